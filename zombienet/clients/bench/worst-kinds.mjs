// SPDX-License-Identifier: Apache-2.0

// What fills blocks: for each weight, transactions that take the most of it for what they weigh.

import { readFileSync } from 'node:fs';

import { TOKEN_2022_PROGRAM_ID } from '@solana/spl-token';
import {
  AddressLookupTableProgram,
  ComputeBudgetProgram,
  Connection,
  Ed25519Program,
  Keypair,
  LAMPORTS_PER_SOL,
  Secp256k1Program,
  SystemProgram,
  Transaction,
  TransactionInstruction,
  TransactionMessage,
  VersionedTransaction,
} from '@solana/web3.js';

import { alice, tokens } from '../lib/accounts.mjs';
import { bestNumber, untilBest } from '../lib/blocks.mjs';
import { MiraNode } from '../lib/node.mjs';
import { succeed } from '../lib/polkadotjs.mjs';
import { claimPorts } from '../lib/ports.mjs';
import { accountOf } from '../lib/solana-claims.mjs';
import { deployable, programs, writeSpec } from '../lib/solana-genesis.mjs';
import { hold } from '../lib/solana-held.mjs';
import { PIECE, becomeProgram, codeAccount, codeOf, deploy, emptyBuffer, writePiece } from '../lib/solana-loader.mjs';
import { sendAndConfirm } from '../lib/solana-send.mjs';
import { withdraw } from '../lib/solana-withdrawal.mjs';
import { MINUTE, until } from '../lib/wait.mjs';
import { request } from './loads.mjs';

const program = (path) => readFileSync(new URL(`../../../${path}.so`, import.meta.url));
const [BURN, IDLE] = ['burn', 'idle'].map((name) => program(`pallets/svm/src/benchmarking/${name}`));
const RELAY = program('svm-host/programs/relay');
/** Who pays: so many that blocks are full before one account is. */
const PAYERS = 60;
const MIB = 1 << 20;
/** Accounts that a transaction names by a table, beside its payer and two programs: as many as there may be. */
const NAMED = 61;
/** Addresses that fit into a transaction which adds them to a table. */
const ADDED = 20;
/** Signatures of another kind in a transaction. */
const DEAR = 60;
/** Withdrawals that fit into a transaction, and lamports of each: what leaves waits in an account, which has to be exempt from rent. */
const [WITHDRAWN, LEAVES] = [11, 2_000_000];
/** Transactions that one call relays. */
const RELAYED = 8;
/** Accounts that a transaction names beside its own. */
const READ = 27;
/** Programs of code that nobody has compiled, and those that can be deployed: more than a block takes. */
const [COLD, DEPLOYABLE] = [380, 60];
/** Withdrawals that are all due in one block: when everything else is prepared, and no session begins, whose first block counts as full. */
const HELD = { count: 4_000, amount: LEAVES, due: 44 };

const units = (limit) => ComputeBudgetProgram.setComputeUnitLimit({ units: limit });
const call = (programId, keys = []) => new TransactionInstruction({ programId, keys, data: Buffer.alloc(0) });
const reads = (pubkey) => ({ pubkey, isSigner: false, isWritable: false });
const pick = (list, at) => list[at % list.length];

function signed({ blockhash }, payer, instructions, signers = []) {
  const transaction = new Transaction({ feePayer: payer.publicKey, recentBlockhash: blockhash }).add(...instructions);
  transaction.sign(payer, ...signers);
  return transaction;
}

/** The same signature of an Ethereum key to check again and again: what takes longest of all kinds. */
function dearSignatures(privateKey, message) {
  const { programId, keys, data } = Secp256k1Program.createInstructionWithPrivateKey({ privateKey, message, instructionIndex: 0 });
  const place = data.subarray(1, 12);
  // Where the signature, the address and the message begin, which move by the places that are added.
  for (const at of [0, 3, 6]) place.writeUInt16LE(place.readUInt16LE(at) + (DEAR - 1) * place.length, at);
  const repeated = Buffer.concat([Buffer.of(DEAR), ...Array(DEAR).fill(place), data.subarray(12)]);
  return new TransactionInstruction({ programId, keys, data: repeated });
}

/** A table of addresses that serves from a later block on; as transactions name it. */
async function table(connection, payer, addresses) {
  const authority = payer.publicKey;
  const recentSlot = await connection.getSlot('finalized');
  const [create, key] = AddressLookupTableProgram.createLookupTable({ authority, payer: authority, recentSlot });
  await sendAndConfirm(connection, new Transaction().add(create), [payer]);
  for (let at = 0; at < addresses.length; at += ADDED) {
    const more = { authority, payer: authority, lookupTable: key, addresses: addresses.slice(at, at + ADDED) };
    await sendAndConfirm(connection, new Transaction().add(AddressLookupTableProgram.extendLookupTable(more)), [payer]);
  }
  return (await connection.getAddressLookupTable(key)).value;
}

