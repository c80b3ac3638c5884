//! The awkward parts of which bodies are made. Names, keys and values stand here decoded.

/// Letters for random bodies: every byte that means something to PHP, in company that gives it a meaning.
#[rustfmt::skip]
pub(super) const ALPHABETS: &[&[u8]] = &[
    b"a[]=&%0. +", b"a[]=&10-+", b"a[]=&_.\0\xE9", b"ab[]=&", b"a[] =&\t\n\x0B\x0C\r\xA0\x85",
    b"-0129][a=&", b"%02bBgG5d=&a", b"%25BDbd0[]a=&",
];

/// Top-level names.
#[rustfmt::skip]
pub(super) const TOPS: &[&[u8]] = &[
    // Plain, and what PHP makes equal to them.
    b"a", b"a", b"b", b"c", b"A", b"a.b", b"a_b", b"a b", b" a", b"  a", b"a ", b"\ta",
    // Nearly nothing.
    b"", b" ", b".", b"_", b"]", b"\0",
    // Ends, and letters with a meaning elsewhere.
    b"a]", b"a]b", b"a\0b", b"amp;a", b"a;b", b"a=b", b"a&b",
    // Integers and what only looks like one.
    b"0", b"1", b"-1", b"01", b"-0", b"9223372036854775807", b"9223372036854775808",
    // Not ASCII, and not UTF-8.
    b"\xFF", b"\xC3\xA9", b"\xA0a", b"\xEF\xBB\xBFa",
    // Signature fields, and neighbours.
    b"HASH", b" HASH", b"HASH ", b"HASH\0x", b"hash", b"HASH_",
    b"SIGNATURE_SHA2_256", b"SIGNATURE.SHA2 256", b"SIGNATURE SHA3.256", b"SIGNATURE_SHA3_256",
    // Names with a meaning elsewhere.
    b"GLOBALS", b"this", b"_POST", b"_SESSION", b"__proto__", b"constructor", b"length", b"REFNO", b"IPN_PID",
];

/// Nested keys. Some of them end the level early or are no key at all.
#[rustfmt::skip]
pub(super) const KEYS: &[&[u8]] = &[
    // Appends, and what only looks like one.
    b"", b"", b"", b" ", b"\t", b"\n", b"\x0B", b"\x0C", b"\r", b"  ", b" \t", b"\xA0", b"\x85",
    // Plain.
    b"x", b"x", b"y", b" x", b"x ", b"b.c", b"b c", b"b_c", b"\xE9",
    // Integers and what only looks like one.
    b"0", b"0", b"1", b"2", b"-1", b"-2",
    b"-0", b"00", b"01", b"-01", b"+1", b" 1", b"1 ", b"1.0", b"1e3", b"0x1", b"-", b"--1",
    // Brackets, ends, escapes.
    b"[", b"b[", b"b[c", b"]", b"\0", b"x\0", b"&", b"=", b"%", b"%41",
    // Signature fields only at the top.
    b"HASH", b"SIGNATURE_SHA2_256",
];

/// The last integer key.
pub(super) const LAST: &[u8] = b"9223372036854775807";

/// Keys around zero and around the ends of integers of 64 bits and less (rules 7 and 8).
#[rustfmt::skip]
pub(super) const NUMBERS: &[&[u8]] = &[
    b"0", b"1", b"2", b"5", b"-1", b"-2", b"-5",
    b"9223372036854775805", b"9223372036854775806", b"9223372036854775807",
    b"9223372036854775808", b"09223372036854775807",
    b"-9223372036854775807", b"-9223372036854775808", b"-9223372036854775809",
    b"18446744073709551615", b"18446744073709551616", b"92233720368547758070",
    b"1000000000000000000", b"-1000000000000000000", b"10000000000000000000", b"99999999999999999999",
    b"2147483647", b"2147483648", b"-2147483648", b"4294967296",
];

/// Beginnings that PHP guards (rule 11) and that only look like it.
#[rustfmt::skip]
pub(super) const PREFIXES: &[&[u8]] = &[
    b"__Host-", b"__Secure-", b"_.Host-", b"_ Host-", b"..Secure-", b"_[Host-", b"_[Secure-",
    b" __Host-", b"  __Secure-", b"__Host", b"__host-", b"__SECURE-", b"___Host-", b"__Host_",
    b"a", b"a[", b".", b"",
];

/// What may stand behind the last level.
#[rustfmt::skip]
pub(super) const TAILS: &[&[u8]] = &[
    b"x", b"]", b"[", b"[x", b"x[y]", b" [x]", b"\0", b"\0[x]", b"[]x", b".", b" ", b"[ ", b"][",
];

/// Values. Most pairs get a running number instead, so that a value in the wrong place shows.
#[rustfmt::skip]
pub(super) const VALUES: &[&[u8]] = &[
    b"", b"0", b" x ", b"\0", b"a=b", b"a&b", b"\\'\"", b"\r\n", b"\xFF", b"\xE2\x82\xAC",
    b"%41", b"+", b"%", b"%4",
];

/// An order notification up to its product lines: names and values.
pub(super) const ORDER: &[(&str, &str)] = &[
    ("GIFT_ORDER", "0"),
    ("SALEDATE", "2024-01-02 03:04:05"),
    ("PAYMENTDATE", "0000-00-00 00:00:00"),
    ("REFNO", "900000001"),
    ("REFNOEXT", "cart 17/b"),
    ("ORDERNO", "0"),
    ("ORDERSTATUS", "COMPLETE"),
    ("PAYMETHOD", "Visa/MasterCard"),
    ("FIRSTNAME", "Zoë"),
    ("LASTNAME", "O'Example"),
    ("COMPANY", ""),
    ("ADDRESS1", "1 Sample Street\r\nBack door"),
    ("CITY", "Example Town"),
    ("ZIPCODE", "01234"),
    ("PHONE", "+00 000 000"),
    ("CUSTOMEREMAIL", "zoe@example.com"),
    ("TIMEZONE_OFFSET", "GMT+02:00"),
    ("CURRENCY", "EUR"),
];

/// The fields of a product line; the number of the line is put behind each value.
pub(super) const ORDER_LINE: &[(&str, &str)] = &[
    ("IPN_PID[]", "3010000"),
    ("IPN_PNAME[]", "Café Pro, 1 seat & updates #"),
    ("IPN_PCODE[]", "CAFE-"),
    ("IPN_INFO[]", ""),
    ("IPN_QTY[]", "1"),
    ("IPN_PRICE[]", "49.9"),
    ("IPN_VAT[]", "0.00"),
    ("IPN_LICENSE_REF[]", "AB12CD34E"),
];

/// A subscription notification: names and values.
pub(super) const SUBSCRIPTION: &[(&str, &str)] = &[
    ("FIRST_NAME", "Zoë"),
    ("LAST_NAME", "O'Example"),
    ("EMAIL", "zoe@example.com"),
    ("LICENSE_CODE", "AB12CD34EF"),
    ("EXPIRATION_DATE", "2025-02-11"),
    ("DATE_UPDATED", "2024-02-11 09:16:41"),
    ("STATUS", "ACTIVE"),
    ("EXTERNAL_CUSTOMER_REFERENCE", ""),
    ("TEST", "0"),
];
