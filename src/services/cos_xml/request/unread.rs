//! Headers, form fields and elements that an operation does not read: refused where they would be missed,
//! else listed in the journal.

use base64::{Engine, engine::general_purpose::STANDARD};
use http::Method;
use http::header::HeaderName;
use serde_json::Value;

use crate::catalog::cos_xml as rows;
use crate::domain::accounts::Unsupported;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::unsupported::{self, Fate, covers};
use crate::services::cos_xml::request::{params, s3_dialect, subresources};
use crate::services::cos_xml::service::CosXml;
use crate::services::service::{Endpoint, Request, Unread};
use crate::services::spec::OperationSpec;
use crate::wire::xml::Element;

/// Names with `x-cos-` or `x-amz-` in front that are read whatever the operation: those of signatures and of
/// the transfer.
const GENERAL: [&str; 11] = [
    "algorithm",
    "content-sha256",
    "credential",
    "date",
    "decoded-content-length",
    "expires",
    "security-token",
    "signature",
    "signedheaders",
    "trailer",
    "user-agent",
];
const PIC_OPERATIONS: &str = "pic-operations";
/// Conditions of reads and the range of a content, which mean nothing on a request that writes.
const OF_READS: [&str; 5] =
    ["content-range", "if-match", "if-modified-since", "if-none-match", "if-unmodified-since"];
const CALLBACK: &str = "x-cos-callback";
/// Conditions and range of a copy.
const COPY_SOURCE: &str = "x-cos-copy-source-";
/// Elements without children of which a document may have several beside one another.
const LISTED: [&str; 11] = [
    "AllowedHeader",
    "AllowedMethod",
    "AllowedOrigin",
    "Domain",
    "ExposeHeader",
    "Field",
    "Grant",
    "HttpRedirectCode",
    "action",
    "header",
    "param",
];
const CONTENT_MD5: &str = "content-md5";
/// Form fields that come back as headers of the object.
const HEADER_FIELDS: [&str; 7] = [
    "cache-control",
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-type",
    "expires",
    "x-cos-meta-",
];

/// What the operation leaves unread.
///
/// # Errors
/// `NotImplemented` for a header or field that is not played, `InvalidPicOperations` and `InvalidArgument`
/// for one with a senseless value, `MalformedXML` for an element that the document does not have.
pub(crate) fn check(
    request: &Request<CosXml>,
    spec: &OperationSpec,
    operations: &[Endpoint<CosXml>],
) -> Result<Vec<Unread>, Error> {
    let query = |name: &str| Unread {
        is_unsupported: subresources::is_unplayed(request, spec, operations, name),
        ..Unread::new("query", name)
    };
    let mut unread: Vec<Unread> = subresources::unread(request, Some(spec)).map(query).collect();
    repeated(request)?;
    for (name, value) in headers(request, spec) {
        unread.extend(judge(request, "header", &name, value)?);
    }
    for (name, value) in parameters(request, spec) {
        acts_as_header(request, spec, &name)?;
        unread.extend(judge(request, "parameter", &name, value)?);
    }
    control_characters(request, spec)?;
    for (name, value) in fields(request, spec) {
        unread.extend(judge(request, "field", &name, value)?);
    }
    let form = request.params.form.as_ref().ok().filter(|_| !spec.fields.is_empty());
    unread.extend(form.iter().flat_map(|form| &form.late).map(|name| Unread::new("field", name)));
    if !spec.elements.is_empty()
        && let Some(Ok(document)) = params::xml(request)
    {
        element(document, &document.name, spec.elements, &mut unread)?;
    }
    Ok(unread)
}

/// Refuses a header that is sent twice with different values: one could be verified, and another act.
fn repeated(request: &Request<CosXml>) -> Result<(), Error> {
    let headers = &request.head.headers;
    let is_single =
        |name: &str| special(name).is_some() && !covers("x-cos-grant-", name) || name == CONTENT_MD5;
    let differ = |name: &HeaderName| {
        let mut values = headers.get_all(name).iter();
        let first = values.next();
        values.any(|value| Some(value) != first)
    };
    match headers.keys().find(|name| is_single(name.as_str()) && differ(name)) {
        Some(name) => Err(Error::invalid_argument(format!("{name} is sent twice with different values"))),
        None => Ok(()),
    }
}

