// SPDX-License-Identifier: Apache-2.0

// Sends a transaction and waits for it, also where no newer block becomes final: web3.js itself would wait for a newer block hash.

/** Signs, the first one of the signers pays, and waits until a block has it; fails if it failed there. */
export async function sendAndConfirm(connection, transaction, signers, options) {
  const latest = await connection.getLatestBlockhash();
  Object.assign(transaction, { feePayer: signers[0].publicKey, recentBlockhash: latest.blockhash });
  transaction.sign(...signers);
  const signature = await connection.sendRawTransaction(transaction.serialize(), options);
  const { value } = await connection.confirmTransaction({ signature, ...latest });
  if (value.err) throw new Error(`${signature} failed: ${JSON.stringify(value.err)}`);
  return signature;
}
