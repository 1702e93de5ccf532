#!/usr/bin/env bash
# Rehearses upgrade-runtime.md on this machine: a development network upgrades itself by referendum.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
WASM=${MIRA_UPGRADE_WASM:-}
source "$(dirname "${BASH_SOURCE[0]}")/network.sh"

usage() {
	cat <<'END_OF_HELP'
Usage: MIRA_UPGRADE_WASM=FILE scripts/runbooks/upgrade-runtime.sh [--keep]

Starts a development network, proposes the runtime in FILE by its hash on the root track, votes, waits until it is
authorised, applies it, and waits until its migrations are through and blocks are final again. About five minutes.
FILE: a runtime with a higher spec version than the node's, such as the node's own built with the feature
`upgrade-rehearsal`. Leaves nothing behind.

  --keep  keep the folder with the database and the log (the node is stopped)
  --help  this text

Exit code: 0 it works as described, 1 it does not, 2 called wrongly, 3 a prerequisite is missing.
END_OF_HELP
}
rehearsal_arguments usage "$@"
needs_clients
[[ -s $WASM ]] || die "MIRA_UPGRADE_WASM names no runtime to upgrade to; see --help" 3

step "A development network"
choose_ports
SPEC=dev
start_node 1 --dev
await 1 120 "the network finalizes" has_finalized 1 1
mkdir -p "$NETWORK/keys"
for name in Alice Bob Charlie Dave Eve Ferdie; do echo "//$name" | secret_file "$NETWORK/keys/$name"; done
# govern NAME COMMAND...: referendum.mjs, signing as NAME.
govern() {
	local name=$1
	shift
	node "$RUNBOOKS/referendum.mjs" "$@" --rpc "ws://127.0.0.1:$(rpc_port 1)" --signer "$NETWORK/keys/$name"
}
version() { rpc state_getRuntimeVersion '[]' "$(rpc_port 1)" | jq .specVersion; }
before=$(version)

step "1. Propose"
govern Alice propose --wasm "$WASM" | tee "$NETWORK/proposal.txt"
referendum=$(sed -n 's/^referendum: //p' "$NETWORK/proposal.txt")

step "2. Vote"
for name in Alice Bob Charlie Dave Eve Ferdie; do govern "$name" vote --referendum "$referendum" --amount all; done

step "3. Wait for the decision, and for its enactment"
govern Alice await-approved --referendum "$referendum" --timeout 600
govern Alice await-authorised --wasm "$WASM" --timeout 600

step "4. Apply: anybody may"
govern Ferdie apply --wasm "$WASM" --timeout 600
(($(version) > before)) || die "the spec version is still $before"

step "5. The chain goes on"
best=$(finalized 1)
await 1 240 "blocks are final again" has_finalized 1 $((best + 5))
govern Alice status
say "${GREEN}PASS${PLAIN} The network runs spec version $(version)."
