#!/usr/bin/env bash
# Runs the invariants of every pallet over the states that the runtime's tests make (feature try-runtime).
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

FILTER=try_state
usage() {
	cat <<END
Usage: scripts/try-runtime.sh

Compiles the runtime with the feature try-runtime and runs those of its tests whose names hold '$FILTER': they build
chains from the presets, run blocks, and call try_state of every pallet. That none matches is a failure.

What it does not do: run an upgrade's migrations against the state of a live network. The tool for that, try-runtime-cli,
is not published as a crate; the runtime has the API it asks for (TryRuntime), behind the same feature.

Exit code: 0 all hold, 1 one does not or none ran, 2 called wrongly, 3 a prerequisite is missing.

Examples:
  scripts/try-runtime.sh
  VERBOSE=1 scripts/try-runtime.sh
END
}
case ${1:-} in
'') ;;
-h | --help) usage && exit 0 ;;
*) die "unknown argument '$1'; see scripts/try-runtime.sh --help" 2 ;;
esac
need cargo "Run scripts/setup.sh."
cd "$ROOT"

# These tests need no wasm.
check() { SKIP_WASM_BUILD=1 cargo test --locked -p mira-runtime --features try-runtime "$FILTER"; }
REMEDY='the panic names the pallet and the invariant' stage try-runtime check || exit 1
grep -qE '^test result: ok\. [1-9][0-9]* passed' "$LOG_DIR/try-runtime.log" ||
	die "no test of the runtime is named *$FILTER*: nothing was checked"
