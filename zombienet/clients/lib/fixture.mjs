// SPDX-License-Identifier: Apache-2.0

// A chain of its own for each test file (or suite): started before its tests, ended after them.

import { after, before } from 'node:test';

import { MiraNode } from './node.mjs';
import { connect } from './polkadotjs.mjs';
import { MINUTE } from './wait.mjs';

/**
 * Starts a node with `options` (those of `MiraNode.launch`, or what gives them, asked with the chain) and a polkadot.js connection around the tests of the
 * enclosing file or suite. The returned object is filled before the first test runs; `ready` is then called with it, in
 * the same hook, because hooks of one file do not wait for each other.
 */
export function devChain(options, ready) {
  const chain = {};
  before(
    async () => {
      chain.node = await MiraNode.launch(typeof options === 'function' ? await options(chain) : options);
      chain.api = await connect(chain.node);
      await ready?.(chain);
    },
    { timeout: 3 * MINUTE },
  );
  after(
    async () => {
      await chain.api?.disconnect();
      await chain.node?.stop();
    },
    { timeout: MINUTE },
  );
  return chain;
}
