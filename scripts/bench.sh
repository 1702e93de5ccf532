#!/usr/bin/env bash
# Measures Mira on this machine, part by part.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# shellcheck disable=SC2034 # the parts use them
BLOCKS=20 STARTS=3
PARTS=(node claims sessions svm throughput shares worst)
usage() {
	cat <<END
Usage: scripts/bench.sh [--blocks N] [--out FOLDER] [--no-build] [PART...]

Builds what a part needs, measures, and writes its table. Run nothing else meanwhile. Parts (all, if none is named):

  node    start, memory, block time, finality lag, wasm size, time of transactions: five minutes; the node is built once more
          with the feature benchmark in a target folder of its own ($VARIANTS_TARGET, about 5 GB; from nothing half an hour)
  claims  blocks and seconds from a response to outcomes with one and with four validators, claims finished per block, state
          that they leave, size of a certificate and the time to check it: fifteen minutes
  sessions  weight, time in the pool, state of a session, time to list authorities: a minute
  svm     the executor against LiteSVM on one core, and against itself with two workers: two minutes; what it compares with is
          built in a target folder of its own ($MIRA_ORACLE_TARGET; from nothing five minutes)
  throughput  transfers that a node takes in, Solana's against the chain's own, and how long one of Solana's waits: ten minutes
  shares  what a node spends its time with while it takes Solana transfers in, by samples of Linux' perf: three minutes
  worst   blocks that are filled with what weighs most, made by one node and imported by another one: half an hour

  --blocks N    blocks over which block time and finality lag are measured ($BLOCKS)
  --out FOLDER  where the tables go (scripts/bench)
  --no-build    measure what was built last
  --help        this text

Exit code: 0 measured, 1 it failed, 2 called wrongly, 3 a prerequisite is missing.

Examples:
  scripts/bench.sh
  scripts/bench.sh claims
  scripts/bench.sh --blocks 100 --out /tmp node
END
}

OUT=$ROOT/scripts/bench BUILD=1 CHOSEN=()
while (($#)); do
	case $1 in
	--blocks) BLOCKS=${2:?--blocks needs a number} && shift ;;
	--out) OUT=${2:?--out needs a folder} && shift ;;
	--no-build) BUILD='' ;;
	-h | --help) usage && exit 0 ;;
	-*) die "unknown argument '$1'; see scripts/bench.sh --help" 2 ;;
	*)
		[[ " ${PARTS[*]} " == *" $1 "* ]] || die "there is no part '$1', only: ${PARTS[*]}" 2
		CHOSEN+=("$1")
		;;
	esac
	shift
done
[[ $BLOCKS =~ ^[1-9][0-9]*$ ]] || die "--blocks must be a number above 0, not '$BLOCKS'" 2
((${#CHOSEN[@]})) || CHOSEN=("${PARTS[@]}")
[[ $OUT == /* ]] || OUT=$PWD/$OUT
for command in cargo curl jq git; do need "$command" "Run scripts/setup.sh."; done
cd "$ROOT"
mkdir -p "$OUT"

build() { cargo build --release --locked -p mira-node -p mira-client; }
[[ -z $BUILD || ${CHOSEN[*]} == svm ]] || stage bench-build build || exit 1

# A part sets ROWS_OF_PART, the rows of its table, and NOTE, what to know about them; HEAD_OF_PART if it has other columns.
table() { # PART
	local commit
	commit=$(git rev-parse HEAD 2>/dev/null) || commit='none yet'
	[[ -z $(git status --porcelain -- . ':!scripts/bench' 2>/dev/null) ]] || commit+=', with changes'
	echo "# Measured: $1"
	echo
	echo "Written by \`scripts/bench.sh $1\`. Compare only what was measured on one machine, one after the other."
	echo
	echo "- Commit: $commit"
	echo "- CPU: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) cores"
	echo "- Memory: $(awk '/^MemTotal:/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo); $(uname -sm)"
	echo
	echo "${HEAD_OF_PART:-$'| what | measured |\n|---|---:|'}"
	echo "$ROWS_OF_PART"
	echo
	echo "$NOTE"
}
for part in "${CHOSEN[@]}"; do
	ROWS_OF_PART='' NOTE='' HEAD_OF_PART=''
	# shellcheck source=/dev/null # each part is checked by itself
	source "$ROOT/scripts/bench/$part.sh"
	table "$part" >"$OUT/$part.md.new" && mv "$OUT/$part.md.new" "$OUT/$part.md"
	cat "$OUT/$part.md"
done
