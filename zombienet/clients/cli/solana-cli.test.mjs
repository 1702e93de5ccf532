// SPDX-License-Identifier: Apache-2.0

// Solana's own command against the running node: all that its RPC path does for a developer.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { Keypair } from '@solana/web3.js';

import { solanaChain, within } from '../lib/solana-fixture.mjs';
import { MINUTE } from '../lib/wait.mjs';

const SOLANA = process.env.MIRA_SOLANA_CLI;
if (!existsSync(SOLANA ?? '')) throw new Error(`no solana command at ${SOLANA}: run scripts/test.sh --only solana-cli, which installs it`);

const chain = solanaChain();
const folder = mkdtempSync(join(tmpdir(), 'mira-solana-cli-'));
after(() => rmSync(folder, { recursive: true }));

/** A program of ours, assembled. */
const program = (name) => fileURLToPath(new URL(`../../../svm-host/programs/${name}.so`, import.meta.url));

/** A key in a file, as the command reads it. */
function keyFile(name) {
  const path = join(folder, `${name}.json`);
  const key = Keypair.generate();
  writeFileSync(path, JSON.stringify([...key.secretKey]));
  return { path, address: key.publicKey.toBase58() };
}
const payer = keyFile('payer');

/** What the command prints. It has no configuration but what it is told here. */
async function solana(...words) {
  const url = ['--url', `http://127.0.0.1:${chain.port}`, '--ws', `ws://127.0.0.1:${chain.port + 1}`];
  const common = ['--config', join(folder, 'none.yml'), ...url, '--keypair', payer.path, '--commitment', 'processed'];
  const { stdout } = await promisify(execFile)(SOLANA, [...common, ...words], { timeout: 4 * MINUTE });
  return stdout.trim();
}
const json = async (...words) => JSON.parse(await solana(...words, '--output', 'json'));

test('money is given, moved, and told of', async () => {
  await solana('airdrop', '100');
  assert.equal(await solana('balance'), '100 SOL');
  const to = Keypair.generate().publicKey.toBase58();
  const { signature } = await json('transfer', to, '2.5', '--allow-unfunded-recipient');
  assert.equal(await solana('balance', to), '2.5 SOL');
  assert.match(await solana('confirm', signature), /Processed|Finalized/);
  assert.equal((await json('account', to)).account.lamports, 2_500_000_000);
  await within('it to be in the history', async () =>
    (await solana('transaction-history', payer.address, '--commitment', 'finalized').catch(() => '')).includes(signature),
  );
  assert.match(await solana('confirm', '-v', signature), /Status: Ok/);
});

test('what is unknown or cannot be paid is refused as on Solana', async () => {
  const to = Keypair.generate().publicKey.toBase58();
  await assert.rejects(solana('transfer', to, '1000000', '--allow-unfunded-recipient'), /insufficient funds/);
  await assert.rejects(solana('account', to), /AccountNotFound/);
});

test('the chain is told of', async () => {
  assert.match(await solana('cluster-version'), /^4\.2\.2/);
  assert.equal(await solana('genesis-hash'), await chain.connection.getGenesisHash());
  assert.ok(Number(await solana('slot')) > 0);
  assert.ok(Number(await solana('block-height')) > 0);
  assert.equal((await json('epoch-info')).slotsInEpoch, 432_000);
  assert.equal(await solana('first-available-block'), String(await chain.connection.getFirstAvailableBlock()));
  assert.match(await solana('block-time'), /Date: 20\d\d-/);
  assert.equal((await json('rent', '165')).rentExemptMinimumLamports, await chain.connection.getMinimumBalanceForRentExemption(165));
  assert.match(await solana('gossip'), /Nodes: 1/);
  const slot = await solana('slot', '--commitment', 'finalized');
  assert.equal((await json('block', slot)).blockHeight, Number(slot));
  assert.ok((await json('recent-prioritization-fees')).num_slots > 0);
});

test('what is active is told, and what is not', async () => {
  const { features } = await json('feature', 'status');
  const status = (name) => features.find(({ description }) => description.includes(name)).status;
  assert.equal(status('SIMD-0185: Vote State v4'), 'active');
  assert.equal(status('SIMD-0326: Alpenglow'), 'inactive');
});

test('a nonce is made, used, and closed', async () => {
  const nonce = keyFile('nonce');
  await solana('create-nonce-account', nonce.path, '1');
  const value = await solana('nonce', nonce.address);
  const to = Keypair.generate().publicKey.toBase58();
  const by = ['--nonce', nonce.address, '--blockhash', value];
  await solana('transfer', to, '1', '--allow-unfunded-recipient', ...by);
  assert.equal(await solana('balance', to), '1 SOL');
  assert.notEqual(await solana('nonce', nonce.address), value, 'it is good once');
  await assert.rejects(solana('transfer', to, '1', ...by), /invalid nonce|blockhash/i);
  await solana('withdraw-from-nonce-account', nonce.address, payer.address, '1');
  await assert.rejects(solana('nonce', nonce.address), /AccountNotFound|could not be found/i);
});

test('a table of addresses is made, filled, frozen', async () => {
  const { lookupTableAddress } = await json('address-lookup-table', 'create');
  const addresses = [1, 2].map(() => Keypair.generate().publicKey.toBase58());
  await solana('address-lookup-table', 'extend', lookupTableAddress, '--addresses', addresses.join(','));
  assert.deepEqual((await json('address-lookup-table', 'get', lookupTableAddress)).addresses, addresses);
  await solana('address-lookup-table', 'freeze', lookupTableAddress, '--bypass-warning');
  assert.equal((await json('address-lookup-table', 'get', lookupTableAddress)).authority, null);
});

// Without flags the command looks for the leaders' UDP ports first; there are none, and it goes on by RPC.
for (const [how, flags] of Object.entries({ 'as it comes': [], 'by RPC alone': ['--use-rpc'] })) {
  test(`a program is deployed, shown, changed and closed: ${how}`, { timeout: 10 * MINUTE }, async () => {
    const key = keyFile(`program-${flags.length}`);
    const deploy = (name) => json('program', 'deploy', program(name), '--program-id', key.path, '--max-len', '2000', ...flags);
    assert.equal((await deploy('bounty')).programId, key.address);
    const shown = await json('program', 'show', key.address);
    assert.deepEqual([shown.programId, shown.authority], [key.address, payer.address]);
    await within('it to be visible', async () => Number(await solana('slot')) > shown.lastDeploySlot);
    await deploy('relay');
    assert.ok((await json('program', 'show', key.address)).lastDeploySlot > shown.lastDeploySlot);
    const copy = join(folder, 'copy.so');
    await solana('program', 'dump', key.address, copy);
    const code = readFileSync(program('relay'));
    assert.deepEqual(readFileSync(copy).subarray(0, code.length), code);
    await solana('program', 'close', key.address, '--bypass-warning');
    await assert.rejects(solana('program', 'show', key.address), /has been closed|Unable to find/);
  });
}
