//! A request's parameters: query, form, and bodies that are XML.

use std::sync::{Arc, OnceLock};

use base64::{Engine, engine::general_purpose::STANDARD};
use http::Method;
use http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_TYPE, EXPIRES, HeaderName,
};

use crate::catalog::{cos_xml as rows, limits};
use crate::domain::accounts::Unsupported;
use crate::domain::store::version::VersionRef;
use crate::primitives::digest::{Md5, md5};
use crate::primitives::escape::{encode_path, raw_pairs};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::{form, unsupported};
use crate::services::cos_xml::service::{CosXml, Params, Query};
use crate::services::service::Request;
use crate::services::spec::OperationSpec;
use crate::wire::read::{Intake, Received};
use crate::wire::request::RequestHead;
use crate::wire::xml::{self, Element};

/// The query key that makes a POST append.
pub(crate) const APPEND: &str = "append";

/// Query keys that replace a header of the response.
pub(crate) const OVERRIDES: [(&str, HeaderName); 6] = [
    ("response-content-type", CONTENT_TYPE),
    ("response-content-language", CONTENT_LANGUAGE),
    ("response-expires", EXPIRES),
    ("response-cache-control", CACHE_CONTROL),
    ("response-content-disposition", CONTENT_DISPOSITION),
    ("response-content-encoding", CONTENT_ENCODING),
];

/// The parameters of a request whose body is here.
pub(crate) fn read(head: &RequestHead, received: Received) -> Params {
    let query = Query::parse(&head.query);
    let version = version(query.get("versionId"));
    let form = form::parse(received.parts).map(Arc::new);
    Params { query, body: received.body, form, version, document: OnceLock::new() }
}

/// Only a form is taken apart; everything else is content or XML, whatever its type.
pub(crate) fn intake(head: &RequestHead) -> Intake {
    let is_form = |kind: &str| kind.trim_start().to_ascii_lowercase().starts_with("multipart/form-data");
    let appends = raw_pairs(&head.query).any(|(name, _)| name == APPEND);
    if head.method == Method::POST && !appends && head.header(CONTENT_TYPE).is_some_and(is_form) {
        Intake::Form
    } else {
        Intake::Whole
    }
}

/// Whether the body is an object's content, or a form that holds it.
pub(crate) fn brings_content(head: &RequestHead) -> bool {
    head.method == Method::PUT || intake(head) == Intake::Form
}

/// A whole number.
///
/// # Errors
/// `InvalidArgument` for anything else.
pub(crate) fn number(query: &Query, name: &str) -> Result<Option<u64>, Error> {
    let Some(text) = query.get(name) else { return Ok(None) };
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let number = digits.then(|| text.parse().ok()).flatten();
    number.map(Some).ok_or_else(|| Error::invalid_argument(format!("{name}={text:?} is not a whole number")))
}

/// Number of entries that a page of a list may have: at most and by default 1000.
///
/// # Errors
/// See [`number`].
pub(crate) fn limit(query: &Query, name: &str) -> Result<usize, Error> {
    let most = u64::from(limits::LIST_MAX);
    Ok(number(query, name)?.unwrap_or(most).min(most) as usize)
}

/// `delimiter` of a list: at most one character.
///
/// # Errors
/// `InvalidDelimiter`.
pub(crate) fn delimiter(query: &Query) -> Result<String, Error> {
    let delimiter = query.text("delimiter");
    if delimiter.chars().count() > 1 {
        let reason = format!("delimiter={delimiter:?} has more than one character");
        return Err(Error::new(&rows::INVALID_DELIMITER, reason));
    }
    Ok(delimiter)
}

/// How keys are written in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Plain,
    /// Percent-encoded, slashes kept.
    Url,
}

impl Encoding {
    /// Reads `encoding-type`.
    ///
    /// # Errors
    /// `InvalidArgument` for another than `url`.
    pub(crate) fn parse(query: &Query) -> Result<Self, Error> {
        match query.get("encoding-type") {
            None => Ok(Self::Plain),
            Some("url") => Ok(Self::Url),
            Some(other) => {
                Err(Error::invalid_argument(format!("encoding-type={other:?}; the only one is url")))
            }
        }
    }

    /// Encodes a key.
    pub(crate) fn write(self, key: &str) -> String {
        match self {
            Self::Plain => key.into(),
            Self::Url => encode_path(key).into_owned(),
        }
    }

