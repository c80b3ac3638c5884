//! `docs/fields.md`. Owns the layout of the reference page.

use std::fmt::Write as _;

use super::NOTICE;
use super::table::{Field, Shape, Table, is_row, snake};

const HEAD: &str = "\
Every field of IPN, LCN and INS that Countersign knows, where its typed form is found, and what is in it. A message can hold others; they are signed,
and reached by their names.

- **Field**: the name on the wire. `[]` is an array: one member per product line, licence, option or original order. `<PID>` stands for a product id.
- **Accessor**: in Rust a method of the group, `ipn.customer().email()`; in PHP the same in camel case, `$ipn->order()->placedAt()`; in JSON the same names,\n  `customer.email` (INS has no typed JSON, and no PHP). Rows (`line`, `licence`, `option`, `custom_field`) come from `ipn.lines()`, `ipn.licences()`, `line.options()`,
  `line.custom_fields()`; `item` from `ins.unsigned().items()`.
- **Value**: see the table below. Any field may be absent, and any value may be empty: both read as nothing.
- **Mark**: D the documentation says so, S seen in the vendor's own code, T third parties only, P PayU, I inferred, U unconfirmed.
- **Log**: `–` is left out by `redacted`, because it is personal or as good as money.

| value | on the wire | Rust | PHP | JSON |
|---|---|---|---|---|
| text, id | UTF-8 | `&str` | `string` | string |
| int | digits, `-` in front; up to 2^53 − 1 | `i64` | `int` | number |
| decimal | digits with a decimal point, `-` in front; up to 28 digits | `Decimal`, scale kept | `string`, scale kept | string `\"58.31\"` |
| date_time | `Y-m-d H:i:s` or `Y-m-d`; the zero date is nothing | `DateTime` | `DateTime` | string `\"2021-04-16T14:34:07+03:00\"` |
| stamp | `YmdHis` | `DateTime` | `DateTime` | the same |
| expiry | as date_time; `9999-12-31` is never | `Expiry` | `Expiry` | the same, or `\"never\"` |
| local_time | `Y-m-d H:i:s`, perhaps with the letters of a zone behind it | `LocalTime` | – | – |
| zone | `GMT+03:00` | `Offset` | `Offset` | string `\"+03:00\"` |
| flag | `0`/`1`, `YES`/`NO`, `true`/`false` | `bool` | `bool` | true, false |
| currency | three upper-case letters | `Currency` | `string` | string |
| country | two letters | `CountryCode` | `string` | string |
| card_expiry | `MM/YY` or `MM/YYYY` | `CardExpiry` | `CardExpiry` | string `\"2029-12\"` |
| a code list | text; case matters but for card types | an open enum | an enum; the text itself if it is unknown | string |

A value that does not fit is odd: its accessor gives `invalid_field` (in PHP an `InvalidFieldException`), in JSON it stands under `invalid` with its path instead, and everything else of
the message is as it was.
";

pub(super) fn page(table: &Table) -> String {
    let mut out = format!("# Fields\n\n<!-- {NOTICE} -->\n\n{HEAD}");
    for (message, about) in [
        ("ipn", "IPN: orders"),
        ("lcn", "LCN: subscriptions"),
        ("ins", "INS: sales of the classic platform; not signed"),
    ] {
        put!(out, "\n## {about}");
        for group in table.groups(message) {
            let row = if is_row(message, &group.name) { " (rows)" } else { "" };
            put!(
                out,
                "\n### {message} · {}{row}\n\n{}\n\n| field | accessor | value | mark | log | meaning |\n|---|---|---|---|---|---|",
                group.name,
                group.meaning
            );
            for field in table.of(message, &group.name) {
                put!(
                    out,
                    "| {} | `{}` | {} | {} | {} | {}{} |",
                    wire(field),
                    field.accessor(),
                    value(field),
                    field.mark,
                    if field.private { "–" } else { "yes" },
                    field.meaning,
                    sample(field)
                );
            }
        }
    }
    put!(out, "\n## Code lists\n\nAll are open: a code that is not here is kept as text.");
    for codes in &table.codes {
        put!(
            out,
            "\n### {}\n\n{}\n\n| code | name | mark | meaning |\n|---|---|---|---|",
            codes.name,
            codes.meaning
        );
        for value in &codes.values {
            let older: String =
                value.aliases.iter().map(|text| format!(", older `{text}`")).collect();
            put!(
                out,
                "| `{}`{older} | `{}` | {} | {} |",
                value.text,
                value.name,
                value.mark,
                value.meaning
            );
        }
    }
    put!(
        out,
        "\n## Events\n\nWhat a message reports, in one word. The rules stand in [typed.md](typed.md#events).\n\n| event | JSON | of | meaning |\n|---|---|---|---|"
    );
    for (kind, events) in [("IPN", &table.events.ipn), ("LCN", &table.events.lcn)] {
        for event in events {
            put!(
                out,
                "| `{}` | `{}` | {kind} | {} |",
                event.name,
                snake(&event.name),
                event.meaning
            );
        }
    }
    put!(out, "| `Unclassified` | `unclassified` | both | None of these, or not to be told. |");
    out
}

/// The name on the wire.
pub(super) fn wire(field: &Field) -> String {
    let brackets = match field.shape {
        Shape::Scalar | Shape::Either | Shape::Any | Shape::Item => "",
        _ => "[]",
    };
    format!("`{}{brackets}`", field.name.replace('*', star(field)))
}

/// What the `*` of a name stands for.
fn star(field: &Field) -> &'static str {
    if field.shape == Shape::Item { "<N>" } else { "<PID>" }
}

fn value(field: &Field) -> String {
    let value = match field.codes() {
        Some(list) => format!("[{list}](#{})", list.to_lowercase()),
        None => field.value.clone(),
    };
    if field.is_many() { format!("{value}, several") } else { value }
}

fn sample(field: &Field) -> String {
    let since = field.since.as_ref().map(|year| format!(" Since about {year}."));
    let sample = field.sample.as_ref().map(|sample| format!(" For example `{sample}`."));
    since.unwrap_or_default() + &sample.unwrap_or_default()
}
