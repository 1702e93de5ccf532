#!/usr/bin/env bash
# Everything about the source that a machine can judge without running it: format, lints, docs, lengths, dependency
# rules, licences. Each check is a stage of its own and names its remedy.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
	cat <<'END'
Usage: scripts/check.sh [fast|full] [--only NAME[,NAME]] [--list]

  fast         what needs no compiling: seconds
  full         fast, and clippy and the documentation (the default)
  --only NAME  only these checks
  --list       print the names of the checks
  --help       this text

Exit code: 0 all passed, 1 one failed, 2 called wrongly, 3 a prerequisite is missing, 124 out of time (MIRA_DEADLINE).

Examples:
  scripts/check.sh fast
  scripts/check.sh --only clippy,docs
  VERBOSE=1 scripts/check.sh --only licences
END
}

MODE=full
while (($#)); do
	case $1 in
	fast | full) MODE=$1 ;;
	--only) ONLY=${2:?--only needs a name; see --list} && shift ;;
	--list) LIST=1 ;;
	-h | --help) usage && exit 0 ;;
	*) die "unknown argument '$1'; see scripts/check.sh --help" 2 ;;
	esac
	shift
done
for command in cargo git jq; do need "$command" "Run scripts/setup.sh."; done
cd "$ROOT"

# --- source files ---------------------------------------------------------------------------------------------------
# Files of the repository, those not yet added included, that exist.
sources() { git ls-files -z --cached --others --exclude-standard -- "$@" | while IFS= read -r -d '' f; do [[ ! -f $f ]] || printf '%s\n' "$f"; done | sort -u; }

format() {
	local ok=0 other
	cargo fmt --all -- --check -l || ok=1
	for other in zombienet svm-host/oracle; do
		cargo fmt --manifest-path "$other/Cargo.toml" --all -- --check -l || ok=1
	done
	return "$ok"
}

