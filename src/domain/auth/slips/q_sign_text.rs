//! The canonical request of the XML API's own signature, `HttpString`, and mistakes in its frame.

use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::kind::Kind;

/// The parts of `HttpString`, values as they are signed.
#[derive(Debug, Clone)]
pub(super) struct Parts {
    pub method: String,
    pub path: String,
    pub params: Vec<(String, String)>,
    pub headers: Vec<(String, String)>,
}

impl Parts {
    pub(super) fn http_string(&self) -> String {
        format!("{}\n{}\n{}\n{}\n", self.method, self.path, joined(&self.params), joined(&self.headers))
    }
}

fn joined(pairs: &[(String, String)]) -> String {
    pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

/// The canonical request with a mistake in its frame.
pub(super) fn whole(right: &Parts) -> Vec<(&'static Kind, String)> {
    let text = right.http_string();
    let Parts { method, path, params, headers } = right;
    let framed = |headers: &str| format!("{method}\n{path}\n{}\n{headers}\n", joined(params));
    vec![
        (&generated::HTTP_STRING_LAST_LINE_FEED, text[..text.len() - 1].to_owned()),
        (&generated::HTTP_STRING_LAST_LINE_FEED, format!("{text}\n")),
        (&generated::HTTP_STRING_LINE_MISSING, format!("{method}\n{path}\n{}\n", joined(headers))),
        (&generated::HTTP_STRING_LINE_MISSING, format!("{method}\n{path}\n{}\n", joined(params))),
        (&generated::HTTP_STRING_LINE_MISSING, format!("{method}\n{path}\n")),
        (
            &generated::HTTP_STRING_ORDER,
            format!("{method}\n{path}\n{}\n{}\n", joined(headers), joined(params)),
        ),
        (&generated::HTTP_STRING_PAIRS, framed(&colons(headers, ":", "&"))),
        (&generated::HTTP_STRING_PAIRS, framed(&colons(headers, ":", "\n"))),
        (&generated::HTTP_STRING_PAIRS, framed(&colons(headers, "=", ";"))),
        (&generated::HTTP_STRING_PAIRS, framed(&colons(headers, "=", "\n"))),
        (&generated::PARAM_WITHOUT_EQUALS, text.replacen(&joined(params), &bare(params), 1)),
        (&generated::TEXT_BLANKS, text.replace('\n', " \n")),
        (&generated::TEXT_BLANKS, text.replace('\n', " ")),
        (&generated::TEXT_JOINED, text.replace('\n', "")),
        (&generated::TEXT_CRLF, text.replace('\n', "\r\n")),
        (&generated::TEXT_ESCAPED_LINE_FEED, text.replace('\n', "\\n")),
    ]
}

fn colons(pairs: &[(String, String)], colon: &str, mark: &str) -> String {
    pairs.iter().map(|(name, value)| format!("{name}{colon}{value}")).collect::<Vec<_>>().join(mark)
}

/// Pairs, those without a value by their name alone.
fn bare(pairs: &[(String, String)]) -> String {
    let pair = |(name, value): &(String, String)| {
        if value.is_empty() { name.clone() } else { format!("{name}={value}") }
    };
    pairs.iter().map(pair).collect::<Vec<_>>().join("&")
}
