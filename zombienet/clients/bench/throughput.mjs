// SPDX-License-Identifier: Apache-2.0

// Transfers that a development node takes in: Solana's at its door, and the chain's own by signed extrinsics, each as many as blocks
// have room for; and how long one of Solana's waits until it is in a block, and final. Usage: node bench/throughput.mjs [--transfers N].
// Prints a row of a table for each.

import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { SystemProgram, Transaction } from '@solana/web3.js';

import { bestNumber, eventsOf } from '../lib/blocks.mjs';
import { MINUTE, SECOND, SLOT, until } from '../lib/wait.mjs';
import { PAYERS, payers, post, roomyNode, solanaTransfers } from './loads.mjs';

const { values } = parseArgs({ options: { transfers: { type: 'string', default: '30000' }, samples: { type: 'string', default: '120' } } });
const [transfers, samples] = [Number(values.transfers), Number(values.samples)];
if (!Number.isSafeInteger(transfers) || transfers < 1 || !Number.isSafeInteger(samples) || samples < 1) {
  console.error('--transfers and --samples are whole numbers above 0');
  process.exit(2);
}

/** Between blocks. */
const SLOT_SECONDS = SLOT / SECOND;

const { node, api, connection, door, end } = await roomyNode();

/** Sends all, and waits until all are in blocks: how many the fullest five blocks in a row took, by the second. */
async function measure(name, url, calls, count) {
  const from = (await bestNumber(api)) + 1;
  const begin = Date.now();
  await post(url, calls);
  const sent = (Date.now() - begin) / SECOND;
  const taken = [];
  let next = from;
  const all = async (note) => {
    for (; next <= (await bestNumber(api)); next += 1) {
      taken.push(count(await eventsOf(api, next)));
    }
    const sum = taken.reduce((total, more) => total + more, 0);
    note({ [name]: sum });
    return sum >= calls.length;
  };
  await until(`all ${calls.length} of ${name} to be in blocks`, all, { timeout: 30 * MINUTE, every: SECOND });
  const runs = taken.map((_, at) => taken.slice(at, at + 5)).filter((run) => run.length === 5);
  const mean = (run) => run.reduce((sum, one) => sum + one, 0) / run.length;
  const fullest = Math.max(...(runs.length ? runs : [taken]).map(mean));
  const most = Math.max(...taken);
  console.log(
    `| ${name} | ${calls.length} | ${(calls.length / sent).toFixed(0)} | ${most} | ${(fullest / SLOT_SECONDS).toFixed(0)} |`,
  );
  return fullest / SLOT_SECONDS;
}

const quantile = (list, share) => list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(share * list.length))];

try {
  const { solana, chain } = await payers(api);
  console.log('| transfers | sent | taken into the pool, a second | most in a block | sustained, a second |\n|---|---:|---:|---:|---:|');

  const wire = await solanaTransfers(connection, solana, transfers);
  const svm = await measure("Solana's", door, wire, (events) =>
    events.filter(({ event }) => event.section === 'svm' && event.method === 'TransactionExecuted').length,
  );

  const extrinsics = [];
  const round = Math.ceil(transfers / PAYERS);
  for (const [at, payer] of chain.entries()) {
    for (let nonce = 0; nonce < round; nonce += 1) {
      const dest = chain[(at + 1 + nonce) % PAYERS].address;
      const signed = await api.tx.balances.transferKeepAlive(dest, 1 + nonce).signAsync(payer, { nonce, era: 0 });
      extrinsics[nonce * PAYERS + at] = ['author_submitExtrinsic', [signed.toHex()]];
    }
  }
  const frame = await measure("the chain's own", node.http, extrinsics, (events) =>
    events.filter(({ event }) => event.section === 'balances' && event.method === 'Transfer').length,
  );
  console.log(`\nSolana's are ${(svm / frame).toFixed(2)} times as many.`);

  const [processed, confirmed] = [[], []];
  // Sent at any time of a slot, whatever becomes of those before.
  const sample = async (_, at) => {
    await sleep(at * SECOND + Math.random() * SLOT);
    const payer = solana[at % PAYERS];
    const latest = await connection.getLatestBlockhash();
    const transaction = new Transaction({ feePayer: payer.publicKey, recentBlockhash: latest.blockhash });
    transaction.add(SystemProgram.transfer({ fromPubkey: payer.publicKey, toPubkey: solana[PAYERS - 1].publicKey, lamports: 1 }));
    transaction.sign(payer);
    const begin = Date.now();
    const signature = await connection.sendRawTransaction(transaction.serialize(), { skipPreflight: true });
    const reached = (commitment, list) =>
      connection.confirmTransaction({ signature, ...latest }, commitment).then(() => list.push((Date.now() - begin) / SECOND));
    await Promise.all([reached('processed', processed), reached('confirmed', confirmed)]);
  };
  await Promise.all(Array.from({ length: samples }, sample));
  console.log('\n| from sendTransaction to | seconds, half of them | 95 of 100 |\n|---|---:|---:|');
  for (const [name, list] of Object.entries({ processed, confirmed })) {
    console.log(`| ${name} | ${quantile(list, 0.5).toFixed(1)} | ${quantile(list, 0.95).toFixed(1)} |`);
  }
} finally {
  await end();
}
process.exit(0);
