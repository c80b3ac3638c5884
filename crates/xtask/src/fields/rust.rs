//! The core's share: names, code lists, events, and the typed views. Owns how a field becomes an accessor.

use std::fmt::Write as _;

use super::NOTICE;
use super::table::{Field, NOTIFICATIONS, Shape, Table, camel, is_row, snake};

/// Lists of names for the strict mode, for rows and for `redacted`.
pub(super) fn names(table: &Table) -> String {
    let mut out = format!("//! Names of documented fields by shape. {NOTICE}\n");
    let both = || NOTIFICATIONS.iter().flat_map(|message| table.fields(message));
    let names = |keep: &dyn Fn(&Field) -> bool| -> Vec<&str> {
        both().filter(|field| keep(field)).map(|field| field.name.as_str()).collect()
    };
    let mut list = |about: &str, name: &str, mut names: Vec<&str>, sorted: bool| {
        if sorted {
            names.sort_unstable();
            names.dedup();
        }
        put!(out, "\n/// {about}\npub(crate) const {name}: [&str; {}] = {names:?};", names.len());
    };
    let of = |shape: Shape| names(&|field: &Field| field.shape == shape);
    let line = |field: &Field| matches!(field.shape, Shape::Line | Shape::LineAny);
    list("Scalars of both kinds, sorted.", "SCALARS", of(Shape::Scalar), true);
    list("Arrays with one member for each product line.", "LINES", names(&line), false);
    list("Arrays with one member for each licence.", "LICENCES", of(Shape::Licence), false);
    list("Other arrays.", "ARRAYS", of(Shape::Array), false);
    list(
        "Arrays with one member for each option of the product in place of `*`.",
        "OPTIONS",
        of(Shape::Option),
        false,
    );
    list("The same for additional fields.", "CUSTOM", of(Shape::Custom), false);
    let family = |field: &Field| matches!(field.shape, Shape::Option | Shape::Custom);
    let items = table.fields("ins").iter().filter(|field| field.shape == Shape::Item);
    let items = items.map(|field| field.name.as_str()).collect();
    list("What an INS says about each item; `*` is its number.", "ITEMS", items, false);
    // Private in one message is private in both.
    let private = names(&|field: &Field| field.private);
    let kept = |field: &Field| !private.contains(&field.name.as_str());
    list(
        "What `redacted` shows, sorted.",
        "SHOWN",
        names(&|field: &Field| kept(field) && !family(field)),
        true,
    );
    list(
        "The same for families.",
        "SHOWN_FAMILIES",
        names(&|field: &Field| kept(field) && family(field)),
        true,
    );
    out
}

/// The enums.
pub(super) fn codes(table: &Table) -> String {
    let mut out = format!(
        "//! Code lists. {NOTICE}\n//!\n//! Each enum is used with `&str` by the views and with `String` by the owned types.\n\n\
         use crate::value::open_codes;\n\nopen_codes! {{\n"
    );
    for codes in &table.codes {
        let same = if codes.ignore_case { "in_any_case" } else { "exactly" };
        put!(out, "    /// {}", codes.meaning);
        put!(out, "    {}(crate::value::{same}) {{", codes.name);
        for value in &codes.values {
            put!(out, "        /// `{}`: {} ({})", value.text, value.meaning, value.mark);
            let texts: Vec<_> = [&value.text]
                .into_iter()
                .chain(&value.aliases)
                .map(|text| format!("{text:?}"))
                .collect();
            put!(out, "        {} = {},", value.name, texts.join(" | "));
        }
        put!(out, "    }}\n");
    }
    out.push_str("}\n");
    out
}

/// The enum of events.
pub(super) fn events(table: &Table) -> String {
    let mut out = format!(
        "//! What can have happened. {NOTICE}\n\n\
         /// What a message reports, in one word.\n///\n\
         /// [`Unclassified`](Event::Unclassified) stands wherever the documentation is silent or the message contradicts itself: such a message is\n\
         /// genuine and gets its receipt all the same. What is not in a message is not guessed: see the variants.\n\
         #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]\n\
         #[cfg_attr(feature = \"serde\", derive(serde::Serialize, serde::Deserialize), serde(rename_all = \"snake_case\"))]\n\
         #[non_exhaustive]\npub enum Event {{\n"
    );
    let events = || {
        table
            .events
            .ipn
            .iter()
            .map(|event| ("IPN", event))
            .chain(table.events.lcn.iter().map(|event| ("LCN", event)))
    };
    for (kind, event) in events() {
        put!(out, "    /// {kind}: {}\n    {},", event.meaning, event.name);
    }
    out.push_str("    /// None of these, or not to be told.\n    #[default]\n    #[cfg_attr(feature = \"serde\", serde(other))]\n    Unclassified,\n}\n\nimpl Event {\n");
    out.push_str("    /// The same in JSON and in every language: `order_fulfilled`.\n    #[must_use]\n    pub const fn name(self) -> &'static str {\n        match self {\n");
    for (_, event) in events() {
        put!(out, "            Self::{} => {:?},", event.name, snake(&event.name));
    }
    out.push_str("            Self::Unclassified => \"unclassified\",\n        }\n    }\n}\n");
    out.push_str("\nimpl core::fmt::Display for Event {\n    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {\n        f.pad(self.name())\n    }\n}\n");
    out
}

