//! The PHP package's share: names and shapes, code lists, events, and one class for each group. Owns how a field becomes a PHP
//! accessor; there is no formatter behind it, so what it writes must be in its final form.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::docs::wire;
use super::table::{Field, NOTIFICATIONS, Shape, Table, camel, is_row, snake};
use super::{NOTICE, wrap};

const SOURCES: &str = "bindings/php/src";

/// Directories in which files made here stand beside each other.
const DIRECTORIES: [&str; 4] = ["Code", "Generated", "Ipn", "Lcn"];

const WIDTH: usize = 116;

/// All files, each with its text.
pub(super) fn files(table: &Table) -> Result<Vec<(String, String)>, String> {
    let mut files = vec![
        ("Event".to_owned(), event(table)),
        ("Generated/KnownNames".to_owned(), known_names(table)),
        ("Generated/ShownFields".to_owned(), shown(table)),
    ];
    for codes in used_codes(table) {
        files.push((format!("Code/{}", codes.name), code_list(codes)));
    }
    for message in NOTIFICATIONS {
        let space = camel(message);
        files.push((format!("Generated/{space}Fields"), readings(table, message)));
        files.push((format!("Generated/{space}Groups"), groups(table, message)));
        for group in table.groups(message) {
            let name = camel(&group.name);
            files.push((
                format!("{space}/{name}"),
                class(table, message, &group.name, &group.meaning),
            ));
        }
    }
    Ok(files.into_iter().map(|(name, text)| (format!("{SOURCES}/{name}.php"), text)).collect())
}

/// Files that were made here once, and would not be any more.
pub(super) fn leftovers(root: &Path, files: &[(String, String)]) -> Vec<String> {
    let mut found = Vec::new();
    for directory in DIRECTORIES {
        let entries = fs::read_dir(root.join(SOURCES).join(directory));
        for entry in entries.into_iter().flatten().flatten() {
            let name = format!("{SOURCES}/{directory}/{}", entry.file_name().to_string_lossy());
            let made = fs::read_to_string(entry.path()).is_ok_and(|text| text.contains(NOTICE));
            if made && !files.iter().any(|(file, _)| *file == name) {
                found.push(name);
            }
        }
    }
    found
}

/// What stands in front of every class.
fn head(space: &str, uses: &[String]) -> String {
    let mut out = format!("<?php\n\n// {NOTICE}\n\ndeclare(strict_types=1);\n\n");
    put!(out, "namespace Countersign{space};\n");
    let mut uses = uses.to_vec();
    uses.sort_unstable();
    uses.dedup();
    for name in &uses {
        put!(out, "use Countersign\\{name};");
    }
    if !uses.is_empty() {
        out.push('\n');
    }
    out
}

fn comment(indent: &str, paragraphs: &[String]) -> String {
    let paragraphs: Vec<_> = paragraphs.iter().map(|text| php_terms(text)).collect();
    wrap::comment(indent, &paragraphs, WIDTH)
}

/// Calls in the spelling of PHP: `refund().chargeback_resolution()` is `refund()->chargebackResolution()`.
fn php_terms(text: &str) -> String {
    let text = text.replace("*/", "* /");
    let parts = text.split('`').enumerate().map(|(number, part)| {
        if number % 2 == 1 && part.contains("()") {
            method(&part.replace("().", "()->"))
        } else {
            part.to_owned()
        }
    });
    parts.collect::<Vec<_>>().join("`")
}

/// `country_code` → `countryCode`
fn method(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    first + &words.map(camel).collect::<String>()
}

/// Both kinds of messages, field by field.
fn notified(table: &Table) -> impl Iterator<Item = &Field> {
    NOTIFICATIONS.iter().flat_map(|message| table.fields(message))
}

fn is_family(field: &Field) -> bool {
    matches!(field.shape, Shape::Option | Shape::Custom)
}

