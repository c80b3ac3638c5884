use super::*;

/// The examples of the rule book: rule, body, and `$_POST` as PHP would write it down. `X` stands for 64 times `[x]`.
#[rustfmt::skip]
const ROWS: &[(u8, &str, &str)] = &[
    (1, "&&a=1&&b=2&", "['a' => '1', 'b' => '2']"),
    (1, "a=1;b=2&amp;c=3", "['a' => '1;b=2', 'amp;c' => '3']"),
    (1, "a=1%26b=2", "['a' => '1&b=2']"),
    (2, "a=b=c&d==", "['a' => 'b=c', 'd' => '=']"),
    (2, "a&b=&c[]", "['a' => '', 'b' => '', 'c' => [0 => '']]"),
    (2, "=1&a%3Db=2", "['a=b' => '2']"),
    (3, "a=%2541+%2B%2b", "['a' => '%41 ++']"),
    (3, "a=%&b=%4&c=%4g&d=%%41&e=%4%41", "['a' => '%', 'b' => '%4', 'c' => '%4g', 'd' => '%A', 'e' => '%4A']"),
    (3, "a%5b%5D=1&a%2Eb=2", "['a' => [0 => '1'], 'a_b' => '2']"),
    (4, "a%00b=1&%00c=2", "['a' => '1']"),
    (4, "a[b%00]=1&c[d]%00[e]=2", "['a_b' => '1', 'c' => ['d' => '2']]"),
    (4, "++%20a=1&%09b=2&c+=3", r#"['a' => '1', "\tb" => '2', 'c_' => '3']"#),
    (5, "a.b+c=1&.=2&a]=3&]=4", "['a_b_c' => '1', '_' => '2', 'a]' => '3', ']' => '4']"),
    (5, "=1&+=2&[a]=3&+[a]=4&[=5", "[]"),
    (5, ".[a]=1", "['_' => ['a' => '1']]"),
    (5, "a[b=1&c[=2&d[+=3", "['a_b' => '1', 'c_' => '2', 'd__' => '3']"),
    (5, "a.b[c.d+e[f=1", "['a_b_c_d_e_f' => '1']"),
    (5, "a[[=1&a]b[=2", "['a__' => '1', 'a]b_' => '2']"),
    (6, "a[b]=1&a[b]c=2&a[x]c[d]=3", "['a' => ['b' => '2', 'x' => '3']]"),
    (6, "a[b[c]=1&a[[]=2&a[]]=3&a[b]]=4", "['a' => ['b[c' => '1', '[' => '2', 0 => '3', 'b' => '4']]"),
    (6, "a[+]=1&a[%09]=2&a[++]=3&a[+x]=4&a[x+]=5", "['a' => [0 => '1', 1 => '2', '  ' => '3', ' x' => '4', 'x ' => '5']]"),
    (6, "a.b[c.d][e+f]=1", "['a_b' => ['c.d' => ['e f' => '1']]]"),
    (6, "a[b][c=1&d[][e=2&f[g][h[i]=3", "['a' => ['b' => '1'], 'd' => [0 => '2'], 'f' => ['g' => ['h[i' => '3']]]"),
    (7, "1=a&01=b&-0=c&-7=d", "[1 => 'a', '01' => 'b', '-0' => 'c', -7 => 'd']"),
    (7, "a[01]=1&a[1]=2&a[%2B1]=3&a[+1]=4&a[1+]=5", "['a' => ['01' => '1', 1 => '2', '+1' => '3', ' 1' => '4', '1 ' => '5']]"),
    (7, "a[9223372036854775807]=1&a[9223372036854775808]=2", "['a' => [9223372036854775807 => '1', '9223372036854775808' => '2']]"),
    (7, "a[-9223372036854775808]=1&a[-9223372036854775809]=2", "['a' => [PHP_INT_MIN => '1', '-9223372036854775809' => '2']]"),
    (8, "a[]=1&a[5]=2&a[]=3&a[2]=4&a[]=5", "['a' => [0 => '1', 5 => '2', 6 => '3', 2 => '4', 7 => '5']]"),
    (8, "a[-5]=1&a[]=2&a[-4]=3&a[]=4", "['a' => [-5 => '1', -4 => '3', -3 => '4']]"),
    (8, "a[x]=1&a[01]=2&a[9223372036854775808]=3&a[]=4", "['a' => ['x' => '1', '01' => '2', '9223372036854775808' => '3', 0 => '4']]"),
    (8, "a[9223372036854775806]=1&a[]=2&a[]=3&a[][x]=4&a[0]=5", "['a' => [9223372036854775806 => '1', 9223372036854775807 => '2', 0 => '5']]"),
    (8, "a[-9223372036854775808]=1&a[]=2", "['a' => [PHP_INT_MIN => '1', -9223372036854775807 => '2']]"),
    (8, "a[][x]=1&a[][y]=2&a[0][z]=3", "['a' => [0 => ['x' => '1', 'z' => '3'], 1 => ['y' => '2']]]"),
    (9, "a=1&b=2&a=3", "['a' => '3', 'b' => '2']"),
    (9, "a[]=1&b[]=2&a[]=3&b[]=4", "['a' => [0 => '1', 1 => '3'], 'b' => [0 => '2', 1 => '4']]"),
    (9, "a[2]=1&a[1]=2&a[2]=3", "['a' => [2 => '3', 1 => '2']]"),
    (9, "a=1&b=2&a[x]=3", "['a' => ['x' => '3'], 'b' => '2']"),
    (9, "a[x]=1&a[y]=2&b=3&a=4", "['a' => '4', 'b' => '3']"),
    (9, "a[]=1&a[]=2&a=3&a[]=4", "['a' => [0 => '4']]"),
    (9, "a.b=1&c=2&a_b=3&a+b=4", "['a_b' => '4', 'c' => '2']"),
    (9, "a[b][c]=1&a[d]=2&a[b][e]=3", "['a' => ['b' => ['c' => '1', 'e' => '3'], 'd' => '2']]"),
    (10, "aX[=1", "[]"),
    (10, "aX[x]=1", "[]"),
    (10, "aX[x", "[]"),
    (10, "a=1&b=2&aX[x]=3", "['b' => '2']"),
    (10, "a[k]=1&b=2&a.X[x]=3&aX[x]=4&a=5", "['b' => '2', 'a' => '5']"),
    (10, "a_=1&b=2&a.X[x]=3&a_=4", "['b' => '2', 'a_' => '4']"),
    (10, "a=1&[X[x]=2", "['a' => '1']"),
    (11, "_.Host-a=1&_[Host-a=2&..Secure-=3", "[]"),
    (11, "__Host-a=1&+__Host-b=2&__Host-.c=3&__host-d=4", "['__Host-a' => '1', '__Host-b' => '2', '__Host-_c' => '3', '__host-d' => '4']"),
    (11, "a[__Host-x]=1&b=2&a[y]=3", "['a' => ['y' => '3'], 'b' => '2']"),
    (11, "a=1&a[__Host-x]=2&b[c][__Secure-][d]=3", "['a' => [], 'b' => ['c' => []]]"),
    (11, "__Host-a[__Host-b]=1&__Host-a[__Secure-b]=2&__Host-c[__Secure-d]=3", "['__Host-a' => ['__Host-b' => '1'], '__Host-c' => []]"),
    (11, "a[][__Host-x]=1&a[]=2", "['a' => [0 => [], 1 => '2']]"),
    (12, "GLOBALS=1&this=2&_SESSION[a]=3&__proto__[x]=4&_POST=5", "['GLOBALS' => '1', 'this' => '2', '_SESSION' => ['a' => '3'], '__proto__' => ['x' => '4'], '_POST' => '5']"),
    (12, "%FF[%E9]=1&%A0a=2", r#"["\xff" => ["\xe9" => '1'], "\xa0a" => '2']"#),
    (13, "a=+x+&b=%00y%00&c=0&d=%5C%27", r#"['a' => ' x ', 'b' => "\x00y\x00", 'c' => '0', 'd' => "\\\'"]"#),
    (13, "a=1%0D%0A&b=%E2%82%AC&c=x%EF%BB%BF", r#"['a' => "1\r\n", 'b' => "\xe2\x82\xac", 'c' => "x\xef\xbb\xbf"]"#),
    (14, "a=1&HASH=x&b=2&SIGNATURE.SHA2+256=y&+HASH[]=z", "['a' => '1', 'HASH' => [0 => 'z'], 'b' => '2', 'SIGNATURE_SHA2_256' => 'y']"),
    (14, "hash=1&HASH_=2&a[HASH]=3", "['hash' => '1', 'HASH_' => '2', 'a' => ['HASH' => '3']]"),
];

/// A tree as a PHP expression, integer keys without quotes.
fn show(tree: &Tree) -> String {
    let entries: Vec<String> = tree
        .entries
        .iter()
        .map(|(key, node)| {
            let key = match key {
                Key::Int(i64::MIN) => "PHP_INT_MIN".to_string(),
                Key::Int(number) => number.to_string(),
                Key::Text(bytes) => quote(bytes),
            };
            let node = match node {
                Node::Value(value) => quote(value),
                Node::Array(array) => show(array),
            };
            format!("{key} => {node}")
        })
        .collect();
    format!("[{}]", entries.join(", "))
}

/// A PHP string, in double quotes where something in it needs an escape.
fn quote(bytes: &[u8]) -> String {
    let escaped = bytes.escape_ascii().to_string();
    if escaped.as_bytes() == bytes { format!("'{escaped}'") } else { format!("\"{escaped}\"") }
}

/// Signed leaves as text.
fn signed(body: &str) -> Vec<(String, String)> {
    let text = |bytes: Vec<u8>| bytes.escape_ascii().to_string();
    let leaves = signed_leaves(&tree(body.as_bytes()).unwrap());
    leaves.into_iter().map(|(path, value)| (text(path), text(value))).collect()
}

#[test]
fn follows_every_example_of_the_rule_book() {
    for (rule, body, expected) in ROWS {
        let body = body.replace('X', &"[x]".repeat(64));
        assert_eq!(show(&tree_like_php(body.as_bytes())), *expected, "rule {rule}, {body}");
    }
}

#[test]
fn allows_64_levels() {
    for body in ["aX=1", "aXy[x]=1", "aX =1", "aX]=1"] {
        let body = body.replace('X', &"[x]".repeat(64));
        let expected = vec![(body.as_bytes()[..1 + 3 * 64].to_vec(), b"1".to_vec())];
        assert_eq!(leaves(&tree(body.as_bytes()).unwrap()), expected, "{body}");
    }
}

#[test]
fn refuses_what_php_would_delete() {
    // Y stands for 63 times [x].
    let expand = |body: &str| {
        body.replace('X', &"[x]".repeat(64)).replace('Y', &"[x]".repeat(63)).into_bytes()
    };
    for body in
        ["aX[x]=1", "aX[", "aX[x", "aX[]=1", "aY[__Host-x][x]=1", "aY[][]=1", "b=1&aX[x]=1&b=2"]
    {
        assert_eq!(tree(&expand(body)), Err(NestingTooDeep), "{body}");
    }
    // Dropped, ended or abandoned before the 65th bracket is reached.
    for body in [
        "X[x]=1",
        "..Secure-X[x]=1&_.Host-X[x]=1",
        "a[__Host-x]X=1",
        "aXb[x]=1",
        "aY[x]b[x]=1",
        "a[9223372036854775807]=1&a[]X=2",
    ] {
        assert!(tree(&expand(body)).is_ok(), "{body}");
    }
}

#[test]
fn leaves_out_the_signature_fields_and_nothing_else() {
    let pair = |path: &str, value: &str| (path.to_string(), value.to_string());
    assert_eq!(
        signed("a=1&HASH=x&b[]=2&SIGNATURE.SHA2+256=y&+HASH[]=z&%53IGNATURE_SHA3_256=w&b[k][]=3"),
        [pair("a", "1"), pair("b[0]", "2"), pair("b[k][0]", "3")]
    );
    assert_eq!(
        signed("hash=1&HASH_=2&a[HASH]=3&SIGNATURE_SHA2_2560=4"),
        [
            pair("hash", "1"),
            pair("HASH_", "2"),
            pair("a[HASH]", "3"),
            pair("SIGNATURE_SHA2_2560", "4")
        ]
    );
}

#[test]
fn signs_the_worked_example() {
    let body = "REFNO=900000001&COMPANY=&IPN_PID[]=101&IPN_PNAME[]=Caf%C3%A9+Pro&IPN_PID[]=102&IPN_PNAME[]=Seat\
                &ORDERNO=0&IPN_DATE=20240102030405";
    let leaves = signed_leaves(&tree(body.as_bytes()).unwrap());
    let expected_source = "99000000010310131029Café Pro4Seat101420240102030405";
    assert_eq!(source(&values(&leaves)), expected_source.as_bytes());

    let suffix = "&HASH=03c98099e917873485230d8c6a4bbfa8\
                  &SIGNATURE_SHA2_256=95bb68f53216093fd4a2063c0145235fa5c35e25fc1f8753d9a08dcaed9065d9\
                  &SIGNATURE_SHA3_256=ffc7d03b48719911abed7c697bb258d7ae371643ff4858dd4d25a17cb38183b9";
    let complete = format!("{body}{suffix}");
    assert_eq!(
        sign(body.as_bytes(), b"AABBCCDDEEFF", &Algorithm::ALL).unwrap(),
        complete.as_bytes()
    );
    // What is there already is replaced, under whatever spelling.
    let again = format!("{complete}&%48ASH[]=x&+SIGNATURE.SHA2+256=y");
    assert_eq!(
        sign(again.as_bytes(), b"AABBCCDDEEFF", &Algorithm::ALL).unwrap(),
        complete.as_bytes()
    );

    let only = format!(
        "{body}&SIGNATURE_SHA3_256=ffc7d03b48719911abed7c697bb258d7ae371643ff4858dd4d25a17cb38183b9"
    );
    assert_eq!(
        sign(complete.as_bytes(), b"AABBCCDDEEFF", &[Algorithm::Sha3_256]).unwrap(),
        only.as_bytes()
    );
    assert_eq!(sign(b"", b"k", &[]).unwrap(), b"");

    // Everything else stays, empty pieces too; an empty body gets no separator.
    let odd = sign(b"&a=1&&HASH=x&b&", b"k", &[Algorithm::Md5]).unwrap();
    assert!(odd.starts_with(b"&a=1&&b&&HASH="), "{}", odd.escape_ascii());
    assert!(sign(b"HASH", b"k", &[Algorithm::Md5]).unwrap().starts_with(b"HASH="));
}

#[test]
fn gives_the_published_hmac_examples() {
    // RFC 2202, cases 1 and 6; RFC 4231, cases 2 and 6; NIST's examples for HMAC-SHA3-256 with keys around the block.
    let long = "Test Using Larger Than Block-Size Key - Hash Key First";
    let counting = |length| (0..length).collect::<Vec<u8>>();
    let (md5, sha256, sha3) = (Algorithm::Md5, Algorithm::Sha256, Algorithm::Sha3_256);
    for (algorithm, key, message, expected) in [
        (md5, vec![0x0B; 16], "Hi There", "9294727a3638bb1c13f48ef8158bfc9d"),
        (md5, vec![0xAA; 80], long, "6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd"),
        (
            sha256,
            b"Jefe".to_vec(),
            "what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        ),
        (
            sha256,
            vec![0xAA; 131],
            long,
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        ),
        (
            sha3,
            counting(32),
            "Sample message for keylen<blocklen",
            "4fe8e202c4f058e8dddc23d8c34e467343e23555e24fc2f025d598f558f67205",
        ),
        (
            sha3,
            counting(136),
            "Sample message for keylen=blocklen",
            "68b94e2e538a9be4103bebb5aa016d47961d4d1aa906061313b557f8af2c3faa",
        ),
        (
            sha3,
            counting(168),
            "Sample message for keylen>blocklen",
            "9bcf2c238e235c3ce88404e813bd2f3a97185ac6f238c63d6229a00b07974258",
        ),
    ] {
        assert_eq!(
            hex::encode(tag(algorithm, &key, message.as_bytes())),
            expected,
            "{algorithm:?}, {message}"
        );
    }
}

#[test]
fn agrees_with_the_hmac_crate_on_keys_of_every_length() {
    use hmac::{Hmac, KeyInit, Mac};
    fn theirs<M: Mac + KeyInit>(key: &[u8], message: &[u8]) -> Vec<u8> {
        let mut mac = <M as KeyInit>::new_from_slice(key).unwrap();
        mac.update(message);
        mac.finalize().into_bytes().to_vec()
    }
    for length in 0..300 {
        let key: Vec<u8> = (0..=250).cycle().take(length).collect();
        assert_eq!(
            tag(Algorithm::Md5, &key, b"TestString"),
            theirs::<Hmac<Md5>>(&key, b"TestString")
        );
        assert_eq!(
            tag(Algorithm::Sha256, &key, b"TestString"),
            theirs::<Hmac<Sha256>>(&key, b"TestString")
        );
        assert_eq!(
            tag(Algorithm::Sha3_256, &key, b"TestString"),
            theirs::<Hmac<Sha3_256>>(&key, b"TestString")
        );
    }
}

#[test]
fn answers_the_vendors_examples() {
    // The MD5 tags are those of the vendor's read receipt pages; the others sign the same text.
    let ipn = tree(b"IPN_PID[]=1&IPN_PNAME[]=Software+program&IPN_DATE=20050303123434").unwrap();
    let lcn = tree(b"LICENSE_CODE=3C343D0FAF&EXPIRATION_DATE=2005-03-03").unwrap();
    let key = b"AABBCCDDEEFF";
    assert_eq!(
        receipt_ipn(&ipn, Algorithm::Md5, key, "20050303123434").unwrap(),
        "<EPAYMENT>20050303123434|7bf97ed39681027d0c45aa45e3ea98f0</EPAYMENT>"
    );
    assert_eq!(
        receipt_ipn(&ipn, Algorithm::Sha256, key, "20050303123434").unwrap(),
        "<sig algo=\"sha256\" date=\"20050303123434\">\
         ea6f44c39b3d204b59500998fcb9221c92744d9721a94b45fc6d5cda99980176</sig>"
    );
    assert_eq!(
        receipt_lcn(&lcn, Algorithm::Md5, key, "20081117145935").unwrap(),
        "<EPAYMENT>20081117145935|cb34fe2991668eb82364edf62f845a34</EPAYMENT>"
    );
    assert_eq!(
        receipt_lcn(&lcn, Algorithm::Sha3_256, key, "20081117145935").unwrap(),
        "<sig algo=\"sha3-256\" date=\"20081117145935\">\
         7fc19d21103ea56f1b413315fb3feb5fbdd137758623a73c7ed12d9bb84f21db</sig>"
    );
}

#[test]
fn takes_index_0_as_php_means_it_for_a_receipt() {
    let key = b"AABBCCDDEEFF";
    let body = b"IPN_PID[1]=102&IPN_PID[0]=101&IPN_PNAME[1]=Add-on&IPN_PNAME[0]=Base&IPN_DATE=20240102030405";
    assert_eq!(
        receipt_ipn(&tree(body).unwrap(), Algorithm::Md5, key, "20240102030500").unwrap(),
        "<EPAYMENT>20240102030500|d05a6db9ac7e85f3415b2182b7a7db2b</EPAYMENT>"
    );
}

#[test]
fn says_why_there_is_no_receipt() {
    use NoReceipt::{Invalid, Missing};
    for (body, expected) in [
        ("IPN_PNAME[]=x&IPN_DATE=1", Missing("IPN_PID")),
        ("IPN_PID[1]=1&IPN_PNAME[]=x&IPN_DATE=1", Missing("IPN_PID")),
        ("IPN_PID=123&IPN_PNAME=x&IPN_DATE=1", Invalid("IPN_PID")),
        ("IPN_PID[]=1&IPN_PNAME[][]=x&IPN_DATE=1", Invalid("IPN_PNAME")),
        ("IPN_PID[]=1&IPN_PNAME[]=x&IPN_DATE[]=1", Invalid("IPN_DATE")),
    ] {
        let tree = tree(body.as_bytes()).unwrap();
        assert_eq!(receipt_ipn(&tree, Algorithm::Sha256, b"k", "1"), Err(expected), "{body}");
    }
    for (body, expected) in [
        ("EXPIRATION_DATE=1", Missing("LICENSE_CODE")),
        ("LICENSE_CODE[]=1", Invalid("LICENSE_CODE")),
        ("LICENSE_CODE=1&EXPIRATION_DATE[]=1", Invalid("EXPIRATION_DATE")),
    ] {
        let tree = tree(body.as_bytes()).unwrap();
        assert_eq!(receipt_lcn(&tree, Algorithm::Sha256, b"k", "1"), Err(expected), "{body}");
    }
    let absent = receipt_lcn(&tree(b"LICENSE_CODE=1").unwrap(), Algorithm::Md5, b"k", "1");
    let empty =
        receipt_lcn(&tree(b"LICENSE_CODE=1&EXPIRATION_DATE=").unwrap(), Algorithm::Md5, b"k", "1");
    assert!(absent.is_ok() && absent == empty);
}
