#!/usr/bin/env bash
# Sets up, builds, and starts a one-validator development network of Mira; then says where it is and what to try.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

DIR=${MIRA_DEV_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/mira-dev}
usage() {
	cat <<END
Usage: scripts/run.sh [--fresh] [--port N] [--detach | --stop] [-- NODE ARGUMENTS]

The chain is kept in $DIR (MIRA_DEV_DIR changes that) and goes on where it
stopped. It runs until Ctrl-C.

  --fresh    start over: delete the chain first
  --port N   port of RPC and WebSocket (9944)
  --detach   return when the network runs; it goes on in the background
  --stop     stop the network that runs in that folder
  --help     this text
  --         what follows goes to mira-node, e.g. -- --log debug

Exit code: 0 stopped as asked, 1 it failed, 2 called wrongly, 3 a prerequisite is missing.

Examples:
  scripts/run.sh
  scripts/run.sh --fresh --detach && scripts/run.sh --stop
  MIRA_DEV_DIR=/tmp/mira-two scripts/run.sh --port 9955 -- --port 30444 --prometheus-port 9616
END
}

FRESH='' DETACH='' STOP='' PORT=9944 EXTRA=()
while (($#)); do
	case $1 in
	--fresh) FRESH=1 ;;
	--detach) DETACH=1 ;;
	--stop) STOP=1 ;;
	--port) PORT=${2:?--port needs a number} && shift ;;
	-h | --help) usage && exit 0 ;;
	--) shift && EXTRA=("$@") && break ;;
	*) die "unknown argument '$1'; see scripts/run.sh --help" 2 ;;
	esac
	shift
