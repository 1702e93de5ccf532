// SPDX-License-Identifier: Apache-2.0

// Requests to Solana's door of a running node, mutated: each is answered, in time, by a result or by an error that says what is wrong
// with it; and the chain goes on. Usage: node fuzz/solana-rpc.mjs [--minutes N] [--seed N]. Exit code: 0 so it was, 1 it was not.

import { parseArgs } from 'node:util';

import { Keypair, SystemProgram, Transaction } from '@solana/web3.js';
import { WebSocket } from 'ws';

import { bestNumber, untilBest } from '../lib/blocks.mjs';
import { MiraNode } from '../lib/node.mjs';
import { claimPorts } from '../lib/ports.mjs';
import { connect } from '../lib/polkadotjs.mjs';
import { MINUTE, SECOND, until, within } from '../lib/wait.mjs';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string', default: '1' } } });
const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
if (!(minutes > 0) || !Number.isSafeInteger(seed)) {
  console.error('--minutes is a number above zero, --seed a whole number');
  process.exit(2);
}

/** Numbers below 1 that a seed decides (mulberry32). */
function numbers(from) {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
const random = numbers(seed);
const below = (most) => Math.floor(random() * most);
const one = (list) => list[below(list.length)];

const TOKEN = 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA';
const user = Keypair.fromSeed(new Uint8Array(32).fill(7));

const call = ([method, params]) => ({ jsonrpc: '2.0', id: 1, method, params });

/** Good requests of every method, to begin with. */
function seeds(blockhash) {
  const key = user.publicKey.toBase58();
  const transaction = new Transaction({ feePayer: user.publicKey, recentBlockhash: blockhash });
  transaction.add(SystemProgram.transfer({ fromPubkey: user.publicKey, toPubkey: user.publicKey, lamports: 1 }));
  transaction.sign(user);
  const wire = transaction.serialize().toString('base64');
  const message = transaction.serializeMessage().toString('base64');
  const base64 = { encoding: 'base64' };
  const signature = '5'.repeat(87);
  return [
    ['getAccountInfo', [key, { ...base64, dataSlice: { offset: 0, length: 8 }, commitment: 'confirmed', minContextSlot: 0 }]],
    ['getAccountInfo', [TOKEN, { encoding: 'jsonParsed' }]],
    ['getBalance', [key]],
    ['getBlock', [1, { transactionDetails: 'full', rewards: false, maxSupportedTransactionVersion: 0 }]],
    ['getBlockHeight', []],
    ['getBlockTime', [1]],
    ['getBlocks', [0, 5]],
    ['getClusterNodes', []],
    ['getEpochInfo', []],
    ['getEpochSchedule', []],
    ['getFeeForMessage', [message]],
    ['getFirstAvailableBlock', []],
    ['getGenesisHash', []],
    ['getHealth', []],
    ['getIdentity', []],
    ['getLatestBlockhash', [{ commitment: 'finalized' }]],
    ['getMinimumBalanceForRentExemption', [165]],
    ['getMultipleAccounts', [[key, TOKEN], base64]],
    ['getProgramAccounts', [TOKEN, { ...base64, filters: [{ dataSize: 165 }, { memcmp: { offset: 32, bytes: key } }] }]],
    ['getRecentPrioritizationFees', [[key]]],
    ['getSignatureStatuses', [[signature], { searchTransactionHistory: true }]],
    ['getSignaturesForAddress', [key, { limit: 10, before: signature }]],
    ['getSlot', []],
    ['getSlotLeaders', [0, 5]],
    ['getTokenAccountBalance', [key]],
    ['getTokenAccountsByDelegate', [key, { programId: TOKEN }, base64]],
    ['getTokenAccountsByOwner', [key, { programId: TOKEN }, { encoding: 'jsonParsed' }]],
    ['getTokenLargestAccounts', [key]],
    ['getTokenSupply', [key]],
    ['getTransaction', [signature, { maxSupportedTransactionVersion: 0 }]],
    ['getVersion', []],
    ['getVoteAccounts', [{ votePubkey: key, commitment: 'confirmed' }]],
    ['isBlockhashValid', [blockhash]],
    ['requestAirdrop', [key, 1_000_000]],
    ['sendTransaction', [wire, { ...base64, skipPreflight: true, maxRetries: 0 }]],
    ['simulateTransaction', [wire, { ...base64, sigVerify: false, replaceRecentBlockhash: true, accounts: { ...base64, addresses: [key] } }]],
  ].map(call);
}

/** The same of every subscription, and of what ends one. */
function subscriptions() {
  const key = user.publicKey.toBase58();
  const base64 = { encoding: 'base64', commitment: 'processed' };
  const each = [
    ['account', [key, base64]],
    ['logs', [{ mentions: [key] }, { commitment: 'confirmed' }]],
    ['program', [TOKEN, { ...base64, filters: [{ dataSize: 165 }] }]],
    ['root', []],
    ['signature', ['5'.repeat(87), { commitment: 'finalized', enableReceivedNotification: true }]],
    ['slot', []],
  ];
  return each.flatMap(([what, params]) => [call([`${what}Subscribe`, params]), call([`${what}Unsubscribe`, [1]])]);
}

const STRANGE = [
  ...[null, true, {}, [], '', 0, -1, 1.5, 1e308, 2 ** 53, 18446744073709551615n, '18446744073709551616', '\u0000', '💥'],
  ...['1'.repeat(44), '1'.repeat(10_000), 'base58', 'base64+zstd', 'jsonParsed', 'processed', 'A'.repeat(3_000)],
];

/** A value with something in it changed. */
function mutated(value, depth = 0) {
  if (random() < 0.15 || depth > 6) return one(STRANGE);
  if (Array.isArray(value)) {
    const list = value.map((item) => (random() < 0.5 ? item : mutated(item, depth + 1)));
    if (random() < 0.2) list.push(one(STRANGE));
    if (random() < 0.1) list.pop();
    if (random() < 0.02) return Array.from({ length: 300 }, () => list[0] ?? null);
    return list;
  }
  if (value && typeof value === 'object') {
    const entries = Object.entries(value).map(([name, item]) => [name, random() < 0.5 ? item : mutated(item, depth + 1)]);
    if (random() < 0.1) entries.push([one(['limit', 'encoding', 'commitment', 'length', 'x']), one(STRANGE)]);
    return Object.fromEntries(entries);
  }
  if (typeof value === 'string' && value.length > 0) {
    const at = below(value.length);
    return one([value.slice(0, at), value.slice(0, at) + one('1zA/=+ ') + value.slice(at + 1), value + value]);
  }
  if (typeof value === 'number') return one([value + 1, -value, value * 2 ** 32, 2 ** 64]);
  return one(STRANGE);
}

const text = (value) => JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? Number(item) : item)) ?? 'null';

