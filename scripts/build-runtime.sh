#!/usr/bin/env bash
# Rebuilds the runtime of a commit so that everybody gets the same bytes, and prints the hash that a referendum names.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

BUILD=/tmp/mira-runtime-build
usage() {
	cat <<END
Usage: scripts/build-runtime.sh [COMMIT] [--out DIR] [--twice]

Builds the runtime wasm of COMMIT (HEAD) with the features and profile of a release, from the committed files alone, and
prints its size, sha256 and code hash (blake2-256): the hash that System.authorize_upgrade and a referendum name.

  --out DIR  where the wasm and hashes.txt go (a folder named after the commit in the target folder)
  --twice    build twice from scratch and compare
  --help     this text

What makes the bytes the same anywhere: the toolchain that the commit pins, its lock file, folders at fixed paths
($BUILD: sources, target folder, cargo's home), paths of this machine mapped to fixed names, and
an environment without this machine's settings. One build at a time; the folder (about 6 GB) is kept to make the next
build faster and may be deleted.

Exit code: 0 built, 1 failed or (--twice) not the same, 2 called wrongly, 3 a prerequisite is missing.

Examples:
  scripts/build-runtime.sh
  scripts/build-runtime.sh v1.2.0 --out release
  scripts/build-runtime.sh --twice     # before a hash is published
END
}

COMMIT='' OUT='' TWICE=''
while (($#)); do
	case $1 in
	--out) OUT=${2:?--out needs a folder} && shift ;;
	--twice) TWICE=1 ;;
	-h | --help) usage && exit 0 ;;
	-*) die "unknown argument '$1'; see scripts/build-runtime.sh --help" 2 ;;
	*)
		[[ -z $COMMIT ]] || die "one commit only; see scripts/build-runtime.sh --help" 2
		COMMIT=$1
		;;
	esac
	shift
done
for command in git cargo rustc b2sum sha256sum flock tar; do need "$command" "Run scripts/setup.sh."; done

# --- what to build --------------------------------------------------------------------------------------------------
NAME=${COMMIT:-HEAD}
COMMIT=$(git -C "$ROOT" rev-parse --verify --quiet "$NAME^{commit}") ||
	die "'$NAME' is no commit of this repository. If it is on the remote: git fetch --tags" 2
