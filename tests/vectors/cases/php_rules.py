"""Every rule by which PHP turns a form body into $_POST, with the fields that must come out.

The fields were written down by hand from what PHP does, path and value in signed order. They are not computed:
`generate.py` compares the model in php_form.py with them. The number in an id is the number of the rule there.
"""

from cases import notification


def php(id, body, fields, note):
    return notification(id, body, note, fields=list(fields.items()))


# Sixty-four levels, which is as many as PHP allows. With one more the variable is deleted; such bodies are
# refused, so they stand among the verdicts.
X = "[x]" * 64

CASES = [
    # 1. Pairs.
    php("php-01-empty-pieces", "&&a=1&&b=2&", {"a": "1", "b": "2"}, "empty pieces are skipped"),
    php("php-01-semicolon", "a=1;b=2&amp;c=3", {"a": "1;b=2", "amp;c": "3"}, "only & separates"),
    php("php-01-encoded-ampersand", "a=1%26b=2", {"a": "1&b=2"}, "cutting comes before decoding"),
    php("php-01-line-end", "a=1&b=2\r\n", {"a": "1", "b": "2\r\n"}, "a line end behind the body is data"),
    php(
        "php-01-byte-order-mark",
        "\ufeffa=1&b=2",
        {"\ufeffa": "1", "b": "2"},
        "a byte-order mark before the body is data",
    ),
    php("php-01-nothing", "", {}, "an empty body has no fields; its source is the empty string"),
    # 2. Name and value.
    php("php-02-first-equals", "a=b=c&d==", {"a": "b=c", "d": "="}, "only the first = of a piece counts"),
    php("php-02-no-equals", "a&b=&c[]", {"a": "", "b": "", "c[0]": ""}, "without = the value is empty"),
    php("php-02-encoded-equals", "=1&a%3Db=2", {"a=b": "2"}, "%3D is part of the name"),
    # 3. Decoding.
    php("php-03-once", "a=%2541+%2B%2b", {"a": "%41 ++"}, "decoded once, escape digits in either case"),
    php(
        "php-03-broken",
        "a=%&b=%4&c=%4g&d=%%41&e=%4%41",
        {"a": "%", "b": "%4", "c": "%4g", "d": "%A", "e": "%4A"},
        "a % without two digits stays, and the scan goes on with the next byte",
    ),
    php("php-03-in-names", "a%5b%5D=1&a%2Eb=2", {"a[0]": "1", "a_b": "2"}, "names are read after decoding"),
    php(
        "php-03-across-ends",
        "a=%4&1=x&%4=1=y",
        {"a": "%4", "1": "x", "%4": "1=y"},
        "both digits of an escape lie in the same name or value",
    ),
    # 4. Where a name ends and begins.
    php("php-04-nul", "a%00b=1&%00c=2", {"a": "1"}, "a name ends at its first NUL"),
    php(
        "php-04-nul-and-brackets",
        "a[b%00]=1&c[d]%00[e]=2",
        {"a_b": "1", "c[d]": "2"},
        "what stands behind the NUL closes no bracket and opens none",
    ),
    php(
        "php-04-leading-blanks",
        "++%20a=1&%09b=2&c+=3",
        {"a": "1", "\tb": "2", "c_": "3"},
        "only blanks are removed, and only in front",
    ),
    php(
        "php-04-bare-nul", "a\0b=x\0y&c=\0", {"a": "x\0y", "c": "\0"}, "a NUL that is not encoded acts like %00"
    ),
    # 5. The top-level key.
    php(
        "php-05-translated",
        "a.b+c=1&.=2&a]=3&]=4",
        {"a_b_c": "1", "_": "2", "a]": "3", "]": "4"},
        "in a top-level key blank and dot become _",
    ),
    php("php-05-empty", "=1&+=2&[a]=3&+[a]=4&[=5", {}, "without a top-level key the pair is dropped"),
    php("php-05-dot-only", ".[a]=1", {"_[a]": "1"}, "a name of one dot is not empty"),
    php(
        "php-05-unclosed",
        "a[b=1&c[=2&d[+=3",
        {"a_b": "1", "c_": "2", "d__": "3"},
        "an unclosed first [ becomes _",
    ),
    php(
        "php-05-unclosed-rest",
        "a.b[c.d+e[f=1",
        {"a_b_c_d_e_f": "1"},
        "behind an unclosed first [ all blanks, dots and brackets become _",
    ),
    php("php-05-unclosed-twice", "a[[=1&a]b[=2", {"a__": "1", "a]b_": "2"}, "a ] before the [ closes nothing"),
    # 6. Levels.
    php(
        "php-06-garbage-behind",
        "a[b]=1&a[b]c=2&a[x]c[d]=3",
        {"a[b]": "2", "a[x]": "3"},
        "text behind a ] ends the name, brackets in it included",
    ),
    php(
        "php-06-first-closing",
        "a[b[c]=1&a[[]=2&a[]]=3&a[b]]=4",
        {"a[b[c]": "1", "a[[]": "2", "a[0]": "3", "a[b]": "4"},
        "a level ends at the first ]",
    ),
    php(
        "php-06-white-space",
        "a[+]=1&a[%09]=2&a[++]=3&a[+x]=4&a[x+]=5",
        {"a[0]": "1", "a[1]": "2", "a[  ]": "3", "a[ x]": "4", "a[x ]": "5"},
        "exactly one white-space byte reads as []",
    ),
    php(
        "php-06-white-space-bytes",
        "a[%0A]=1&a[%0B]=2&a[%0C]=3&a[%0D]=4&a[%A0]=5&a[%85]=6",
        {"a[0]": "1", "a[1]": "2", "a[2]": "3", "a[3]": "4", b"a[\xa0]": "5", b"a[\x85]": "6"},
        "LF, VT, FF and CR are white space, bytes above 127 are not",
    ),
    php("php-06-untranslated", "a.b[c.d][e+f]=1", {"a_b[c.d][e f]": "1"}, "nested keys are not translated"),
    php(
        "php-06-later-unclosed",
        "a[b][c=1&d[][e=2&f[g][h[i]=3",
        {"a[b]": "1", "d[0]": "2", "f[g][h[i]": "3"},
        "a later [ without a ] is ignored",
    ),
    # 7. Integer keys.
    php(
        "php-07-top-level",
        "1=a&01=b&-0=c&-7=d",
        {"1": "a", "01": "b", "-0": "c", "-7": "d"},
        "integer keys at the top level",
    ),
    php(
        "php-07-canonical",
        "a[01]=1&a[1]=2&a[%2B1]=3&a[+1]=4&a[1+]=5",
        {"a[01]": "1", "a[1]": "2", "a[+1]": "3", "a[ 1]": "4", "a[1 ]": "5"},
        "an integer has one spelling, so these are five keys",
    ),
    php(
        "php-07-highest",
        "a[9223372036854775807]=1&a[9223372036854775808]=2",
        {"a[9223372036854775807]": "1", "a[9223372036854775808]": "2"},
        "the highest integer, and a string",
    ),
    php(
        "php-07-lowest",
        "a[-9223372036854775808]=1&a[-9223372036854775809]=2",
        {"a[-9223372036854775808]": "1", "a[-9223372036854775809]": "2"},
        "the lowest integer, and a string",
    ),
    # 8. Appends.
    php(
        "php-08-highest-ever",
        "a[]=1&a[5]=2&a[]=3&a[2]=4&a[]=5",
        {"a[0]": "1", "a[5]": "2", "a[6]": "3", "a[2]": "4", "a[7]": "5"},
        "[] takes the key after the highest",
    ),
    php(
        "php-08-negative",
        "a[-5]=1&a[]=2&a[-4]=3&a[]=4",
        {"a[-5]": "1", "a[-4]": "3", "a[-3]": "4"},
        "negative keys count for []; an explicit key hits the one that [] took",
    ),
    php(
        "php-08-strings",
        "a[x]=1&a[01]=2&a[9223372036854775808]=3&a[]=4",
        {"a[x]": "1", "a[01]": "2", "a[9223372036854775808]": "3", "a[0]": "4"},
        "strings do not count for []",
    ),
    php(
        "php-08-almost-integers",
        "a[-0]=1&a[]=2&b[-9223372036854775809]=3&b[]=4",
        {"a[-0]": "1", "a[0]": "2", "b[-9223372036854775809]": "3", "b[0]": "4"},
        "-0 and a number below the range do not count for []",
    ),
    php(
        "php-08-last",
        "a[9223372036854775806]=1&a[]=2&a[]=3&a[][x]=4&a[0]=5",
        {"a[9223372036854775806]": "1", "a[9223372036854775807]": "2", "a[0]": "5"},
        "behind the highest integer nothing can be appended",
    ),
    php(
        "php-08-from-the-lowest",
        "a[-9223372036854775808]=1&a[]=2",
        {"a[-9223372036854775808]": "1", "a[-9223372036854775807]": "2"},
        "[] takes the key after the lowest integer",
    ),
    php(
        "php-08-arrays",
        "a[][x]=1&a[][y]=2&a[0][z]=3",
        {"a[0][x]": "1", "a[0][z]": "3", "a[1][y]": "2"},
        "an appended array can be reached by its key",
    ),
    # 9. Storing, places and conflicts.
    php("php-09-repeated", "a=1&b=2&a=3", {"a": "3", "b": "2"}, "a repeated name: last value, first place"),
    php(
        "php-09-interleaved",
        "a[]=1&b[]=2&a[]=3&b[]=4",
        {"a[0]": "1", "a[1]": "3", "b[0]": "2", "b[1]": "4"},
        "members gather where the name came first",
    ),
    php(
        "php-09-index-order",
        "a[2]=1&a[1]=2&a[2]=3",
        {"a[2]": "3", "a[1]": "2"},
        "members never stand in order of their indexes",
    ),
    php(
        "php-09-scalar-to-array",
        "a=1&b=2&a[x]=3",
        {"a[x]": "3", "b": "2"},
        "an array takes the place of a scalar",
    ),
    php(
        "php-09-array-to-scalar",
        "a[x]=1&a[y]=2&b=3&a=4",
        {"a": "4", "b": "3"},
        "a scalar takes the place of an array",
    ),
    php(
        "php-09-fresh-array",
        "a[]=1&a[]=2&a=3&a[]=4",
        {"a[0]": "4"},
        "an array that replaces a scalar begins at 0 again",
    ),
    php(
        "php-09-same-after-translation",
        "a.b=1&c=2&a_b=3&a+b=4",
        {"a_b": "4", "c": "2"},
        "three spellings that PHP makes one name",
    ),
    php(
        "php-09-every-level",
        "a[b][c]=1&a[d]=2&a[b][e]=3",
        {"a[b][c]": "1", "a[b][e]": "3", "a[d]": "2"},
        "members gather at every level",
    ),
    php(
        "php-09-place-of-an-empty-array",
        "a[__Host-x]=1&b=2&a=3",
        {"a": "3", "b": "2"},
        "an array without a member has a place all the same",
    ),
    # 10. Nesting limit: what is still within it.
    php("php-10-sixty-four", f"a{X}=1", {f"a{X}": "1"}, "64 levels are allowed"),
    php("php-10-garbage-behind", f"a{X}y[x]=1", {f"a{X}": "1"}, "no 65th level: the name ended before it"),
    php(
        "php-10-dropped-before",
        f"a=1&[{X}[x]=2",
        {"a": "1"},
        "65 levels in a name that is dropped because it begins with [",
    ),
    php(
        "php-10-abandoned-before",
        f"a=1&b[9223372036854775807]=2&b[]{'[x]' * 64}=3&c{'[x]' * 62}[__Host-][y][z]=4",
        {"a": "1", "b[9223372036854775807]": "2"},
        "abandoned at one of the first 63 levels, before the 65th is met",
    ),
    # 11. __Host- and __Secure-.
    php(
        "php-11-translated-into",
        "_.Host-a=1&_[Host-a=2&..Secure-=3",
        {},
        "a key may not become __Host- or __Secure-",
    ),
    php(
        "php-11-own-names",
        "__Host-a=1&+__Host-b=2&__Host-.c=3&__host-d=4",
        {"__Host-a": "1", "__Host-b": "2", "__Host-_c": "3", "__host-d": "4"},
        "a name that itself begins with __Host- is fine, and case matters",
    ),
    php(
        "php-11-nested",
        "a[__Host-x]=1&b=2&a[y]=3",
        {"a[y]": "3", "b": "2"},
        "a nested key is refused too, but the array around it has its place",
    ),
    php(
        "php-11-no-values",
        "a=1&a[__Host-x]=2&b[c][__Secure-][d]=3",
        {},
        "refused nested keys: the scalar is gone, and the arrays left have no values",
    ),
    php(
        "php-11-one-prefix-each",
        "__Host-a[__Host-b]=1&__Host-a[__Secure-b]=2&__Host-c[__Secure-d]=3",
        {"__Host-a[__Host-b]": "1"},
        "a name that begins with __Host- may use __Host- keys, but no __Secure- ones",
    ),
    php(
        "php-11-append-before",
        "a[][__Host-x]=1&a[]=2",
        {"a[1]": "2"},
        "the append before the refused key has used up index 0",
    ),
    # 12. Names without a special meaning.
    php(
        "php-12-ordinary",
        "GLOBALS=1&this=2&_SESSION[a]=3&__proto__[x]=4&_POST=5",
        {"GLOBALS": "1", "this": "2", "_SESSION[a]": "3", "__proto__[x]": "4", "_POST": "5"},
        "names with a meaning elsewhere are ordinary",
    ),
    php("php-12-not-utf8", "%FF[%E9]=1&%A0a=2", {b"\xff[\xe9]": "1", b"\xa0a": "2"}, "names need not be UTF-8"),
    # 13. Values.
    php(
        "php-13-untouched",
        "a=+x+&b=%00y%00&c=0&d=%5C%27",
        {"a": " x ", "b": "\0y\0", "c": "0", "d": "\\'"},
        "values are not trimmed, cut or slashed",
    ),
    php(
        "php-13-line-ends",
        "a=1%0D%0A&b=%E2%82%AC&c=x%EF%BB%BF",
        {"a": "1\r\n", "b": "€", "c": "x\ufeff"},
        "values are not normalised",
    ),
    # 14. From the array to the signed values.
    php(
        "php-14-left-out",
        "a=1&HASH=x&b=2&SIGNATURE.SHA2+256=y&+HASH[]=z",
        {"a": "1", "b": "2"},
        "signature fields are left out by their final names, scalar or array",
    ),
    php(
        "php-14-look-alikes",
        "hash=1&HASH_=2&a[HASH]=3",
        {"hash": "1", "HASH_": "2", "a[HASH]": "3"},
        "only exact names at the top level are signature fields",
    ),
]
