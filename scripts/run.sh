#!/usr/bin/env bash
# Sets up, builds, and starts a development network of Mira: one validator and bonded verifiers; has a response verified; then
# says where everything is and what to try.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

DIR=${MIRA_DEV_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/mira-dev}
usage() {
	cat <<END
Usage: scripts/run.sh [--fresh] [--attestors N] [--port N] [--no-example] [--detach | --stop] [-- NODE ARGUMENTS]

The chain is kept in $DIR (MIRA_DEV_DIR changes that) and goes on where it
stopped. It runs until Ctrl-C. Verifiers sign for bonded attestors of three families, each with a library of its own and a
calculator; no API key is needed. On a new chain a response that comes with Mira is verified first.

  --fresh        start over: delete the chain first
  --attestors N  how many attestors a new chain has, from 5 to 60 (6)
  --port N       port of RPC and WebSocket (9944)
  --no-example   verify nothing
  --detach       return when the network runs; it goes on in the background
  --stop         stop the network that runs in that folder
  --help         this text
  --             what follows goes to mira-node, e.g. -- --log debug

Environment:
  OPENAI_BASE_URL  an address that speaks the OpenAI API, with /v1: on a new chain one more attestor asks a model there.
                   OPENAI_MODEL names the model (the first one listed), OPENAI_API_KEY is the key, if it needs one

Exit code: 0 stopped as asked, 1 it failed, 2 called wrongly, 3 a prerequisite is missing.

Examples:
  scripts/run.sh
  scripts/run.sh --fresh --detach && scripts/run.sh --stop
  MIRA_DEV_DIR=/tmp/mira-two scripts/run.sh --port 9955 -- --port 30444 --prometheus-port 9616
END
}

FRESH='' DETACH='' STOP='' PORT=9944 ATTESTORS=6 EXAMPLE=1 EXTRA=()
while (($#)); do
	case $1 in
	--fresh) FRESH=1 ;;
	--attestors) ATTESTORS=${2:?--attestors needs a number} && shift ;;
	--no-example) EXAMPLE='' ;;
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
[[ $ATTESTORS =~ ^[0-9]+$ && $ATTESTORS -ge 5 && $ATTESTORS -le 60 ]] ||
	die "--attestors must be a number from 5 to 60, not '$ATTESTORS': a committee has five seats" 2
