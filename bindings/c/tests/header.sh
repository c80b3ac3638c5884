#!/bin/sh
# header.sh INCLUDE LIBRARY OUT COMPILER...: the header in every standard of C and C++ under each
# compiler, every warning an error, twice in one program that is linked and run. The one for foreign
# function interfaces by itself, and next to it: its functions must be the same.
set -eu

include=$1 library=$2 out=$3
shift 3
tests=$(dirname "$0")
mkdir -p "$out"
warnings='-Wall -Wextra -Werror -pedantic -Wconversion -Wshadow -Wundef -Wcast-align'
ran=0

try() { # compiler, language, standard, more warnings
    # shellcheck disable=SC2086 # the warnings are words
    for unit in 1 2; do
        "$1" -x "$2" -std="$3" $warnings $4 -DUNIT=$unit -I"$include" -c "$tests/header.c" -o "$out/unit$unit.o"
    done
    "$1" "$out/unit1.o" "$out/unit2.o" -L"$library" -lcountersign -Wl,-rpath,"$library" -o "$out/header"
    "$out/header" || { echo "header.sh: $1 -std=$3: the program fails" >&2; exit 1; }
    ran=$((ran + 1))
}

for compiler in "$@"; do
    case $compiler in
    gcc*) plusplus=g++${compiler#gcc} ;;
    *) plusplus=clang++${compiler#clang} ;;
    esac
    for standard in c99 c11 c17 c2x; do
        try "$compiler" c "$standard" '-Wstrict-prototypes -Wmissing-prototypes'
    done
    for standard in c++11 c++14 c++17 c++20; do
        try "$plusplus" c++ "$standard" '-Wold-style-cast'
    done
    "$compiler" -std=c11 -Wall -Wextra -Werror -pedantic -I"$include" -c "$tests/layout.c" -o "$out/layout.o"
    foreign=$include/countersign.ffi.h
    grep -n '^ *#\|/[*/]' "$foreign" && { echo "header.sh: $foreign is not plain" >&2; exit 1; }
    "$compiler" -x c -std=c99 -Wall -Wextra -Werror -pedantic -include stddef.h -include stdint.h \
        -fsyntax-only "$foreign"
    # Structs can be told only once.
    sed '/^typedef struct .* {$/,/^}/d' "$foreign" |
        "$compiler" -x c -std=c11 -Wall -Wextra -Werror -pedantic -I"$include" -include countersign.h -fsyntax-only -
done
echo "header: $ran compilers and standards"
