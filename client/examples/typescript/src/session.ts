// SPDX-License-Identifier: Apache-2.0

// One signature, then ten actions: a user lets an app's key pay a shop in small amounts for an hour, and is not asked again.
// Stock polkadot.js: a session's transaction is an ordinary one, signed by the app's key, which has no money. See README.md.

import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import type { KeyringPair } from '@polkadot/keyring/types';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import { stringToU8a, u8aToHex } from '@polkadot/util';
import { randomAsU8a } from '@polkadot/util-crypto';

const NODE = process.env.MIRA_NODE ?? 'ws://127.0.0.1:9944';
const MIRA = 1_000_000_000n;
const ACTIONS = 10;

const text = (bytes: string): string => u8aToHex(stringToU8a(bytes));

/** Sends a transaction; the events of its block that are its own, as [section.method, fields]. */
function send(call: SubmittableExtrinsic<'promise'>, signer: KeyringPair): Promise<[string, Record<string, unknown>][]> {
  return new Promise((resolve, reject) => {
    call
      .signAndSend(signer, { nonce: -1 }, ({ status, dispatchError, events }) => {
        if (dispatchError?.isModule) {
          const { section, name, docs } = call.registry.findMetaError(dispatchError.asModule);
          reject(new Error(`${section}.${name}: ${docs.join(' ')}`));
        } else if (dispatchError) {
          reject(new Error(dispatchError.toString()));
        } else if (status.isInBlock) {
          resolve(
            events.map(({ event }) => [
              `${event.section}.${event.method}`,
              (event.data.toHuman() ?? {}) as Record<string, unknown>,
            ]),
          );
        }
      })
      .catch(reject);
  });
}

/** Why the pool refused: numbers from 100 on are errors of sessions, whose texts are in the metadata. */
function explain(api: ApiPromise, { message }: Error): string {
  const [, code] = /Custom error: (\d+)/.exec(message) ?? [];
  const error = Object.values(api.errors.miraSessions!).find(({ meta }) => meta.index.toNumber() + 100 === Number(code));
  return error ? `${error.meta.name}: ${error.meta.docs.join(' ').trim()}` : message;
}

async function main(): Promise<void> {
  const api = await ApiPromise.create({ provider: new WsProvider(NODE), noInitWarn: true });
  try {
    const keyring = new Keyring({ type: 'sr25519' });
    const [user, shop] = [keyring.addFromUri('//Charlie'), keyring.addFromUri('//Bob')];
    // The app makes its key itself; the user never sees it, and it never has money.
    const app = keyring.addFromSeed(randomAsU8a(32));

    const [block, time] = await Promise.all([api.query.system!.number!(), api.query.timestamp!.now!()]);
    const [now, clock] = [Number(block.toString()), Number(time.toString())];
    const grant = {
      key: app.address,
      scope: [
        {
          Call: {
            pallet: text('Balances'),
            call: text('transfer_keep_alive'),
            rules: [{ To: [shop.address] }, { AtMost: MIRA / 10n }],
            claim: null,
          },
        },
      ],
      limits: {
        perUse: MIRA / 10n,
        total: MIRA,
        window: { amount: MIRA, blocks: 600 },
        uses: ACTIONS,
        fees: MIRA / 10n,
      },
      payer: 'Principal',
      from: { block: now, time: clock },
      until: { block: now + 600, time: clock + 3_600_000 },
      salt: Date.now(),
    };
    // What a wallet shows before it signs: the chain's own words for exactly this grant.
    console.log((await api.call.sessionsApi!.sentence!(grant)).toString());

    const opened = await send(api.tx.miraSessions!.open!(grant), user);
    const [, event] = opened.find(([name]) => name === 'miraSessions.SessionOpened') ?? [];
    if (!event) throw new Error('the block does not have the session');
    const session = Number(String(event.session).replaceAll(',', ''));
    console.log(`Session ${session} is open. The user has signed once; from here on the app signs.`);

    for (let action = 1; action <= ACTIONS; action++) {
      const pay = api.tx.balances!.transferKeepAlive!(shop.address, MIRA / 20n);
      const events = await send(api.tx.miraSessions!.execute!(session, pay), app);
      const [, done] = events.find(([name]) => name === 'miraSessions.SessionExecuted') ?? [];
      console.log(`action ${action}: spent ${done?.spent} base units, ${done?.left} left, ${done?.uses_left ?? done?.usesLeft} uses left`);
    }

    // The eleventh is refused before it is in a block, and costs nothing.
    const more = api.tx.miraSessions!.execute!(session, api.tx.balances!.transferKeepAlive!(shop.address, 1n));
    const refused = await send(more, app).then(
      () => undefined,
      (error: Error) => explain(api, error),
    );
    if (!refused?.startsWith('NoUsesLeft')) throw new Error(`the eleventh action was to be refused: ${refused}`);
    console.log(`action ${ACTIONS + 1} is refused: ${refused}`);

    await send(api.tx.miraSessions!.revoke!(session), user);
    console.log('The user took the authority back.');
  } finally {
    await api.disconnect();
  }
}

main().catch((error: unknown) => {
  console.error(`error: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
