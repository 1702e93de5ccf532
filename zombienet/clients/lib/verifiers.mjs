// SPDX-License-Identifier: Apache-2.0

// Verifiers of the development network's attestors, and the `mira` command, as processes that end with their test.

import { execFile, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** The attestors of the development network. */
const ATTESTORS = [1, 2, 3, 4, 5, 6];

/** The `mira` binary, which is built beside the node. */
function miraBinary(node) {
  const path = join(dirname(node.binary), 'mira');
  if (existsSync(path)) return path;
  throw new Error(`no mira at ${path}: build it with \`cargo build --release -p mira-node -p mira-client\``);
}

/** One program that signs for all attestors of `node`'s network, with a calculator behind them. */
export class Verifier {
  #child;
  #folder = mkdtempSync(join(tmpdir(), 'mira-verifier-'));
  #kill = () => this.#child?.kill('SIGKILL');

  constructor(node) {
    this.node = node;
    this.config = join(this.#folder, 'verifier.toml');
    this.log = join(this.#folder, 'verifier.log');
    const sections = ATTESTORS.map((n) => `[[attestor]]\ndevelopment-key = "//Attestor//${n}"\nbackend = "sums"\n`);
    const head = `node = "${node.ws}"\nfolder = "answers"\n`;
    writeFileSync(this.config, `${head}${sections.join('')}[backend.sums]\nkind = "compute"\n`);
    process.once('exit', this.#kill);
  }

  start() {
    const log = openSync(this.log, 'a');
    const env = { ...process.env, XDG_RUNTIME_DIR: this.#folder };
    this.#child = spawn(miraBinary(this.node), ['verifier', 'run', this.config], { stdio: ['ignore', log, log], env });
    closeSync(log);
  }

  /** Ends it at once, as a power cut would; `start` goes on where it was. */
  async kill() {
    if (!this.#child || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#kill();
    await ended;
  }

  /** Ends it for good. */
  async remove() {
    await this.kill();
    process.off('exit', this.#kill);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** What it said last. */
  logTail() {
    return existsSync(this.log) ? readFileSync(this.log, 'utf8').split('\n').slice(-20).join('\n') : '';
  }

  /** Submits `text` for `key` and follows it to provisional outcomes; the parsed answer of `mira verify --json`. */
  async verify(text, key) {
    const name = key.replaceAll('/', '');
    const file = join(this.#folder, `${name}.txt`);
    writeFileSync(file, text);
    const out = join(this.#folder, `${name}.json`);
    const args = ['verify', file, '--key', key, '--yes', '--json', '--until', 'provisional', '--out', out];
    return this.#mira(args);
  }

  /** What `mira attestor report` says of each attestor. */
  report() {
    return this.#mira(['attestor', 'report', '--json']);
  }

  async #mira(args) {
    const run = promisify(execFile)(miraBinary(this.node), [...args, '--node', this.node.ws]);
    return JSON.parse((await run).stdout);
  }
}
