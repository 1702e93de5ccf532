// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { MiraNode, nodeBinary, rawChainSpec } from '../lib/node.mjs';
import { until } from '../lib/wait.mjs';

const binary = fileURLToPath(new URL('fake-node.mjs', import.meta.url));

afterEach(() => delete process.env.FAKE_NODE);

const alive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('a missing binary is named with what mends it', () => {
  const missing = () => nodeBinary({ MIRA_NODE: '/nowhere/mira-node' });
  assert.throws(missing, /no mira-node at \/nowhere\/mira-node: build it with `cargo build .*MIRA_NODE=/);
});

test('MIRA_NODE names the binary', () => {
  assert.equal(nodeBinary({ MIRA_NODE: binary, CARGO_TARGET_DIR: '/nowhere' }), binary);
});

test('a node is launched once its RPC answers, and stopped', async () => {
  const node = await MiraNode.launch({ binary });
  assert.equal(await node.rpc('system_chain'), 'Fake');
  assert.deepEqual(await node.rpc('echo', 1, 'two'), [1, 'two']);
  assert.match(node.logTail(), /started with --dev --base-path \S+\/data --rpc-port \d+ .*--port 0$/);
  await node.stop();
  assert.ok(!alive(node.pid));
  await node.stop();
});

test('a refused call says which method and why', async () => {
  const node = await MiraNode.launch({ binary });
  await assert.rejects(node.rpc('state_nothing'), /state_nothing refused: -32601 Method not found/);
  await node.stop();
});

test('another runtime is started from a spec that holds it, by Alice, with a network key', async () => {
  const node = await MiraNode.launch({ binary, code: new Uint8Array([1, 0xff]), webSocket: true });
  const [, file] = node.logTail().match(/--chain (\S+spec\.json) --alice --force-authoring --node-key 0+1 /);
  const spec = JSON.parse(readFileSync(file, 'utf8'));
  assert.deepEqual(spec.genesis.raw.top, { '0x3a636f6465': '0x01ff' });
  assert.equal(spec.id, 'fake');
  assert.match(node.logTail(), /--listen-addr \/ip4\/127.0.0.1\/tcp\/\d+\/ws$/);
  assert.match(await node.bootnode(), /^\/ip4\/127.0.0.1\/tcp\/\d+\/ws\/p2p\/12D3Fake$/);
  await node.stop();
});

test('a node that dies is reported at once, with the end of its log', async () => {
  process.env.FAKE_NODE = 'dies';
  await assert.rejects(MiraNode.launch({ binary }), /ended early \(code 1.*\n.*the database is locked/s);
});

test('a binary that cannot be run is reported', async () => {
  await assert.rejects(MiraNode.launch({ binary: '/nowhere/mira-node' }), /could not be started: .*ENOENT/s);
});

test('a node that does not heed SIGTERM is killed', async () => {
  process.env.FAKE_NODE = 'stubborn';
  const node = await MiraNode.launch({ binary });
  await node.stop(200);
  assert.ok(!alive(node.pid));
});

test('the raw chain spec is what the node prints, without its log', async () => {
  const spec = await rawChainSpec(binary, 'local');
  assert.deepEqual(spec.args, ['export-chain-spec', '--chain', 'local', '--raw']);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  test(`no node outlives a process ended by ${signal}`, async () => {
    const script = `
      import { MiraNode } from ${JSON.stringify(new URL('../lib/node.mjs', import.meta.url).href)};
      const node = await MiraNode.launch({ binary: ${JSON.stringify(binary)} });
      console.log(JSON.stringify({ pid: node.pid, log: node.log }));
      setInterval(() => {}, 1_000);`;
    const args = ['--input-type=module', '--eval', script];
    const parent = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    const [printed] = await once(parent.stdout, 'data');
    const { pid, log } = JSON.parse(printed);
    assert.ok(alive(pid));
    parent.kill(signal);
    await once(parent, 'exit');
    await until('the node to be gone', async () => !alive(pid), { timeout: 5_000, every: 50 });
    assert.ok(existsSync(log), 'the log of a run that was broken off is kept');
    rmSync(dirname(log), { recursive: true });
  });
}
