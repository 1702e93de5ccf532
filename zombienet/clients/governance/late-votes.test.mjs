// SPDX-License-Identifier: Apache-2.0

// Safe mode longer than every deadline of a claim: who could not commit or reveal is not late, and pays nothing.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { bestNumber, findEvent, is } from '../lib/blocks.mjs';
import { whitelist } from '../lib/committee.mjs';
import { devChain } from '../lib/fixture.mjs';
import { submit, support, untilEnacted } from '../lib/governance.mjs';
import { only } from '../lib/polkadotjs.mjs';
import { MINUTE, SLOT, until } from '../lib/wait.mjs';
import { Verifier } from '../lib/verifiers.mjs';

/** The fast tier: blocks to commit, and to reveal. */
const DEADLINES = 20 + 10;
/** Each extension adds half a day in production, six blocks here. */
const EXTENSIONS = 5;
const CLAIMS = 4;

const skip = !process.env.MIRA_LONG && 'six minutes; only in scripts/test.sh --long';
const chain = skip ? {} : devChain(undefined, (ready) => (ready.verifier = new Verifier(ready.node)));
after(() => chain.verifier?.remove());

const sums = (from) =>
  Array.from({ length: CLAIMS }, (_, n) => `${from + n} plus 5 equals ${from + n + 5}.`).join(' ');

/** The rounds at work, by phase. */
async function phases() {
  const rounds = await chain.api.query.attestations.openRounds.entries();
  return rounds.map(([, round]) => round.unwrap().phase.type);
}

test('safe mode through both windows makes nobody late', { skip, timeout: 15 * MINUTE }, async (t) => {
  const { api, verifier } = chain;
  const extensions = Array.from({ length: EXTENSIONS }, () => api.tx.safeMode.forceExtend());
  const long = api.tx.utility.batchAll([api.tx.safeMode.forceEnter(), ...extensions]);
  await whitelist(api, long);
  const call = api.tx.whitelist.dispatchWhitelistedCallWithPreimage(long);
  const referendum = await submit(api, { track: 'whitelisted_caller', call });

  // One response whose committees have committed, and may reveal; then the power goes.
  verifier.start();
  const committed = verifier.verify(sums(100), '//Alice//stash');
  await until(
    'the committees to reveal',
    async (note) => {
      const seen = await phases();
      note(seen);
      return seen.length === CLAIMS && seen.every((phase) => phase === 'Revealing');
    },
    { every: SLOT / 20, timeout: 3 * MINUTE },
  );
  await verifier.kill();

  // Another one, whose committees could not even commit.
  const drawn = verifier.verify(sums(200), '//Bob//stash');
  await support(api, referendum);
  const { enactedAt, events } = await untilEnacted(api, referendum);
  const entered = only(events, 'safeMode', 'Entered');
  assert.ok(entered);
  const before = await phases();
  assert.deepEqual(before.toSorted(), [...Array(CLAIMS).fill('Committing'), ...Array(CLAIMS).fill('Revealing')]);

  verifier.start();
  const { number } = await findEvent(api, 'safe mode to end', {
    from: enactedAt,
    match: (candidate) => is(candidate, 'safeMode', 'Exited'),
    timeout: 2 * (12 + 6 * EXTENSIONS) * SLOT + 2 * MINUTE,
  });
  t.diagnostic(`safe mode from block ${enactedAt} to ${number}, best block ${await bestNumber(api)}`);
  assert.ok(number - enactedAt > DEADLINES, 'safe mode was shorter than the deadlines');

  for (const { claims } of await Promise.all([committed, drawn])) {
    assert.equal(claims.length, CLAIMS);
    for (const claim of claims) {
      assert.equal(claim.outcome, 'Supported');
      assert.deepEqual(new Set(claim.seats.map(({ verdict }) => verdict)), new Set(['true']));
    }
  }
  for (const attestor of await verifier.report()) {
    assert.equal(attestor.era.silent, 0);
    assert.equal(attestor.frozen, '0 MIRA');
  }
});
