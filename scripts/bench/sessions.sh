# What acting by a session costs: weight, time in the pool, state, and the time to list authorities. Sourced by bench.sh.
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034 # bench.sh uses what is set here

PACKAGES=(-p mira-node -p mira-client) # the selection of test.sh: another one would compile the SDK again
build_tests() { cargo test --release --locked "${PACKAGES[@]}" --test network --no-run; }
network_tests() { RUST_TEST_THREADS=1 cargo test --release --locked "${PACKAGES[@]}" --test network -- --nocapture --ignored what_a_session_costs; }
# What follows from weights needs no network.
unit_tests() {
	cargo test --locked --workspace --exclude mira-node --no-default-features --features std,try-runtime --lib -- --nocapture \
		acting_by_a_session_weighs_little_more
}
[[ -z $BUILD ]] || stage bench-build-tests build_tests || exit 1
stage bench-sessions network_tests || exit 1
stage bench-sessions-unit unit_tests || exit 1

ROWS_OF_PART=$(sed -n 's/^.*measured: /| /p' "$LOG_DIR/bench-sessions-unit.log" "$LOG_DIR/bench-sessions.log")
[[ -n $ROWS_OF_PART ]] || die "nothing was measured: see $LOG_DIR/bench-sessions.log"
NOTE="Weights are those of the runtime: the base of a transaction, its extensions, the call. More is declared than taken, since
who pays, and whether a claim has to be looked up, is known only later. Times are medians of calls of the node's runtime, plain
and by a session in turn; each has the start of the runtime in it, which is the same for both."
