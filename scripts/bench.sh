#!/usr/bin/env bash
# Measures the node on this machine: start, memory, block time, finality lag, wasm size, time of transactions.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

BENCH_TARGET=$VARIANTS_TARGET
BENCH_NODE=$BENCH_TARGET/mira-node-benchmark
BLOCKS=20 STARTS=3
usage() {
	cat <<END
Usage: scripts/bench.sh [--blocks N] [--out FILE] [--no-build]

Builds the node, and once more with the feature benchmark in a target folder of its own ($BENCH_TARGET, about 5 GB;
half an hour from nothing on 2 cores). Then measures, about five minutes, and writes the table. Run nothing else meanwhile.

  --blocks N   blocks over which block time and finality lag are measured ($BLOCKS)
  --out FILE   where the table goes (scripts/bench.md)
  --no-build   measure what was built last
  --help       this text

Exit code: 0 measured, 1 it failed, 2 called wrongly, 3 a prerequisite is missing.

Examples:
  scripts/bench.sh
  scripts/bench.sh --blocks 100 --out /tmp/bench.md
END
}

OUT=$ROOT/scripts/bench.md BUILD=1
while (($#)); do
	case $1 in
	--blocks) BLOCKS=${2:?--blocks needs a number} && shift ;;
	--out) OUT=${2:?--out needs a file} && shift ;;
	--no-build) BUILD='' ;;
	-h | --help) usage && exit 0 ;;
	*) die "unknown argument '$1'; see scripts/bench.sh --help" 2 ;;
	esac
	shift
