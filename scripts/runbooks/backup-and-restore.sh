#!/usr/bin/env bash
# Rehearses backup-and-restore.md on this machine: a validator's machine is lost, and its keys go to a new one.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/network.sh"

usage() {
	cat <<'END_OF_HELP'
Usage: scripts/runbooks/backup-and-restore.sh [--keep]

Starts a network of four validators, backs up the keys of the fourth, kills it and deletes its folder; restores the keys,
syncs without validating, then validates again under the same identity. About three minutes. Leaves nothing behind.

  --keep  keep the folder with keys, specs, databases and logs (the nodes are stopped)
  --help  this text

Exit code: 0 it works as described, 1 it does not, 2 called wrongly, 3 a prerequisite is missing.
END_OF_HELP
}
rehearsal_arguments usage "$@"
needs_clients
network_up 4
identity=$(rpc system_localPeerId '[]' "$(rpc_port 4)")
backup=$NETWORK/backup.tar

step "1. Back up the keys of the fourth validator"
(umask 077 && tar -C "$(chain_folder 4)" -cf "$backup" keystore network/secret_ed25519)
tar -tf "$backup" | sed 's/^/     /'

step "2. Its machine is lost; three of four still finalize"
{ kill -KILL "${NODE_PIDS[4]}" && wait "${NODE_PIDS[4]}"; } 2>/dev/null || true # it ends by a signal
unset 'NODE_PIDS[4]'
rm -rf "$(base_path 4)"
lost_at=$(finalized 1)
await 1 240 "finality goes on with three" has_finalized 1 $((lost_at + 3))

step "3. Restore the keys, and sync without validating"
mkdir -p "$(chain_folder 4)" && chmod 700 "$(base_path 4)"
tar -C "$(chain_folder 4)" -xpf "$backup"
start_node 4
await 4 240 "the restored node has the finalized head" has_finalized 4 "$(finalized 1)"
[[ $(rpc system_localPeerId '[]' "$(rpc_port 4)") == "$identity" ]] || die "the restored node has another identity"

step "4. Wait until what the lost machine may have voted on is final, then validate"
await 4 240 "everything it may have voted on is final" has_finalized 4 $((lost_at + 10))
stop_node 4
start_node 4 --validator
await 4 120 "the restored validator answers" has_finalized 4 $((lost_at + 10))

step "5. It authors again, and nothing was reported against it"
operate 4 account-4 await-authored --timeout 300
operate 4 account-4 status | tee "$NETWORK/status.txt"
grep -q '^offences: *none' "$NETWORK/status.txt" || die "an offence was reported"
say "${GREEN}PASS${PLAIN} The fourth validator is back under its own identity."
