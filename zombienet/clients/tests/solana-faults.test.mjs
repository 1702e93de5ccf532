// SPDX-License-Identifier: Apache-2.0

// What goes wrong in the SVM domain stays there: a node whose engines fail where a transaction asks for it goes on making blocks and
// making them final.

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';

import { Connection, Keypair, LAMPORTS_PER_SOL, PublicKey, SystemProgram, Transaction, TransactionInstruction } from '@solana/web3.js';

import { bob } from '../lib/accounts.mjs';
import { bestNumber, findEvent, is, untilBest, untilFinalized } from '../lib/blocks.mjs';
import { MiraNode, faultyNode, freePorts } from '../lib/node.mjs';
import { connect, succeed } from '../lib/polkadotjs.mjs';
import { confirmed, solanaChain, within } from '../lib/solana-fixture.mjs';
import { MINUTE } from '../lib/wait.mjs';

/** Programs of the faulty engines: `mira-svm-faults` says what each does. */
const PANICS = new PublicKey('Panics1111111111111111111111111111111111111');
const PANICS_ONCE = new PublicKey('PanicsAtFirst111111111111111111111111111111');
const NEVER_ENDS = new PublicKey('NeverEnds1111111111111111111111111111111111');
const EATS_MEMORY = new PublicKey('EatsMemory1111111111111111111111111111111111');
const MINTS = new PublicKey('Mints11111111111111111111111111111111111111');

const options = { binary: faultyNode() };
const call = (programId) => new TransactionInstruction({ programId, keys: [], data: Buffer.alloc(0) });

/** Pays somebody and calls a program, without having that tried before. */
async function send({ connection, payer }, programId) {
  const { blockhash } = await connection.getLatestBlockhash();
  const transaction = new Transaction({ feePayer: payer.publicKey, recentBlockhash: blockhash });
  const toPubkey = Keypair.generate().publicKey;
  transaction.add(SystemProgram.transfer({ fromPubkey: payer.publicKey, toPubkey, lamports: 1_000_000 }), call(programId));
  transaction.sign(payer);
  return connection.sendRawTransaction(transaction.serialize(), { skipPreflight: true });
}

/** Blocks are made, and become final, that are newer than all that there are now. */
const goesOn = async ({ api }) => untilFinalized(api, (await bestNumber(api)) + 2);

/** How many transactions a pool has. */
const waiting = async (api) => (await api.rpc.author.pendingExtrinsics()).length;

/** Waits for the batch to be discarded; why, and from which block on. */
async function discarded({ api }, from) {
  const match = (event) => is(event, 'svm', 'BatchDiscarded');
  const { event, events, number } = await findEvent(api, 'the batch to be discarded', { from, match });
  assert.ok(events.some((other) => is(other.event, 'svm', 'DomainFrozen')), 'the domain stands still, and says so');
  return { why: event.data.why, number };
}

describe('a machine that fails once', () => {
  const chain = solanaChain(undefined, options);

  test('executes again, and nobody notices', async () => {
    await confirmed(chain, await send(chain, PANICS_ONCE));
    assert.match(chain.node.logTail(500), /Executing the batch once more/);
    await goesOn(chain);
    assert.ok((await chain.api.query.svm.frozen()).isNone);
  });
});

