// SPDX-License-Identifier: Apache-2.0

// Claims as programs of the SVM domain see them.

import { PublicKey } from '@solana/web3.js';

/** How addresses of claims begin. */
const COMMON = new PublicKey('MiraC1aims111111111111111111111111111111111').toBytes().subarray(0, 24);

/** The account by which programs read a claim. */
export function accountOf(claim) {
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(claim));
  return new PublicKey(Buffer.concat([COMMON, number]));
}
