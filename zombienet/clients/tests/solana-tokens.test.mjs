// SPDX-License-Identifier: Apache-2.0

// What tokens can do, by the stock library: with the token program and with token-2022, one beside the other.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import {
  ASSOCIATED_TOKEN_PROGRAM_ID,
  AuthorityType,
  NATIVE_MINT,
  NATIVE_MINT_2022,
  TOKEN_2022_PROGRAM_ID,
  TOKEN_PROGRAM_ID,
  approveChecked,
  burnChecked,
  closeAccount,
  createAssociatedTokenAccount,
  createMint,
  createMultisig,
  createNativeMint,
  createWrappedNativeAccount,
  freezeAccount,
  getAccount,
  getMint,
  getMultisig,
  mintToChecked,
  revoke,
  setAuthority,
  syncNative,
  thawAccount,
  transferChecked,
} from '@solana/spl-token';
import {
  AddressLookupTableProgram,
  Keypair,
  PublicKey,
  SystemProgram,
  Transaction,
  TransactionMessage,
  VersionedTransaction,
  sendAndConfirmTransaction,
} from '@solana/web3.js';

import { confirmed, solanaChain, within } from '../lib/solana-fixture.mjs';

const DECIMALS = 2;
/** Errors of the token programs, by their numbers. */
const FAILS = { ownerMismatch: '0x4', fixedSupply: '0x5', notEmpty: '0xb', frozen: '0x11', otherDecimals: '0x12' };

let connection;
let payer;
const chain = solanaChain(() => ({ connection, payer } = chain));

const failsBy = (attempt, error) => assert.rejects(attempt, new RegExp(`custom program error: ${error}\\b`));
const sent = (...instructions) => sendAndConfirmTransaction(connection, new Transaction().add(...instructions), [payer]);

/** The actions of the library, of one of the two programs: each signs, sends, and waits until it is in a block. */
function actionsOf(program) {
  const and = [undefined, program];
  return {
    mintOf: (authority, freezer) =>
      createMint(connection, payer, authority.publicKey, freezer.publicKey, DECIMALS, Keypair.generate(), ...and),
    accountOf: (mint, owner) =>
      createAssociatedTokenAccount(connection, payer, mint, owner, undefined, program, ASSOCIATED_TOKEN_PROGRAM_ID, true),
    mint: (mint, to, by, amount, decimals = DECIMALS) =>
      mintToChecked(connection, payer, mint, to, by, amount, decimals, [], ...and),
    move: (mint, from, to, by, amount, signers = []) =>
      transferChecked(connection, payer, from, mint, to, by, amount, DECIMALS, signers, ...and),
    approve: (mint, from, delegate, by, amount) =>
      approveChecked(connection, payer, mint, from, delegate, by, amount, DECIMALS, [], ...and),
    revoke: (from, by) => revoke(connection, payer, from, by, [], ...and),
    burn: (mint, from, by, amount) => burnChecked(connection, payer, from, mint, by, amount, DECIMALS, [], ...and),
    freeze: (mint, account, by) => freezeAccount(connection, payer, account, mint, by, [], ...and),
    thaw: (mint, account, by) => thawAccount(connection, payer, account, mint, by, [], ...and),
    nobodyMints: (mint, by) => setAuthority(connection, payer, mint, by, AuthorityType.MintTokens, null, [], ...and),
    close: (account, to, by) => closeAccount(connection, payer, account, to, by, [], ...and),
    multisig: (signers, of) => createMultisig(connection, payer, signers, of, Keypair.generate(), ...and),
    account: (address) => getAccount(connection, address, 'processed', program),
    supply: async (mint) => (await getMint(connection, mint, 'processed', program)).supply,
  };
}

