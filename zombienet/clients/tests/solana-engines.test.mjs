// SPDX-License-Identifier: Apache-2.0

// A referendum changes the engine that executes Solana transactions: the same call has another result from the next block on, a node
// that begins later follows it through the change, and one that lacks the new engine stops and says so.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';

import { u8aConcat, u8aToHex } from '@polkadot/util';
import { xxhashAsU8a } from '@polkadot/util-crypto';
import { Transaction, TransactionInstruction, sendAndConfirmTransaction } from '@solana/web3.js';

import { bestNumber, untilBest, untilFinalized } from '../lib/blocks.mjs';
import { enact } from '../lib/governance.mjs';
import { MiraNode, faultyNode } from '../lib/node.mjs';
import { solanaChain, within } from '../lib/solana-fixture.mjs';
import { deploy } from '../lib/solana-loader.mjs';
import { MINUTE } from '../lib/wait.mjs';

const DEEP = readFileSync(new URL('../../../svm-host/programs/deep.so', import.meta.url));

const chain = solanaChain(undefined, { webSocket: true });
const followers = [];
/** By then the call had succeeded. */
let called;
after(() => Promise.all(followers.map((node) => node.stop())));

async function follow(options) {
  const node = await MiraNode.launch({ spec: 'dev', follows: await chain.node.bootnode(), ...options });
  followers.push(node);
  return node;
}

const engine = async () => (await chain.api.query.svm.engine()).toNumber();

test('the same call has another result by the next engine', async () => {
  const { api, connection, payer } = chain;
  const programId = await deploy(connection, payer, DEEP);
  const slot = await connection.getSlot();
  await within('the next slot', async () => (await connection.getSlot()) > slot);
  const data = Buffer.from(BigUint64Array.from([5n]).buffer);
  const keys = [{ pubkey: programId, isSigner: false, isWritable: false }];
  const deep = () => {
    const transaction = new Transaction().add(new TransactionInstruction({ programId, keys, data }));
    return sendAndConfirmTransaction(connection, transaction, [payer]);
  };
  assert.equal(await engine(), 1);
  await assert.rejects(deep(), /too deep|CallDepth/);
  const { enactedAt } = await enact(api, { track: 'root', call: api.tx.svm.setEngine(2) });
  assert.equal(await engine(), 2);
  await untilBest(api, enactedAt + 1);
  await deep();
  called = await bestNumber(api);
});

test('a node that begins now follows it from the beginning', async () => {
  const node = await follow();
  // A final block behind the call that only the new engine lets succeed: who has it executed all blocks up to it as its author did.
  await untilFinalized(chain.api, called);
  const head = await chain.node.rpc('chain_getFinalizedHead');
  await within('it to have the same final block', async () => (await node.rpc('chain_getHeader', head)) !== null);
  const key = u8aToHex(u8aConcat(xxhashAsU8a('Svm', 128), xxhashAsU8a('Engine', 128)));
  assert.equal(await node.rpc('state_getStorage', key, head), '0x02000000');
});

test('a node of an older release stops, and says what to do', async () => {
  const node = await follow({ binary: faultyNode(), env: { MIRA_TEST_ENGINES: '1' } });
  const code = await node.ended(2 * MINUTE);
  assert.notEqual(code, 0);
  assert.match(node.logTail(200), /executes Solana transactions by engine 2 from here on.*install a release of the node/s);
});
