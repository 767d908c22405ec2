//! The description of an object that is written: headers of a request, or fields of a form.

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::catalog::cos_xml as rows;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::details::{Encryption, StorageClass, Tag};
use crate::domain::store::object::Attributes;
use crate::primitives::digest::{Md5, md5};
use crate::primitives::escape::form_pairs;
use crate::primitives::time::UnixSeconds;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::header_fields::{HeaderFields, META};
use crate::services::cos_xml::request::{grants, retention};
use crate::wire::request::RequestHead;
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
pub(crate) const HEADERS: [&str; 22] = [
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
    SSE,
    "x-cos-server-side-encryption-cos-kms-key-id",
    CUSTOMER_HEADERS[0],
    CUSTOMER_HEADERS[1],
    CUSTOMER_HEADERS[2],
    "x-cos-storage-class",
    "x-cos-tagging",
    retention::HEADERS[0],
    retention::HEADERS[1],
];
/// Request headers of a customer's key.
pub(crate) const CUSTOMER_HEADERS: [&str; 3] = [
    "x-cos-server-side-encryption-customer-algorithm",
    "x-cos-server-side-encryption-customer-key",
    "x-cos-server-side-encryption-customer-key-md5",
];
/// The key of an encryption by the key service that names none.
pub(crate) const DEFAULT_KMS_KEY: &str = "cos-default-key";
/// The header of an encryption by the service.
pub(crate) const SSE: &str = "x-cos-server-side-encryption";
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
    attributes.details.encryption = encryption(fields)?;
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

/// Encryption by the service, by the key service, or with the client's own key.
fn encryption(fields: &HeaderFields<'_>) -> Result<Option<Encryption>, Error> {
    let customer = customer_key(fields, SSE)?;
    match (fields.get(SSE), customer) {
        (None, customer) => Ok(customer.map(|key_md5| Encryption::Customer { key_md5 })),
        (Some(_), Some(_)) => Err(Error::new(&rows::INVALID_REQUEST, "two kinds of encryption at once")),
        (Some("AES256"), None) => Ok(Some(Encryption::Cos)),
        (Some("cos/kms"), None) => {
            let key_id = fields.get("x-cos-server-side-encryption-cos-kms-key-id").unwrap_or(DEFAULT_KMS_KEY);
            Ok(Some(Encryption::Kms { key_id: key_id.into() }))
        }
        (Some(other), None) => {
            let reason = format!("{SSE}: {other:?}; known: AES256, cos/kms");
            Err(Error::new(&rows::SSE_CONTENT_NOT_SUPPORTED, reason))
        }
    }
}

/// The MD5 of the customer's key that a request brings in headers with this prefix; key, MD5 and algorithm
/// agree.
fn customer_key(fields: &HeaderFields<'_>, prefix: &str) -> Result<Option<String>, Error> {
    let is = |name: &str, what: &str| {
        name.strip_prefix(prefix).and_then(|rest| rest.strip_prefix("-customer-")) == Some(what)
    };
    let get = |what: &str| fields.find(|name| is(name, what));
    let (algorithm, key, key_md5) = (get("algorithm"), get("key"), get("key-md5"));
    let (Some(algorithm), Some(key), Some(key_md5)) = (algorithm, key, key_md5) else {
        let incomplete = "a customer's key comes as algorithm, key and MD5, all three";
        let any = algorithm.or(key).or(key_md5);
        return any.map_or(Ok(None), |_| Err(Error::invalid_argument(incomplete)));
    };
    if algorithm != "AES256" {
        return Err(Error::new(&rows::SSE_CONTENT_NOT_SUPPORTED, format!("{algorithm:?}; known: AES256")));
    }
    const KEY_LEN: usize = 32;
    let bytes = STANDARD.decode(key).ok().filter(|bytes| bytes.len() == KEY_LEN);
    let bytes =
        bytes.ok_or_else(|| Error::invalid_argument("the customer's key is not the base64 of 32 bytes"))?;
    let actual = STANDARD.encode(md5(&bytes).0);
    if actual != key_md5 {
        let reason = format!("the customer's key has the MD5 {actual}, the request declares {key_md5}");
        return Err(Error::invalid_argument(reason));
    }
    Ok(Some(actual))
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

/// The ETag of content under this encryption, where it is not the content's MD5: the MD5 of that MD5 in
/// hexadecimal and the key's MD5 behind it, which gives the ETag of the manual's sample with a customer's
/// key. For the key service it is assumed.
pub(crate) fn opaque_etag(encryption: Option<&Encryption>, content: Md5) -> Option<String> {
    let salt = match encryption? {
        Encryption::Cos => return None,
        Encryption::Kms { key_id } => key_id,
        Encryption::Customer { key_md5 } => key_md5,
    };
    Some(md5(format!("{content}{salt}").as_bytes()).to_string())
}

/// The customer's key that a read brings, to be compared with that of the object.
#[derive(Debug)]
pub(crate) struct CustomerKey(Result<Option<String>, Error>);

impl CustomerKey {
    /// Reads the headers of the addressed object's key.
    pub(crate) fn parse(fields: &HeaderFields<'_>) -> Self {
        Self::with_prefix(fields, SSE)
    }

    /// Reads the headers that begin with `prefix`.
    pub(crate) fn with_prefix(fields: &HeaderFields<'_>, prefix: &str) -> Self {
        let wrong = |error: Error| Error::new(&rows::SSEC_DECRYPT_HEADER_INVALID, error.to_string());
        Self(customer_key(fields, prefix).map_err(wrong))
    }

    /// Compares it with the key of an object.
    ///
    /// # Errors
    /// `SSECDecryptHeaderInvalid` if the headers are wrong, or are not those of the object's key.
    pub(crate) fn check(&self, encryption: Option<&Encryption>) -> Result<(), Error> {
        let brought = self.0.as_ref().map_err(Clone::clone)?;
        match encryption {
            Some(Encryption::Customer { key_md5 }) if brought.as_ref() != Some(key_md5) => {
                let reason = format!(
                    "the object is encrypted with a customer's key whose MD5 is {key_md5}; send that key"
                );
                Err(Error::new(&rows::SSEC_DECRYPT_HEADER_INVALID, reason))
            }
            Some(Encryption::Customer { .. } | Encryption::Cos | Encryption::Kms { .. }) | None => Ok(()),
        }
    }
}

/// Refuses the header of an encryption on a request that writes nothing.
///
/// # Errors
/// `SSEHeaderNotAllowed`.
pub(crate) fn refuse_encryption(head: &RequestHead) -> Result<(), Error> {
    if head.text(SSE).is_some() {
        let reason = format!("{SSE} belongs to requests that write");
        return Err(Error::new(&rows::SSE_HEADER_NOT_ALLOWED, reason));
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
