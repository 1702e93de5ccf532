// SPDX-License-Identifier: Apache-2.0

// Who may do what on a chain, as Markdown for the audit pack: its metadata, and the checks in the sources of its calls.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Misuse, main } from './chain.mjs';

const USAGE = `Usage: node scripts/runbooks/describe-chain.mjs write --out FOLDER --sources FILE --origins FILE [--rpc URL]

Writes FOLDER/calls.md (every call, and who may make it), FOLDER/origins.md (every origin that a call may come from) and
FOLDER/tracks.md (referenda: tracks and periods). Which calls, origins and tracks there are is read from the metadata of
the chain behind URL (ws://127.0.0.1:9944); who may make a call, from the checks in its source, since metadata does not say.

  --sources FILE  lines of pallet name, tab, crate name, tab, folder of its sources
  --origins FILE  the table of configured origins that scripts/audit-pack.sh makes

Exit code: 0 written, 1 failed, 2 called wrongly, 3 polkadot.js is not installed.`;

const cell = (text) => String(text).replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();
const row = (...cells) => `| ${cells.map(cell).join(' | ')} |`;
const table = (head, rows) => [row(...head), `|${head.map(() => '---|').join('')}`, ...rows].join('\n');

const lookup = (api, id) => api.registry.lookup.getSiType(id);
const variants = (api, id) => [...lookup(api, id).def.asVariant.variants];
const pallets = (api) => [...api.runtimeMetadata.asLatest.pallets];

// --- who may make a call: from its source ---------------------------------------------------------------------------
/** The text of the Rust files in `folder`, without tests, mocks and benchmarks. */
function sourceOf(folder) {
  const files = readdirSync(folder, { recursive: true }).filter(
    (name) => name.endsWith('.rs') && !/(^|\/)(tests?|mock|benchmarking|weights|migrations?)(\.rs|\/)/.test(name),
  );
  return files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n').replace(/\/\/.*$/gm, '');
}

/** Signature and body of the function that begins at `at`, by its braces. */
function functionAt(source, at) {
  const open = source.indexOf('{', at);
  let depth = 0;
  for (let i = open; i < source.length; i += 1) {
    if (source[i] === '{') depth += 1;
    if (source[i] === '}' && (depth -= 1) === 0) return source.slice(at, i + 1);
  }
  return source.slice(at);
}

function callBody(source, call) {
  const head = new RegExp(`#\\[pallet::call_index\\(${call.index}\\)\\](?:(?!call_index)[^])*?\\bpub fn ${call.name}\\b`).exec(source);
  return head ? functionAt(source, head.index + head[0].length) : undefined;
}

const CHECK =
  /\b(ensure_signed_or_root|ensure_root|ensure_signed|ensure_none|ensure_authorized|T::(\w+)::(?:ensure|try)_origin)\((?:[^()]|\([^()]*\))*\)(\s*\.is_ok\(\))?/g;
const PLAIN = {
  ensure_root: 'Root',
  ensure_signed: 'any signed account',
  ensure_signed_or_root: 'any signed account, or Root',
  ensure_none: 'nobody: an inherent or an unsigned report',
  ensure_authorized: 'nobody signs it: authorised by its own rules',
};

/**
 * What `body` requires of its origin, and which origins it only treats apart. A function of the same source that gets the
 * origin is followed once.
 */
