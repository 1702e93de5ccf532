// SPDX-License-Identifier: Apache-2.0

// A session in the SVM domain with stock clients: the transaction is made by web3.js, the key acts with polkadot.js, and nobody has
// the principal's key at Solana's side.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

import {
  TOKEN_PROGRAM_ID,
  createApproveInstruction,
  createMint,
  createTransferInstruction,
  getAccount,
  getOrCreateAssociatedTokenAccount,
  mintTo,
} from '@solana/spl-token';
import { Keypair, LAMPORTS_PER_SOL, PublicKey, SystemProgram, Transaction } from '@solana/web3.js';

import { charlie, stranger } from '../lib/accounts.mjs';
import { eventsOf } from '../lib/blocks.mjs';
import { nodeBinary } from '../lib/node.mjs';
import { follow, only, succeed } from '../lib/polkadotjs.mjs';
import { grant } from '../lib/sessions.mjs';
import { solanaChain } from '../lib/solana-fixture.mjs';
import { MINUTE, until } from '../lib/wait.mjs';

const principal = new PublicKey(charlie.publicKey);
const shop = Keypair.generate().publicKey;
const chain = solanaChain(async ({ api }) => {
  await succeed(api.tx.svm.deposit(charlie.address, LAMPORTS_PER_SOL), charlie);
});

const bytes = (key) => `0x${Buffer.from(key.toBytes()).toString('hex')}`;

/** Charlie opens a session whose key may send such transactions, each taking at most so many lamports; its key and number. */
async function open(name, programs, accounts, lamports) {
  const { api } = chain;
  const key = stranger(name);
  const item = { Svm: { programs: programs.map(bytes), accounts: accounts.map(bytes), lamports, claim: null } };
  const granted = await grant(api, key, [item]);
  const opened = await succeed(api.tx.miraSessions.open(granted), charlie);
  return { key, session: only(opened.events, 'miraSessions', 'SessionOpened').data.session.toNumber() };
}

/** The call that sends instructions for Charlie, who pays and whose signature they bear by that, with a limit of lamports. */
async function within(instructions, lamports) {
  const { blockhash } = await chain.connection.getLatestBlockhash();
  const transaction = new Transaction({ feePayer: principal, recentBlockhash: blockhash }).add(...instructions);
  const raw = transaction.serialize({ requireAllSignatures: false, verifySignatures: false });
  return chain.api.tx.svm.relayWithin(`0x${raw.toString('hex')}`, lamports);
}

const pay = (to, lamports) => SystemProgram.transfer({ fromPubkey: principal, toPubkey: to, lamports });
const spentBy = async (session) => (await chain.api.query.miraSessions.usages(session)).unwrap().spent.toNumber();

test('a key pays in the domain for its principal, within what it was given', async () => {
  const { api, connection } = chain;
  const most = LAMPORTS_PER_SOL / 10;
  const { key, session } = await open('svm-pays', [SystemProgram.programId], [principal, shop], most);
  const before = await connection.getBalance(principal);

  const { number } = await succeed(api.tx.miraSessions.execute(session, await within([pay(shop, 5_000_000)], most)), key);

  assert.equal(await connection.getBalance(shop), 5_000_000);
  assert.equal(await connection.getBalance(principal), before - 5_005_000);
  assert.equal(await spentBy(session), 5_005_000, 'what was booked beyond that came back');
  // Solana's clients see it like any other, though it is inside another call.
  const known = async () => (await connection.getSignaturesForAddress(shop, {}, 'confirmed')).length === 1;
  await until('it to be in the history', known, { timeout: MINUTE });
  const { booked, spent } = only(await eventsOf(api, number), 'miraSessions', 'SessionSettled').data;
  assert.deepEqual([booked.toNumber(), spent.toNumber()], [most, 5_005_000]);
});

