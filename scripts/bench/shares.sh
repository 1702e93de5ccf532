# What a node spends its time with while it takes in, executes and stores Solana transfers. Sourced by bench.sh.
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034 # bench.sh uses what is set here

need perf "Install it: apt-get install linux-perf."
bench_shares() { cd "$ROOT/zombienet/clients" && npm ci --no-audit --no-fund && node bench/shares.mjs; }
stage bench-shares bench_shares || exit 1

HEAD_OF_PART=$(grep '^|' "$LOG_DIR/bench-shares.log" | head -n 2)
ROWS_OF_PART=$(grep '^|' "$LOG_DIR/bench-shares.log" | tail -n +3)
[[ -n $ROWS_OF_PART ]] || die "nothing was measured: see $LOG_DIR/bench-shares.log"
NOTE="$(grep ' samples of ' "$LOG_DIR/bench-shares.log") A development node with one validator and as many workers as cores, on the machine
that also sends; all of its threads, from when the first is sent. Of the functions on the stack the innermost decides that is known to
belong to a part."
