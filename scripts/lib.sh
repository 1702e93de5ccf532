#!/usr/bin/env bash
# Shared by the scripts beside it: environment, messages, stages with a deadline, waiting, RPC. Sourced, never run.
# SPDX-License-Identifier: Apache-2.0
#
# Environment it reads: CARGO_TARGET_DIR, MIRA_CACHE, VERBOSE=1 or CI (stream what stages print), MIRA_DEADLINE (epoch
# seconds after which no stage runs on), MIRA_RESULTS (file to which every stage's row is appended), MIRA_COMPILED_RUNTIMES.
set -euo pipefail

if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] < 404)); then
	echo "error: bash 4.4 or newer is needed, this is $BASH_VERSION" >&2
	exit 2
fi
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export ROOT

# --- messages -------------------------------------------------------------------------------------------------------
if [[ -t 1 && -z ${NO_COLOR:-} ]]; then
	RED=$'\e[31m' GREEN=$'\e[32m' YELLOW=$'\e[33m' BOLD=$'\e[1m' PLAIN=$'\e[0m'
else
	RED='' GREEN='' YELLOW='' BOLD='' PLAIN=''
fi
say() { printf '%s\n' "$*"; }
warn() { printf '%swarning:%s %s\n' "$YELLOW" "$PLAIN" "$*" >&2; }
# die MESSAGE [EXIT CODE]: 1 = it failed, 2 = called wrongly, 3 = a prerequisite is missing, 124 = out of time.
die() {
	printf '%serror:%s %s\n' "$RED" "$PLAIN" "$1" >&2
	exit "${2:-1}"
}
# need COMMAND HINT: stops when COMMAND is absent, naming the command that mends it.
need() { command -v "$1" >/dev/null 2>&1 || die "'$1' is not installed. $2" 3; }

