#!/usr/bin/env bash
# Makes a machine ready to build and test Mira: system packages, the pinned Rust, its wasm target, Node.js if asked.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
	cat <<'END'
Usage: scripts/setup.sh [--check] [--with-clients]

Installs what building Mira needs and is missing; does nothing on a machine that is ready. Debian and Ubuntu get their
packages by apt (with sudo unless run as root); elsewhere what is missing is named.

  --check         change nothing; report what is missing
  --with-clients  also Node.js 20 or newer with npm, which only the tests with stock clients need
  --help          this text

Exit code: 0 ready, 1 something is missing or could not be installed, 2 called wrongly, 3 a prerequisite is missing.

Examples:
  scripts/setup.sh                  # before scripts/run.sh (which calls it itself)
  scripts/setup.sh --with-clients   # before scripts/test.sh (which calls it itself)
  scripts/setup.sh --check && echo ready
END
}

CHECK='' CLIENTS='' LACKING=0
while (($#)); do
	case $1 in
	--check) CHECK=1 ;;
	--with-clients) CLIENTS=1 ;;
	-h | --help) usage && exit 0 ;;
	*) die "unknown argument '$1'; see scripts/setup.sh --help" 2 ;;
	esac
	shift
done

# lacks WHAT REMEDY: with --check notes it (and the caller goes on), else says that it is being mended.
lacks() {
	LACKING=$((LACKING + 1))
	if [[ -n $CHECK ]]; then
		say "missing: $1"
		say "         $2"
	else
		say "missing: $1; mending it"
	fi
}

# --- system packages ------------------------------------------------------------------------------------------------
has_apt() { command -v apt-get >/dev/null; }
compiles_c() { command -v cc && command -v c++ && command -v make && [[ -e /usr/include/stdio.h ]]; }
# The vendored OpenSSL configures itself with Perl and modules that a minimal Perl lacks.
has_perl() { perl -MFindBin -MIPC::Cmd -MFile::Compare -e 1; }

missing_packages() {
	{ compiles_c && has_perl; } >/dev/null 2>&1 || echo build-essential
	command -v protoc >/dev/null || echo protobuf-compiler
	command -v pkg-config >/dev/null || echo pkg-config
	command -v curl >/dev/null || echo curl
	command -v git >/dev/null || echo git
	command -v jq >/dev/null || echo jq
	[[ -e /etc/ssl/certs/ca-certificates.crt ]] || [[ -e /etc/pki/tls/certs/ca-bundle.crt ]] || echo ca-certificates
}

APT_UPDATED=''
apt_install() {
	local sudo=()
	if ((EUID != 0)); then
		need sudo "Run as root: apt-get install -y $*"
		sudo=(sudo)
	fi
	if [[ -z $APT_UPDATED ]]; then
		"${sudo[@]}" apt-get update -qq || warn "apt-get update failed; trying with the package lists there are"
		APT_UPDATED=1
	fi
	"${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends --no-remove "$@"
}

