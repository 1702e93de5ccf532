// SPDX-License-Identifier: Apache-2.0

// Motions of the risk committee, and the fast track that its whitelisting opens.

import { alice, bob, charlie } from './accounts.mjs';
import { submit, support, untilEnacted } from './governance.mjs';
import { failureOf, only, succeed } from './polkadotjs.mjs';

/** The seats of a development chain. */
export const SEATS = [alice, bob, charlie];

/** Carries a motion: proposed by the first of `ayes`, voted by all of them, closed by the last seat. */
export async function motion(api, call, { ayes = SEATS.slice(0, 2), closer = SEATS.at(-1) } = {}) {
  const [proposer] = ayes;
  const length = call.method.encodedLength;
  const proposed = await succeed(api.tx.riskCommittee.propose(ayes.length, call, length), proposer);
  const { proposalHash, proposalIndex } = only(proposed.events, 'riskCommittee', 'Proposed').data;
  await Promise.all(ayes.map((seat) => succeed(api.tx.riskCommittee.vote(proposalHash, proposalIndex, true), seat)));
  // The weight of the call as a transaction is a bound on the weight of the call inside the motion.
  const { weight } = await call.paymentInfo(closer);
  const closed = await succeed(api.tx.riskCommittee.close(proposalHash, proposalIndex, weight, length), closer);
  const failure = failureOf(only(closed.events, 'riskCommittee', 'Executed').data.result);
  if (failure) throw new Error(`the motion was carried and failed: ${failure}`);
  return closed;
}

/** Whitelists `call` by a motion, so that the whitelisted track may dispatch it as Root. */
export function whitelist(api, call, options) {
  return motion(api, api.tx.whitelist.whitelistCall(call.method.hash), options);
}

/** Enacts `call` as Root on the fast track: a motion of the committee, then a referendum on the whitelisted track. */
export async function enactFast(api, call, { by } = {}) {
  await whitelist(api, call);
  const outer = api.tx.whitelist.dispatchWhitelistedCallWithPreimage(call);
  const referendum = await submit(api, { track: 'whitelisted_caller', call: outer, by });
  await support(api, referendum);
  const enacted = await untilEnacted(api, referendum);
  // A call that was not whitelisted would only be deferred, and that is a success of the outer call.
  const failure = failureOf(only(enacted.events, 'whitelist', 'WhitelistedCallDispatched').data.result);
  if (failure) throw new Error(`the whitelisted call was dispatched and failed: ${failure}`);
  return enacted;
}
