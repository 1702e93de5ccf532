#!/usr/bin/env bash
# Rehearses retire-validator.md on this machine: one of five validators leaves and takes its stake back.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/network.sh"

usage() {
	cat <<'END_OF_HELP'
Usage: scripts/runbooks/retire-validator.sh [--keep]

Starts a network of five validators with eras of a minute and a bonding period of two; withdraws the candidacy of the
fifth, waits until it is out, stops it, asks the stake back, waits, and withdraws it. About seven minutes. Leaves nothing
behind.

  --keep  keep the folder with keys, specs, databases and logs (the nodes are stopped)
  --help  this text

Exit code: 0 it works as described, 1 it does not, 2 called wrongly, 3 a prerequisite is missing.
END_OF_HELP
}
rehearsal_arguments usage "$@"
needs_clients
network_up 5 "$MINUTES"

step "1. Withdraw the candidacy; the node goes on until it is out"
operate 5 account-5 chill
operate 5 account-5 await-inactive --timeout 420

step "2. Ask the stake back"
operate 5 account-5 unbond --amount all

step "3. Stop the node; finality goes on without it"
stop_node 5
best=$(finalized 1)
await 1 240 "finality goes on" has_finalized 1 $((best + 5))

step "4. Give back the keys, and their deposit"
operate 1 account-5 purge-keys

step "5. Withdraw, once the bonding period is over"
operate 1 account-5 await-unbonded --timeout 600
operate 1 account-5 withdraw
operate 1 account-5 status
say "${GREEN}PASS${PLAIN} The fifth validator is out and has its stake."
