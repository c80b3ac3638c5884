//! `tests/src/accessors.rs`: a call of every accessor, for the test that none of them panics.

use std::fmt::Write as _;

use super::NOTICE;
use super::table::{MESSAGES, Table, is_row};

pub(super) fn calls(table: &Table) -> String {
    let mut out = format!(
        "//! A call of every accessor. {NOTICE}\n\nuse countersign::{{Error, Ipn, Lcn, Texts, ins}};\n"
    );
    out.push_str(
        "\n/// What the accessors gave.\n#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]\npub struct Tally {\n    /// Values.\n    pub values: usize,\n    /// Odd values.\n    pub odd: usize,\n}\n\
         \nimpl Tally {\n    fn one<T>(&mut self, reading: Result<Option<T>, Error>) {\n        match reading {\n            Ok(value) => self.values += usize::from(value.is_some()),\n            Err(error) => {\n                assert!(matches!(error, Error::InvalidField(_)));\n                self.odd += 1;\n            }\n        }\n    }\n\
         \n    fn many(&mut self, texts: Texts<'_>) {\n        texts.for_each(|text| self.one(text.map(Some)));\n    }\n}\n",
    );
    for message in MESSAGES {
        let view = match message {
            "ipn" => "Ipn<'_>",
            "lcn" => "Lcn<'_>",
            _ => "ins::Unsigned<'_>",
        };
        put!(
            out,
            "\n/// All of them.\npub fn {message}(view: &{view}) -> Tally {{\n    let mut tally = Tally::default();"
        );
        for group in table.groups(message) {
            let name = group.name.as_str();
            let (open, close) = match name {
                "line" => ("for group in view.lines() {", "}"),
                "option" => ("for group in view.lines().flat_map(|line| line.options()) {", "}"),
                "custom_field" => {
                    ("for group in view.lines().flat_map(|line| line.custom_fields()) {", "}")
                }
                "licence" if is_row(message, name) => ("for group in view.licences() {", "}"),
                "item" => ("for group in view.items() {", "}"),
                _ => ("{", "}"),
            };
            put!(out, "    {open}");
            if !is_row(message, name) {
                put!(out, "        let group = view.{name}();");
            }
            for field in table.of(message, name) {
                let call = if field.is_many() { "many" } else { "one" };
                put!(out, "        tally.{call}(group.{}());", field.accessor());
            }
            put!(out, "    {close}");
        }
        put!(out, "    tally\n}}");
    }
    out
}
