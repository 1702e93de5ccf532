// SPDX-License-Identifier: Apache-2.0

// What never comes back from the SVM domain, and what ends the whole node: the chain goes on without it, whoever offers it again.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { LAMPORTS_PER_SOL } from '@solana/web3.js';

import { bestNumber, untilFinalized } from '../lib/blocks.mjs';
import { confirmed, solanaChain, within } from '../lib/solana-fixture.mjs';
import { EATS_MEMORY, NEVER_ENDS, goesOn, offer, options, poison, waiting, withPeer } from '../lib/solana-poison.mjs';
import { MINUTE } from '../lib/wait.mjs';

describe('an engine that never ends', () => {
  const chain = solanaChain(undefined, options);

  test('costs a block, and the transaction its place: all others go on', { timeout: 4 * MINUTE }, () =>
    withPeer(chain, async (peer) => {
      const { api, connection, payer } = chain;
      const before = await connection.getBalance(payer.publicKey);
      const bytes = await poison(peer, NEVER_ENDS);
      await offer(peer, bytes);
      await within('the node to notice', () => /did not end within 2 seconds/.test(chain.node.logTail(500)));
      await within('its pool to be without it', async () => (await waiting(api)) === 0);
      await goesOn(chain);
      assert.equal(await waiting(peer.api), 1, 'its peer has it still');
      await assert.rejects(offer(chain, bytes), /maintenance/i, 'whoever offers it once more');
      assert.equal(await waiting(api), 0);
      assert.equal(await connection.getBalance(payer.publicKey), before, 'it is in no block');
      assert.ok((await api.query.svm.frozen()).isNone, 'machines differ in how long they take: nothing is agreed on');
      await confirmed(chain, await connection.requestAirdrop(payer.publicKey, LAMPORTS_PER_SOL));
    }));
});

// What takes all memory ends the process. Its operator's supervisor starts it again, and its peers still have the transaction.
describe('an engine that takes all memory', () => {
  const chain = solanaChain(undefined, options);

  test('ends the node, which leaves the transaction to others when it is started again', { timeout: 4 * MINUTE }, () =>
    withPeer(chain, async (peer) => {
      const bytes = await poison(peer, EATS_MEMORY);
      await offer(peer, bytes);
      await chain.node.ended(MINUTE);
      assert.match(chain.node.logTail(200), /memory allocation of \d+ bytes failed/);
      assert.equal(await waiting(peer.api), 1);

      await chain.node.start();
      assert.match(chain.node.logTail(200), /ended while it executed 1 Solana transactions/);
      // The peer offers what it has to whoever connects.
      await untilFinalized(peer.api, (await bestNumber(peer.api)) + 4, 2 * MINUTE);
      assert.equal(await waiting(peer.api), 1, 'its peer has it still');
      await assert.rejects(offer(chain, bytes), /maintenance/i, 'whoever offers it once more');
      await confirmed(chain, await chain.connection.requestAirdrop(chain.payer.publicKey, LAMPORTS_PER_SOL));
    }));
});
