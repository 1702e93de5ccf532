// SPDX-License-Identifier: Apache-2.0

// Stock PAPI against the running node, by the metadata alone: no generated descriptors, no custom extensions.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { AccountId, Enum } from 'polkadot-api';

import { alice, bob, stranger, tokens } from '../lib/accounts.mjs';
import { devChain } from '../lib/fixture.mjs';
import { connectPapi, signerOf, toFinality, valuesOf } from '../lib/papi.mjs';
import { SECOND } from '../lib/wait.mjs';

let client;
let api;
const chain = devChain({}, ({ node }) => {
  client = connectPapi(node);
  api = client.getUnsafeApi();
});
after(() => client?.destroy());

/** The account's address as the runtime of this chain writes it. */
const addressOf = async (pair) => AccountId(await api.constants.System.SS58Prefix()).dec(pair.publicKey);

const transferTo = (address, value) => api.tx.Balances.transfer_keep_alive({ dest: Enum('Id', address), value });

test('reads the runtime version and the chain spec', async () => {
  const { spec_name: name, spec_version: version } = await api.constants.System.Version();
  const expected = await chain.node.rpc('state_getRuntimeVersion');
  assert.equal(name, expected.specName);
  assert.equal(version, expected.specVersion);
  const { genesisHash, properties } = await client.getChainSpecData();
  assert.equal(genesisHash, await chain.node.rpc('chain_getBlockHash', 0));
  assert.equal(properties.tokenSymbol, 'MIRA');
});

test('reads constants and storage', async () => {
  assert.ok((await api.constants.Balances.ExistentialDeposit()) > 0n);
  const account = await api.query.System.Account.getValue(await addressOf(alice));
  assert.ok(account.data.free > tokens(1_000_000));
  assert.ok((await api.query.Session.Validators.getValue()).length > 0);
});

test('calls runtime APIs', async () => {
  const account = await api.query.System.Account.getValue(await addressOf(alice));
  assert.equal(await api.apis.AccountNonceApi.account_nonce(await addressOf(alice)), account.nonce);
  const versions = await api.apis.Metadata.metadata_versions();
  for (const version of [14, 15, 16]) assert.ok(versions.includes(version), `metadata ${version} is missing`);
});

test('a transfer is followed to finality, and its events are decoded by name', async () => {
  const recipient = await addressOf(stranger('papi'));
  const amount = tokens(34);

  const steps = await toFinality(transferTo(recipient, amount).signSubmitAndWatch(signerOf(bob)));

  const stages = [...new Set(steps.map(({ type }) => type))];
  assert.deepEqual(stages, ['signed', 'broadcasted', 'txBestBlocksState', 'finalized']);
  const { ok, events, block } = steps.at(-1);
  assert.ok(ok);
  const from = await addressOf(bob);
  assert.deepEqual(valuesOf(events, 'Balances', 'Transfer'), [{ from, to: recipient, amount }]);
  const [fee] = valuesOf(events, 'TransactionPayment', 'TransactionFeePaid');
  assert.equal(fee.who, from);
  assert.ok(fee.actual_fee > 0n);
  const account = await api.query.System.Account.getValue(recipient, { at: block.hash });
  assert.equal(account.data.free, amount);
});

test('the error of a failing transfer is decoded', async () => {
  const { data } = await api.query.System.Account.getValue(await addressOf(bob), { at: 'best' });
  const result = await transferTo(await addressOf(alice), data.free * 2n).signAndSubmit(signerOf(bob));
  assert.equal(result.ok, false);
  const { type, value } = result.dispatchError;
  assert.deepEqual([type, value.type], ['Token', 'FundsUnavailable']);
});

test('the error of a pallet is decoded', async () => {
  const hash = `0x${'00'.repeat(32)}`;
  const result = await api.tx.Preimage.unnote_preimage({ hash }).signAndSubmit(signerOf(bob));
  assert.equal(result.ok, false);
  const { type, value } = result.dispatchError;
  assert.deepEqual([type, value.type, value.value.type], ['Module', 'Preimage', 'NotNoted']);
});

test('the fee can be estimated', { timeout: 60 * SECOND }, async () => {
  const transfer = transferTo(await addressOf(alice), tokens(1));
  assert.ok((await transfer.getEstimatedFees(await addressOf(bob))) > 0n);
});
