#!/usr/bin/env bash
# Feeds what strangers can send with mutated bytes, until something breaks or the time is over.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

TARGET=${MIRA_FUZZ_TARGET:-$HOME/.cache/mira/fuzz-target}
ALL=(transactions programs rpc)
usage() {
	cat <<END
Usage: scripts/fuzz.sh [--minutes N] [TARGET...]

  TARGET         transactions: bytes of Solana transactions; what the engine says of them before is what then happens
                 programs: bytes of programs, called; whatever they do is an outcome
                 rpc: requests to a running node at Solana's door (needs the node of the stage "build")
                 default: all of them, one after the other
  --minutes N    for how long each (default 10)
  --help         this text

What it begins with is drawn from the streams of svm-host/oracle; what it finds stays in $TARGET/corpus, and an input
that breaks something is named, and kept in $TARGET/found. Compiled apart: ten minutes at first.

Exit code: 0 nothing broke, 1 something did, 2 called wrongly.

Examples:
  scripts/fuzz.sh
  scripts/fuzz.sh --minutes 60 transactions
END
}
MINUTES=10 targets=()
while (($#)); do
	case $1 in
	--minutes) MINUTES=${2:?--minutes needs a number} && shift ;;
	-h | --help) usage && exit 0 ;;
	-*) die "unknown argument '$1'; see scripts/fuzz.sh --help" 2 ;;
	*) [[ " ${ALL[*]} " == *" $1 "* ]] || die "there is no target '$1'; there are: ${ALL[*]}" 2 && targets+=("$1") ;;
	esac
	shift
done
[[ $MINUTES =~ ^[1-9][0-9]*$ ]] || die "--minutes $MINUTES: a number above zero" 2
((${#targets[@]})) || targets=("${ALL[@]}")
need cargo "Run scripts/setup.sh."
CORPUS=$TARGET/corpus FOUND=$TARGET/found
mkdir -p "$CORPUS" "$FOUND"

# What tells libFuzzer which branches an input takes. Without sanitizers: the code under test is safe Rust, but for the machine
# code that programs are compiled to.
COVERAGE="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
-Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing -Cdebug-assertions"

bytes() {
	(
		cd "$ROOT/svm-host/oracle" && export WASM_BUILD_WORKSPACE_HINT=$PWD || exit 1
		CARGO_TARGET_DIR=$MIRA_ORACLE_TARGET cargo run --quiet --release --locked --bin corpus -- "$CORPUS" || exit 1
		# For one kind of machine, named: so that build scripts are left as they are.
		CARGO_TARGET_DIR=$TARGET RUSTFLAGS=$COVERAGE cargo build --release --locked --features fuzz --bin "fuzz-$1" \
			--target "$(rustc -vV | sed -n 's/^host: //p')" || exit 1
		# Programs can be larger than transactions.
		local most=1400
		[[ $1 == transactions ]] || most=20000
		"$TARGET"/*/release/"fuzz-$1" "$CORPUS/$1" -max_total_time=$((60 * MINUTES)) -max_len=$most -timeout=30 \
			-rss_limit_mb=4096 -artifact_prefix="$FOUND/$1-" -print_final_stats=1 2>&1
	)
}
rpc() { (cd "$ROOT/zombienet/clients" && npm ci --no-audit --no-fund && node fuzz/solana-rpc.mjs --minutes "$MINUTES" --seed "$RANDOM"); }

for target in "${targets[@]}"; do
	if [[ $target == rpc ]]; then run=(rpc); else run=(bytes "$target"); fi
	stage "fuzz-$target" "${run[@]}" || exit 1
	grep -E "stat::number_of_executed_units|cov: |requests" "$LOG_DIR/fuzz-$target.log" | tail -2
done
