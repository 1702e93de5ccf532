#!/usr/bin/env bash
# Gathers what an auditor or voter asks for first: who may do what, what always holds, what it is made of, which wasm.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
node_given=${MIRA_NODE:-}
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
[[ -z $node_given ]] || MIRA_NODE=$node_given

usage() {
	cat <<END
Usage: scripts/audit-pack.sh [--out FOLDER] [--rpc URL] [--wasm FILE]

Writes a folder of Markdown files and an index:
  calls.md, origins.md, tracks.md  from the metadata of a running chain
  privileged-origins.md            every origin the runtime's configuration names, with file and line
  invariants.md                    numbered invariants of Mira's pallets, with the tests that break each
  dependencies.md                  every crate in the lock file, with version, licence and source
  runtime.md                       hash of the runtime that a referendum names

  --out FOLDER  where (audit-pack in the target folder); it is made, or must be one that this script made
  --rpc URL     the chain to describe, like ws://127.0.0.1:9944; else a development node is started for it and stopped
  --wasm FILE   the runtime, as made by scripts/build-runtime.sh; else the one it made last for this commit, if any
  --help        this text

Exit code: 0 written, 1 failed or incomplete (the index says what is missing), 2 called wrongly, 3 a prerequisite is missing.

Examples:
  scripts/build-runtime.sh && scripts/audit-pack.sh --out audit
  scripts/audit-pack.sh --rpc wss://rpc.example.org
END
}

OUT=$CARGO_TARGET_DIR/audit-pack URL='' WASM=''
while (($#)); do
	case $1 in
	--out) OUT=${2:?--out needs a folder} && shift ;;
	--rpc) URL=${2:?--rpc needs an address} && shift ;;
	--wasm) WASM=${2:?--wasm needs a file} && shift ;;
	-h | --help) usage && exit 0 ;;
	*) die "unknown argument '$1'; see scripts/audit-pack.sh --help" 2 ;;
	esac
	shift
