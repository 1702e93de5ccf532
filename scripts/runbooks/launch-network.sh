#!/usr/bin/env bash
# Rehearses launch-network.md on this machine: throw-away keys, a live spec, four validators, finality.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/network.sh"

usage() {
	cat <<'END_OF_HELP'
Usage: scripts/runbooks/launch-network.sh [--keep]

Makes keys and the spec of a live network, shows that the node refuses the bare template, starts four validators on free
ports, and waits until all of them hold the same block for final. About two minutes. Leaves nothing behind.

  --keep  keep the folder with keys, specs, databases and logs (the nodes are stopped)
  --help  this text

Exit code: 0 it works as described, 1 it does not, 2 called wrongly, 3 a prerequisite is missing.
END_OF_HELP
}
rehearsal_arguments usage "$@"

step "1. Keys, made offline"
describe_network 4
find "$NETWORK/keys" -type f -printf '     %m %f\n' | sort -k 2

step "2. Spec"
make_spec
(cd "$NETWORK/spec" && sha256sum --check --quiet SHA256SUMS)
code_of() { jq -r .genesis.runtimeGenesis.code "$1" | sha256sum; }
[[ $(code_of "$NETWORK/spec/$CHAIN_ID.json") == "$(code_of <("$MIRA_NODE" export-chain-spec --chain production))" ]] ||
	die "the spec holds another runtime than the node"

step "3. What the node refuses"
refused=$NETWORK/refused.log
if timeout 60 "$MIRA_NODE" --chain production --base-path "$NETWORK/refused" --no-prometheus --no-telemetry \
	--listen-addr "/ip4/127.0.0.1/tcp/$(peer_port 8)" --rpc-port "$(rpc_port 8)" >"$refused" 2>&1; then
	die "the node started the bare template"
fi
for reason in bootnode validators "risk committee"; do
	grep -q "$reason" "$refused" || die "the refusal does not name '$reason'; see $refused"
done
say "     the bare template: no bootnode, no validators, no risk committee"

step "4. Validators, their keys inserted before they start"
for number in 1 2 3 4; do
	install_keys "$number"
	start_node "$number" --validator
done

step "5. Finality"
for number in 1 2 3 4; do await "$number" 240 "validator $number sees finality" has_finalized "$number" 3; done
hash_at_3() { rpc chain_getBlockHash '[3]' "$(rpc_port "$1")"; }
for number in 2 3 4; do [[ $(hash_at_3 "$number") == "$(hash_at_3 1)" ]] || die "validators 1 and $number disagree about block 3"; done
stage=$(rpc mira_stage "[$(hash_at_3 1)]" "$(rpc_port 1)" | jq -r .stage)
[[ $stage == finalized ]] || die "mira_stage says '$stage' of a final block"
say "${GREEN}PASS${PLAIN} Four validators hold block 3 for final, on $(jq -r .name "$NETWORK/network.json")."