describe('an engine that makes money', () => {
  const chain = solanaChain(undefined, options);

  test('loses the batch, not the block, and what is on its way out stays where it is', async () => {
    const { api, connection, payer } = chain;
    await succeed(api.tx.svm.deposit(bob.address, 2 * LAMPORTS_PER_SOL), bob);
    await succeed(api.tx.svm.withdraw(bob.address, LAMPORTS_PER_SOL), bob);
    const held = async () => (await api.query.svm.heldInAll()).toBigInt();
    const [[, withdrawal]] = await api.query.svm.held.entries();
    const before = await connection.getBalance(payer.publicKey);
    const backed = (await api.query.svm.backed()).toBigInt();

    const from = await bestNumber(api);
    await send(chain, MINTS);
    const { why } = await discarded(chain, from);

    assert.ok(why.isUnbalanced, why.toString());
    assert.equal(await connection.getBalance(payer.publicKey), before - 5_000, 'only the fee is gone');
    assert.equal((await api.query.svm.backed()).toBigInt(), backed - 5_000n);
    // Nothing gets in any more, and Solana's clients are told why.
    await assert.rejects(send(chain, PANICS_ONCE), /maintenance/i);
    await untilBest(api, withdrawal.unwrap().dueAt.toNumber() + 2);
    await goesOn(chain);
    assert.equal(await held(), BigInt(LAMPORTS_PER_SOL), 'held, and still its owner\'s');
    assert.deepEqual(withdrawal.unwrap().from.toU8a(), bob.addressRaw);
  });
});

describe('an engine that cannot execute a transaction', () => {
  const chain = solanaChain(undefined, options);

  test('loses the batch, and goes on without that transaction', async () => {
    const { api, connection, payer } = chain;
    const from = await bestNumber(api);
    const good = await connection.getBalance(payer.publicKey);
    await send(chain, PANICS);
    const { why } = await discarded(chain, from);
    assert.ok(why.isRejected && why.asRejected.isEngine, why.toString());
    assert.equal(await connection.getBalance(payer.publicKey), good - 5_000);
    await goesOn(chain);
    assert.equal(await waiting(api), 0, 'its pool does not keep it');
  });
});

describe('an engine that never ends', () => {
  const chain = solanaChain(undefined, options);

  test('costs a block, and the transaction its place: all others go on', async () => {
    const { api, connection, payer } = chain;
    const before = await connection.getBalance(payer.publicKey);
    await send(chain, NEVER_ENDS);
    await within('the node to notice', () => /did not end within 2 seconds/.test(chain.node.logTail(500)));
    await within('its pool to be without it', async () => (await waiting(api)) === 0);
    await goesOn(chain);
    assert.equal(await connection.getBalance(payer.publicKey), before, 'it is in no block');
    assert.ok((await api.query.svm.frozen()).isNone, 'machines differ in how long they take: nothing is agreed on');
    await confirmed(chain, await connection.requestAirdrop(payer.publicKey, LAMPORTS_PER_SOL));
  });
});

// What takes all memory ends the process. Its operator's supervisor starts it again, and its peers still have the transaction.
describe('an engine that takes all memory', () => {
  const chain = solanaChain(undefined, { ...options, webSocket: true });
  let peer;
  after(() => peer?.stop());

  test('ends the node, which leaves the transaction to others when it is started again', { timeout: 4 * MINUTE }, async () => {
    const port = await freePorts(2);
    const args = ['--solana-rpc-port', String(port)];
    const follows = await chain.node.bootnode();
    peer = await MiraNode.launch({ ...options, spec: 'dev', follows, args });
    const [api, connection] = [await connect(peer), new Connection(`http://127.0.0.1:${port}`, 'processed')];
    try {
      // Its pool judges by blocks that came after it had caught up.
      await within('the peer to catch up', async () => (await connection.getBalance(chain.payer.publicKey)) > 0);
      await untilBest(api, (await bestNumber(chain.api)) + 1);
      await send({ connection, payer: chain.payer }, EATS_MEMORY);
      await chain.node.ended(MINUTE);
      assert.match(chain.node.logTail(200), /memory allocation of \d+ bytes failed/);
      assert.equal(await waiting(api), 1);

      await chain.node.start();
      assert.match(chain.node.logTail(200), /ended while it executed 1 Solana transactions/);
      // Long enough for the peer to offer it again, several times.
      await untilFinalized(api, (await bestNumber(api)) + 4, 2 * MINUTE);
      assert.equal(await waiting(api), 1, 'it is still offered');
      await confirmed(chain, await chain.connection.requestAirdrop(chain.payer.publicKey, LAMPORTS_PER_SOL));
    } finally {
      connection._rpcWebSocket.close();
      await api.disconnect();
    }
  });
});
