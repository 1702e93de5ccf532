// SPDX-License-Identifier: Apache-2.0

// What a node spends its time with while it takes in, executes and stores Solana transfers: by samples of its stacks, with Linux'
// perf. Usage: node bench/shares.mjs [--transfers N] [--seconds N]. Prints a row of a table for each part.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

import { payers, post, roomyNode, solanaTransfers } from './loads.mjs';

const { values } = parseArgs({ options: { transfers: { type: 'string', default: '50000' }, seconds: { type: 'string', default: '60' } } });
const [transfers, seconds] = [Number(values.transfers), Number(values.seconds)];
if (!Number.isSafeInteger(transfers) || transfers < 1 || !Number.isSafeInteger(seconds) || seconds < 1) {
  console.error('--transfers and --seconds are whole numbers above 0');
  process.exit(2);
}

/** Samples of each thread, a second. */
const FREQUENCY = 97;
/** Names of the threads that execute batches. */
const WORKER = /^svm-/;
/** Code without a name: compiled while the node runs. On the engine's threads that is programs, elsewhere the runtime. */
const COMPILED = /\[unknown\]|perf-\d+\.map/;

/** What functions are part of; of a stack, the innermost that is known decides. */
const PARTS = [
  ['signatures', /ed25519|curve25519|schnorrkel|is_signed|signatures::|sr25519|merlin/],
  ['storage: database', /parity_db|rocksdb|kvdb|sc_client_db|redb/],
  ['storage: trie, with its hashes', /trie_db|sp_trie|sp_state_machine::trie_backend|hash_db|memory_db|storage_root/],
  ['scheduling', /executor::(schedule|graph|workers|batch)|crossbeam_deque|Stretch/],
  ['loading and writing accounts', /executor::(accounts|footprint|growth|copies|executor)|svm_interface|account_loader/],
  ['VM', /solana_svm|solana_sbpf|solana_program_runtime|solana_system_program|solana_transaction_context|executor::processor/],
  ['reading transactions', /agave_transaction_view|solana_runtime_transaction|executor::inspect|compute_budget_instruction/],
  ['hashing', /blake2|sha2::|sha256|keccak|twox/],
  ['state of a block that is not stored yet', /sp_state_machine|overlayed_changes|sp_externalities/],
  ["Solana's door", /solana::(statuses|history|pubsub|transactions|past|chain|executed)|mira_node::solana/],
  ['pool, network, RPC', /transaction_pool|jsonrpsee|hyper::|sc_network|litep2p|libp2p|serde_json|tokio::net|sc_rpc/],
  ['the runtime, in wasm', /wasmtime|sc_executor|sp_wasm_interface/],
];

/** The part that a stack belongs to, innermost function first. */
function partOf(thread, stack) {
  for (const name of stack) {
    const known = PARTS.find(([, functions]) => functions.test(name));
    if (known) return known[0];
    if (COMPILED.test(name)) return WORKER.test(thread) ? 'VM' : 'the runtime, in wasm';
  }
  return 'all else';
}

/** Runs a command to its end. */
function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (data) => (said = (said + data).slice(-2_000)));
    child.once('error', (error) => reject(new Error(`${command} cannot be run: ${error.message}`)));
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}: ${said}`))));
  });
}

/** Counts samples by part. */
async function count(file) {
  const child = spawn('perf', ['script', '--no-inline', '-F', 'comm,ip,sym,dso', '-i', file], { stdio: ['ignore', 'pipe', 'ignore'] });
  const counts = new Map();
  let [thread, stack] = ['', []];
  const end = () => {
    if (!thread) return;
    const part = partOf(thread, stack);
    counts.set(part, (counts.get(part) ?? 0) + 1);
    [thread, stack] = ['', []];
  };
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.trim() === '') end();
    else if (!thread) thread = line.trim();
    else stack.push(line);
  }
  end();
  return counts;
}

const folder = mkdtempSync(join(tmpdir(), 'mira-shares-'));
const { node, api, connection, door, end } = await roomyNode();
try {
  const { solana } = await payers(api);
  const wire = await solanaTransfers(connection, solana, transfers);
  const file = join(folder, 'perf.data');
  const record = ['record', '-F', String(FREQUENCY), '--call-graph', 'dwarf,16384', '-p', String(node.pid), '-o', file, '--', 'sleep', String(seconds)];
  await Promise.all([run('perf', record), post(door, wire)]);
  const counts = await count(file);
  const all = [...counts.values()].reduce((sum, more) => sum + more, 0);
  console.log('| part | share of the time, percent |\n|---|---:|');
  for (const [part, samples] of [...counts].sort(([, a], [, b]) => b - a)) {
    console.log(`| ${part} | ${((100 * samples) / all).toFixed(1)} |`);
  }
  console.log(`\n${all} samples of ${seconds} seconds, ${transfers} transfers.`);
} finally {
  await end();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
