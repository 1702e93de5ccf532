// SPDX-License-Identifier: Apache-2.0

// What cannot be executed is refused with the errors of Solana's nodes, by number and by name, before and after it is simulated, and
// costs nobody anything.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import {
  AddressLookupTableAccount,
  ComputeBudgetProgram,
  Connection,
  Keypair,
  PublicKey,
  SystemProgram,
  Transaction,
  TransactionMessage,
  VersionedTransaction,
} from '@solana/web3.js';

import { MiraNode } from '../lib/node.mjs';
import { claimPorts } from '../lib/ports.mjs';
import { confirmed, solanaChain, within } from '../lib/solana-fixture.mjs';
import { sendAndConfirm } from '../lib/solana-send.mjs';

/** Numbers of Solana's errors. */
const [FAILS, FORGED, INVALID] = [-32002, -32003, -32602];

let connection;
let payer;
const chain = solanaChain(() => ({ connection, payer } = chain));

const transfer = (to, lamports, from = payer.publicKey) =>
  SystemProgram.transfer({ fromPubkey: from, toPubkey: to, lamports });

/** A transaction's bytes: a transfer, with what else is to be in it. */
async function signed({ by = payer, hash, before = [] } = {}) {
  const recentBlockhash = hash ?? (await connection.getLatestBlockhash()).blockhash;
  const transaction = new Transaction({ feePayer: by.publicKey, recentBlockhash });
  transaction.add(...before, transfer(Keypair.generate().publicKey, 10_000_000, by.publicKey));
  transaction.sign(by);
  return transaction.serialize();
}

/** What the node answers to these bytes. */
const answer = (bytes, skipPreflight) =>
  connection._rpcRequest('sendTransaction', [
    Buffer.from(bytes).toString('base64'),
    { encoding: 'base64', skipPreflight, preflightCommitment: 'processed' },
  ]);

/** A transfer whose recipient is in a table that does not exist. */
async function namingNoTable({ more = 0 } = {}) {
  const to = Keypair.generate().publicKey;
  const others = Array.from({ length: more }, () => Keypair.generate().publicKey);
  const state = { deactivationSlot: 2n ** 64n - 1n, lastExtendedSlot: 0, lastExtendedSlotStartIndex: 0, addresses: [to, ...others] };
  const table = new AddressLookupTableAccount({ key: Keypair.generate().publicKey, state });
  const paid = transfer(to, 10_000_000);
  const { blockhash } = await connection.getLatestBlockhash();
  const message = new TransactionMessage({
    payerKey: payer.publicKey,
    recentBlockhash: blockhash,
    instructions: [{ ...paid, keys: [...paid.keys, ...others.map((pubkey) => ({ pubkey, isSigner: false, isWritable: false }))] }],
  });
  const transaction = new VersionedTransaction(message.compileToV0Message([table]));
  transaction.sign([payer]);
  return transaction.serialize();
}

async function forged() {
  const bytes = await signed();
  bytes[5] ^= 1;
  return bytes;
}

