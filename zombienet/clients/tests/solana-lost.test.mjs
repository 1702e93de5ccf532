// SPDX-License-Identifier: Apache-2.0

// What never comes back from the SVM domain, and what ends the whole node: the chain goes on without it, while others still offer it.

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';

import { Connection, LAMPORTS_PER_SOL } from '@solana/web3.js';

import { bestNumber, untilBest, untilFinalized } from '../lib/blocks.mjs';
import { MiraNode, freePorts } from '../lib/node.mjs';
import { connect } from '../lib/polkadotjs.mjs';
import { confirmed, solanaChain, within } from '../lib/solana-fixture.mjs';
import { EATS_MEMORY, NEVER_ENDS, goesOn, options, send, waiting } from '../lib/solana-poison.mjs';
import { MINUTE } from '../lib/wait.mjs';

describe('an engine that never ends', () => {
  const chain = solanaChain(undefined, options);

  test('costs a block, and the transaction its place: all others go on', async () => {
    const { api, connection, payer } = chain;
    const before = await connection.getBalance(payer.publicKey);
    await send(chain, NEVER_ENDS);
    await within('the node to notice', () => /did not end within 2 seconds/.test(chain.node.logTail(500)));
    await within('its pool to be without it', async () => (await waiting(api)) === 0);
    await goesOn(chain);
    assert.equal(await connection.getBalance(payer.publicKey), before, 'it is in no block');
    assert.ok((await api.query.svm.frozen()).isNone, 'machines differ in how long they take: nothing is agreed on');
    await confirmed(chain, await connection.requestAirdrop(payer.publicKey, LAMPORTS_PER_SOL));
  });
});

// What takes all memory ends the process. Its operator's supervisor starts it again, and its peers still have the transaction.
describe('an engine that takes all memory', () => {
  const chain = solanaChain(undefined, { ...options, webSocket: true });
  let peer;
  after(() => peer?.stop());

  test('ends the node, which leaves the transaction to others when it is started again', { timeout: 4 * MINUTE }, async () => {
    const port = await freePorts(2);
    const args = ['--solana-rpc-port', String(port)];
    const follows = await chain.node.bootnode();
    peer = await MiraNode.launch({ ...options, spec: 'dev', follows, args });
    const [api, connection] = [await connect(peer), new Connection(`http://127.0.0.1:${port}`, 'processed')];
    try {
      // Its pool judges by blocks that came after it had caught up.
      await within('the peer to catch up', async () => (await connection.getBalance(chain.payer.publicKey)) > 0);
      await untilBest(api, (await bestNumber(chain.api)) + 1);
      await send({ connection, payer: chain.payer }, EATS_MEMORY);
      await chain.node.ended(MINUTE);
      assert.match(chain.node.logTail(200), /memory allocation of \d+ bytes failed/);
      assert.equal(await waiting(api), 1);

      await chain.node.start();
      assert.match(chain.node.logTail(200), /ended while it executed 1 Solana transactions/);
      // Long enough for the peer to offer it again, several times.
      await untilFinalized(api, (await bestNumber(api)) + 4, 2 * MINUTE);
      assert.equal(await waiting(api), 1, 'it is still offered');
      await confirmed(chain, await chain.connection.requestAirdrop(chain.payer.publicKey, LAMPORTS_PER_SOL));
    } finally {
      connection._rpcWebSocket.close();
      await api.disconnect();
    }
  });
});
