// SPDX-License-Identifier: Apache-2.0

// Stock Solana clients against the running node: web3.js, and the SPL token library on top of it.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import {
  TOKEN_PROGRAM_ID,
  createMint,
  getAccount,
  getMint,
  getOrCreateAssociatedTokenAccount,
  mintTo,
  transfer as transferTokens,
} from '@solana/spl-token';
import {
  ComputeBudgetProgram,
  Keypair,
  LAMPORTS_PER_SOL,
  PublicKey,
  SendTransactionError,
  SystemProgram,
  SYSVAR_CLOCK_PUBKEY,
  Transaction,
  TransactionMessage,
  VersionedTransaction,
  sendAndConfirmTransaction,
} from '@solana/web3.js';

import { base58Decode } from '@polkadot/util-crypto';
import { WebSocket } from 'ws';

import { confirmed as confirmedOn, solanaChain, within } from '../lib/solana-fixture.mjs';

let connection;
let payer;
const chain = solanaChain(() => ({ connection, payer } = chain));

const confirmed = (signature) => confirmedOn(chain, signature);

const transfer = (to, lamports, from = payer.publicKey) =>
  SystemProgram.transfer({ fromPubkey: from, toPubkey: to, lamports });

test('says what wallets ask first', async () => {
  assert.equal((await connection.getVersion())['solana-core'], '4.2.2');
  const genesis = await connection.getGenesisHash();
  const hash = await chain.node.rpc('chain_getBlockHash', 0);
  assert.equal(`0x${Buffer.from(new PublicKey(genesis).toBytes()).toString('hex')}`, hash);
  assert.ok((await connection.getSlot()) >= (await connection.getSlot('finalized')));
  const { slotsInEpoch, absoluteSlot } = await connection.getEpochInfo();
  assert.equal(slotsInEpoch, 432_000);
  assert.ok(absoluteSlot > 0);
  assert.equal((await connection.getEpochSchedule()).slotsPerEpoch, 432_000);
  const { result: health } = await connection._rpcRequest('getHealth', []);
  assert.equal(health, 'ok');
  const { result: who } = await connection._rpcRequest('getIdentity', []);
  const peer = base58Decode(await chain.node.rpc('system_localPeerId'));
  assert.deepEqual(new PublicKey(who.identity).toBytes(), peer.subarray(-32));
  const [node, ...others] = await connection.getClusterNodes();
  assert.deepEqual([node.pubkey, node.tpu, node.version, others], [who.identity, null, '4.2.2', []]);
  const leaders = await connection.getSlotLeaders(absoluteSlot, 3);
  assert.deepEqual(leaders.map((key) => key.toBase58()), Array(3).fill(who.identity));
  assert.deepEqual(await connection.getVoteAccounts(), { current: [], delinquent: [] });
});

test('the hash that is handed out is final, and good', async () => {
  const { blockhash, lastValidBlockHeight } = await connection.getLatestBlockhash();
  assert.ok(lastValidBlockHeight > (await connection.getBlockHeight('finalized')));
  const numberOf = async (hash) => Number((await chain.node.rpc('chain_getHeader', hash)).number);
  const named = await numberOf(`0x${Buffer.from(new PublicKey(blockhash).toBytes()).toString('hex')}`);
  assert.ok(named <= (await numberOf(await chain.node.rpc('chain_getFinalizedHead'))));
  assert.ok(named < (await numberOf(await chain.node.rpc('chain_getBlockHash'))), 'blocks are final some blocks later');
  assert.equal((await connection.isBlockhashValid(blockhash)).value, true);
  assert.equal((await connection.isBlockhashValid(PublicKey.default.toBase58())).value, false);
});

