#!/usr/bin/env bash
# Makes the plain and raw chain spec of a live network, with their sha256, from a short description of it.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
node_given=${MIRA_NODE:-}
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
[[ -z $node_given ]] || MIRA_NODE=$node_given

usage() {
	cat <<'END_OF_HELP'
Usage: scripts/runbooks/make-spec.sh [--node FILE] [--wasm FILE] NETWORK.json FOLDER

Writes FOLDER/<id>.json (plain), FOLDER/<id>.raw.json and FOLDER/SHA256SUMS: the preset `production` with what
NETWORK.json adds. The same input and node give the same bytes.

  --node FILE  the node that exports (MIRA_NODE, else the release build)
  --wasm FILE  the genesis runtime, as made by scripts/build-runtime.sh; else the one inside the node
  --help       this text

NETWORK.json, amounts in whole MIRA, addresses as `mira-node key inspect` prints them:
  {
    "name": "Example", "id": "example", "protocolId": "example",
    "bootNodes": ["/dns/boot.example.org/tcp/30333/p2p/12D3KooW..."],
    "balances": {"<address>": 1000000},
    "validators": [{"account": "<address>", "stake": 50000, "grandpa": "<ed25519>", "babe": "<sr25519>",
                    "authorityDiscovery": "<sr25519>"}],
    "riskCommittee": ["<address>"],
    "seats": 10,               optional: places in the set of validators (as many as there are validators)
    "finalityDistance": 3,     optional: how many blocks behind the best one votes stay
    "parameters": {}           optional: what differs from production's pace (networkParams), for rehearsals
  }

Exit code: 0 written, 1 refused or failed, 2 called wrongly, 3 a prerequisite is missing.
END_OF_HELP
}

WASM='' ARGUMENTS=()
while (($#)); do
	case $1 in
	--node) MIRA_NODE=${2:?--node needs a file} && shift ;;
	--wasm) WASM=${2:?--wasm needs a file} && shift ;;
	-h | --help) usage && exit 0 ;;
	-*) die "unknown argument '$1'; see scripts/runbooks/make-spec.sh --help" 2 ;;
	*) ARGUMENTS+=("$1") ;;
	esac
	shift
done
((${#ARGUMENTS[@]} == 2)) || die "two arguments are needed; see scripts/runbooks/make-spec.sh --help" 2
INPUT=${ARGUMENTS[0]} OUT=${ARGUMENTS[1]}
[[ -r $INPUT ]] || die "there is no readable file $INPUT" 2
[[ -z $WASM || -s $WASM ]] || die "there is no wasm at $WASM" 2
need jq "Run scripts/setup.sh."
[[ -x $MIRA_NODE ]] || die "there is no node at $MIRA_NODE. Build it: cargo build --release -p mira-node" 3

# --- what can be refused before anything is made --------------------------------------------------------------------
# The node refuses more when it starts (well-known keys, no bootnode, too few validators, an empty committee).
faults=$(jq -r '
	def whole: type == "number" and . == floor and . >= 0 and . < 1e15;
	def unknown: keys - ["name", "id", "protocolId", "bootNodes", "balances", "validators", "riskCommittee", "seats",
		"finalityDistance", "parameters"];
	. as $n
	| (unknown[] | "\(.): unknown field"),
	  (("name", "id", "protocolId") | select(($n[.] // "") == "") | "\(.): missing"),
	  (select((.id // "") | test("^[a-z][a-z0-9_-]*$") | not) | "id: small letters, digits, - and _ only; it names folders"),
	  (("bootNodes", "validators", "riskCommittee") | select(($n[.] | type) != "array") | "\(.): a list is needed"),
	  ((.balances // {}) | to_entries[] | select(.value | whole | not) | "balances.\(.key): a whole number of MIRA is needed"),
	  ((.validators // [])[] | select(.stake | whole | not) | "validators: the stake of \(.account) is no whole number of MIRA"),
	  ((.validators // [])[] | select([.account, .grandpa, .babe, .authorityDiscovery] | all(type == "string") | not)
	    | "validators: \(.account) lacks a key"),
	  ((.validators // [])[] | select(($n.balances[.account] // 0) <= .stake)
	    | "balances: \(.account) needs more than its stake, to pay fees and the deposit for its keys"),
	  (((.validators // []) | [.[] | .account, .grandpa, .babe, .authorityDiscovery]) as $all
	    | select(($all | unique | length) != ($all | length)) | "validators: a key is used twice")
	' "$INPUT") || die "$INPUT is not valid JSON"
[[ -z $faults ]] || die "$INPUT:"$'\n'"$faults"

# --- make -----------------------------------------------------------------------------------------------------------
ID=$(jq -r .id "$INPUT")
mkdir -p "$OUT"
template=$(mktemp)
# shellcheck disable=SC2317 # called by the exit trap
cleanup() { rm -f "$template"; }
at_exit cleanup
"$MIRA_NODE" export-chain-spec --chain production >"$template" || die "the node could not export its template"

# Amounts are written as text and unquoted afterwards: jq would round or abbreviate large numbers.
jq --slurpfile network "$INPUT" '
	def units: "@\(tostring)000000000@";
	$network[0] as $n
	| .name = $n.name | .id = $n.id | .protocolId = $n.protocolId | .bootNodes = $n.bootNodes
	| (if $n.finalityDistance then .properties.finalityDistance = $n.finalityDistance else . end)
	| .genesis.runtimeGenesis.patch |= (
		.balances.balances = [$n.balances | to_entries[] | [.key, (.value | units)]]
		| .session.keys = [$n.validators[]
			| [.account, .account, {grandpa, babe, authority_discovery: .authorityDiscovery}]]
		| .staking.stakers = [$n.validators[] | [.account, .account, (.stake | units), "Validator"]]
		| .staking.validatorCount = ($n.seats // ($n.validators | length))
		| .riskCommittee.members = $n.riskCommittee
		| .networkParams.parameters += ($n.parameters // {}))
	' "$template" | sed -E 's/"@([0-9]+)@"/\1/g' >"$OUT/$ID.json"

if [[ -n $WASM ]]; then
	awk 'NR == FNR { code = $0; next }
		/^ *"code": "0x/ { comma = /,$/ ? "," : ""; sub(/0x.*/, ""); $0 = $0 code "\"" comma } { print }' \
		<(printf '0x%s\n' "$(od -An -v -tx1 "$WASM" | tr -d ' \n')") "$OUT/$ID.json" >"$template"
	cp "$template" "$OUT/$ID.json"
fi

"$MIRA_NODE" export-chain-spec --chain "$OUT/$ID.json" --raw >"$OUT/$ID.raw.json" ||
	die "the plain spec $OUT/$ID.json is not accepted; the reason is above"
(cd "$OUT" && sha256sum "$ID.json" "$ID.raw.json" | tee SHA256SUMS)
