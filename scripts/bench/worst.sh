# Blocks that are filled with what weighs most: when their maker has them, and another node. Sourced by bench.sh.
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034 # bench.sh uses what is set here

bench_worst() { cd "$ROOT/zombienet/clients" && npm ci --no-audit --no-fund && node bench/worst.mjs; }
stage bench-worst bench_worst || exit 1

MEASURED=$(sed -n '/^| what/,$p' "$LOG_DIR/bench-worst.log" | grep '^|')
HEAD_OF_PART=$(head -n 2 <<<"$MEASURED")
ROWS_OF_PART=$(tail -n +3 <<<"$MEASURED")
[[ -n $ROWS_OF_PART ]] || die "nothing was measured: see $LOG_DIR/bench-worst.log"
NOTE="A development node and one that follows it, on the same machine, which also sends. \"Had by\": after the begin of the block's
slot, which takes six seconds; the latest of all blocks of the kind. Full is a block to which the node wanted to add more, but the chain
took no more: by weight, or by what it has taken on. The test failed if none of a kind was full, if a block was later, or a slot had none."
