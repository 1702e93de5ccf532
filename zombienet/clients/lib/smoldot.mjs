// SPDX-License-Identifier: Apache-2.0

// Smoldot in a thread of its own. A terminated smoldot leaves timers behind that would keep the whole process alive;
// they end with the thread.

import { MessageChannel, Worker } from 'node:worker_threads';

import { compileBytecode } from 'smoldot/bytecode';
import { startWithBytecode } from 'smoldot/no-auto-bytecode';

const INFO = 3;

/** A running light client without a chain yet: `{ smoldot, logTail, stop }`. */
export function startSmoldot() {
  const worker = new Worker(new URL('smoldot-worker.mjs', import.meta.url));
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(port1, [port1]);
  const lines = [];
  const smoldot = startWithBytecode({
    bytecode: compileBytecode(),
    portToWorker: port2,
    maxLogLevel: INFO,
    logCallback: (level, target, message) => lines.push(`${level} ${target}: ${message}`),
  });
  return {
    smoldot,
    logTail: (count = 40) => lines.slice(-count).join('\n'),
    stop: async () => {
      port2.close();
      await worker.terminate();
    },
  };
}
