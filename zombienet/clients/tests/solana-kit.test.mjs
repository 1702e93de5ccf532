// SPDX-License-Identifier: Apache-2.0

// Solana's newer client, @solana/kit, against the running node.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  airdropFactory,
  appendTransactionMessageInstruction,
  assertIsTransactionWithBlockhashLifetime,
  createSolanaRpc,
  createSolanaRpcSubscriptions,
  createTransactionMessage,
  generateKeyPairSigner,
  getSignatureFromTransaction,
  lamports,
  pipe,
  sendAndConfirmTransactionFactory,
  setTransactionMessageFeePayerSigner,
  setTransactionMessageLifetimeUsingBlockhash,
  signTransactionMessageWithSigners,
} from '@solana/kit';
import { getTransferSolInstruction } from '@solana-program/system';

import { solanaChain } from '../lib/solana-fixture.mjs';

const chain = solanaChain();

test('kit pays, and waits until it is final', async () => {
  const rpc = createSolanaRpc(`http://127.0.0.1:${chain.port}`);
  const rpcSubscriptions = createSolanaRpcSubscriptions(`ws://127.0.0.1:${chain.port + 1}`);
  const [payer, to] = [await generateKeyPairSigner(), await generateKeyPairSigner()];
  await airdropFactory({ rpc, rpcSubscriptions })({
    recipientAddress: payer.address,
    lamports: lamports(1_000_000_000n),
    commitment: 'confirmed',
  });
  assert.equal((await rpc.getBalance(payer.address, { commitment: 'confirmed' }).send()).value, 1_000_000_000n);
  const { value: latest } = await rpc.getLatestBlockhash().send();
  const message = pipe(
    createTransactionMessage({ version: 0 }),
    (message) => setTransactionMessageFeePayerSigner(payer, message),
    (message) => setTransactionMessageLifetimeUsingBlockhash(latest, message),
    (message) =>
      appendTransactionMessageInstruction(
        getTransferSolInstruction({ source: payer, destination: to.address, amount: 5_000_000n }),
        message,
      ),
  );
  const transaction = await signTransactionMessageWithSigners(message);
  assertIsTransactionWithBlockhashLifetime(transaction);
  await sendAndConfirmTransactionFactory({ rpc, rpcSubscriptions })(transaction, { commitment: 'finalized' });
  assert.equal((await rpc.getBalance(to.address, { commitment: 'finalized' }).send()).value, 5_000_000n);
  const { value } = await rpc.getSignatureStatuses([getSignatureFromTransaction(transaction)]).send();
  assert.equal(value[0].err, null);
  assert.equal(value[0].confirmationStatus, 'finalized');
});
