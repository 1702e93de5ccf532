# How many transfers a node takes in, Solana's and the chain's own, and how long one of Solana's waits. Sourced by bench.sh.
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034 # bench.sh uses what is set here

bench_throughput() { cd "$ROOT/zombienet/clients" && npm ci --no-audit --no-fund && node bench/throughput.mjs; }
stage bench-throughput bench_throughput || exit 1

MEASURED=$(sed -n '/^| transfers/,$p' "$LOG_DIR/bench-throughput.log")
HEAD_OF_PART=$(head -n 2 <<<"$MEASURED")
ROWS_OF_PART=$(sed -n '3,4p' <<<"$MEASURED")
[[ -n $ROWS_OF_PART ]] || die "nothing was measured: see $LOG_DIR/bench-throughput.log"
NOTE="$(sed -n '5,$p' <<<"$MEASURED")

A development node with one validator and as many workers as cores, on the machine that also sends. Transfers of 200 accounts, each
to another one, signed beforehand; sent as fast as the node takes them. \"Sustained\" is the mean of the five fullest blocks in a row,
by the six seconds between blocks: what blocks have room for is told by weights."
