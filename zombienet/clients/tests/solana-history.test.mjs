// SPDX-License-Identifier: Apache-2.0

// What wallets and explorers look up: past transactions and blocks, accounts by what is in them, and what programs say.

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import {
  TOKEN_PROGRAM_ID,
  approve,
  createAssociatedTokenAccountInstruction,
  createMint,
  getAssociatedTokenAddressSync,
  getOrCreateAssociatedTokenAccount,
  mintTo,
} from '@solana/spl-token';
import {
  Connection,
  Keypair,
  PublicKey,
  SystemProgram,
  Transaction,
  TransactionInstruction,
  TransactionMessage,
  VersionedTransaction,
  sendAndConfirmTransaction,
} from '@solana/web3.js';

import { confirmed, solanaChain, within } from '../lib/solana-fixture.mjs';

const MEMO = new PublicKey('MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr');

let connection;
let payer;
// What is not final is in no history, and web3.js does not ask for it.
let past;
const chain = solanaChain(() => {
  ({ connection, payer } = chain);
  past = new Connection(connection.rpcEndpoint, 'confirmed');
});

const send = (...instructions) =>
  sendAndConfirmTransaction(connection, new Transaction().add(...instructions), [payer]);
const pay = (to, lamports) =>
  SystemProgram.transfer({ fromPubkey: payer.publicKey, toPubkey: to, lamports });
const memo = (words) => new TransactionInstruction({ programId: MEMO, keys: [], data: Buffer.from(words) });
const isFinal = async (signature) =>
  (await connection.getSignatureStatus(signature)).value?.confirmationStatus === 'finalized';
const known = (signature) =>
  within('it to be in the history', async () => (await isFinal(signature)) && (await past.getTransaction(signature, { maxSupportedTransactionVersion: 0 })) !== null);

test('a past transaction is told with all that happened in it', async () => {
  const to = Keypair.generate().publicKey;
  const signature = await send(pay(to, 5_000_000), memo('for the rent'));
  await known(signature);
  const { slot, blockTime, meta, transaction } = await past.getTransaction(signature);
  assert.equal(meta.err, null);
  assert.equal(meta.fee, 5_000);
  const at = (key) => transaction.message.accountKeys.findIndex((other) => other.equals(key));
  assert.equal(meta.preBalances[at(payer.publicKey)] - meta.postBalances[at(payer.publicKey)], 5_005_000);
  assert.deepEqual([meta.preBalances[at(to)], meta.postBalances[at(to)]], [0, 5_000_000]);
  assert.ok(meta.logMessages.some((line) => line.includes('for the rent')), meta.logMessages.join('\n'));
  assert.ok(meta.computeUnitsConsumed > 150);
  assert.ok(Math.abs(blockTime - Date.now() / 1_000) < 300);

  const parsed = await past.getParsedTransaction(signature);
  const [first, second] = parsed.transaction.message.instructions;
  assert.equal(first.parsed.info.lamports, 5_000_000);
  assert.equal(second.programId.toBase58(), MEMO.toBase58());

  const block = await past.getBlock(slot, { maxSupportedTransactionVersion: 0 });
  assert.equal(block.parentSlot, slot - 1);
  assert.ok(block.transactions.some((one) => one.transaction.signatures[0] === signature));
  assert.equal(await connection.getBlockTime(slot), blockTime);
  assert.deepEqual(await past.getBlocks(slot - 1, slot), [slot - 1, slot]);
  assert.equal(await connection.getFirstAvailableBlock(), 1);
  await assert.rejects(past.getBlock(slot + 1_000_000), /Block not available for slot/);

  const { value } = await connection.getSignatureStatus(signature, { searchTransactionHistory: true });
  assert.equal(value.slot, slot);
});

