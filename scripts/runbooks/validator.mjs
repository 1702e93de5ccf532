// SPDX-License-Identifier: Apache-2.0

// What a validator's operator does on chain, one step a command. The runbooks say in which order, and why.

import { Misuse, main } from './chain.mjs';

const USAGE = `Usage: node scripts/runbooks/validator.mjs COMMAND --signer FILE [--rpc URL] [--timeout SECONDS] [--dry-run]

The account is the one whose secret phrase or URI is in FILE. URL is the RPC of a node (ws://127.0.0.1:9944); for
rotate-keys and status it must be the validator's own, reached on its own machine.

Commands that sign (each waits until its transaction is final; --dry-run shows it instead):
  bond --amount MIRA         put tokens at stake; rewards are staked too
  rotate-keys                make new consensus keys on the node, and register them with the proof of ownership
  validate --commission PCT  declare the account as a candidate that keeps PCT percent of the rewards
  chill                      withdraw the candidacy
  unbond --amount MIRA|all   ask the stake back; it stays at risk for the bonding period
  withdraw                   take what is past the bonding period
  purge-keys                 forget the registered consensus keys; their deposit comes back

Commands that look or wait:
  status          stake, candidacy, keys, place in the active set, offences
  await-active    until the account is in the active set, in a block that is final
  await-inactive  until it is in neither this epoch's set nor the next one's
  await-keys      until the active set uses the keys that are registered
  await-authored  until a new block is the account's
  await-unbonded  until all of the stake that was asked back can be withdrawn

Exit code: 0 done, 1 failed or not in time (--timeout, 300), 2 called wrongly, 3 polkadot.js is not installed.`;

const OPTIONS = { amount: { type: 'string' }, commission: { type: 'string', default: '0' } };

// --- what signs -----------------------------------------------------------------------------------------------------
const bond = (s) => s.submit(s.api.tx.staking.bond(s.amount(s.values.amount), 'Staked'));
const chill = (s) => s.submit(s.api.tx.staking.chill());
const purgeKeys = (s) => s.submit(s.api.tx.session.purgeKeys());

function validate(s) {
  const percent = Number(s.values.commission);
  if (!(percent >= 0 && percent <= 100)) throw new Misuse(`--commission is a percentage, not '${s.values.commission}'`);
  return s.submit(s.api.tx.staking.validate({ commission: Math.round(percent * 10_000_000), blocked: false }));
}

async function unbond(s) {
  const ledger = await ledgerOf(s);
  if (!ledger) throw new Error('the account has no stake');
  return s.submit(s.api.tx.staking.unbond(s.amount(s.values.amount, ledger.active)));
}

async function withdraw(s) {
  // The chain wants to know how much of its slashing record it may have to remove.
  const spans = await s.api.query.staking.slashingSpans(s.signer.address);
  return s.submit(s.api.tx.staking.withdrawUnbonded(spans.isSome ? spans.unwrap().prior.length + 1 : 0));
}

async function rotateKeys(s) {
  const { signer, api } = s;
  const owner = api.createType('AccountId', signer.address).toHex();
  if (s.values['dry-run']) return console.log(`not done (--dry-run): author_rotateKeysWithOwner ${owner}, then session.setKeys`);
  // A method that polkadot.js does not know, sent as it is.
  const made = await s.provider.send('author_rotateKeysWithOwner', [owner]).catch((cause) => {
    throw new Error(`the node did not make keys: ${cause.message}. Is ${s.values.rpc} on the validator's own machine?`);
  });
  if (!made.proof) throw new Error('the node gave no proof of ownership: it is older than this chain, and the chain would refuse');
  await s.submit(api.tx.session.setKeys(made.keys, made.proof));
  const registered = (await api.query.session.nextKeys(signer.address)).unwrap().toHex();
  if (registered !== made.keys) throw new Error(`registered are ${registered}, the node made ${made.keys}`);
  console.log(`registered: ${registered}`);
}

// --- what looks -----------------------------------------------------------------------------------------------------
async function ledgerOf(s) {
  const ledger = await s.api.query.staking.ledger(s.signer.address);
  if (ledger.isNone) return undefined;
  const { active, total, unlocking } = ledger.unwrap();
  return { active: active.toBigInt(), total: total.toBigInt(), unlocking: unlocking.map(({ value, era }) => [value.toBigInt(), era.toNumber()]) };
}

const activeEra = async (api) => (await api.query.staking.activeEra()).unwrapOrDefault().index.toNumber();
const holds = (list, address) => list.some((other) => other.eq(address));

