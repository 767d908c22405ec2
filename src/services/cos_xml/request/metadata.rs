//! The description of an object that is written: headers of a request, or fields of a form.

use crate::catalog::cos_xml as rows;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::details::{StorageClass, Tag};
use crate::domain::store::object::Attributes;
use crate::primitives::escape::form_pairs;
use crate::primitives::time::UnixSeconds;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::header_fields::{HeaderFields, META};
use crate::services::cos_xml::request::{encryption, grants, retention};
use crate::wire::xml::Element;

/// Headers that are kept and sent again with the object.
const KEPT: [&str; 6] = [
    "Cache-Control",
    "Content-Disposition",
    "Content-Encoding",
    "Content-Language",
    "Content-Type",
    "Expires",
];
/// Request headers that [`attributes`] reads.
pub(crate) const HEADERS: [&str; 23] = [
    "cache-control",
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-type",
    "expires",
    META,
    "x-cos-acl",
    "x-cos-grant-full-control",
    "x-cos-grant-read",
    "x-cos-grant-read-acp",
    "x-cos-grant-write",
    "x-cos-grant-write-acp",
    encryption::HEADERS[0],
    encryption::HEADERS[1],
    encryption::HEADERS[2],
    encryption::HEADERS[3],
    encryption::HEADERS[4],
    encryption::HEADERS[5],
    "x-cos-storage-class",
    "x-cos-tagging",
    retention::HEADERS[0],
    retention::HEADERS[1],
];
/// Bytes that all `x-cos-meta-*` may have together (manual: 2 KB).
const META_MAX: usize = 2048;

/// The attributes that a write gives its object.
///
/// # Errors
/// `InvalidArgument`, `InvalidTag`, `NotSupportedStorageClass`, `InvalidRequest`, `SSEContentNotSupported`.
pub(crate) fn attributes(fields: &HeaderFields<'_>) -> Result<Attributes, Error> {
    let mut attributes = Attributes::default();
    headers(fields, &mut attributes)?;
    attributes.acl = grants::of_object(fields)?.unwrap_or_default();
    attributes.details.storage_class = storage_class(fields)?;
    attributes.details.encryption = encryption::of_write(fields)?;
    attributes.details.retained_until = retention::of_write(fields)?;
    attributes.details.tags =
        fields.get("x-cos-tagging").map(|text| tags(text, MOST_OF_OBJECT)).transpose()?.unwrap_or_default();
    Ok(attributes)
}

/// Headers that are kept, and the client's own.
fn headers(fields: &HeaderFields<'_>, attributes: &mut Attributes) -> Result<(), Error> {
    let size: usize = fields.meta().map(|(name, value)| name.len() - META.len() + value.len()).sum();
    if size > META_MAX {
        return Err(Error::invalid_argument(format!(
            "the x-cos-meta-* headers have {size} bytes, at most {META_MAX} are allowed"
        )));
    }
    let kept = KEPT.iter().filter_map(|name| Some((*name, fields.get(&name.to_ascii_lowercase())?)));
    let all = kept.map(|(name, value)| (name, without_chunking(name, value))).chain(fields.meta());
    let all = all.filter(|(_, value)| !value.is_empty());
    attributes.custom_headers = all.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Ok(())
}

/// Removes `aws-chunked`, which is an encoding of the transfer; clients write it in front or behind.
fn without_chunking<'a>(name: &str, value: &'a str) -> &'a str {
    if name != "Content-Encoding" {
        return value;
    }
    let front = value.strip_prefix("aws-chunked").map(|rest| rest.trim_start_matches([',', ' ']));
    let back = || value.strip_suffix("aws-chunked").map(|rest| rest.trim_end_matches([',', ' ']));
    front.or_else(back).unwrap_or(value)
}

fn storage_class(fields: &HeaderFields<'_>) -> Result<StorageClass, Error> {
    let Some(word) = fields.get("x-cos-storage-class") else { return Ok(StorageClass::default()) };
    StorageClass::parse(word).ok_or_else(|| {
        Error::new(&rows::NOT_SUPPORTED_STORAGE_CLASS, format!("{word:?} is not a storage class"))
    })
}

/// Completes what is to be written in a bucket: it has the bucket's encryption, unless the request has asked
/// for one.
///
/// # Errors
/// See [`retention::check`].
pub(crate) fn settle(bucket: &Bucket, attributes: &mut Attributes, now: UnixSeconds) -> Result<(), Error> {
    retention::check(bucket, attributes.details.retained_until, now)?;
    if attributes.details.encryption.is_none() {
        let configuration = bucket.configuration.read();
        attributes.details.encryption = configuration.encryption.as_ref().map(|found| found.value.clone());
    }
    Ok(())
}

/// Tags in the form of a query, at most `most` of them.
///
/// # Errors
/// `InvalidTag`.
pub(crate) fn tags(text: &str, most: usize) -> Result<Vec<Tag>, Error> {
    let decode = |bytes: Vec<u8>| String::from_utf8(bytes).map_err(|_| tag("a tag is not UTF-8"));
    let pairs =
        form_pairs(text.as_bytes()).map(|(key, value)| Ok(Tag { key: decode(key)?, value: decode(value)? }));
    check_tags(pairs.collect::<Result<_, Error>>()?, most)
}

/// A `Tag` of a document.
pub(crate) fn tag_of(tag: &Element) -> Tag {
    let text = |name| tag.text_of(name).unwrap_or_default().to_owned();
    Tag { key: text("Key"), value: text("Value") }
}

fn tag(reason: impl Into<String>) -> Error {
    Error::new(&rows::INVALID_TAG, reason.into())
}

/// Tags that a bucket may have.
pub(crate) const MOST_OF_BUCKET: usize = 50;
/// Tags that an object may have.
pub(crate) const MOST_OF_OBJECT: usize = 10;

/// Checks tags: at most `most` of them, each key once, keys of 1 to 128 bytes, values of at most 256, both of
/// letters, digits, blanks and `+-_=.:/@` (manual; the at sign is assumed).
///
/// # Errors
/// `InvalidTag`.
pub(crate) fn check_tags(tags: Vec<Tag>, most: usize) -> Result<Vec<Tag>, Error> {
    const KEY: usize = 128;
    const VALUE: usize = 256;
    let is_sound = |letter: char| letter.is_alphanumeric() || " +-_=.:/@".contains(letter);
    if tags.len() > most {
        return Err(tag(format!("{} tags, at most {most} are allowed", tags.len())));
    }
    for (at, Tag { key, value }) in tags.iter().enumerate() {
        if key.is_empty() || key.len() > KEY || value.len() > VALUE {
            return Err(tag(format!("the tag {key:?} is empty or too long ({KEY} and {VALUE} bytes)")));
        }
        if !key.chars().chain(value.chars()).all(is_sound) {
            let reason = "has other characters than letters, digits, blanks and +-_=.:/@";
            return Err(tag(format!("the tag {key:?} {reason}")));
        }
        if tags[..at].iter().any(|other| other.key == *key) {
            return Err(tag(format!("the tag {key:?} is there twice")));
        }
    }
    Ok(tags)
}
