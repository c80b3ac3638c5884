#!/bin/sh
# examples.sh COUNTERSIGN LIBRARY OUT: builds the examples and uses them as a merchant would, against
# the command `countersign`. CC is the compiler. Needs libmicrohttpd and curl.
set -eu

countersign=$1 library=$2 out=$3
cc=${CC:-cc}
here=$(cd "$(dirname "$0")/.." && pwd)
bodies=$here/../../crates/fixtures/bodies
[ -x "$countersign" ] || { echo "examples.sh: no command at $countersign: cargo build -p countersign-cli" >&2; exit 1; }
mkdir -p "$out"
work=$(mktemp -d)
server=
stop() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || :
    rm -rf "$work"
}
trap stop EXIT
ran=0

fail() {
    echo "examples.sh: $1" >&2
    exit 1
}

# what, expected, found
same() {
    [ "$2" = "$3" ] || fail "$1: expected: $2
found: $3"
    ran=$((ran + 1))
}

has() { # what, text, file
    grep -qF -- "$2" "$3" || fail "$1: no '$2' in: $(cat "$3")"
    ran=$((ran + 1))
}

status_of() {
    if "$@" >"$work/out" 2>"$work/err"; then echo 0; else echo $?; fi
}

for name in verify_file cgi http_server; do
    # Sanitised, so that what the examples themselves do wrong shows.
    flags="-std=c99 -Wall -Wextra -Werror -pedantic -Wconversion -Wshadow -Wstrict-prototypes -g"
    flags="$flags -fsanitize=address,undefined -fno-sanitize-recover=all"
    libraries="-L$library -lcountersign -Wl,-rpath,$library"
    [ $name != http_server ] || libraries="$libraries -lmicrohttpd -lpthread"
    # shellcheck disable=SC2086 # lists of words
    $cc $flags -I"$here/include" "$here/examples/$name.c" -o "$out/$name" $libraries
done

printf 'AABBCCDDEEFF\n' >"$work/key"
printf ' \n' >"$work/blank"
printf 'another key' >"$work/wrong"
for name in ipn-complete lcn-expiration ipn-non-ascii; do
    "$countersign" sign --secret-file "$work/key" "$bodies/$name.form" >"$work/$name"
done
genuine=$work/ipn-complete
sed 's/59\.78/0.01/' "$genuine" >"$work/forged"
cmp -s "$genuine" "$work/forged" && fail "nothing was forged"