function required(source, body, configured, deep = true) {
  if (/\b_\w*: OriginFor/.test(body)) return ['anybody'];
  const checks = [];
  const apart = [];
  for (const [, check, type, asked] of body.matchAll(CHECK)) {
    const who = type ? `${type}: ${configured.get(type) ?? 'not configured in this runtime'}` : PLAIN[check];
    if (!asked) checks.push(who);
    else if (check !== 'ensure_none') apart.push(`${who} is treated apart`);
  }
  if (!checks.length && deep) {
    for (const [, name] of body.matchAll(/Self::(\w+)\((?:[^()]*,\s*)?origin\b/g)) {
      const at = source.search(new RegExp(`\\bfn ${name}\\b`));
      if (at >= 0) checks.push(...required(source, functionAt(source, at), configured, false));
    }
  }
  if (!checks.length && apart.length) checks.push('any origin');
  return [...new Set([...checks, ...apart])];
}

/** More than a signature is needed. */
function privileged(checks) {
  const needed = checks.filter((check) => !check.endsWith('apart'));
  return needed.length > 0 && needed.every((check) => check === 'Root' || (/^\w+: /.test(check) && !/^nobody|EnsureSigned/.test(check)));
}

function calls(s) {
  const { api } = s;
  const lines = (file) => readFileSync(file, 'utf8').split('\n');
  const sources = new Map(lines(s.values.sources).map((line) => line.split('\t')).map(([pallet, crate, folder]) => [pallet, { crate, folder }]));
  const configured = new Map();
  for (const [, crate, type, who] of lines(s.values.origins).map((line) => /^\| `([^`]+)` \| `(\w+)` \| `([^`]+)` \|/.exec(line) ?? [])) {
    configured.set(crate, new Map(configured.get(crate)).set(type, `\`${who}\``));
  }
  let unknown = 0;
  const parts = pallets(api)
    .filter((pallet) => pallet.calls.isSome)
    .map((pallet) => {
      const { crate, folder } = sources.get(pallet.name.toString()) ?? {};
      const source = folder ? sourceOf(folder) : '';
      const rows = variants(api, pallet.calls.unwrap().type).map((call) => {
        const body = callBody(source, call);
        const checks = body ? required(source, body, configured.get(crate) ?? new Map()) : [];
        if (!checks.length) unknown += 1;
        return row(call.index, `\`${call.name}\``, privileged(checks) ? '**yes**' : '', checks.join('; ') || 'not found: read the source');
      });
      return `## ${pallet.name} (index ${pallet.index}, \`${crate ?? 'unknown'}\`)\n\n${table(['index', 'call', 'privileged', 'who'], rows)}`;
    });
  return `# Every call, and who may make it

Calls are those of the metadata. Who may make one is what the call's source checks of its origin, and what this runtime
configures for that check; several checks are shown in the order in which they stand. In "privileged" are calls that
need more than a signature. A pause, safe mode or the state may still refuse any of them. Calls whose check was not found
where it was looked for: ${unknown}.

${parts.join('\n\n')}
`;
}

function origins({ api }) {
  const caller = [...api.runtimeMetadata.asLatest.lookup.types].find(({ type }) => type.path.at(-1)?.toString() === 'OriginCaller');
  if (!caller) throw new Error('the metadata names no OriginCaller');
  const rows = [...caller.type.def.asVariant.variants].flatMap((pallet) => {
    const inner = pallet.fields.length ? lookup(api, pallet.fields[0].type).def : undefined;
    const names = inner?.isVariant ? [...inner.asVariant.variants].map(({ name }) => name.toString()) : ['(one)'];
    return names.filter((name) => !name.startsWith('_')).map((name) => row(pallet.name, `\`${name}\``));
  });
  const text = 'From the metadata (OriginCaller): whatever is dispatched, is dispatched as one of these. There is no sudo and no proxy.';
  return `# Every origin\n\n${text}\n\n${table(['pallet', 'origin'], rows)}\n`;
}

function tracks({ api }) {
  const period = (blocks) => {
    const minutes = blocks.toNumber() / 10;
    if (minutes >= 2880) return `${minutes / 1440} days`;
    return minutes >= 120 ? `${minutes / 60} h` : `${minutes} min`;
  };
  const rows = [...api.consts.referenda.tracks].map(([id, info]) =>
    row(
      id,
      `\`${info.name.toString().replaceAll('\0', '').trim()}\``,
      info.maxDeciding,
      `${info.decisionDeposit.toBigInt() / 10n ** BigInt(api.registry.chainDecimals[0])} ${api.registry.chainTokens[0]}`,
      ...[info.preparePeriod, info.decisionPeriod, info.confirmPeriod, info.minEnactmentPeriod].map(period),
      `${info.minApproval.type}, ${info.minSupport.type}`,
    ),
  );
  const head = ['id', 'track', 'at a time', 'deposit', 'prepare', 'decide at most', 'confirm', 'enact', 'approval, support'];
  const text = 'From the metadata of the network at hand, at its pace, in blocks of six seconds. The origin that each grants is in\nprivileged-origins.md.';
  return `# Tracks\n\n${text}\n\n${table(head, rows)}\n`;
}

function write(s) {
  for (const name of ['out', 'sources', 'origins']) if (!s.values[name]) throw new Misuse(`--${name} is needed`);
  const files = { 'calls.md': calls, 'origins.md': origins, 'tracks.md': tracks };
  for (const [name, describe] of Object.entries(files)) writeFileSync(join(s.values.out, name), describe(s));
  const { specName, specVersion } = s.api.runtimeVersion;
  console.log(`${specName} ${specVersion}`);
}

await main(USAGE, { write }, { out: { type: 'string' }, sources: { type: 'string' }, origins: { type: 'string' } });
