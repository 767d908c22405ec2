//! Headers of a request, or fields of a form: a write describes its object in either.

use std::borrow::Cow;

use crate::wire::form::Part;
use crate::wire::request::RequestHead;

/// Prefix of the client's own metadata.
pub(crate) const META: &str = "x-cos-meta-";

/// Names in lower case, and values; empty values are none.
#[derive(Debug)]
pub(crate) struct HeaderFields<'a> {
    pairs: Vec<(Cow<'a, str>, &'a str)>,
    /// Name of the canned ACL: `x-cos-acl` in a header, `acl` in a form.
    pub acl: &'static str,
}

impl<'a> HeaderFields<'a> {
    pub(crate) fn in_head(head: &'a RequestHead) -> Self {
        let text = |value: &'a http::HeaderValue| std::str::from_utf8(value.as_bytes()).ok();
        let pairs =
            head.headers.iter().filter_map(|(name, value)| Some((name.as_str().into(), text(value)?.trim())));
        Self { pairs: pairs.filter(|(_, value)| !value.is_empty()).collect(), acl: "x-cos-acl" }
    }

    pub(crate) fn in_form(parts: &'a [Part]) -> Self {
        let text = |part: &'a Part| std::str::from_utf8(&part.content).ok().map(str::trim);
        let pairs =
            parts.iter().filter_map(|part| Some((part.name.to_ascii_lowercase().into(), text(part)?)));
        Self { pairs: pairs.filter(|(_, value)| !value.is_empty()).collect(), acl: "acl" }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&'a str> {
        self.find(|found| found == name)
    }

    /// The first value whose name is the one that is looked for.
    pub(crate) fn find(&self, is_it: impl Fn(&str) -> bool) -> Option<&'a str> {
        self.pairs.iter().find(|(found, _)| is_it(found)).map(|(_, value)| *value)
    }

    /// Every value of a header that may come in several lines.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(found, _)| found == name).map(|(_, value)| *value)
    }

    /// The client's own metadata.
    pub(crate) fn meta(&self) -> impl Iterator<Item = (&str, &'a str)> {
        self.pairs.iter().filter(|(name, _)| name.starts_with(META)).map(|(name, value)| (&**name, *value))
    }
}
