// SPDX-License-Identifier: Apache-2.0

// A node that is far behind the chain says so, so that whoever shares requests out among nodes passes it over.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Connection } from '@solana/web3.js';

import { finalizedNumber, untilFinalized } from '../lib/blocks.mjs';
import { devChain } from '../lib/fixture.mjs';
import { MiraNode } from '../lib/node.mjs';
import { claimPorts } from '../lib/ports.mjs';
import { within } from '../lib/solana-fixture.mjs';
import { MINUTE } from '../lib/wait.mjs';

/** The error of Solana's nodes that are behind. */
const UNHEALTHY = -32005;

// It forgets what was in its blocks as soon as they are final, so that nobody gets them from it.
const chain = devChain({ webSocket: true, args: ['--state-pruning', '256', '--blocks-pruning', '1'] });
let behind;
after(() => behind?.stop());

test('a node that cannot catch up is unhealthy', { timeout: 5 * MINUTE }, async () => {
  await untilFinalized(chain.api, 8);
  const port = await claimPorts(2);
  const args = ['--solana-rpc-port', String(port)];
  behind = await MiraNode.launch({ spec: 'dev', follows: await chain.node.bootnode(), args });
  const connection = new Connection(`http://127.0.0.1:${port}`);
  const health = () => connection._rpcRequest('getHealth', []);
  const error = await within('the node to say that it is behind', async () => (await health()).error);
  assert.equal(error.code, UNHEALTHY);
  assert.equal(error.message, 'Node is unhealthy');
  assert.deepEqual(error.data, { numSlotsBehind: null });
  // Not only while it begins: the chain goes on, and it does not get any closer.
  await untilFinalized(chain.api, (await finalizedNumber(chain.api)) + 5);
  assert.equal((await health()).error?.code, UNHEALTHY);
});