/// What the strict mode knows of names.
fn known_names(table: &Table) -> String {
    let of = |wanted: &[Shape]| -> Vec<&String> {
        let mut seen = BTreeSet::new();
        let fields = notified(table).filter(|field| wanted.contains(&field.shape));
        fields.map(|field| &field.name).filter(|name| seen.insert(*name)).collect()
    };
    let mut scalars = of(&[Shape::Scalar]);
    scalars.sort();
    let lines = of(&[Shape::Line, Shape::LineAny]);
    let arrays = [of(&[Shape::Licence]), of(&[Shape::Array])].concat();
    let mut out = head("\\Generated", &[]);
    out.push_str(&comment("", &[
        "Documented names of IPN and LCN by shape, as the strict mode looks at them: it does not ask which kind a message is of. Owns the names alone; must never hold a value.".into(),
        "@internal".into(),
    ]));
    put!(out, "final class KnownNames\n{{");
    out.push_str(&comment("    ", &["Single values.".into(), "@var array<string, true>".into()]));
    put!(out, "    public const SCALARS = [");
    for name in scalars {
        put!(out, "        '{name}' => true,");
    }
    put!(out, "    ];");
    for (about, name, names) in [
        ("Arrays with one member for each product line.", "LINES", lines),
        ("Arrays of licences, and of original orders.", "OTHER_ARRAYS", arrays),
    ] {
        out.push_str(&comment("    ", &[about.into(), "@var list<string>".into()]));
        put!(out, "    public const {name} = [");
        for field in names {
            put!(out, "        '{field}',");
        }
        put!(out, "    ];");
    }
    put!(
        out,
        "\n    public static function has(string $name): bool\n    {{\n        return isset(self::SCALARS[$name]) || \\in_array($name, self::LINES, true) || \\in_array($name, self::OTHER_ARRAYS, true);\n    }}"
    );
    out.push_str("}\n");
    spaced(&out)
}

