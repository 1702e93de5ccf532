// SPDX-License-Identifier: Apache-2.0

// Runtimes built with other features than the node's own.

import { readFileSync } from 'node:fs';

/** The wasm that the environment `variable` names: the runtime built with `feature`. */
export function readVariant(variable, feature) {
  const path = process.env[variable];
  if (!path) {
    throw new Error(
      `${variable} names no wasm of the runtime with the feature '${feature}': ` +
        'scripts/test.sh --long --only runtimes,variants builds it and runs this test',
    );
  }
  return new Uint8Array(readFileSync(path));
}