test('money moves, and is seen', async () => {
  const to = Keypair.generate().publicKey;
  const before = await connection.getBalance(payer.publicKey);
  const signature = await sendAndConfirmTransaction(
    connection,
    new Transaction().add(transfer(to, LAMPORTS_PER_SOL)),
    [payer],
  );
  assert.equal(await connection.getBalance(to), LAMPORTS_PER_SOL);
  assert.equal(await connection.getBalance(payer.publicKey), before - LAMPORTS_PER_SOL - 5_000);
  const { value } = await connection.getSignatureStatus(signature);
  assert.equal(value.err, null);
  // In a block, which is final some blocks later: nobody who asks for less than that is told of it.
  assert.equal(value.confirmationStatus, 'processed');
  assert.notEqual(value.confirmations, null);
  for (const commitment of ['confirmed', 'finalized']) {
    assert.equal(await connection.getBalance(to, commitment), 0);
    assert.equal(await connection.getTransaction(signature, { commitment, maxSupportedTransactionVersion: 0 }), null);
  }
  await within('it to be final', async () => {
    const { value } = await connection.getSignatureStatus(signature);
    return value.confirmationStatus === 'finalized' && value.confirmations === null;
  });
  for (const commitment of ['confirmed', 'finalized']) {
    assert.equal(await connection.getBalance(to, commitment), LAMPORTS_PER_SOL);
    const { slot } = await connection.getTransaction(signature, { commitment, maxSupportedTransactionVersion: 0 });
    assert.equal(slot, value.slot);
  }
});

test('a versioned transaction is taken too', async () => {
  const to = Keypair.generate().publicKey;
  const { blockhash } = await connection.getLatestBlockhash();
  const message = new TransactionMessage({
    payerKey: payer.publicKey,
    recentBlockhash: blockhash,
    instructions: [transfer(to, 10_000_000)],
  });
  assert.equal((await connection.getFeeForMessage(message.compileToV0Message())).value, 5_000);
  const transaction = new VersionedTransaction(message.compileToV0Message());
  transaction.sign([payer]);
  await confirmed(await connection.sendTransaction(transaction));
  assert.equal(await connection.getBalance(to), 10_000_000);
});

test('what would fail is refused, with logs', async () => {
  const poor = Keypair.generate();
  await confirmed(await connection.requestAirdrop(poor.publicKey, 10_000_000));
  await within('the money to be final', async () => (await connection.getBalance(poor.publicKey, 'finalized')) > 0);
  const attempt = sendAndConfirmTransaction(
    connection,
    new Transaction().add(transfer(payer.publicKey, LAMPORTS_PER_SOL, poor.publicKey)),
    [poor],
  );
  await assert.rejects(attempt, (error) => {
    assert.ok(error instanceof SendTransactionError);
    assert.match(error.message, /Transaction simulation failed: Error processing Instruction 0: custom program error: 0x1/);
    assert.ok(error.logs.some((line) => line.includes('insufficient lamports')), error.logs.join('\n'));
    return true;
  });
});

test('what is paid on top is told', async () => {
  const to = Keypair.generate().publicKey;
  const price = ComputeBudgetProgram.setComputeUnitPrice({ microLamports: 2_000_000 });
  const limit = ComputeBudgetProgram.setComputeUnitLimit({ units: 1_000 });
  const before = await connection.getBalance(payer.publicKey);
  const transaction = new Transaction().add(limit, price, transfer(to, 8_000_000));
  await sendAndConfirmTransaction(connection, transaction, [payer]);
  assert.equal(await connection.getBalance(payer.publicKey), before - 8_000_000 - 5_000 - 2_000);
  await within('it to be told', async () => {
    const fees = await connection.getRecentPrioritizationFees({ lockedWritableAccounts: [to] });
    return fees.some(({ prioritizationFee }) => prioritizationFee === 2_000_000);
  });
  const others = await connection.getRecentPrioritizationFees({ lockedWritableAccounts: [Keypair.generate().publicKey] });
  assert.ok(others.every(({ prioritizationFee }) => prioritizationFee === 0));
});

test('a simulation tells what would be', async () => {
  const to = Keypair.generate().publicKey;
  const { blockhash } = await connection.getLatestBlockhash();
  const message = new TransactionMessage({
    payerKey: payer.publicKey,
    recentBlockhash: blockhash,
    instructions: [transfer(to, LAMPORTS_PER_SOL)],
  });
  const transaction = new VersionedTransaction(message.compileToV0Message());
  const { value } = await connection.simulateTransaction(transaction, {
    accounts: { encoding: 'base64', addresses: [to.toBase58()] },
    replaceRecentBlockhash: true,
  });
  assert.equal(value.err, null);
  assert.equal(value.accounts[0].lamports, LAMPORTS_PER_SOL);
  assert.equal(value.unitsConsumed, 150);
  assert.ok(value.logs.includes('Program 11111111111111111111111111111111 success'));
  assert.equal(await connection.getBalance(to), 0);
});

