// SPDX-License-Identifier: Apache-2.0

// Nodes whose engines go wrong where a transaction asks for it.

import { Connection, Keypair, PublicKey, SystemProgram, Transaction, TransactionInstruction } from '@solana/web3.js';

import { bestNumber, untilBest, untilFinalized } from './blocks.mjs';
import { MiraNode, faultyNode } from './node.mjs';
import { claimPorts } from './ports.mjs';
import { connect } from './polkadotjs.mjs';
import { within } from './solana-fixture.mjs';

/** Programs of the faulty engines: `mira-svm-faults` says what each does. */
export const PANICS = new PublicKey('Panics1111111111111111111111111111111111111');
export const PANICS_ONCE = new PublicKey('PanicsAtFirst111111111111111111111111111111');
export const NEVER_ENDS = new PublicKey('NeverEnds1111111111111111111111111111111111');
export const EATS_MEMORY = new PublicKey('EatsMemory1111111111111111111111111111111111');
export const MINTS = new PublicKey('Mints11111111111111111111111111111111111111');

/** For a chain whose node has them, and which others can follow. */
export const options = { binary: faultyNode(), webSocket: true };
const call = (programId) => new TransactionInstruction({ programId, keys: [], data: Buffer.alloc(0) });

/** Bytes that pay somebody and call a program. */
export async function poison({ connection, payer }, programId) {
  const { blockhash } = await connection.getLatestBlockhash();
  const transaction = new Transaction({ feePayer: payer.publicKey, recentBlockhash: blockhash });
  const toPubkey = Keypair.generate().publicKey;
  transaction.add(SystemProgram.transfer({ fromPubkey: payer.publicKey, toPubkey, lamports: 1_000_000 }), call(programId));
  transaction.sign(payer);
  return transaction.serialize();
}

/** Sends bytes without having them tried before. */
export const offer = ({ connection }, bytes) => connection.sendRawTransaction(bytes, { skipPreflight: true });
export const send = async (chain, programId) => offer(chain, await poison(chain, programId));

/** Blocks are made, and become final, that are newer than all that there are now. */
export const goesOn = async ({ api }) => untilFinalized(api, (await bestNumber(api)) + 2);

/** How many transactions a pool has. */
export const waiting = async (api) => (await api.rpc.author.pendingExtrinsics()).length;

/** Runs something with another node that follows the chain, and makes no blocks: what is sent to it, it offers to its peers. */
export async function withPeer({ api, node, payer }, run) {
  const port = await claimPorts(2);
  const peer = await MiraNode.launch({ ...options, spec: 'dev', follows: await node.bootnode(), args: ['--solana-rpc-port', String(port)] });
  const connection = new Connection(`http://127.0.0.1:${port}`, 'processed');
  let its;
  try {
    its = await connect(peer);
    // Its pool judges by blocks that came after it had caught up.
    await within('the peer to catch up', async () => (await connection.getBalance(payer.publicKey)) > 0);
    await untilBest(its, (await bestNumber(api)) + 1);
    await run({ api: its, connection, node: peer, payer });
  } finally {
    connection._rpcWebSocket.close();
    await its?.disconnect();
    await peer.stop();
  }
}