done
[[ $BLOCKS =~ ^[1-9][0-9]*$ ]] || die "--blocks must be a number above 0, not '$BLOCKS'" 2
[[ $OUT == /* ]] || OUT=$PWD/$OUT
for command in cargo curl jq git; do need "$command" "Run scripts/setup.sh."; done
cd "$ROOT"

build() { cargo build --release --locked -p mira-node; }
build_benchmark() {
	variants_target && CARGO_TARGET_DIR=$BENCH_TARGET cargo build --release --locked -p mira-node --features benchmark &&
		cp "$BENCH_TARGET/release/mira-node" "$BENCH_NODE"
}
if [[ -n $BUILD ]]; then
	stage bench-build build || exit 1
	stage bench-build-benchmark build_benchmark || exit 1
fi
WASM=$CARGO_TARGET_DIR/release/wbuild/mira-runtime/mira_runtime.compact.compressed.wasm
for file in "$MIRA_NODE" "$BENCH_NODE" "$WASM"; do [[ -s $file ]] || die "there is no $file; leave out --no-build" 3; done

# --- a node ---------------------------------------------------------------------------------------------------------
NODE_PID='' PORT='' LOG=$(mktemp)
# shellcheck disable=SC2317 # called by the exit trap
cleanup() {
	end_node
	rm -f "$LOG"
}
at_exit cleanup
end_node() {
	[[ -z $NODE_PID ]] || stop_tree "$NODE_PID" 20
	NODE_PID=''
}
free_port() {
	for try in {1..50}; do
		PORT=$((20000 + RANDOM % 8000 + try))
		port_taken "$PORT" || return 0
	done
	die "no free port was found"
}
milliseconds() { echo $(($(date +%s%N) / 1000000)); }
# start: starts a development node; START_MS is how long it took until RPC answered.
start() {
	local begun
	free_port
	begun=$(milliseconds)
	"$MIRA_NODE" --dev --tmp --port 0 --rpc-port "$PORT" --no-prometheus --no-telemetry >"$LOG" 2>&1 &
	NODE_PID=$!
	until rpc system_chain '[]' "$PORT" >/dev/null; do
		kill -0 "$NODE_PID" 2>/dev/null || { tail -n 20 "$LOG" && die "the node ended"; }
		(($(milliseconds) - begun < 90000)) || die "RPC did not answer within 90 s"
		sleep 0.02
	done
	START_MS=$(($(milliseconds) - begun))
}
height() { # of the header with that hash, or of the best one
	local header
	header=$(rpc chain_getHeader "${1:-[]}" "$PORT") && echo $(($(jq -r .number <<<"$header")))
}
finalized() {
	local hash
	hash=$(rpc chain_getFinalizedHead '[]' "$PORT") && height "[$hash]"
}
# Timestamp::Now at block NUMBER, in milliseconds: the key is the twox-128 hashes of both names.
NOW_KEY=0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb
time_of() {
	local hash bytes
	hash=$(rpc chain_getBlockHash "[$1]" "$PORT") && bytes=$(rpc state_getStorage "[\"$NOW_KEY\",$hash]" "$PORT" | jq -r .) || return 1
	bytes=${bytes#0x}
	echo $((16#$(fold -w 2 <<<"$bytes" | tac | tr -d '\n')))
}
quotient() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

# --- measure --------------------------------------------------------------------------------------------------------
say "Start ($STARTS times) ..."
starts=()
for ((i = 0; i < STARTS; i++)); do
	end_node
	start
	starts+=("$START_MS")
done
START_MS=$(printf '%s\n' "${starts[@]}" | sort -n | sed -n "$(((STARTS + 1) / 2))p")

say "Memory, after a minute ..."
wait_for '' 60 false || true
RESIDENT_KB=$(awk '/^VmRSS:/ { print $2 }' "/proc/$NODE_PID/status")

say "Block time and finality lag, over $BLOCKS blocks ..."
first=$(height) best=$first lag_sum=0 lag_most=0
reached() { (($(height || echo 0) > best)); }
while ((best < first + BLOCKS)); do
	wait_for "a block after $best" 60 reached || { tail -n 20 "$LOG" && die "the node makes no blocks"; }
	best=$((best + 1)) # each block once, also if two came at a time
	lag=$((best - $(finalized)))
	lag_sum=$((lag_sum + lag)) lag_most=$((lag > lag_most ? lag : lag_most))
done
BLOCK_S=$(quotient $(($(time_of "$best") - $(time_of "$first"))) $((BLOCKS * 1000)))
LAG=$(quotient "$lag_sum" "$BLOCKS")
end_node

say "Transactions ..."
# extrinsic PALLET NAME: the average nanoseconds of one, and how many the block that was built held.
extrinsic() {
	"$BENCH_NODE" benchmark extrinsic --dev --pallet "$1" --extrinsic "$2" >"$LOG" 2>&1 || { tail -n 20 "$LOG" && die "benchmark extrinsic failed"; }
	NANOSECONDS=$(grep -oE 'Average: [0-9]+' "$LOG" | tail -n 1 | tr -dc 0-9) BUILT=$(grep -oE 'Extrinsics per block: [0-9]+' "$LOG" | tail -n 1 | tr -dc 0-9)
	[[ -n $NANOSECONDS && -n $BUILT ]] || die "benchmark extrinsic printed no average"
}
extrinsic system remark
REMARK_NS=$NANOSECONDS
extrinsic balances transfer_keep_alive
TRANSFER_NS=$NANOSECONDS TRANSFERS_BUILT=$BUILT
# Three quarters of two seconds, in nanoseconds: what a block has for ordinary transactions.
PER_BLOCK=$((1500000000 / TRANSFER_NS))

# --- the table ------------------------------------------------------------------------------------------------------
COMMIT=$(git rev-parse HEAD 2>/dev/null) || COMMIT='none yet'
[[ -z $(git status --porcelain -- . ':!scripts/bench.md' 2>/dev/null) ]] || COMMIT+=', with changes'
{
	echo "# Measured"
	echo
	echo "Written by \`scripts/bench.sh\`. Compare only what was measured on one machine, one after the other."
	echo
	echo "- Commit: $COMMIT"
	echo "- CPU: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) cores"
	echo "- Memory: $(awk '/^MemTotal:/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo); $(uname -sm)"
	echo
	echo "| what | measured |"
	echo "|---|---:|"
	echo "| start of a development node until RPC answers (middle of $STARTS) | $START_MS ms |"
	echo "| its resident memory after a minute | $((RESIDENT_KB / 1024)) MiB |"
	echo "| time between blocks, over $BLOCKS blocks | $BLOCK_S s |"
	echo "| finality lag behind the best block, average | $LAG blocks |"
	echo "| finality lag, most | $lag_most blocks |"
	echo "| runtime wasm, compressed | $(($(stat -c %s "$WASM") / 1024)) KiB |"
	echo "| one \`System.remark\` | $((REMARK_NS / 1000)) us |"
	echo "| one \`Balances.transfer_keep_alive\` | $((TRANSFER_NS / 1000)) us |"
	echo "| transfers that fit into a block by that time (75% of 2 s) | $PER_BLOCK |"
	echo "| transfers a second, at a block each six seconds | $((PER_BLOCK / 6)) |"
	echo "| transfers that fit into a block by the runtime's weights and length | $TRANSFERS_BUILT |"
	echo
	echo "The time of a transaction is the average of executing a block full of them, less that of an empty block, divided by"
	echo "their number (\`mira-node benchmark extrinsic\`, trie cache off). One validator finalizes alone here: with several, the"
	echo "lag is longer by what the votes need to travel."
} >"$OUT"
cat "$OUT"
