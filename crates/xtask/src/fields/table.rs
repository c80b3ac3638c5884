//! The field table as data. Owns its grammar and what must hold in it; whoever asks for more than this fails here, not in
//! generated code.

use std::collections::BTreeSet;

use serde::Deserialize;

/// `crates/core/fields.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    ipn: Vec<Field>,
    lcn: Vec<Field>,
    ins: Vec<Field>,
    groups: Groups,
    pub(super) codes: Vec<Codes>,
    pub(super) events: Events,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Groups {
    ipn: Vec<Group>,
    lcn: Vec<Group>,
    ins: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Events {
    pub(super) ipn: Vec<Event>,
    pub(super) lcn: Vec<Event>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Event {
    #[serde(rename = "as")]
    pub(super) name: String,
    pub(super) meaning: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Field {
    pub(super) name: String,
    #[serde(rename = "as")]
    path: String,
    pub(super) value: String,
    #[serde(default)]
    pub(super) shape: Shape,
    pub(super) mark: String,
    pub(super) since: Option<String>,
    #[serde(default)]
    pub(super) private: bool,
    pub(super) sample: Option<String>,
    pub(super) meaning: String,
}

#[derive(Clone, Copy, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Shape {
    #[default]
    Scalar,
    Line,
    LineAny,
    Licence,
    Array,
    Option,
    Custom,
    Either,
    Any,
    Item,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Codes {
    pub(super) name: String,
    pub(super) meaning: String,
    #[serde(default)]
    pub(super) ignore_case: bool,
    pub(super) values: Vec<CodeValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CodeValue {
    pub(super) text: String,
    #[serde(rename = "as")]
    pub(super) name: String,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    pub(super) mark: String,
    pub(super) meaning: String,
}

/// A group of a message: its name and meaning.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    pub(super) name: String,
    pub(super) meaning: String,
}

impl Field {
    pub(super) fn group(&self) -> &str {
        self.path.split_once('.').map_or("", |(group, _)| group)
    }

    pub(super) fn accessor(&self) -> &str {
        self.path.split_once('.').map_or("", |(_, accessor)| accessor)
    }

    /// Whether there can be any number of values.
    pub(super) fn is_many(&self) -> bool {
        matches!(self.shape, Shape::Array | Shape::Any | Shape::LineAny)
    }

    /// The code list, if its values come from one.
    pub(super) fn codes(&self) -> Option<&str> {
        self.value.strip_prefix("code:")
    }
}

const VALUES: [&str; 14] = [
    "text",
    "id",
    "int",
    "decimal",
    "date_time",
    "expiry",
    "stamp",
    "local_time",
    "zone",
    "flag",
    "currency",
    "country",
    "card_expiry",
    "code:",
];

impl Table {
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let table: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        for message in MESSAGES {
            let (mut names, mut paths) = (BTreeSet::new(), BTreeSet::new());
            for field in table.fields(message) {
                let problem = |what: &str| Err(format!("{message}: {}: {what}", field.name));
                if !names.insert(&field.name) || !paths.insert(&field.path) {
                    return problem("name or path is there twice");
                }
                if !table.groups(message).iter().any(|group| group.name == field.group()) {
                    return problem("its group is not declared");
                }
                let row = match field.group() {
                    "line" => matches!(field.shape, Shape::Line | Shape::LineAny),
                    "licence" if message == "ipn" => field.shape == Shape::Licence,
                    "option" => field.shape == Shape::Option,
                    "custom_field" => field.shape == Shape::Custom,
                    "item" => field.shape == Shape::Item,
                    _ => matches!(
                        field.shape,
                        Shape::Scalar | Shape::Array | Shape::Either | Shape::Any
                    ),
                };
                if !row {
                    return problem("its shape does not fit its group");
                }
                if field.is_many() && field.value != "text" {
                    return problem("several values can only be text so far");
                }
                match field.codes() {
                    Some(list) if !table.codes.iter().any(|codes| codes.name == list) => {
                        return problem("its code list is not declared");
                    }
                    None if !VALUES.contains(&field.value.as_str()) => {
                        return problem("unknown kind of value");
                    }
                    _ => {}
                }
            }
        }
        Ok(table)
    }

    pub(super) fn fields(&self, message: &str) -> &[Field] {
        match message {
            "ipn" => &self.ipn,
            "lcn" => &self.lcn,
            _ => &self.ins,
        }
    }

    /// The fields of one group.
    pub(super) fn of<'t>(&'t self, message: &str, group: &str) -> Vec<&'t Field> {
        self.fields(message).iter().filter(|field| field.group() == group).collect()
    }

    pub(super) fn groups(&self, message: &str) -> &[Group] {
        match message {
            "ipn" => &self.groups.ipn,
            "lcn" => &self.groups.lcn,
            _ => &self.groups.ins,
        }
    }

    pub(super) fn count(&self) -> usize {
        self.ipn.len() + self.lcn.len() + self.ins.len()
    }
}

/// The messages of the table.
pub(super) const MESSAGES: [&str; 3] = ["ipn", "lcn", "ins"];

/// Those with a signature over all their fields.
pub(super) const NOTIFICATIONS: [&str; 2] = ["ipn", "lcn"];

/// Groups whose members are rows, and not reached by a method of the message.
pub(super) fn is_row(message: &str, group: &str) -> bool {
    matches!(group, "line" | "option" | "custom_field" | "item")
        || (message, group) == ("ipn", "licence")
}

/// `custom_field` → `CustomField`
pub(super) fn camel(name: &str) -> String {
    match name {
        // The language has an `Option` already.
        "option" => "ProductOption".into(),
        _ => name
            .split('_')
            .map(|word| {
                let mut letters = word.chars();
                letters
                    .next()
                    .map(|first| first.to_ascii_uppercase().to_string())
                    .unwrap_or_default()
                    + letters.as_str()
            })
            .collect(),
    }
}

/// `OrderPlaced` → `order_placed`
pub(super) fn snake(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}
