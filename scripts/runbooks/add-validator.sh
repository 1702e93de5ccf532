#!/usr/bin/env bash
# Rehearses add-validator.md on this machine: a fifth validator joins a network of four.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/network.sh"

usage() {
	cat <<'END_OF_HELP'
Usage: scripts/runbooks/add-validator.sh [--keep]

Starts a network of four validators with eras of a minute, then a fifth node; bonds, makes its consensus keys on it with
the proof of ownership, registers them, declares it, and waits until it authors a block. About five minutes. Leaves
nothing behind.

  --keep  keep the folder with keys, specs, databases and logs (the nodes are stopped)
  --help  this text

Exit code: 0 it works as described, 1 it does not, 2 called wrongly, 3 a prerequisite is missing.
END_OF_HELP
}
rehearsal_arguments usage "$@"
needs_clients
network_up 4 "$MINUTES"

step "1. A node of its own, synced, without any consensus key"
new_validator 5
mkdir -p "$(chain_folder 5)/network"
install -m 600 "$NETWORK/keys/node-5" "$(chain_folder 5)/network/secret_ed25519"
start_node 5 --validator
await 5 120 "node 5 follows" has_finalized 5 2

step "2. Bond"
operate 5 guest bond --amount 20000

step "3. Consensus keys, and the proof that they are this node's"
operate 5 guest rotate-keys

step "4. Declare"
operate 5 guest validate --commission 5

step "5. In the active set, and authoring"
operate 5 guest await-active --timeout 420
operate 5 guest await-authored --timeout 240
operate 5 guest status
say "${GREEN}PASS${PLAIN} The fifth validator authors."