[[ $DIR == /* ]] || DIR=$PWD/$DIR
MARK=$DIR/mira-dev-network PID_FILE=$DIR/node.pid LOG=$DIR/node.log

# --- the node in that folder ----------------------------------------------------------------------------------------
# Its process id, if the one in the file is still a node on this folder (ids are used again).
running_pid() {
	local pid
	pid=$(cat "$PID_FILE" 2>/dev/null) && [[ $pid =~ ^[0-9]+$ ]] || return 1
	tr '\0' '\n' 2>/dev/null <"/proc/$pid/cmdline" | grep -qxF -- "$DIR" && echo "$pid"
}
# Verifiers end by themselves when they are asked to, and lose nothing if they are killed.
verifier_pids() {
	local file pid
	for file in "$DIR"/verifiers/*.pid; do
		pid=$(cat "$file" 2>/dev/null || true)
		if [[ $pid =~ ^[0-9]+$ ]] && tr '\0' '\n' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF -- "$DIR/verifiers/"; then echo "$pid"; fi
	done
}
stop_verifiers() {
	local pids
	mapfile -t pids < <(verifier_pids)
	((${#pids[@]})) || return 0
	kill -TERM "${pids[@]}" 2>/dev/null || true
	wait_for '' 10 all_gone "${pids[@]}" || kill -KILL "${pids[@]}" 2>/dev/null || true
	rm -f "$DIR"/verifiers/*.pid
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
	stop_verifiers
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
[[ -x $MIRA_NODE ]] || say "Building the node and the client; from nothing that takes about half an hour on 2 cores."
cargo build --release --locked -p mira-node -p mira-client || die "the build failed; the compiler's message is above"

# --- the chain's folder ---------------------------------------------------------------------------------------------
[[ -z $FRESH ]] || rm -rf "$DIR"
mkdir -p "$DIR"
touch "$MARK"
[[ ! -e $LOG ]] || mv -f "$LOG" "$LOG.old"

# --- the attestors of a new chain ------------------------------------------------------------------------------------
# The preset has six. Another number of them, or one that asks a model, makes a chain spec of its own.
LIBRARIES=(atlas almanac annals)
SPEC=$DIR/chain-spec.json MODELS=$DIR/model
public_key() { "$MIRA_NODE" key inspect --output-type json "$1" | jq -r .ss58PublicKey; }
add_attestor() { # NUMBER FAMILY: as the preset has them
	local owner operating
	owner=$(public_key "//Owner//$1") && operating=$(public_key "//Attestor//$1") || return 1
	jq --arg owner "$owner" --arg operating "$operating" --argjson family "$2" '.genesis.runtimeGenesis.patch |=
		(.attestations.attestors += [.attestations.attestors[0] + {owner: $owner, operating: $operating, family: $family}]
		| .balances.balances += [[$owner, 100000000000000]])' "$SPEC" >"$SPEC.new" && mv "$SPEC.new" "$SPEC"
}
own_spec() {
	local number
	"$MIRA_NODE" export-chain-spec --chain dev --output "$SPEC" || return 1
	jq --argjson n "$ATTESTORS" '.genesis.runtimeGenesis.patch.attestations.attestors |= .[:$n]' "$SPEC" >"$SPEC.new" &&
		mv "$SPEC.new" "$SPEC" || return 1
	for ((number = 7; number <= ATTESTORS; number++)); do
		# Families of libraries follow those of models; see runtime/src/genesis.rs.
		add_attestor "$number" $((12 + (number - 1) % 3)) || return 1
	done
	if [[ -e $MODELS ]]; then add_attestor $((ATTESTORS + 1)) 11 || return 1; fi # "other"
	# jq writes large numbers as 1e+16, which the node does not read.
	awk '{ while (match($0, /[0-9.]+e\+[0-9]+/)) $0 = substr($0, 1, RSTART - 1) sprintf("%.0f", substr($0, RSTART, RLENGTH)) substr($0, RSTART + RLENGTH) } 1' \
		"$SPEC" >"$SPEC.new" && mv "$SPEC.new" "$SPEC"
}
if [[ ! -d $DIR/chains ]]; then
	[[ -z ${OPENAI_BASE_URL:-} ]] || touch "$MODELS"
	echo "$ATTESTORS" >"$DIR/attestors"
	if ((ATTESTORS != 6)) || [[ -e $MODELS ]]; then own_spec || die "the chain spec with $ATTESTORS attestors could not be made"; fi
else
	[[ ! -s $DIR/attestors || $(cat "$DIR/attestors") == "$ATTESTORS" || $ATTESTORS == 6 ]] ||
		die "the chain in $DIR has $(cat "$DIR/attestors") attestors; --fresh makes a new one with $ATTESTORS" 2
	ATTESTORS=$(cat "$DIR/attestors" 2>/dev/null || echo 6) EXAMPLE=''
	[[ -z ${OPENAI_BASE_URL:-} || -e $MODELS ]] ||
		warn "the chain in $DIR has no attestor for a model; --fresh makes one that has"
fi
CHAIN=dev RUN=(--dev)
[[ ! -e $SPEC ]] || CHAIN=$SPEC RUN=(--chain "$SPEC" --alice --force-authoring --unsafe-force-node-key-generation)

# --- start ----------------------------------------------------------------------------------------------------------
command=("$MIRA_NODE" "${RUN[@]}" --base-path "$DIR" --rpc-port "$PORT" "${EXTRA[@]}")
if [[ -n $DETACH ]]; then
	setsid "${command[@]}" >"$LOG" 2>&1 </dev/null &
else
	"${command[@]}" >"$LOG" 2>&1 </dev/null &
fi
NODE_PID=$!
echo "$NODE_PID" >"$PID_FILE"
end_node() {
	stop_verifiers
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

# --- verifiers ------------------------------------------------------------------------------------------------------
# One program for each family, as independent operators would have it. Its folder has what it answered and why.
MIRA=$CARGO_TARGET_DIR/release/mira VERIFIERS=$DIR/verifiers NODE_URL=ws://127.0.0.1:$PORT
mkdir -p "$VERIFIERS"
attestor_section() { # NUMBER BACKEND
	printf '\n[[attestor]]\ndevelopment-key = "//Attestor//%s"\nbackend = "%s"\n' "$1" "$2"
}
library_config() { # PLACE: the configuration of all attestors whose library is at that place
	local library=${LIBRARIES[$1]} number
	printf 'node = "%s"\nfolder = "%s"\n' "$NODE_URL" "$VERIFIERS/$library"
	for ((number = $1 + 1; number <= ATTESTORS; number += 3)); do attestor_section "$number" all; done
	cat <<END
[backend.all]
kind = "ensemble"
of = ["calculator", "chain", "library"]
[backend.calculator]
kind = "compute"
[backend.chain]
kind = "chain"
[backend.library]
kind = "evidence"
folder = "$ROOT/client/corpora/libraries/$library"
END
}
model_config() {
	local model=${OPENAI_MODEL:-}
	[[ -n $model ]] || model=$(curl -sf --max-time 10 ${OPENAI_API_KEY:+-H "Authorization: Bearer $OPENAI_API_KEY"} \
		"${OPENAI_BASE_URL%/}/models" | jq -r '.data[0].id') || return 1
	printf 'node = "%s"\nfolder = "%s"\n' "$NODE_URL" "$VERIFIERS/model"
	attestor_section $((ATTESTORS + 1)) model
	printf '[backend.model]\nkind = "openai"\nbase-url = "%s"\nmodel = "%s"\n' "$OPENAI_BASE_URL" "$model"
	[[ -z ${OPENAI_API_KEY:-} ]] || echo 'api-key-env = "OPENAI_API_KEY"'
}
start_verifier() { # NAME
	local config=$VERIFIERS/$1.toml log=$VERIFIERS/$1.log
	if [[ -n $DETACH ]]; then
		setsid "$MIRA" verifier run "$config" >>"$log" 2>&1 </dev/null &
	else
		"$MIRA" verifier run "$config" >>"$log" 2>&1 </dev/null &
	fi
	echo "$!" >"$VERIFIERS/$1.pid"
}
for place in "${!LIBRARIES[@]}"; do
	library_config "$place" >"$VERIFIERS/${LIBRARIES[place]}.toml"
	start_verifier "${LIBRARIES[place]}"
done
JOINED="atlas, almanac, annals"
if [[ -n ${OPENAI_BASE_URL:-} && -e $MODELS ]]; then
	if model_config >"$VERIFIERS/model.toml"; then
		start_verifier model
		JOINED+=", and a model at $OPENAI_BASE_URL"
	else
		warn "no model is known at $OPENAI_BASE_URL: name one with OPENAI_MODEL"
	fi
fi

# --- the main job ---------------------------------------------------------------------------------------------------
RESPONSE=$ROOT/client/examples/apollo.txt CERTIFICATE=$DIR/apollo.certificate.json TRUST=$DIR/network.raw.json
# What a certificate of this network is checked by: made from the node, not from the network.
[[ -s $TRUST ]] || "$MIRA_NODE" export-chain-spec --chain "$CHAIN" --raw --output "$TRUST" || die "the chain spec could not be exported"
if [[ -n $EXAMPLE ]]; then
	say "Having a response verified: client/examples/apollo.txt"
	"$MIRA" verify "$RESPONSE" --node "$NODE_URL" --key //Alice --model example-model --yes --out "$CERTIFICATE" 2>"$DIR/verify.log" || {
		tail -n 20 "$DIR/verify.log"
		tail -n 5 "$VERIFIERS"/*.log
		die "the response could not be verified; whole log: $DIR/verify.log"
	}
fi

cat <<END

${BOLD}Mira runs.${PLAIN} Best block $(number), finalized $(finalized), after $((SECONDS - STARTED)) s.
  RPC, WebSocket  http://127.0.0.1:$PORT  ws://127.0.0.1:$PORT
  Prometheus      http://127.0.0.1:$PROMETHEUS/metrics
  Chain           $DIR
  Log             $LOG
  Verifiers       $JOINED; logs and evidence in $VERIFIERS

Try:
  your own text   $MIRA verify FILE --key //Alice --node $NODE_URL
  who attests     $MIRA attestor report --node $NODE_URL
  check offline   $MIRA certificate verify $CERTIFICATE \\
                    --trust $TRUST --response $RESPONSE
  in a browser    https://polkadot.js.org/apps/?rpc=ws://127.0.0.1:$PORT
  health          curl -s -H 'Content-Type: application/json' http://127.0.0.1:$PORT \\
                    -d '{"jsonrpc":"2.0","id":1,"method":"system_health","params":[]}'
  newest block    curl -s -H 'Content-Type: application/json' http://127.0.0.1:$PORT \\
                    -d '{"jsonrpc":"2.0","id":1,"method":"chain_getHeader","params":[]}'
  when stopped    $MIRA_NODE chain-info --chain $CHAIN --base-path $DIR

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
