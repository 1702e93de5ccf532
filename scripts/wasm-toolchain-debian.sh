#!/usr/bin/env bash
# Provides the wasm32v1-none target where rustup's server cannot be reached: builds core and alloc for it from Debian's
# Rust packages and links the result as the rustup toolchain "mira-wasm", which lib.sh then selects for the wasm build.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
	cat <<'END'
Usage: scripts/wasm-toolchain-debian.sh [--force]

Called by scripts/setup.sh when `rustup target add wasm32v1-none` fails. It needs apt, rustup with the pinned Rust, and
the Debian packages rustc-web, cargo-web and rust-web-src, which it installs (they conflict with Debian's own rustup,
rustc and cargo packages; nothing is removed, it stops instead).

  --force  build again although the toolchain is there
  --help   this text

A runtime built so is good for development and tests. Its hash differs from one built with the pinned Rust: what a
referendum names must be built by scripts/build-runtime.sh with the ordinary target.

Example:
  scripts/wasm-toolchain-debian.sh && scripts/run.sh
END
}

FORCE=''
case ${1:-} in
'') ;;
--force) FORCE=1 ;;
-h | --help) usage && exit 0 ;;
*) die "unknown argument '$1'; see scripts/wasm-toolchain-debian.sh --help" 2 ;;
esac

NAME=mira-wasm
DIR=$MIRA_CACHE/wasm-toolchain
if [[ -z $FORCE && -x $TOOLCHAINS/$NAME/bin/rustc && -e $DIR/complete ]]; then
	say "The toolchain '$NAME' is there already."
	exit 0
fi
need apt-get "This fallback is for Debian; elsewhere: rustup target add $WASM_TARGET --toolchain $TOOLCHAIN"
need rustup "Run scripts/setup.sh, which names the command that installs it."

packages=(rustc-web cargo-web rust-web-src)
if ! dpkg -s "${packages[@]}" >/dev/null 2>&1; then
	sudo=()
	((EUID == 0)) || { need sudo "Run as root: apt-get install -y ${packages[*]}" && sudo=(sudo); }
	"${sudo[@]}" apt-get update -qq || warn "apt-get update failed; trying with the package lists there are"
	"${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends --no-remove "${packages[@]}" ||
		die "apt-get could not install ${packages[*]}. If a conflicting package is named above, remove that one first" 3
fi

RUSTC=/usr/bin/rustc CARGO=/usr/bin/cargo
HOST=$("$RUSTC" -vV | sed -n 's/^host: //p')
[[ -n $HOST ]] || die "$RUSTC does not say what its host is; reinstall it: apt-get install --reinstall rustc-web"
LLD=$(rustc "+${RUSTUP_TOOLCHAIN:-$TOOLCHAIN}" --print sysroot)/lib/rustlib/$HOST/bin/rust-lld
[[ -x $LLD ]] || die "rustup's linker is missing: $LLD. Install the toolchain again: rustup toolchain install $TOOLCHAIN"

# 1. core, alloc and compiler_builtins. Without embedded bitcode the runtime's link-time optimisation fails.
say "Building core and alloc for $WASM_TARGET with $("$RUSTC" --version)"
WORK=$(mktemp -d)
cleanup() { rm -rf "$WORK"; }
at_exit cleanup
mkdir -p "$WORK/empty/src"
printf '#![no_std]\n' >"$WORK/empty/src/lib.rs"
printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' >"$WORK/empty/Cargo.toml"
(
	cd "$WORK/empty"
	unset RUSTUP_TOOLCHAIN CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_TARGET
	RUSTC=$RUSTC RUSTC_BOOTSTRAP=1 RUSTFLAGS="-C embed-bitcode=yes" CARGO_TARGET_DIR=$WORK/target \
		"$CARGO" build -Zbuild-std=core,alloc --target "$WASM_TARGET" --release
) || die "core could not be built for $WASM_TARGET; the reason is printed above"

# 2. A folder that rustup takes for a toolchain.
rm -rf "$DIR"
mkdir -p "$DIR/bin" "$DIR/lib/rustlib/$WASM_TARGET/lib"
for crate in core alloc compiler_builtins; do
	cp "$WORK/target/$WASM_TARGET/release/deps/lib$crate-"*.rlib "$DIR/lib/rustlib/$WASM_TARGET/lib/" ||
		die "the build left no lib$crate; run scripts/wasm-toolchain-debian.sh --force"
done
cp -rL "/usr/lib/rustlib/$HOST" "$DIR/lib/rustlib/$HOST"
printf '#!/bin/sh\nexec %q --sysroot %q "$@"\n' "$RUSTC" "$DIR" >"$DIR/bin/rustc"
ln -s "$CARGO" "$DIR/bin/cargo"
# A wrapper, not a copy: rust-lld needs the libraries that lie beside it.
mkdir -p "$DIR/lib/rustlib/$HOST/bin"
rm -f "$DIR/lib/rustlib/$HOST/bin/rust-lld"
printf '#!/bin/sh\nexec %q "$@"\n' "$LLD" >"$DIR/lib/rustlib/$HOST/bin/rust-lld"
chmod +x "$DIR/bin/rustc" "$DIR/lib/rustlib/$HOST/bin/rust-lld"

# 3. Link it. Cargo does not notice that a sysroot changed, so what the wasm builder left has to go.
rustup toolchain link "$NAME" "$DIR" || die "rustup could not link $DIR as '$NAME'"
rm -rf "$CARGO_TARGET_DIR"/*/wbuild
touch "$DIR/complete"
say "Linked the toolchain '$NAME' ($DIR)."