/// Refuses a parameter of a write that would act as a header: here it would be missed.
fn acts_as_header(request: &Request<CosXml>, spec: &OperationSpec, name: &str) -> Result<(), Error> {
    let would_act = !request.head.method.is_safe() && spec.headers.iter().any(|listed| covers(listed, name));
    if !would_act || request.options.unsupported == Unsupported::Ignore {
        return Ok(());
    }
    let reason = format!("it acts as a header; send it as one{}", unsupported::OPTION);
    Err(Error::Unsupported { name: format!("the parameter {name}"), reason })
}

/// Refuses a form field that is read and has control characters, which no header could give back.
fn control_characters(request: &Request<CosXml>, spec: &OperationSpec) -> Result<(), Error> {
    let form = request.params.form.as_ref().ok().filter(|_| !spec.fields.is_empty());
    let mut fields = form.into_iter().flat_map(|form| &form.fields);
    let is_wrong = |content: &[u8]| content.trim_ascii().iter().any(u8::is_ascii_control);
    match fields
        .find(|part| HEADER_FIELDS.iter().any(|known| covers(known, &part.name)) && is_wrong(&part.content))
    {
        Some(part) => Err(Error::invalid_argument(format!("the field {} has control characters", part.name))),
        None => Ok(()),
    }
}

/// Headers of the vendor's and of S3's that the operation does not read: names in lower case, and values.
fn headers<'r>(
    request: &'r Request<CosXml>,
    spec: &'r OperationSpec,
) -> impl Iterator<Item = (String, &'r str)> {
    let head = &*request.head;
    let sent = head.headers.keys().filter_map(|name| Some((name.as_str(), head.text(name.as_str())?)));
    let writes = !request.head.method.is_safe();
    sent.filter(move |(name, _)| {
        special(name).is_some()
            || *name == PIC_OPERATIONS
            || writes && OF_READS.iter().any(|of_reads| name == of_reads)
    })
    .map(|(name, value)| (name.to_owned(), value))
    .filter(|(name, _)| !is_read(spec.headers, name) && !has_counterpart(request, name))
}

/// Parameters with the names of headers that the operation does not read: names in lower case, and values.
fn parameters<'r>(
    request: &'r Request<CosXml>,
    spec: &'r OperationSpec,
) -> impl Iterator<Item = (String, &'r str)> {
    let pairs = request.params.query.pairs();
    pairs
        .filter(|(name, _)| special(name).is_some() || name.eq_ignore_ascii_case(PIC_OPERATIONS))
        .map(|(name, value)| (name.to_ascii_lowercase(), value))
        .filter(|(name, _)| !is_read(spec.query, name) && !has_counterpart(request, name))
}

/// Fields of a form that the operation does not read.
fn fields<'r>(
    request: &'r Request<CosXml>,
    spec: &'r OperationSpec,
) -> impl Iterator<Item = (String, &'r str)> {
    let form = request.params.form.as_ref().ok().filter(|_| !spec.fields.is_empty());
    let fields = form.into_iter().flat_map(|form| &form.fields);
    fields
        .filter_map(|part| {
            Some((part.name.to_ascii_lowercase(), std::str::from_utf8(&part.content).ok()?.trim()))
        })
        .filter(|(name, value)| !value.is_empty() && !is_read(spec.fields, name))
}

/// A name without `x-cos-`, `x-amz-` or `x-ci-`.
fn special(name: &str) -> Option<&str> {
    ["x-cos-", "x-amz-", "x-ci-"].iter().find(|begin| covers(begin, name)).map(|begin| &name[begin.len()..])
}

fn is_read(declared: &[&str], name: &str) -> bool {
    let is_general = special(name).is_some_and(|rest| GENERAL.contains(&rest));
    is_general || declared.iter().any(|listed| covers(listed, name))
}

/// Whether a name of S3's was translated into one of the vendor's, which is looked at instead.
fn has_counterpart(request: &Request<CosXml>, name: &str) -> bool {
    s3_dialect::ours(name).is_some_and(|ours| request.head.headers.contains_key(ours))
}

