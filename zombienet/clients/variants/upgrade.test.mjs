// SPDX-License-Identifier: Apache-2.0

// A runtime upgrade with a multi-block migration: authorised by referendum, applied by anyone, and the chain goes on.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { u8aToHex } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';

import { bob, eve, ferdie, tokens } from '../lib/accounts.mjs';
import { bestNumber, findEvent, is, untilBest, untilFinalized } from '../lib/blocks.mjs';
import { devChain } from '../lib/fixture.mjs';
import { enact } from '../lib/governance.mjs';
import { connect, succeed } from '../lib/polkadotjs.mjs';
import { readVariant } from '../lib/variant.mjs';
import { MINUTE, until } from '../lib/wait.mjs';

describe('a runtime upgrade by referendum', () => {
  const chain = devChain();
  const code = readVariant('MIRA_UPGRADE_WASM', 'upgrade-rehearsal');
  const hash = blake2AsHex(code, 256);
  const upgrade = {};

  const specVersion = async () => (await chain.api.rpc.state.getRuntimeVersion()).specVersion.toNumber();

  const migrationEvent = (methods, from) =>
    findEvent(chain.api, `multiBlockMigrations.${methods.join(' or ')}`, {
      from,
      match: (event) => methods.some((method) => is(event, 'multiBlockMigrations', method)),
      timeout: 10 * MINUTE,
    });

  test('a referendum on the root track authorises the code by its hash', async (t) => {
    const { api } = chain;
    await enact(api, { track: 'root', call: api.tx.system.authorizeUpgrade(hash) });
    const authorised = (await api.query.system.authorizedUpgrade()).unwrap();
    assert.equal(authorised.codeHash.toHex(), hash);
    assert.ok(authorised.checkVersion.isTrue);
    t.diagnostic(`authorised ${hash} (${code.length} bytes)`);
  });

  test('anyone can apply the authorised code', async (t) => {
    const { api } = chain;
    const before = await specVersion();
    const from = await bestNumber(api);
    // Without watching it: polkadot.js renews its metadata in place while the block arrives that changed the code, and then
    // may read the events of that block, which the old code wrote, by the new metadata. A new connection does not.
    await api.tx.system.applyAuthorizedUpgrade(u8aToHex(code)).signAndSend(bob);
    await until('the spec version to rise', async (note) => {
      const now = await specVersion();
      note(now);
      return now > before;
    });
    const anew = await connect(chain.node);
    try {
      const match = (event) => is(event, 'system', 'CodeUpdated');
      upgrade.appliedAt = (await findEvent(anew, 'system.CodeUpdated', { from, match, timeout: MINUTE })).number;
    } finally {
      await anew.disconnect();
    }
    t.diagnostic(`spec version: ${before} -> ${await specVersion()}, applied in block ${upgrade.appliedAt}`);
  });

  test('the multi-block migration completes', async (t) => {
    assert.ok(upgrade.appliedAt, 'the upgrade was not applied');
    const started = await migrationEvent(['UpgradeStarted'], upgrade.appliedAt);
    assert.ok(started.event.data.migrations.toNumber() > 0, 'the upgrade brought no multi-block migration');
    const ended = await migrationEvent(['UpgradeCompleted', 'UpgradeFailed'], started.number);
    assert.equal(ended.event.method, 'UpgradeCompleted');
    assert.ok(ended.number > started.number, 'the migration took one block: it does not show what it should');
    assert.ok((await chain.api.query.multiBlockMigrations.cursor()).isNone);
    t.diagnostic(`migrated from block ${started.number} to ${ended.number}`);
  });

  test('the chain goes on: blocks, finality, and a transfer by a client that connects anew', async () => {
    assert.ok(upgrade.appliedAt, 'the upgrade was not applied');
    await untilBest(chain.api, (await bestNumber(chain.api)) + 3);
    await untilFinalized(chain.api, upgrade.appliedAt + 1);
    const api = await connect(chain.node);
    try {
      const transfer = api.tx.balances.transferKeepAlive(ferdie.address, tokens(1));
      await succeed(transfer, eve, { upTo: 'finality' });
    } finally {
      await api.disconnect();
    }
  });
});