done
[[ $OUT == /* ]] || OUT=$PWD/$OUT
[[ -z $WASM || -s $WASM ]] || die "there is no wasm at $WASM" 2
for command in jq cargo git awk b2sum; do need "$command" "Run scripts/setup.sh."; done
need node "Run scripts/setup.sh --with-clients."
[[ -d $ROOT/zombienet/clients/node_modules/@polkadot/api ]] || die "polkadot.js is not installed. Run: npm --prefix zombienet/clients ci" 3
MARK=.mira-audit-pack
[[ ! -e $OUT || -e $OUT/$MARK || -z $(ls -A "$OUT") ]] || die "$OUT holds something that this script did not make; choose another --out" 2
mkdir -p "$OUT" && touch "$OUT/$MARK"
cd "$ROOT"
COMMIT=$(git rev-parse HEAD 2>/dev/null) || COMMIT='none yet'
CHANGES=''
[[ -z $(git status --porcelain 2>/dev/null) ]] || CHANGES=', with changes that are not committed'

# --- from a chain ---------------------------------------------------------------------------------------------------
NODE_PID='' PORT=''
SOURCES=''
end_node() {
	[[ -z $NODE_PID ]] || stop_tree "$NODE_PID"
	rm -f "$SOURCES"
}
answers() { ! kill -0 "$NODE_PID" 2>/dev/null || rpc system_chain '[]' "$PORT" >/dev/null; }
start_chain() {
	[[ -x $MIRA_NODE ]] || { echo "there is no node at $MIRA_NODE; build it, or name a chain with --rpc" && return 1; }
	PORT=$(free_port)
	"$MIRA_NODE" --dev --tmp --port 0 --rpc-port "$PORT" --no-prometheus --no-telemetry &
	NODE_PID=$!
	wait_for "the development node to answer" 90 answers && kill -0 "$NODE_PID" && URL=ws://127.0.0.1:$PORT
}
# Pallet, crate, folder of its sources: as the runtime names them and cargo finds them.
pallet_sources() {
	cargo metadata --locked --offline --format-version 1 | jq -r --rawfile names \
		<(sed -nE 's/^\tpub type ([A-Za-z]+) = ([a-z_]+)(::[a-z_]+)?(<.*>)?;$/\1 \2/p' runtime/src/lib.rs) '
		INDEX(.packages[]; .name | gsub("-"; "_")) as $of | $names | split("\n")[] | select(. != "") | split(" ")
		| select($of[.[1]]) | [.[0], .[1], ($of[.[1]].manifest_path | sub("Cargo.toml$"; "src"))] | @tsv'
}
from_chain() {
	trap end_node EXIT # of this stage, which runs in a shell of its own
	[[ -n $URL ]] || start_chain || return 1
	SOURCES=$(mktemp) && pallet_sources >"$SOURCES" &&
		node scripts/runbooks/describe-chain.mjs write --rpc "$URL" --out "$OUT" --sources "$SOURCES" --origins "$OUT/privileged-origins.md"
}

# --- from the sources -----------------------------------------------------------------------------------------------
# Every associated type of the configuration that is or holds an origin, whole, with the pallet it belongs to.
privileged() {
	local file
	echo "# Privileged origins, as configured"$'\n'
	echo "Every \`type ...Origin... = ...;\` of the runtime's configuration. Root has the track \`root\`; the other origins of"
	echo "referenda have the tracks at the end. Who may make a call that none of these guards, stands in calls.md."$'\n'
	echo "| pallet | origin | who | where |"$'\n'"|---|---|---|---|"
	for file in runtime/src/configs/*.rs; do
		awk -v file="$file" '
			/^impl.* for Runtime/ { pallet = $0; sub(/^impl(<[^>]*>)? */, "", pallet); sub(/::Config.*/, "", pallet) }
			/^\ttype [A-Za-z]*Origin[A-Za-z]* *=/ && !/type (RuntimeOrigin|PalletsOrigin|OriginPrivilegeCmp) / { line = FNR; text = ""; open = 1 }
			open { text = text " " $0 }
			open && /;[ \t]*$/ {
				open = 0; gsub(/[ \t]+/, " ", text); sub(/^ *type /, "", text); sub(/;.*/, "", text)
				name = text; sub(/ *=.*/, "", name); sub(/^[^=]*= */, "", text); gsub(/\|/, "\\|", text)
				printf "| `%s` | `%s` | `%s` | `%s:%d` |\n", pallet, name, text, file, line
			}' "$file"
	done
	echo $'\n'"Origins that are defined as others:"$'\n'
	# shellcheck disable=SC2016 # Markdown
	grep -nE '^(pub )?type [A-Za-z]+ = .*(Ensure|EitherOf)' runtime/src/configs/*.rs | sed -E 's/^([^:]*:[0-9]+):(.*)$/- `\2` (`\1`)/'
	echo $'\n'"Tracks and the origins they grant (\`runtime/src/governance/tracks.rs\`):"$'\n'
	echo "| origin | track |"$'\n'"|---|---|"
	awk '/fn track_for/ { on = 1 } on && /=> (Ok\()?[0-9]+/ {
		split($0, p, / *=> */); gsub(/[^0-9]/, "", p[2]); sub(/^[ \t]*/, "", p[1]); sub(/.*RawOrigin::Root.*/, "Root", p[1])
		printf "| `%s` | %s |\n", p[1], p[2] }' \
		runtime/src/governance/tracks.rs
	echo $'\n'"What passes the call filters: \`RunsInSafeMode\` and \`NEVER_PAUSED_*\` in \`runtime/src/configs/guard.rs\`."
}