async function lives(program) {
  const token = actionsOf(program);
  const [authority, freezer, alice, bob, delegate] = Array.from({ length: 5 }, () => Keypair.generate());
  const amount = async (address) => (await token.account(address)).amount;
  const mint = await token.mintOf(authority, freezer);
  const [from, to] = await Promise.all([alice, bob].map(({ publicKey }) => token.accountOf(mint, publicKey)));
  await failsBy(token.mint(mint, from, authority, 1_000n, DECIMALS + 1), FAILS.otherDecimals);
  await failsBy(token.mint(mint, from, alice, 1_000n), FAILS.ownerMismatch);
  await token.mint(mint, from, authority, 1_000n);

  // Who was approved moves no more than that, and nothing once it is revoked.
  await token.approve(mint, from, delegate.publicKey, alice, 300n);
  await token.move(mint, from, to, delegate, 100n);
  const { delegatedAmount, delegate: approved } = await token.account(from);
  assert.equal(delegatedAmount, 200n);
  assert.ok(approved.equals(delegate.publicKey));
  await failsBy(token.move(mint, from, to, delegate, 201n), '0x1');
  await token.revoke(from, alice);
  await failsBy(token.move(mint, from, to, delegate, 1n), FAILS.ownerMismatch);

  // What is burned is gone, and no more is made once nobody may.
  await Promise.all([token.burn(mint, from, alice, 50n), token.nobodyMints(mint, authority)]);
  assert.equal(await token.supply(mint), 950n);
  await failsBy(token.mint(mint, from, authority, 1n), FAILS.fixedSupply);

  // A frozen account gets nothing and gives nothing.
  await token.freeze(mint, to, freezer);
  assert.ok((await token.account(to)).isFrozen);
  await failsBy(token.move(mint, from, to, alice, 1n), FAILS.frozen);
  await failsBy(token.move(mint, to, from, bob, 1n), FAILS.frozen);
  await token.thaw(mint, to, freezer);

  // An account closes when it is empty, and its lamports go where its owner says.
  await failsBy(token.close(from, bob.publicKey, alice), FAILS.notEmpty);
  await token.move(mint, from, to, alice, 850n);
  assert.deepEqual([await amount(from), await amount(to)], [0n, 950n]);
  const { lamports } = await connection.getAccountInfo(from);
  await token.close(from, bob.publicKey, alice);
  assert.equal(await connection.getAccountInfo(from), null);
  assert.equal(await connection.getBalance(bob.publicKey), lamports);

  // Two of three sign for an account of theirs, and one alone does not.
  const signers = Array.from({ length: 3 }, () => Keypair.generate());
  const shared = await token.multisig(signers.map(({ publicKey }) => publicKey), 2);
  assert.equal((await getMultisig(connection, shared, 'processed', program)).m, 2);
  const ours = await token.accountOf(mint, shared);
  await token.move(mint, to, ours, bob, 50n);
  await assert.rejects(token.move(mint, ours, to, shared, 20n, signers.slice(0, 1)), /missing required signature/);
  await token.move(mint, ours, to, shared, 20n, signers.slice(1));
  assert.deepEqual([await amount(ours), await amount(to)], [30n, 920n]);
}

async function wraps(program, mint) {
  const token = actionsOf(program);
  if (!(await connection.getAccountInfo(mint))) await createNativeMint(connection, payer, undefined, mint, program);
  const owner = Keypair.generate();
  const account = await createWrappedNativeAccount(
    connection, payer, owner.publicKey, 5_000_000, undefined, undefined, program, mint,
  );
  assert.ok((await token.account(account)).isNative);
  assert.equal((await token.account(account)).amount, 5_000_000n);
  await sent(SystemProgram.transfer({ fromPubkey: payer.publicKey, toPubkey: account, lamports: 2_000_000 }));
  await syncNative(connection, payer, account, undefined, program);
  assert.equal((await token.account(account)).amount, 7_000_000n);
  const { lamports } = await connection.getAccountInfo(account);
  await token.close(account, owner.publicKey, owner);
  assert.equal(await connection.getBalance(owner.publicKey), lamports);
}

describe('tokens live as on any network', { concurrency: true }, () => {
  test('of the token program', () => lives(TOKEN_PROGRAM_ID));
  test('of token-2022', () => lives(TOKEN_2022_PROGRAM_ID));
  test('lamports are wrapped by the token program', () => wraps(TOKEN_PROGRAM_ID, NATIVE_MINT));
  test('lamports are wrapped by token-2022', () => wraps(TOKEN_2022_PROGRAM_ID, NATIVE_MINT_2022));
  test('a table of addresses is made, filled and used', async () => {
    const authority = payer.publicKey;
    // A table is made for a block that was, and serves from the block after the one that filled it.
    const recentSlot = await connection.getSlot();
    const [create, table] = AddressLookupTableProgram.createLookupTable({ authority, payer: authority, recentSlot });
    const to = Keypair.generate().publicKey;
    const addresses = [to, PublicKey.unique()];
    const extend = AddressLookupTableProgram.extendLookupTable({ authority, payer: authority, lookupTable: table, addresses });
    await within('the block to be known', async () => (await connection.getSlot()) > recentSlot);
    await sent(create, extend);
    const { value } = await connection.getAddressLookupTable(table);
    assert.deepEqual(value.state.addresses, addresses);
    await within('the table to serve', async () => (await connection.getSlot()) > value.state.lastExtendedSlot);
    const { blockhash } = await connection.getLatestBlockhash();
    const instructions = [SystemProgram.transfer({ fromPubkey: authority, toPubkey: to, lamports: 6_000_000 })];
    const message = new TransactionMessage({ payerKey: authority, recentBlockhash: blockhash, instructions });
    const transaction = new VersionedTransaction(message.compileToV0Message([value]));
    assert.equal(transaction.message.addressTableLookups.length, 1, 'it is named by the table alone');
    transaction.sign([payer]);
    const signature = await connection.sendTransaction(transaction);
    await confirmed(chain, signature, 'finalized');
    assert.equal(await connection.getBalance(to), 6_000_000);
    const found = await within('it to be told', () =>
      connection.getTransaction(signature, { commitment: 'finalized', maxSupportedTransactionVersion: 0 }),
    );
    assert.deepEqual(found.meta.loadedAddresses, { writable: [to], readonly: [] });
  });
});