/// A name that is ignored, or the error of one that is not played.
fn judge(
    request: &Request<CosXml>,
    place: &'static str,
    name: &str,
    value: &str,
) -> Result<Option<Unread>, Error> {
    let writes = matches!(request.head.method, Method::PUT | Method::POST | Method::DELETE);
    let ours = s3_dialect::ours(name);
    if writes && covers(COPY_SOURCE, ours.as_deref().unwrap_or(name)) {
        let reason = format!("{name} acts only with x-cos-copy-source, and ranges only on parts");
        return Err(Error::invalid_argument(reason));
    }
    if writes && place == "header" && s3_dialect::is_word(name) {
        let reason = format!("it acts only with an AWS signature; send x-cos-{}", &name["x-amz-".len()..]);
        return Err(Error::Unsupported { name: format!("the {place} {name}"), reason });
    }
    let row = unsupported::header(ours.as_deref().unwrap_or(name));
    let Some(row) = row.filter(|row| writes && row.fate == Fate::Refused) else {
        return Ok(Some(Unread::new(place, name)));
    };
    if name == PIC_OPERATIONS && !is_pic_operations(value) {
        let reason = format!(
            "{name} is not JSON like {{\"is_pic_info\":1,\"rules\":[{{\"rule\":\"imageView2/1\"}}]}}"
        );
        return Err(Error::new(&rows::INVALID_PIC_OPERATIONS, reason));
    }
    if covers(CALLBACK, row.name) && !is_callback(value) {
        return Err(Error::invalid_argument(format!("{name} is not the base64 of a JSON object")));
    }
    if request.options.unsupported == Unsupported::Ignore {
        return Ok(Some(Unread { is_unsupported: true, ..Unread::new(place, name) }));
    }
    let reason = format!("{}{}", row.what, unsupported::OPTION);
    Err(Error::Unsupported { name: format!("the {place} {name}"), reason })
}

/// Whether a text has the form of image operations: JSON with a list of rules.
fn is_pic_operations(text: &str) -> bool {
    let json: Value = serde_json::from_str(text).unwrap_or_default();
    let rules = json.get("rules").and_then(Value::as_array);
    rules.is_some_and(|rules| rules.iter().all(|rule| rule.get("rule").is_some_and(Value::is_string)))
}

fn is_callback(text: &str) -> bool {
    let json = STANDARD.decode(text).ok().and_then(|json| serde_json::from_slice::<Value>(&json).ok());
    json.is_some_and(|json| json.is_object())
}

/// Compares an element, which stands at `path` from the root, and all in it with those that the document may
/// have.
fn element(at: &Element, path: &str, declared: &[&str], unread: &mut Vec<Unread>) -> Result<(), Error> {
    if unsupported::elements().any(|name| name == path) {
        let new = Unread::new("element", path);
        if !unread.contains(&new) {
            unread.push(new);
        }
        return Ok(());
    }
    let below_root = path.split_once('/').map_or("", |(_, rest)| rest);
    let is_declared = declared.iter().any(|name| holds(name, below_root))
        || unsupported::elements().any(|name| holds(name, path));
    if !below_root.is_empty() && !is_declared {
        return Err(Error::malformed_xml(format!("{path} is not an element of this document")));
    }
    if let Some(twice) = repeated_leaf(at) {
        return Err(Error::malformed_xml(format!("{path} has {twice} twice: one of them would be missed")));
    }
    let child = |child: &Element| element(child, &format!("{path}/{}", child.name), declared, unread);
    at.children.iter().try_for_each(child)
}

/// The name of a child without children that stands twice and is none of those that may.
fn repeated_leaf(at: &Element) -> Option<&str> {
    let leaves = || at.children.iter().filter(|child| child.children.is_empty());
    let stands_twice = |child: &&Element| leaves().filter(|other| other.name == child.name).nth(1).is_some();
    let is_single = |child: &&Element| !LISTED.contains(&child.name.as_str());
    leaves().filter(is_single).find(stands_twice).map(|child| child.name.as_str())
}

/// Whether an element of this name is the one at `path`, or in it.
fn holds(name: &str, path: &str) -> bool {
    name.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
