// SPDX-License-Identifier: Apache-2.0

// A development chain with Solana's door open, and a payer with money.

import assert from 'node:assert/strict';
import { after } from 'node:test';

import { Connection, Keypair, LAMPORTS_PER_SOL } from '@solana/web3.js';

import { devChain } from './fixture.mjs';
import { claimPorts } from './ports.mjs';
import { MINUTE, until } from './wait.mjs';

/** Waits for a condition for as long as anything takes on a development chain. */
export const within = (what, done) => until(what, done, { timeout: 2 * MINUTE, every: 500 });

/** As `devChain`, with the `port` of the door, a `connection` to it, and a `payer` who has money. */
export function solanaChain(ready, options = {}) {
  let connection;
  // Left alone, web3.js would ask for ever for a node that is gone.
  after(() => connection?._rpcWebSocket.close());
  const opened = async (chain) => {
    chain.port = await claimPorts(2);
    return { ...options, args: [...(options.args ?? []), '--solana-rpc-port', String(chain.port)] };
  };
  return devChain(opened, async (chain) => {
    connection = new Connection(`http://127.0.0.1:${chain.port}`, {
      commitment: 'processed',
      confirmTransactionInitialTimeout: 2 * MINUTE,
    });
    Object.assign(chain, { connection, payer: Keypair.generate() });
    // Programs run from the first block on, and blocks are named once they are final.
    await within('a block to become final', async () => (await chain.connection.getSlot('finalized')) > 0);
    await confirmed(chain, await chain.connection.requestAirdrop(chain.payer.publicKey, 100 * LAMPORTS_PER_SOL));
    await ready?.(chain);
  });
}

/** Waits until a transaction is in a block, and fails if it failed. */
export async function confirmed({ connection }, signature, commitment = 'processed') {
  const latest = await connection.getLatestBlockhash();
  const { value } = await connection.confirmTransaction({ signature, ...latest }, commitment);
  assert.equal(value.err, null);
}
