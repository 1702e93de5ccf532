// SPDX-License-Identifier: Apache-2.0

// The calls that governance makes, encoded by the published metadata of a runtime that has the same pallets.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Metadata, TypeRegistry, expandMetadata } from '@polkadot/types';
import published from '@polkadot/types-support/metadata/v16/substrate-hex';

import { alice } from '../lib/accounts.mjs';
import { aye, enactmentTask } from '../lib/governance.mjs';
import { explain, failureOf } from '../lib/polkadotjs.mjs';
import { setMinNominatorBond } from '../lib/staking.mjs';
import { TRACKS, periods } from '../lib/tracks.mjs';

const registry = new TypeRegistry();
// What is published is the answer of a runtime call; the metadata proper starts at its magic number, "meta".
const metadata = new Metadata(registry, `0x${published.slice(published.indexOf('6d657461'))}`);
registry.setMetadata(metadata, undefined, undefined, true);
const { tx, consts } = expandMetadata(registry, metadata);

const free = 1_000n;
const api = {
  tx,
  consts,
  query: {
    system: { account: async () => ({ data: { free: registry.createType('Balance', free) } }) },
  },
};

test('an aye is a standard vote with nine tenths of what is free', async () => {
  const { vote } = (await aye(api, { index: 5 }, alice)).toHuman().args;
  assert.deepEqual(vote, { Standard: { vote: { conviction: 'Locked1x', vote: 'Aye' }, balance: '900' } });
});

test('a proposal is looked up by hash and length', () => {
  const call = tx.system.remark('0x01');
  const lookup = { Lookup: { hash: call.hash, len: call.encodedLength } };
  const { args } = tx.referenda.submit(TRACKS.root.origin, lookup, { After: 0 }).toHuman();
  assert.deepEqual(args.proposal_origin, { system: 'Root' });
  assert.deepEqual(args.proposal, { Lookup: { hash_: call.hash.toHex(), len: String(call.encodedLength) } });
});

test('one staking parameter is set, the others are left', () => {
  const { min_nominator_bond: bond, ...others } = setMinNominatorBond(api, 7n).toHuman().args;
  assert.deepEqual(bond, { Set: '7' });
  assert.deepEqual(new Set(Object.values(others)), new Set(['Noop']));
});

test('an enactment is named as pallet-referenda names it', () => {
  const encoded = registry.createType('([u8; 8], Text, u32)', [Buffer.from('assembly'), 'enactment', 3]).toU8a();
  assert.equal(enactmentTask(3), registry.hash(encoded).toHex());
});

test('periods are read by the id of the track', () => {
  // The published runtime has one track.
  assert.deepEqual(periods(api, 'root'), { prepare: 4, confirm: 2, enactment: 4 });
  assert.throws(() => periods(api, 'whitelisted_caller'), /no track 1 \(whitelisted_caller\)/);
});

test('dispatch errors are explained by name', () => {
  const error = (value) => registry.createType('SpRuntimeDispatchError', value);
  const index = metadata.asLatest.pallets.find(({ name }) => name.eq('System')).index;
  assert.equal(explain(error({ Module: { index, error: [5, 0, 0, 0] } })), 'system.CallFiltered');
  assert.equal(explain(error({ Token: 'FundsUnavailable' })), 'token.FundsUnavailable');
  assert.equal(explain(error('BadOrigin')), 'BadOrigin');
});

test('a failure inside an event is found with and without post-dispatch information', () => {
  const result = (type, value) => registry.createType(type, value);
  const plain = 'Result<(), SpRuntimeDispatchError>';
  const post = 'Result<FrameSupportDispatchPostDispatchInfo, SpRuntimeDispatchErrorWithPostInfo>';
  assert.equal(failureOf(result(plain, { Ok: null })), null);
  assert.equal(failureOf(result(plain, { Err: 'BadOrigin' })), 'BadOrigin');
  assert.equal(failureOf(result(post, { Err: { error: 'BadOrigin' } })), 'BadOrigin');
});
