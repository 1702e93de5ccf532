// SPDX-License-Identifier: Apache-2.0

// A parameter that only Root can change and that nothing else in these tests depends on: the least bond of a nominator.

export const minNominatorBond = async (api) => (await api.query.staking.minNominatorBond()).toBigInt();

/** Changes the least bond of a nominator, and leaves every other staking parameter as it is. */
export function setMinNominatorBond(api, value) {
  const others = api.tx.staking.setStakingConfigs.meta.args.length - 1;
  return api.tx.staking.setStakingConfigs({ Set: value }, ...Array(others).fill('Noop'));
}
