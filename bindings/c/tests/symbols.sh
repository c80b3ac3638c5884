#!/bin/sh
# symbols.sh HEADER SHARED STATIC SONAME: the shared library exports what the header names and
# nothing else, both libraries have all of it, and the tests call each function.
set -eu

header=$1 shared=$2 static=$3 soname=$4
tests=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "symbols.sh: $1" >&2; exit 1; }

# A function is a name before a parenthesis at the beginning of a declaration.
sed -n 's/^[a-z].*[ *]\(countersign_[a-z0-9_]*\)(.*/\1/p' "$header" | sort -u >"$work/named"
[ -s "$work/named" ] || fail "no functions in $header"

# The header for foreign function interfaces has the same ones.
sed -n 's/^[a-z].*[ *]\(countersign_[a-z0-9_]*\)(.*/\1/p' "${header%.h}.ffi.h" | sort -u >"$work/foreign"
diff -u "$work/named" "$work/foreign" || fail "${header%.h}.ffi.h has other functions than $header"

nm -D --defined-only "$shared" | awk '{ print $NF }' | sort -u >"$work/exported"
diff -u "$work/named" "$work/exported" || fail "$shared exports other names than $header has"

nm --defined-only "$static" 2>/dev/null | awk '$2 == "T" && $3 ~ /^countersign_/ { print $3 }' |
    sort -u >"$work/static"
diff -u "$work/named" "$work/static" || fail "$static has other names than $header"

readelf -d "$shared" | grep -q "Library soname: \[$soname\]" || fail "$shared is not $soname"

while read -r name; do
    grep -q "\<$name(" "$tests"/arguments.c || fail "arguments.c does not call $name"
done <"$work/named"

echo "symbols: $(wc -l <"$work/named") functions, $soname"