/** Bytes of a request: its parameters changed, or all of it, or its text. */
function request(list) {
  const good = one(list);
  const kind = random();
  if (kind < 0.75) return text({ ...good, params: mutated(good.params) });
  if (kind < 0.85) return text(mutated(good));
  if (kind < 0.92) return text(Array.from({ length: 1 + below(20) }, () => ({ ...one(list), params: mutated(one(list).params) })));
  const plain = text(good);
  const at = below(plain.length);
  return plain.slice(0, at) + one(['', '{', '"', '[', '\\u0000', '9'.repeat(400)]) + plain.slice(at + below(4));
}

/** What is wrong with an answer; nothing if nothing is. */
async function wrong(port, body) {
  let answer;
  try {
    answer = await fetch(`http://127.0.0.1:${port}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(20 * SECOND),
    });
  } catch (cause) {
    return `no answer: ${cause.cause?.message ?? cause.message}`;
  }
  const content = await answer.text();
  if (answer.status >= 500) return `status ${answer.status}: ${content.slice(0, 300)}`;
  if (content === '' || answer.status >= 400) return undefined;
  let told;
  try {
    told = JSON.parse(content);
  } catch {
    return `no JSON: ${content.slice(0, 300)}`;
  }
  const bad = [told].flat().find(({ error, result }) => (error ? error.code === -32603 || !error.message : result === undefined));
  return bad && `an error that says nothing, or none: ${text(bad).slice(0, 300)}`;
}

/** What is wrong with how subscribers are answered; nothing if nothing is: whatever was sent before, who asks well is answered. */
async function unheard(port, bodies) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  try {
    await within('the door to open', new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject)), 20 * SECOND);
    const answered = new Promise((resolve, reject) => {
      socket.on('message', (content) => {
        const { id, result } = JSON.parse(content);
        if (id === 'last') resolve(result);
      });
      socket.once('close', (number) => reject(new Error(`it was closed: ${number}`)));
    });
    bodies.forEach((body) => socket.send(body));
    socket.send(text({ jsonrpc: '2.0', id: 'last', method: 'slotSubscribe', params: [] }));
    const number = await within('a subscriber to be answered', answered, 20 * SECOND);
    return Number.isSafeInteger(number) ? undefined : `a subscription has the number ${number}`;
  } catch (cause) {
    return cause.message;
  } finally {
    socket.terminate();
  }
}

const port = await claimPorts(2);
const node = await MiraNode.launch({ args: ['--solana-rpc-port', String(port)] });
const api = await connect(node);
let code = 0;
try {
  await untilBest(api, 2);
  const latest = async () => {
    const asked = { jsonrpc: '2.0', id: 1, method: 'getLatestBlockhash', params: [] };
    const options = { method: 'POST', headers: { 'content-type': 'application/json' }, body: text(asked) };
    return (await (await fetch(`http://127.0.0.1:${port}`, options)).json()).result?.value.blockhash;
  };
  const blockhash = await until('a final block', latest, { timeout: MINUTE });
  const list = seeds(blockhash);
  const subscribing = subscriptions();
  const end = Date.now() + minutes * MINUTE;
  let [made, told] = [0, Date.now()];
  while (Date.now() < end && code === 0) {
    const bodies = Array.from({ length: 16 }, () => request(list));
    const answers = await Promise.all(bodies.map((body) => wrong(port, body)));
    answers.forEach((what, at) => {
      if (!what) return;
      console.error(`${what}\nafter the request: ${bodies[at].slice(0, 2_000)}`);
      code = 1;
    });
    const subscribers = Array.from({ length: 8 }, () => request(subscribing));
    const silence = await unheard(port + 1, subscribers);
    if (silence) console.error(`${silence}\nafter these:\n${subscribers.join('\n').slice(0, 8_000)}`), (code = 1);
    made += bodies.length + subscribers.length;
    if (Date.now() - told > MINUTE) console.log(`${made} requests so far, seed ${seed}`), (told = Date.now());
  }
  await untilBest(api, (await bestNumber(api)) + 2);
  console.log(`${made} requests, seed ${seed}: ${code ? 'something is wrong' : 'all answered, and the chain goes on'}`);
} finally {
  await api.disconnect();
  await node.stop();
}
process.exit(code);
