//! Validators of content, entity tag and modification time, in conditional requests (RFC 9110 section 13).

use http::header::RANGE;

use crate::primitives::time::UnixSeconds;
use crate::wire::request::RequestHead;

/// Preconditions and range of a download, as header fields state them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Conditions {
    if_none_match: Option<String>,
    if_modified_since: Option<UnixSeconds>,
    if_range: Option<String>,
    range: Option<String>,
}

impl Conditions {
    /// Reads `If-None-Match`, `If-Modified-Since`, `If-Range` and `Range`. A date that cannot be parsed is
    /// ignored.
    pub(crate) fn read(head: &RequestHead) -> Self {
        Self::with_prefix(head, "")
    }

    /// Reads them where `prefix` precedes the names of the first two.
    pub(crate) fn with_prefix(head: &RequestHead, prefix: &str) -> Self {
        let get = |name: &str| head.text_with(prefix, name);
        Self {
            if_none_match: get("if-none-match").map(str::to_owned),
            if_modified_since: get("if-modified-since").and_then(parse_date),
            if_range: head.text("if-range").map(str::to_owned),
            range: head.header(RANGE).map(str::to_owned),
        }
    }

    /// Whether there is no condition of the content; a range may be asked for.
    pub(crate) fn are_none(&self) -> bool {
        self.if_none_match.is_none() && self.if_modified_since.is_none()
    }

    /// The range that is asked for, whatever `If-Range` says.
    pub(crate) fn asked_range(&self) -> Option<&str> {
        self.range.as_deref()
    }
}

/// How entity tags are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparison {
    Strong,
    Weak,
}

/// Validators of content.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Validators<'a> {
    /// Strong entity tag with its quotes.
    pub etag: Option<&'a str>,
    /// Last modification.
    pub modified: UnixSeconds,
}

impl Validators<'_> {
    /// Whether a list of entity tags, with or without quotes, contains this content's. A weak tag (`W/`) is
    /// never equal in the strong comparison of `If-Match`, and equals by its text in the weak one of
    /// `If-None-Match` (RFC 9110 section 8.8.3.2).
    pub(crate) fn are_in(&self, list: &str, comparison: Comparison) -> bool {
        let mut tags = list.split(',').map(str::trim).filter_map(|tag| match tag.strip_prefix("W/") {
            None => Some(tag),
            Some(tag) => (comparison == Comparison::Weak).then_some(tag),
        });
        tags.any(|tag| tag == "*" || self.is(tag.trim_matches('"')))
    }

    /// Whether the client has this content already, by its conditions.
    pub(crate) fn satisfy(&self, conditions: &Conditions) -> bool {
        match &conditions.if_none_match {
            Some(list) => self.are_in(list, Comparison::Weak),
            None => conditions.if_modified_since.is_some_and(|since| self.modified <= since),
        }
    }

    /// The range of `conditions`, unless `If-Range` names other content.
    pub(crate) fn range_of<'a>(&self, conditions: &'a Conditions) -> Option<&'a str> {
        let range = conditions.range.as_deref()?;
        let holds = match conditions.if_range.as_deref() {
            None => true,
            Some(text) => match parse_date(text) {
                Some(time) => time == self.modified,
                None => self.is(text.trim_matches('"')),
            },
        };
        holds.then_some(range)
    }

    fn is(&self, tag: &str) -> bool {
        self.etag.is_some_and(|own| own.trim_matches('"') == tag)
    }
}

/// The time of an HTTP date.
pub(crate) fn parse_date(text: &str) -> Option<UnixSeconds> {
    let time = httpdate::parse_http_date(text).ok()?;
    time.duration_since(std::time::UNIX_EPOCH).ok().map(|since| UnixSeconds(since.as_secs() as i64))
}
