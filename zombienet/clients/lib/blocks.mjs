// SPDX-License-Identifier: Apache-2.0

// Where the chain is, and what happened in its blocks.

import { SLOT, until } from './wait.mjs';

export const bestNumber = async (api) => (await api.rpc.chain.getHeader()).number.toNumber();

export async function finalizedNumber(api) {
  const hash = await api.rpc.chain.getFinalizedHead();
  return (await api.rpc.chain.getHeader(hash)).number.toNumber();
}

/** Waits until the best block is at least `number`. */
export function untilBest(api, number, timeout) {
  return reach('best', bestNumber, api, number, timeout);
}

/** Waits until `number` is final. */
export function untilFinalized(api, number, timeout) {
  return reach('finalized', finalizedNumber, api, number, timeout);
}

async function reach(which, current, api, number, timeout) {
  const start = await current(api);
  // Three times what a healthy chain needs, and room for the lag of finality.
  const budget = timeout ?? (3 * Math.max(number - start, 0) + 15) * SLOT;
  return until(
    `the ${which} block to reach ${number}`,
    async (note) => {
      const now = await current(api);
      note({ [which]: now });
      return now >= number && now;
    },
    { timeout: budget },
  );
}

/** All event records of block `number`, decoded with the runtime that produced them. */
export async function eventsOf(api, number) {
  const hash = await api.rpc.chain.getBlockHash(number);
  return (await api.at(hash)).query.system.events();
}

/**
 * Reads the chain block by block from `from` on until an event satisfies `match`.
 * Returns `{ number, event, events }`: the block, the event, and all records of that block.
 */
export async function findEvent(api, what, { from, match, timeout }) {
  let next = from;
  return until(
    what,
    async (note) => {
      const best = await bestNumber(api);
      for (; next <= best; next += 1) {
        const events = await eventsOf(api, next);
        const found = events.find(({ event }) => match(event));
        if (found) return { number: next, event: found.event, events };
      }
      note({ searched: `blocks ${from} to ${best}` });
      return undefined;
    },
    { timeout },
  );
}

/** Whether `event` is `section.method`; the pallets' names are those of polkadot.js (camel case). */
export const is = (event, section, method) => event.section === section && event.method === method;
