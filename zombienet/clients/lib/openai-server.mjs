// SPDX-License-Identifier: Apache-2.0

// A server that speaks the OpenAI API and takes every statement for true: to see a model join a network without one.
// Run: node openai-server.mjs PORT

import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

const MODEL = 'credulous-1';

/** What it says of a statement, or of its negation. */
function verdict(question) {
  const word = question.includes('It is not the case that') ? 'FALSE' : 'TRUE';
  return { verdict: word, confidence: 900, reason: 'it always is' };
}

function answer(request, body) {
  if (request.url.endsWith('/models')) return { data: [{ id: MODEL }] };
  const question = JSON.parse(body).messages.at(-1).content;
  // It judges statements; splitting a text is left to the rules.
  const content = question.startsWith('BEGIN STATEMENT') ? JSON.stringify(verdict(question)) : 'I cannot.';
  return { model: MODEL, choices: [{ message: { role: 'assistant', content }, finish_reason: 'stop' }] };
}

/** Listens on `port` of this machine. */
export function serve(port) {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(answer(request, body)));
    });
  });
  return server.listen(port, '127.0.0.1');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) serve(Number(process.argv[2]));
