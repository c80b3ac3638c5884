//! `docs/notification.schema.json`: JSON Schema (draft 2020-12) of a typed notification. Owns the schema's layout.

use serde_json::{Map, Value, json};

use super::NOTICE;
use super::table::{Field, NOTIFICATIONS, Table, is_row, snake};

const LINE_EXTRA: [(&str, &str); 1] = [("licences", "licence")];

const ACTIONS: [&str; 8] =
    ["grant", "test", "expire", "revoke", "withdraw", "refund", "wait", "review"];

pub(super) fn schema(table: &Table) -> String {
    let mut definitions = Map::new();
    for (name, pattern, description) in [
        ("decimal", r"^-?[0-9]{1,28}(\.[0-9]{1,28})?$", "An exact amount or rate, with its scale."),
        (
            "date_time",
            r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}([+-][0-9]{2}:[0-9]{2})?)?$",
            "ISO 8601 in three shapes: with a zone, a moment; without one, the zone is not known (it is not UTC); a mere date, which lasts to the end of its day. JavaScript's Date guesses a zone for the last two: do not let it.",
        ),
        (
            "expiry",
            r"^(never|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}([+-][0-9]{2}:[0-9]{2})?)?)$",
            "A date, or never.",
        ),
        ("zone", r"^[+-][0-9]{2}:[0-9]{2}$", "Ahead of UTC."),
        ("currency", "^[A-Z]{3}$", "ISO 4217."),
        ("country", "^[A-Za-z]{2}$", "ISO 3166 alpha-2."),
        ("card_expiry", "^[0-9]{4}-[0-9]{2}$", "Year and month."),
        ("fingerprint", "^[0-9a-f]{64}$", "SHA-256 in hexadecimal digits."),
    ] {
        definitions.insert(
            name.into(),
            json!({ "type": "string", "pattern": pattern, "description": description }),
        );
    }
    let used = |name: &str| {
        let mut fields = NOTIFICATIONS.iter().flat_map(|message| table.fields(message));
        fields.any(|field| field.codes() == Some(name))
    };
    for codes in table.codes.iter().filter(|codes| used(&codes.name)) {
        let texts: Vec<_> = codes.values.iter().map(|value| value.text.as_str()).collect();
        let description = format!("{} Open list.", codes.meaning);
        definitions.insert(
            snake(&codes.name),
            json!({ "type": "string", "examples": texts, "description": description }),
        );
    }
    let events = |list: &[super::table::Event]| {
        let names = list.iter().map(|event| snake(&event.name)).chain(["unclassified".to_owned()]);
        names.map(Value::from).collect::<Vec<_>>()
    };
    for message in NOTIFICATIONS {
        let mut properties = Map::new();
        let list =
            if message == "ipn" { events(&table.events.ipn) } else { events(&table.events.lcn) };
        properties.insert("kind".into(), json!({ "const": message }));
        properties.insert(
            "event".into(),
            json!({ "type": "string", "examples": list, "description": "What happened, in one word. New events may be added: take one you do not know for unclassified." }),
        );
        properties.insert(
            "action".into(),
            json!({ "type": "string", "examples": ACTIONS, "description": "What to do about licence keys. New actions may be added: take one you do not know for review." }),
        );
        for (name, description) in [
            (
                "dedupe_key",
                "The same for all messages about one business event. Absent if REFNO or ORDERSTATUS (LCN: LICENSE_CODE or DATE_UPDATED) was not sent or is empty, or if a field of it is an array; take delivery_id then.",
            ),
            ("delivery_id", "The same for exact repeats of this message only."),
        ] {
            properties.insert(
                name.into(),
                json!({ "$ref": "#/$defs/fingerprint", "description": description }),
            );
        }
        for group in table.groups(message) {
            let definition = format!("{message}_{}", group.name);
            definitions
                .insert(definition.clone(), object(table, message, &group.name, &group.meaning));
            if !is_row(message, &group.name) {
                properties.insert(group.name.clone(), reference(&definition));
            }
        }
        if message == "ipn" {
            properties.insert("lines".into(), list_of("ipn_line", "Product lines."));
            for (name, of, what) in [
                ("options", "ipn_option", "pricing options"),
                ("custom_fields", "ipn_custom_field", "additional fields"),
            ] {
                properties.insert(
                    name.into(),
                    json!({
                        "type": "object",
                        "description": format!("The {what} of each product that has a line, by product id."),
                        "additionalProperties": { "type": "array", "items": reference(of) },
                    }),
                );
            }
            properties.insert(
                "other_licences".into(),
                list_of("ipn_licence", "Licences that belong to no line of the message."),
            );
        }
        properties.insert("invalid".into(), json!({
            "type": "object",
            "description": "Values that are not of their field's kind, by path. They are absent elsewhere.",
            "additionalProperties": { "anyOf": [
                { "type": "string" },
                { "type": "object", "properties": { "hex": { "type": "string", "pattern": "^([0-9a-f]{2})*$" } }, "required": ["hex"], "additionalProperties": false },
            ] },
        }));
        // All but the key, which cannot always be made. Single values inside may all be absent.
        let required: Vec<_> =
            properties.keys().filter(|name| *name != "dedupe_key").cloned().collect();
        definitions.insert(
            message.into(),
            json!({
                "type": "object", "properties": properties, "required": required,
            }),
        );
    }
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": NOTICE,
        "title": "A typed notification",
        "description": "What `countersign verify --json` prints under `notification`, and what the feature `serde` of the core writes and reads. New members may be added; readers must pass over what they do not know.",
        "oneOf": NOTIFICATIONS.map(reference),
        "$defs": definitions,
    });
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

fn reference(definition: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{definition}") })
}

fn list_of(definition: &str, description: &str) -> Value {
    json!({ "type": "array", "items": reference(definition), "description": description })
}

/// A group.
fn object(table: &Table, message: &str, group: &str, meaning: &str) -> Value {
    let mut properties = Map::new();
    for field in table.of(message, group) {
        properties.insert(field.accessor().into(), property(field));
    }
    if group == "line" {
        for (name, of) in LINE_EXTRA {
            properties.insert(name.into(), list_of(&format!("ipn_{of}"), "See there."));
        }
    }
    let lists = properties.iter().filter(|(_, property)| property["type"] == "array");
    let required: Vec<_> = lists.map(|(name, _)| name.clone()).collect();
    json!({
        "type": "object", "description": meaning, "properties": properties, "required": required,
    })
}

fn property(field: &Field) -> Value {
    let description = format!("{}: {}", field.name.replace('*', "<PID>"), field.meaning);
    let mut value = match field.value.as_str() {
        "text" | "id" => json!({ "type": "string" }),
        "flag" => json!({ "type": "boolean" }),
        "int" => {
            json!({ "type": "integer", "minimum": -9_007_199_254_740_991_i64, "maximum": 9_007_199_254_740_991_i64 })
        }
        "stamp" => reference("date_time"),
        _ => match field.codes() {
            Some(list) => reference(&snake(list)),
            None => reference(&field.value),
        },
    };
    if field.is_many() {
        value = json!({ "type": "array", "items": value });
    }
    value["description"] = description.into();
    value
}
