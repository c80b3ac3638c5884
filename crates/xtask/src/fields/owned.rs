//! The owned types and how they are filled from the views. Owns their JSON: groups and accessors by name, nothing that was not
//! sent.

use std::fmt::Write as _;

use super::NOTICE;
use super::rust::about;
use super::table::{Field, Shape, Table, camel, is_row};

fn owned_type(field: &Field) -> String {
    let one = match field.value.as_str() {
        "text" | "id" => "String".into(),
        "flag" => "bool".into(),
        "int" => "i64".into(),
        "decimal" => "Decimal".into(),
        "date_time" | "stamp" => "DateTime".into(),
        "expiry" => "Expiry".into(),
        "zone" => "Offset".into(),
        "currency" => "Currency".into(),
        "country" => "CountryCode".into(),
        "card_expiry" => "CardExpiry".into(),
        code => format!("{}<String>", code.trim_start_matches("code:")),
    };
    if field.is_many() { "Vec<String>".into() } else { format!("Option<{one}>") }
}

/// What a line holds beside its own fields.
const LINE_EXTRA: [(&str, &str, &str); 1] = [("licences", "Licence", "Its licences.")];

/// The structs of one kind of message.
pub(super) fn types(table: &Table, message: &str) -> String {
    let mut out =
        format!("//! The groups of fields of an {}, owned. {NOTICE}\n\n", message.to_uppercase());
    put!(out, "use alloc::string::String;");
    if message == "ipn" {
        put!(out, "use alloc::vec::Vec;");
    }
    put!(
        out,
        "\nuse serde::{{Deserialize, Serialize}};\n\nuse super::codes::*;\nuse crate::owned::Oddities;\n#[allow(unused_imports)]\nuse crate::{{CardExpiry, CountryCode, Currency, DateTime, Decimal, Expiry, Offset}};\nuse crate::{message} as view;"
    );
    for group in table.groups(message) {
        let fields = table.of(message, &group.name);
        let name = camel(&group.name);
        let line = group.name == "line";
        put!(
            out,
            "\n/// {}\n#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]\n#[serde(default)]\n#[non_exhaustive]\npub struct {name} {{",
            group.meaning
        );
        for field in &fields {
            out.push_str(&about(field));
            let decimal = field.value == "decimal";
            let with = if decimal { "with = \"crate::value::decimal_json\", " } else { "" };
            if !field.is_many() {
                put!(out, "    #[serde({with}skip_serializing_if = \"Option::is_none\")]");
            }
            put!(out, "    pub {}: {},", field.accessor(), owned_type(field));
        }
        for (extra, kind, meaning) in LINE_EXTRA.iter().filter(|_| line) {
            put!(out, "    /// {meaning}\n    pub {extra}: Vec<{kind}>,");
        }
        put!(
            out,
            "}}\n\nimpl {name} {{\n    pub(crate) fn read(from: &view::{name}<'_>, odd: &mut Oddities<'_>) -> Self {{\n        Self {{"
        );
        for (column, field) in fields.iter().enumerate() {
            let (accessor, wire) = (field.accessor(), &field.name);
            let read = match (is_row(message, &group.name), field.is_many()) {
                (true, true) => format!("odd.cells(from.{accessor}(), from.0.cell({column}))"),
                (true, false) => format!("odd.cell(from.{accessor}(), from.0.cell({column}))"),
                (false, true) => format!("odd.all(from.{accessor}(), {wire:?})"),
                (false, false) => format!("odd.one(from.{accessor}(), {wire:?})"),
            };
            put!(out, "            {accessor}: {read},");
        }
        for (extra, _, _) in LINE_EXTRA.iter().filter(|_| line) {
            put!(out, "            {extra}: Vec::new(),");
        }
        put!(
            out,
            "        }}\n    }}\n}}\n\nimpl core::fmt::Debug for {name} {{\n    /// Without personal data.\n    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {{\n        let mut shown = f.debug_struct({name:?});"
        );
        for field in fields.iter().filter(|field| !field.private) {
            let present = if field.shape == Shape::Array || field.is_many() {
                "!self.{}.is_empty()"
            } else {
                "self.{}.is_some()"
            };
            let accessor = field.accessor();
            put!(
                out,
                "        if {} {{\n            shown.field({accessor:?}, &self.{accessor});\n        }}",
                present.replace("{}", accessor)
            );
        }
        for (extra, _, _) in LINE_EXTRA.iter().filter(|_| line) {
            put!(
                out,
                "        if !self.{extra}.is_empty() {{\n            shown.field({extra:?}, &self.{extra});\n        }}"
            );
        }
        put!(out, "        shown.finish_non_exhaustive()\n    }}\n}}");
    }
    out
}
