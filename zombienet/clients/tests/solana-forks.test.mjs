// SPDX-License-Identifier: Apache-2.0

// Two validators lose sight of each other and go on by themselves: each has other code at the same address. When they meet again one
// of them gives up its blocks, and runs the code of the other one; also after it was started again.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { Connection, Keypair, LAMPORTS_PER_SOL, SystemProgram, Transaction, TransactionInstruction, sendAndConfirmTransaction } from '@solana/web3.js';

import { alice } from '../lib/accounts.mjs';
import { bestNumber, untilFinalized } from '../lib/blocks.mjs';
import { MiraNode, freePorts } from '../lib/node.mjs';
import { connect, succeed } from '../lib/polkadotjs.mjs';
import { within } from '../lib/solana-fixture.mjs';
import { codeOf, deploy } from '../lib/solana-loader.mjs';
import { MINUTE } from '../lib/wait.mjs';

const code = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url));
/** Does nothing, and does that well. */
const IDLE = code('pallets/svm/src/benchmarking/idle.so');
/** Refuses a call without accounts. */
const BOUNTY = code('svm-host/programs/bounty.so');

const payer = Keypair.generate();
const program = Keypair.generate();
/** Alice's node with one code, Bob's with the other. */
const sides = [];

before(
  async () => {
    for (const [authority, has] of Object.entries({ alice: IDLE, bob: BOUNTY })) {
      const port = await freePorts(2);
      // They see whom they are told to see.
      const args = ['--reserved-only', '--solana-rpc-port', String(port)];
      const node = await MiraNode.launch({ spec: 'local', authority, webSocket: true, args });
      const connection = new Connection(`http://127.0.0.1:${port}`, {
        commitment: 'processed',
        confirmTransactionInitialTimeout: 2 * MINUTE,
      });
      sides.push({ node, connection, has, api: await connect(node), id: await node.rpc('system_localPeerId') });
    }
    const [{ api, connection }] = sides;
    await meet();
    await untilFinalized(api, 1, 2 * MINUTE);
    await succeed(api.tx.svm.deposit(payer.publicKey.toBytes(), 100 * LAMPORTS_PER_SOL), alice);
    await within('the payer to have money, finally', async () => (await connection.getBalance(payer.publicKey, 'finalized')) > 0);
  },
  { timeout: 4 * MINUTE },
);

after(
  async () => {
    for (const { api, connection, node } of sides) {
      connection._rpcWebSocket.close();
      await api.disconnect();
      await node.stop();
    }
  },
  { timeout: MINUTE },
);

const peers = async ({ node }) => (await node.rpc('system_health')).peers;

async function meet() {
  const [one, other] = sides;
  await one.node.rpc('system_addReservedPeer', await other.node.bootnode());
  await other.node.rpc('system_addReservedPeer', await one.node.bootnode());
  await within('them to meet', async () => (await peers(one)) === 1 && (await peers(other)) === 1);
}

async function part() {
  const [one, other] = sides;
  await one.node.rpc('system_removeReservedPeer', other.id);
  await other.node.rpc('system_removeReservedPeer', one.id);
  await within('them to part', async () => (await peers(one)) === 0 && (await peers(other)) === 0);
}

/** A call of the program, and a payment with it: that arrives only if the call does what it should. What the one who is paid has. */
async function call({ connection }) {
  const somebody = Keypair.generate().publicKey;
  const transaction = new Transaction().add(
    SystemProgram.transfer({ fromPubkey: payer.publicKey, toPubkey: somebody, lamports: LAMPORTS_PER_SOL }),
    new TransactionInstruction({ programId: program.publicKey, keys: [], data: Buffer.alloc(0) }),
  );
  const options = { skipPreflight: true };
  const failed = await sendAndConfirmTransaction(connection, transaction, [payer], options).then(
    () => null,
    (error) => error,
  );
  const has = await connection.getBalance(somebody);
  assert.equal(has, failed ? 0 : LAMPORTS_PER_SOL, `${failed}`);
  return has;
}

/** What a call comes to by some code. */
const worth = (of) => (of.equals(IDLE) ? LAMPORTS_PER_SOL : 0);
const codeAt = async ({ connection }, length) => (await codeOf(connection, program.publicKey)).subarray(0, length);

let winner;

test('each side has its own code at the address', { timeout: 5 * MINUTE }, async () => {
  await part();
  await Promise.all(
    sides.map(async (side) => {
      await deploy(side.connection, payer, side.has, program);
      const slot = await side.connection.getSlot();
      await within('the next slot', async () => (await side.connection.getSlot()) > slot);
      assert.deepEqual(await codeAt(side, side.has.length), side.has);
      assert.equal(await call(side), worth(side.has));
    }),
  );
});

test('who gives up its blocks runs the code of the other side', { timeout: 5 * MINUTE }, async () => {
  const fork = await Promise.all(sides.map(async ({ api }) => (await api.rpc.chain.getBlockHash(await bestNumber(api))).toHex()));
  assert.notEqual(fork[0], fork[1]);
  await meet();
  const best = Math.max(...(await Promise.all(sides.map(({ api }) => bestNumber(api)))));
  await Promise.all(sides.map(({ api }) => untilFinalized(api, best + 1, 3 * MINUTE)));
  const codes = await Promise.all(sides.map((side) => codeAt(side, side.has.length)));
  winner = sides[codes.findIndex((found, at) => found.equals(sides[at].has))];
  assert.ok(winner, 'one of the two was kept');
  for (const side of sides) {
    assert.deepEqual(await codeAt(side, winner.has.length), winner.has);
    assert.equal(await call(side), worth(winner.has));
  }
});

test('and so it does after a restart', { timeout: 5 * MINUTE }, async () => {
  const loser = sides.find((side) => side !== winner);
  await loser.node.stop();
  await loser.node.start();
  await meet();
  assert.equal(await call(loser), worth(winner.has));
  await untilFinalized(winner.api, (await bestNumber(winner.api)) + 1, 2 * MINUTE);
  const head = await winner.node.rpc('chain_getFinalizedHead');
  await within('both to have the same final block', async () => (await loser.node.rpc('chain_getHeader', head)) !== null);
});