test('what programs called is told, of the past and of what would be', async () => {
  const mint = await createMint(connection, payer, payer.publicKey, null, 6);
  const owner = Keypair.generate().publicKey;
  const made = getAssociatedTokenAddressSync(mint, owner);
  const create = createAssociatedTokenAccountInstruction(payer.publicKey, made, owner, mint);
  const transaction = new Transaction({ feePayer: payer.publicKey, ...(await connection.getLatestBlockhash()) });
  transaction.add(create).sign(payer);
  const bytes = transaction.serialize().toString('base64');
  const simulate = async (options) =>
    (await connection._rpcRequest('simulateTransaction', [bytes, { encoding: 'base64', commitment: 'processed', ...options }])).result.value;
  const told = await simulate({ sigVerify: true, innerInstructions: true });
  assert.equal(told.err, null);
  assert.equal((await simulate({})).innerInstructions, null, 'nobody asked for them');

  const signature = await send(create);
  await known(signature);
  const done = await past.getTransaction(signature);
  // The token program says how long an account is, the system program makes it, and the token program begins it.
  const called = [TOKEN_PROGRAM_ID, SystemProgram.programId, TOKEN_PROGRAM_ID, TOKEN_PROGRAM_ID];
  for (const [inner, keys] of [
    [told.innerInstructions, transaction.compileMessage().accountKeys],
    [done.meta.innerInstructions, done.transaction.message.accountKeys],
  ]) {
    assert.deepEqual(inner.map(({ index }) => index), [0]);
    assert.deepEqual(inner[0].instructions.map(({ programIdIndex }) => keys[programIdIndex]), called);
  }
});

test('what nobody sent, and what is not final, is not told', async () => {
  assert.equal(await past.getTransaction('1'.repeat(64)), null);
  await assert.rejects(connection._rpcRequest('getTransaction', ['1'.repeat(64), { commitment: 'processed' }]).then(({ error }) => {
    throw new Error(error.message);
  }), /does not support commitment below/);
});

test('a versioned transaction is told to those who can read it', async () => {
  const { blockhash } = await connection.getLatestBlockhash();
  const message = new TransactionMessage({
    payerKey: payer.publicKey,
    recentBlockhash: blockhash,
    instructions: [pay(Keypair.generate().publicKey, 6_000_000)],
  });
  const transaction = new VersionedTransaction(message.compileToV0Message());
  transaction.sign([payer]);
  const signature = await connection.sendTransaction(transaction);
  await confirmed(chain, signature);
  await known(signature);
  const told = await past.getTransaction(signature, { maxSupportedTransactionVersion: 0 });
  assert.equal(told.version, 0);
  await assert.rejects(past.getTransaction(signature), /maxSupportedTransactionVersion/);
});

test('one that failed is told too', async () => {
  const poor = new TransactionInstruction({
    programId: SystemProgram.programId,
    keys: [
      { pubkey: payer.publicKey, isSigner: true, isWritable: true },
      { pubkey: Keypair.generate().publicKey, isSigner: false, isWritable: true },
    ],
    data: Buffer.from([2, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 0]),
  });
  const transaction = new Transaction({ feePayer: payer.publicKey, recentBlockhash: (await connection.getLatestBlockhash()).blockhash });
  transaction.add(poor).sign(payer);
  const signature = await connection.sendRawTransaction(transaction.serialize(), { skipPreflight: true });
  await known(signature);
  const { meta } = await past.getTransaction(signature);
  assert.deepEqual(meta.err, { InstructionError: [0, { Custom: 1 }] });
  assert.ok(meta.logMessages.some((line) => line.includes('insufficient lamports')));
});

test('transactions of an account are told, the newest first, page by page', async () => {
  const to = Keypair.generate().publicKey;
  const sent = [];
  for (const lamports of [5_000_001, 5_000_002, 5_000_003]) sent.unshift(await send(pay(to, lamports)));
  await known(sent[0]);
  const signatures = async (options) =>
    (await past.getSignaturesForAddress(to, options)).map(({ signature }) => signature);
  assert.deepEqual(await signatures(), sent);
  assert.deepEqual(await signatures({ limit: 2 }), sent.slice(0, 2));
  assert.deepEqual(await signatures({ before: sent[1] }), sent.slice(2));
  assert.deepEqual(await signatures({ until: sent[2] }), sent.slice(0, 2));
  assert.deepEqual(await signatures({ before: '1'.repeat(64) }), []);
  const [newest] = await past.getSignaturesForAddress(to);
  assert.deepEqual([newest.err, newest.confirmationStatus], [null, 'finalized']);
});

