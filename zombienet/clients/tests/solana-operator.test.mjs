// SPDX-License-Identifier: Apache-2.0

// Solana's door as its operator sets it: without a history, with a pool that has little room, and with what is counted.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Keypair, SystemProgram, Transaction } from '@solana/web3.js';

import { confirmed, solanaChain, within } from '../lib/solana-fixture.mjs';

/** Transactions that the pool has room for. */
const ROOM = 8;

const chain = solanaChain(undefined, {
  metrics: true,
  args: ['--solana-history', '0', '--pool-limit', String(ROOM)],
});

test('without a history it says that it has none, not that there was nothing', async () => {
  const { connection, payer } = chain;
  await assert.rejects(connection.getSignaturesForAddress(payer.publicKey, {}, 'confirmed'), (error) => error.code === -32011);
});

test('a pool without room says that it is busy, and takes more later', async () => {
  const { connection, payer } = chain;
  const { blockhash } = await connection.getLatestBlockhash();
  const send = (lamports) => {
    const transaction = new Transaction({ feePayer: payer.publicKey, recentBlockhash: blockhash });
    const toPubkey = Keypair.generate().publicKey;
    transaction.add(SystemProgram.transfer({ fromPubkey: payer.publicKey, toPubkey, lamports }));
    transaction.sign(payer);
    return connection.sendRawTransaction(transaction.serialize(), { skipPreflight: true });
  };
  const sent = await Promise.allSettled(Array.from({ length: 10 * ROOM }, (_, at) => send(1_000_000 + at)));
  const refused = sent.filter(({ status }) => status === 'rejected');
  assert.ok(refused.length > 0 && refused.length < sent.length, `${refused.length} of ${sent.length} were refused`);
  for (const { reason } of refused) assert.match(`${reason}`, /not taken now, try again later/);
  const taken = sent.filter(({ status }) => status === 'fulfilled');
  await Promise.all(taken.map(({ value }) => confirmed(chain, value)));
  const later = await within('it to take more', () => send(2_000_000).catch(() => false));
  await confirmed(chain, later);
});

test('what was executed is counted', async () => {
  const { node } = chain;
  await within('it to be counted', async () => (await node.metric('mira_svm_transactions_total')) > 1);
  assert.ok((await node.metric('mira_svm_batches_total')) >= 2);
  assert.ok((await node.metric('mira_svm_execution_microseconds_total')) > 0);
  for (const none of ['faults', 'transactions_failed', 'batches_rejected']) {
    assert.equal(await node.metric(`mira_svm_${none}_total`), 0, none);
  }
});
