// SPDX-License-Identifier: Apache-2.0

// Takes money out of the domain, by the program for that: the chain holds it, and pays it out when its time has come.

import { PublicKey, SystemProgram, TransactionInstruction } from '@solana/web3.js';

const WITHDRAWALS = new PublicKey('MiraWithdraw1111111111111111111111111111111');

/** `to`: 32 bytes of an account of the chain. */
export function withdraw(from, to, lamports) {
  const [sink, bump] = PublicKey.findProgramAddressSync([from.toBytes(), to], WITHDRAWALS);
  const amount = Buffer.alloc(8);
  amount.writeBigUInt64LE(BigInt(lamports));
  return new TransactionInstruction({
    programId: WITHDRAWALS,
    keys: [
      { pubkey: from, isSigner: true, isWritable: true },
      { pubkey: sink, isSigner: false, isWritable: true },
      { pubkey: SystemProgram.programId, isSigner: false, isWritable: false },
    ],
    data: Buffer.concat([Buffer.from([0, bump]), to, amount]),
  });
}
