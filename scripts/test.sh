#!/usr/bin/env bash
# All set-up and all tests, with visible progress and a summary.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
	cat <<'END'
Usage: scripts/test.sh [--long] [--only STAGE[,STAGE]] [--list]

  --long        the whole set: also what takes long or has to be compiled apart (from nothing, allow three hours);
                writes its table to scripts/long-run.md
  --only STAGE  only these stages (what they need must have been built before)
  --list        print the stages
  --help        this text

Environment:
  MIRA_SKIP_SLOW=1  leave out "governance", the longest part of "chains"; --long runs it all the same
  VERBOSE=1         show what the stages print, not only their progress

Exit code: 0 all passed, 1 one failed, 2 called wrongly, 124 out of time (MIRA_DEADLINE).

Examples:
  scripts/test.sh
  scripts/test.sh --long
  VERBOSE=1 scripts/test.sh --only unit
END
}

LONG=''
while (($#)); do
	case $1 in
	--long) LONG=1 ;;
	--only) ONLY=${2:?--only needs a stage; see --list} && shift ;;
	--list) LIST=1 ;;
	-h | --help) usage && exit 0 ;;
	*) die "unknown argument '$1'; see scripts/test.sh --help" 2 ;;
	esac
	shift
done
cd "$ROOT"

# --- what stages run ------------------------------------------------------------------------------------------------
setup() { scripts/setup.sh --with-clients; }
# One selection of packages for all release builds and tests: with another one cargo would choose other features, and compile
# the whole SDK again.
PACKAGES=(-p mira-node -p mira-client)
build() {
	# What nodes of commits of last week compiled.
	find "$CARGO_TARGET_DIR/compiled-runtimes" -mindepth 1 -maxdepth 1 -mtime +7 -exec rm -rf {} + 2>/dev/null || true
	cargo build --release --locked "${PACKAGES[@]}" &&
		# What tests run whose engines go wrong where a transaction asks for it.
		cargo build --release --locked "${PACKAGES[@]}" --example faulty-node
}
# The dev profile has debug assertions and overflow checks, and `try-runtime` the invariants of every pallet, the SDK's too,
# checked after every test of the runtime. These tests need no wasm. The client is tested as it is released, by the next stage:
# to compile all that it uses a second time takes minutes, and none of it goes into a chain's state.
unit() {
	[[ -z $LONG ]] || export MIRA_ESCAPES=20000 PROPTEST_CASES=3000
	cargo test --no-fail-fast --locked --workspace --exclude mira-node --exclude mira-client \
		--no-default-features --features std,try-runtime
}
node_tests() {
	cargo test --no-fail-fast --release --locked "${PACKAGES[@]}" --lib --bins \
		--test development --test refusals --test openai --test quality
}
# The main job: verifiers, responses and certificates against a node. Each test starts a network of its own.
verification() {
	RUST_TEST_THREADS=${RUST_TEST_THREADS:-2} cargo test --release --locked "${PACKAGES[@]}" --test network -- --nocapture
}
# What takes many blocks, four validators, or the machine for itself: one at a time.
endurance() { RUST_TEST_THREADS=1 cargo test --release --locked "${PACKAGES[@]}" --test network -- --nocapture --ignored; }
faults() { scripts/seeded-faults.sh; }
fuzz() { scripts/fuzz.sh; }
# start_network ARGUMENT...: the README's first command, on ports and in a folder of its own.
start_network() {
	scripts/run.sh --fresh --detach --port "$PORT" "$@" -- --port "$(free_port)" --prometheus-port "$(free_port)"
}
# As a new user runs it; then the TypeScript examples against it.
as_it_comes() {
	(cd client/examples/typescript && npm ci --no-audit --no-fund && npm run check) && start_network &&
		(cd client/examples/typescript && export MIRA_NODE=ws://127.0.0.1:$PORT && npm start && npm run session)
}
# With a model: one more attestor asks it.
with_a_model() {
	local port server code=0 mira=$CARGO_TARGET_DIR/release/mira n seats='[.claims[].seats[] | select(.attestor == 5 and .verdict == "true")]'
	port=$(free_port)
	node zombienet/clients/lib/openai-server.mjs "$port" &
	server=$!
	for n in {1..8}; do echo "$n plus $n equals $((n + n))."; done >"$FOLDER/sums.txt"
	OPENAI_BASE_URL=http://127.0.0.1:$port/v1 start_network --no-example --attestors 5 &&
		"$mira" attestor report --json --node "ws://127.0.0.1:$PORT" | jq -e 'length == 6 and .[5].family == "other"' &&
		"$mira" verify "$FOLDER/sums.txt" --split rules --key //Bob --yes --json --until provisional --node "ws://127.0.0.1:$PORT" \
			--out "$FOLDER/sums.json" | jq -e "$seats | length > 0" || code=1
	kill "$server"
	return "$code"
}
example() {
	local code=0
	FOLDER=$(mktemp -d) && PORT=$(free_port) && cd "$ROOT" || return 1
	export MIRA_DEV_DIR=$FOLDER/dev
	as_it_comes || code=1
	scripts/run.sh --stop || true
	with_a_model || code=1
	scripts/run.sh --stop || true
	rm -rf "$FOLDER"
	((code)) || echo "test result: ok. 2 passed"
	return "$code"
}

# Ready specs are what this node makes, but for the runtime in them, which is a release's.
specs() { scripts/remake-specs.sh --check; }

fingerprint() { sha256sum "$1" | cut -d' ' -f1; }
# The clients' packages are installed again only when their lock file changed.
clients_installed() {
	local stamp=node_modules/.mira-installed
	cd "$ROOT/zombienet/clients" || return 1
	[[ -e $stamp && $(cat "$stamp") == "$(fingerprint package-lock.json)" ]] && return
	npm ci --no-audit --no-fund && fingerprint package-lock.json >"$stamp"
}
clients() { clients_installed && npm run unit && npm test; }
governance() { clients_installed && MIRA_LONG=$LONG npm run governance; }

# Runtimes with other features, each kept under the name of its feature.
variant() {
	CARGO_TARGET_DIR=$VARIANTS_TARGET cargo build --release --locked -p mira-node --features "mira-runtime/$1" &&
		cp "$VARIANTS_TARGET/release/wbuild/mira-runtime/mira_runtime.compact.compressed.wasm" "$VARIANTS_TARGET/$1.wasm"
}
runtimes() { variants_target && variant upgrade-rehearsal && variant metadata-hash; }
export MIRA_UPGRADE_WASM=$VARIANTS_TARGET/upgrade-rehearsal.wasm MIRA_METADATA_HASH_WASM=$VARIANTS_TARGET/metadata-hash.wasm
variants() { clients_installed && npm run variants; }
weights() { scripts/measure-weights.sh --quick; }
# Three at a time: each runs up to six nodes, which mostly wait for their slots.
# shellcheck disable=SC2016 # expanded by the inner bash
rehearsals() {
	clients_installed && cd "$ROOT" && mkdir -p "$LOG_DIR" &&
		printf '%s\n' launch-network add-validator join-network rotate-keys retire-validator backup-and-restore upgrade-runtime |
		xargs -P 3 -I {} bash -c 'log=$LOG_DIR/rehearsal-{}.log; start=$SECONDS
			if scripts/runbooks/{}.sh >"$log" 2>&1; then echo "test result: ok. 1 passed"; echo "timed: {} $((SECONDS - start))"
			else tail -n 20 "$log"; echo "test result: FAILED. {}, whole log: $log"; exit 1; fi'
}

# The network tests are a workspace of their own, with a target folder of its own: another generation of the SDK.
NETWORKS_STAMP=$MIRA_ZOMBIENET_TARGET/mira-compiled
networks() {
	local scenarios=(one_down)
	[[ -z $LONG ]] || scenarios=()
	export CARGO_TARGET_DIR=$MIRA_ZOMBIENET_TARGET
	unset WASM_BUILD_WORKSPACE_HINT
	# Each scenario starts several nodes: one at a time.
	cd "$ROOT/zombienet" && cargo test --release --locked --no-run && fingerprint Cargo.lock >"$NETWORKS_STAMP" &&
		RUST_TEST_THREADS=${RUST_TEST_THREADS:-1} cargo test --release --locked "${scenarios[@]}" -- --nocapture
}

# The executor against LiteSVM, and the node against Solana's own client: a workspace and a target folder of its own too.
ORACLE_STAMP=$MIRA_ORACLE_TARGET/mira-compiled
oracle() {
	# Of each commit another stream, so that long runs add up; the seed is printed.
	[[ -z $LONG ]] || export MIRA_ORACLE_TRANSACTIONS=100000 MIRA_ORACLE_SEED=$((16#$(git rev-parse --short=7 HEAD)))
	oracle_cargo "$ROOT" test --release --locked --no-run &&
		fingerprint "$ROOT/svm-host/oracle/Cargo.lock" >"$ORACLE_STAMP" &&
		oracle_cargo "$ROOT" test --release --locked -- --nocapture
}

# Solana's own command, from its crate: compiled once, in ten minutes.
solana_cli() {
	CARGO_TARGET_DIR=$MIRA_CACHE/solana-cli-target cargo install solana-cli --version 4.2.2 --locked --no-default-features \
		--root "$MIRA_CACHE/solana-cli" && clients_installed && MIRA_SOLANA_CLI=$MIRA_CACHE/solana-cli/bin/solana npm run cli
}

# What mostly waits for blocks runs at a time: the whole takes as long as the longest.
chains() {
	local part start=$SECONDS code=0 parts=(verification example clients governance) pids=()
	[[ -n $LONG || ${MIRA_SKIP_SLOW:-} != 1 ]] || parts=(verification example clients)
	clients_installed && cd "$ROOT" || return 1
	for part in "${parts[@]}"; do
		("$part" && echo "timed: $part $((SECONDS - start))") >"$LOG_DIR/part-$part.log" 2>&1 &
		pids+=($!)
	done
	for part in "${!parts[@]}"; do
		wait "${pids[part]}" || { code=1 && echo "test result: FAILED. ${parts[part]}"; }
		cat "$LOG_DIR/part-${parts[part]}.log"
	done
	return "$code"
}

# --- when they run --------------------------------------------------------------------------------------------------
long_only() { [[ -n $LONG$ONLY ]] || { STAGE_NOTE="only in --long" && return 1; }; }
# if_compiled STAMP LOCK-FILE WHAT
if_compiled() {
	if [[ -n $LONG$ONLY ]]; then # asked for by name: whoever asks waits
		return
	elif [[ $(cat "$1" 2>/dev/null) == "$(fingerprint "$ROOT/$2")" ]]; then
		STAGE_NOTE="$3, because warm: its dependencies were compiled; all only in --long"
	else
		STAGE_NOTE="only in --long: its dependencies are not compiled yet (up to 10 minutes)"
		return 1
	fi
}
networks_compiled() { if_compiled "$NETWORKS_STAMP" zombienet/Cargo.lock "one scenario"; }
oracle_compiled() { if_compiled "$ORACLE_STAMP" svm-host/oracle/Cargo.lock "10,000 transactions"; }

# The long run's table, whatever the outcome.
long_run_table() {
	local commit row name result seconds note
	commit=$(git rev-parse HEAD 2>/dev/null) || commit='no commit'
	[[ -z $(git status --porcelain -- . ':!scripts/long-run.md' 2>/dev/null) ]] || commit+=' with changes'
	{
		echo "# The long test run"
		echo
		echo "Written by \`scripts/test.sh --long\`${ONLY:+ (only: $ONLY)}; $(nproc) cores," \
			"$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)."
		echo
		echo "| commit | test | seconds | result |"
		echo "|---|---|---:|---|"
		for row in "${ROWS[@]}"; do
			IFS=$'\t' read -r name result seconds note <<<"$row"
			echo "| $commit | $name | $seconds | ${result,,}${note:+: $note} |"
			# What the stage itself timed: scenarios and rehearsals.
			awk -v commit="$commit" -v stage="$name" '$1 == "timed:" { print "| " commit " | " stage ": " $2 " | " $3 " | pass |" }' \
				"$LOG_DIR/$name.log" 2>/dev/null || true
		done
	} >scripts/long-run.md
	say "The table is in scripts/long-run.md."
}
[[ -z $LONG || -n $LIST ]] || at_exit long_run_table

# Parts of `chains`, by themselves only where they are asked for.
part() { [[ -z $LIST && -z $ONLY ]] || plan "$@"; }

#    name           needs          when           command
plan setup          -              always         setup
select_tools # setup may just have provided one
plan build          setup          always         build
plan specs          build          always         specs
plan unit           setup          always         unit
plan node           build          always         node_tests
plan chains         build          always         chains
part verification   build          always         verification
part example        build          always         example
part clients        build          always         clients
part governance     build          always         governance
plan oracle         build          oracle_compiled oracle
plan networks       build          networks_compiled networks
plan solana-cli     build          long_only      solana_cli
plan endurance      build          long_only      endurance
plan faults         setup          long_only      faults
plan fuzz           build          long_only      fuzz
plan runtimes       setup          long_only      runtimes
plan variants       build,runtimes long_only      variants
plan rehearsals     build,runtimes long_only      rehearsals
plan weights        setup          long_only      weights

[[ -z $LIST ]] || exit 0
check_only
summary