# The numbered list under "# Invariants" in each pallet's crate documentation, and the tests named after each number.
invariants() {
	local crate lib number text tests bare=0
	echo "# Invariants, and the tests that break each"$'\n'
	echo "The lists are those of the crates' documentation. \`try_state\` checks each after every test and, with the feature"
	echo "try-runtime, on a chain's state; a test named after its number corrupts the state and expects the check to fail."
	for crate in pallets/*/; do
		lib=${crate}src/lib.rs
		echo $'\n'"## \`${crate%/}\`"$'\n'
		echo "| number | invariant | broken by |"$'\n'"|---|---|---|"
		while IFS=$'\t' read -r number text; do
			tests=$(find "${crate}src" -name '*.rs' ! -path '*/src/try_state.rs' -exec grep -hoE "fn i${number}_[a-z0-9_]+" {} + |
				sed 's/^fn //' | sort -u | paste -sd ' ' || true)
			[[ -n $tests ]] || bare=1
			echo "| $number | $text | ${tests:-**none**} |"
		done < <(awk '/^\/\/! # / { on = /# Invariants/ } on && /^\/\/! [0-9]+\. / { if (n) print n "\t" t; n = $2; sub(/\./, "", n); t = $0; sub(/^\/\/! [0-9]+\. /, "", t); next }
			on && n && /^\/\/!   */ { sub(/^\/\/! */, ""); t = t " " $0 } END { if (n) print n "\t" t }' "$lib")
	done
	echo $'\n'"Of the whole runtime, as tests (\`runtime/src/tests\`):"$'\n'
	awk 'FNR == 1 { doc = ""; test = 0 } /^\/\/\/ / { doc = doc " " substr($0, 5); next } /^#\[test\]/ { test = 1 } /^#\[/ { next }
		test && /^fn [a-z_0-9]+\(\) *\{/ {
			name = $2; sub(/\(.*/, "", name); file = FILENAME; sub(/.*\//, "", file); sub(/\.rs$/, "", file)
			printf "- `%s::%s`%s\n", file, name, doc ? ":" doc : "" }
		{ test = 0 }
		{ doc = "" }' runtime/src/tests/*.rs
	((bare == 0)) || { echo $'\n'"**An invariant has no test that breaks it.**" && return 1; }
}

dependencies() {
	echo "# Dependencies"$'\n'
	echo "Every crate of the lock file: all platforms, optional, build and test dependencies included. What a licence permits is"
	echo "decided in \`scripts/licences.allow\`, checked by \`scripts/check.sh\`."$'\n'
	echo "| crate | version | licence | from |"$'\n'"|---|---|---|---|"
	cargo metadata --locked --offline --format-version 1 | jq -r '.packages[] | [.name, .version,
		(.license // (if .license_file then "file \(.license_file)" else "none stated" end)),
		(if .source == null then "this repository" elif (.source | startswith("registry")) then "crates registry" else .source end)]
		| "| \(join(" | ")) |"' | sort -f
}

runtime() {
	local made=$CARGO_TARGET_DIR/mira-runtime/${COMMIT:0:12}
	[[ -n $WASM || ! -s $made/mira_runtime.compact.compressed.wasm ]] || WASM=$made/mira_runtime.compact.compressed.wasm
	echo "# Runtime"$'\n'
	echo "Commit of the sources: $COMMIT$CHANGES"$'\n'
	if [[ -z $WASM ]]; then
		echo "**Not built.** Build it, then make the pack again: \`scripts/build-runtime.sh\`."
		return 1
	fi
	echo '```'
	if [[ -s ${WASM%/*}/hashes.txt ]]; then cat "${WASM%/*}/hashes.txt"; else
		echo "size       $(stat -c %s "$WASM") bytes, compressed"
		echo "sha256     $(sha256sum "$WASM" | cut -d' ' -f1)"
		echo "code hash  0x$(b2sum -l 256 "$WASM" | cut -d' ' -f1)   (blake2-256, for System.authorize_upgrade)"
	fi
	echo '```'$'\n'
	echo "Anybody can check it: \`scripts/build-runtime.sh $COMMIT\` gives the same bytes."
}

# --- the pack -------------------------------------------------------------------------------------------------------
part() { # FILE COMMAND: what COMMAND prints, as FILE; an incomplete one is kept, for the reader to see
	"$2" >"$OUT/$1"
}
lacking=''
stage audit-origins part privileged-origins.md privileged || lacking+=' privileged-origins.md'
stage audit-chain from_chain || lacking+=' calls.md origins.md tracks.md'
stage audit-invariants part invariants.md invariants || lacking+=' invariants.md'
stage audit-dependencies part dependencies.md dependencies || lacking+=' dependencies.md'
stage audit-runtime part runtime.md runtime || lacking+=' runtime.md'
{
	echo "# Audit pack of Mira"$'\n'
	echo "Sources: commit $COMMIT$CHANGES. Made by \`scripts/audit-pack.sh\`."$'\n'
	echo "| file | what it answers |"$'\n'"|---|---|"
	while IFS='|' read -r file answers; do
		[[ " $lacking " != *" $file "* ]] || answers="**incomplete or out of date**; $answers"
		echo "| [$file]($file) | $answers |"
	done <<'LIST'
calls.md|which calls there are, and who may make each
origins.md|as what a call can be dispatched at all
privileged-origins.md|who holds each privileged origin in this runtime, by file and line
tracks.md|how a referendum of each track is decided, and how long it takes
invariants.md|what always holds, and which test shows that its violation is noticed
dependencies.md|what it is made of, in which versions, under which licences
runtime.md|which bytes a referendum names, and how to get the same
LIST
} >"$OUT/README.md"
say "The pack is in $OUT, its index is README.md."
[[ -z $lacking ]] || die "incomplete:$lacking"
