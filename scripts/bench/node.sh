# What a node needs and does: start, memory, block time, finality lag, wasm size, time of transactions. Sourced by bench.sh.
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2153 # bench.sh and this share variables

BENCH_NODE=$VARIANTS_TARGET/mira-node-benchmark
WASM=$CARGO_TARGET_DIR/release/wbuild/mira-runtime/mira_runtime.compact.compressed.wasm
build_benchmark() {
	variants_target && CARGO_TARGET_DIR=$VARIANTS_TARGET cargo build --release --locked -p mira-node --features benchmark &&
		cp "$VARIANTS_TARGET/release/mira-node" "$BENCH_NODE"
}
[[ -z $BUILD ]] || stage bench-build-benchmark build_benchmark || exit 1
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
milliseconds() { echo $(($(date +%s%N) / 1000000)); }
# start: starts a development node; START_MS is how long it took until RPC answered.
start() {
	local begun
	PORT=$(free_port)
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

# --- the rows -------------------------------------------------------------------------------------------------------
ROWS_OF_PART=$(
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
)
NOTE="The time of a transaction is the average of executing a block full of them, less that of an empty block, divided by
their number (\`mira-node benchmark extrinsic\`, trie cache off). One validator finalizes alone here: with several, the
lag is longer by what the votes need to travel."
