#!/usr/bin/env bash
# Rehearses rotate-keys.md on this machine: one of four validators takes new consensus keys and goes on.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/network.sh"

usage() {
	cat <<'END_OF_HELP'
Usage: scripts/runbooks/rotate-keys.sh [--keep]

Starts a network of four validators with epochs of a minute; makes new consensus keys on the second, registers them,
waits until the set uses them and it authors with them, and removes the old ones. About four minutes. Leaves nothing
behind.

  --keep  keep the folder with keys, specs, databases and logs (the nodes are stopped)
  --help  this text

Exit code: 0 it works as described, 1 it does not, 2 called wrongly, 3 a prerequisite is missing.
END_OF_HELP
}
rehearsal_arguments usage "$@"
needs_clients
network_up 4 "$MINUTES"
keystore=$(chain_folder 2)/keystore

step "1. New keys on the running node, registered with their proof"
mapfile -t old_keys < <(ls "$keystore")
operate 2 account-2 rotate-keys

step "2. The old keys stay until no epoch needs them"
operate 2 account-2 await-keys --timeout 300
operate 2 account-2 await-authored --timeout 240

step "3. Remove the old keys"
for key in "${old_keys[@]}"; do rm "$keystore/$key"; done
say "     $(find "$keystore" -type f | wc -l) keys are left"

step "4. It authors, and finality goes on, with the new keys alone"
stop_node 2
start_node 2 --validator
await 2 120 "validator 2 answers" rpc system_health '[]' "$(rpc_port 2)" >/dev/null
operate 2 account-2 await-authored --timeout 240
best=$(finalized 1)
await 2 240 "validator 2 sees finality go on" has_finalized 2 $((best + 3))
operate 2 account-2 status
say "${GREEN}PASS${PLAIN} The second validator works with its new keys."
