// SPDX-License-Identifier: Apache-2.0

// Every kind of account that the chain has brings money into the SVM domain, acts there by its own signature, and takes money out:
// none needs a key that Solana knows.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { Keyring } from '@polkadot/keyring';
import { createKeyMulti } from '@polkadot/util-crypto';
import { LAMPORTS_PER_SOL, PublicKey, SystemProgram, Transaction } from '@solana/web3.js';

import { alice, bob, charlie, tokens } from '../lib/accounts.mjs';
import { only, succeed } from '../lib/polkadotjs.mjs';
import { solanaChain, within } from '../lib/solana-fixture.mjs';

const single = (type) => {
  const pair = new Keyring({ type }).addFromUri(`//Kind//${type}`, { name: type });
  return { kind: type, account: pair.addressRaw, send: (call) => succeed(call, pair) };
};

/** Bob and Charlie, both of whom have to agree. */
function multisig() {
  const members = [bob, charlie];
  const others = (one) => members.filter((member) => member !== one).map(({ address }) => address);
  const approve = (call, by, timepoint) =>
    succeed(chain.api.tx.multisig.asMulti(2, others(by), timepoint, call, { refTime: 10n ** 11n, proofSize: 10n ** 6n }), by);
  const send = async (call) => {
    const { events } = await approve(call, bob, null);
    const { multisig: account, callHash } = only(events, 'multisig', 'NewMultisig').data;
    const { when } = (await chain.api.query.multisig.multisigs(account, callHash)).unwrap();
    const executed = await approve(call, charlie, when);
    assert.ok(only(executed.events, 'multisig', 'MultisigExecuted').data.result.isOk);
    return executed;
  };
  return { kind: 'multisig', account: createKeyMulti(members.map(({ addressRaw }) => addressRaw), 2), send };
}

const kinds = [single('ed25519'), single('sr25519'), single('ecdsa'), multisig()];
const chain = solanaChain(async ({ api }) => {
  const funds = kinds.map(({ account }) => api.tx.balances.transferKeepAlive(account, tokens(10)));
  await succeed(api.tx.utility.batchAll(funds), alice);
});

describe('by an account of each kind', { concurrency: true }, () => {
  for (const { kind, account, send } of kinds) {
    test(`${kind}: money comes in, is spent, and leaves`, async () => {
      const { api, connection } = chain;
      const owner = new PublicKey(account);
      const shop = PublicKey.unique();
      await send(api.tx.svm.deposit(account, 2 * LAMPORTS_PER_SOL));
      assert.equal(await connection.getBalance(owner), 2 * LAMPORTS_PER_SOL);

      const { blockhash } = await connection.getLatestBlockhash();
      const transaction = new Transaction({ feePayer: owner, recentBlockhash: blockhash });
      transaction.add(SystemProgram.transfer({ fromPubkey: owner, toPubkey: shop, lamports: 5_000_000 }));
      const raw = transaction.serialize({ requireAllSignatures: false, verifySignatures: false });
      await send(api.tx.svm.relay(`0x${raw.toString('hex')}`));
      assert.equal(await connection.getBalance(shop), 5_000_000);
      assert.equal(await connection.getBalance(owner), 2 * LAMPORTS_PER_SOL - 5_005_000);

      await send(api.tx.svm.withdraw(account, LAMPORTS_PER_SOL));
      const free = async () => (await api.query.system.account(account)).data.free.toBigInt();
      const before = await free();
      await within('it to be paid out', async () => (await free()) === before + BigInt(LAMPORTS_PER_SOL));
    });
  }
});
