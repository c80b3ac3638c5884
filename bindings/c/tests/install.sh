#!/bin/sh
# install.sh: installs into a folder of its own with `make install`, moves the whole tree elsewhere,
# and builds and runs the program of README.md and an example against it: with pkg-config and with
# CMake, shared and static. Takes MAKE, CC and BUILT, the folder with the built libraries.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
make=${MAKE:-make} cc=${CC:-cc}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
    echo "install.sh: $1" >&2
    exit 1
}

install() { # further variables...
    # shellcheck disable=SC2086 # MAKE may hold options
    $make -C "$here" --no-print-directory -s install ${BUILT:+"BUILT=$BUILT"} DESTDIR="$work/dest" "$@"
}

# What is there, and nothing else.
install PREFIX=/usr
version=$(sed -n 's/^Version: //p' "$work/dest/usr/lib/pkgconfig/countersign.pc")
abi=${version%.*}
(cd "$work/dest" && find . ! -type d | sort) >"$work/found"
sort >"$work/expected" <<LIST
./usr/include/countersign.ffi.h
./usr/include/countersign.h
./usr/lib/cmake/countersign/countersign-config-version.cmake
./usr/lib/cmake/countersign/countersign-config.cmake
./usr/lib/libcountersign.a
./usr/lib/libcountersign.so
./usr/lib/libcountersign.so.$abi
./usr/lib/libcountersign.so.$version
./usr/lib/pkgconfig/countersign.pc
LIST
diff -u "$work/expected" "$work/found" || fail "not what should be installed"
grep -rn '@[A-Z_]*@\|/dest/' "$work/dest/usr/lib/pkgconfig" "$work/dest/usr/lib/cmake" &&
    fail "something was not filled in"
for header in countersign.h countersign.ffi.h; do
    cmp "$here/include/$header" "$work/dest/usr/include/$header"
done
shared=$work/dest/usr/lib/libcountersign.so.$version
readelf -d "$shared" | grep -q "soname: \[libcountersign.so.$abi\]" || fail "the soname"
readelf -S "$shared" | grep -q '\.debug_info\|\.symtab' && fail "not stripped"
nm -D --defined-only "$shared" | grep -q ' T countersign_verify$' || fail "stripped too far"

# For another system: its own names, and the host's strip stays away from them unless it is told.
install PREFIX=/cross CARGO_BUILD_TARGET="$(uname -m)-unknown-linux-gnu"
readelf -S "$work/dest/cross/lib/libcountersign.so" | grep -q '\.symtab' || fail "stripped for another system"
install PREFIX=/cross CARGO_BUILD_TARGET="$(uname -m)-unknown-linux-gnu" STRIP=strip
readelf -S "$work/dest/cross/lib/libcountersign.so" | grep -q '\.symtab' && fail "STRIP is not obeyed"
rm -r "$work/dest/cross"
mkdir "$work/mac"
: >"$work/mac/libcountersign.a"
: >"$work/mac/libcountersign.dylib"
BUILT=$work/mac install PREFIX=/cross CARGO_BUILD_TARGET=aarch64-apple-darwin
[ -e "$work/dest/cross/lib/libcountersign.$abi.dylib" ] || fail "not the names of the target"
rm -r "$work/dest/cross"

# Folders as somebody types them. `make install` builds nothing that is there, and what is not there it builds.
for folder in PREFIX LIBDIR INCLUDEDIR; do
    install "$folder=relative" 2>"$work/refused" && fail "a relative $folder is taken"
    grep -q 'have to begin with /: .*relative' "$work/refused" || fail "a relative $folder: $(cat "$work/refused")"
done
mkdir -p "$work/cargo/release"
ln -s "${BUILT:-$here/../../target/release}"/libcountersign.* "$work/cargo/release"
rm -f "$work/cargo/release/libcountersign.d"
(
    cd "$work"
    # shellcheck disable=SC2086 # MAKE may hold options
    run_here() { env -u BUILT -u CARGO_TARGET_DIR -u MAKEFLAGS $make -f "$here/Makefile" -s CARGO=./absent "$@"; }
    run_here install PREFIX="$work/typed" CARGO_TARGET_DIR=cargo
    [ -e typed/lib/libcountersign.so ] || fail "a relative CARGO_TARGET_DIR"
    run_here install PREFIX="$work/typed2" BUILT=cargo/release
    [ -e typed2/lib/libcountersign.so ] || fail "a relative BUILT"
    run_here install PREFIX="$work/typed3" BUILT=nothing 2>refused && fail "an empty BUILT is taken"
    grep -q 'nothing/libcountersign.a' refused || fail "an empty BUILT: $(cat refused)"
    run_here install PREFIX="$work/typed3" CARGO_TARGET_DIR=nothing 2>refused && fail "cargo is not called"
    grep -q './absent' refused || fail "cargo is not called: $(cat refused)"
    # Older than what it is made of.
    touch source.rs
    cp -L cargo/release/libcountersign.a old.a
    touch -d '2 days ago' old.a
    ln -sf "$work/old.a" cargo/release/libcountersign.a
    echo "$work/cargo/release/libcountersign.a: $work/source.rs $work/gone.rs" >cargo/release/libcountersign.d
    run_here install PREFIX="$work/typed3" CARGO_TARGET_DIR=cargo 2>refused && fail "what is old is installed"
    grep -q './absent' refused || fail "cargo is not called: $(cat refused)"
)

