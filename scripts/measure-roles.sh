#!/usr/bin/env bash
# Disk and memory per role, on a network of throw-away keys on this machine.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/runbooks/network.sh"

usage() {
	cat <<'END_OF_HELP'
Usage: scripts/measure-roles.sh [--minutes N] [--keep]

Runs four validators, a full node and an archive at the pace of production, without transactions. After N minutes it
prints, as a Markdown table, the disk and memory of each role, and how much the disk grew per day in the second half.

  --minutes N  how long, at least 10 [60]
  --keep       keep the folder with keys, specs, databases and logs (the nodes are stopped)
  --help       this text

Exit code: 0 measured, 1 a node ended or finality stood still, 2 called wrongly, 3 a prerequisite is missing.

Example:
  MIRA_NODE=target/release/mira-node scripts/measure-roles.sh --minutes 120
END_OF_HELP
}

MINUTES_LONG=60
arguments=()
while (($#)); do
	case $1 in
	--minutes)
		MINUTES_LONG=${2:-}
		if [[ ! $MINUTES_LONG =~ ^[0-9]+$ ]] || ((MINUTES_LONG < 10)); then die "--minutes needs a number of at least 10" 2; fi
		shift
		;;
	*) arguments+=("$1") ;;
	esac
	shift
done
rehearsal_arguments usage "${arguments[@]}"

# The nodes measured: the first validator, the full node, the archive.
declare -A FLAGS=([1]="--validator" [5]="none" [6]="--archive") ROLE=([1]="validator" [5]="full node" [6]="archive, RPC")
disk_kib() { du -sk "$(chain_folder "$1")/paritydb" | cut -f1; }
memory_mib() { awk -v field="$2:" '$1 == field { printf "%d", $2 / 1024 }' "/proc/${NODE_PIDS[$1]}/status"; }
height() { printf '%d' "$(rpc chain_getHeader '[]' "$(rpc_port 1)" | jq -r .number)"; }

network_up 4
start_node 5
start_node 6 --archive
for number in 5 6; do await "$number" 240 "node $number sees finality" has_finalized "$number" 2; done

declare -A HALF
started=$SECONDS
# until_minute MINUTE: waits, and gives up as soon as a node does.
until_minute() {
	while ((SECONDS - started < $1 * 60)); do
		for number in "${!NODE_PIDS[@]}"; do
			kill -0 "${NODE_PIDS[$number]}" 2>/dev/null || fail_with_log "$number" "node $number ended"
		done
		sleep 5
	done
}
step "Measuring for $MINUTES_LONG minutes"
until_minute $((MINUTES_LONG / 2))
for number in "${!ROLE[@]}"; do HALF[$number]=$(disk_kib "$number"); done
half_height=$(height)
until_minute "$MINUTES_LONG"
end_height=$(height)
((end_height - half_height > MINUTES_LONG * 4)) || die "only $((end_height - half_height)) blocks in the second half"
has_finalized 1 $((end_height - 20)) || die "finality stands still"

say "After $MINUTES_LONG minutes and $end_height blocks without transactions, on $(lscpu | sed -n 's/^Model name: *//p' | head -1):"
say
say '| role | flags | disk, MiB | disk grew per day, MiB | memory, MiB | most memory, MiB |'
say '|---|---|---:|---:|---:|---:|'
for number in 1 5 6; do
	disk=$(disk_kib "$number")
	say "| ${ROLE[$number]} | \`${FLAGS[$number]}\` | $((disk / 1024)) | $(((disk - HALF[$number]) * 14400 / (end_height - half_height) / 1024)) |" \
		"$(memory_mib "$number" VmRSS) | $(memory_mib "$number" VmHWM) |"
done
