// SPDX-License-Identifier: Apache-2.0

// What goes wrong in the SVM domain stays there: a node whose engines fail where a transaction asks for it goes on making blocks and
// making them final.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { LAMPORTS_PER_SOL } from '@solana/web3.js';

import { bob } from '../lib/accounts.mjs';
import { bestNumber, findEvent, is, untilBest, untilFinalized } from '../lib/blocks.mjs';
import { succeed } from '../lib/polkadotjs.mjs';
import { confirmed, solanaChain, within } from '../lib/solana-fixture.mjs';
import { MINTS, PANICS, PANICS_ONCE, goesOn, options, send, waiting, withPeer } from '../lib/solana-poison.mjs';
import { MINUTE } from '../lib/wait.mjs';

/**
 * Sends a poison through a peer, and sees that the peer comes to the same: its own engine fails too, and it follows the chain on. `before` is
 * called once the peer is there, however long that takes.
 */
const poisoned = (chain, programId, then, before = () => {}) =>
  withPeer(chain, async (peer) => {
    await before();
    const from = await bestNumber(chain.api);
    await send(peer, programId);
    const { why, number } = await discarded(chain, from);
    await untilFinalized(peer.api, number + 1);
    assert.deepEqual((await discarded(peer, from)).why.toJSON(), why.toJSON());
    await then(why, peer);
  });

/** Waits for the batch to be discarded; why, and from which block on. */
async function discarded({ api }, from) {
  const match = (event) => is(event, 'svm', 'BatchDiscarded');
  const { event, events, number } = await findEvent(api, 'the batch to be discarded', { from, match });
  assert.ok(events.some((other) => is(other.event, 'svm', 'DomainFrozen')), 'the domain stands still, and says so');
  return { why: event.data.why, number };
}

describe('a machine that fails once', () => {
  const chain = solanaChain(undefined, { ...options, metrics: true });

  test('executes again, and nobody notices', async () => {
    await confirmed(chain, await send(chain, PANICS_ONCE));
    assert.match(chain.node.logTail(500), /Executing the batch once more/);
    await within('it to be counted', async () => (await chain.node.metric('mira_svm_faults_total')) > 0);
    assert.equal(await chain.node.metric('mira_svm_batches_rejected_total'), 0);
    await goesOn(chain);
    assert.ok((await chain.api.query.svm.frozen()).isNone);
  });
});

describe('an engine that makes money', () => {
  const chain = solanaChain(undefined, options);

  test('loses the batch, not the block, and what is on its way out stays where it is', { timeout: 5 * MINUTE }, async () => {
    const { api, connection, payer } = chain;
    const held = async () => (await api.query.svm.heldInAll()).toBigInt();
    let [number, withdrawal, backed] = [];
    await succeed(api.tx.svm.deposit(bob.address, 2 * LAMPORTS_PER_SOL), bob);
    const before = await connection.getBalance(payer.publicKey);
    const withdraws = async () => {
      await succeed(api.tx.svm.withdraw(bob.address, LAMPORTS_PER_SOL), bob);
      [[number, withdrawal]] = await api.query.svm.held.entries();
      backed = (await api.query.svm.backed()).toBigInt();
    };

    await poisoned(chain, MINTS, (why) => assert.ok(why.isUnbalanced, why.toString()), withdraws);

    assert.equal(await connection.getBalance(payer.publicKey), before - 5_000, 'only the fee is gone');
    assert.equal((await api.query.svm.backed()).toBigInt(), backed - 5_000n);
    // Nothing gets in any more, and Solana's clients are told why.
    await assert.rejects(send(chain, PANICS_ONCE), /maintenance/i);
    await untilBest(api, withdrawal.unwrap().dueAt.toNumber() + 2);
    await goesOn(chain);
    assert.equal(await held(), BigInt(LAMPORTS_PER_SOL), 'held, and still its owner\'s');
    const left = await api.query.svm.held.entries();
    assert.deepEqual(left.map(([key, value]) => [key.toHex(), value.toHex()]), [[number.toHex(), withdrawal.toHex()]]);
    assert.deepEqual(left[0][1].unwrap().from.toU8a(), bob.addressRaw);
  });
});

describe('an engine that cannot execute a transaction', () => {
  const chain = solanaChain(undefined, { ...options, metrics: true });

  test('loses the batch, and goes on without that transaction', async () => {
    const { api, connection, payer } = chain;
    const good = await connection.getBalance(payer.publicKey);
    await poisoned(chain, PANICS, async (why, peer) => {
      assert.ok(why.isRejected && why.asRejected.isEngine, why.toString());
      assert.equal(await waiting(peer.api), 0, 'its peer does not keep it');
    });
    assert.equal(await connection.getBalance(payer.publicKey), good - 5_000);
    await goesOn(chain);
    assert.equal(await waiting(api), 0, 'its pool does not keep it');
    assert.ok((await chain.node.metric('mira_svm_batches_rejected_total')) > 0);
  });
});
