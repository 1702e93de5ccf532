#!/usr/bin/env bash
# Puts one fault at a time into a pallet, and sees whether its property tests notice.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
	cat <<'END_OF_HELP'
Usage: scripts/seeded-faults.sh [PALLET...]

For each fault that pallets/PALLET/faults.tsv lists (all pallets that have one, if none is named): changes a copy of the
last commit so, runs the pallet's property tests alone, and expects them to fail. A line of the list: a name, the file
below src, a sed expression; separated by tabs.

Exit code: 0 every fault was found, 1 one was not, or a fault does not apply any more, 2 called wrongly.

Example:
  scripts/seeded-faults.sh attestations
END_OF_HELP
}
case ${1:-} in
-h | --help) usage && exit 0 ;;
-*) die "unknown argument '$1'; see --help" 2 ;;
esac
cd "$ROOT"
pallets=("$@")
if ((!${#pallets[@]})); then
	for list in pallets/*/faults.tsv; do pallets+=("$(basename "$(dirname "$list")")"); done
fi
for pallet in "${pallets[@]}"; do [[ -e pallets/$pallet/faults.tsv ]] || die "there is no pallets/$pallet/faults.tsv" 2; done

COPY=$(mktemp -d)
cleanup() { git worktree remove --force "$COPY" 2>/dev/null || rm -rf "$COPY"; }
at_exit cleanup
git worktree add --quiet --detach --force "$COPY" HEAD

properties() {
	(cd "$COPY" && SKIP_WASM_BUILD=1 cargo test --locked --quiet -p "pallet-mira-$1" --features try-runtime tests::properties) \
		>"$LOG_DIR/faults-$1.log" 2>&1
}
mkdir -p "$LOG_DIR"
missed=0 found=0
for pallet in "${pallets[@]}"; do
	properties "$pallet" || die "the property tests of $pallet fail without any fault: $LOG_DIR/faults-$pallet.log"
	while IFS=$'\t' read -r name file expression; do
		[[ -n $name && $name != '#'* ]] || continue
		sed -i -E "$expression" "$COPY/pallets/$pallet/src/$file"
		if git -C "$COPY" diff --quiet; then
			warn "$pallet: '$name' changes nothing in $file: the list is out of date" && missed=$((missed + 1))
		elif properties "$pallet"; then
			say "${RED}missed${PLAIN} $pallet: $name" && missed=$((missed + 1))
		elif ! grep -q '^test result: FAILED' "$LOG_DIR/faults-$pallet.log"; then
			warn "$pallet: '$name' does not compile: $LOG_DIR/faults-$pallet.log" && missed=$((missed + 1))
		else
			say "${GREEN}found${PLAIN}  $pallet: $name" && found=$((found + 1))
		fi
		git -C "$COPY" checkout --quiet -- .
	done <"pallets/$pallet/faults.tsv"
done
say "test result: $found found, $missed missed"
((missed == 0))
