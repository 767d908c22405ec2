//! The service's types: the path below `/_cosplay/`, and the parameters in query and JSON body. An unknown
//! parameter is refused with an error that lists the known ones.

use std::str::FromStr;

use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};

use crate::primitives::escape::{decode_lenient, without_value};
use crate::primitives::names::AppId;
use crate::services::admin::envelope::{BARE, PREFIX};
use crate::services::admin::error::Error;
use crate::services::spec::OperationSpec;
use crate::wire::fields::Fields;
use crate::wire::request::RequestHead;

/// The service.
#[derive(Debug)]
pub struct Admin;

/// Proof that an operation asks of its caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auth {
    /// To come by a trusted host, and for a changing request from no foreign origin. Every operation asks for
    /// it, so it is verified by the head alone.
    Local,
}

/// A caller who has given that proof.
#[derive(Debug)]
pub struct LocalCaller;

/// A path below the prefix.
#[derive(Debug, Clone)]
pub struct Target {
    pub path: String,
    /// The prefix without its last slash.
    pub is_bare: bool,
}

impl Target {
    /// The path of a request. A GET may end with a slash; a changing request may not, because an empty id,
    /// such as that of an unset variable, would make it mean the whole list.
    pub fn of(head: &RequestHead) -> Self {
        let path = head.path.strip_prefix(PREFIX).unwrap_or_default();
        let path = if head.method.is_safe() { path.trim_end_matches('/') } else { path };
        Self { path: path.into(), is_bare: head.path == BARE }
    }

    /// Whether the path has the form of `pattern`, in which a segment in braces stands for any.
    pub fn fits(&self, pattern: &str) -> bool {
        let (pattern, path) = (pattern.split('/'), self.path.split('/'));
        let is_equal = |(wanted, found): (&str, &str)| {
            if wanted.starts_with('{') { !found.is_empty() } else { wanted == found }
        };
        pattern.clone().count() == path.clone().count() && pattern.zip(path).all(is_equal)
    }

    /// Whether it is a page for people, or one of its files.
    pub fn is_page(&self) -> bool {
        self.path.is_empty() || self.path == "ui" || self.path.starts_with("ui/")
    }

    /// The second segment, decoded: the id or name in `faults/{id}`.
    pub fn id(&self) -> String {
        self.segment(1)
    }

    /// A segment of the path, counted from 0 and decoded; empty where there are not as many.
    pub fn segment(&self, index: usize) -> String {
        let segment = self.path.split('/').nth(index).unwrap_or_default();
        String::from_utf8_lossy(&decode_lenient(segment)).into_owned()
    }
}

/// Parameters of a request.
#[derive(Debug)]
pub struct Params {
    pub query: Fields,
    pub body: Bytes,
}

impl Params {
    /// Refuses query parameters that the operation does not list, and those that are empty or given twice: a
    /// request meant for one tenant must not reach all of them. An operation that takes no body refuses one.
    pub fn check(&self, spec: &OperationSpec, is_safe: bool) -> Result<(), Error> {
        self.check_names(spec)?;
        for name in self.query.names() {
            if self.query.value(name).is_none() {
                return Err(Error::bad(format!("{name} is empty; give a value, or leave it out")));
            }
        }
        let takes_body = is_safe || spec.body.is_some();
        let members = || serde_json::from_slice::<Map<String, Json>>(self.body_or_empty());
        if takes_body || members().is_ok_and(|members| members.is_empty()) {
            return Ok(());
        }
        let takes_tenant = spec.query.contains(&"appid");
        let hint = if takes_tenant { "; ?appid= names the one tenant that is meant" } else { "" };
        Err(Error::bad(format!("this call takes no body{hint}")))
    }

    /// Refuses query parameters that the operation does not list, and those that are given twice. Empty ones
    /// are fine in pages: browsers send the fields of a form whether or not something stands in them.
    pub fn check_names(&self, spec: &OperationSpec) -> Result<(), Error> {
        let mut seen = Vec::new();
        for name in self.query.names() {
            if !spec.query.contains(&name) {
                return Err(Error::UnknownParameter { name: name.into(), known: spec.query });
            }
            if seen.contains(&name) {
                return Err(Error::bad(format!("{name} is given twice")));
            }
            seen.push(name);
        }
        Ok(())
    }

    /// A string of the query.
    pub fn text(&self, name: &str) -> Result<Option<String>, Error> {
        let text = self.query.text(name).map_err(|error| Error::bad(format!("{name}: {error}")))?;
        Ok(text.map(String::from))
    }

    /// A number of the query.
    pub fn number<T: FromStr>(&self, name: &str) -> Result<Option<T>, Error> {
        let number =
            |text: String| text.parse().map_err(|_| Error::bad(format!("{name}={text} is not a number")));
        self.text(name)?.map(number).transpose()
    }

    /// A yes or no of the query: `true` or `false`, `1` or `0`.
    pub fn flag(&self, name: &str) -> Result<Option<bool>, Error> {
        let flag = |text: String| match text.as_str() {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            _ => Err(Error::bad(format!("{name}={text} is neither true nor false"))),
        };
        self.text(name)?.map(flag).transpose()
    }

    /// `appid`, the one tenant that is meant; none for all.
    pub fn tenant(&self) -> Result<Option<AppId>, Error> {
        let tenant = |text: String| {
            AppId::parse(&text).ok_or_else(|| Error::bad(format!("appid={text} is not an AppId")))
        };
        self.text("appid")?.map(tenant).transpose()
    }

    /// The JSON body, an object; white space alone counts as `{}`.
    pub fn body<T: DeserializeOwned>(&self) -> Result<T, Error> {
        read(self.body_or_empty(), b'{', "an object")
    }

    /// The JSON body, a list.
    pub fn list<T: DeserializeOwned>(&self) -> Result<Vec<T>, Error> {
        read(&self.body, b'[', "a list")
    }

    fn body_or_empty(&self) -> &[u8] {
        if self.body.trim_ascii().is_empty() { b"{}" } else { &self.body }
    }
}

/// Reads JSON that begins with `first`: serde would take the members of an object from a list as well.
fn read<T: DeserializeOwned>(text: &[u8], first: u8, what: &str) -> Result<T, Error> {
    if text.trim_ascii_start().first() != Some(&first) {
        return Err(Error::bad(format!("the body has to be {what} in JSON")));
    }
    serde_json::from_slice(text).map_err(|error| {
        let message = error.to_string();
        Error::bad(if is_secret(text, &error) { without_value(&message) } else { message.as_str().into() })
    })
}

/// Whether the member that could not be read is a secret by its name.
fn is_secret(text: &[u8], error: &serde_json::Error) -> bool {
    let lines = text.split_inclusive(|byte| *byte == b'\n');
    let before: usize = lines.take(error.line().saturating_sub(1)).map(<[u8]>::len).sum();
    let end = (before + error.column()).min(text.len());
    let member = text[..end].rsplit(|byte| *byte == b',').next().unwrap_or_default();
    memchr::memmem::find(member, b"secret").is_some()
}
