// SPDX-License-Identifier: Apache-2.0

// A development chain whose domain has accounts from the beginning that it would take hours to make: code, and what waits to become it.

import { closeSync, openSync, writeSync } from 'node:fs';

import { blake2AsU8a } from '@polkadot/util-crypto';
import { Keypair } from '@solana/web3.js';

import { rawChainSpec } from './node.mjs';
import { LOADER, bufferData, codeAccount, codeData, programData } from './solana-loader.mjs';

/** The child trie with the accounts of the domain. */
const TRIE = `0x${Buffer.from('svm').toString('hex')}`;
/** Bytes of data that an account has at most whose data does not lie apart. */
const SMALL = 4_096;
/** Lamports that an account needs for each byte, and bytes that each has beside its data. */
const [RENT, BESIDE] = [6_960, 128];

/** What stands in the trie for an account: see `svm-host/interface/src/account.rs`. */
function* entries({ address, owner = LOADER, executable = false, data }) {
  const key = Buffer.concat([blake2AsU8a(address.toBytes(), 128), address.toBytes()]);
  const isApart = data.length > SMALL;
  const head = Buffer.alloc(49);
  head.writeBigUInt64LE(BigInt(RENT * (BESIDE + data.length)), 0);
  head.fill(255, 8, 16);
  head.set(owner.toBytes(), 16);
  head[48] = Number(executable) | (Number(isApart) << 1);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(data.length));
  yield [key, Buffer.concat([head, isApart ? length : data])];
  if (isApart) yield [Buffer.concat([key, Buffer.of(0)]), data];
}

/** Code that differs from others made of it, in bytes behind it that nobody runs. */
function another(code, number) {
  return Buffer.concat([code, Buffer.from(Uint32Array.of(number, 0).buffer)]);
}

/** So many programs, each of code that no machine knows. */
export function programs(code, count) {
  const addresses = Array.from({ length: count }, () => Keypair.generate().publicKey);
  function* accounts() {
    for (const [number, address] of addresses.entries()) {
      yield { address, executable: true, data: programData(address) };
      yield { address: codeAccount(address), data: codeData(another(code, number)) };
    }
  }
  return { addresses, accounts };
}

/** So many pairs of an empty program and a buffer with code for it; to be deployed by these, in turn. */
export function deployable(code, count, authorities) {
  const pairs = Array.from({ length: count }, (_, at) => ({
    authority: authorities[at % authorities.length],
    program: Keypair.generate().publicKey,
    buffer: Keypair.generate().publicKey,
  }));
  function* accounts() {
    for (const [number, { authority, program, buffer }] of pairs.entries()) {
      yield { address: program, data: programData() };
      // Numbers of their own: none of it is the code of a program already.
      yield { address: buffer, data: bufferData(authority.publicKey, another(code, 1_000_000 + number)) };
    }
  }
  return { pairs, accounts };
}

/**
 * Writes the development chain's raw spec to a file, changed by `edit`, which gets its state by keys, and with the accounts that `makers`
 * make. One by one: a string may not hold all.
 */
export async function writeSpec(file, edit, ...makers) {
  const spec = await rawChainSpec();
  edit(spec.genesis.raw.top);
  spec.genesis.raw.childrenDefault = { [TRIE]: {} };
  const empty = `"${TRIE}":{}`;
  const [before, after] = JSON.stringify(spec).split(empty);
  const out = openSync(file, 'w');
  writeSync(out, before + empty.slice(0, -1));
  let comma = '';
  for (const accounts of makers) {
    for (const account of accounts()) {
      for (const [key, value] of entries(account)) {
        writeSync(out, `${comma}"0x${key.toString('hex')}":"0x${value.toString('hex')}"`);
        comma = ',';
      }
    }
  }
  writeSync(out, `}${after}`);
  closeSync(out);
}
