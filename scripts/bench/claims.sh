# What verification takes: blocks and seconds to outcomes, claims a block, bytes, certificates. Sourced by bench.sh.
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034 # bench.sh uses what is set here

PACKAGES=(-p mira-node -p mira-client) # the selection of test.sh: another one would compile the SDK again
build_tests() { cargo test --release --locked "${PACKAGES[@]}" --test network --no-run; }
network_tests() { RUST_TEST_THREADS=1 cargo test --release --locked "${PACKAGES[@]}" --test network -- --nocapture --include-ignored latency throughput main_job; }
# What follows from weights and from counting needs no network.
unit_tests() {
	cargo test --locked --workspace --exclude mira-node --no-default-features --features std,try-runtime --lib -- --nocapture \
		a_block_finishes_seventy_claims a_claim_takes_few_bytes a_draw_of_many_reads_no_more
}
[[ -z $BUILD ]] || stage bench-build-tests build_tests || exit 1
say "Networks of one and of four validators, about ten minutes ..."
stage bench-claims network_tests || exit 1
stage bench-claims-unit unit_tests || exit 1

ROWS_OF_PART=$(sed -n 's/^.*measured: /| /p' "$LOG_DIR/bench-claims.log" "$LOG_DIR/bench-claims-unit.log")
[[ -n $ROWS_OF_PART ]] || die "nothing was measured: see $LOG_DIR/bench-claims.log"
NOTE="All verifiers run on the same machine as the nodes, in the fast tier, with committees of five. Blocks are counted from the
one that has the submission. A committee of four validators waits for blocks by three different authors: at the median four
blocks, and that is luck."