OUT=${OUT:-$CARGO_TARGET_DIR/mira-runtime/${COMMIT:0:12}}
[[ $OUT == /* ]] || OUT=$PWD/$OUT
FEATURE=on-chain-release # metadata hash in, logging out
git -C "$ROOT" show "$COMMIT:runtime/Cargo.toml" 2>/dev/null | grep -q "^$FEATURE *=" ||
	die "the runtime of ${COMMIT:0:12} has no feature '$FEATURE'; choose a later commit" 2
if [[ $NAME == HEAD && -n $(git -C "$ROOT" status --porcelain --untracked-files=no) ]]; then
	warn "there are changes that are not committed; they are not in what is built"
fi
[[ -z ${WASM_BUILD_TOOLCHAIN:-} ]] ||
	warn "the wasm is built by the toolchain '$WASM_BUILD_TOOLCHAIN', not the pinned one: nobody else will get this hash"

# --- the fixed place ------------------------------------------------------------------------------------------------
mkdir -m 700 "$BUILD" 2>/dev/null || true
[[ -d $BUILD && -O $BUILD && ! -L $BUILD ]] || die "$BUILD belongs to somebody else; it has to be a folder of yours"
exec 9>"$BUILD/lock"
if ! flock --nonblock 9; then
	say "Another build runs; waiting for it ..."
	flock --timeout 7200 9 || die "the other build did not end within 2 hours; see who: fuser $BUILD/lock"
fi
free=$(df --output=avail -k "$BUILD" | tail -n 1)
[[ -d $BUILD/target ]] || ((free >= 8 * 1024 * 1024)) || die "$BUILD needs 8 GB, $((free / 1024 / 1024)) GB are free there" 3

SOURCE=$BUILD/source TARGET=$BUILD/target CARGO_FIXED=$BUILD/cargo-home
WASM=$TARGET/production/wbuild/mira-runtime/mira_runtime.compact.compressed.wasm
rm -rf "$SOURCE"
mkdir -p "$SOURCE" "$CARGO_FIXED/registry" "$OUT"
# --touch: with the commit's own times, cargo could take what an earlier build left for newer than the sources.
git -C "$ROOT" archive "$COMMIT" | tar -x --touch -C "$SOURCE"

# What this machine has downloaded already is taken over: the index copied, the crates (which never change) linked.
own=${CARGO_HOME:-$HOME/.cargo}
for config in config.toml config; do
	[[ ! -e $own/$config ]] || cp "$own/$config" "$CARGO_FIXED/config.toml"
done
if grep -qsE '^ *(\[(profile|build|env|patch)|rustflags)' "$CARGO_FIXED/config.toml"; then
	warn "$own/config.toml sets more than where crates come from; that can change the result"
fi
[[ -d $CARGO_FIXED/registry/index || ! -d $own/registry/index ]] || cp -r "$own/registry/index" "$CARGO_FIXED/registry/"
if [[ -d $own/registry/cache ]]; then
	cp -rlu "$own/registry/cache" "$CARGO_FIXED/registry/" 2>/dev/null || cp -ru "$own/registry/cache" "$CARGO_FIXED/registry/"
fi

# --- build ----------------------------------------------------------------------------------------------------------
ENVIRONMENT=(HOME="$HOME" PATH="$PATH" LANG=C.UTF-8 CARGO_HOME="$CARGO_FIXED" CARGO_TARGET_DIR="$TARGET" CARGO_INCREMENTAL=0
	SOURCE_DATE_EPOCH="$(git -C "$ROOT" show -s --format=%ct "$COMMIT")" WASM_BUILD_WORKSPACE_HINT="$SOURCE" WASM_BUILD_NO_COLOR=1)
for name in RUSTUP_HOME RUSTUP_TOOLCHAIN WASM_BUILD_TOOLCHAIN http_proxy https_proxy HTTP_PROXY HTTPS_PROXY no_proxy NO_PROXY \
	SSL_CERT_FILE SSL_CERT_DIR CARGO_HTTP_CAINFO; do
	[[ -z ${!name:-} ]] || ENVIRONMENT+=("$name=${!name}")
done
in_place() { cd "$SOURCE" && env -i "${ENVIRONMENT[@]}" "$@"; }

# Offline first, so that a machine that has everything asks nobody.
fetch() { in_place cargo fetch --locked --offline 2>/dev/null || in_place cargo fetch --locked; }
remapped() { # what of this machine could show in panic messages, under names of its own
	local dir flags="--remap-path-prefix=$SOURCE=/mira --remap-path-prefix=$TARGET=/target" sysroot
	for dir in "$CARGO_FIXED"/registry/src/*; do [[ ! -d $dir ]] || flags+=" --remap-path-prefix=$dir=/registry"; done
	[[ ! -d $CARGO_FIXED/git/checkouts ]] || flags+=" --remap-path-prefix=$CARGO_FIXED/git/checkouts=/git"
	sysroot=$(in_place rustc --print sysroot)/lib/rustlib/src/rust
	[[ $sysroot != *' '* ]] || die "the toolchain's path holds a space, which compiler flags cannot: $sysroot. Move RUSTUP_HOME" 3
	[[ ! -d $sysroot ]] || flags+=" --remap-path-prefix=$sysroot=/rustc/$(in_place rustc -vV | sed -n 's/^commit-hash: //p')"
	echo "$flags"
}
# The wasm is made by the runtime's build script, before the runtime is compiled for this machine. Nobody needs that
# second half, so it is only checked: the wasm is that of `cargo build`, in less time.
build() {
	rm -f "${WASM%/*}"/*.wasm && in_place env CARGO_NET_OFFLINE=true WASM_BUILD_RUSTFLAGS="$REMAP" \
		cargo check --profile production --locked -p mira-runtime --features "$FEATURE"
}
RUNS='' # one more letter per run
run() {
	stage "runtime$RUNS" build || exit 1
	[[ -s $WASM ]] || die "the build passed but left no $WASM"
	RUNS+="-again"
}

stage fetch fetch || die "the dependencies could not be fetched; is the lock file of ${COMMIT:0:12} complete?"
REMAP=$(remapped)
[[ -z $TWICE ]] || rm -rf "$TARGET"
run
cp "$WASM" "$OUT/mira_runtime.compact.compressed.wasm"
if [[ -n $TWICE ]]; then
	rm -rf "$TARGET"
	run
	cmp "$WASM" "$OUT/mira_runtime.compact.compressed.wasm" || {
		cp "$WASM" "$OUT/mira_runtime.second.wasm"
		die "two builds of the same commit differ; both are in $OUT"
	}
fi

# --- result ---------------------------------------------------------------------------------------------------------
RESULT=$OUT/mira_runtime.compact.compressed.wasm
{
	echo "commit     $COMMIT"
	echo "compiler   $(in_place ${WASM_BUILD_TOOLCHAIN:+rustup run "$WASM_BUILD_TOOLCHAIN"} rustc --version), on $(uname -sm)"
	echo "features   $FEATURE"
	echo "size       $(stat -c %s "$RESULT") bytes, compressed"
	echo "sha256     $(sha256sum "$RESULT" | cut -d' ' -f1)"
	echo "code hash  0x$(b2sum -l 256 "$RESULT" | cut -d' ' -f1)   (blake2-256, for System.authorize_upgrade)"
	[[ -z $TWICE ]] || echo "built      twice from scratch, the same bytes"
} | tee "$OUT/hashes.txt"
say "wasm       $RESULT"
