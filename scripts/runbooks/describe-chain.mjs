// SPDX-License-Identifier: Apache-2.0

// What a running chain's metadata says about who may do what, as Markdown for the audit pack.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Misuse, main } from './chain.mjs';

const USAGE = `Usage: node scripts/runbooks/describe-chain.mjs write --out FOLDER [--rpc URL]

Writes FOLDER/calls.md (every call, and who may make it by its documentation), FOLDER/origins.md (every origin that a call
may come from) and FOLDER/tracks.md (referenda: tracks, periods, thresholds), from the metadata of the chain behind URL
(ws://127.0.0.1:9944).

Exit code: 0 written, 1 failed, 2 called wrongly, 3 polkadot.js is not installed.`;

const cell = (text) => String(text).replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();
const row = (...cells) => `| ${cells.map(cell).join(' | ')} |`;
const table = (head, rows) => [row(...head), `|${head.map(() => '---|').join('')}`, ...rows].join('\n');

const lookup = (api, id) => api.registry.lookup.getSiType(id);
const variants = (api, id) => [...lookup(api, id).def.asVariant.variants];
const pallets = (api) => [...api.runtimeMetadata.asLatest.pallets];

/** The sentences of a call's documentation that say who may make it. */
function whoMay(docs) {
  const lines = docs.map((line) => line.toString().trim());
  const heading = lines.findIndex((line) => /^#+ *dispatch origin/i.test(line));
  if (heading >= 0) {
    const rest = lines.slice(heading + 1);
    const begin = rest.findIndex(Boolean);
    const text = rest.slice(begin);
    const end = text.findIndex((line) => !line || line.startsWith('#'));
    return text.slice(0, end < 0 ? undefined : end).join(' ');
  }
  const sentences = lines.join(' ').split(/(?<=\.)\s+|\s+-\s+/);
  const saying = sentences.filter((text) => /\borigin\b|must be (root|signed)|\bsigned\b|\broot\b|inherent/i.test(text));
  return saying.slice(0, 2).join(' ');
}

const ROOT = /\broot\b|AdminOrigin|Force|`T::[A-Za-z]*Origin`/;

function calls(api) {
  const parts = pallets(api)
    .filter((pallet) => pallet.calls.isSome)
    .map((pallet) => {
      const rows = variants(api, pallet.calls.unwrap().type).map((call) => {
        const who = whoMay(call.docs);
        return row(call.index, `\`${call.name}\``, ROOT.test(who) ? 'yes' : '', who || 'not stated: see the source');
      });
      return `## ${pallet.name} (index ${pallet.index})\n\n${table(['index', 'call', 'privileged', 'who may, by its documentation'], rows)}`;
    });
  return `# Every call

From the metadata. "Privileged" marks calls whose documentation names Root or a configured origin; which origin that is,
stands in privileged-origins.md, from the runtime's configuration. A call without a mark is for any signed account, or is
an inherent.

${parts.join('\n\n')}
`;
}

function origins(api) {
  const caller = [...api.runtimeMetadata.asLatest.lookup.types].find(({ type }) => type.path.at(-1)?.toString() === 'OriginCaller');
  if (!caller) throw new Error('the metadata names no OriginCaller');
  const parts = [...caller.type.def.asVariant.variants].map((pallet) => {
    const inner = pallet.fields.length ? lookup(api, pallet.fields[0].type) : undefined;
    const rows = inner?.def.isVariant
      ? [...inner.def.asVariant.variants].map((origin) => row(`\`${origin.name}\``, origin.docs.map(String).join(' ')))
      : [row('(opaque)', '')];
    return `## ${pallet.name}\n\n${table(['origin', 'what it is'], rows)}`;
  });
  return `# Every origin\n\nFrom the metadata (OriginCaller): whatever is dispatched, is dispatched as one of these.\n\n${parts.join('\n\n')}\n`;
}

function tracks(api) {
  const period = (blocks) => `${blocks} blocks (${(blocks.toNumber() / 600).toFixed(2)} h)`;
  const rows = [...api.consts.referenda.tracks].map(([id, info]) =>
    row(
      id,
      `\`${info.name.toUtf8?.().replaceAll('\0', '') ?? info.name}\``,
      info.maxDeciding,
      `${info.decisionDeposit.toBigInt() / 10n ** BigInt(api.registry.chainDecimals[0])} ${api.registry.chainTokens[0]}`,
      period(info.preparePeriod),
      period(info.decisionPeriod),
      period(info.confirmPeriod),
      period(info.minEnactmentPeriod),
      `${info.minApproval.type}, ${info.minSupport.type}`,
    ),
  );
  const head = ['id', 'track', 'at a time', 'deposit', 'prepare', 'decide', 'confirm', 'enact', 'approval, support'];
  return `# Tracks\n\nFrom the metadata of the network at hand, at its pace (blocks of six seconds). Which origin has which track stands in\nprivileged-origins.md.\n\n${table(head, rows)}\n`;
}

function write(s) {
  if (!s.values.out) throw new Misuse('--out is needed: a folder');
  const files = { 'calls.md': calls, 'origins.md': origins, 'tracks.md': tracks };
  for (const [name, describe] of Object.entries(files)) writeFileSync(join(s.values.out, name), describe(s.api));
  const { specName, specVersion } = s.api.runtimeVersion;
  console.log(`${specName} ${specVersion}`);
}

await main(USAGE, { write }, { out: { type: 'string' } });