test('what is not listed is refused before it costs anything', async () => {
  const { api } = chain;
  const { key, session } = await open('svm-refused', [SystemProgram.programId], [principal, shop], 100_000);
  const thief = Keypair.generate().publicKey;
  const act = async (instructions, lamports) =>
    follow(api.tx.miraSessions.execute(session, await within(instructions, lamports)), key);
  await assert.rejects(act([pay(thief, 1)], 100_000), /Custom error/);
  await assert.rejects(act([pay(shop, 1)], 100_001), /Custom error/);
  // It may say less than it takes: then it is undone, and its fee is gone.
  const had = await chain.connection.getBalance(shop);
  await succeed(api.tx.miraSessions.execute(session, await within([pay(shop, 6_000_000)], 50_000)), key);
  assert.equal(await chain.connection.getBalance(shop), had);
  assert.equal(await spentBy(session), 5_000);
});

test('tokens can be spent by a session, and their owner stays who may', async () => {
  const { api, connection, payer } = chain;
  const mint = await createMint(connection, payer, payer.publicKey, null, 0);
  const [own, shops] = await Promise.all(
    [principal, shop].map((owner) => getOrCreateAssociatedTokenAccount(connection, payer, mint, owner, true)),
  );
  await mintTo(connection, payer, mint, own.address, payer, 100);
  const accounts = [principal, own.address, shops.address];
  const { key, session } = await open('svm-tokens', [TOKEN_PROGRAM_ID], accounts, 10_000);
  const act = async (instruction) =>
    succeed(api.tx.miraSessions.execute(session, await within([instruction], 10_000)), key);

  await act(createTransferInstruction(own.address, shops.address, principal, 30));
  assert.equal((await getAccount(connection, shops.address)).amount, 30n);
  // An approval would outlive the session.
  await act(createApproveInstruction(own.address, payer.publicKey, principal, 70));
  const after = await getAccount(connection, own.address);
  assert.deepEqual([after.amount, after.delegate, after.delegatedAmount], [70n, null, 0n]);

  // By Charlie's own hand it is another thing, and the list of authorities has it.
  const approve = createApproveInstruction(own.address, payer.publicKey, principal, 71);
  const { blockhash } = await connection.getLatestBlockhash();
  const approval = new Transaction({ feePayer: principal, recentBlockhash: blockhash }).add(approve);
  const raw = approval.serialize({ requireAllSignatures: false, verifySignatures: false });
  await succeed(api.tx.svm.relay(`0x${raw.toString('hex')}`), charlie);
  const found = (await api.call.sessionsApi.authorities(charlie.address)).toJSON();
  const delegate = found.find(({ kind }) => kind === 'svm-delegate');
  assert.equal(delegate.reference, own.address.toBase58());
  assert.deepEqual(delegate.exposure, { unlimited: null }, 'more than there is: whatever will come');
  assert.match(delegate.what, /spends up to 71 of the 70 tokens/);
});

test('the command line opens one, and lists who may do what', async () => {
  const { api, connection, node } = chain;
  const mira = async (...args) => {
    const { stdout } = await promisify(execFile)(join(dirname(nodeBinary()), 'mira'), [...args, '--node', node.ws]);
    return stdout;
  };
  const key = stranger('svm-by-hand');
  const rules = [`program=${SystemProgram.programId}`, `writes=${principal}`, `writes=${shop}`, 'at-most=0.01'];
  await mira('session', 'open', key.address, '--allow', ['Svm', ...rules].join(','), '--total', '1', '--yes', '--key', '//Charlie');
  const session = (await api.query.miraSessions.nextSession()).toNumber() - 1;
  // The key pays its own fees out of what it was given, and needs no money of its own.
  const had = await connection.getBalance(shop);
  await succeed(api.tx.miraSessions.execute(session, await within([pay(shop, 3_000_000)], 10_000_000)), key);
  assert.equal(await connection.getBalance(shop), had + 3_000_000);
  await assert.rejects(
    follow(api.tx.miraSessions.execute(session, await within([pay(shop, 1)], 10_000_001)), key),
    /Custom error/,
  );
  const kinds = JSON.parse(await mira('authority', charlie.address, '--json')).authorities.map(({ kind }) => kind);
  assert.ok(kinds.includes('session') && kinds.includes('svm-delegate'), kinds.join());
});
