// SPDX-License-Identifier: Apache-2.0

// The well-known development accounts, and amounts of the native token.

import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';

await cryptoWaitReady();

const keyring = new Keyring({ type: 'sr25519' });

const wellKnown = (name) => keyring.addFromUri(`//${name}`, { name });

const NAMES = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'];

export const [alice, bob, charlie, dave, eve, ferdie] = NAMES.map(wellKnown);

/** A fresh account that no other test touches; `seed` only makes it recognisable in a log. */
export const stranger = (seed) => keyring.addFromUri(`//Alice//${seed}//${Date.now()}`, { name: seed });

export const DECIMALS = 9;
export const SYMBOL = 'MIRA';

/** Whole tokens in the smallest unit. */
export const tokens = (whole) => BigInt(whole) * 10n ** BigInt(DECIMALS);
