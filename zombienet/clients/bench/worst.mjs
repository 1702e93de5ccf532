// SPDX-License-Identifier: Apache-2.0

// Blocks that are filled with what weighs most, one kind after the other, made by one node and imported by another one on the same
// machine: when each has the block, counted from the begin of its slot. Usage: node bench/worst.mjs. Prints a row of a table for each
// kind; exit code 1 if a block was not everywhere within its slot.

import { readFileSync } from 'node:fs';

import {
  ComputeBudgetProgram,
  Connection,
  Ed25519Program,
  Keypair,
  LAMPORTS_PER_SOL,
  SystemProgram,
  Transaction,
  TransactionInstruction,
} from '@solana/web3.js';

import { alice, tokens } from '../lib/accounts.mjs';
import { bestNumber, eventsOf, untilBest } from '../lib/blocks.mjs';
import { MiraNode, freePorts } from '../lib/node.mjs';
import { connect, succeed } from '../lib/polkadotjs.mjs';
import { deploy } from '../lib/solana-loader.mjs';
import { MINUTE, SECOND, SLOT, until } from '../lib/wait.mjs';
import { LIMITS, post, request } from './loads.mjs';

const program = (path) => readFileSync(new URL(`../../../${path}.so`, import.meta.url));
const [BURN, IDLE] = ['burn', 'idle'].map((name) => program(`pallets/svm/src/benchmarking/${name}`));
const RELAY = program('svm-host/programs/relay');
/** Who pays: so many that blocks are full before one account is. */
const PAYERS = 60;
const MIB = 1 << 20;
/** Transactions sent a second: more than blocks take, and so few that the peer keeps up with what is passed on to it. */
const RATE = 1_000;

const port = await freePorts(2);
const door = `http://127.0.0.1:${port}`;
const maker = await MiraNode.launch({ webSocket: true, args: ['--solana-rpc-port', String(port), ...LIMITS] });
const follower = await MiraNode.launch({ spec: 'dev', follows: await maker.bootnode() });
const [api, other] = [await connect(maker), await connect(follower)];
const connection = new Connection(door, 'processed');
const payers = Array.from({ length: PAYERS }, () => Keypair.generate());

/** When a node has each of its blocks. */
function watch(node) {
  const seen = new Map();
  node.rpc.chain.subscribeNewHeads((header) => seen.set(header.number.toNumber(), Date.now()));
  return seen;
}
const [made, imported] = [watch(api), watch(other)];

/** A request to execute instructions, signed. */
function sign({ blockhash }, payer, instructions, signers = []) {
  const transaction = new Transaction({ feePayer: payer.publicKey, recentBlockhash: blockhash }).add(...instructions);
  transaction.sign(payer, ...signers);
  return request(transaction);
}

const executed = (events) => events.filter(({ event }) => event.section === 'svm' && event.method === 'TransactionExecuted').length;

