// SPDX-License-Identifier: Apache-2.0

// Programs on a running node: deployed and changed by their authors, and Mira's own, by which money leaves.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { LAMPORTS_PER_SOL, PublicKey, Transaction, TransactionInstruction, sendAndConfirmTransaction } from '@solana/web3.js';

import { solanaChain, within } from '../lib/solana-fixture.mjs';
import { codeOf, deploy, upgrade } from '../lib/solana-loader.mjs';
import { withdraw } from '../lib/solana-withdrawal.mjs';

const chain = solanaChain();
const program = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url));
/** Does nothing, and does that well. */
const IDLE = program('pallets/svm/src/benchmarking/idle.so');
/** Refuses a call without accounts, with its error 1. */
const BOUNTY = program('svm-host/programs/bounty.so');

const say = (instruction) => sendAndConfirmTransaction(chain.connection, new Transaction().add(instruction), [chain.payer]);

test('a program is deployed, called, changed, and called again', async () => {
  const { connection, payer } = chain;
  const address = await deploy(connection, payer, IDLE.length > BOUNTY.length ? IDLE : padded(IDLE, BOUNTY.length));
  assert.ok((await connection.getAccountInfo(address)).executable);
  const call = new TransactionInstruction({ programId: address, keys: [], data: Buffer.alloc(0) });
  // As on Solana, it can be called from the next slot on.
  const slot = await connection.getSlot();
  await within('the next slot', async () => (await connection.getSlot()) > slot);
  await say(call);
  await within('it to be final', async () => (await connection.getAccountInfo(address, 'finalized')) !== null);
  await upgrade(connection, payer, address, BOUNTY);
  assert.deepEqual((await codeOf(connection, address)).subarray(0, BOUNTY.length), BOUNTY);
  const changed = await connection.getSlot();
  await within('the next slot', async () => (await connection.getSlot('finalized')) > changed);
  await assert.rejects(say(call), /custom program error: 0x1/);
});

/** Zeros behind the code are no part of it. */
function padded(code, length) {
  return Buffer.concat([code, Buffer.alloc(length - code.length)]);
}

test('a wallet takes its money out of the domain, and gets it on the chain', async () => {
  const { connection, payer, api } = chain;
  const to = Buffer.alloc(32, 77);
  const before = await connection.getBalance(payer.publicKey);
  await say(withdraw(payer.publicKey, to, LAMPORTS_PER_SOL));
  assert.equal(await connection.getBalance(payer.publicKey), before - LAMPORTS_PER_SOL - 5_000);
  assert.equal((await api.query.svm.heldInAll()).toBigInt(), BigInt(LAMPORTS_PER_SOL));
  const balance = async () => (await api.query.system.account(to)).data.free.toBigInt();
  assert.equal(await balance(), 0n, 'it is held first');
  await within('it to be paid out', async () => (await balance()) === BigInt(LAMPORTS_PER_SOL));
  // More than there is is refused before anybody pays for it.
  await assert.rejects(say(withdraw(payer.publicKey, to, 1_000 * LAMPORTS_PER_SOL)), /custom program error: 0x1/);
});

test('claims have accounts, once there are claims', async () => {
  const common = new PublicKey('MiraC1aims111111111111111111111111111111111').toBytes().subarray(0, 24);
  const claim = new PublicKey(Buffer.concat([common, Buffer.alloc(8)]));
  assert.equal(await chain.connection.getAccountInfo(claim), null);
});
