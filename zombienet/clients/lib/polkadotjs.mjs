// SPDX-License-Identifier: Apache-2.0

// Stock polkadot.js: a connection without custom types, and transactions followed to a block or to finality.

import { ApiPromise, WsProvider } from '@polkadot/api';

import { MINUTE, within } from './wait.mjs';

/** Connects with the library's defaults only: that no chain-specific type is needed is part of what is tested. */
export async function connect(node) {
  const api = new ApiPromise({ provider: new WsProvider(node.ws) });
  try {
    return await within('polkadot.js to load the metadata', api.isReadyOrError, MINUTE);
  } catch (cause) {
    await api.disconnect();
    throw cause;
  }
}

/** A dispatch error as `pallet.Error`, `token.Reason` and so on, decoded from the metadata. */
export function explain(error) {
  if (error.isModule) {
    const { section, name } = error.registry.findMetaError(error.asModule);
    return `${section}.${name}`;
  }
  const inner = error.inner?.toString();
  return inner ? `${error.type.toLowerCase()}.${inner}` : error.type;
}

/** A dispatch result inside an event, with or without post-dispatch information: the explained error, or null. */
export function failureOf(result) {
  if (result.isOk) return null;
  return explain(result.asErr.error ?? result.asErr);
}

/**
 * Signs and submits `tx` and resolves with its outcome: `{ hash, number, events, error }`, where `error` is the
 * explained dispatch error or null. A transaction that is refused or dropped by the pool is an exception instead.
 *
 * `upTo`: `'block'` resolves at the first inclusion, `'finality'` waits for the block to be final.
 * `sign`: polkadot.js' own signing options.
 */
export function follow(tx, signer, { upTo = 'block', timeout = 2 * MINUTE, sign = {} } = {}) {
  const what = `${name(tx)} by ${signer.meta.name}`;
  let unsubscribe = () => {};
  const outcome = new Promise((resolve, reject) => {
    // The library only logs what a callback throws, so an error has to leave by `reject`.
    const settle = (result) => {
      try {
        if (result.isError) throw new Error(`${what} was given up: ${result.status.type}`);
        const hash = reached(result.status, upTo);
        if (hash) resolve(outcomeOf(result, hash));
      } catch (cause) {
        reject(cause);
      }
    };
    tx.signAndSend(signer, { nonce: -1, ...sign }, settle).then((stop) => (unsubscribe = stop), reject);
  });
  return within(`${what} to reach ${upTo}`, outcome, timeout).finally(() => unsubscribe());
}

/** `follow`, with a failed dispatch as an exception. */
export async function succeed(tx, signer, options) {
  const outcome = await follow(tx, signer, options);
  if (outcome.error) throw new Error(`${name(tx)} by ${signer.meta.name} failed: ${outcome.error}`);
  return outcome;
}

/** The one event `section.method` among `events`; none or several is an error that lists what there is. */
export function only(events, section, method) {
  const found = events.map(({ event }) => event).filter((event) => event.section === section && event.method === method);
  if (found.length === 1) return found[0];
  const names = events.map(({ event }) => `${event.section}.${event.method}`).join(', ');
  throw new Error(`expected one ${section}.${method}, found ${found.length} among: ${names}`);
}

export const name = (tx) => `${tx.method.section}.${tx.method.method}`;

function reached(status, upTo) {
  if (status.isFinalized) return status.asFinalized;
  return status.isInBlock && upTo === 'block' ? status.asInBlock : undefined;
}

function outcomeOf(result, hash) {
  if (result.internalError) throw result.internalError;
  const error = result.dispatchError ? explain(result.dispatchError) : null;
  return { hash: hash.toHex(), number: result.blockNumber.toNumber(), events: result.events, error };
}
