//! What a client knows of content it has seen before: its entity tag and when it last changed (RFC 9110 sections 13 and 14).

use http::header::RANGE;

use crate::wire::request::RequestHead;

/// What content is known by.
#[derive(Debug, Clone, Copy)]
pub struct Validators<'a> {
    /// The strong entity tag, with its quotes; none where none is told.
    pub etag: Option<&'a str>,
    /// Last changed, Unix seconds.
    pub modified: i64,
}

impl Validators<'_> {
    /// Whether a list of entity tags, with or without quotes, has this content's.
    pub fn are_in(&self, list: &str) -> bool {
        let mut tags = list.split(',').map(|one| one.trim().trim_start_matches("W/").trim_matches('"'));
        tags.any(|one| one == "*" || self.is(one))
    }

    /// Whether the client has this content already; `prefix` is what stands before the names of the conditions.
    pub fn are_known(&self, head: &RequestHead, prefix: &str) -> bool {
        let get = |name: &str| head.text(&format!("{prefix}{name}"));
        match get("if-none-match") {
            Some(list) => self.are_in(list),
            None => get("if-modified-since").and_then(moment).is_some_and(|since| self.modified <= since),
        }
    }

    /// The range that is asked for, unless it was meant for content that is no longer here: what a client puts together
    /// from parts must be parts of one thing.
    pub fn range<'a>(&self, head: &'a RequestHead) -> Option<&'a str> {
        let range = head.header(RANGE)?;
        let holds = match head.text("if-range") {
            None => true,
            Some(text) => match moment(text) {
                Some(moment) => moment == self.modified,
                None => self.is(text.trim_matches('"')),
            },
        };
        holds.then_some(range)
    }

    fn is(&self, tag: &str) -> bool {
        self.etag.is_some_and(|own| own.trim_matches('"') == tag)
    }
}

/// A date of HTTP as Unix seconds.
pub fn moment(text: &str) -> Option<i64> {
    let moment = httpdate::parse_http_date(text).ok()?;
    moment.duration_since(std::time::UNIX_EPOCH).ok().map(|since| since.as_secs() as i64)
}
