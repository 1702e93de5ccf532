// SPDX-License-Identifier: Apache-2.0

// Mortal transactions that sign the hash of the metadata (CheckMetadataHash, mode 1), as hardware wallets do: what the
// wallet showed is what the chain means, or the transaction is refused.
//
// Only a runtime that was built with its metadata hash can check one, and everyday builds leave it out: the chain starts from
// the wasm that MIRA_METADATA_HASH_WASM names.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';
import { bnToU8a, u8aToHex } from '@polkadot/util';
import { Enum } from 'polkadot-api';
import { withMetadataHash } from 'polkadot-api/signer';

import { DECIMALS, SYMBOL, alice, bob, tokens } from '../lib/accounts.mjs';
import { devChain } from '../lib/fixture.mjs';
import { readVariant } from '../lib/variant.mjs';
import { connectPapi, signerOf, toFinality } from '../lib/papi.mjs';
import { follow, only, succeed } from '../lib/polkadotjs.mjs';

const wasm = readVariant('MIRA_METADATA_HASH_WASM', 'metadata-hash');

/** The version whose merkle tree the runtime commits to, in the encoding of a runtime call. */
const METADATA_VERSION = bnToU8a(15, { bitLength: 32, isLe: true });

/** What the pool says: the hash is part of what is signed, so that another one makes the signature wrong. */
const BAD_SIGNATURE = /1010: Invalid Transaction.*bad signature/;

const TOKEN = { decimals: DECIMALS, tokenSymbol: SYMBOL };

describe('a transaction with a metadata hash', () => {
  const chain = devChain({ code: wasm });

  const transfer = () => chain.api.tx.balances.transferKeepAlive(bob.address, tokens(1));

  /** The digest that a wallet computes which shows amounts as `token` says. */
  async function digest(token = TOKEN) {
    const metadata = await chain.node.rpc('state_call', 'Metadata_metadata_at_version', u8aToHex(METADATA_VERSION));
    return u8aToHex(merkleizeMetadata(metadata, token).digest());
  }

  const signing = (metadataHash) => ({ sign: { mode: 1, metadataHash } });

  test('polkadot.js: is final with the right hash, and mortal', async (t) => {
    const metadataHash = await digest();
    const signed = await transfer().signAsync(alice, { nonce: -1, mode: 1, metadataHash });
    assert.ok(signed.era.isMortalEra);
    assert.equal(signed.mode.toNumber(), 1);
    const outcome = await succeed(transfer(), alice, { upTo: 'finality', ...signing(metadataHash) });
    only(outcome.events, 'balances', 'Transfer');
    t.diagnostic(`metadata hash ${metadataHash}`);
  });

  test('polkadot.js: is refused with any other hash', async () => {
    await assert.rejects(follow(transfer(), alice, signing(`0x${'11'.repeat(32)}`)), BAD_SIGNATURE);
  });

  test('polkadot.js: is refused when the wallet assumed other decimals', async () => {
    const wrong = await digest({ ...TOKEN, decimals: DECIMALS + 3 });
    await assert.rejects(follow(transfer(), alice, signing(wrong)), BAD_SIGNATURE);
  });

  describe('PAPI', () => {
    const submit = async (token) => {
      const client = connectPapi(chain.node);
      try {
        const dest = Enum('Id', bob.address);
        const call = client.getUnsafeApi().tx.Balances.transfer_keep_alive({ dest, value: tokens(1) });
        const steps = await toFinality(call.signSubmitAndWatch(withMetadataHash(token, signerOf(alice))));
        return steps.at(-1);
      } finally {
        client.destroy();
      }
    };

    test('is final with the right token', async () => {
      assert.ok((await submit(TOKEN)).ok);
    });

    test('is refused with another token symbol', async () => {
      await assert.rejects(submit({ ...TOKEN, tokenSymbol: 'OTHER' }), /BadProof/);
    });
  });
});
