// SPDX-License-Identifier: Apache-2.0

// The tracks of Mira's referenda: which origin each of them grants, and how long they take on the chain at hand.

import { SLOT } from './wait.mjs';

const custom = (id, variant) => ({ id, origin: { Origins: variant } });

/** Track id and proposal origin by the track's name in the runtime. */
export const TRACKS = {
  root: { id: 0, origin: { system: 'Root' } },
  whitelisted_caller: custom(1, 'WhitelistedCaller'),
  parameters: custom(2, 'Parameters'),
  slash_cancel: custom(10, 'SlashCancel'),
  breaker: custom(11, 'Breaker'),
  committee: custom(12, 'CommitteeSeats'),
  treasury_small: custom(20, 'TreasurySmall'),
  treasury_medium: custom(21, 'TreasuryMedium'),
  treasury_big: custom(22, 'TreasuryBig'),
  referendum_canceller: custom(30, 'ReferendumCanceller'),
  referendum_killer: custom(31, 'ReferendumKiller'),
};

/** The periods of a track in blocks. The runtime shows them at the pace of the network that the metadata came from. */
export function periods(api, track) {
  const { id } = TRACKS[track];
  const entry = api.consts.referenda.tracks.find(([trackId]) => trackId.toNumber() === id);
  if (!entry) throw new Error(`the runtime has no track ${id} (${track})`);
  const [, info] = entry;
  return {
    prepare: info.preparePeriod.toNumber(),
    confirm: info.confirmPeriod.toNumber(),
    enactment: info.minEnactmentPeriod.toNumber(),
  };
}

/**
 * A generous time for a referendum to be approved and enacted that passes as soon as it is decided. One that has to wait
 * for its curves to fall would need the decision period too, which is far longer, and is a failure here.
 */
export function budget(api, track) {
  const { prepare, confirm, enactment } = periods(api, track);
  return (2 * (prepare + confirm + enactment) + 20) * SLOT;
}
