// SPDX-License-Identifier: Apache-2.0

// Nodes whose engines go wrong where a transaction asks for it.

import { Keypair, PublicKey, SystemProgram, Transaction, TransactionInstruction } from '@solana/web3.js';

import { bestNumber, untilFinalized } from './blocks.mjs';
import { faultyNode } from './node.mjs';

/** Programs of the faulty engines: `mira-svm-faults` says what each does. */
export const PANICS = new PublicKey('Panics1111111111111111111111111111111111111');
export const PANICS_ONCE = new PublicKey('PanicsAtFirst111111111111111111111111111111');
export const NEVER_ENDS = new PublicKey('NeverEnds1111111111111111111111111111111111');
export const EATS_MEMORY = new PublicKey('EatsMemory1111111111111111111111111111111111');
export const MINTS = new PublicKey('Mints11111111111111111111111111111111111111');

/** For a chain whose node has them. */
export const options = { binary: faultyNode() };
const call = (programId) => new TransactionInstruction({ programId, keys: [], data: Buffer.alloc(0) });

/** Pays somebody and calls a program, without having that tried before. */
export async function send({ connection, payer }, programId) {
  const { blockhash } = await connection.getLatestBlockhash();
  const transaction = new Transaction({ feePayer: payer.publicKey, recentBlockhash: blockhash });
  const toPubkey = Keypair.generate().publicKey;
  transaction.add(SystemProgram.transfer({ fromPubkey: payer.publicKey, toPubkey, lamports: 1_000_000 }), call(programId));
  transaction.sign(payer);
  return connection.sendRawTransaction(transaction.serialize(), { skipPreflight: true });
}

/** Blocks are made, and become final, that are newer than all that there are now. */
export const goesOn = async ({ api }) => untilFinalized(api, (await bestNumber(api)) + 2);

/** How many transactions a pool has. */
export const waiting = async (api) => (await api.rpc.author.pendingExtrinsics()).length;
