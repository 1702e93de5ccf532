// SPDX-License-Identifier: Apache-2.0

// The thread that smoldot runs in; see smoldot.mjs for why it has one.

import { parentPort } from 'node:worker_threads';

import { run } from 'smoldot/worker';

parentPort.once('message', (port) => run(port));