/** Numbers of claims that somebody just made. */
async function someClaims(api) {
  const claims = Array.from({ length: NAMED }, (_, at) => ({ text: `Claim ${at} is one of many.`, domain: 0, span: { start: at * 30, length: 30 } }));
  const [hash, length, demand] = [`0x${'07'.repeat(32)}`, NAMED * 30, { rounds: 0, costToBuy: 0 }];
  await succeed(api.tx.claims.submit({ hash, length, model: 'bench', tier: 'Fast', reward: tokens(1), claims, demand }), alice);
  return (await api.query.claims.claims.keys()).map(({ args: [number] }) => number.toBigInt());
}

/** The largest program that there is from the beginning. */
async function largestCode() {
  const port = await claimPorts(2);
  const node = await MiraNode.launch({ args: ['--solana-rpc-port', String(port)] });
  try {
    const connection = new Connection(`http://127.0.0.1:${port}`, 'processed');
    await until('programs to be there', async () => (await connection.getSlot()) > 0, { timeout: MINUTE });
    return await codeOf(connection, TOKEN_2022_PROGRAM_ID);
  } finally {
    await node.stop();
  }
}

/** Writes the spec of a chain with code to be compiled and deployed; what `kinds` needs of it. */
export async function prepare(file) {
  const payers = Array.from({ length: PAYERS }, () => Keypair.generate());
  const code = await largestCode();
  const [cold, later] = [programs(code, COLD), deployable(code, DEPLOYABLE, payers)];
  await writeSpec(file, (top) => hold(top, HELD), cold.accounts, later.accounts);
  return { payers, room: code.length + 8, cold: cold.addresses, waiting: later.pairs };
}

/**
 * Prepares a chain, and tells by name how many of a kind to send and how to make them: `of(latest, count)` signs so many, as requests; `to`
 * is the door that takes them, Solana's if there is none. Of a kind that `fails` nothing is left but what it took. A kind that is `due` in a
 * block is done by the chain itself from then on, and told by `event`.
 */
