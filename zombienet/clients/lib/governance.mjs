// SPDX-License-Identifier: Apache-2.0

// A referendum from its preimage to its enactment, by polkadot.js and ordinary signed transactions.

import { bnToU8a, compactAddLength, stringToU8a, u8aConcat } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';

import { alice, bob, charlie, dave, eve, ferdie } from './accounts.mjs';
import { findEvent, is } from './blocks.mjs';
import { failureOf, only, succeed } from './polkadotjs.mjs';
import { TRACKS, budget } from './tracks.mjs';
import { until } from './wait.mjs';

/** Together nearly all of the issuance: enough to pass any track at once, without waiting for its curves to fall. */
const ELECTORATE = [alice, bob, charlie, dave, eve, ferdie];

/** Submits a referendum over `call` on `track`: notes the preimage, and names it by hash and length. */
export async function submit(api, { track, call, by = alice }) {
  const { id, origin } = TRACKS[track];
  const { hash, encodedLength: len } = call.method;
  const lookup = { Lookup: { hash, len } };
  const { events, number } = await succeed(
    api.tx.utility.batchAll([
      api.tx.preimage.notePreimage(call.method.toHex()),
      api.tx.referenda.submit(origin, lookup, { After: 0 }),
    ]),
    by,
  );
  const [index, trackId] = only(events, 'referenda', 'Submitted').data;
  if (trackId.toNumber() !== id) throw new Error(`expected track ${id} (${track}), the runtime chose ${trackId}`);
  return { index: index.toNumber(), track, submittedAt: number };
}

/** Places the decision deposit and votes aye from `voters`, all within about one block. */
export async function support(api, referendum, { depositor = alice, voters = ELECTORATE } = {}) {
  const deposit = api.tx.referenda.placeDecisionDeposit(referendum.index);
  const ayes = await Promise.all(voters.map(async (voter) => [voter, await aye(api, referendum, voter)]));
  const calls = new Map(ayes.map(([voter, vote]) => [voter, [vote]]));
  calls.set(depositor, [deposit, ...(calls.get(depositor) ?? [])]);
  // One transaction an account, since two would race for the same nonce.
  await Promise.all([...calls].map(([signer, batch]) => succeed(api.tx.utility.batchAll(batch), signer)));
  return referendum;
}

/** An aye with most of what `voter` has: the rest must stay free to pay fees while the vote's lock lasts. */
export async function aye(api, { index }, voter) {
  const { data } = await api.query.system.account(voter.address);
  const vote = { aye: true, conviction: 'Locked1x' };
  return api.tx.convictionVoting.vote(index, { Standard: { vote, balance: (data.free.toBigInt() * 9n) / 10n } });
}

/** Waits until `referendum` is approved; any other end is an error that names it. */
export async function untilApproved(api, { index, track }) {
  return until(
    `referendum ${index} (${track}) to be approved`,
    async (note) => {
      const info = (await api.query.referenda.referendumInfoFor(index)).unwrap();
      if (info.isApproved) return info.asApproved[0].toNumber();
      if (!info.isOngoing) throw new Error(`referendum ${index} (${track}) ended as ${info.type}`);
      const { deciding, tally } = info.asOngoing;
      note({ deciding: deciding.toHuman(), tally: tally.toHuman() });
      return undefined;
    },
    { timeout: budget(api, track) },
  );
}

/**
 * Waits until the approved call of `referendum` was dispatched, and that without an error.
 * Returns the referendum with `approvedAt`, `enactedAt` and the `events` of the block that enacted it.
 */
export async function untilEnacted(api, referendum) {
  const { index, track } = referendum;
  const approvedAt = await untilApproved(api, referendum);
  const task = enactmentTask(index);
  const { event, events, number } = await findEvent(api, `referendum ${index} (${track}) to be enacted`, {
    from: approvedAt,
    match: (candidate) => concerns(candidate, task),
    timeout: budget(api, track),
  });
  if (!is(event, 'scheduler', 'Dispatched')) {
    throw new Error(`referendum ${index} (${track}) was approved but not enacted: scheduler.${event.method}`);
  }
  const failure = failureOf(event.data.result);
  if (failure) throw new Error(`referendum ${index} (${track}) was enacted and failed: ${failure}`);
  return { ...referendum, approvedAt, enactedAt: number, events };
}

/** A referendum over `call` from submission to enactment. */
export async function enact(api, { track, call, by }) {
  const referendum = await submit(api, { track, call, by });
  await support(api, referendum);
  return untilEnacted(api, referendum);
}

/** The name under which pallet-referenda schedules an enactment: blake2_256 of ("assembly", "enactment", index). */
export function enactmentTask(index) {
  const encoded = u8aConcat(
    stringToU8a('assembly'),
    compactAddLength(stringToU8a('enactment')),
    bnToU8a(index, { bitLength: 32, isLe: true }),
  );
  return blake2AsHex(encoded, 256);
}

const FINAL = ['Dispatched', 'CallUnavailable', 'PermanentlyOverweight'];

function concerns(event, task) {
  if (event.section !== 'scheduler' || !FINAL.includes(event.method)) return false;
  const { id } = event.data;
  return id.isSome && id.unwrap().eq(task);
}
