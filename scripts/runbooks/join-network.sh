#!/usr/bin/env bash
# Rehearses join-network.md on this machine: full nodes join by warp sync and by importing every block.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/network.sh"

usage() {
	cat <<'END_OF_HELP'
Usage: scripts/runbooks/join-network.sh [--keep]

Starts a network of four validators with eras of a minute, and waits for a change of the authority set (warp sync jumps
from one to the next). Then two nodes join from the raw spec alone: one by warp sync, one that keeps everything. About
four minutes. Leaves nothing behind.

  --keep  keep the folder with keys, specs, databases and logs (the nodes are stopped)
  --help  this text

Exit code: 0 it works as described, 1 it does not, 2 called wrongly, 3 a prerequisite is missing.
END_OF_HELP
}
rehearsal_arguments usage "$@"
network_up 4 "$MINUTES"

step "1. The raw spec, and its sha256"
(cd "$NETWORK/spec" && sha256sum --check SHA256SUMS)

# A justification is kept where the authority set changed: looked for in every block that became final since.
looked_at=0
justified() {
	local hash last
	last=$(finalized 1) || return 1
	while ((looked_at < last)); do
		hash=$(rpc chain_getBlockHash "[$((looked_at + 1))]" "$(rpc_port 1)") || return 1
		looked_at=$((looked_at + 1))
		[[ $(rpc chain_getBlock "[$hash]" "$(rpc_port 1)" | jq .justifications) == null ]] || return 0
	done
	return 1
}
await 1 420 "the authority set has changed" has_finalized 1 15
await 1 120 "a justification is stored" justified
target=$(finalized 1)

step "2. A node that joins by warp sync"
start_node 6 --sync warp
await 6 240 "the newcomer has the finalized head" has_finalized 6 "$target"
complete() { grep -q "Warp sync is complete" "$NETWORK/node-6.log"; }
await 6 60 "the newcomer says that it warped" complete

step "3. A node that keeps every block and state"
start_node 7 --archive
await 7 240 "the archive has the finalized head" has_finalized 7 "$target"
first=$(rpc chain_getBlockHash '[1]' "$(rpc_port 7)")
rpc state_getRuntimeVersion "[$first]" "$(rpc_port 7)" >/dev/null || die "the archive does not have the state of block 1"

step "4. Both follow, and hold the same chain"
head=$(finalized 6)
await 6 180 "the newcomer follows" has_finalized 6 $((head + 3))
await 7 180 "the archive follows" has_finalized 7 $((head + 3))
hash_at_head() { rpc chain_getBlockHash "[$head]" "$(rpc_port "$1")"; }
for number in 6 7; do [[ $(hash_at_head "$number") == "$(hash_at_head 1)" ]] || die "node $number is on another chain"; done
say "${GREEN}PASS${PLAIN} Both nodes hold block $head for final, as the validators do."
