// SPDX-License-Identifier: Apache-2.0

// A program that pays for a claim, once attestors found it true and nobody can object any more: `svm-host/programs/bounty.s`.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';

import { blake2AsU8a } from '@polkadot/util-crypto';
import {
  Keypair,
  LAMPORTS_PER_SOL,
  SystemProgram,
  Transaction,
  TransactionInstruction,
  sendAndConfirmTransaction,
} from '@solana/web3.js';

import { accountOf } from '../lib/solana-claims.mjs';
import { solanaChain, within } from '../lib/solana-fixture.mjs';
import { deploy } from '../lib/solana-loader.mjs';
import { Verifier } from '../lib/verifiers.mjs';
import { MINUTE } from '../lib/wait.mjs';

const BOUNTY = readFileSync(new URL('../../../svm-host/programs/bounty.so', import.meta.url));
/** What a purse holds: half of the hash of a claim's text, and who gets what is in it. */
const PURSE = 16 + 32;
/** Where the stage of a claim stands in its account, and the last of the stages. */
const [STAGE, FINAL] = [1, 3];

const chain = solanaChain((ready) => {
  ready.verifier = new Verifier(ready.node);
  ready.verifier.start();
});
after(() => chain.verifier?.remove());

const winner = Keypair.generate().publicKey;
const say = (signers, ...instructions) =>
  sendAndConfirmTransaction(chain.connection, new Transaction().add(...instructions), [chain.payer, ...signers]);

/** Puts money aside for who wins if a text is found true. */
async function promise(program, text) {
  const purse = Keypair.generate();
  const [{ publicKey: fromPubkey }, newAccountPubkey] = [chain.payer, purse.publicKey];
  const account = { fromPubkey, newAccountPubkey, lamports: LAMPORTS_PER_SOL, space: PURSE, programId: program };
  const keys = [{ pubkey: newAccountPubkey, isSigner: true, isWritable: true }];
  const data = Buffer.concat([blake2AsU8a(text, 256).subarray(0, 16), winner.toBytes()]);
  const promised = new TransactionInstruction({ programId: program, keys, data });
  await say([purse], SystemProgram.createAccount(account), promised);
  return newAccountPubkey;
}

/** Asks for what is in a purse. */
function claimFrom(program, purse, claim) {
  const pubkeys = [purse, accountOf(claim), winner];
  const keys = pubkeys.map((pubkey, at) => ({ pubkey, isSigner: false, isWritable: at !== 1 }));
  return say([], new TransactionInstruction({ programId: program, keys, data: Buffer.alloc(0) }));
}

test('a bounty is paid for what is true, once that is final, and for nothing else', { timeout: 10 * MINUTE }, async () => {
  const { connection, verifier } = chain;
  const program = await deploy(connection, chain.payer, BOUNTY);
  const { claims } = await verifier.verify('17 plus 25 equals 42. 17 plus 25 equals 43.', '//Alice//stash');
  const [good, bad] = claims;
  assert.deepEqual([good.outcome, bad.outcome], ['Supported', 'Refuted']);
  const [purse, other] = [await promise(program, good.text), await promise(program, bad.text)];
  const stage = async (claim) => (await connection.getAccountInfo(accountOf(claim)))?.data[STAGE];
  if ((await stage(good.claim)) !== FINAL) {
    await assert.rejects(claimFrom(program, purse, good.claim), /custom program error: 0x5/);
  }
  await within('both claims to be final', async () => (await stage(good.claim)) === FINAL && (await stage(bad.claim)) === FINAL);
  // False; of another text; and then what it was put aside for.
  await assert.rejects(claimFrom(program, other, bad.claim), /custom program error: 0x5/);
  await assert.rejects(claimFrom(program, purse, bad.claim), /custom program error: 0x4/);
  assert.equal(await connection.getBalance(winner), 0);
  await claimFrom(program, purse, good.claim);
  assert.equal(await connection.getBalance(winner), LAMPORTS_PER_SOL);
  assert.equal(await connection.getBalance(purse), 0);
});
