//! Percent-encoding as the vendor's services read and write it.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but RFC 3986 unreserved characters and `/`.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'/');
/// Everything but RFC 3986 unreserved characters.
const COMPONENT: &AsciiSet = &PATH.add(b'/');

/// Encodes a path and keeps its slashes.
pub fn encode_path(path: &str) -> Cow<'_, str> {
    utf8_percent_encode(path, PATH).into()
}

/// Encodes a query name or value, slashes included.
pub fn encode_component(text: &str) -> Cow<'_, str> {
    utf8_percent_encode(text, COMPONENT).into()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EscapeError {
    /// A `%` without two hexadecimal digits behind it.
    #[error("`%` at byte {at} is not followed by two hexadecimal digits")]
    Malformed { at: usize },
    #[error("the decoded text is not UTF-8")]
    NotUtf8,
}

/// Decodes every escape once. `+` stays a plus.
pub fn decode_strict(text: &str) -> Result<Cow<'_, str>, EscapeError> {
    let Some(first) = memchr::memchr(b'%', text.as_bytes()) else {
        return Ok(text.into());
    };
    let bytes = text.as_bytes();
    let is_hex = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
    let bad = memchr::memchr_iter(b'%', &bytes[first..])
        .map(|offset| first + offset)
        .find(|at| !(is_hex(at + 1) && is_hex(at + 2)));
    if let Some(at) = bad {
        return Err(EscapeError::Malformed { at });
    }
    let decoded = percent_encoding::percent_decode_str(text).collect::<Vec<u8>>();
    String::from_utf8(decoded).map(Cow::Owned).map_err(|_| EscapeError::NotUtf8)
}

/// Decodes what is an escape and keeps the rest, as lenient servers do. `+` stays a plus.
pub fn decode_lenient(text: &str) -> Cow<'_, [u8]> {
    percent_encoding::percent_decode_str(text).into()
}

/// Bytes as text; what is not UTF-8 is replaced. Text, which nearly all is, is checked and not copied.
pub fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

/// The text without its escapes, as [`decode_lenient`] reads them; what is not UTF-8 becomes U+FFFD.
pub fn decoded(text: &str) -> String {
    String::from_utf8_lossy(&decode_lenient(text)).into_owned()
}

/// Splits a query or a form body into decoded pairs, with `+` as a space. A name without `=` has an empty
/// value.
pub fn form_pairs(text: &[u8]) -> impl Iterator<Item = (Vec<u8>, Vec<u8>)> + '_ {
    let pairs = text.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| match memchr::memchr(b'=', pair) {
        Some(at) => (decode_form(&pair[..at]), decode_form(&pair[at + 1..])),
        None => (decode_form(pair), Vec::new()),
    })
}

/// Splits a query into its pairs as received; a name without `=` has an empty value.
pub fn raw_pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split('&').filter(|pair| !pair.is_empty()).map(|pair| match memchr::memchr(b'=', pair.as_bytes()) {
        Some(at) => (&pair[..at], &pair[at + 1..]),
        None => (pair, ""),
    })
}

fn decode_form(text: &[u8]) -> Vec<u8> {
    if !text.iter().any(|byte| matches!(byte, b'+' | b'%')) {
        return text.to_vec();
    }
    let spaced: Vec<u8> = text.iter().map(|&byte| if byte == b'+' { b' ' } else { byte }).collect();
    percent_encoding::percent_decode(&spaced).collect()
}

/// The text in printable ASCII on one line: any other character becomes `\u{4f60}`.
pub fn printable(text: &str) -> Cow<'_, str> {
    let is_printable = |c: char| matches!(c, ' '..='~');
    if text.chars().all(is_printable) {
        return text.into();
    }
    text.chars()
        .fold(String::new(), |mut printable, c| {
            if is_printable(c) {
                printable.push(c);
            } else {
                printable.extend(c.escape_unicode());
            }
            printable
        })
        .into()
}

/// The message of a JSON error without the value it quotes, which may be a secret: in "invalid type: integer
/// `5`, expected a string" the 5 becomes `***`.
pub fn without_value(message: &str) -> Cow<'_, str> {
    let value = message.find(['`', '"']).zip(message.rfind(", expected"));
    match value.filter(|(value, expected)| message.starts_with("invalid") && value < expected) {
        Some((value, expected)) => format!("{}***{}", &message[..value], &message[expected..]).into(),
        None => message.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_escape_is_refused_with_its_place() {
        assert_eq!(decode_strict("a%20b"), Ok("a b".into()));
        assert_eq!(decode_strict("a+b"), Ok("a+b".into()));
        assert_eq!(decode_strict("%e4%b8%ad"), Ok("中".into()));
        assert_eq!(decode_strict("%41%ZZ"), Err(EscapeError::Malformed { at: 3 }));
        assert_eq!(decode_strict("ab%"), Err(EscapeError::Malformed { at: 2 }));
        assert_eq!(decode_strict("%ff"), Err(EscapeError::NotUtf8));
    }

    #[test]
    fn what_cannot_be_printed_is_written_by_its_number() {
        assert_eq!(printable("a b~"), "a b~");
        assert_eq!(printable("\u{1b}[31m\n你"), "\\u{1b}[31m\\u{a}\\u{4f60}");
    }

    #[test]
    fn paths_keep_slashes_and_components_do_not() {
        assert_eq!(encode_path("a b/中~.txt"), "a%20b/%E4%B8%AD~.txt");
        assert_eq!(encode_component("/a/b"), "%2Fa%2Fb");
    }

    #[test]
    fn form_pairs_read_plus_as_space() {
        let pairs: Vec<_> = form_pairs(b"a=1+2&b&c=%2B&&=x").collect();
        let want = [("a", "1 2"), ("b", ""), ("c", "+"), ("", "x")];
        assert_eq!(pairs, want.map(|(n, v)| (n.as_bytes().to_vec(), v.as_bytes().to_vec())));
    }
}
