#!/usr/bin/env bash
# Puts one fault at a time into a pallet or the SVM executor, and sees whether its tests notice.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
	cat <<'END_OF_HELP'
Usage: scripts/seeded-faults.sh [PALLET|svm-host...]

For each fault that a faults.tsv lists (all of them, if nothing is named): changes a copy of the last commit so, runs the
pallet's property tests alone (all of the SVM's), or those of the executor and then the oracle, and expects them to fail. A
line of the list: a name, the file below src, a sed expression; separated by tabs.

Exit code: 0 every fault was found, 1 one was not, or a fault does not apply any more, 2 called wrongly.

Example:
  scripts/seeded-faults.sh attestations
  scripts/seeded-faults.sh svm svm-host
END_OF_HELP
}
case ${1:-} in
-h | --help) usage && exit 0 ;;
-*) die "unknown argument '$1'; see --help" 2 ;;
esac
cd "$ROOT"
# Where a list stands, and the source that it is about.
crate_of() { if [[ $1 == svm-host ]]; then echo svm-host/executor; else echo "pallets/$1"; fi; }
subjects=("$@")
if ((!${#subjects[@]})); then
	for list in pallets/*/faults.tsv; do subjects+=("$(basename "$(dirname "$list")")"); done
	subjects+=(svm-host)
fi
for subject in "${subjects[@]}"; do
	[[ -e $(crate_of "$subject")/faults.tsv ]] || die "there is no $(crate_of "$subject")/faults.tsv" 2
done

COPY=$(mktemp -d)
cleanup() { git worktree remove --force "$COPY" 2>/dev/null || rm -rf "$COPY"; }
at_exit cleanup
git worktree add --quiet --detach --force "$COPY" HEAD

pallet_tests() {
	local tests=tests::properties
	[[ $1 != svm ]] || tests=tests::
	SKIP_WASM_BUILD=1 cargo test --locked --quiet -p "pallet-mira-$1" --features try-runtime --lib "$tests"
}
# What the executor's own tests do not find, the oracle may.
executor_tests() {
	cargo test --locked --quiet -p mira-svm-executor --lib && oracle_cargo "$COPY" test --release --locked --quiet
}
run_tests() {
	(cd "$COPY" && if [[ $1 == svm-host ]]; then executor_tests; else pallet_tests "$1"; fi) >"$LOG_DIR/faults-$1.log" 2>&1
}
mkdir -p "$LOG_DIR"
missed=0 found=0
for subject in "${subjects[@]}"; do
	crate=$(crate_of "$subject")
	run_tests "$subject" || die "the tests of $subject fail without any fault: $LOG_DIR/faults-$subject.log"
	while IFS=$'\t' read -r name file expression; do
		[[ -n $name && $name != '#'* ]] || continue
		sed -i -E "$expression" "$COPY/$crate/src/$file"
		if git -C "$COPY" diff --quiet; then
			warn "$subject: '$name' changes nothing in $file: the list is out of date" && missed=$((missed + 1))
		elif run_tests "$subject"; then
			say "${RED}missed${PLAIN} $subject: $name" && missed=$((missed + 1))
		elif ! grep -q '^test result: FAILED' "$LOG_DIR/faults-$subject.log"; then
			warn "$subject: '$name' does not compile: $LOG_DIR/faults-$subject.log" && missed=$((missed + 1))
		else
			say "${GREEN}found${PLAIN}  $subject: $name" && found=$((found + 1))
		fi
		git -C "$COPY" checkout --quiet -- .
	done <"$crate/faults.tsv"
done
say "test result: $found found, $missed missed"
((missed == 0))