# verify_file: what every body says, and why one is refused.
for body in "$bodies"/*.form; do
    name=$(basename "$body" .form)
    "$countersign" sign --secret-file "$work/key" "$body" >"$work/signed"
    "$countersign" verify --json --secret-file "$work/key" "$work/signed" >"$work/json"
    same "$name" 0 "$(status_of "$out/verify_file" "$work/key" "$work/signed")"
    has "$name" "kind        ${name%%-*}" "$work/out"
    for member in event action dedupe_key; do
        value=$(awk -v name="$(echo $member | tr _ ' ')" 'index($0, name) == 1 { print $NF }' "$work/out")
        [ -n "$value" ] || fail "$name has no $member"
        has "$name" "\"$value\"" "$work/json"
    done
done
same "a forged body" 1 "$(status_of "$out/verify_file" "$work/key" "$work/forged")"
has "a forged body" "refused     signature_mismatch" "$work/out"
has "a forged body" "possible nothing_fits" "$work/out"
sed 's/$/  /' "$work/key" >"$work/spaces"
same "a key with spaces" 1 "$(status_of "$out/verify_file" "$work/spaces" "$genuine")"
has "a key with spaces" "proved" "$work/out"
same "no key" 2 "$(status_of "$out/verify_file" "$work/absent" "$genuine")"
same "a blank key" 2 "$(status_of "$out/verify_file" "$work/blank" "$genuine")"
same "no body" 2 "$(status_of "$out/verify_file" "$work/key" "$work/absent")"
same "no arguments" 2 "$(status_of "$out/verify_file")"

# cgi: by its environment and standard input.
cgi() { # method, body, further environment...
    method=$1 body=$2
    shift 2
    env -i REQUEST_METHOD="$method" COUNTERSIGN_KEY_FILE="$work/key" COUNTERSIGN_FOLDER="$work/stored" \
        CONTENT_LENGTH="$(wc -c <"$body" | tr -d ' ')" "$@" "$out/cgi" <"$body" >"$work/out" 2>"$work/err" ||
        fail "cgi: $(cat "$work/err")"
    tr -d '\r' <"$work/out" >"$work/answer"
    sed -n '1s/^Status: //p' "$work/answer"
}
body_of_answer() { sed '1,/^$/d' "$work/answer"; }

mkdir "$work/stored"
same "GET" "200 OK" "$(cgi GET /dev/null)"
same "HEAD" "200 OK" "$(cgi HEAD /dev/null)"
same "PUT" "405 Method Not Allowed" "$(cgi PUT /dev/null)"
same "no length" "411 Length Required" "$(cgi POST "$genuine" CONTENT_LENGTH=)"
same "a length of -1" "411 Length Required" "$(cgi POST "$genuine" CONTENT_LENGTH=-1)"
same "no number" "400 Bad Request" "$(cgi POST "$genuine" CONTENT_LENGTH=12x)"
same "too long" "413 Content Too Large" "$(cgi POST "$genuine" CONTENT_LENGTH=1048577)"
same "far too long" "413 Content Too Large" "$(cgi POST "$genuine" CONTENT_LENGTH=99999999999999999999)"
same "cut off" "400 Bad Request" "$(cgi POST "$genuine" CONTENT_LENGTH=1048576)"
same "forged" "400 Bad Request" "$(cgi POST "$work/forged")"
same "forged" "" "$(body_of_answer)"
has "forged" "refused: the signature does not match" "$work/err"
same "another key" "400 Bad Request" "$(cgi POST "$genuine" COUNTERSIGN_KEY_FILE="$work/wrong")"
same "a blank key" "500 Internal Server Error" "$(cgi POST "$genuine" COUNTERSIGN_KEY_FILE="$work/blank")"
same "no key" "500 Internal Server Error" "$(cgi POST "$genuine" COUNTERSIGN_KEY_FILE="$work/absent")"
printf 'A=1' | "$countersign" sign --secret-file "$work/key" - >"$work/neither"
same "neither kind" "400 Bad Request" "$(cgi POST "$work/neither")"
has "neither kind" "refused: neither IPN nor LCN" "$work/err"
stored() { find "$work/stored" -name '*.json'; }
same "nothing stored" "" "$(find "$work/stored" -type f)"
same "not stored" "500 Internal Server Error" "$(cgi POST "$genuine" COUNTERSIGN_FOLDER="$work/no/where")"
same "not stored" "" "$(body_of_answer)"
same "no folder" "500 Internal Server Error" "$(cgi POST "$genuine" COUNTERSIGN_FOLDER=)"
# The disk is full in the middle: no receipt, and nothing stays behind.
same "torn" "500 Internal Server Error" "$(trap '' XFSZ && ulimit -f 1 && cgi POST "$genuine")"
same "torn" "" "$(body_of_answer)"
same "torn" "" "$(find "$work/stored" -type f)"
# The process dies in the middle: what stays behind has no name that is looked at.
(cd "$work" && ulimit -f 1 && cgi POST "$genuine") >"$work/ignored" 2>&1 && fail "torn: it goes on"
same "torn" "" "$(body_of_answer)"
same "torn" "" "$(stored)"
same "torn" 1 "$(find "$work/stored" -type f | wc -l)"
same "genuine" "200 OK" "$(cgi POST "$genuine")"
has "genuine" "Content-Type: text/plain" "$work/answer"
body_of_answer >"$work/receipt"
grep -qE '^<sig algo="sha3-256" date="[0-9]{14}">[0-9a-f]{64}</sig>$' "$work/receipt" ||
    fail "no receipt: $(cat "$work/receipt")"
date=$(sed 's/.*date="\([0-9]*\)".*/\1/' "$work/receipt")
"$countersign" verify --date "$date" --secret-file "$work/key" "$genuine" >"$work/verified"
has "the receipt" "$(cat "$work/receipt")" "$work/verified"
# All that is needed to act on it is on the disk, and no second time for a repeat.
field_of() { tr '&' '\n' <"$2" | sed -n "s/^$1=//p"; }
same "stored" 1 "$(stored | wc -l)"
has "stored" "\"$(field_of REFNO "$genuine")\"" "$(stored)"
has "stored" '"event":"order_fulfilled"' "$(stored)"
same "stored whole" "}" "$(tail -c 1 "$(stored)")"
id=$(basename "$(stored)" .json)
has "stored" "\"delivery_id\":\"$id\"" "$(stored)"
same "a repeat" "200 OK" "$(cgi POST "$genuine")"
same "a repeat" "$work/stored/$id.json" "$(stored)"
same "genuine" "200 OK" "$(cgi POST "$work/lcn-expiration")"
same "stored" 2 "$(stored | wc -l)"
grep -q '"event":"licence_expired"' "$work/stored"/*.json || fail "the second message is not stored"

# http_server: `countersign send` acts as 2Checkout and checks the receipt itself.
"$out/http_server" 0 "$work/key" >"$work/log" 2>"$work/refused" &
server=$!
tries=0
while ! [ -s "$work/log" ]; do
    tries=$((tries + 1))
    [ $tries -lt 100 ] || fail "the server does not listen: $(cat "$work/refused")"
    sleep 0.1
done
url=$(head -n 1 "$work/log")
send() { status_of "$countersign" send --secret-file "$work/key" "$@"; }
code() { curl -s -o "$work/out" -w '%{http_code}' "$@" "$url"; }
sent=0
for body in "$bodies"/*.form; do
    same "sent: $body" 0 "$(send "$url" "$body")"
    sent=$((sent + 1))
done
for algorithm in sha256 sha3-256; do
    same "sent: $algorithm" 0 "$(send --algorithm $algorithm "$url" "$bodies/ipn-complete.form")"
done
same "md5 is not accepted" 1 "$(send --algorithm md5 "$url" "$bodies/ipn-complete.form")"
same "forged" 1 "$(send "$url" "$work/forged")"
same "forged" 400 "$(code --data-binary "@$work/forged")"
same "forged" "" "$(cat "$work/out")"
same "GET" 200 "$(code)"
same "HEAD" 200 "$(code --head)"
same "PUT" 405 "$(code -X PUT -d a=1)"
same "JSON" 400 "$(code -H 'Content-Type: application/json' -d '{"a":1}')"
same "empty" 400 "$(code -X POST -d '')"
head -c 1048577 /dev/zero >"$work/long"
same "too long" 413 "$(code --data-binary "@$work/long")"
same "still there" 0 "$(send "$url" "$genuine")"
same "lines" $((sent + 4)) "$(wc -l <"$work/log")"
kill "$server"
wait "$server" || fail "the server ends badly: $(cat "$work/refused")"
server=
has "the log" "refused: " "$work/refused"
grep -q Example "$work/log" && fail "the log names customers"

echo "examples: $ran checks"
