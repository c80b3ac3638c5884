//! The npm package's share: one compact text from which the package reads names and kinds, and the types of groups, codes and
//! events. Owns how a field becomes a property; there is no formatter behind it, so what it writes must be in its final form.

use std::fmt::Write as _;

use super::docs::wire;
use super::table::{Codes, Field, Group, NOTIFICATIONS, Shape, Table, camel, is_row, snake};
use super::{NOTICE, wrap};

const SOURCES: &str = "bindings/wasm/npm/src/generated";

const WIDTH: usize = 130;

/// All files, each with its text.
pub(super) fn files(table: &Table) -> Result<Vec<(String, String)>, String> {
    let files = [("table", compact(table)?), ("types", types(table))];
    Ok(files.into_iter().map(|(name, text)| (format!("{SOURCES}/{name}.ts"), text)).collect())
}

fn head(about: &str) -> String {
    format!("// {NOTICE}\n// {about}\n\n")
}

/// What is left of the table at run time: the package's `typed/table.ts` has the grammar.
fn compact(table: &Table) -> Result<String, String> {
    let mut out =
        head("How each field is read. Owns names and kinds; `typed/table.ts` takes it apart.");
    for (name, message, rows) in
        [("ipn", "ipn", false), ("rows", "ipn", true), ("lcn", "lcn", false)]
    {
        let groups =
            table.groups(message).iter().filter(|group| is_row(message, &group.name) == rows);
        let mut lines = Vec::new();
        for group in groups {
            let mut line = group.name.clone();
            for field in table.of(message, &group.name) {
                let _ = write!(line, " {}", token(table, field)?);
            }
            lines.push(line);
        }
        put!(out, "export const {name} =\n  '{}';\n", lines.join(";' +\n  '"));
    }
    put!(
        out,
        "/** Older spellings of codes. */\nexport const aliases: Record<string, string> = {{"
    );
    put!(
        out,
        "  // @ts-expect-error a code that is the name of something all objects have\n  __proto__: null,"
    );
    for (alias, text) in used_codes(table).flat_map(|codes| {
        codes.values.iter().flat_map(|value| value.aliases.iter().map(|alias| (alias, &value.text)))
    }) {
        put!(out, "  {alias}: '{text}',");
    }
    put!(out, "}};\n");
    let any_case = used_codes(table).filter(|codes| codes.ignore_case);
    let any_case: Vec<_> =
        any_case.flat_map(|codes| &codes.values).map(|value| value.text.as_str()).collect();
    if any_case.iter().any(|text| !text.bytes().all(|byte| byte.is_ascii_lowercase())) {
        return Err("codes that ignore case must be small letters".into());
    }
    put!(out, "/** Codes that are the same in any case; theirs is the lower one. */");
    put!(out, "export const ignoringCase = /^({})$/i;", any_case.join("|"));
    Ok(out)
}

/// `-eNAME`: private, the kind, and the name; see the grammar.
fn token(table: &Table, field: &Field) -> Result<String, String> {
    let member = field.accessor();
    if backwards(&property(member)) != member {
        return Err(format!("{}: its member cannot be told from its property", field.name));
    }
    let hidden = if field.private { "-" } else { "" };
    let upper = member.to_ascii_uppercase();
    let name = match field.name.split_once(&upper) {
        Some((before, after)) => {
            let open = if before.is_empty() { "" } else { "<" };
            let close = if after.is_empty() { "" } else { ">" };
            format!("{before}{open}{upper}{close}{after}")
        }
        None => format!("{}={upper}", field.name),
    };
    Ok(format!("{hidden}{}{name}", letter(table, field)))
}

/// The letter of its kind in `typed/values.ts`.
fn letter(table: &Table, field: &Field) -> &'static str {
    match field.shape {
        Shape::Array => return "l",
        Shape::Any | Shape::LineAny => return "t",
        Shape::Either => return "o",
        _ => {}
    }
    let codes = field.codes().and_then(|list| table.codes.iter().find(|codes| codes.name == list));
    match (field.value.as_str(), codes) {
        (_, Some(codes)) if codes.ignore_case => "i",
        (_, Some(codes)) if codes.values.iter().any(|value| !value.aliases.is_empty()) => "a",
        ("int", _) => "n",
        ("decimal", _) => "m",
        ("date_time", _) => "d",
        ("stamp", _) => "s",
        ("expiry", _) => "e",
        ("zone", _) => "z",
        ("flag", _) => "f",
        ("currency", _) => "c",
        ("country", _) => "k",
        ("card_expiry", _) => "x",
        _ => "",
    }
}

/// `country_code` → `countryCode`
fn property(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    first + &words.map(camel).collect::<String>()
}

