# What executing Solana transactions costs: against LiteSVM on one core, and with two workers. Sourced by bench.sh.
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034 # bench.sh uses what is set here

build_oracle() { oracle_cargo "$ROOT" build --release --locked; }
bench_svm() { oracle_cargo "$ROOT" run --release --locked --quiet --bin bench; }
[[ -z $BUILD ]] || stage bench-build-oracle build_oracle || exit 1
stage bench-svm bench_svm || exit 1

HEAD_OF_PART=$(grep '^|' "$LOG_DIR/bench-svm.log" | head -n 2)
ROWS_OF_PART=$(grep '^|' "$LOG_DIR/bench-svm.log" | tail -n +3)
PER_WORKER=$(grep '^Each worker' "$LOG_DIR/bench-svm.log")
[[ -n $ROWS_OF_PART && -n $PER_WORKER ]] || die "nothing was measured: see $LOG_DIR/bench-svm.log"
NOTE="$PER_WORKER That is by how much more a process has at most with nine of them than with one.

Medians of seven processes, each with its medians of seven batches of 4,096 transactions, both sides in turn, on a state in memory,
with the allocator of the node. But for the last column no signatures are checked: LiteSVM is told not to, and the executor has seen
the transactions before. Both sides get bytes, and read them. LiteSVM records logs, which cannot be switched off; the executor does
not. \"Of 2 side by side\": how much of what two executors with one worker each do at the same time, two workers of one do."
