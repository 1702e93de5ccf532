// SPDX-License-Identifier: Apache-2.0

// Waiting for conditions. Nothing in this package sleeps for luck: a test waits for what it needs, up to a deadline,
// and a missed deadline says what was awaited and what was seen last.

import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;

/** One slot of the chain; every budget in blocks is turned into time by it. */
export const SLOT = 6 * SECOND;

/** A deadline that passed. Its message is meant to be the whole diagnosis a reader needs first. */
export class DeadlineError extends Error {
  constructor(what, timeout, seen) {
    const last = seen === undefined ? 'nothing' : inspect(seen, { depth: 4, breakLength: 100 });
    super(`waited ${Math.round(timeout / SECOND)} s for ${what}; last seen: ${last}`);
    this.name = 'DeadlineError';
  }
}

/**
 * Asks `probe` until it answers with something truthy, and returns that answer.
 *
 * `probe` gets a function `note` with which it reports what it observes, for the message of a missed deadline. An
 * error thrown by `probe` ends the wait at once: what can be retried is caught by the probe itself.
 */
export async function until(what, probe, { timeout = MINUTE, every = SECOND } = {}) {
  const end = Date.now() + timeout;
  let seen;
  const missed = () => new DeadlineError(what, timeout, seen);
  for (;;) {
    const answer = await beforeDeadline(probe((state) => (seen = state)), end - Date.now(), missed);
    if (answer) return answer;
    if (Date.now() + every > end) throw missed();
    await sleep(every);
  }
}

/** `promise`, or a `DeadlineError` once `timeout` ms have passed. */
export function within(what, promise, timeout = MINUTE) {
  return beforeDeadline(promise, timeout, () => new DeadlineError(what, timeout));
}

async function beforeDeadline(promise, timeout, missed) {
  const stop = new AbortController();
  const deadline = sleep(Math.max(timeout, 0), undefined, { signal: stop.signal }).then(
    () => {
      throw missed();
    },
    () => undefined,
  );
  try {
    return await Promise.race([promise, deadline]);
  } finally {
    stop.abort();
  }
}