# --- environment ----------------------------------------------------------------------------------------------------
: "${HOME:?must be set}"
MIRA_CACHE=${MIRA_CACHE:-$HOME/.cache/mira}
CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$MIRA_CACHE/target}
[[ $CARGO_TARGET_DIR == /* ]] || CARGO_TARGET_DIR=$PWD/$CARGO_TARGET_DIR
MIRA_ZOMBIENET_TARGET=${MIRA_ZOMBIENET_TARGET:-$MIRA_CACHE/zombienet-target}
# The oracle of the SVM, whose dependencies have other features than the node's.
MIRA_ORACLE_TARGET=${MIRA_ORACLE_TARGET:-$MIRA_CACHE/oracle-target}
# oracle_cargo CHECKOUT ARGUMENT...: cargo in the oracle's workspace, which builds a wasm of its own.
oracle_cargo() {
	(cd "$1/svm-host/oracle" && CARGO_TARGET_DIR=$MIRA_ORACLE_TARGET WASM_BUILD_WORKSPACE_HINT=$PWD cargo "${@:2}")
}
# Builds with other features than the everyday node's: a node includes whatever wasm its target folder holds last.
VARIANTS_TARGET=$MIRA_CACHE/variants-target
MIRA_NODE=$CARGO_TARGET_DIR/release/mira-node # what the stage "build" makes and every test runs
LOG_DIR=$CARGO_TARGET_DIR/mira-logs
# Nodes that start here compile a runtime once, not each for itself.
MIRA_COMPILED_RUNTIMES=${MIRA_COMPILED_RUNTIMES:-$CARGO_TARGET_DIR/compiled-runtimes}
export MIRA_CACHE CARGO_TARGET_DIR VARIANTS_TARGET MIRA_ZOMBIENET_TARGET MIRA_NODE LOG_DIR MIRA_COMPILED_RUNTIMES
export WASM_BUILD_WORKSPACE_HINT=$ROOT
export CARGO_INCREMENTAL=0 CARGO_TERM_COLOR=${CARGO_TERM_COLOR:-auto}
[[ -t 1 ]] || export WASM_BUILD_NO_COLOR=1
unset SKIP_WASM_BUILD # a node built under it would carry no runtime; stages that may skip the wasm set it themselves

# Which tools: Node.js from the cache, if setup.sh had to put one there; the pinned Rust, or a default of the very same
# version if the pinned name is not installed; and, if the wasm target could not be had from rustup, the toolchain that
# wasm-toolchain-debian.sh linked. To be called again after setup.sh ran.
TOOLCHAIN=$(sed -n 's/^channel *= *"\(.*\)"/\1/p' "$ROOT/rust-toolchain.toml")
WASM_TARGET=wasm32v1-none
TOOLCHAINS=${RUSTUP_HOME:-$HOME/.rustup}/toolchains
has_toolchain() { compgen -G "$TOOLCHAINS/$1*/bin/rustc" >/dev/null; }
has_wasm_target() { compgen -G "$TOOLCHAINS/${RUSTUP_TOOLCHAIN:-$TOOLCHAIN}*/lib/rustlib/$WASM_TARGET/lib" >/dev/null; }
select_tools() {
	local default
	[[ ! -x $MIRA_CACHE/nodejs/node_modules/.bin/npm ]] || PATH=$MIRA_CACHE/nodejs/node_modules/.bin:$PATH
	command -v rustup >/dev/null || PATH=$PATH:${CARGO_HOME:-$HOME/.cargo}/bin
	if [[ -z ${RUSTUP_TOOLCHAIN:-} ]] && ! has_toolchain "$TOOLCHAIN" && command -v rustup >/dev/null; then
		default=$(rustup default 2>/dev/null || true)
		default=${default%% *}
		if [[ -n $default && $(rustc "+$default" --version 2>/dev/null) == "rustc $TOOLCHAIN "* ]]; then
			export RUSTUP_TOOLCHAIN=$default
		fi
	fi
	if [[ -z ${WASM_BUILD_TOOLCHAIN:-} && -x $TOOLCHAINS/mira-wasm/bin/rustc ]] && ! has_wasm_target; then
		# Naming the toolchain keeps rustup from trying to download what rust-toolchain.toml lists.
		export WASM_BUILD_TOOLCHAIN=mira-wasm RUSTUP_TOOLCHAIN=${RUSTUP_TOOLCHAIN:-$TOOLCHAIN}
	fi
}
select_tools

# --- processes ------------------------------------------------------------------------------------------------------
AT_EXIT=() STAGE_PID='' STAGE_NAME='' STAGE_START=0
# descendants PID: PID and every process below it, also those in process groups of their own. `cat` goes on past a process that
# ends meanwhile; awk, given the files, would stop there (mawk does) and find nothing.
descendants() {
	{ cat /proc/[0-9]*/status 2>/dev/null || true; } |
		awk -v root="$1" '/^Pid:/ { p = $2 } /^PPid:/ { parent[p] = $2 }
			END { for (p in parent) for (q = p; q > 1; q = parent[q]) if (q == root) { print p; break } }'
}
all_gone() {
	local pid
	for pid in "$@"; do
		! kill -0 "$pid" 2>/dev/null || grep -qs '^State:.*zombie' "/proc/$pid/status" || return 1
	done
}
# stop_tree PID [SECONDS]: asks the processes to end, and after SECONDS makes them.
stop_tree() {
	local pids
	mapfile -t pids < <(descendants "$1")
	((${#pids[@]})) || return 0
	kill -TERM "${pids[@]}" 2>/dev/null || true
	wait_for '' "${2:-10}" all_gone "${pids[@]}" && return
	kill -KILL "${pids[@]}" 2>/dev/null || true
	wait_for "the end of ${pids[*]}" 10 all_gone "${pids[@]}" || true
}
on_exit() {
	local code=$? command
	trap - EXIT
	trap '' INT TERM
	if [[ -n $STAGE_PID ]]; then
		stop_tree "$STAGE_PID"
		record "$STAGE_NAME" FAIL $((SECONDS - STAGE_START)) interrupted
	fi
	for command in "${AT_EXIT[@]}"; do "$command" || true; done
	exit "$code"
}
at_exit() { AT_EXIT+=("$1"); }
trap on_exit EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# wait_for DESCRIPTION SECONDS COMMAND...: polls until COMMAND succeeds; fails, naming DESCRIPTION, after SECONDS.
wait_for() {
	local what=$1 end=$((SECONDS + $2))
	shift 2
	until "$@"; do
		if ((SECONDS >= end)); then
			[[ -z $what ]] || warn "gave up waiting: $what"
			return 1
		fi
		sleep 0.2
	done
}

# Prepares the folder for builds with other features: what the everyday build compiled serves there too. Copied, not linked:
# builds write into these files.
variants_target() {
	[[ -d $VARIANTS_TARGET/release ]] && return
	mkdir -p "$VARIANTS_TARGET"
	[[ ! -d $CARGO_TARGET_DIR/release ]] || { cp -a "$CARGO_TARGET_DIR/release" "$VARIANTS_TARGET/copy" && mv "$VARIANTS_TARGET/copy" "$VARIANTS_TARGET/release"; }
}

# rpc METHOD [PARAMS] [PORT]: the result as JSON on one line; fails if the node does not answer or answers an error.
rpc() {
	local answer
	answer=$(curl -sf --max-time 10 -H 'Content-Type: application/json' "http://127.0.0.1:${3:-9944}" \
		-d "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"$1\",\"params\":${2:-[]}}") || return 1
	jq -e 'has("result")' <<<"$answer" >/dev/null 2>&1 || return 1
	jq -c .result <<<"$answer"
}
port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
# free_port: one that nobody listens at, below those that systems give to outgoing connections.
free_port() {
	local port
	while port=$((20000 + RANDOM % 12000)) && port_taken "$port"; do :; done
	echo "$port"
}

# --- stages ---------------------------------------------------------------------------------------------------------
ROWS=() FAILED=0 STAGE_NOTE='' # a stage's note and REMEDY are set by the caller, for one stage
record() {
	local row=$1$'\t'$2$'\t'$3$'\t'${4:-}
	ROWS+=("$row")
	[[ $2 != FAIL ]] || FAILED=$((FAILED + 1))
	[[ -z ${MIRA_RESULTS:-} ]] || printf '%s\n' "$row" >>"$MIRA_RESULTS"
}
# skip NAME REASON
skip() {
	say "${YELLOW}SKIP${PLAIN} $1: $2"
	record "$1" SKIP 0 "$2"
}
# How many tests a log speaks of (cargo test, node --test); nothing if none.
count_tests() {
	awk '/^test result:/ { for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) p += $(i - 1); if ($i ~ /^ignored/) s += $(i - 1) } }
		/^(#|ℹ) pass [0-9]+/ { p += $3 } /^(#|ℹ) skipped [0-9]+/ { s += $3 }
		END { if (p) printf "%d tests", p; if (s) printf "%s%d ignored", p ? ", " : "", s }' "$1"
}
stage_progress() { # SECONDS LOG
	[[ -z $STREAM ]] || return 0
	if [[ -t 1 ]]; then
		printf '\r\e[K%.*s' "$((${COLUMNS:-80} - 1))" "     $STAGE_NAME $1 s  $(tail -c 300 "$2" | tr '\r\t' '\n ' | grep -v '^ *$' | tail -n 1)"
	elif (($1 >= STAGE_BEAT)); then
		STAGE_BEAT=$(($1 + 60))
		say "     $STAGE_NAME: $1 s so far"
	fi
}
# stage NAME COMMAND...: runs COMMAND (a shell function must chain with &&) into a log, shows progress, notes the outcome.
stage() {
	local name=$1 log=$LOG_DIR/$1.log code=0 seconds tailer='' over='' note
	shift
	mkdir -p "$LOG_DIR"
	STREAM=${CI:-${VERBOSE:-}} STAGE_NAME=$name STAGE_START=$SECONDS STAGE_BEAT=60
	[[ ! -t 1 ]] || COLUMNS=$(tput cols 2>/dev/null || echo 80)
	[[ $STREAM != 0 && $STREAM != false ]] || STREAM=''
	[[ -t 1 && -z $STREAM ]] || say "${BOLD}RUN  $name${PLAIN}"
	: >"$log"
	if [[ -z ${MIRA_DEADLINE:-} ]] || (($(date +%s) < MIRA_DEADLINE)); then
		("$@") >"$log" 2>&1 </dev/null &
		STAGE_PID=$!
		if [[ -n $STREAM ]]; then
			tail -n +1 -f -s 0.2 --pid="$STAGE_PID" "$log" &
			tailer=$!
		fi
		while kill -0 "$STAGE_PID" 2>/dev/null; do
			if [[ -n ${MIRA_DEADLINE:-} ]] && (($(date +%s) >= MIRA_DEADLINE)); then
				over=1
				stop_tree "$STAGE_PID"
				break
			fi
			stage_progress $((SECONDS - STAGE_START)) "$log"
			sleep 0.3
		done
		wait "$STAGE_PID" || code=$?
		STAGE_PID=''
		[[ -z $tailer ]] || wait "$tailer" || true
	else
		over=1
	fi
	seconds=$((SECONDS - STAGE_START)) note=$(count_tests "$log")
	note=${note}${note:+${STAGE_NOTE:+; }}$STAGE_NOTE
	[[ ! -t 1 || -n $STREAM ]] || printf '\r\e[K'
	if ((code == 0)) && [[ -z $over ]]; then
		say "${GREEN}PASS${PLAIN} $name ${seconds} s${note:+ ($note)}"
		record "$name" PASS "$seconds" "$note"
		return 0
	fi
	[[ -n $STREAM ]] || tail -n 40 "$log" | sed 's/^/     | /'
	say "${RED}FAIL${PLAIN} $name ${seconds} s; whole log: $log"
	if [[ -n $over ]]; then
		record "$name" FAIL "$seconds" "stopped: out of time"
		summary || true
		die "the deadline passed in stage '$name'" 124
	fi
	[[ -z ${REMEDY:-} ]] || say "     remedy: $REMEDY"
	record "$name" FAIL "$seconds" "exit code $code"
	return "$code"
}
# plan NAME NEEDS WHEN COMMAND...: one line of a script's list of stages. NEEDS: stages (comma-separated, - for none)
# without whose success it is skipped. WHEN: a function that says whether to run it now, and why in STAGE_NOTE.
# ONLY (comma-separated names) restricts the list, LIST=1 prints it instead.
ONLY='' LIST='' PLANNED=()
declare -A OUTCOME=()
always() { :; }
plan() {
	local name=$1 needs=$2 when=$3 need
	shift 3
	PLANNED+=("$name")
	[[ -z $LIST ]] || say "$name"
	[[ -z $LIST && (-z $ONLY || ",$ONLY," == *",$name,"*) ]] || return 0
	STAGE_NOTE=''
	for need in ${needs//[,-]/ }; do
		[[ ${OUTCOME[$need]:-passed} == passed ]] || STAGE_NOTE="needs '$need' (${OUTCOME[$need]})"
	done
	if [[ -n $STAGE_NOTE ]] || ! "$when"; then
		OUTCOME[$name]=skipped
		skip "$name" "$STAGE_NOTE"
	elif stage "$name" "$@"; then
		OUTCOME[$name]=passed
	else
		OUTCOME[$name]=failed
	fi
}
# To be called after the last plan: every name in ONLY must be one of the list.
check_only() {
	local name
	for name in ${ONLY//,/ }; do [[ " ${PLANNED[*]} " == *" $name "* ]] || die "nothing is called '$name'; see --list" 2; done
}
# summary: the table of all rows, then the counts on a line of their own. Fails if a stage failed.
summary() {
	say ""
	printf '%s\n' "${ROWS[@]}" | awk -F'\t' 'NF && NR == 1 { printf "%-14s %-6s %8s  %s\n", "stage", "result", "seconds", "note" }
		NF { printf "%-14s %-6s %8s  %s\n", $1, $2, $3, $4; n[$2]++ }
		END { printf "%d passed, %d failed, %d skipped\n", n["PASS"], n["FAIL"], n["SKIP"] }'
	((FAILED == 0))
}
