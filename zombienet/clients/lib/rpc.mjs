// SPDX-License-Identifier: Apache-2.0

// One JSON-RPC call over HTTP, without any client library: for what has to be asked before or beside a client.

/** Calls `method` and returns its result; a JSON-RPC error is thrown with its code and data. */
export async function call(url, method, params = [], { timeout = 5_000 } = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    signal: AbortSignal.timeout(timeout),
  });
  const { result, error } = await response.json();
  if (error) {
    const data = error.data === undefined ? '' : ` (${JSON.stringify(error.data)})`;
    throw new Error(`${method} refused: ${error.code} ${error.message}${data}`);
  }
  return result;
}