/** Signs and sends all, waits until all are in blocks, and tells of the fullest one. */
async function measure(name, count, one) {
  const latest = await connection.getLatestBlockhash();
  const all = Array.from({ length: count }, (_, at) => sign(latest, payers[at % PAYERS], ...one(payers[at % PAYERS], at)));
  const from = (await bestNumber(api)) + 1;
  await post(door, all, RATE);
  const blocks = [];
  await until(`all ${count} of ${name} to be in blocks`, async (note) => {
    for (let next = from + blocks.length; next <= (await bestNumber(api)); next += 1) {
      const at = await api.at(await api.rpc.chain.getBlockHash(next));
      const weight = await at.query.system.blockWeight();
      const begin = Math.floor((await at.query.timestamp.now()).toNumber() / SLOT) * SLOT;
      blocks.push({ number: next, count: executed(await eventsOf(api, next)), weight: weight.normal.refTime.toNumber(), begin });
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
  console.log(
    `| ${name} | ${blocks.length} of ${slots} | ${Math.max(...blocks.map((block) => block.count))} | ` +
      `${(fullest.weight / 1e12).toFixed(2)} | ${(making / SECOND).toFixed(1)} | ${(importing / SECOND).toFixed(1)} |`,
  );
  return blocks.length === slots && importing < SLOT && making < SLOT;
}

const units = (limit) => ComputeBudgetProgram.setComputeUnitLimit({ units: limit });
let isGood = true;
try {
  await until('a final block', async () => (await connection.getSlot('finalized')) > 0, { timeout: MINUTE });
  await succeed(api.tx.utility.batchAll(payers.map(({ publicKey }) => api.tx.svm.deposit(publicKey.toBytes(), tokens(2_000)))), alice);
  const [burn, idle] = [await deploy(connection, payers[0], BURN), await deploy(connection, payers[1], IDLE)];
  const relay = await deploy(connection, payers[3], RELAY);
  const [large, nearly] = [Keypair.generate(), Keypair.generate()];
  const create = (payer, account, space) =>
    SystemProgram.createAccount({
      fromPubkey: payer.publicKey,
      newAccountPubkey: account.publicKey,
      lamports: 80 * LAMPORTS_PER_SOL,
      space,
      programId: idle,
    });
  const latest = await connection.getLatestBlockhash();
  const make = (payer, account, space) => post(door, [sign(latest, payer, [create(payer, account, space)], [account])]);
  await make(payers[2], large, 10 * MIB);
  // As large as one can be without what programs copy for each other being counted beside their units.
  await make(payers[3], nearly, 1_000_000);
  await untilBest(api, (await bestNumber(api)) + 2);
  console.log('| what | blocks of slots | most in a block | seconds of weight | had by its maker, s | had by another one, s |\n|---|---:|---:|---:|---:|---:|');

  const call = (programId, keys = []) => new TransactionInstruction({ programId, keys, data: Buffer.alloc(0) });
  const reads = (pubkey) => ({ pubkey, isSigner: false, isWritable: false });
  // How many, and the instructions of each with those who sign beside the payer.
  const kinds = {
    'units used up': [150, (_, at) => [[units(1_390_000 + at), call(burn)]]],
    'large accounts, copied for calls': [60, (_, at) => [[units(20_000 + at), ...Array(10).fill(call(idle, [reads(large.publicKey)]))]]],
    'calls of what does nothing': [1_800, (_, at) => [[units(60_000 + at), ...Array(50).fill(call(idle))]]],
    'calls between programs': [360, (_, at) => [[units(330_000 + at), call(relay, [reads(idle), reads(nearly.publicKey)])]]],
    'accounts that grow': [60, (payer) => {
      const account = Keypair.generate();
      return [[create(payer, account, 10 * MIB)], [account]];
    }],
    'new accounts': [1_800, ({ publicKey: fromPubkey }) => {
      const news = Array.from({ length: 18 }, () => Keypair.generate().publicKey);
      return [news.map((toPubkey) => SystemProgram.transfer({ fromPubkey, toPubkey, lamports: 1_000_000 }))];
    }],
    'signatures to check': [6_000, ({ secretKey: privateKey }, at) => {
      const message = Buffer.from(Uint32Array.of(at).buffer);
      return [Array.from({ length: 5 }, () => Ed25519Program.createInstructionWithPrivateKey({ privateKey, message }))];
    }],
    transfers: [15_000, ({ publicKey: fromPubkey }, at) => {
      const toPubkey = payers[(at + 1) % PAYERS].publicKey;
      return [[units(450), SystemProgram.transfer({ fromPubkey, toPubkey, lamports: 1 + at })]];
    }],
  };
  for (const [name, [count, one]] of Object.entries(kinds)) {
    if (!(await measure(name, count, one))) isGood = false;
  }
} finally {
  connection._rpcWebSocket.close();
  await Promise.all([api.disconnect(), other.disconnect()]);
  await Promise.all([maker.stop(), follower.stop()]);
}
process.exit(isGood ? 0 : 1);
