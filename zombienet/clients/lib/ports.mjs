// SPDX-License-Identifier: Apache-2.0

// TCP ports for nodes under test, which many processes start at a time.

import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/** Below what systems give to outgoing connections: such a one may take any port there in the seconds a node takes to start. */
const FIRST = 10_000;
const LAST = 19_999;

/** The first of `count` TCP ports in a row that nobody listens at, and that no other process claims in this way before this one ends. */
export async function claimPorts(count = 1) {
  for (;;) {
    const first = FIRST + Math.floor(Math.random() * (LAST - FIRST - count));
    const ports = Array.from({ length: count }, (_, at) => first + at);
    // Claimed first: else somebody's node could find its own port taken by whoever looks.
    if ((await Promise.all(ports.map(claim))).every(Boolean) && (await Promise.all(ports.map(isFree))).every(Boolean)) return first;
  }
}

/** UDP's ports are others than TCP's, and a system frees them whichever way a process ends: held there, a number is claimed. */
function claim(port) {
  return new Promise((resolve) => {
    const socket = createSocket('udp4').unref();
    socket.once('error', () => resolve(false));
    socket.bind({ port, address: '127.0.0.1', exclusive: true }, () => resolve(true));
  });
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