async function offencesOf(s) {
  const { api, signer } = s;
  const reports = await api.query.offences.reports.entries();
  const own = reports.filter(([, report]) => report.isSome && report.unwrap().offender[0].eq(signer.address)).length;
  return own ? `${own} reported` : 'none';
}

async function onThisNode(s, keys) {
  try {
    return (await s.api.rpc.author.hasSessionKeys(keys.toHex())).isTrue ? 'held by this node' : 'NOT held by this node';
  } catch {
    return 'not known whether this node holds them: it answers only on its own machine';
  }
}

async function status(s) {
  const { api, signer } = s;
  const { address } = signer;
  const [ledger, keys, validators, queued, era, session] = await Promise.all([
    ledgerOf(s),
    api.query.session.nextKeys(address),
    api.query.session.validators(),
    api.query.session.queuedKeys(),
    activeEra(api),
    api.query.session.currentIndex(),
  ]);
  const candidate = !(await api.query.staking.validators.size(address)).isZero();
  const { data } = await api.query.system.account(address);
  const lines = {
    account: address,
    free: s.show(data.free.toBigInt()),
    stake: ledger ? `${s.show(ledger.active)} active, ${s.show(ledger.total)} in all` : 'none',
    candidate: candidate ? 'yes' : 'no',
    keys: keys.isSome ? await onThisNode(s, keys.unwrap()) : 'none registered',
    'active set': holds(validators, address) ? 'in it' : 'not in it',
    'next epoch': queued.some(([id]) => id.eq(address)) ? 'in it' : 'not in it',
    offences: await offencesOf(s),
    now: `era ${era}, epoch ${session}`,
  };
  for (const [value, at] of ledger?.unlocking ?? []) lines[`unlocks in era ${at}`] = s.show(value);
  for (const [name, value] of Object.entries(lines)) console.log(`${`${name}:`.padEnd(22)}${value}`);
}

// --- what waits -----------------------------------------------------------------------------------------------------
const awaitActive = (s) =>
  s.until('the account is in the active set', async () => {
    const api = await s.final();
    if (holds(await api.query.session.validators(), s.signer.address)) return true;
    return `era ${await activeEra(api)}, epoch ${await api.query.session.currentIndex()}`;
  });

const awaitInactive = (s) =>
  s.until('the account is out of the active set', async () => {
    const api = await s.final();
    const { address } = s.signer;
    if (holds(await api.query.session.validators(), address)) return `in epoch ${await api.query.session.currentIndex()}`;
    return (await api.query.session.queuedKeys()).some(([id]) => id.eq(address)) ? 'planned for the next epoch' : true;
  });

/** In a block that is final: then the authority set with the old keys has nothing left to finalize. */
const awaitKeys = (s) =>
  s.until('the active set uses the registered keys', async () => {
    const api = await s.final();
    const keys = (await api.query.session.nextKeys(s.signer.address)).unwrap();
    const [authors, voters] = await Promise.all([api.query.babe.authorities(), api.query.grandpa.authorities()]);
    const uses = (list, key) => list.some(([id]) => id.eq(key));
    if (uses(authors, keys.babe) && uses(voters, keys.grandpa)) return true;
    return `epoch ${await api.query.session.currentIndex()}`;
  });

async function awaitAuthored(s) {
  const { api, signer } = s;
  let checked = (await api.rpc.chain.getHeader()).number.toNumber();
  await s.until('a new block is by the account', async () => {
    const best = (await api.rpc.chain.getHeader()).number.toNumber();
    while (checked < best) {
      checked += 1;
      const header = await api.derive.chain.getHeader(await api.rpc.chain.getBlockHash(checked));
      if (header.author?.eq(signer.address)) return true;
    }
    return 'none yet';
  });
}

const awaitUnbonded = (s) =>
  s.until('what was asked back can be withdrawn', async () => {
    const ledger = await ledgerOf(s);
    const last = Math.max(0, ...(ledger?.unlocking ?? []).map(([, era]) => era));
    const era = await activeEra(s.api);
    return era >= last ? true : `era ${era} of ${last}`;
  });

await main(
  USAGE,
  {
    bond, chill, validate, unbond, withdraw, status,
    'rotate-keys': rotateKeys,
    'purge-keys': purgeKeys,
    'await-active': awaitActive,
    'await-inactive': awaitInactive,
    'await-keys': awaitKeys,
    'await-authored': awaitAuthored,
    'await-unbonded': awaitUnbonded,
  },
  OPTIONS,
);