    /// Its name in the list; none where the client did not ask for it.
    pub(crate) fn word(self) -> Option<&'static str> {
        (self == Self::Url).then_some("url")
    }
}

fn version(text: Option<&str>) -> Result<VersionRef, Error> {
    let Some(text) = text else { return Ok(VersionRef::Latest) };
    let unknown = || Error::new(&rows::NO_SUCH_VERSION, format!("versionId={text:?} was never handed out"));
    VersionRef::parse(text).ok_or_else(unknown)
}

/// Reads `Content-MD5`.
///
/// # Errors
/// `InvalidDigest` if it is not the base64 of 16 bytes.
pub(crate) fn declared_md5(text: Option<&str>) -> Result<Option<Md5>, Error> {
    let Some(text) = text else { return Ok(None) };
    let digest = STANDARD.decode(text).ok().and_then(|bytes| bytes.try_into().ok());
    digest.map(|digest| Some(Md5(digest))).ok_or_else(|| {
        Error::new(&rows::INVALID_DIGEST, format!("Content-MD5 {text:?} is not the base64 of 16 bytes"))
    })
}

/// Compares the MD5 of content with the declared one.
///
/// # Errors
/// `BadDigest` if they differ.
pub(crate) fn check_md5(declared: Option<Md5>, actual: impl FnOnce() -> Md5) -> Result<(), Error> {
    let Some(declared) = declared else { return Ok(()) };
    let actual = actual();
    if actual != declared {
        let reason = format!("the content has MD5 {actual}, Content-MD5 declares {declared}");
        return Err(Error::new(&rows::BAD_DIGEST, reason));
    }
    Ok(())
}

/// Bytes of a body that is XML. The table of error codes says 1 MB, but ten thousand parts, indented, have
/// more.
const LONGEST: usize = 2 * 1024 * 1024;

/// The body as XML; none where there is no body, or one that is too long.
pub(crate) fn xml(request: &Request<CosXml>) -> Option<Result<&Element, Error>> {
    let body = &request.params.body;
    if body.is_empty() || body.len() > LONGEST {
        return None;
    }
    let parsed = request.params.document.get_or_init(|| xml::parse(body)).as_ref();
    Some(parsed.map_err(|error| Error::malformed_xml(error.to_string())))
}

/// Checks the `Content-MD5` of a body that the operation itself does not read it for.
///
/// # Errors
/// `InvalidDigest`, `BadDigest`; `NotImplemented` for that of a form.
pub(crate) fn check_stray_md5(spec: &OperationSpec, request: &Request<CosXml>) -> Result<(), Error> {
    const CONTENT_MD5: &str = "content-md5";
    if !request.head.has_body() || spec.headers.contains(&CONTENT_MD5) {
        return Ok(());
    }
    let declared = declared_md5(request.head.text(CONTENT_MD5))?;
    if declared.is_some() && intake(&request.head) == Intake::Form {
        if request.options.unsupported == Unsupported::Ignore {
            return Ok(());
        }
        let reason = format!(
            "it would be that of the whole form; the field Content-MD5 is that of the file{}",
            unsupported::OPTION
        );
        return Err(Error::Unsupported { name: "the header content-md5 of a form".into(), reason });
    }
    check_md5(declared, || md5(&request.params.body))
}

/// The body as XML; it must be there, and its outermost element be called `root`.
///
/// # Errors
/// `MissingRequestBodyError`, `XmlSizeLimit`, `InvalidDigest`, `BadDigest`, `MalformedXML`.
pub(crate) fn document<'r>(request: &'r Request<CosXml>, root: &str) -> Result<&'r Element, Error> {
    let body = &request.params.body;
    if body.is_empty() {
        return Err(Error::new(&rows::MISSING_REQUEST_BODY_ERROR, format!("send a {root} document")));
    }
    check_md5(declared_md5(request.head.text("content-md5"))?, || md5(body))?;
    let document = xml(request).unwrap_or_else(|| {
        let reason = format!("the body has {} bytes, XML may have {LONGEST}", body.len());
        Err(Error::new(&rows::XML_SIZE_LIMIT, reason))
    })?;
    if document.name != root {
        let reason = format!("the outermost element is {:?}, not {root:?}", document.name);
        return Err(Error::malformed_xml(reason));
    }
    Ok(document)
}