/// The package's way back from a property to the member in JSON: a small letter, then a capital or a digit.
fn backwards(property: &str) -> String {
    let mut out = String::new();
    for letter in property.chars() {
        let begins = letter.is_ascii_uppercase() || letter.is_ascii_digit();
        if begins && out.ends_with(|last: char| last.is_ascii_lowercase()) {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

/// The lists that IPN and LCN need.
fn used_codes(table: &Table) -> impl Iterator<Item = &Codes> {
    let used = |name: &str| {
        let mut fields = NOTIFICATIONS.iter().flat_map(|message| table.fields(message));
        fields.any(|field| field.codes() == Some(name))
    };
    table.codes.iter().filter(move |codes| used(&codes.name))
}

fn types(table: &Table) -> String {
    let mut out = head(
        "The types of typed messages. Owns the words for people; nothing of it is left at run time.",
    );
    for (name, text, pattern) in TEXTS {
        out.push_str(&comment("", &[(*pattern).to_owned()]));
        put!(out, "export type {name} = {text};\n");
    }
    for codes in used_codes(table) {
        let mut about =
            vec![format!("{} An open list: others are kept as they were sent.", codes.meaning)];
        about.push(listed(codes));
        out.push_str(&comment("", &about));
        let texts = codes.values.iter().map(|value| format!("'{}'", value.text));
        let texts: Vec<_> = texts.chain(["(string & {})".to_owned()]).collect();
        let line = format!("export type {} = {};", codes.name, texts.join(" | "));
        if line.len() <= WIDTH {
            put!(out, "{line}\n");
        } else {
            put!(out, "export type {} =\n  | {};\n", codes.name, texts.join("\n  | "));
        }
    }
    for (kind, events) in [("Ipn", &table.events.ipn), ("Lcn", &table.events.lcn)] {
        let what = if kind == "Ipn" { "an order" } else { "a subscription" };
        let list = events
            .iter()
            .map(|event| format!("- `{}`: {}", snake(&event.name), terms(&event.meaning)));
        let list: Vec<_> =
            list.chain(["- `unclassified`: none of these, or not to be told".to_owned()]).collect();
        out.push_str(&comment("", &[
            format!("What the message of {what} reports, in one word. More may be added: take one that is not known for `unclassified`."),
            list.join("\n"),
        ]));
        put!(out, "export type {kind}Event =");
        for event in events {
            put!(out, "  | '{}'", snake(&event.name));
        }
        put!(out, "  | 'unclassified';\n");
    }
    for message in NOTIFICATIONS {
        for group in table.groups(message) {
            out.push_str(&interface(table, message, group));
        }
        out.push_str(&comment(
            "",
            &["The groups of the message. Nothing is read before a group is asked for.".into()],
        ));
        put!(out, "export interface {}Groups {{", camel(message));
        for group in table.groups(message).iter().filter(|group| !is_row(message, &group.name)) {
            out.push_str(&comment("  ", std::slice::from_ref(&group.meaning)));
            put!(out, "  readonly {}: {};", property(&group.name), type_name(message, &group.name));
        }
        out.push_str("}\n\n");
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// Kinds of text that have a shape.
const TEXTS: [(&str, &str, &str); 6] = [
    (
        "Decimal",
        "string",
        "An exact number with all its decimals, as text: `58.31`. `compareDecimals()` compares two; take a library for decimals, not floats, to reckon with it.",
    ),
    (
        "DateText",
        "string",
        "A date in ISO 8601. With a zone, `2021-04-16T14:34:07+03:00`, it is a moment; without one, `2021-04-16T14:34:07`, the zone is not known; a mere date, `2021-04-16`, lasts to the end of its day. `instant()` makes a `Date` of the first only: `new Date()` takes a zone for the others out of nowhere.",
    ),
    (
        "ExpiryText",
        "'never' | (string & {})",
        "A `DateText`, or `never`. `lastSecond()` says until when it lasts.",
    ),
    ("ZoneText", "`${'+' | '-'}${string}:${string}`", "Ahead of UTC: `+03:00`."),
    ("CurrencyText", "string", "Three capital letters, ISO 4217."),
    ("MonthText", "string", "Year and month: `2029-12`."),
];

fn type_name(message: &str, group: &str) -> String {
    match group {
        "option" => "IpnProductOption".into(),
        _ => camel(message) + &camel(group),
    }
}

fn interface(table: &Table, message: &str, group: &Group) -> String {
    let mut out = comment("", std::slice::from_ref(&group.meaning));
    put!(out, "export interface {} {{", type_name(message, &group.name));
    for field in table.of(message, &group.name) {
        let mut about = vec![terms(&field.meaning)];
        let codes =
            field.codes().and_then(|list| table.codes.iter().find(|codes| codes.name == list));
        about.extend(codes.map(listed));
        let mut known = wire(field);
        if let Some(sample) = &field.sample {
            let _ = write!(known, ", sent as `{sample}`");
        }
        known.push('.');
        if field.private {
            known.push_str(" Not in `redacted()`.");
        }
        about.push(known);
        out.push_str(&comment("  ", &about));
        let (mark, kind) =
            if field.is_many() { ("", "readonly string[]".to_owned()) } else { ("?", kind(field)) };
        put!(out, "  readonly {}{mark}: {kind};", property(field.accessor()));
    }
    if group.name == "line" {
        out.push_str(&comment("  ", &["The licences of this line: those with its product id. If several lines have that product, the first gets its first licence, and so on; the last of them gets what is left.".into()]));
        put!(out, "  readonly licences: readonly IpnLicence[];");
    }
    out.push_str("}\n\n");
    out
}

fn kind(field: &Field) -> String {
    let name = match field.value.as_str() {
        "int" => "number",
        "decimal" => "Decimal",
        "date_time" | "stamp" => "DateText",
        "expiry" => "ExpiryText",
        "zone" => "ZoneText",
        "flag" => "boolean",
        "currency" => "CurrencyText",
        "card_expiry" => "MonthText",
        _ => field.codes().unwrap_or("string"),
    };
    name.into()
}

/// What each code means, as a list.
fn listed(codes: &Codes) -> String {
    let list =
        codes.values.iter().map(|value| format!("- `{}`: {}", value.text, terms(&value.meaning)));
    list.collect::<Vec<_>>().join("\n")
}

/// Calls in the spelling of the package: `refund().chargeback_resolution()` is `refund.chargebackResolution`.
fn terms(text: &str) -> String {
    let parts = text.split('`').enumerate().map(|(number, part)| {
        if number % 2 == 1 && part.contains("()") {
            property(&part.replace("()", ""))
        } else {
            part.to_owned()
        }
    });
    parts.collect::<Vec<_>>().join("`").replace("*/", "* /")
}

fn comment(indent: &str, paragraphs: &[String]) -> String {
    wrap::comment(indent, paragraphs, WIDTH)
}
