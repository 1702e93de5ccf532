#!/usr/bin/env bash
# Measures the weights of Mira's own pallets, and of the checks that every transaction goes through, on this machine and writes them into the runtime.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

TARGET=$VARIANTS_TARGET
NODE=$TARGET/mira-node-weights
PALLETS=frame_system_extensions,pallet_mira_attestations,pallet_mira_claims,pallet_mira_finality,pallet_mira_sessions,pallet_mira_slashing,pallet_mira_svm # comma-separated
usage() {
	cat <<END
Usage: scripts/measure-weights.sh [--pallet NAME] [--quick] [--no-build]

Builds a node with the feature runtime-benchmarks in a target folder of its own ($TARGET) and
writes runtime/src/weights/NAME.rs. Pallets of the SDK keep their published weights and are not measured,
but for the checks of frame_system that every transaction goes through. Weights for
release are measured on the network's reference machine, with nothing else running; the file names the CPU.

  --pallet NAME  one of: $PALLETS (default: all of them)
  --quick        few repetitions; the result is printed, not kept: to see that the benchmarks run
  --no-build     measure with the node that was built last
  --help         this text

Exit code: 0 measured, 1 it failed, 2 called wrongly, 3 a prerequisite is missing.

Examples:
  scripts/measure-weights.sh
  scripts/measure-weights.sh --quick --pallet pallet_mira_finality
END
}

CHOSEN=$PALLETS QUICK='' BUILD=1
while (($#)); do
	case $1 in
	--pallet) CHOSEN=${2:?--pallet needs a name} && shift ;;
	--quick) QUICK=1 ;;
	--no-build) BUILD='' ;;
	-h | --help) usage && exit 0 ;;
	*) die "unknown argument '$1'; see scripts/measure-weights.sh --help" 2 ;;
	esac
	shift
done
for pallet in ${CHOSEN//,/ }; do
	[[ ,$PALLETS, == *",$pallet,"* ]] || die "'$pallet' is not measured here; known: $PALLETS" 2
done
need cargo "Run scripts/setup.sh."
cd "$ROOT"

build() {
	variants_target &&
		CARGO_TARGET_DIR=$TARGET cargo build --release --locked -p mira-node --features runtime-benchmarks &&
		cp "$TARGET/release/mira-node" "$NODE"
}
if [[ -n $BUILD ]]; then stage weights-node build || exit 1; fi
[[ -x $NODE ]] || die "there is no node at $NODE; leave out --no-build" 3

OUT=$ROOT/runtime/src/weights STEPS=50 REPEAT=20 MIN_DURATION=10
if [[ -n $QUICK ]]; then
	OUT=$(mktemp -d) STEPS=2 REPEAT=2 MIN_DURATION=0
	# shellcheck disable=SC2317 # called by the exit trap
	cleanup() { rm -rf "$OUT"; }
	at_exit cleanup
fi
# Medians: what else the machine does for a moment moves none of them.
measure() {
	"$NODE" benchmark pallet --chain dev --genesis-builder spec-genesis --wasm-execution compiled \
		--pallet "$1" --extrinsic '*' --steps "$STEPS" --repeat "$REPEAT" --min-duration "$MIN_DURATION" --quiet \
		--output-analysis median-slopes \
		--template scripts/frame-weight-template.hbs --output "$OUT/$1.rs"
}
for pallet in ${CHOSEN//,/ }; do
	stage "$pallet" measure "$pallet" || exit 1
	grep -q "^impl<T: frame_system::Config> .*WeightInfo for WeightInfo<T>" "$OUT/$pallet.rs" ||
		die "$OUT/$pallet.rs does not hold what was expected"
	if [[ -n $QUICK ]]; then cat "$OUT/$pallet.rs"; else say "     written: runtime/src/weights/$pallet.rs"; fi
done
[[ -n $QUICK ]] || say "See what changed (git diff runtime/src/weights), then run scripts/test.sh --only build,unit."
