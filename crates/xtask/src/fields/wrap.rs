//! Comments in front of generated code. Owns where their lines break.

use std::fmt::Write as _;

/// `/** … */` around paragraphs, or around lists with one item a line. No line is wider than asked, unless by a single word.
pub(super) fn comment(indent: &str, paragraphs: &[String], width: usize) -> String {
    if let [only] = paragraphs
        && indent.len().saturating_add(only.chars().count()).saturating_add(7) <= width
    {
        return format!("{indent}/** {only} */\n");
    }
    let mut out = format!("{indent}/**\n");
    for (number, paragraph) in paragraphs.iter().enumerate() {
        if number > 0 {
            put!(out, "{indent} *");
        }
        for item in paragraph.lines() {
            let more = if item.starts_with("- ") { "  " } else { "" };
            let mut line = format!("{indent} *");
            for word in item.split(' ') {
                if line.chars().count().saturating_add(word.chars().count()) >= width {
                    put!(out, "{line}");
                    line = format!("{indent} *{more}");
                }
                line.push(' ');
                line.push_str(word);
            }
            put!(out, "{line}");
        }
    }
    put!(out, "{indent} */");
    out
}
