// SPDX-License-Identifier: Apache-2.0

// What an operator or token holder does for an upgrade, or to end safe mode, one step a command. See upgrade-runtime.md
// and recover-chain.md.

import { readFileSync } from 'node:fs';

import { TRACKS } from '../../zombienet/clients/lib/tracks.mjs';
import { Misuse, blake2AsHex, main } from './chain.mjs';

const USAGE = `Usage: node scripts/runbooks/referendum.mjs COMMAND [--signer FILE] [--rpc URL] [--timeout SECONDS] [--dry-run]

Commands that sign with the secret in FILE (each waits until its transaction is final; --dry-run shows it instead):
  propose --wasm FILE             a referendum that authorises the runtime in FILE, on the track root
  propose --exit-safe-mode        a referendum that ends safe mode, on the track breaker
  propose --call HEX --track T    a referendum over any encoded call, on the track T
  vote --referendum N --amount MIRA|all [--nay] [--conviction 0..6]
  apply --wasm FILE               apply the authorised runtime, and wait until its migrations are through

Commands that look or wait:
  status                          runtime, authorised upgrade, migration, safe mode, finality, referenda
  await-approved --referendum N   until it is approved; fails if it ends otherwise
  await-authorised --wasm FILE    until the runtime in FILE may be applied

Tracks: ${Object.keys(TRACKS).join(', ')}.

Exit code: 0 done, 1 failed or not in time (--timeout, 300), 2 called wrongly, 3 polkadot.js is not installed.`;

const OPTIONS = {
  wasm: { type: 'string' },
  call: { type: 'string' },
  track: { type: 'string' },
  'exit-safe-mode': { type: 'boolean', default: false },
  referendum: { type: 'string' },
  amount: { type: 'string' },
  nay: { type: 'boolean', default: false },
  conviction: { type: 'string', default: '1' },
};

function wasmOf(s) {
  if (!s.values.wasm) throw new Misuse('--wasm is needed: the runtime as scripts/build-runtime.sh made it');
  const code = new Uint8Array(readFileSync(s.values.wasm));
  return { code, hash: blake2AsHex(code, 256) };
}

function indexOf(s) {
  if (!/^\d+$/.test(s.values.referendum ?? '')) throw new Misuse('--referendum is the number of a referendum');
  return Number(s.values.referendum);
}

/** What is proposed, and on which track. */
function proposal(s) {
  const { api, values } = s;
  const given = [values.wasm, values['exit-safe-mode'] || undefined, values.call].filter((value) => value !== undefined);
  if (given.length !== 1) throw new Misuse('one of --wasm, --exit-safe-mode and --call is needed');
  if (values.wasm) {
    const { hash } = wasmOf(s);
    console.log(`code hash: ${hash}`);
    return { track: 'root', call: api.tx.system.authorizeUpgrade(hash).method };
  }
  if (values['exit-safe-mode']) return { track: 'breaker', call: api.tx.safeMode.forceExit().method };
  if (!Object.hasOwn(TRACKS, values.track ?? '')) throw new Misuse(`--track is one of: ${Object.keys(TRACKS).join(', ')}`);
  return { track: values.track, call: api.createType('Call', values.call) };
}

async function propose(s) {
  const { api } = s;
  const { track, call } = proposal(s);
  const { hash, encodedLength: len } = call;
  console.log(`${call.section}.${call.method} on the track ${track}, preimage ${hash.toHex()}`);
  const submit = api.tx.referenda.submit(TRACKS[track].origin, { Lookup: { hash, len } }, { After: 0 });
  const note = api.tx.preimage.notePreimage(call.toHex());
  const noted = await api.query.preimage.requestStatusFor(hash);
  const events = await s.submit(noted.isSome ? submit : api.tx.utility.batchAll([note, submit]));
  if (!events) return;
  const index = events.find((event) => api.events.referenda.Submitted.is(event)).data[0].toNumber();
  await s.submit(api.tx.referenda.placeDecisionDeposit(index));
  console.log(`referendum: ${index}`);
}

