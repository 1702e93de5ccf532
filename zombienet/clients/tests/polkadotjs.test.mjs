// SPDX-License-Identifier: Apache-2.0

// Stock polkadot.js against the running node: nothing about Mira is told to the library.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { findUnknownExtensions } from '@polkadot/types/extrinsic/signedExtensions';

import { DECIMALS, SYMBOL, alice, bob, stranger, tokens } from '../lib/accounts.mjs';
import { bestNumber, finalizedNumber, untilFinalized } from '../lib/blocks.mjs';
import { devChain } from '../lib/fixture.mjs';
import { follow, only, succeed } from '../lib/polkadotjs.mjs';

const chain = devChain();

/** Whether a type of the metadata encodes to nothing. */
const isVoid = (type) => chain.api.registry.createType(chain.api.registry.createLookupType(type)).encodedLength === 0;

test('connects by the newest metadata', async (t) => {
  const { api } = chain;
  t.diagnostic(`${await api.rpc.system.name()} ${await api.rpc.system.version()}`);
  assert.equal(api.runtimeMetadata.version, 16);
  assert.ok(api.runtimeVersion.transactionVersion.toNumber() > 0);
});

test('an extension that the library does not know is invisible to it', async (t) => {
  const { api } = chain;
  const unknown = findUnknownExtensions(api.registry.signedExtensions);
  t.diagnostic(`unknown to the library: ${unknown.join(', ') || 'none'}`);
  for (const extension of api.runtimeMetadata.asLatest.extrinsic.transactionExtensions) {
    if (!unknown.includes(extension.identifier.toString())) continue;
    assert.ok(isVoid(extension.type), `${extension.identifier} adds bytes to a transaction`);
    assert.ok(isVoid(extension.implicit), `${extension.identifier} adds bytes to what is signed`);
  }
});

test('reads the properties of the token, and they agree with the runtime', async () => {
  const { api } = chain;
  assert.deepEqual(api.registry.chainTokens, [SYMBOL]);
  assert.deepEqual(api.registry.chainDecimals, [DECIMALS]);
  assert.equal(api.registry.chainSS58, api.consts.system.ss58Prefix.toNumber());
});

test('reads state', async () => {
  const { api } = chain;
  const { data } = await api.query.system.account(bob.address);
  assert.ok(data.free.toBigInt() > tokens(1_000_000));
  assert.ok((await api.query.session.validators()).length > 0);
  assert.ok((await api.query.balances.totalIssuance()).toBigInt() > data.free.toBigInt());
});

test('a transfer is followed to finality, and its events are decoded by name', async () => {
  const { api } = chain;
  const recipient = stranger('polkadotjs');
  const amount = tokens(12);

  const outcome = await succeed(api.tx.balances.transferKeepAlive(recipient.address, amount), bob, { upTo: 'finality' });

  const transfer = only(outcome.events, 'balances', 'Transfer').data;
  assert.deepEqual(transfer.names, ['from', 'to', 'amount']);
  assert.ok(transfer.from.eq(bob.address));
  assert.ok(transfer.to.eq(recipient.address));
  assert.equal(transfer.amount.toBigInt(), amount);
  const fee = only(outcome.events, 'transactionPayment', 'TransactionFeePaid').data;
  assert.deepEqual(fee.names, ['who', 'actualFee', 'tip']);
  assert.ok(fee.who.eq(bob.address));
  assert.ok(fee.actualFee.toBigInt() > 0n);
  only(outcome.events, 'system', 'ExtrinsicSuccess');

  assert.ok((await finalizedNumber(api)) >= outcome.number);
  const { data } = await (await api.at(outcome.hash)).query.system.account(recipient.address);
  assert.equal(data.free.toBigInt(), amount);
});

test('the estimate of a fee is what is charged', async () => {
  const { api } = chain;
  const transfer = () => api.tx.balances.transferKeepAlive(alice.address, tokens(1));
  const { partialFee } = await transfer().paymentInfo(bob);
  const outcome = await succeed(transfer(), bob);
  const { actualFee } = only(outcome.events, 'transactionPayment', 'TransactionFeePaid').data;
  const [estimated, charged] = [partialFee.toBigInt(), actualFee.toBigInt()];
  // The multiplier may move between the two blocks, but by little.
  assert.ok(charged * 100n > estimated * 95n && charged * 100n < estimated * 105n, `${estimated} against ${charged}`);
});

test('a transaction is mortal by default', async () => {
  const { api } = chain;
  const signed = await api.tx.system.remark('0x0102').signAsync(bob, { nonce: -1 });
  assert.ok(signed.era.isMortalEra);
  const { period } = signed.era.asMortalEra;
  assert.ok(period.toNumber() >= 64);
  await succeed(api.tx.system.remark('0x0103'), bob, { sign: { era: 64 } });
});

test('an immortal transaction is accepted too', async () => {
  await succeed(chain.api.tx.system.remark('0x0104'), bob, { sign: { era: 0 } });
});

test('the error of a failing transfer is decoded', async () => {
  const { api } = chain;
  const { data } = await api.query.system.account(bob.address);
  const tooMuch = data.free.toBigInt() * 2n;
  const outcome = await follow(api.tx.balances.transferKeepAlive(alice.address, tooMuch), bob);
  assert.equal(outcome.error, 'token.FundsUnavailable');
});

test('the error of a pallet is decoded', async () => {
  const outcome = await follow(chain.api.tx.preimage.unnotePreimage(`0x${'00'.repeat(32)}`), bob);
  assert.equal(outcome.error, 'preimage.NotNoted');
});

test('a transaction that cannot be paid is refused by the pool', async () => {
  const poor = stranger('poor');
  await assert.rejects(follow(chain.api.tx.system.remark('0x00'), poor), /1010: Invalid Transaction: Inability to pay/);
});

test('blocks become final', async () => {
  const { api } = chain;
  await untilFinalized(api, await bestNumber(api));
});
