// SPDX-License-Identifier: Apache-2.0

// Stock PAPI: a client over WebSocket without generated descriptors, and transactions followed to finality.

import { createClient } from 'polkadot-api';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { getWsProvider } from 'polkadot-api/ws';
import { WebSocket } from 'ws';

import { MINUTE, within } from './wait.mjs';

/** Connects to a node; Node 20 has no WebSocket of its own, hence the class of `ws`. */
export const connectPapi = (node) => createClient(getWsProvider(node.ws, { websocketClass: WebSocket }));

/** A PAPI signer for a keyring pair. */
export const signerOf = (pair) => getPolkadotSigner(pair.publicKey, 'Sr25519', (bytes) => pair.sign(bytes));

/** Follows an observable of transaction events to finality; resolves with all of them, in order. */
export function toFinality(observable, timeout = 2 * MINUTE) {
  let subscription;
  const events = new Promise((resolve, reject) => {
    const seen = [];
    subscription = observable.subscribe({
      next: (event) => seen.push(event),
      error: reject,
      complete: () => resolve(seen),
    });
  });
  return within('a transaction of PAPI to be final', events, timeout).finally(() => subscription.unsubscribe());
}

/** The values of all events `pallet.name` that a transaction emitted. */
export const valuesOf = (events, pallet, name) =>
  events.filter((event) => event.type === pallet && event.value.type === name).map((event) => event.value.value);