async function vote(s) {
  const { api, signer, values } = s;
  const conviction = Number(values.conviction);
  if (!Number.isInteger(conviction) || conviction < 0 || conviction > 6) throw new Misuse('--conviction is a number from 0 to 6');
  const { data } = await api.query.system.account(signer.address);
  // The rest stays free for fees while the vote's lock lasts.
  const balance = s.amount(values.amount, (data.free.toBigInt() * 9n) / 10n);
  const kind = conviction ? `Locked${conviction}x` : 'None';
  await s.submit(api.tx.convictionVoting.vote(indexOf(s), { Standard: { vote: { aye: !values.nay, conviction: kind }, balance } }));
}

async function apply(s) {
  const { api } = s;
  const { code, hash } = wasmOf(s);
  const authorised = await authorisedHash(api);
  if (authorised !== hash) throw new Error(`authorised is ${authorised}, the file's code hash is ${hash}`);
  const before = await specVersion(api);
  try {
    const applied = await s.submit(api.tx.system.applyAuthorizedUpgrade(`0x${Buffer.from(code).toString('hex')}`));
    if (!applied) return;
  } catch (cause) {
    // polkadot.js renews its metadata in place while the block arrives that changed the code, and then may read the events of
    // that block, which the old code wrote, by the new metadata: it loses sight of the transaction, not the chain.
    if ((await specVersion(api)) <= before) throw cause;
    console.log('  applied, though its events were not read');
  }
  await s.until('the chain runs the new runtime', async () => {
    const now = await specVersion(api);
    return now > before || `spec version ${now}`;
  });
  await s.until('its migrations are through', async () => {
    const { cursor, safeMode } = await guard(api);
    if (safeMode !== 'off') throw new Error(`a migration failed, and safe mode is on ${safeMode}: see recover-chain.md`);
    return cursor === 'none' || cursor;
  });
  console.log(`spec version: ${before} -> ${await specVersion(api)}`);
}

const specVersion = async (api) => (await api.rpc.state.getRuntimeVersion()).specVersion.toNumber();

async function authorisedHash(api) {
  const authorised = await api.query.system.authorizedUpgrade();
  return authorised.isSome ? authorised.unwrap().codeHash.toHex() : 'none';
}

/** Where a migration is, and whether safe mode is on. */
async function guard(api) {
  const [cursor, until] = await Promise.all([api.query.multiBlockMigrations.cursor(), api.query.safeMode.enteredUntil()]);
  return {
    cursor: cursor.isSome ? JSON.stringify(cursor.unwrap().toHuman()) : 'none',
    safeMode: until.isSome ? `until block ${until.unwrap()}` : 'off',
  };
}

async function status(s) {
  const { api } = s;
  const finalHash = await api.rpc.chain.getFinalizedHead();
  const [best, final, { cursor, safeMode }, count] = await Promise.all([
    api.rpc.chain.getHeader(),
    api.rpc.chain.getHeader(finalHash),
    guard(api),
    api.query.referenda.referendumCount(),
  ]);
  const lines = {
    runtime: `spec version ${await specVersion(api)}`,
    authorised: await authorisedHash(api),
    migration: cursor,
    'safe mode': safeMode,
    blocks: `best ${best.number}, final ${final.number}`,
    referenda: `${count} so far`,
  };
  for (const [name, value] of Object.entries(lines)) console.log(`${`${name}:`.padEnd(14)}${value}`);
}

const awaitApproved = (s) =>
  s.until(`referendum ${indexOf(s)} is approved`, async () => {
    const info = (await s.api.query.referenda.referendumInfoFor(indexOf(s))).unwrapOr(undefined);
    if (!info) throw new Error(`there is no referendum ${indexOf(s)}`);
    if (info.isApproved) return true;
    if (!info.isOngoing) throw new Error(`it ended as ${info.type}`);
    const { deciding } = info.asOngoing;
    if (deciding.isNone) return 'preparing';
    return deciding.unwrap().confirming.isSome ? 'confirming' : 'deciding';
  });

function awaitAuthorised(s) {
  const { hash } = wasmOf(s);
  return s.until(`${hash} may be applied`, async () => {
    const authorised = await authorisedHash(s.api);
    return authorised === hash || `authorised: ${authorised}`;
  });
}

await main(
  USAGE,
  { propose, vote, apply, status, 'await-approved': awaitApproved, 'await-authorised': awaitAuthorised },
  OPTIONS,
);