/// The type that an accessor gives, with text of lifetime `'v`.
fn view_type(field: &Field) -> String {
    match field.value.as_str() {
        "text" | "id" => "&'v str".into(),
        "flag" => "bool".into(),
        "int" => "i64".into(),
        "decimal" => "Decimal".into(),
        "date_time" | "stamp" => "DateTime".into(),
        "expiry" => "Expiry".into(),
        "local_time" => "LocalTime<'v>".into(),
        "zone" => "Offset".into(),
        "currency" => "Currency".into(),
        "country" => "CountryCode".into(),
        "card_expiry" => "CardExpiry".into(),
        code => format!("{}<&'v str>", code.trim_start_matches("code:")),
    }
}

/// What is said about a field in its documentation.
pub(super) fn about(field: &Field) -> String {
    let mut out = format!("{}\n\n`{}`, marked {}", field.meaning, field.name, field.mark);
    if let Some(since) = &field.since {
        let _ = write!(out, ", since {since}");
    }
    if let Some(sample) = &field.sample {
        let _ = write!(out, "; for example `{sample}`");
    }
    out.push('.');
    out.lines().map(|line| format!("/// {line}").trim_end().to_owned() + "\n").collect()
}

/// The views of one kind of message.
pub(super) fn views(table: &Table, message: &str) -> String {
    // The message type that gives out the groups, and how it calls its reader.
    let (owner, reader) = match message {
        "ipn" => ("crate::Ipn", "self.reader"),
        "lcn" => ("crate::Lcn", "self.reader"),
        _ => ("crate::ins::Unsigned", "self.reader()"),
    };
    let constant = if message == "ins" { "" } else { "const " };
    let mut body = format!("\nimpl<'v> {owner}<'v> {{\n");
    for group in table.groups(message).iter().filter(|group| !is_row(message, &group.name)) {
        put!(
            body,
            "    /// {}\n    #[must_use]\n    pub {constant}fn {}(&self) -> {}<'v> {{\n        {}({reader})\n    }}\n",
            group.meaning,
            group.name,
            camel(&group.name),
            camel(&group.name)
        );
    }
    body.push_str("}\n");
    for group in table.groups(message) {
        body.push_str(&view(table, message, &group.name, &group.meaning));
    }
    let mut out =
        format!("//! The groups of fields of an {}. {NOTICE}\n\n", message.to_uppercase());
    // Only what is used, for unused imports are warned about.
    let uses = |name: &str| body.contains(name);
    if table.fields(message).iter().any(|field| field.codes().is_some()) {
        put!(out, "use super::codes::*;");
    }
    if uses("names::") {
        put!(out, "use super::names;");
    }
    let values = ["CardExpiry", "CountryCode", "Currency", "DateTime", "Expiry", "Offset"];
    let values: Vec<_> = values.iter().filter(|name| uses(&format!("<{name}>"))).copied().collect();
    put!(out, "use crate::{{{}}};", values.join(", "));
    if uses("<Decimal>") {
        put!(
            out,
            "#[cfg(feature = \"alloc\")]
use crate::Decimal;"
        );
    }
    let readers = ["Numbered", "Reader", "Reading", "Row", "Texts"];
    let readers: Vec<_> =
        readers.iter().filter(|name| uses(&format!("{name}<"))).copied().collect();
    put!(out, "use crate::read::{{{}}};", readers.join(", "));
    if uses("LocalTime<") {
        put!(out, "use crate::ins::LocalTime;");
    }
    out + &body
}

/// The view of one group.
fn view(table: &Table, message: &str, group: &str, meaning: &str) -> String {
    let name = camel(group);
    let row = match (message, group) {
        (_, "line") => Some("LINES"),
        ("ipn", "licence") => Some("LICENCES"),
        (_, "option") => Some("OPTIONS"),
        (_, "custom_field") => Some("CUSTOM"),
        _ => None,
    };
    let inner = match row {
        Some(list) => format!("Row<'v, {{ names::{list}.len() }}>"),
        None if group == "item" => "Numbered<'v>".into(),
        None => "Reader<'v>".into(),
    };
    let mut out = String::new();
    put!(
        out,
        "\n/// {meaning}\n#[derive(Clone, Copy)]\npub struct {name}<'v>(pub(crate) {inner});\n\nimpl<'v> {name}<'v> {{"
    );
    for (column, field) in table.of(message, group).into_iter().enumerate() {
        let key = if row.is_some() { column.to_string() } else { format!("{:?}", field.name) };
        let call = match field.shape {
            Shape::Array => "members",
            _ if field.is_many() => "texts",
            _ if field.value == "stamp" => "stamp",
            Shape::Scalar => "scalar",
            Shape::Either => "either",
            _ => "value",
        };
        let kind = match field.is_many() {
            true => "Texts<'v>".into(),
            false => format!("Reading<{}>", view_type(field)),
        };
        out.push_str(&about(field));
        if field.value == "decimal" {
            put!(out, "    #[cfg(feature = \"alloc\")]");
        }
        put!(
            out,
            "    pub fn {}(&self) -> {kind} {{\n        self.0.{call}({key})\n    }}\n",
            field.accessor()
        );
    }
    put!(
        out,
        "}}\n\nimpl core::fmt::Debug for {name}<'_> {{\n    /// Without the values, which are personal data.\n    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {{\n        f.debug_struct({name:?}).finish_non_exhaustive()\n    }}\n}}"
    );
    out
}
