#!/usr/bin/env bash
# Puts one fault at a time into a pallet or the SVM executor, and sees whether its tests notice.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
	cat <<'END_OF_HELP'
Usage: scripts/seeded-faults.sh [--named WORD | --record] [PALLET|svm-host...]

For each fault that a faults.tsv lists (all of them, if nothing is named): changes a copy of the last commit so, runs the
pallet's property tests alone (all of the SVM's), or those of the executor and then the oracle's streams, and expects them to fail. A
line of the list: a name, the file below src (or several, separated by commas), a sed expression; separated by tabs.

  --named WORD  only faults whose name has it
  --record      writes a faults.md beside each faults.tsv: which commit was tried, and which tests noticed each fault
  --help        this text

Exit code: 0 every fault was found, 1 one was not, or a fault does not apply any more, 2 called wrongly.

Example:
  scripts/seeded-faults.sh attestations
  scripts/seeded-faults.sh svm svm-host
  scripts/seeded-faults.sh --named lock svm-host
  scripts/seeded-faults.sh --record svm-host
END_OF_HELP
}
NAMED='' RECORD='' subjects=()
while (($#)); do
	case $1 in
	--named) [[ -n ${2:-} ]] || die "--named needs a word" 2
		NAMED=$2 && shift ;;
	--record) RECORD=yes ;;
	-h | --help) usage && exit 0 ;;
	-*) die "unknown argument '$1'; see --help" 2 ;;
	*) subjects+=("$1") ;;
	esac
	shift
done
[[ -z $NAMED || -z $RECORD ]] || die "--record is of all faults, and --named of a few" 2
cd "$ROOT"
# Where a list stands, and the source that it is about.
crate_of() { if [[ $1 == svm-host ]]; then echo svm-host/executor; else echo "pallets/$1"; fi; }
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

# Seconds for tests: a fault may have them wait for ever.
PATIENCE=300
TIMED_OUT=124
# Compiles tests for as long as it takes, and runs them for no longer than that.
in_time() { "$@" --no-run && timeout "$PATIENCE" "$@"; }
pallet_tests() {
	local tests=tests::properties
	[[ $1 != svm ]] || tests=tests::
	export SKIP_WASM_BUILD=1
	in_time cargo test --locked --quiet -p "pallet-mira-$1" --features try-runtime --lib "$tests"
}
# What the executor's own tests do not find, the oracle may.
executor_tests() {
	in_time cargo test --locked --quiet -p mira-svm-executor --lib && cd svm-host/oracle &&
		CARGO_TARGET_DIR=$MIRA_ORACLE_TARGET WASM_BUILD_WORKSPACE_HINT=$PWD \
			in_time cargo test --release --locked --quiet --test differential --test programs
}
run_tests() {
	(cd "$COPY" && if [[ $1 == svm-host ]]; then executor_tests; else pallet_tests "$1"; fi) >"$LOG_DIR/faults-$1.log" 2>&1
}
# The tests that noticed, as a cell of a table: the first, and how many more.
noticed_by() {
	local code=$1 log=$2 names
	((code != TIMED_OUT)) || { echo "nothing came of it in $PATIENCE seconds" && return; }
	names=$(sed -n 's/^    \([a-z_0-9]\+\(::[a-z_0-9]\+\)*\)$/\1/p' "$log" | sort -u)
	local more=$(($(wc -l <<<"$names") - 1)) first
	first=$(head -1 <<<"$names")
	if ((more)); then echo "\`$first\` and $more more"; else echo "\`$first\`"; fi
}
# Takes the rows of a record, and puts it where it belongs, whole.
write_record() {
	local subject=$1 crate=$2 record=$3
	{
		printf '# Which tests notice what\n\n'
		printf 'Each fault of [faults.tsv](faults.tsv) put into commit %s by itself, by ' "$(git rev-parse --short HEAD)"
		printf '`scripts/seeded-faults.sh --record %s` (%s).\n\n' "$subject" "$(date -u +%F)"
		printf '| fault | noticed by |\n|---|---|\n' && cat "$record"
	} >"$record.whole"
	mv "$record.whole" "$crate/faults.md" && rm "$record"
}
mkdir -p "$LOG_DIR"
missed=0 found=0
for subject in "${subjects[@]}"; do
	crate=$(crate_of "$subject")
	record=$(mktemp)
	run_tests "$subject" || die "the tests of $subject fail without any fault: $LOG_DIR/faults-$subject.log"
	while IFS=$'\t' read -r name files expression; do
		[[ -n $name && $name != '#'* && $name == *"$NAMED"* ]] || continue
		unchanged=''
		for file in ${files//,/ }; do
			sed -i -E "$expression" "$COPY/$crate/src/$file"
			! git -C "$COPY" diff --quiet -- "$crate/src/$file" || unchanged=$file
		done
		if [[ -n $unchanged ]]; then
			warn "$subject: '$name' changes nothing in $unchanged: the list is out of date" && missed=$((missed + 1))
			git -C "$COPY" checkout --quiet -- .
			continue
		fi
		code=0 && run_tests "$subject" || code=$?
		if ((!code)); then
			say "${RED}missed${PLAIN} $subject: $name" && missed=$((missed + 1))
			echo "| $name | **nothing** |" >>"$record"
		elif ((code != TIMED_OUT)) && ! grep -q '^test result: FAILED' "$LOG_DIR/faults-$subject.log"; then
			warn "$subject: '$name' does not compile: $LOG_DIR/faults-$subject.log" && missed=$((missed + 1))
		else
			say "${GREEN}found${PLAIN}  $subject: $name" && found=$((found + 1))
			echo "| $name | $(noticed_by "$code" "$LOG_DIR/faults-$subject.log") |" >>"$record"
		fi
		git -C "$COPY" checkout --quiet -- .
	done <"$crate/faults.tsv"
	if [[ -n $RECORD ]]; then write_record "$subject" "$crate" "$record"; else rm "$record"; fi
done
((found + missed)) || die "no fault is named so" 2
say "test result: $found found, $missed missed"
((missed == 0))
