// SPDX-License-Identifier: Apache-2.0

// A call paused by governance is refused, by whatever way it is signed, and nothing else is.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { bob, eve, ferdie, tokens } from '../lib/accounts.mjs';
import { enactFast } from '../lib/committee.mjs';
import { devChain } from '../lib/fixture.mjs';
import { enact } from '../lib/governance.mjs';
import { follow, succeed } from '../lib/polkadotjs.mjs';

const chain = devChain();

/** A call's name as the runtime has it: the pallet's instance name, and the function's name. */
const PAUSED = ['Balances', 'transfer_keep_alive'];

const transfer = () => chain.api.tx.balances.transferKeepAlive(ferdie.address, tokens(1));

test('a transfer succeeds before the pause', async () => {
  await succeed(transfer(), eve);
});

test('nobody can pause a call without a referendum', async () => {
  const outcome = await follow(chain.api.tx.txPause.pause(PAUSED), bob);
  assert.equal(outcome.error, 'BadOrigin');
});

test('a referendum on the root track pauses transfer_keep_alive', async () => {
  const { api } = chain;
  await enact(api, { track: 'root', call: api.tx.txPause.pause(PAUSED) });
  assert.ok((await api.query.txPause.pausedCalls(PAUSED)).isSome);
});

test('the paused call is refused', async () => {
  const outcome = await follow(transfer(), eve);
  assert.equal(outcome.error, 'system.CallFiltered');
});

test('the paused call is refused inside a batch', async () => {
  const outcome = await follow(chain.api.tx.utility.batchAll([transfer()]), eve);
  assert.equal(outcome.error, 'system.CallFiltered');
});

test('other calls work on, also of the same pallet', async () => {
  const { api } = chain;
  await succeed(api.tx.system.remark('0x00'), eve);
  await succeed(api.tx.balances.transferAllowDeath(ferdie.address, tokens(1)), eve);
});

test('a referendum on the fast track ends the pause', async () => {
  const { api } = chain;
  await enactFast(api, api.tx.txPause.unpause(PAUSED));
  assert.ok((await api.query.txPause.pausedCalls(PAUSED)).isNone);
  await succeed(transfer(), eve);
});