MAX_LINES=500
lengths() {
	local file lines ok=0
	while IFS= read -r file; do
		[[ $file != runtime/src/weights/* ]] || continue # generated
		lines=$(wc -l <"$file")
		if ((lines > MAX_LINES)); then
			echo "$file: $lines lines, at most $MAX_LINES are allowed"
			ok=1
		fi
	done < <(sources '*.rs' '*.sh' '*.js' '*.ts' '*.mjs' '*.toml' .ci/run)
	return "$ok"
}

shell() {
	local files
	mapfile -t files < <(sources '*.sh' .ci/run)
	shellcheck -x "${files[@]}"
}
has_shellcheck() {
	command -v shellcheck >/dev/null || { STAGE_NOTE="shellcheck is not installed: apt-get install shellcheck" && return 1; }
}

# A unit of systemd that does not parse, or whose process could do more than it needs (0 is nothing, 10 everything).
MAX_EXPOSURE=1.5
units() {
	local work ok=0 unit
	work=$(mktemp -d) || return 1
	for unit in scripts/systemd/*.service; do
		# The node need not be installed here.
		sed 's#^ExecStart=[^ ]*#ExecStart=/bin/true#' "$unit" >"$work/${unit##*/}"
		systemd-analyze security --offline=true --threshold="${MAX_EXPOSURE/./}" "$unit" || ok=1
	done
	systemd-analyze verify "$work"/*.service || ok=1
	rm -rf "$work"
	return "$ok"
}
has_systemd() {
	command -v systemd-analyze >/dev/null || { STAGE_NOTE="systemd-analyze is not installed: apt-get install systemd" && return 1; }
}

# --- dependencies ---------------------------------------------------------------------------------------------------
# Names of the crates that a tree holds.
tree() { cargo tree --locked --prefix none --format '{p}' "$@" | awk 'NF { print $1 }' | sort -u; }
# forbid WHO PATTERN TREE-ARGUMENTS...: no crate in that tree has a name that matches.
forbid() {
	local who=$1 pattern=$2 all found
	shift 2
	all=$(tree "$@") || return 1
	found=$(grep -E "^($pattern)\$" <<<"$all" || true)
	[[ -n $found ]] || return 0
	printf '%s depends on %s\n' "$who" "$(tr '\n' ' ' <<<"$found")"
	cargo tree --locked "$@" -i "$(head -n 1 <<<"$found")" | head -n 30
	return 1
}
members() { cargo metadata --locked --no-deps --format-version 1 | jq -r '.packages[] | [.name, .manifest_path] | @tsv'; }

# Every dependency of a member says `workspace = true`: one version table, in the root manifest.
versions() {
	local name manifest list ok=0
	list=$(members) || return 1
	while IFS=$'\t' read -r name manifest; do
		awk -v crate="$name" '
			function close_table() { if (table != "" && !inherits) { print crate ": " table " has its own version"; bad = 1 } table = "" }
			/^\[/ { close_table(); inherits = 0; list = /dependencies\]/; if (/dependencies\.[^]]+\]/) table = $0; next }
			table != "" && /^workspace *= *true/ { inherits = 1 }
			list && /^[A-Za-z0-9_"-]+(\.[a-z-]+)? *=/ && !/workspace *= *true/ { print crate ": " $0; bad = 1 }
			END { close_table(); exit bad }' "$manifest" || ok=1
	done <<<"$list"
	return "$ok"
}

layers() {
	local name manifest list ok=0
	list=$(members) || return 1
	forbid mira-runtime '(solana|agave|sc)-.*' -p mira-runtime --all-features --edges normal || ok=1
	# Whoever checks a certificate needs no node, and nothing of one.
	forbid mira-client 'sc-.*' -p mira-client --all-features --edges normal || ok=1
	while IFS=$'\t' read -r name manifest; do
		[[ $name != pallet-mira-* ]] || forbid "$name" 'sc-.*' -p "$name" --all-features --edges normal || ok=1
	done <<<"$list"
	return "$ok"
}

# Compiled with any feature: no RocksDB, no OpenSSL of the system. As shipped: no pallet that would hand out power.
# (With runtime-benchmarks, pallet-safe-mode brings pallet-proxy along for its own benchmarks.)
bans() {
	local ok=0 all crate parents
	forbid mira-node '(librocksdb-sys|rocksdb|kvdb-rocksdb|native-tls)' --workspace --all-features --target all --edges normal,build || ok=1
	forbid mira-node '(pallet-sudo|pallet-proxy)' --workspace --target all --edges normal,build || ok=1
	all=$(tree --workspace --all-features --target all --edges normal,build) || return 1
	# OpenSSL is there for two reasons, WebRTC in litep2p and signatures over secp256r1 in the SVM, and is compiled from source
	# (openssl-src).
	for crate in openssl openssl-sys; do
		grep -qx "$crate" <<<"$all" || continue
		grep -qx openssl-src <<<"$all" || { echo "$crate is not compiled from source (openssl-src is missing)" && ok=1; }
		parents=$(cargo tree --locked --workspace --all-features --target all --edges normal,build -i "$crate" --depth 1 --prefix none |
			awk 'NR > 1 { print $1 }' | grep -vxE 'openssl|str0m-openssl|str0m-proto|agave-precompiles|solana-secp256r1-program' || true)
		[[ -z $parents ]] || { echo "$crate is used by ${parents//$'\n'/, }; only str0m and the SVM's check of signatures may" && ok=1; }
	done
	return "$ok"
}

# Licences of the whole lock file against scripts/licences.allow, without the network if everything is fetched.
licences() {
	local metadata
	metadata=$(mktemp) || return 1
	cargo metadata --locked --offline --format-version 1 >"$metadata" 2>/dev/null ||
		{ cargo fetch --locked && cargo metadata --locked --offline --format-version 1 >"$metadata"; } ||
		{ rm -f "$metadata" && return 1; }
	jq -r '.packages[] | select(.source != null) | [.name, .version,
		((.license // (if .license_file then "file " + .license_file else "none stated" end)) | gsub("\\s*/\\s*"; " OR "))] | @tsv' \
		"$metadata" | awk -F'\t' '
		NR == FNR { if (/^#/ || !NF) next
			split($0, part, / *\| */); known[part[1]] = 1; if (part[2] != "") only[part[1]] = " " part[2] " "; next }
		{ seen[$3]++; crates++ }
		!($3 in known) { print $1 " " $2 ": \"" $3 "\" is not in scripts/licences.allow"; bad = 1; next }
		($3 in only) && !index(only[$3], " " $1 " ") { print $1 " " $2 ": \"" $3 "\" is not allowed for this crate"; bad = 1 }
		END { print crates " crates"; for (l in known) if (!(l in seen)) print "note: no crate has \"" l "\" any more"; exit bad }' \
		scripts/licences.allow -
	local code=$?
	rm -f "$metadata"
	return "$code"
}

DENY=''
for file in deny.toml .deny.toml .cargo/deny.toml .config/deny.toml; do [[ ! -e $file ]] || DENY=$file; done
has_deny() {
	command -v cargo-deny >/dev/null || { STAGE_NOTE="cargo-deny is not installed; the stages licences and bans stand in" && return 1; }
	[[ -n $DENY ]] || { STAGE_NOTE="no deny.toml; the stages licences and bans stand in" && return 1; }
}
deny() { cargo deny --offline check --config "$DENY" licenses bans sources; }

# --- the compiler ---------------------------------------------------------------------------------------------------
# These need no wasm. But cargo notices when SKIP_WASM_BUILD changes, and would build runtime and node anew the next
# time; so when the node was built from just these sources, and nothing is to be built, it is left off.
node_is_current() {
	local file
	[[ -x $MIRA_NODE ]] || return 1
	while IFS= read -r file; do
		[[ $file == zombienet/* || $file == svm-host/oracle/* || ! $file -nt $MIRA_NODE ]] || return 1
	done < <(sources '*.rs' '*.toml' Cargo.lock)
}
skip_wasm() { node_is_current || export SKIP_WASM_BUILD=1; }
clippy() { skip_wasm && cargo clippy --release --locked --workspace --all-targets -- -D warnings; }
docs() {
	skip_wasm && RUSTDOCFLAGS="-D warnings -D rustdoc::broken_intra_doc_links" \
		cargo doc --release --locked --no-deps --workspace
}
full() { [[ $MODE == full ]] || { STAGE_NOTE="only in full mode" && return 1; }; }

#                                                             name     needs when    command
REMEDY='cargo fmt --all' plan                                 format   -     always  format
REMEDY='split the file by subject; the limit is MAX_LINES' plan lengths -    always  lengths
REMEDY='shellcheck -x FILE explains each code' plan           shell    -     has_shellcheck shell
REMEDY='the table above says what each setting is worth' plan units    -     has_systemd units
REMEDY='move the version to [workspace.dependencies] in Cargo.toml' plan versions - always versions
REMEDY='the client side (sc-*) and engines belong in the node only' plan layers - always layers
REMEDY='cargo tree -i CRATE shows who brings it; turn that feature off' plan bans - always bans
REMEDY='decide, then add the licence (or the crate) to scripts/licences.allow' plan licences - always licences
REMEDY='cargo deny list shows the licences' plan              deny     -     has_deny deny
REMEDY='fix it, or #[expect(.., reason = "..")] where it stands' plan clippy - full  clippy
REMEDY='the log names the link or item' plan                  docs     -     full    docs

[[ -z $LIST ]] || exit 0
check_only
summary
