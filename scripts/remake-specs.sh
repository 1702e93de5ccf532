#!/usr/bin/env bash
# Remakes the chain specs in chain-specs/ from the node's presets, or says which of them are not what the node makes.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
node_given=${MIRA_NODE:-}
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
[[ -z $node_given ]] || MIRA_NODE=$node_given

usage() {
	cat <<'END_OF_HELP'
Usage: scripts/remake-specs.sh [--check] [--wasm FILE] [--node FILE]

Writes chain-specs/{development,local}.json and .raw.json, chain-specs/production.json (a template: plain only), and
chain-specs/SHA256SUMS. Nothing in them depends on the time or place: the same node and wasm give the same bytes.

  --check      write nothing; compare, and say what differs. Without --wasm, another runtime is no difference: that of a
               build on this machine is never, byte for byte, the released one
  --wasm FILE  the genesis runtime, as made by scripts/build-runtime.sh, so that everybody gets the same bytes;
               else the one inside the node, which differs from machine to machine
  --node FILE  the node that exports (MIRA_NODE, else the release build)
  --help       this text

Exit code: 0 written or all the same, 1 something differs or failed, 2 called wrongly, 3 a prerequisite is missing.

Examples:
  scripts/build-runtime.sh --out /tmp/runtime
  scripts/remake-specs.sh --wasm /tmp/runtime/mira_runtime.compact.compressed.wasm
  scripts/remake-specs.sh --check
END_OF_HELP
}

CHECK='' WASM=''
while (($#)); do
	case $1 in
	--check) CHECK=1 ;;
	--wasm) WASM=${2:?--wasm needs a file} && shift ;;
	--node) MIRA_NODE=${2:?--node needs a file} && shift ;;
	-h | --help) usage && exit 0 ;;
	*) die "unknown argument '$1'; see scripts/remake-specs.sh --help" 2 ;;
	esac
	shift
done
for command in jq sha256sum cmp od; do need "$command" "Run scripts/setup.sh."; done
[[ -x $MIRA_NODE ]] || die "there is no node at $MIRA_NODE. Build it: cargo build --release -p mira-node" 3
[[ -z $WASM || -s $WASM ]] || die "there is no wasm at $WASM" 2
SPECS=$ROOT/chain-specs

WORK=$(mktemp -d)
# shellcheck disable=SC2317 # called by the exit trap
cleanup() { rm -rf "$WORK"; }
at_exit cleanup
mkdir "$WORK/new"
[[ -z $WASM ]] || printf '0x%s\n' "$(od -An -v -tx1 "$WASM" | tr -d ' \n')" >"$WORK/code"

# with_code: the plain spec on the input, with the code of --wasm. By text: jq would abbreviate large numbers.
with_code() {
	if [[ -z $WASM ]]; then awk 1; else
		awk 'NR == FNR { code = $0; next }
			/^ *"code": "0x/ { comma = /,$/ ? "," : ""; sub(/0x.*/, ""); $0 = $0 code "\"" comma } { print }' "$WORK/code" -
	fi
}
# make NAME ID: the plain spec of the preset behind the id.
make() {
	"$MIRA_NODE" export-chain-spec --chain "$2" | with_code >"$WORK/new/$1.json"
	jq -e '.genesis.runtimeGenesis.code | startswith("0x")' "$WORK/new/$1.json" >/dev/null || die "the node's '$2' holds no runtime"
}
make_raw() { "$MIRA_NODE" export-chain-spec --chain "$WORK/new/$1.json" --raw >"$WORK/new/$1.raw.json"; }

make development dev
make local local
make production production
make_raw development
make_raw local
(cd "$WORK/new" && sha256sum -- *.json >SHA256SUMS)

if [[ -z $CHECK ]]; then
	mkdir -p "$SPECS"
	cp "$WORK/new"/* "$SPECS/"
	(cd "$SPECS" && cat SHA256SUMS)
	exit 0
fi

# --- compare --------------------------------------------------------------------------------------------------------
without_code() { jq -S 'del(.genesis.runtimeGenesis.code, .genesis.raw.top["0x3a636f6465"])' "$1" 2>/dev/null || echo "not JSON: $1"; }
differ=0
for new in "$WORK/new"/*; do
	file=${new##*/} old=$SPECS/${new##*/}
	if [[ ! -e $old ]]; then
		say "$file: missing"
	elif cmp -s "$old" "$new"; then
		say "$file: the same"
		continue
	elif [[ $file == SHA256SUMS ]]; then
		[[ -n $WASM ]] || continue # its sums are of files with another runtime
		say "$file: differs"
	elif [[ $(without_code "$old" | sha256sum) == "$(without_code "$new" | sha256sum)" ]]; then
		say "$file: the same but for its runtime"
		[[ -n $WASM ]] || continue
	else
		say "$file: differs in more than its runtime"
	fi
	differ=$((differ + 1))
done
(cd "$SPECS" && sha256sum --check --quiet SHA256SUMS) ||
	die "chain-specs/SHA256SUMS does not fit the files beside it"
((differ == 0)) || die "$differ of the files are not what this node${WASM:+ and wasm} makes; remake them: scripts/remake-specs.sh"