export async function kinds(api, connection, http, { payers, room, cold, waiting }) {
  const deposit = ({ publicKey }) => api.tx.svm.deposit(publicKey.toBytes(), tokens(2_000));
  await succeed(api.tx.utility.batchAll(payers.map(deposit)), alice);
  const [burn, idle] = [await deploy(connection, payers[0], BURN), await deploy(connection, payers[1], IDLE)];
  const relay = await deploy(connection, payers[3], RELAY);
  const create = (payer, account, space) =>
    SystemProgram.createAccount({
      fromPubkey: payer.publicKey,
      newAccountPubkey: account.publicKey,
      lamports: 80 * LAMPORTS_PER_SOL,
      space,
      programId: idle,
    });
  const made = async (payer, space) => {
    const account = Keypair.generate();
    await sendAndConfirm(connection, new Transaction().add(create(payer, account, space)), [payer, account]);
    return account.publicKey;
  };
  const large = await made(payers[2], 10 * MIB);
  // As large as one can be without what programs copy for each other being counted beside their units.
  const nearly = await made(payers[3], 1_000_000);
  const buffers = await Promise.all(payers.slice(0, 8).map((payer) => emptyBuffer(connection, payer, 64 * PIECE)));
  const named = await Promise.all(Array.from({ length: NAMED }, (_, at) => made(pick(payers, at), 128)));
  const ofAccounts = await table(connection, payers[4], named);
  const ofClaims = await table(connection, payers[5], (await someClaims(api)).slice(0, NAMED).map(accountOf));
  await untilBest(api, (await bestNumber(api)) + 2);

  const each = (sign) => (latest, count) => Array.from({ length: count }, (_, at) => request(sign(latest, pick(payers, at), at)));
  const plain = (one) => each((latest, payer, at) => signed(latest, payer, ...one(payer, at)));
  /** Names all that a table has, and calls what does nothing. */
  const byTable = (lookup) =>
    each(({ blockhash }, payer, at) => {
      const all = lookup.state.addresses.map(reads);
      const instructions = [units(1_000 + at), call(idle, all)];
      const message = new TransactionMessage({ payerKey: payer.publicKey, recentBlockhash: blockhash, instructions });
      const transaction = new VersionedTransaction(message.compileToV0Message([lookup]));
      transaction.sign([payer]);
      return transaction;
    });
  const transfer = ({ publicKey: fromPubkey }, at) => {
    const toPubkey = pick(payers, at + 1).publicKey;
    return [[units(450), SystemProgram.transfer({ fromPubkey, toPubkey, lamports: 1 + at })]];
  };
  /** Calls of the chain that relay some each, by one account. */
  const relayed = async (latest, count) => {
    const nonce = (await api.rpc.system.accountNextIndex(alice.address)).toNumber();
    const bytes = Array.from({ length: count }, (_, at) => signed(latest, pick(payers, at), ...transfer(pick(payers, at), at)).serialize());
    const batches = Array.from({ length: count / RELAYED }, (_, at) => bytes.slice(at * RELAYED, (at + 1) * RELAYED));
    const sign = async (batch, at) => {
      const calls = batch.map((one) => api.tx.svm.relay(`0x${one.toString('hex')}`));
      const extrinsic = await api.tx.utility.batch(calls).signAsync(alice, { nonce: nonce + at, era: 0 });
      return ['author_submitExtrinsic', [extrinsic.toHex()]];
    };
    return Promise.all(batches.map(sign));
  };

  return {
    // First, so that nothing else is in its blocks.
    'money that is paid out': { count: HELD.count, due: HELD.due, event: 'WithdrawalReleased' },
    'units used up': { count: 150, fails: true, of: plain((_, at) => [[units(1_390_000 + at), call(burn)]]) },
    'units used up, all paid by one account': {
      count: 40,
      fails: true,
      of: each((latest, _, at) => signed(latest, payers[6], [units(1_390_000 + at), call(burn)])),
    },
    'large accounts, copied for calls': {
      count: 60,
      of: plain((_, at) => [[units(20_000 + at), ...Array(10).fill(call(idle, [reads(large)]))]]),
    },
    'calls of what does nothing': { count: 1_800, of: plain((_, at) => [[units(60_000 + at), ...Array(50).fill(call(idle))]]) },
    'calls between programs': { count: 360, of: plain((_, at) => [[units(330_000 + at), call(relay, [reads(idle), reads(nearly)])]]) },
    'accounts that grow': {
      count: 60,
      of: plain((payer) => {
        const account = Keypair.generate();
        return [[create(payer, account, 10 * MIB)], [account]];
      }),
    },
    'new accounts': {
      count: 1_800,
      of: plain(({ publicKey: fromPubkey }) => {
        const news = Array.from({ length: 18 }, () => Keypair.generate().publicKey);
        return [news.map((toPubkey) => SystemProgram.transfer({ fromPubkey, toPubkey, lamports: 1_000_000 }))];
      }),
    },
    'signatures of another kind': {
      count: 2_500,
      of: plain(({ secretKey }, at) => [[dearSignatures(secretKey.subarray(0, 32), Buffer.from(Uint32Array.of(at).buffer))]]),
    },
    'the same, all paid by one account': {
      count: 300,
      of: each((latest, _, at) => {
        const { secretKey } = payers[7];
        return signed(latest, payers[7], [dearSignatures(secretKey.subarray(0, 32), Buffer.from(Uint32Array.of(at).buffer))]);
      }),
    },
    'signatures to check': {
      count: 6_000,
      of: plain(({ secretKey: privateKey }, at) => {
        const message = Buffer.from(Uint32Array.of(at).buffer);
        return [Array.from({ length: 5 }, () => Ed25519Program.createInstructionWithPrivateKey({ privateKey, message }))];
      }),
    },
    'accounts named by tables': { count: 3_000, of: byTable(ofAccounts) },
    'claims that are read': { count: 3_000, of: byTable(ofClaims) },
    'code written, each by itself': {
      count: 800,
      of: plain((_, at) => {
        const place = at % buffers.length;
        const piece = Buffer.alloc(PIECE - 40, at % 251);
        return [[units(4_000 + at), writePiece(payers[place], buffers[place], (at % 64) * PIECE, piece)], place === at % PAYERS ? [] : [payers[place]]];
      }),
    },
    'money that leaves': {
      count: 1_200,
      of: plain(({ publicKey }) => {
        const leaves = () => withdraw(publicKey, Keypair.generate().publicKey.toBytes(), LEAVES);
        return [[units(50_000), ...Array.from({ length: WITHDRAWN }, leaves)]];
      }),
    },
    'large accounts that are read': {
      count: Math.floor(COLD / READ),
      of: plain((payer, at) => {
        const [[limit, pay]] = transfer(payer, at);
        pay.keys.push(...cold.slice(at * READ, (at + 1) * READ).map((address) => reads(codeAccount(address))));
        return [[limit, pay]];
      }),
    },
    'code that was never compiled': {
      count: COLD,
      fails: true,
      of: plain((_, at) => [[units(20_000), call(cold[at])]]),
    },
    'programs that are deployed': {
      count: DEPLOYABLE,
      of: (latest) =>
        waiting.map(({ authority, program, buffer }) =>
          request(signed(latest, authority, [units(20_000), becomeProgram(authority.publicKey, program, buffer, room)])),
        ),
    },
    'transfers that others relay': { count: 6_000, of: relayed, to: http },
    transfers: { count: 15_000, of: plain(transfer) },
  };
}
