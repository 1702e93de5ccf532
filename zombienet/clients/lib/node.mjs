// SPDX-License-Identifier: Apache-2.0

// The node under test: found, started on free ports, watched, and ended with the process that started it.

import { execFile, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { claimPorts } from './ports.mjs';
import { call } from './rpc.mjs';
import { SECOND, until, within } from './wait.mjs';

/** Fixed network keys: an authority of a spec from a file refuses to start without one. Worth nothing elsewhere. */
const NODE_KEYS = { alice: '01'.padStart(64, '0'), bob: '02'.padStart(64, '0') };

const TAIL_LINES = 40;

/** The storage key `:code`, where the runtime is. */
const CODE = '0x3a636f6465';

/** The path of the node binary, or an error that says where it was looked for and what mends it. */
export function nodeBinary(env = process.env) {
  const candidates = env.MIRA_NODE
    ? [env.MIRA_NODE]
    : [env.CARGO_TARGET_DIR, join(homedir(), '.cache/mira/target')]
        .filter(Boolean)
        .map((target) => join(target, 'release/mira-node'));
  const found = candidates.find(existsSync);
  if (found) return found;
  throw new Error(
    `no mira-node at ${candidates.join(' or ')}: build it with \`cargo build --release -p mira-node\`, ` +
      'or name one with MIRA_NODE=<path of the binary>',
  );
}

/** The path of the node whose engines go wrong where a transaction asks for it: an example of mira-node's, beside it. */
export function faultyNode(env = process.env) {
  const binary = env.MIRA_FAULTY_NODE ?? join(dirname(nodeBinary(env)), 'examples/faulty-node');
  if (existsSync(binary)) return binary;
  throw new Error(`no faulty-node at ${binary}: build it with \`cargo build --release -p mira-node --example faulty-node\``);
}

/** The raw chain spec that `binary` gives for `chain`, parsed. */
export async function rawChainSpec(binary = nodeBinary(), chain = 'dev') {
  const args = ['export-chain-spec', '--chain', chain, '--raw'];
  const { stdout } = await promisify(execFile)(binary, args, { maxBuffer: 256 * 1024 * 1024 });
  return JSON.parse(stdout);
}

/** A running one-validator chain. */
export class MiraNode {
  #args;
  #child;
  #env;
  #exit;
  #folder;
  #listen;
  #metrics;
  #release;

  /**
   * Starts a node and returns it once its RPC answers.
   *
   * `code`: wasm to start the development chain with, instead of the node's own runtime.
   * `spec`: the name of a chain, or the file of a raw spec, to start from, instead of any of these.
   * `authority`: whose blocks it makes, if the spec is not the development chain's.
   * `follows`: the address of a node to follow, instead of making blocks.
   * `env`: more of the environment.
   * `metrics`: whether it tells what it counts; see there.
   * `webSocket`: whether peers are heard on a local WebSocket, for light clients, instead of any TCP port.
   */
  static async launch({
    binary = nodeBinary(),
    code,
    spec,
    authority = 'alice',
    follows,
    env = {},
    metrics = false,
    webSocket = false,
    args = [],
    timeout = 150 * SECOND,
  } = {}) {
    const node = new MiraNode();
    node.binary = binary;
    node.#env = env;
    node.#folder = mkdtempSync(join(tmpdir(), 'mira-clients-'));
    node.spec = spec ?? (code && (await node.#specWith(code)));
    node.port = await claimPorts();
    if (metrics) node.#metrics = await claimPorts();
    if (webSocket) node.#listen = `/ip4/127.0.0.1/tcp/${await claimPorts()}/ws`;
    node.#args = [
      ...(node.spec ? ['--chain', node.spec] : ['--dev']),
      ...(node.spec && !follows ? [`--${authority}`, '--force-authoring', '--node-key', NODE_KEYS[authority]] : []),
      ...(follows ? ['--bootnodes', follows] : []),
      ...['--base-path', node.data, '--rpc-port', String(node.port), '--no-telemetry', '--no-mdns'],
      ...(metrics ? ['--prometheus-port', String(node.#metrics)] : ['--no-prometheus']),
      ...(webSocket ? ['--listen-addr', node.#listen] : ['--port', '0']),
      ...args,
    ];
    await node.start(timeout);
    return node;
  }

  /** Starts it again, with what it had on its disk, after it ended. Returns once its RPC answers. */
  async start(timeout = 150 * SECOND) {
    this.#spawn(this.#args);
    try {
      await until('the RPC of mira-node to answer', (note) => this.#answers(note), { timeout, every: SECOND / 4 });
    } catch (cause) {
      await this.stop();
      throw new Error(`${cause.message}\nend of the node's log:\n${this.logTail()}`, { cause });
    }
  }

  get http() {
    return `http://127.0.0.1:${this.port}`;
  }

  get ws() {
    return `ws://127.0.0.1:${this.port}`;
  }

  /** The folder of what it keeps on its disk. */
  get data() {
    return join(this.#folder, 'data');
  }

  get pid() {
    return this.#child.pid;
  }

  /** The address under which a light client, or another node on this machine, finds the node. */
  async bootnode() {
    return `${this.#listen}/p2p/${await this.rpc('system_localPeerId')}`;
  }

  rpc(method, ...params) {
    return call(this.http, method, params);
  }

  /** What it counts under a name, of all labels. */
  async metric(name) {
    const text = await (await fetch(`http://127.0.0.1:${this.#metrics}/metrics`)).text();
    const values = text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
    if (!values.length) throw new Error(`the node counts nothing under the name ${name}`);
    return values.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }

  /** The last lines of what the node printed. */
  logTail(lines = TAIL_LINES) {
    return existsSync(this.log) ? readFileSync(this.log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : '';
  }

  /** Asks the node to end, and kills it if it has not within `grace`. Safe to call more than once. */
  async stop(grace = 10 * SECOND) {
    this.#release();
    if (this.#exited()) return;
    this.#child.kill('SIGTERM');
    try {
      await within('mira-node to end', this.#exit, grace);
    } catch {
      this.#child.kill('SIGKILL');
      await this.#exit;
    }
  }

  /** A file with the raw spec of the development chain, with another runtime. */
  async #specWith(code) {
    const spec = await rawChainSpec(this.binary);
    spec.genesis.raw.top[CODE] = `0x${Buffer.from(code).toString('hex')}`;
    const file = join(this.#folder, 'spec.json');
    writeFileSync(file, JSON.stringify(spec));
    return file;
  }

  #spawn(args) {
    this.log = join(this.#folder, 'node.log');
    // A file rather than a pipe: the log survives this process, and no reader can fall behind.
    const log = openSync(this.log, 'a');
    this.#child = spawn(this.binary, args, { stdio: ['ignore', log, log], env: { ...process.env, ...this.#env } });
    closeSync(log);
    this.#exit = new Promise((resolve) => {
      this.#child.once('exit', resolve);
      this.#child.once('error', (cause) => {
        this.failure = cause;
        resolve();
      });
    });
    this.#release = endWithThisProcess(this);
  }

  /** Waits until the node has ended by itself; its exit code. */
  async ended(timeout) {
    await within('mira-node to end by itself', this.#exit, timeout);
    return this.#child.exitCode;
  }

  #exited() {
    return this.failure !== undefined || this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async #answers(note) {
    if (this.failure) throw new Error(`${this.binary} could not be started: ${this.failure.message}`);
    if (this.#exited()) {
      throw new Error(`mira-node ended early (code ${this.#child.exitCode}, signal ${this.#child.signalCode})`);
    }
    try {
      return await this.rpc('system_chain');
    } catch (cause) {
      note(cause.message);
      return undefined;
    }
  }

  /** Called when this process ends: no node outlives its test, and a log is kept only where it may explain a failure. */
  leave(code) {
    if (!this.#exited()) this.#child.kill('SIGKILL');
    if (code === 0) rmSync(this.#folder, { recursive: true, force: true });
    else console.error(`log of the node: ${this.log}`);
  }
}

/** Ties `node` to the life of this process; returns what unties its signal handlers again. */
function endWithThisProcess(node) {
  process.once('exit', (code) => node.leave(code));
  const handlers = Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }).map(([signal, code]) => {
    const handler = () => process.exit(code);
    process.once(signal, handler);
    return () => process.off(signal, handler);
  });
  return () => handlers.forEach((untie) => untie());
}
