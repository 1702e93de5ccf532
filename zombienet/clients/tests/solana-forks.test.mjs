// SPDX-License-Identifier: Apache-2.0

// Two validators begin without seeing each other: each has other code at the same address. When they meet one of them gives up its
// blocks, and runs the code of the other one; also after it was started again. Two of four validators make nothing final, so that they
// could give up any block.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { Connection, Keypair, LAMPORTS_PER_SOL, SystemProgram, Transaction, TransactionInstruction } from '@solana/web3.js';

import { alice } from '../lib/accounts.mjs';
import { bestNumber, untilBest } from '../lib/blocks.mjs';
import { MiraNode } from '../lib/node.mjs';
import { claimPorts } from '../lib/ports.mjs';
import { connect, succeed } from '../lib/polkadotjs.mjs';
import { within } from '../lib/solana-fixture.mjs';
import { codeOf, deploy } from '../lib/solana-loader.mjs';
import { sendAndConfirm } from '../lib/solana-send.mjs';
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
      const port = await claimPorts(2);
      const args = ['--solana-rpc-port', String(port)];
      const node = await MiraNode.launch({ spec: 'local', authority, webSocket: true, args });
      const connection = new Connection(`http://127.0.0.1:${port}`, {
        commitment: 'processed',
        confirmTransactionInitialTimeout: 2 * MINUTE,
      });
      sides.push({ node, connection, has, api: await connect(node) });
    }
    // Programs run from the first block on.
    await Promise.all(sides.map(({ api }) => untilBest(api, 1, 2 * MINUTE)));
    const deposit = ({ api }) => api.tx.svm.deposit(payer.publicKey.toBytes(), 100 * LAMPORTS_PER_SOL);
    await Promise.all(sides.map((side) => succeed(deposit(side), alice)));
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
  await within('them to meet', async () => (await peers(one)) === 1 && (await peers(other)) === 1);
}

/** Waits until both have the same blocks up to a new one. */
async function agree() {
  const best = Math.max(...(await Promise.all(sides.map(({ api }) => bestNumber(api)))));
  const hash = async ({ api }) => (await api.rpc.chain.getBlockHash(best + 1)).toHex();
  await within('them to agree', async () => {
    const [one, other] = await Promise.all(sides.map(hash));
    return one === other && BigInt(one) !== 0n;
  });
}

/** A call of the program, and a payment with it: that arrives only if the call does what it should, as the code does or not. */
async function call({ connection }, of) {
  const somebody = Keypair.generate().publicKey;
  const transaction = new Transaction().add(
    SystemProgram.transfer({ fromPubkey: payer.publicKey, toPubkey: somebody, lamports: LAMPORTS_PER_SOL }),
    new TransactionInstruction({ programId: program.publicKey, keys: [], data: Buffer.alloc(0) }),
  );
  const options = { skipPreflight: true };
  const failed = await sendAndConfirm(connection, transaction, [payer], options).then(
    () => null,
    (error) => error,
  );
  if (of === BOUNTY) assert.match(`${failed}`, /"Custom":1/);
  else assert.equal(failed, null);
  assert.equal(await connection.getBalance(somebody), of === BOUNTY ? 0 : LAMPORTS_PER_SOL);
}

const codeAt = async ({ connection }, length) => (await codeOf(connection, program.publicKey)).subarray(0, length);

let winner;

test('each side has its own code at the address', { timeout: 5 * MINUTE }, async () => {
  await Promise.all(
    sides.map(async (side) => {
      await deploy(side.connection, payer, side.has, program);
      const slot = await side.connection.getSlot();
      await within('the next slot', async () => (await side.connection.getSlot()) > slot);
      assert.deepEqual(await codeAt(side, side.has.length), side.has);
      await call(side, side.has);
    }),
  );
});

test('who gives up its blocks runs the code of the other side', { timeout: 5 * MINUTE }, async () => {
  const fork = await Promise.all(sides.map(async ({ api }) => (await api.rpc.chain.getBlockHash(await bestNumber(api))).toHex()));
  assert.notEqual(fork[0], fork[1]);
  await meet();
  await agree();
  const codes = await Promise.all(sides.map((side) => codeAt(side, side.has.length)));
  winner = sides[codes.findIndex((found, at) => found.equals(sides[at].has))];
  assert.ok(winner, 'one of the two was kept');
  for (const side of sides) {
    assert.deepEqual(await codeAt(side, winner.has.length), winner.has);
    await call(side, winner.has);
  }
});

test('and so it does after a restart', { timeout: 5 * MINUTE }, async () => {
  const loser = sides.find((side) => side !== winner);
  await loser.node.stop();
  await loser.node.start();
  await meet();
  await call(loser, winner.has);
  await agree();
});
