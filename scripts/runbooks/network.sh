#!/usr/bin/env bash
# A network of throw-away keys on this machine, for the runbooks' rehearsals beside it. Sourced, never run.
# SPDX-License-Identifier: Apache-2.0
#
# Environment it reads: MIRA_NODE (the node to run), TMPDIR (where the network's folder goes), and what lib.sh reads.
# shellcheck source-path=SCRIPTDIR
node_given=${MIRA_NODE:-}
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
[[ -z $node_given ]] || MIRA_NODE=$node_given
RUNBOOKS=$ROOT/scripts/runbooks

NETWORK='' SPEC='' CHAIN_ID=rehearsal # its folder, its raw spec, its id
NODE_PIDS=() KEEP=''
step() { say "${BOLD}$*${PLAIN}"; }

# rehearsal_arguments USAGE ARGUMENTS...: the two that every rehearsal takes.
rehearsal_arguments() {
	local usage=$1
	shift
	while (($#)); do
		case $1 in
		--keep) KEEP=1 ;;
		-h | --help) "$usage" && exit 0 ;;
		*) die "unknown argument '$1'; see --help" 2 ;;
		esac
		shift
	done
	[[ -x $MIRA_NODE ]] || die "there is no node at $MIRA_NODE. Build it: cargo build --release -p mira-node; or name one with MIRA_NODE" 3
	for command in jq curl sha256sum; do need "$command" "Run scripts/setup.sh."; done
	NETWORK=$(mktemp -d "${TMPDIR:-/tmp}/mira-$(basename "$0" .sh).XXXXXX")
	at_exit network_end
}
# needs_clients: for rehearsals that sign transactions.
needs_clients() {
	need node "Run scripts/setup.sh --with-clients."
	[[ -d $ROOT/zombienet/clients/node_modules/@polkadot/api ]] ||
		die "polkadot.js is not installed. Run: npm --prefix zombienet/clients ci" 3
}

# Ends every node by its process id. The folder goes too, unless the rehearsal failed or --keep was given.
# shellcheck disable=SC2317 # called by the exit trap, in which `code` is the exit code
network_end() {
	local number
	for number in "${!NODE_PIDS[@]}"; do stop_node "$number"; done
	if ((${code:-0} == 0)) && [[ -z $KEEP ]]; then
		rm -rf "$NETWORK"
	else
		say "Kept: $NETWORK (keys, specs, databases, logs)"
	fi
}

# --- keys -----------------------------------------------------------------------------------------------------------
secret_file() { (umask 077 && cat >"$1"); }
# new_account NAME: a secret phrase in keys/NAME; prints the address.
new_account() {
	mkdir -p "$NETWORK/keys"
	"$MIRA_NODE" key generate --words 24 --output-type json | jq -r .secretPhrase | secret_file "$NETWORK/keys/$1"
	public_of sr25519 "$1"
}
# derive NAME PATH NEW NAME: the key at PATH below the phrase in keys/NAME.
derive() { echo "$(<"$NETWORK/keys/$1")$2" | secret_file "$NETWORK/keys/$3"; }
public_of() { "$MIRA_NODE" key inspect --scheme "$1" --output-type json "$NETWORK/keys/$2" | jq -re .ss58PublicKey; }

# new_validator NUMBER: an account, consensus keys below a phrase of their own, a node key.
new_validator() {
	new_account "account-$1" >/dev/null
	new_account "consensus-$1" >/dev/null
	derive "consensus-$1" //grandpa "gran-$1"
	derive "consensus-$1" //babe "babe-$1"
	derive "consensus-$1" //discovery "audi-$1"
	(umask 077 && "$MIRA_NODE" key generate-node-key --chain production --file "$NETWORK/keys/node-$1" 2>"$NETWORK/peer-$1") ||
		die "no node key was made: $(<"$NETWORK/peer-$1")"
}
peer_id() { "$MIRA_NODE" key inspect-node-key --file "$NETWORK/keys/node-$1"; }

# --- spec -----------------------------------------------------------------------------------------------------------
RPC_BASE=0 MOST_NODES=8
rpc_port() { echo $((RPC_BASE + $1)); }
peer_port() { echo $((RPC_BASE + MOST_NODES + 1 + $1)); }
choose_ports() {
	local try port
	for try in {1..50}; do
		RPC_BASE=$((20000 + (RANDOM % 4000) * 2 + try))
		for ((port = RPC_BASE; port <= RPC_BASE + 2 * MOST_NODES + 2; port++)); do ! port_taken "$port" || continue 2; done
		return
	done
	die "no free range of ports was found"
}

# Epochs and eras of a minute, so that a rehearsal sees the set of validators change.
# shellcheck disable=SC2034 # used by the rehearsals
MINUTES='{"epochLength":10,"sessionsPerEra":1,"bondingDuration":2,"slashDeferDuration":1,"periodDivisor":1200}'

