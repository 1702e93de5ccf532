// SPDX-License-Identifier: Apache-2.0

// A referendum changes a parameter of the running chain.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { tokens } from '../lib/accounts.mjs';
import { devChain } from '../lib/fixture.mjs';
import { enact } from '../lib/governance.mjs';
import { minNominatorBond, setMinNominatorBond } from '../lib/staking.mjs';

const chain = devChain();

test('a referendum on the root track changes a staking parameter', async (t) => {
  const { api } = chain;
  const before = await minNominatorBond(api);
  const wanted = before + tokens(7);

  const enacted = await enact(api, { track: 'root', call: setMinNominatorBond(api, wanted) });

  const after = await minNominatorBond(api);
  t.diagnostic(`min nominator bond: ${before} -> ${after}`);
  const { submittedAt, approvedAt, enactedAt } = enacted;
  t.diagnostic(`submitted in block ${submittedAt}, approved in ${approvedAt}, enacted in ${enactedAt}`);
  assert.notEqual(before, wanted);
  assert.equal(after, wanted);
});
