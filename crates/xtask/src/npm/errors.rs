//! The package's list of errors, made from the core's. Owns the shape of that file.

use std::fmt::Write as _;

use countersign_wasm::errors::{ALL, FIELD, SAMPLE};

/// Codes that only the package has.
const OWN: [(&str, &str); 3] = [
    ("incomplete_body", "the body broke off before its end"),
    ("invalid_argument", "an argument is not what it should be"),
    ("internal_error", "a mistake in Countersign; please report it"),
];

/// `src/generated/errors.ts`.
pub(crate) fn text() -> String {
    let mut codes: Vec<&str> = Vec::new();
    let mut sentences = String::new();
    let sample = SAMPLE.to_string();
    let named = ALL.iter().map(|entry| {
        let text = entry.sample.to_string().replace(&sample, "{limit}").replace(FIELD, "{field}");
        // Its sentence says which field and how many digits.
        let text = match entry.name {
            "malformed_signature" => {
                text.replace("SIGNATURE_SHA2_256", "{field}").replace("64", "{limit}")
            }
            // What there is in JavaScript.
            "signature_mismatch" => text.replace(
                "`countersign explain` looks",
                "`explain()` of 'countersign/explain' looks",
            ),
            "algorithm_not_accepted" => {
                text.replace("accept MD5 explicitly", "name 'md5' with the others in `accept`")
            }
            "wrong_kind.ipn" => {
                format!("{text}: take orders too (onIpn), or give them another URL")
            }
            "wrong_kind.lcn" => {
                format!("{text}: take subscriptions too (onLcn), or give them another URL")
            }
            _ => text,
        };
        (entry.name, text)
    });
    for (name, text) in named.chain(OWN.map(|(name, text)| (name, text.to_owned()))) {
        let code = name.split('.').next().unwrap_or(name);
        if !codes.contains(&code) {
            codes.push(code);
        }
        let key = if name == code { name.to_owned() } else { format!("'{name}'") };
        let quoted = text.replace('\\', "\\\\").replace('\'', "\\'");
        let _ = writeln!(sentences, "  {key}: '{quoted}',");
    }
    let mut out = String::from(
        "// The sentences of crates/core/src/error.rs, in the order of bindings/wasm/src/errors.rs: the module hands over places in this list, counted\n\
         // from 1. Made by `cargo xtask npm --generated`; change those, not this.\n\n\
         /** Stable codes, the same in every language; see `errors.md` in `dist/docs`. */\nexport type ErrorCode =\n",
    );
    let lines: Vec<_> = codes.iter().map(|code| format!("  | '{code}'")).collect();
    let _ = writeln!(out, "{};\n", lines.join("\n"));
    let _ = writeln!(
        out,
        "/** By code, and behind a dot what tells apart the sentences of one code. */\nexport const texts: Readonly<Record<string, string>> = {{\n{sentences}}};"
    );
    out
}
