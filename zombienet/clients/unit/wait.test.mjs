// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DeadlineError, until, within } from '../lib/wait.mjs';

/** For what misses its deadline; what is to meet one has the usual minute, on however busy a machine. */
const quick = { timeout: 60, every: 10 };

test('until returns the first truthy answer', async () => {
  let asked = 0;
  assert.equal(await until('a third question', async () => (asked += 1) === 3 && 'yes', { every: 10 }), 'yes');
  assert.equal(asked, 3);
});

test('a missed deadline says what was awaited and what was seen last', async () => {
  let block = 0;
  const wait = until('block 100', async (note) => note({ block: (block += 1) }) && false, quick);
  await assert.rejects(wait, { name: DeadlineError.name, message: /for block 100; last seen: \{ block: \d+ \}$/ });
});

test('a missed deadline admits that nothing was seen', async () => {
  await assert.rejects(until('anything', async () => false, quick), /last seen: nothing$/);
});

test('a probe that hangs does not hang the wait', async () => {
  await assert.rejects(until('an answer', () => new Promise(() => {}), quick), DeadlineError);
});

test('an error of the probe ends the wait at once', async () => {
  let asked = 0;
  const probe = async () => {
    asked += 1;
    throw new Error('rejected by 3 of 4');
  };
  await assert.rejects(until('an approval', probe, quick), /rejected by 3 of 4/);
  assert.equal(asked, 1);
});

test('within passes on an answer and an error', async () => {
  assert.equal(await within('an answer', Promise.resolve(7), 50), 7);
  await assert.rejects(within('an answer', Promise.reject(new Error('no')), 50), /^Error: no$/);
  await assert.rejects(within('an answer', new Promise(() => {}), 20), DeadlineError);
});
