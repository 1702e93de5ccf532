// SPDX-License-Identifier: Apache-2.0

// Transfers for a node to take in: who pays, what they sign, and how it is sent, many at a time.

import { setTimeout as sleep } from 'node:timers/promises';

import { Keyring } from '@polkadot/keyring';
import { ComputeBudgetProgram, Connection, Keypair, SystemProgram, Transaction } from '@solana/web3.js';

import { alice, tokens } from '../lib/accounts.mjs';
import { MiraNode } from '../lib/node.mjs';
import { claimPorts } from '../lib/ports.mjs';
import { connect, succeed } from '../lib/polkadotjs.mjs';
import { MINUTE, SECOND, until } from '../lib/wait.mjs';

/** Who pays: so many that few of them wait for each other. */
export const PAYERS = 200;
/** Requests in one message. */
const TOGETHER = 250;
/** What a transfer asks for: what it takes on Solana. */
const UNITS = 450;

/** What a node needs to be told to take in so much. */
export const LIMITS = ['--pool-limit', '100000', '--pool-kbytes', '200000', '--rpc-max-batch-request-len', '1000', '--rpc-max-request-size', '50'];

/** A development node with room in its pool, and connections to both of its doors. `end` ends all of it. */
export async function roomyNode() {
  const port = await claimPorts(2);
  const node = await MiraNode.launch({ args: ['--solana-rpc-port', String(port), ...LIMITS] });
  const api = await connect(node);
  const door = `http://127.0.0.1:${port}`;
  const connection = new Connection(door, 'processed');
  await until('a final block', async () => (await connection.getSlot('finalized')) > 0, { timeout: MINUTE });
  const end = async () => {
    connection._rpcWebSocket.close();
    await api.disconnect();
    await node.stop();
  };
  return { node, api, connection, door, end };
}

/** Accounts with money at both doors. */
export async function payers(api) {
  const solana = Array.from({ length: PAYERS }, (_, at) => Keypair.fromSeed(new Uint8Array(32).fill(7).with(0, at & 255)));
  const keyring = new Keyring({ type: 'sr25519' });
  const chain = Array.from({ length: PAYERS }, (_, at) => keyring.addFromUri(`//Alice//throughput//${at}`));
  for (let at = 0; at < PAYERS; at += 50) {
    const deposits = solana.slice(at, at + 50).map(({ publicKey }) => api.tx.svm.deposit(publicKey.toBytes(), tokens(5)));
    const funds = chain.slice(at, at + 50).map(({ address }) => api.tx.balances.transferKeepAlive(address, tokens(50)));
    await succeed(api.tx.utility.batchAll([...deposits, ...funds]), alice);
  }
  return { solana, chain };
}

/** Requests at Solana's door to move money between payers, all signed. */
export async function solanaTransfers(connection, solana, count) {
  const { blockhash } = await connection.getLatestBlockhash();
  return Array.from({ length: count }, (_, at) => {
    const payer = solana[at % PAYERS];
    const transaction = new Transaction({ feePayer: payer.publicKey, recentBlockhash: blockhash });
    const toPubkey = solana[(at + 1 + Math.floor(at / PAYERS)) % PAYERS].publicKey;
    transaction.add(
      ComputeBudgetProgram.setComputeUnitLimit({ units: UNITS }),
      SystemProgram.transfer({ fromPubkey: payer.publicKey, toPubkey, lamports: 1 + at }),
    );
    transaction.sign(payer);
    return request(transaction);
  });
}

/** A request at Solana's door to take a signed transaction. */
export const request = (transaction) => [
  'sendTransaction',
  [Buffer.from(transaction.serialize()).toString('base64'), { encoding: 'base64', skipPreflight: true }],
];

/** Sends requests, many in a message; as fast as they are answered, but no more than so many a second. */
export async function post(url, calls, perSecond = Infinity) {
  const begin = Date.now();
  for (let at = 0; at < calls.length; at += TOGETHER) {
    await sleep(begin + (at / perSecond) * SECOND - Date.now());
    const together = calls.slice(at, at + TOGETHER);
    const body = JSON.stringify(together.map(([method, params], id) => ({ jsonrpc: '2.0', id, method, params })));
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const bad = (await answer.json()).find(({ error }) => error);
    if (bad) throw new Error(JSON.stringify(bad.error));
  }
}
