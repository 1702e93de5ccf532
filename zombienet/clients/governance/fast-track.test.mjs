// SPDX-License-Identifier: Apache-2.0

// The fast track: what the risk committee whitelists and a referendum confirms is enacted before the root track gets
// there, and neither can enact alone.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { alice, bob, dave, tokens } from '../lib/accounts.mjs';
import { SEATS, enactFast, motion } from '../lib/committee.mjs';
import { devChain } from '../lib/fixture.mjs';
import { submit, support, untilEnacted } from '../lib/governance.mjs';
import { failureOf, follow, only, succeed } from '../lib/polkadotjs.mjs';
import { minNominatorBond, setMinNominatorBond } from '../lib/staking.mjs';

const chain = devChain();

test('the development chain seats Alice, Bob and Charlie', async () => {
  const members = (await chain.api.query.riskCommittee.members()).map(String);
  const seats = SEATS.map(({ address }) => chain.api.createType('AccountId', address).toString());
  assert.deepEqual(members.sort(), seats.sort());
});

test('nobody outside the committee can propose a motion', async () => {
  const { api } = chain;
  const call = api.tx.system.remark('0x');
  const outcome = await follow(api.tx.riskCommittee.propose(2, call, call.method.encodedLength), dave);
  assert.equal(outcome.error, 'riskCommittee.NotMember');
});

test('the committee alone enacts nothing', async () => {
  const { api } = chain;
  const before = await minNominatorBond(api);
  await assert.rejects(motion(api, setMinNominatorBond(api, before + tokens(1))), /was carried and failed: BadOrigin/);
  assert.equal(await minNominatorBond(api), before);
});

test('one seat alone whitelists nothing', async () => {
  const { api } = chain;
  const { hash } = setMinNominatorBond(api, tokens(2)).method;
  const call = api.tx.whitelist.whitelistCall(hash);
  // A threshold of one is carried as it is proposed: the origin it gives is one of three, and that is not enough.
  const { events } = await succeed(api.tx.riskCommittee.propose(1, call, call.method.encodedLength), alice);
  assert.equal(failureOf(only(events, 'riskCommittee', 'Executed').data.result), 'BadOrigin');
  assert.ok((await api.query.whitelist.whitelistedCall(hash)).isNone);
});

test('a whitelisted call is enacted before an older referendum on the root track', async (t) => {
  const { api } = chain;
  const before = await minNominatorBond(api);
  const [fastValue, slowValue] = [before + tokens(3), before + tokens(5)];

  const slow = await submit(api, { track: 'root', call: setMinNominatorBond(api, slowValue), by: bob });
  await support(api, slow, { depositor: bob });
  const fast = await enactFast(api, setMinNominatorBond(api, fastValue));
  assert.equal(await minNominatorBond(api), fastValue, 'the root track was first');

  const root = await untilEnacted(api, slow);
  assert.equal(await minNominatorBond(api), slowValue);
  const took = ({ submittedAt, enactedAt }) => enactedAt - submittedAt;
  t.diagnostic(`blocks from submission to enactment: whitelisted ${took(fast)}, root ${took(root)}`);
  assert.ok(took(fast) < took(root));
});
