//! Other spellings of a JSON text: what is signed where a client makes the text twice.

use serde_json::Value;

/// Bytes of a text that are made anew at most.
pub(super) const MOST: usize = 8 << 10;

/// Spellings of a body that differ from it, each with its name. None for what is no JSON, or long.
pub(super) fn of(body: &[u8]) -> Vec<(&'static str, String)> {
    let Ok(text) = std::str::from_utf8(body) else { return Vec::new() };
    let mut made = vec![
        ("one with a line feed behind it", format!("{text}\n")),
        ("one without the blanks around it", text.trim().to_owned()),
        ("one with a byte order mark", format!("\u{feff}{text}")),
        ("the text as a JSON string", Value::from(text).to_string()),
        ("its base64 form", base64::Engine::encode(&base64::engine::general_purpose::STANDARD, text)),
    ];
    let whole = if body.len() <= MOST { serde_json::from_str::<Value>(text).ok() } else { None };
    if let Some(value) = whole {
        made.extend(spellings(text, &value));
    }
    made.retain(|(_, other)| other.as_bytes() != body);
    made
}

fn spellings(text: &str, value: &Value) -> Vec<(&'static str, String)> {
    let compact = unspaced(text);
    let spaced = with_gaps(&compact);
    let sorted = value.to_string();
    let mut made = vec![
        ("the same JSON without blanks", compact.clone()),
        ("the same JSON with a blank behind each colon and comma", spaced.clone()),
        ("the same JSON with its names sorted", sorted.clone()),
        ("the same JSON with its names sorted, and blanks", with_gaps(&sorted)),
        (
            "the same JSON with a blank behind each colon and comma",
            sorted.replace("\":", "\": ").replace(",\"", ", \""),
        ),
        ("the same JSON in several lines", serde_json::to_string_pretty(value).unwrap_or_default()),
    ];
    for form in [&compact, &spaced] {
        made.push(("the same JSON with escaped letters (\\u4e2d)", escaped(form)));
        made.push(("the same JSON with escaped slashes", form.replace('/', "\\/")));
        made.push(("the same JSON with unescaped letters", unescaped(value, form == &spaced)));
    }
    let form = value.as_object().map(|object| {
        let plain = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        object.iter().map(|(name, value)| format!("{name}={}", plain(value))).collect::<Vec<_>>().join("&")
    });
    made.extend(form.map(|form| ("the same parameters as a form", form)));
    made
}

/// A JSON text without the blanks between its words.
fn unspaced(text: &str) -> String {
    let (mut is_quoted, mut is_escaped) = (false, false);
    let keep = |c: &char| {
        let kept = is_quoted || !c.is_ascii_whitespace();
        match c {
            '"' if !is_escaped => is_quoted = !is_quoted,
            _ => {}
        }
        is_escaped = is_quoted && *c == '\\' && !is_escaped;
        kept
    };
    text.chars().filter(keep).collect()
}

/// A JSON text without blanks, with one behind each colon and comma.
fn with_gaps(compact: &str) -> String {
    let (mut is_quoted, mut is_escaped) = (false, false);
    let mut made = String::with_capacity(compact.len() * 5 / 4);
    for c in compact.chars() {
        made.push(c);
        if c == '"' && !is_escaped {
            is_quoted = !is_quoted;
        }
        is_escaped = is_quoted && c == '\\' && !is_escaped;
        if !is_quoted && matches!(c, ':' | ',') {
            made.push(' ');
        }
    }
    made
}

/// Letters beyond ASCII as JSON escapes.
fn escaped(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            made.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                made.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    made
}

/// The value written anew, letters as they are.
fn unescaped(value: &Value, has_gaps: bool) -> String {
    let text = value.to_string();
    if has_gaps { with_gaps(&text) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_spelled_as_other_libraries_spell_it() {
        let forms = of(r#"{"b": "x: \"y, z", "a": "中/"}"#.as_bytes());
        let has = |text: &str| assert!(forms.iter().any(|(_, form)| form == text), "{text}: {forms:#?}");
        has(r#"{"b":"x: \"y, z","a":"中/"}"#);
        has(r#"{"a":"中/","b":"x: \"y, z"}"#);
        has(r#"{"b": "x: \"y, z", "a": "\u4e2d/"}"#);
        has(r#"{"b": "x: \"y, z", "a": "中\/"}"#);
        assert!(of(b"\xff").is_empty());
    }
}