# In other folders, and away again.
mkdir -p "$work/dest/opt"
install PREFIX=/opt/c LIBDIR=/opt/c/lib/triplet INCLUDEDIR=/opt/headers
[ -e "$work/dest/opt/c/lib/triplet/libcountersign.so" ] || fail "LIBDIR is not obeyed"
mv "$work/dest/opt" "$work/opt"
# shellcheck disable=SC2016 # pkg-config's own variable
grep -q '^libdir=${prefix}/lib/triplet$' "$work/opt/c/lib/triplet/pkgconfig/countersign.pc" || fail "libdir"
grep -q '^includedir=/opt/headers$' "$work/opt/c/lib/triplet/pkgconfig/countersign.pc" || fail "includedir"

# Moved: nothing may remember where it was installed.
cp -R "$work/dest/usr" "$work/moved"
$make -C "$here" --no-print-directory -s uninstall DESTDIR="$work/dest" PREFIX=/usr
[ -z "$(cd "$work/dest/usr" && find . ! -type d)" ] || fail "uninstall leaves files"

# pkg-config of a moved tree finds it from where countersign.pc stands.
mkdir "$work/bin"
printf '#!/bin/sh\nexec %s --define-prefix "$@"\n' "$(command -v pkg-config)" >"$work/bin/pkg-config"
chmod +x "$work/bin/pkg-config"
PATH=$work/bin:$PATH
PKG_CONFIG_PATH=$work/moved/lib/pkgconfig
export PATH PKG_CONFIG_PATH
pkg-config --exists "countersign = $version" || fail "pkg-config does not find it"

# Programs that need the shared library find it there; others must do without.
run() { LD_LIBRARY_PATH=$work/moved/lib "$@"; }
links() { # what, program, 0 or 1: whether it needs the shared library at run time
    needed=$(readelf -d "$2" | grep -c 'NEEDED.*libcountersign' || :)
    [ "$needed" = "$3" ] || fail "$1: linked with the other library"
}

# The program of the README, with the README's own lines for the compiler, all warnings on.
cd "$work"
awk '/^```c$/ { inside = 1; next } /^```$/ && inside { exit } inside' "$here/README.md" >hello.c
sed -n 's/^cc \(hello\.c .*\)$/\1/p' "$here/README.md" >lines
[ "$(wc -l <lines)" = 3 ] || fail "README.md has not three lines that compile its program"
# As from a checkout in which cargo has built.
mkdir target
ln -s "$here/.." bindings
ln -s "${BUILT:-$here/../../target/release}" target/release
while read -r line; do
    rm -f hello
    eval "$cc -std=c99 -Wall -Wextra -Werror -pedantic -Wconversion $line" || fail "README: cc $line"
    case $line in
    *-static*) links "README, static" hello 0 && ./hello >out ;;
    *target/release*) links "README, by hand" hello 0 && ./hello >out ;;
    *) links "README, shared" hello 1 && run ./hello >out ;;
    esac || fail "README: cc $line: $(cat out)"
    grep -qE '^<sig algo="sha3-256" date="[0-9]{14}">[0-9a-f]{64}</sig>$' out || fail "README prints: $(cat out)"
    # And it prints what the README shows, but for the date and the digest.
    sed -n 's/"[0-9]*">[0-9a-f]*</"…">…</p' out >shown
    grep -qxF "$(cat shown)" "$here/README.md" || fail "README.md does not show: $(cat out)"
done <lines

# The shorter one of the project's README too.
awk '/^```c$/ { inside = 1; next } /^```$/ && inside { exit } inside' "$here/../../README.md" >short.c
# shellcheck disable=SC2046 # lists of words
"$cc" -std=c99 -Wall -Wextra -Werror -pedantic -Wconversion short.c -o short $(pkg-config --cflags --libs countersign)
run ./short >out || fail "README of the project: $(cat out)"
grep -qxE '<sig algo="sha3-256" date="[0-9]{14}">[0-9a-f]{64}</sig>' out || fail "README of the project prints: $(cat out)"

