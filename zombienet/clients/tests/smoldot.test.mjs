// SPDX-License-Identifier: Apache-2.0

// A light client: smoldot gets the raw chain spec and one address, trusts no RPC, and reads what the full node has.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { AccountId, createClient } from 'polkadot-api';
import { getSmProvider } from 'polkadot-api/sm-provider';

import { alice } from '../lib/accounts.mjs';
import { finalizedNumber, untilFinalized } from '../lib/blocks.mjs';
import { devChain } from '../lib/fixture.mjs';
import { rawChainSpec } from '../lib/node.mjs';
import { startSmoldot } from '../lib/smoldot.mjs';
import { MINUTE, until, within } from '../lib/wait.mjs';

// Smoldot under Node speaks plain WebSocket to a local address, as it would in a browser on the same machine.
const chain = devChain({ webSocket: true });

let light;
let client;

before(() => (light = startSmoldot()));

after(async () => {
  client?.destroy();
  await light?.stop();
});

/** Adds the end of smoldot's log to an error: alone, a missed deadline of a light client explains little. */
async function explained(promise) {
  try {
    return await promise;
  } catch (cause) {
    throw new Error(`${cause.message}\nend of smoldot's log:\n${light.logTail()}`, { cause });
  }
}

test('smoldot accepts the spec as the node writes it, and derives the genesis of the running chain', async () => {
  // Smoldot refuses a spec with any field at its top that it does not know.
  const spec = await rawChainSpec(chain.node.binary);
  spec.bootNodes = [await chain.node.bootnode()];
  const added = await explained(light.smoldot.addChain({ chainSpec: JSON.stringify(spec) }));
  client = createClient(getSmProvider(() => added));
  const { genesisHash } = await explained(within('smoldot to name its chain', client.getChainSpecData()));
  assert.equal(genesisHash, await chain.node.rpc('chain_getBlockHash', 0));
});

test('smoldot follows finality', async (t) => {
  assert.ok(client, 'smoldot has no chain');
  await untilFinalized(chain.api, 3);
  const target = await finalizedNumber(chain.api);
  const reached = await explained(
    until(
      `smoldot to see block ${target} final`,
      async (note) => {
        const { number, hash } = await client.getFinalizedBlock();
        note({ finalized: number });
        return number >= target && { number, hash };
      },
      { timeout: 3 * MINUTE },
    ),
  );
  assert.equal(reached.hash, await chain.node.rpc('chain_getBlockHash', reached.number));
  t.diagnostic(`smoldot: block ${reached.number} (${reached.hash}) is final`);
});

test('smoldot reads state by proof, and it equals that of the full node', async () => {
  assert.ok(client, 'smoldot has no chain');
  const api = client.getUnsafeApi();
  const { hash: at } = await client.getFinalizedBlock();
  const address = AccountId(await api.constants.System.SS58Prefix()).dec(alice.publicKey);
  const [key, account, issuance] = await explained(
    within(
      'smoldot to read storage',
      Promise.all([
        api.query.System.Account.getKey(address),
        api.query.System.Account.getValue(address, { at }),
        api.query.Balances.TotalIssuance.getValue({ at }),
      ]),
      2 * MINUTE,
    ),
  );
  const full = await chain.api.at(at);
  assert.equal(issuance, (await full.query.balances.totalIssuance()).toBigInt());
  assert.equal(account.data.free, (await full.query.system.account(alice.address)).data.free.toBigInt());
  assert.equal(await client.rawQuery(key, { at }), await chain.node.rpc('state_getStorage', key, at));
});
