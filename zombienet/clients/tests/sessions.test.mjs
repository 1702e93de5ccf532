// SPDX-License-Identifier: Apache-2.0

// A session with stock clients: polkadot.js opens it, keys without money act by it with polkadot.js and with PAPI, and neither
// has to know that somebody else pays.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { AccountId, Binary, Enum } from 'polkadot-api';

import { alice, bob, charlie, stranger, tokens } from '../lib/accounts.mjs';
import { devChain } from '../lib/fixture.mjs';
import { connectPapi, signerOf, toFinality, valuesOf } from '../lib/papi.mjs';
import { follow, only, succeed } from '../lib/polkadotjs.mjs';
import { grant } from '../lib/sessions.mjs';
import { until } from '../lib/wait.mjs';

let client;
let papi;
const chain = devChain({}, async ({ node, api }) => {
  client = connectPapi(node);
  papi = client.getUnsafeApi();
  // Before its first block a chain has no time yet.
  await until('the first block', async () => (await api.query.timestamp.now()).toNumber() > 0);
});
after(() => client?.destroy());

const hex = (text) => `0x${Buffer.from(text).toString('hex')}`;

const item = (pallet, call, rules = []) => ({ Call: { pallet: hex(pallet), call: hex(call), rules, claim: null } });

/** Charlie, who writes no blocks and so gets no fees, opens a session for a key; its number. */
async function open(key, scope) {
  const opened = await succeed(chain.api.tx.miraSessions.open(await grant(chain.api, key, scope)), charlie);
  return only(opened.events, 'miraSessions', 'SessionOpened').data.session.toNumber();
}

const freeOf = async (account) => (await chain.api.query.system.account(account.address)).data.free.toBigInt();

test('polkadot.js acts by a session, and its principal pays', async () => {
  const key = stranger('session-polkadotjs');
  const session = await open(key, [item('Balances', 'transfer_keep_alive', [{ To: [bob.address] }])]);
  const before = await freeOf(charlie);
  const pay = chain.api.tx.balances.transferKeepAlive(bob.address, tokens(2));

  const { events } = await succeed(chain.api.tx.miraSessions.execute(session, pay), key);

  const { spent, left } = only(events, 'miraSessions', 'SessionExecuted').data;
  assert.deepEqual([spent.toBigInt(), left.toBigInt()], [tokens(2), tokens(8)]);
  const { who, actualFee } = only(events, 'transactionPayment', 'TransactionFeePaid').data;
  assert.equal(who.toHex(), chain.api.createType('AccountId', charlie.address).toHex());
  assert.equal(before - (await freeOf(charlie)), tokens(2) + actualFee.toBigInt());
  assert.equal(await freeOf(key), 0n);
});

test('PAPI acts by a session, and reads why it would be refused', async () => {
  const key = stranger('session-papi');
  const session = BigInt(await open(key, [item('System', 'remark_with_event')]));
  const prefix = await papi.constants.System.SS58Prefix();
  const remark = papi.tx.System.remark_with_event({ remark: Binary.fromText('by PAPI') });

  const steps = await toFinality(
    papi.tx.MiraSessions.execute({ session, call: remark.decodedCall }).signSubmitAndWatch(signerOf(key)),
  );

  const { ok, events } = steps.at(-1);
  assert.ok(ok);
  const [remarked] = valuesOf(events, 'System', 'Remarked');
  assert.equal(remarked.sender, AccountId(prefix).dec(charlie.publicKey));
  const dest = Enum('Id', AccountId(prefix).dec(bob.publicKey));
  const transfer = papi.tx.Balances.transfer_keep_alive({ dest, value: 1n });
  const asked = await papi.apis.SessionsApi.can_execute(session, transfer.decodedCall);
  assert.equal(asked.success, false);
  assert.equal(asked.value.denial.type, 'OutOfScope');
  assert.match(asked.value.allowed, /System\.remark_with_event/);
});

test('the pool refuses what is out of scope, and what was revoked from the next block on', async () => {
  const key = stranger('session-refused');
  const session = await open(key, [item('System', 'remark')]);
  const act = (call) => follow(chain.api.tx.miraSessions.execute(session, call), key);
  const remark = chain.api.tx.system.remark('0x01');
  const transfer = chain.api.tx.balances.transferKeepAlive(alice.address, 1n);
  await assert.rejects(act(transfer), /Custom error/);
  assert.equal((await act(remark)).error, null);
  await succeed(chain.api.tx.miraSessions.revoke(session), charlie);
  // Its key is no account any more: there is nothing that could pay.
  await assert.rejects(act(remark), /Invalid Transaction|Custom error/);
});
