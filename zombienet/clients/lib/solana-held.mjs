// SPDX-License-Identifier: Apache-2.0

// Withdrawals that a chain holds from the beginning, all due in one block: more than can be asked for in one.

import { bnToU8a, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsU8a, randomAsU8a, xxhashAsU8a } from '@polkadot/util-crypto';

/** The size of a withdrawal, as keys have it. */
const SMALL = Uint8Array.of(0);
/** The account that has what backs the domain. */
const ESCROW = u8aConcat(stringToU8a('modlmira/svm'), new Uint8Array(20));
/** Where the free balance stands in an account: behind its nonce and three counts of references. */
const FREE = 16;

const number = (value, bytes) => bnToU8a(BigInt(value), { bitLength: 8 * bytes, isLe: true });
const place = (pallet, item) => u8aConcat(xxhashAsU8a(pallet, 128), xxhashAsU8a(item, 128));
const twox = (key) => u8aConcat(xxhashAsU8a(key, 64), key);
const blake = (key) => u8aConcat(blake2AsU8a(key, 128), key);

/** Adds to a number in the state: as many little endian bytes as it has from `at` on. */
function add(top, key, amount, at = 0, bytes = 8) {
  const old = Buffer.from((top[key] ?? `0x${'00'.repeat(at + bytes)}`).slice(2), 'hex');
  const sum = BigInt(`0x${Buffer.from(old.subarray(at, at + bytes)).reverse().toString('hex')}`) + BigInt(amount);
  top[key] = u8aToHex(u8aConcat(old.subarray(0, at), number(sum, bytes), old.subarray(at + bytes)));
}

/** Puts so many withdrawals, each of `amount` for an account that does not exist yet, into the state `top` by keys. */
export function hold(top, { count, amount, due }) {
  for (let index = 0; index < count; index += 1) {
    const key = u8aConcat(place('Svm', 'Held'), twox(SMALL), twox(number(index, 8)));
    top[u8aToHex(key)] = u8aToHex(u8aConcat(randomAsU8a(32), randomAsU8a(32), number(amount, 8), number(0, 4), number(due, 4)));
  }
  top[u8aToHex(u8aConcat(place('Svm', 'Lines'), twox(SMALL)))] = u8aToHex(u8aConcat(number(0, 8), number(count, 8)));
  const all = BigInt(count) * BigInt(amount);
  add(top, u8aToHex(place('Svm', 'HeldInAll')), all);
  add(top, u8aToHex(place('Balances', 'TotalIssuance')), all, 0, 16);
  const escrow = u8aToHex(u8aConcat(place('System', 'Account'), blake(ESCROW)));
  if (!top[escrow]) throw new Error('nothing backs the domain of this chain: it has no escrow');
  add(top, escrow, all, FREE, 16);
}