const budget = ComputeBudgetProgram.setComputeUnitLimit({ units: 1_000 });
const cutOff = { programId: ComputeBudgetProgram.programId, keys: [], data: Buffer.from([2, 0]) };
const noData = { programId: ComputeBudgetProgram.programId, keys: [], data: Buffer.from([4, 0, 0, 0, 0]) };
const REFUSED = [
  ['not signed by who pays', forged, FORGED, /^Transaction signature verification failure$/],
  ['of a block that nobody knows', () => signed({ hash: PublicKey.unique().toBase58() }), FAILS, /Blockhash not found$/],
  ['no transaction', () => Buffer.from([1, 2, 3]), INVALID, /failed to deserialize/],
  ['too large', () => Buffer.alloc(1_233), INVALID, /too large: 1233 bytes/],
  ['as text too long', () => Buffer.alloc(1_300), INVALID, /too large: 1736 bytes \(max: encoded\/raw 1644\/1232\)/],
  ['paid by who has nothing', () => signed({ by: Keypair.generate() }), FAILS, /no record of a prior credit/],
  ['with two limits', () => signed({ before: [budget, budget] }), FAILS, /duplicate instruction \(1\)/],
  ['with a limit that ends early', () => signed({ before: [cutOff] }), FAILS, /Instruction 0: invalid instruction data/],
  ['without room for accounts', () => signed({ before: [noData] }), FAILS, /LoadedAccountsDataSizeLimit/],
  ['with more accounts than can be locked', () => namingNoTable({ more: 62 }), FAILS, /locked too many accounts/],
  ['of a table that is not there', () => namingNoTable(), FAILS, /address table account that doesn't exist/],
];

test('what cannot be executed is refused by number and name', async () => {
  const before = await connection.getBalance(payer.publicKey);
  for (const [what, bytes, code, message] of REFUSED) {
    for (const skipPreflight of [false, true]) {
      const { error } = await answer(await bytes(), skipPreflight);
      assert.equal(error?.code, code, `${what}: ${error?.message}`);
      assert.match(error.message, message, what);
    }
  }
  const slot = await connection.getSlot();
  await within('two more blocks', async () => (await connection.getSlot()) > slot + 1);
  assert.equal(await connection.getBalance(payer.publicKey), before);
});

test('the same one again is as good as before: nothing is charged twice', async () => {
  const once = await signed();
  const { result: signature } = await answer(once, false);
  await confirmed(chain, signature);
  const left = await connection.getBalance(payer.publicKey);
  assert.equal((await answer(once, true)).result, signature);
  await within('it to be final', async () => {
    const { value } = await connection.getSignatureStatus(signature);
    return value.confirmationStatus === 'finalized';
  });
  const { error } = await answer(once, false);
  assert.equal(error.code, FAILS);
  assert.match(error.message, /already been processed/);
  const { slot } = (await connection.getSignatureStatus(signature)).value;
  await within('another block', async () => (await connection.getSlot()) > slot + 1);
  assert.equal(await connection.getBalance(payer.publicKey), left);
});

test('what no block and no answer has room for is refused', async () => {
  const [owner, memo] = [PublicKey.unique(), new PublicKey('MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr')];
  const space = 10 << 20;
  const lamports = await connection.getMinimumBalanceForRentExemption(space);
  await confirmed(chain, await connection.requestAirdrop(payer.publicKey, 5 * lamports));
  const made = async () => {
    const account = Keypair.generate();
    const { publicKey: fromPubkey } = payer;
    const create = SystemProgram.createAccount({ fromPubkey, newAccountPubkey: account.publicKey, lamports, space, programId: owner });
    await sendAndConfirm(connection, new Transaction().add(create), [payer, account]);
    return account.publicKey;
  };
  const large = await Promise.all(Array.from({ length: 4 }, made));

  const many = [large.map((address) => address.toBase58()), { encoding: 'base64', commitment: 'processed' }];
  const { error: tooLarge } = await connection._rpcRequest('getMultipleAccounts', many);
  assert.equal(tooLarge.code, INVALID);
  assert.match(tooLarge.message, /41943040 bytes together; max 33554432/);
  const three = await connection.getMultipleAccountsInfo(large.slice(1), { dataSlice: { offset: 0, length: 4 } });
  assert.deepEqual(three.map(({ data }) => data.length), [4, 4, 4]);
  await assert.rejects(connection.getProgramAccounts(owner), /more than 33554432 bytes together. Ask for fewer, by filters/);
  const nearly = await connection.getProgramAccounts(owner, { filters: [{ dataSize: space + 1 }] });
  assert.deepEqual(nearly, []);

  // Each call copies all of them.
  const keys = large.map((pubkey) => ({ pubkey, isSigner: false, isWritable: false }));
  const before = await connection.getBalance(payer.publicKey);
  const calls = Array.from({ length: 50 }, () => ({ programId: memo, keys, data: Buffer.alloc(0) }));
  const { error } = await answer(await signed({ before: calls }), true);
  assert.equal(error?.code, FAILS);
  assert.match(error.message, /would exceed max Block Cost Limit/);
  assert.equal(await connection.getBalance(payer.publicKey), before);
});

test('money is given away on development networks only', async () => {
  const { error: tooMuch } = await connection._rpcRequest('requestAirdrop', [payer.publicKey.toBase58(), 10_000_000_000_001]);
  assert.equal(tooMuch.code, INVALID);
  assert.match(tooMuch.message, /at most 10000000000000 lamports/);
  const port = await claimPorts(2);
  const node = await MiraNode.launch({ spec: 'local', args: ['--solana-rpc-port', String(port)] });
  after(() => node.stop());
  const { error } = await new Connection(`http://127.0.0.1:${port}`)._rpcRequest('requestAirdrop', [
    payer.publicKey.toBase58(),
    1_000_000_000,
  ]);
  assert.equal(error.code, INVALID);
  assert.match(error.message, /only development networks/);
});