done
[[ $PORT =~ ^[0-9]+$ && $PORT -ge 1 && $PORT -le 65535 ]] || die "--port must be a number from 1 to 65535, not '$PORT'" 2
[[ $DIR == /* ]] || DIR=$PWD/$DIR
MARK=$DIR/mira-dev-network PID_FILE=$DIR/node.pid LOG=$DIR/node.log

# --- the node in that folder ----------------------------------------------------------------------------------------
# Its process id, if the one in the file is still a node on this folder (ids are used again).
running_pid() {
	local pid
	pid=$(cat "$PID_FILE" 2>/dev/null) && [[ $pid =~ ^[0-9]+$ ]] || return 1
	tr '\0' '\n' 2>/dev/null <"/proc/$pid/cmdline" | grep -qxF -- "$DIR" && echo "$pid"
}
stop_node() {
	kill -TERM "$1" 2>/dev/null || true
	wait_for '' 30 all_gone "$1" || {
		warn "the node did not end within 30 s of being asked; killing it"
		kill -KILL "$1" 2>/dev/null || true
	}
	rm -f "$PID_FILE"
}
if [[ -n $STOP ]]; then
	pid=$(running_pid) || die "no network runs in $DIR; start one: scripts/run.sh --detach"
	stop_node "$pid"
	say "Stopped."
	exit 0
fi
if pid=$(running_pid); then
	die "a network runs in $DIR already (process $pid); stop it: scripts/run.sh --stop"
fi

# option_value NAME DEFAULT: what the node's own arguments say, so that the right ports are looked at and printed.
option_value() {
	local i
	for ((i = 0; i < ${#EXTRA[@]}; i++)); do
		[[ ${EXTRA[i]} != "$1="* ]] || { echo "${EXTRA[i]#*=}" && return; }
		[[ ${EXTRA[i]} != "$1" ]] || { echo "${EXTRA[i + 1]:-$2}" && return; }
	done
	echo "$2"
}
PEERS=$(option_value --port 30333) PROMETHEUS=$(option_value --prometheus-port 9615)
check_port() { # NUMBER WHAT HOW TO CHOOSE ANOTHER
	! port_taken "$1" || die "port $1 ($2) is taken by another program. See which: ss -ltnp 'sport = :$1'. Or choose another: scripts/run.sh $3"
}
check_port "$PORT" RPC "--port $((PORT + 1))"
check_port "$PEERS" peers "-- --port $((PEERS + 1))"
check_port "$PROMETHEUS" Prometheus "-- --prometheus-port $((PROMETHEUS + 1))"

# --- is the folder ours, and free -----------------------------------------------------------------------------------
[[ -e $MARK || ! -d $DIR || -z $(ls -A "$DIR") ]] ||
	die "$DIR holds something that scripts/run.sh did not make; it is left alone. Choose another folder with MIRA_DEV_DIR"
user=$(find /proc/[0-9]*/fd -maxdepth 1 -lname "$DIR/*" 2>/dev/null | head -n 1 | cut -d/ -f3 || true)
[[ -z $user ]] || die "process $user has files in $DIR open; if it is a node, stop it first: kill $user"

# --- build ----------------------------------------------------------------------------------------------------------
"$ROOT/scripts/setup.sh"
select_tools # setup may just have provided one
cd "$ROOT"
[[ -x $MIRA_NODE ]] || say "Building the node; from nothing that takes about half an hour on 2 cores."
cargo build --release --locked -p mira-node || die "the build failed; the compiler's message is above"

# --- the chain's folder ---------------------------------------------------------------------------------------------
[[ -z $FRESH ]] || rm -rf "$DIR"
mkdir -p "$DIR"
touch "$MARK"
[[ ! -e $LOG ]] || mv -f "$LOG" "$LOG.old"

# --- start ----------------------------------------------------------------------------------------------------------
command=("$MIRA_NODE" --dev --base-path "$DIR" --rpc-port "$PORT" "${EXTRA[@]}")
if [[ -n $DETACH ]]; then
	setsid "${command[@]}" >"$LOG" 2>&1 </dev/null &
else
	"${command[@]}" >"$LOG" 2>&1 </dev/null &
fi
NODE_PID=$!
echo "$NODE_PID" >"$PID_FILE"
end_node() {
	kill -0 "$NODE_PID" 2>/dev/null || { rm -f "$PID_FILE" && return; }
	say "Stopping the node ..."
	stop_node "$NODE_PID"
}
at_exit end_node

DEADLINE=90
fail() {
	tail -n 30 "$LOG" | sed 's/^/     | /'
	die "$1; whole log: $LOG"
}
number() { # of the header with that hash, or of the best one
	local header
	header=$(rpc chain_getHeader "${1:-[]}" "$PORT") && header=$(jq -r .number <<<"$header") && [[ $header == 0x* ]] && echo $((header))
}
finalized() {
	local hash
	hash=$(rpc chain_getFinalizedHead '[]' "$PORT") && number "[$hash]"
}
answers() { ! kill -0 "$NODE_PID" 2>/dev/null || number >/dev/null; }
produces() { ! kill -0 "$NODE_PID" 2>/dev/null || (($(number || echo 0) > FIRST && $(finalized || echo 0) > 0)); }
await() { # CONDITION WHAT
	wait_for '' $((DEADLINE - SECONDS + STARTED)) "$1" || fail "$2 within $DEADLINE s"
	kill -0 "$NODE_PID" 2>/dev/null || fail "the node ended"
}
say "Starting the network ..."
STARTED=$SECONDS
await answers "RPC did not answer"
FIRST=$(number || echo 0)
await produces "no block was produced and finalized"

cat <<END

${BOLD}Mira runs.${PLAIN} Best block $(number), finalized $(finalized), after $((SECONDS - STARTED)) s.
  RPC, WebSocket  http://127.0.0.1:$PORT  ws://127.0.0.1:$PORT
  Prometheus      http://127.0.0.1:$PROMETHEUS/metrics
  Chain           $DIR
  Log             $LOG

Try:
  in a browser    https://polkadot.js.org/apps/?rpc=ws://127.0.0.1:$PORT
  health          curl -s -H 'Content-Type: application/json' http://127.0.0.1:$PORT \\
                    -d '{"jsonrpc":"2.0","id":1,"method":"system_health","params":[]}'
  newest block    curl -s -H 'Content-Type: application/json' http://127.0.0.1:$PORT \\
                    -d '{"jsonrpc":"2.0","id":1,"method":"chain_getHeader","params":[]}'
  when stopped    $MIRA_NODE chain-info --dev --base-path $DIR

END
if [[ -n $DETACH ]]; then
	AT_EXIT=()
	say "It goes on in the background (process $NODE_PID). Stop it: scripts/run.sh --stop"
	exit 0
fi
say "Ctrl-C stops it. What the node says:"
trap 'exit 0' INT TERM
tail -n 0 -f -s 0.5 --pid="$NODE_PID" "$LOG" &
wait "$NODE_PID" && code=0 || code=$?
((code == 0)) || fail "the node ended by itself with exit code $code"
