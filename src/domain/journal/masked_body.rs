//! Text bodies without what signs or opens anything. A body may be cut anywhere.

use crate::domain::journal::masked::{MASK, is_secret, masked};

/// The text with `***` in the place of secrets: members of JSON, elements of XML, fields of a form.
pub(super) fn masked_body(text: &str) -> String {
    let beginning = text.trim_start();
    if beginning.starts_with(['{', '[']) {
        masked_json(text)
    } else if beginning.starts_with('<') {
        masked_xml(text)
    } else if beginning.starts_with("--") {
        masked_form(text)
    } else {
        masked(text)
    }
}

/// Masks the string behind each `"name":` that is a secret's.
fn masked_json(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let (mut rest, mut last) = (text, "");
    while let Some(open) = rest.find('"') {
        let inside = &rest[open + 1..];
        let end = end_of_string(inside);
        let (string, behind) = (&inside[..end], inside.get(end + 1..).unwrap_or_default());
        let is_value = rest[..open].trim() == ":";
        shown.push_str(&rest[..=open]);
        shown.push_str(if is_value && !string.is_empty() && is_secret(last) { MASK } else { string });
        shown.push_str(&inside[end..inside.len() - behind.len()]);
        (rest, last) = (behind, string);
    }
    shown + rest
}

/// Where a JSON string ends: its closing quote, or the end of a text that is cut.
fn end_of_string(text: &str) -> usize {
    let mut is_escaped = false;
    let quote = text.find(|letter| {
        let ends = letter == '"' && !is_escaped;
        is_escaped = letter == '\\' && !is_escaped;
        ends
    });
    quote.unwrap_or(text.len())
}

/// Masks the text behind each `<Name>` that is a secret's.
fn masked_xml(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(end) = rest.find('>') {
        let tag = &rest[..=end];
        let name = tag.rsplit('<').next().unwrap_or_default().trim_end_matches('>');
        shown.push_str(tag);
        rest = &rest[end + 1..];
        let content = rest.find('<').unwrap_or(rest.len());
        if content > 0 && is_secret(name) && !rest[..content].trim().is_empty() {
            shown.push_str(MASK);
            rest = &rest[content..];
        }
    }
    shown + rest
}

/// Masks the parts of a multipart form whose names are secrets'.
fn masked_form(text: &str) -> String {
    let boundary = text.trim_start().lines().next().unwrap_or_default();
    let parts = text.split_inclusive(boundary).map(|part| {
        let Some((head, content)) = part.split_once("\r\n\r\n") else { return part.to_owned() };
        let name = head.split_once("name=\"").and_then(|(_, rest)| rest.split('"').next());
        let end = content.strip_suffix(boundary).map_or("", |_| boundary);
        match name {
            Some(name) if is_secret(name) => format!("{head}\r\n\r\n{MASK}\r\n{end}"),
            _ => part.to_owned(),
        }
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_of_a_body_are_masked_wherever_it_is_cut() {
        let bodies = [
            (
                r#"{"signature" : "s3\"cret","a":{"vodSessionKey":"s3cret"},"b":"sign","n":1,"x":"y"}"#,
                r#"{"signature" : "***","a":{"vodSessionKey":"***"},"b":"sign","n":1,"x":"y"}"#,
            ),
            (
                "<A><TmpSecretId>s3cret</TmpSecretId><Key>a</Key><Token>s3cret</Token></A>",
                "<A><TmpSecretId>***</TmpSecretId><Key>a</Key><Token>***</Token></A>",
            ),
            (
                "--b\r\nContent-Disposition: form-data; name=\"sign\"\r\n\r\ns3cret\r\n--b\r\n\
                 x: name=\"op\"\r\n\r\nv\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=\"sign\"\r\n\r\n***\r\n--b\r\n\
                 x: name=\"op\"\r\n\r\nv\r\n--b--",
            ),
            ("Action=A&Token=s3cret&v=1", "Action=A&Token=***&v=1"),
        ];
        for (body, shown) in bodies {
            assert_eq!(masked_body(body), shown);
            for cut in 0..body.len() {
                let part = masked_body(&body[..cut]);
                assert!(!part.contains("s3c"), "{part}");
            }
        }
    }
}