# describe_network VALIDATORS [PARAMETERS]: keys for all, and network.json, the input of make-spec.sh.
describe_network() {
	local number validators='[]' boot='[]' parameters=${2:-'{}'} seats committee='[]' guest
	choose_ports
	for ((number = 1; number <= $1; number++)); do
		new_validator "$number"
		validators=$(jq -c --arg account "$(public_of sr25519 "account-$number")" --arg grandpa "$(public_of ed25519 "gran-$number")" \
			--arg babe "$(public_of sr25519 "babe-$number")" --arg discovery "$(public_of sr25519 "audi-$number")" \
			'. + [{account: $account, stake: 50000, grandpa: $grandpa, babe: $babe, authorityDiscovery: $discovery}]' <<<"$validators")
		boot=$(jq -c --arg at "/ip4/127.0.0.1/tcp/$(peer_port "$number")/p2p/$(peer_id "$number")" '. + [$at]' <<<"$boot")
	done
	for number in 1 2 3; do committee=$(jq -c --arg seat "$(new_account "committee-$number")" '. + [$seat]' <<<"$committee"); done
	guest=$(new_account guest)
	seats=$(($1 + 2))
	jq -n --arg id "$CHAIN_ID" --argjson boot "$boot" --argjson validators "$validators" --argjson committee "$committee" \
		--argjson parameters "$parameters" --argjson seats "$seats" --arg guest "$guest" '{
			name: "Mira rehearsal", id: $id, protocolId: $id, bootNodes: $boot, seats: $seats, parameters: $parameters,
			validators: $validators, riskCommittee: $committee,
			balances: (([$validators[].account, $guest] | map({(.): 100000}) | add) + ($committee | map({(.): 1000}) | add))
		}' >"$NETWORK/network.json"
}
make_spec() {
	"$RUNBOOKS/make-spec.sh" --node "$MIRA_NODE" "$NETWORK/network.json" "$NETWORK/spec"
	SPEC=$NETWORK/spec/$CHAIN_ID.raw.json
}

# --- nodes ----------------------------------------------------------------------------------------------------------
base_path() { echo "$NETWORK/node-$1"; }
chain_folder() { echo "$NETWORK/node-$1/chains/$CHAIN_ID"; }
# install_keys NUMBER: its node key and consensus keys, into the folder the node will run from.
install_keys() {
	local type folder
	folder=$(chain_folder "$1")
	mkdir -p "$folder/network" && chmod 700 "$NETWORK/node-$1"
	install -m 600 "$NETWORK/keys/node-$1" "$folder/network/secret_ed25519"
	insert_key "$1" gran ed25519
	for type in babe audi; do insert_key "$1" "$type" sr25519; done
}
insert_key() {
	"$MIRA_NODE" key insert --chain "$SPEC" --base-path "$(base_path "$1")" --key-type "$2" --scheme "$3" --suri "$NETWORK/keys/$2-$1"
}
# start_node NUMBER ARGUMENTS...: on addresses of this machine alone.
start_node() {
	local number=$1
	shift
	"$MIRA_NODE" --chain "$SPEC" --base-path "$(base_path "$number")" --name "rehearsal-$number" \
		--listen-addr "/ip4/127.0.0.1/tcp/$(peer_port "$number")" --rpc-port "$(rpc_port "$number")" \
		--allow-private-ip --discover-local --no-mdns --no-telemetry --no-prometheus "$@" \
		>>"$NETWORK/node-$number.log" 2>&1 </dev/null &
	NODE_PIDS[number]=$!
}
stop_node() {
	[[ -z ${NODE_PIDS[$1]:-} ]] || stop_tree "${NODE_PIDS[$1]}" 30
	unset "NODE_PIDS[$1]"
}

# await NUMBER SECONDS WHAT COMMAND...: until COMMAND succeeds; gives up if node NUMBER has ended or time is over.
await() {
	local number=$1 seconds=$2 what=$3
	shift 3
	wait_for "$what" "$seconds" ended_or "$number" "$@" || fail_with_log "$number" "$what: not within $seconds s"
	kill -0 "${NODE_PIDS[$number]}" 2>/dev/null || fail_with_log "$number" "node $number ended"
}
ended_or() { ! kill -0 "${NODE_PIDS[$1]}" 2>/dev/null || "${@:2}"; }
fail_with_log() {
	tail -n 30 "$NETWORK/node-$1.log" | sed 's/^/     | /' >&2
	die "$2"
}

# finalized NUMBER: the height that node NUMBER holds for final.
finalized() {
	local hash header
	hash=$(rpc chain_getFinalizedHead '[]' "$(rpc_port "$1")") && header=$(rpc chain_getHeader "[$hash]" "$(rpc_port "$1")") &&
		header=$(jq -r .number <<<"$header") && [[ $header == 0x* ]] && echo $((header))
}
has_finalized() { (($(finalized "$1" || echo 0) >= $2)); }

# network_up VALIDATORS [PARAMETERS]: what launch-network.md describes, from keys to finality.
network_up() {
	local number
	step "Keys, spec, $1 validators"
	describe_network "$@"
	make_spec
	for ((number = 1; number <= $1; number++)); do
		install_keys "$number"
		start_node "$number" --validator
	done
	for ((number = 1; number <= $1; number++)); do await "$number" 240 "validator $number sees finality" has_finalized "$number" 2; done
	say "Final: block $(finalized 1)."
}

# operate NODE ACCOUNT COMMAND...: validator.mjs, signing with keys/ACCOUNT, over the RPC of node NODE.
operate() {
	local number=$1 account=$2
	shift 2
	node "$RUNBOOKS/validator.mjs" "$@" --rpc "ws://127.0.0.1:$(rpc_port "$number")" --signer "$NETWORK/keys/$account"
}
