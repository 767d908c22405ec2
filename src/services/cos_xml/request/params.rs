//! Parameters of the query, and bodies that are XML.

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::catalog::{cos_xml as rows, limits};
use crate::domain::store::version::VersionRef;
use crate::primitives::digest::{Md5, md5};
use crate::primitives::escape::encode_path;
use crate::services::legacy::Failure;
use crate::wire::request::Request;
use crate::wire::xml::{self, Element};

/// A parameter that has a value that is not allowed.
pub fn invalid(reason: impl Into<String>) -> Failure {
    Failure::row(&rows::INVALID_ARGUMENT, reason.into())
}

/// A parameter of the query; an empty one counts as absent.
pub fn text(request: &Request, name: &str) -> Result<Option<String>, Failure> {
    let value = request.fields.text(name).map_err(|error| invalid(format!("{name}: {error}")))?;
    Ok(value.map(std::borrow::Cow::into_owned))
}

/// The same, empty where it is absent.
pub fn text_or_empty(request: &Request, name: &str) -> Result<String, Failure> {
    text(request, name).map(Option::unwrap_or_default)
}

/// A number from the query.
pub fn number(request: &Request, name: &str) -> Result<Option<u64>, Failure> {
    let Some(text) = text(request, name)? else { return Ok(None) };
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let number = digits.then(|| text.parse().ok()).flatten();
    number.map(Some).ok_or_else(|| invalid(format!("{name}={text:?} is not a whole number")))
}

/// How many entries of a list are wanted: at most and by default a thousand.
pub fn limit(request: &Request, name: &str) -> Result<usize, Failure> {
    let most = limits::LIST_MAX as u64;
    Ok(number(request, name)?.unwrap_or(most).min(most) as usize)
}

/// How keys are written in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// As they are.
    Plain,
    /// Percent-encoded, slashes kept.
    Url,
}

impl Encoding {
    /// `encoding-type`.
    pub fn of(request: &Request) -> Result<Self, Failure> {
        match text(request, "encoding-type")?.as_deref() {
            None => Ok(Self::Plain),
            Some("url") => Ok(Self::Url),
            Some(other) => Err(invalid(format!("encoding-type={other:?}; the only one is url"))),
        }
    }

    /// A key as the list has it.
    pub fn write(self, key: &str) -> String {
        match self {
            Self::Plain => key.into(),
            Self::Url => encode_path(key).into_owned(),
        }
    }

    /// The word in the list, where it was asked for.
    pub fn word(self) -> Option<&'static str> {
        (self == Self::Url).then_some("url")
    }
}

/// `versionId`.
pub fn version(request: &Request) -> Result<VersionRef, Failure> {
    let Some(text) = text(request, "versionid")? else { return Ok(VersionRef::Latest) };
    let unknown = || Failure::row(&rows::NO_SUCH_VERSION, format!("versionId={text:?} was never handed out"));
    VersionRef::parse(&text).ok_or_else(unknown)
}

/// `Content-MD5` as a digest.
pub fn declared_md5(text: &str) -> Result<Md5, Failure> {
    let digest = STANDARD.decode(text).ok().and_then(|bytes| bytes.try_into().ok());
    digest.map(Md5).ok_or_else(|| {
        Failure::row(&rows::INVALID_DIGEST, format!("Content-MD5 {text:?} is not the base64 of 16 bytes"))
    })
}

/// Refuses content whose MD5 is another than the declared one.
pub fn check_md5(declared: Option<&str>, actual: impl FnOnce() -> Md5) -> Result<(), Failure> {
    let Some(declared) = declared.map(declared_md5).transpose()? else { return Ok(()) };
    let actual = actual();
    match actual == declared {
        true => Ok(()),
        false => {
            let reason = format!("the content has MD5 {actual}, Content-MD5 declares {declared}");
            Err(Failure::row(&rows::BAD_DIGEST, reason))
        }
    }
}

/// The body as XML; it must be there, and its outermost element be called `root`.
pub fn document(request: &Request, root: &str) -> Result<Element, Failure> {
    /// Bytes of a body that is XML. The table of error codes says 1 MB, but ten thousand parts, indented, have more.
    const LONGEST: usize = 2 * 1024 * 1024;
    if request.body.is_empty() {
        return Err(Failure::row(&rows::MISSING_REQUEST_BODY_ERROR, format!("send a {root} document")));
    }
    if request.body.len() > LONGEST {
        let reason = format!("the body has {} bytes, XML may have {LONGEST}", request.body.len());
        return Err(Failure::row(&rows::XML_SIZE_LIMIT, reason));
    }
    check_md5(request.head.text("content-md5"), || md5(&request.body))?;
    let document = xml::parse(&request.body).map_err(|error| malformed(error.to_string()))?;
    match document.name == root {
        true => Ok(document),
        false => Err(malformed(format!("the outermost element is {:?}, not {root:?}", document.name))),
    }
}

/// XML that is not what it should be.
pub fn malformed(reason: impl Into<String>) -> Failure {
    Failure::row(&rows::MALFORMED_XML, reason.into())
}
