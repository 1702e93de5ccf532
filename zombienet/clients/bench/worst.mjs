// SPDX-License-Identifier: Apache-2.0

// Blocks that are filled with what weighs most, one kind after the other, made by one node and imported by another one on the same
// machine: when each has the block, counted from the begin of its slot. Usage: node bench/worst.mjs [KIND...]. Prints a row of a table for
// each kind; exit code 1 if a block was not everywhere within its slot, or none was full.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Connection } from '@solana/web3.js';

import { bestNumber, eventsOf, untilBest } from '../lib/blocks.mjs';
import { MiraNode } from '../lib/node.mjs';
import { claimPorts } from '../lib/ports.mjs';
import { connect } from '../lib/polkadotjs.mjs';
import { MINUTE, SECOND, SLOT, until } from '../lib/wait.mjs';
import { LIMITS, post } from './loads.mjs';
import { kinds, prepare } from './worst-kinds.mjs';

/** Requests sent a second: more than blocks take, and so few that the peer keeps up with what is passed on to it. */
const RATE = 1_000;
/** What the node says of a block that took no more, though there was more. */
const FULL = 'HitBlockWeightLimit';

const folder = mkdtempSync(join(tmpdir(), 'mira-worst-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const spec = join(folder, 'spec.json');
const prepared = await prepare(spec);
const port = await claimPorts(2);
const door = `http://127.0.0.1:${port}`;
const maker = await MiraNode.launch({ spec, webSocket: true, args: ['--solana-rpc-port', String(port), ...LIMITS] });
const follower = await MiraNode.launch({ spec, follows: await maker.bootnode() });
const [api, other] = [await connect(maker), await connect(follower)];
const connection = new Connection(door, 'processed');

/** When a node has each of its blocks. */
function watch(node) {
  const seen = new Map();
  node.rpc.chain.subscribeNewHeads((header) => seen.set(header.number.toNumber(), Date.now()));
  return seen;
}
const [made, imported] = [watch(api), watch(other)];

/** Why the maker put no more into a block. */
function endOf(number) {
  const told = maker.logTail(100_000).match(new RegExp(`Prepared block for proposing at ${number} .*end: (\\w+)`));
  return told?.[1];
}

const ofDomain = (events, name) => events.filter(({ event }) => event.section === 'svm' && event.method === name);
const failed = ({ event }) => event.data.failure.isSome;

/** Signs and sends all, and tells what the first block is that can have some. */
async function send({ count, of, to = door }) {
  const all = await of(await connection.getLatestBlockhash(), count);
  const from = (await bestNumber(api)) + 1;
  await post(to, all, RATE);
  return from;
}

/** Waits until all of a kind are in blocks, and tells of the fullest one. */
async function measure(name, kind) {
  const { count, due, event: told = 'TransactionExecuted', fails = false } = kind;
  const from = due ?? (await send(kind));
  const blocks = [];
  await until(`all ${count} of ${name} to be in blocks`, async (note) => {
    for (let next = from + blocks.length; next <= (await bestNumber(api)); next += 1) {
      const at = await api.at(await api.rpc.chain.getBlockHash(next));
      const weight = await at.query.system.blockWeight();
      const begin = Math.floor((await at.query.timestamp.now()).toNumber() / SLOT) * SLOT;
      const events = ofDomain(await eventsOf(api, next), told);
      const odd = due ? undefined : events.find((event) => failed(event) !== fails);
      if (odd) throw new Error(`block ${next}: one of ${name} did not do what it should: ${odd.event.data.failure}`);
      const spent = due ? weight.mandatory : weight.normal;
      blocks.push({ number: next, count: events.length, weight: spent.refTime.toNumber(), begin, end: endOf(next) });
    }
    const sum = blocks.reduce((total, block) => total + block.count, 0);
    note({ [name]: sum });
    return sum >= count;
  }, { timeout: 10 * MINUTE, every: SECOND });
  await untilBest(other, blocks.at(-1).number, 2 * MINUTE);
  const late = blocks.map(({ number, begin }) => [made, imported].map((seen) => seen.get(number) - begin));
  const [making, importing] = [0, 1].map((at) => Math.max(...late.map((times) => times[at])));
  const fullest = blocks.toSorted((a, b) => b.weight - a.weight)[0];
  const slots = (blocks.at(-1).begin - blocks[0].begin) / SLOT + 1;
  // What the chain does by itself is left undone for want of room only.
  const full = due ? blocks.length - 1 : blocks.filter(({ end }) => end === FULL).length;
  console.log(
    `| ${name} | ${blocks.length} of ${slots} | ${full} | ${Math.max(...blocks.map((block) => block.count))} | ` +
      `${(fullest.weight / 1e12).toFixed(2)} | ${(making / SECOND).toFixed(1)} | ${(importing / SECOND).toFixed(1)} |`,
  );
  return blocks.length === slots && full > 0 && importing < SLOT && making < SLOT;
}

let isGood = true;
try {
  await until('a final block', async () => (await connection.getSlot('finalized')) > 0, { timeout: MINUTE });
  const all = await kinds(api, connection, maker.http, prepared);
  const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(all);
  const unknown = chosen.filter((name) => !all[name]);
  if (unknown.length) throw new Error(`there is no kind ${unknown}; there are: ${Object.keys(all).join(', ')}`);
  console.log(
    '| what | blocks of slots | of them full | most in a block | seconds of weight | had by its maker, s | had by another one, s |\n' +
      '|---|---:|---:|---:|---:|---:|---:|',
  );
  for (const name of chosen) {
    if (!(await measure(name, all[name]))) isGood = false;
  }
} finally {
  connection._rpcWebSocket.close();
  await Promise.all([api.disconnect(), other.disconnect()]);
  await Promise.all([maker.stop(), follower.stop()]);
}
process.exit(isGood ? 0 : 1);
