// SPDX-License-Identifier: Apache-2.0

// What the operators' commands beside this file share: stock polkadot.js, a signer from a file, transactions followed to
// finality, conditions with a deadline. polkadot.js is the one installed for the tests with stock clients.

import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const clients = createRequire(new URL('../../zombienet/clients/package.json', import.meta.url));
const { ApiPromise, WsProvider } = load('@polkadot/api');
const { Keyring } = load('@polkadot/keyring');
export const { blake2AsHex, cryptoWaitReady } = load('@polkadot/util-crypto');

function load(name) {
  try {
    return clients(name);
  } catch (cause) {
    if (cause.code !== 'MODULE_NOT_FOUND') throw cause;
    console.error(`error: ${name} is not installed. Run: npm --prefix zombienet/clients ci`);
    process.exit(3);
  }
}

/** Called wrongly: exit code 2 and the usage, instead of 1. */
export class Misuse extends Error {}

const COMMON = {
  rpc: { type: 'string', default: 'ws://127.0.0.1:9944' },
  signer: { type: 'string' },
  timeout: { type: 'string', default: '300' },
  'dry-run': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
};

/**
 * Runs the one of `commands` that the command line names, connected to the node that `--rpc` names, and exits: 0 done,
 * 1 failed, 2 called wrongly, 3 polkadot.js is missing.
 */
export async function main(usage, commands, options = {}) {
  let api;
  try {
    const { values, positionals } = arguments_({ ...COMMON, ...options });
    if (values.help) return console.log(usage);
    const [name, ...rest] = positionals;
    if (!Object.hasOwn(commands, name ?? '') || rest.length) {
      throw new Misuse(`one command is needed, of: ${Object.keys(commands).join(', ')}`);
    }
    const seconds = Number(values.timeout);
    if (!(seconds > 0)) throw new Misuse(`--timeout is a number of seconds, not '${values.timeout}'`);
    const connection = await connect(values.rpc);
    ({ api } = connection);
    await commands[name](new Session(connection, values, seconds * 1_000));
  } catch (cause) {
    process.exitCode = cause instanceof Misuse ? 2 : 1;
    console.error(`error: ${cause.message}`);
    if (cause instanceof Misuse) console.error(`\n${usage}`);
  } finally {
    await api?.disconnect();
  }
}

function arguments_(options) {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (cause) {
    throw new Misuse(cause.message);
  }
}

async function connect(url) {
  if (!/^wss?:\/\//.test(url)) throw new Misuse(`--rpc is the address of a node, like ws://127.0.0.1:9944, not '${url}'`);
  await cryptoWaitReady();
  const provider = new WsProvider(url, false);
  const api = new ApiPromise({ provider, noInitWarn: true });
  try {
    await provider.connect();
    await withDeadline(api.isReadyOrError, 60_000, `${url} to answer; does the node run, and is this its RPC address?`);
    return { api, provider };
  } catch (cause) {
    await api.disconnect();
    throw cause;
  }
}

/** One connection, with what the command line said. */
export class Session {
  constructor({ api, provider }, values, timeout) {
    Object.assign(this, { api, provider, values, timeout });
    this.decimals = BigInt(api.registry.chainDecimals[0]);
  }

  /** The key pair whose secret URI is in the file that `--signer` names: never on the command line, where others see it. */
  get signer() {
    const file = this.values.signer;
    if (!file) throw new Misuse('--signer is needed: a file that holds the secret phrase or URI of the account');
    if (statSync(file).mode & 0o077) console.error(`warning: others can read ${file}; mend it: chmod 600 ${file}`);
    const keyring = new Keyring({ type: 'sr25519', ss58Format: this.api.registry.chainSS58 });
    return keyring.addFromUri(readFileSync(file, 'utf8').trim());
  }

  /** An amount of the native token, as `12`, `0.5` or, if `all` is given, `all`. */
  amount(text, all) {
    if (text === 'all' && all !== undefined) return all;
    const [, whole, part = ''] = /^(\d+)(?:\.(\d+))?$/.exec(text ?? '') ?? [];
    if (whole === undefined || part.length > Number(this.decimals)) {
      throw new Misuse(`--amount is a number of ${this.symbol}${all === undefined ? '' : " or 'all'"}, not '${text ?? ''}'`);
    }
    return BigInt(whole) * 10n ** this.decimals + BigInt(part.padEnd(Number(this.decimals), '0'));
  }

  get symbol() {
    return this.api.registry.chainTokens[0];
  }

  show(amount) {
    const digits = BigInt(amount).toString().padStart(Number(this.decimals) + 1, '0');
    const cut = digits.length - Number(this.decimals);
    const part = digits.slice(cut).replace(/0+$/, '');
    return `${digits.slice(0, cut)}${part && `.${part}`} ${this.symbol}`;
  }

  /** The API at the newest block that is final. */
  async final() {
    return this.api.at(await this.api.rpc.chain.getFinalizedHead());
  }

  /** Signs `tx`, submits it, and returns its events once its block is final. With `--dry-run` it only says what it would. */
  async submit(tx) {
    const { signer } = this;
    const name = `${tx.method.section}.${tx.method.method}`;
    const { partialFee } = await tx.paymentInfo(signer);
    console.log(`${name} by ${signer.address}, fee about ${this.show(partialFee.toBigInt())}`);
    if (this.values['dry-run']) {
      const hex = tx.method.toHex();
      return console.log(`  not sent (--dry-run): ${hex.length > 400 ? `${hex.slice(0, 400)}... (${(hex.length - 2) / 2} bytes)` : hex}`);
    }
    const result = await this.#follow(tx, signer, name);
    if (result.dispatchError) throw new Error(`${name} failed: ${explain(result.dispatchError)}`);
    console.log(`  final in block ${result.status.asFinalized.toHex()}`);
    return result.events.map(({ event }) => event);
  }

  async #follow(tx, signer, name) {
    let unsubscribe;
    const end = new Promise((resolve, reject) => {
      const settle = (result) => {
        if (result.isError) reject(new Error(`${name} was given up: ${result.status.type}`));
        else if (result.status.isFinalized) resolve(result);
      };
      tx.signAndSend(signer, { nonce: -1 }, settle).then((stop) => (unsubscribe = stop), reject);
    });
    try {
      return await withDeadline(end, this.timeout, `${name} to be final; it may be yet: look before sending it again`);
    } finally {
      unsubscribe?.();
    }
  }

  /** Asks `probe` until it answers `true`; anything else is shown when it changes, and in the message if time runs out. */
  async until(what, probe) {
    const end = Date.now() + this.timeout;
    for (let last; ; ) {
      const seen = await probe();
      if (seen === true) return console.log(`${what}: yes`);
      if (seen !== last) console.log(`waiting for: ${what} (${seen})`);
      last = seen;
      if (Date.now() > end) throw new Error(`waited ${this.values.timeout} s for: ${what}; last seen: ${seen}`);
      await sleep(2_000);
    }
  }
}

function explain(error) {
  if (!error.isModule) return error.toString();
  const { section, name, docs } = error.registry.findMetaError(error.asModule);
  return `${section}.${name}: ${docs.join(' ')}`;
}

async function withDeadline(promise, timeout, what) {
  const stop = new AbortController();
  const deadline = sleep(timeout, undefined, { signal: stop.signal }).then(
    () => {
      throw new Error(`waited ${timeout / 1_000} s for ${what}`);
    },
    () => undefined,
  );
  try {
    return await Promise.race([promise, deadline]);
  } finally {
    stop.abort();
  }
}