packages() {
	local missing
	mapfile -t missing < <(missing_packages)
	((${#missing[@]})) || return 0
	lacks "system packages: ${missing[*]}" "apt-get install -y ${missing[*]}   (names as on Debian)"
	[[ -z $CHECK ]] || return 0
	has_apt || die "this is not Debian or Ubuntu: install what provides ${missing[*]} by this system's own means" 3
	apt_install "${missing[@]}" || die "apt-get could not install: ${missing[*]}"
}

# --- Rust -----------------------------------------------------------------------------------------------------------
RUSTUP_REMEDY="curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --profile minimal --default-toolchain $TOOLCHAIN"

rust() {
	local active
	if ! command -v rustup >/dev/null; then
		[[ -n $CHECK ]] || die "rustup is not installed. Install it, then run this again: $RUSTUP_REMEDY" 3
		lacks rustup "$RUSTUP_REMEDY"
		return 0
	fi
	if [[ -n ${RUSTUP_TOOLCHAIN:-} ]]; then
		[[ $(rustc --version 2>/dev/null) == "rustc $TOOLCHAIN "* ]] ||
			warn "RUSTUP_TOOLCHAIN=$RUSTUP_TOOLCHAIN is in use, not the pinned Rust $TOOLCHAIN"
	elif ! has_toolchain "$TOOLCHAIN"; then
		lacks "Rust $TOOLCHAIN" "rustup toolchain install $TOOLCHAIN --profile minimal -c rustfmt -c clippy"
		[[ -z $CHECK ]] || return 0
		rustup toolchain install "$TOOLCHAIN" --profile minimal -c rustfmt -c clippy ||
			die "Rust $TOOLCHAIN could not be installed. If this machine has it under another name (rustup toolchain list),
       export RUSTUP_TOOLCHAIN=<that name>; if it lies in a folder of its own:
       rustup toolchain link mira FOLDER && export RUSTUP_TOOLCHAIN=mira"
	fi
	active=${RUSTUP_TOOLCHAIN:-$TOOLCHAIN}
	if ! compgen -G "$TOOLCHAINS/$active*/bin/cargo-clippy" >/dev/null ||
		! compgen -G "$TOOLCHAINS/$active*/bin/rustfmt" >/dev/null; then
		lacks "rustfmt and clippy" "rustup component add rustfmt clippy --toolchain $active"
		[[ -n $CHECK ]] || rustup component add rustfmt clippy --toolchain "$active" ||
			warn "scripts/check.sh will not run without rustfmt and clippy; building and testing will"
	fi
	wasm_target "$active"
}

wasm_target() {
	if has_wasm_target || [[ -n ${WASM_BUILD_TOOLCHAIN:-} ]]; then
		return
	fi
	lacks "the Rust target $WASM_TARGET" "rustup target add $WASM_TARGET --toolchain $1"
	[[ -z $CHECK ]] || return 0
	rustup target add "$WASM_TARGET" --toolchain "$1" && return
	has_apt || die "the target $WASM_TARGET could not be installed. Try: rustup target add $WASM_TARGET --toolchain $1"
	warn "rustup could not provide $WASM_TARGET; building it from Debian's packages instead"
	"$ROOT/scripts/wasm-toolchain-debian.sh" ||
		die "no way to $WASM_TARGET was found. With a connection to rustup's server: rustup target add $WASM_TARGET --toolchain $1"
}

# --- Node.js --------------------------------------------------------------------------------------------------------
NODE_MIN=20
NODE_REMEDY="install Node.js $NODE_MIN or newer (https://nodejs.org/en/download) and put it first in PATH"
has_node() {
	local version
	version=$(node --version 2>/dev/null) && command -v npm >/dev/null || return 1
	version=${version#v}
	((${version%%.*} >= NODE_MIN))
}

clients() {
	local cached=$MIRA_CACHE/nodejs
	has_node && return
	lacks "Node.js $NODE_MIN or newer with npm (found: $(node --version 2>/dev/null || echo none))" "$NODE_REMEDY"
	[[ -z $CHECK ]] || return 0
	if ! command -v npm >/dev/null && has_apt; then
		# A distribution's nodejs may bring npm along or keep it in a package of its own.
		apt_install nodejs || warn "apt-get could not install nodejs"
		command -v npm >/dev/null || apt_install npm || warn "apt-get could not install npm"
		has_node && return
	fi
	need npm "To mend it, $NODE_REMEDY"
	# The distribution's is too old: a newer one from npm, in the cache folder, which lib.sh puts first in PATH.
	say "Node.js $(node --version) is too old; putting a newer one into $cached"
	mkdir -p "$cached"
	npm install --prefix "$cached" --no-save --no-audit --no-fund --loglevel=error node@22.23.3 npm@10.9.4 ||
		die "Node.js is too old: $NODE_REMEDY"
	PATH=$cached/node_modules/.bin:$PATH
	has_node || die "Node.js in $cached does not run: delete that folder and $NODE_REMEDY"
}

packages
select_tools
rust
[[ -z $CLIENTS ]] || clients

if [[ -n $CHECK ]] && ((LACKING)); then
	die "$LACKING missing; mend all with: scripts/setup.sh${CLIENTS:+ --with-clients}"
fi
select_tools
if [[ -n ${WASM_BUILD_TOOLCHAIN:-} ]]; then
	say "The runtime's wasm is built with the toolchain '$WASM_BUILD_TOOLCHAIN'."
fi
say "Ready: Rust $TOOLCHAIN, target folder $CARGO_TARGET_DIR."