test('tokens are minted and moved', async () => {
  const recipient = Keypair.generate();
  const mint = await createMint(connection, payer, payer.publicKey, null, 6);
  assert.equal((await getMint(connection, mint)).decimals, 6);
  const mine = await getOrCreateAssociatedTokenAccount(connection, payer, mint, payer.publicKey);
  const theirs = await getOrCreateAssociatedTokenAccount(connection, payer, mint, recipient.publicKey);
  await mintTo(connection, payer, mint, mine.address, payer, 1_000_000);
  await transferTokens(connection, payer, mine.address, theirs.address, payer, 400_000);
  assert.equal((await getAccount(connection, theirs.address)).amount, 400_000n);
  assert.equal((await connection.getTokenAccountBalance(mine.address)).value.uiAmountString, '0.6');
  assert.equal((await connection.getTokenSupply(mint)).value.amount, '1000000');
  await assert.rejects(connection.getTokenSupply(mine.address), /not a Token mint/);
  await assert.rejects(connection.getTokenAccountBalance(mint), /not a Token account/);
  const { value } = await connection.getParsedAccountInfo(theirs.address);
  assert.ok(value.owner.equals(TOKEN_PROGRAM_ID));
  assert.equal(value.data.parsed.info.tokenAmount.uiAmountString, '0.4');
  const accounts = await connection.getMultipleAccountsInfo([mint, Keypair.generate().publicKey, mine.address]);
  assert.deepEqual(accounts.map((account) => account?.data.length), [82, undefined, 165]);
});

test('what is made from the block can be read', async () => {
  const clock = await connection.getAccountInfo(SYSVAR_CLOCK_PUBKEY);
  assert.equal(clock.data.length, 40);
  assert.ok(clock.data.readBigUInt64LE(0) > 0n);
  const system = await connection.getAccountInfo(SystemProgram.programId);
  assert.ok(system.executable);
});

test('subscribers are told', async () => {
  const to = Keypair.generate().publicKey;
  const slots = [];
  const slotListener = connection.onSlotChange((slot) => slots.push(slot));
  const accounts = [];
  const accountListener = connection.onAccountChange(to, (account) => accounts.push(account.lamports), {
    commitment: 'processed',
  });
  const roots = [];
  const rootListener = connection.onRootChange((root) => roots.push(root));
  await within('a slot', async () => slots.length > 0);
  await sendAndConfirmTransaction(connection, new Transaction().add(transfer(to, 7_000_000)), [payer]);
  await within('the account', async () => accounts.includes(7_000_000));
  await within('a root', async () => roots.length > 1);
  assert.ok(slots.every(({ slot, parent, root }) => parent === slot - 1 && root <= slot));
  await connection.removeSlotChangeListener(slotListener);
  await connection.removeAccountChangeListener(accountListener);
  await connection.removeRootChangeListener(rootListener);
});

test('who leaves is told no more', async () => {
  const socket = new WebSocket(`ws://127.0.0.1:${chain.port + 1}`);
  after(() => socket.terminate());
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const answers = new Map();
  const told = [];
  socket.on('message', (content) => {
    const { id, result, params } = JSON.parse(content);
    if (id === undefined) told.push(params.subscription);
    else answers.set(id, result);
  });
  const ask = async (id, method, params) => {
    socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    await within(`an answer to ${method}`, () => answers.has(id));
    return answers.get(id);
  };
  const [stays, leaves] = [await ask(1, 'slotSubscribe', []), await ask(2, 'slotSubscribe', [])];
  const times = (number) => told.filter((one) => one === number).length;
  await within('both to be told', () => times(stays) > 0 && times(leaves) > 0);
  assert.equal(await ask(3, 'slotUnsubscribe', [leaves]), true);
  const [before, last] = [times(stays), times(leaves)];
  await within('the other one to be told', () => times(stays) > before + 1);
  assert.equal(times(leaves), last);

  const somebody = Keypair.generate().publicKey.toBase58();
  const others = { signature: ['1'.repeat(64)], root: [], logs: ['all'], program: [somebody], account: [somebody] };
  let id = 4;
  for (const [name, params] of Object.entries(others)) {
    const number = await ask((id += 1), `${name}Subscribe`, params);
    assert.equal(typeof number, 'number', name);
    assert.equal(await ask((id += 1), `${name}Unsubscribe`, [number]), true, name);
  }
});
