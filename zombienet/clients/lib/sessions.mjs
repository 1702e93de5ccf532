// SPDX-License-Identifier: Apache-2.0

// Grants of sessions, from now on.

import { tokens } from './accounts.mjs';

/** Up to ten MIRA for a hundred blocks, five at a time; `limits` changes some of that. */
export async function grant(api, key, scope, limits = {}) {
  const block = (await api.query.system.number()).toNumber();
  const time = (await api.query.timestamp.now()).toNumber();
  return {
    key: key.address,
    scope,
    limits: {
      perUse: tokens(5),
      total: tokens(10),
      window: { amount: tokens(10), blocks: 100 },
      uses: 20,
      fees: tokens(1),
      ...limits,
    },
    payer: 'Principal',
    from: { block, time },
    until: { block: block + 100, time: time + 600_000 },
    salt: Date.now(),
  };
}