test('accounts are found by what is in them', async () => {
  const mint = await createMint(connection, payer, payer.publicKey, null, 6);
  const mine = await getOrCreateAssociatedTokenAccount(connection, payer, mint, payer.publicKey);
  await mintTo(connection, payer, mint, mine.address, payer, 1_000_000);
  const { value } = await connection.getParsedTokenAccountsByOwner(payer.publicKey, { mint });
  assert.deepEqual(value.map(({ pubkey }) => pubkey.toBase58()), [mine.address.toBase58()]);
  assert.equal(value[0].account.data.parsed.info.tokenAmount.uiAmountString, '1');
  const all = await connection.getTokenAccountsByOwner(payer.publicKey, { programId: TOKEN_PROGRAM_ID });
  assert.ok(all.value.some(({ pubkey }) => pubkey.equals(mine.address)));
  const strangers = await connection.getTokenAccountsByOwner(Keypair.generate().publicKey, { mint });
  assert.deepEqual(strangers.value, []);
  const delegate = Keypair.generate().publicKey;
  await approve(connection, payer, mine.address, delegate, payer, 5);
  const byDelegate = await connection._rpcRequest('getTokenAccountsByDelegate', [
    delegate.toBase58(),
    { mint: mint.toBase58() },
    { commitment: 'processed', encoding: 'jsonParsed' },
  ]);
  assert.deepEqual(byDelegate.result.value.map(({ pubkey }) => pubkey), [mine.address.toBase58()]);
  const largest = await connection.getTokenLargestAccounts(mint);
  assert.equal(largest.value[0].amount, '1000000');
  const found = await connection.getProgramAccounts(TOKEN_PROGRAM_ID, {
    filters: [{ dataSize: 165 }, { memcmp: { offset: 0, bytes: mint.toBase58() } }],
  });
  assert.deepEqual(found.map(({ pubkey }) => pubkey.toBase58()), [mine.address.toBase58()]);
  const tooMany = Array.from({ length: 5 }, () => ({ dataSize: 165 }));
  await assert.rejects(connection.getProgramAccounts(TOKEN_PROGRAM_ID, { filters: tooMany }), /Too many filters/);
});

test('subscribers are told what programs say, and what they change', async () => {
  const heard = [];
  const logs = connection.onLogs(MEMO, (log) => heard.push(log), 'processed');
  const finals = [];
  const later = connection.onLogs('all', (log) => finals.push(log.signature), 'finalized');
  const changes = [];
  const tokens = connection.onProgramAccountChange(TOKEN_PROGRAM_ID, (change) => changes.push(change), {
    commitment: 'processed',
    filters: [{ dataSize: 82 }],
  });
  await within('a block', async () => (await connection.getSlot()) > 0);
  const signature = await send(memo('hear me'));
  const mint = await createMint(connection, payer, payer.publicKey, null, 0);
  await within('the words', async () => heard.some((log) => log.signature === signature));
  assert.ok(heard.find((log) => log.signature === signature).logs.some((line) => line.includes('hear me')));
  await within('the mint', async () => changes.some(({ accountId }) => accountId.equals(mint)));
  await within('it to be told when it is final', async () => finals.includes(signature));
  await connection.removeOnLogsListener(logs);
  await connection.removeOnLogsListener(later);
  await connection.removeProgramAccountChangeListener(tokens);
});

test('a history that was deleted is made again, without what programs said', async () => {
  const to = Keypair.generate().publicKey;
  const signature = await send(pay(to, 7_000_000), memo('heard once'));
  await known(signature);
  const told = await past.getTransaction(signature);
  await chain.node.stop();
  rmSync(join(chain.node.data, 'chains/mira_dev/solana-history'), { recursive: true });
  await chain.node.start();
  await within('it to be in the history again', async () => (await past.getTransaction(signature)) !== null);
  const again = await past.getTransaction(signature);
  assert.deepEqual([again.slot, again.blockTime, again.transaction], [told.slot, told.blockTime, told.transaction]);
  const { err, fee, computeUnitsConsumed } = told.meta;
  assert.deepEqual(again.meta, { ...again.meta, err, fee, computeUnitsConsumed });
  assert.deepEqual([again.meta.logMessages ?? null, again.meta.preBalances, again.meta.postBalances], [null, [], []]);
  assert.deepEqual((await past.getSignaturesForAddress(to)).map((one) => one.signature), [signature]);
  assert.equal(await connection.getFirstAvailableBlock(), 1);
});