printf AABBCCDDEEFF >key
cp "$here/../../crates/fixtures/bodies/ipn-complete.form" unsigned
example=$here/examples/verify_file.c

# shellcheck disable=SC2046 # lists of words
{
    "$cc" "$example" $(pkg-config --cflags --libs countersign) -o example
    links "pkg-config" example 1
    "$cc" "$example" -static $(pkg-config --cflags --libs --static countersign) -o example_static
    links "pkg-config --static" example_static 0
    # Only this library static, the others as usual.
    "$cc" "$example" $(pkg-config --cflags countersign) \
        $(pkg-config --libs --static countersign | sed 's/-lcountersign/-l:libcountersign.a/') -o example_mixed
    links "libcountersign.a" example_mixed 0
}

# Both targets of CMake.
mkdir project
cat >project/CMakeLists.txt <<CMAKE
cmake_minimum_required(VERSION 3.10)
project(example C)
find_package(countersign $abi REQUIRED CONFIG)
add_executable(cmake_shared "$example")
target_link_libraries(cmake_shared PRIVATE countersign::countersign)
add_executable(cmake_static "$example")
target_link_libraries(cmake_static PRIVATE countersign::static)
CMAKE
configure() { # folder, prefix, further options...
    folder=$1 prefix=$2
    shift 2
    CC=$cc cmake -S project -B "$folder" -DCMAKE_PREFIX_PATH="$prefix" "$@" >"$folder.log" 2>&1
}
configure built "$work/moved" || fail "cmake: $(cat built.log)"
cmake --build built >built.log 2>&1 || fail "cmake: $(cat built.log)"
links "CMake, shared" built/cmake_shared 1
links "CMake, static" built/cmake_static 0
sed -i 's/find_package(countersign [^ ]*/find_package(countersign 0.99/' project/CMakeLists.txt
configure newer "$work/moved" && fail "CMake takes a version that is too old"
grep -q 'countersign-config.cmake, version: ' newer.log || fail "not for its version: $(cat newer.log)"
# The folders given one by one, moved together.
sed -i "s/find_package(countersign [^ ]*/find_package(countersign $abi/" project/CMakeLists.txt
mkdir -p "$work/else"
cp -R "$work/opt" "$work/else/opt"
configure apart "$work/else/opt/c/lib/triplet/cmake" || fail "cmake: $(cat apart.log)"
cmake --build apart >apart.log 2>&1 || fail "cmake: $(cat apart.log)"
# Where /lib is a link to /usr/lib.
mkdir "$work/merged"
cp -R "$work/moved" "$work/merged/usr"
ln -s usr/lib "$work/merged/lib"
configure by_link "" -Dcountersign_DIR="$work/merged/lib/cmake/countersign" || fail "cmake: $(cat by_link.log)"
cmake --build by_link >by_link.log 2>&1 || fail "cmake: $(cat by_link.log)"
# For a machine of another word size.
cat >bits.cmake <<'CMAKE'
set(PACKAGE_FIND_VERSION ${abi})
include(${folder}/countersign-config-version.cmake)
if(PACKAGE_VERSION_UNSUITABLE)
  message(FATAL_ERROR "unsuitable: ${PACKAGE_VERSION}")
endif()
CMAKE
bits() { cmake -Dabi="$abi" -Dfolder="$work/moved/lib/cmake/countersign" "$@" -P bits.cmake >bits.log 2>&1; }
bits || fail "CMake without a language: $(cat bits.log)"
bits "-DCMAKE_SIZEOF_VOID_P=$(($(getconf LONG_BIT) / 8))" || fail "CMake, the same word size: $(cat bits.log)"
bits -DCMAKE_SIZEOF_VOID_P=16 && fail "CMake takes a library for another word size"
grep -q "unsuitable: $version ($(getconf LONG_BIT) bits)" bits.log || fail "CMake: $(cat bits.log)"

for program in ./example ./example_static ./example_mixed built/cmake_shared built/cmake_static \
    apart/cmake_static by_link/cmake_static by_link/cmake_shared; do
    status=0
    run "$program" key unsigned >out 2>&1 || status=$?
    [ $status = 1 ] || fail "$program: exit status $status: $(cat out)"
    grep -q '^refused     missing_signature' out || fail "$program prints: $(cat out)"
done
echo "install: README, pkg-config, CMake, shared and static, moved"
