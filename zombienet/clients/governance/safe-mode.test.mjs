// SPDX-License-Identifier: Apache-2.0

// Safe mode: entered by governance, it refuses ordinary calls, lets consensus, governance and the committee go on, and
// ends by itself.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { dave, eve, ferdie, tokens } from '../lib/accounts.mjs';
import { bestNumber, finalizedNumber, findEvent, is } from '../lib/blocks.mjs';
import { enactFast, whitelist } from '../lib/committee.mjs';
import { devChain } from '../lib/fixture.mjs';
import { aye, submit } from '../lib/governance.mjs';
import { follow, only, succeed } from '../lib/polkadotjs.mjs';
import { MINUTE, SLOT, until } from '../lib/wait.mjs';

const chain = devChain();
const safeMode = {};

const transfer = () => chain.api.tx.balances.transferKeepAlive(ferdie.address, tokens(1));

/** The last block of safe mode, or null once it has ended. */
async function enteredUntil() {
  const until = await chain.api.query.safeMode.enteredUntil();
  return until.isSome ? until.unwrap().toNumber() : null;
}

test('the fast track enters safe mode', async (t) => {
  const { api } = chain;
  // Safe mode is short on a development chain, so what it is tested with is prepared before.
  safeMode.poll = await submit(api, { track: 'root', call: api.tx.system.remark('0x01'), by: dave });

  const { enactedAt, events } = await enactFast(api, api.tx.safeMode.forceEnter());

  safeMode.since = enactedAt;
  safeMode.until = only(events, 'safeMode', 'Entered').data.until.toNumber();
  assert.equal(await enteredUntil(), safeMode.until);
  t.diagnostic(`safe mode from block ${safeMode.since} to ${safeMode.until}`);
});

test('in safe mode transfers are refused; votes and committee motions are accepted', async (t) => {
  assert.ok(safeMode.until, 'safe mode was not entered');
  const { api } = chain;
  const call = api.tx.system.remark('0x02');

  const [refused, vote, closed] = await Promise.all([
    follow(transfer(), eve),
    aye(api, safeMode.poll, dave).then((tx) => succeed(tx, dave)),
    whitelist(api, call),
  ]);

  assert.equal(refused.error, 'system.CallFiltered');
  assert.ok((await api.query.whitelist.whitelistedCall(call.method.hash)).isSome);
  const last = Math.max(refused.number, vote.number, closed.number);
  t.diagnostic(`refused in block ${refused.number}, voted in ${vote.number}, motion closed in ${closed.number}`);
  assert.ok(last <= safeMode.until, `safe mode ended in block ${safeMode.until}, before all was tested in ${last}`);
});

test('in safe mode blocks and finality advance', async (t) => {
  assert.ok(safeMode.until, 'safe mode was not entered');
  const { api } = chain;
  const seen = await until('a block of safe mode to be final while safe mode lasts', async (note) => {
    const [active, best, finalized] = await Promise.all([enteredUntil(), bestNumber(api), finalizedNumber(api)]);
    note({ active, best, finalized });
    if (active === null) throw new Error(`safe mode ended before its first block, ${safeMode.since}, was final`);
    return best > safeMode.since && finalized >= safeMode.since && { best, finalized };
  });
  t.diagnostic(`in safe mode: best ${seen.best}, finalized ${seen.finalized}`);
});

test('safe mode ends by itself, and transfers are accepted again', async () => {
  assert.ok(safeMode.until, 'safe mode was not entered');
  const { api } = chain;
  const blocks = Math.max(safeMode.until - (await bestNumber(api)), 0);
  const { event, number } = await findEvent(api, 'safe mode to end', {
    from: safeMode.since,
    match: (candidate) => is(candidate, 'safeMode', 'Exited'),
    timeout: 2 * blocks * SLOT + 2 * MINUTE,
  });
  assert.ok(event.data.reason.isTimeout, `it ended by ${event.data.reason.type}`);
  assert.ok(number > safeMode.until);
  assert.equal(await enteredUntil(), null);
  await succeed(transfer(), eve);
});