/// What a redacted line shows.
fn shown(table: &Table) -> String {
    // Private in one message is private in both.
    let private: Vec<_> =
        notified(table).filter(|field| field.private).map(|field| &field.name).collect();
    let of = |family: bool| {
        let kept = notified(table)
            .filter(|field| is_family(field) == family && !private.contains(&&field.name));
        let mut names: Vec<_> = kept.map(|field| field.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names
    };
    let mut out = head("\\Generated", &[]);
    out.push_str(&comment("", &[
        "Documented fields that may be shown in a log. Owns the names alone; a field that is not here must never be shown.".into(),
        "@internal".into(),
    ]));
    put!(out, "final class ShownFields\n{{");
    let kinds = [("NAMES", false), ("FAMILIES", true)];
    for (name, family) in kinds {
        let about = if family { "The same for families; `*` is a product id." } else { "By name." };
        out.push_str(&comment("    ", &[about.into(), "@var array<string, true>".into()]));
        put!(out, "    public const {name} = [");
        for field in of(family) {
            put!(out, "        '{field}' => true,");
        }
        put!(out, "    ];");
    }
    out.push_str("}\n");
    spaced(&out)
}

/// With an empty line between the members of a class.
fn spaced(code: &str) -> String {
    code.replace("    ];\n    /**", "    ];\n\n    /**")
        .replace("    }\n    /**", "    }\n\n    /**")
}

/// The lists that IPN and LCN need.
fn used_codes(table: &Table) -> impl Iterator<Item = &super::table::Codes> {
    let used = |name: &str| notified(table).any(|field| field.codes() == Some(name));
    table.codes.iter().filter(move |codes| used(&codes.name))
}

fn code_list(codes: &super::table::Codes) -> String {
    let mut out = head("\\Code", &[]);
    out.push_str(&comment("", &[
        codes.meaning.clone(),
        "An open list: a code that is not here is data, never an error, and stays the text it was sent as.".into(),
    ]));
    put!(out, "enum {}: string implements OpenCode\n{{", codes.name);
    for value in &codes.values {
        out.push_str(&comment("    ", &[format!("{} ({})", value.meaning, value.mark)]));
        put!(out, "    case {} = '{}';\n", value.name, value.text);
    }
    let aliases: Vec<_> = codes
        .values
        .iter()
        .flat_map(|value| value.aliases.iter().map(move |alias| (alias, &value.name)))
        .collect();
    let mut about = "The code of that text; the text itself if it is none of these.".to_owned();
    if !aliases.is_empty() {
        about.push_str(" Older spellings are the present code.");
    }
    if codes.ignore_case {
        about.push_str(" In any case.");
    }
    out.push_str(&comment("    ", &[about]));
    put!(out, "    public static function fromText(string $text): self|string\n    {{");
    if codes.ignore_case {
        // Not strtolower(), which until PHP 8.2 goes by the locale.
        put!(out, "        foreach (self::cases() as $code) {{");
        put!(out, "            if (\\strcasecmp($code->value, $text) === 0) {{");
        put!(out, "                return $code;\n            }}\n        }}\n");
        put!(out, "        return $text;");
    } else if aliases.is_empty() {
        put!(out, "        return self::tryFrom($text) ?? $text;");
    } else {
        put!(out, "        return match ($text) {{");
        for (alias, name) in aliases {
            put!(out, "            '{alias}' => self::{name},");
        }
        put!(out, "            default => self::tryFrom($text) ?? $text,\n        }};");
    }
    out.push_str("    }\n}\n");
    out
}

fn event(table: &Table) -> String {
    let mut out = head("", &[]);
    out.push_str(&comment("", &[
        "What a message reports, in one word; its value is the same in JSON and in every language.".into(),
        "`Unclassified` stands wherever the documentation is silent or the message contradicts itself: such a message is genuine and gets its receipt all the same. More cases may be added: give every `match` a default.".into(),
    ]));
    put!(out, "enum Event: string\n{{");
    for (kind, events) in [("IPN", &table.events.ipn), ("LCN", &table.events.lcn)] {
        for event in events {
            out.push_str(&comment("    ", &[format!("{kind}: {}", event.meaning)]));
            put!(out, "    case {} = '{}';\n", event.name, snake(&event.name));
        }
    }
    out.push_str(&comment("    ", &["None of these, or not to be told.".into()]));
    put!(out, "    case Unclassified = 'unclassified';\n}}");
    out
}

/// How the runtime reads a field, and the types that come of it: method, PHP, phpdoc.
fn reading(field: &Field) -> (&'static str, String, String) {
    if field.is_many() {
        let call = if field.shape == Shape::Array { "members" } else { "texts" };
        return (call, "array".into(), "list<string>".into());
    }
    if let Some(list) = field.codes() {
        return ("text", format!("{list}|string|null"), format!("{list}|string|null"));
    }
    let (call, kind, doc) = match field.value.as_str() {
        "int" => ("int", "int", "int"),
        "decimal" => ("decimal", "string", "numeric-string"),
        "date_time" => ("dateTime", "DateTime", "DateTime"),
        "stamp" => ("stamp", "DateTime", "DateTime"),
        "expiry" => ("expiry", "Expiry", "Expiry"),
        "zone" => ("zone", "Offset", "Offset"),
        "flag" => ("flag", "bool", "bool"),
        "currency" => ("currency", "string", "string"),
        "country" => ("country", "string", "string"),
        "card_expiry" => ("cardExpiry", "CardExpiry", "CardExpiry"),
        _ if field.shape == Shape::Either => ("either", "string", "string"),
        _ => ("text", "string", "string"),
    };
    (call, format!("?{kind}"), format!("{doc}|null"))
}

/// Names and kinds of all fields, for the JSON.
fn readings(table: &Table, message: &str) -> String {
    let space = camel(message);
    let codes = table.fields(message).iter().filter_map(|field| field.codes());
    let uses = codes.map(|list| format!("Code\\{list}"));
    let uses: Vec<_> = uses.chain(["Code\\OpenCode".into()]).collect();
    let mut out = head("\\Generated", &uses);
    out.push_str(&comment("", &[
        format!("How each field of an {} is read. Owns names and kinds; must never hold a value.", message.to_uppercase()),
        "Group, member in JSON, then name on the wire, method of the reader, and the list of a code.".into(),
        "@internal".into(),
    ]));
    put!(out, "final class {space}Fields\n{{");
    for (name, rows) in [("GROUPS", false), ("ROWS", true)] {
        let groups = table.groups(message).iter();
        let groups: Vec<_> = groups.filter(|group| is_row(message, &group.name) == rows).collect();
        if groups.is_empty() {
            continue;
        }
        let list = "array{string, string, class-string<OpenCode>|null}";
        out.push_str(&comment("    ", &[format!("@var array<string, array<string, {list}>>")]));
        put!(out, "    public const {name} = [");
        for group in groups {
            put!(out, "        '{}' => [", group.name);
            for field in table.of(message, &group.name) {
                let list = field.codes().map_or("null".into(), |list| format!("{list}::class"));
                let (accessor, call) = (field.accessor(), reading(field).0);
                put!(out, "            '{accessor}' => ['{}', '{call}', {list}],", field.name);
            }
            put!(out, "        ],");
        }
        put!(out, "    ];");
    }
    out.push_str("}\n");
    spaced(&out)
}

/// The class that gives out the groups of a message.
fn groups(table: &Table, message: &str) -> String {
    let space = camel(message);
    let groups: Vec<_> =
        table.groups(message).iter().filter(|group| !is_row(message, &group.name)).collect();
    let uses = groups.iter().map(|group| format!("{space}\\{}", camel(&group.name)));
    let uses: Vec<_> = uses.chain(["Notification".into(), "Typed\\Group".into()]).collect();
    let mut out = head("\\Generated", &uses);
    out.push_str(&comment("", &[
        format!("The groups of an {}. Owns the way to them; nothing is read before a field is asked for.", message.to_uppercase()),
        format!("@internal a part of {{@see \\Countersign\\{space}}}"),
    ]));
    put!(out, "abstract class {space}Groups extends Notification\n{{");
    let methods = groups.iter().map(|group| {
        let name = camel(&group.name);
        comment("    ", std::slice::from_ref(&group.meaning))
            + &format!(
                "    public function {}(): {name}\n    {{\n        return new {name}(new Group($this->reader()));\n    }}\n",
                method(&group.name)
            )
    });
    out.push_str(&methods.collect::<Vec<_>>().join("\n"));
    out.push_str("}\n");
    out
}

/// What a class has beside its fields: base classes written by hand, which hold the reader.
const BASES: [(&str, &str, &str); 2] =
    [("ipn", "line", "LineRelations"), ("ipn", "refund", "RefundQuestions")];

fn class(table: &Table, message: &str, group: &str, meaning: &str) -> String {
    let (space, name) = (camel(message), camel(group));
    let fields = table.of(message, group);
    let reader = if is_row(message, group) { "Row" } else { "Group" };
    let base = BASES.iter().find(|(of, what, _)| (*of, *what) == (message, group));
    let parent = base.map_or(reader, |(_, _, name)| *name);
    let mut uses = vec!["Exception\\InvalidFieldException".to_owned(), format!("Typed\\{parent}")];
    for field in &fields {
        uses.extend(field.codes().map(|list| format!("Code\\{list}")));
        let kind = reading(field).1;
        let kind = kind.trim_start_matches('?');
        if matches!(kind, "DateTime" | "Expiry" | "Offset" | "CardExpiry") {
            uses.push(format!("Value\\{kind}"));
        }
    }
    let mut out = head(&format!("\\{space}"), &uses);
    out.push_str(&comment("", &[
        meaning.into(),
        "Owns an accessor for each documented field, which reads it when it is asked. It must never guess: an odd value is an exception of its own accessor, and of no other.".into(),
    ]));
    let extends = base.map_or_else(String::new, |(_, _, base)| format!(" extends {base}"));
    put!(out, "final class {name}{extends}\n{{");
    let mut members = Vec::new();
    if base.is_none() {
        members.push(format!(
            "    /** @internal */\n    public function __construct(private readonly {reader} $fields)\n    {{\n    }}\n"
        ));
    }
    if reader == "Row" {
        members.push(
            "    /** The number of its row, from 0. */\n    public function number(): int\n    {\n        return $this->fields->number;\n    }\n"
                .to_owned(),
        );
    }
    members.extend(fields.into_iter().map(accessor));
    out.push_str(&members.join("\n"));
    out.push_str("}\n");
    out
}

fn accessor(field: &Field) -> String {
    let (call, kind, doc) = reading(field);
    let mut known = format!("{}, marked {}", wire(field), field.mark);
    if let Some(since) = &field.since {
        let _ = write!(known, ", since {since}");
    }
    if let Some(sample) = &field.sample {
        let _ = write!(known, "; for example `{sample}`");
    }
    known.push('.');
    if field.private {
        known.push_str(" Left out of what may be logged.");
    }
    let returns = if field.is_many() {
        format!("@return {doc} empty if it was not sent, or says nothing")
    } else if field.codes().is_some() {
        format!("@return {doc} the text itself if it is an unknown code; null if it says nothing")
    } else {
        format!("@return {doc} null if it was not sent, or says nothing")
    };
    let mut about = vec![field.meaning.clone(), known, returns];
    about.push("@throws InvalidFieldException if what was sent does not fit".into());
    let mut out = comment("    ", &about);
    put!(out, "    public function {}(): {kind}\n    {{", method(field.accessor()));
    let read = format!("$this->fields->{call}('{}')", field.name);
    match field.codes() {
        None => {
            put!(out, "        return {read};");
        }
        Some(list) => {
            put!(out, "        $text = {read};\n");
            put!(out, "        return $text === null ? null : {list}::fromText($text);");
        }
    }
    out.push_str("    }\n");
    out
}
