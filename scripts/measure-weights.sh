#!/usr/bin/env bash
# Measures the weights of Mira's own pallets on this machine and writes them into the runtime.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

TARGET=$MIRA_CACHE/weights-target
usage() {
	cat <<END
Usage: scripts/measure-weights.sh [--pallet NAME] [--quick] [--no-build]

Builds a node with the feature runtime-benchmarks in a target folder of its own ($TARGET,
about 5 GB) and writes runtime/src/weights/NAME.rs. Pallets of the SDK keep their published weights and are not measured.
Published weights are measured on the reference machine of the network, with nothing else running: the file names the CPU.

  --pallet NAME  one of: ${PALLETS:=pallet_mira_finality} (default: all of them)
  --quick        few repetitions, and the result is printed, not kept: to see that the benchmarks run
  --no-build     measure with the node that was built last
  --help         this text

Exit code: 0 measured, 1 it failed, 2 called wrongly, 3 a prerequisite is missing.

Examples:
  scripts/measure-weights.sh
  scripts/measure-weights.sh --quick --pallet pallet_mira_finality
