#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0

// Stands in for mira-node where only its life cycle matters. FAKE_NODE says how it behaves:
// `answers` (default), `dies` at once, or is `stubborn` and does not heed SIGTERM.

import { createServer } from 'node:http';

const [, , ...args] = process.argv;
const behaviour = process.env.FAKE_NODE ?? 'answers';

if (args[0] === 'export-chain-spec') {
  console.error('a log line, which is not part of the spec');
  console.log(JSON.stringify({ id: 'fake', bootNodes: [], args, genesis: { raw: { top: { '0x3a636f6465': '0xaa' } } } }));
} else if (behaviour === 'dies') {
  console.error('Error: the database is locked');
  process.exitCode = 1;
} else {
  if (behaviour === 'stubborn') process.on('SIGTERM', () => console.error('not yet'));
  console.error(`started with ${args.join(' ')}`);
  createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const { id, method, params } = JSON.parse(body);
      const known = { system_chain: 'Fake', system_localPeerId: '12D3Fake', echo: params };
      const unknown = { error: { code: -32601, message: 'Method not found' } };
      const answer = method in known ? { result: known[method] } : unknown;
      response.end(JSON.stringify({ jsonrpc: '2.0', id, ...answer }));
    });
  }).listen(Number(args[args.indexOf('--rpc-port') + 1]), '127.0.0.1');
}
