//! What a write says about its object: headers of a request, or fields of a form.

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::catalog::cos_xml as rows;
use crate::domain::store::details::{Encryption, StorageClass, Tag};
use crate::domain::store::object::Attributes;
use crate::primitives::digest::{Md5, md5};
use crate::primitives::escape::form_pairs;
use crate::services::cos_xml::request::grants;
use crate::services::cos_xml::request::header_fields::{META, Said};
use crate::services::cos_xml::request::params::invalid;
use crate::services::legacy::Failure;
use crate::wire::request::Request;

/// Headers that are kept and sent again with the object.
const KEPT: [&str; 6] = [
    "Cache-Control",
    "Content-Disposition",
    "Content-Encoding",
    "Content-Language",
    "Content-Type",
    "Expires",
];
const SSE: &str = "x-cos-server-side-encryption";
/// Bytes of all `x-cos-meta-*` together (manual: 2 KB).
const META_MAX: usize = 2048;
/// Bits per second that `x-cos-traffic-limit` may ask for (manual).
const TRAFFIC: std::ops::RangeInclusive<u64> = 819_200..=838_860_800;

/// Everything a write says about its object.
pub fn attributes(said: &Said<'_>) -> Result<Attributes, Failure> {
    let mut attributes = Attributes::default();
    headers(said, &mut attributes)?;
    grants::of_object(said, &mut attributes)?;
    attributes.details.storage_class = storage_class(said)?;
    attributes.details.encryption = encryption(said)?;
    attributes.details.tags =
        said.get("x-cos-tagging").map(|text| tags(text, MOST_OF_OBJECT)).transpose()?.unwrap_or_default();
    check_traffic(said)?;
    Ok(attributes)
}

/// Headers that are kept, and the client's own.
pub fn headers(said: &Said<'_>, attributes: &mut Attributes) -> Result<(), Failure> {
    let size: usize = said.meta().map(|(name, value)| name.len() - META.len() + value.len()).sum();
    if size > META_MAX {
        return Err(invalid(format!(
            "the x-cos-meta-* headers have {size} bytes, at most {META_MAX} are allowed"
        )));
    }
    let kept = KEPT.iter().filter_map(|name| Some((*name, said.get(&name.to_ascii_lowercase())?)));
    let all = kept.map(|(name, value)| (name, without_chunking(name, value))).chain(said.meta());
    let all = all.filter(|(_, value)| !value.is_empty());
    attributes.custom_headers = all.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Ok(())
}

/// `aws-chunked` is how a body travels, not how its content is encoded; clients write it in front or behind.
fn without_chunking<'a>(name: &str, value: &'a str) -> &'a str {
    if name != "Content-Encoding" {
        return value;
    }
    let front = value.strip_prefix("aws-chunked").map(|rest| rest.trim_start_matches([',', ' ']));
    let back = || value.strip_suffix("aws-chunked").map(|rest| rest.trim_end_matches([',', ' ']));
    front.or_else(back).unwrap_or(value)
}

/// `x-cos-storage-class`.
pub fn storage_class(said: &Said<'_>) -> Result<StorageClass, Failure> {
    let Some(word) = said.get("x-cos-storage-class") else { return Ok(StorageClass::default()) };
    StorageClass::parse(word).ok_or_else(|| {
        Failure::row(&rows::NOT_SUPPORTED_STORAGE_CLASS, format!("{word:?} is not a storage class"))
    })
}

/// How the object is to be encrypted: by the service, by the key service, or with the client's own key.
pub fn encryption(said: &Said<'_>) -> Result<Option<Encryption>, Failure> {
    let customer = customer_key(said, SSE)?;
    match (said.get(SSE), customer) {
        (None, customer) => Ok(customer.map(|key_md5| Encryption::Customer { key_md5 })),
        (Some(_), Some(_)) => Err(Failure::row(&rows::INVALID_REQUEST, "two kinds of encryption at once")),
        (Some("AES256"), None) => Ok(Some(Encryption::Cos)),
        (Some("cos/kms"), None) => {
            let key_id = said.get("x-cos-server-side-encryption-cos-kms-key-id").unwrap_or("cos-default-key");
            Ok(Some(Encryption::Kms { key_id: key_id.into() }))
        }
        (Some(other), None) => {
            let reason = format!("{SSE}: {other:?}; known: AES256, cos/kms");
            Err(Failure::row(&rows::SSE_CONTENT_NOT_SUPPORTED, reason))
        }
    }
}

/// The MD5 of the key the client keeps, once key, MD5 and algorithm agree. `prefix` is what the headers begin with.
pub fn customer_key(said: &Said<'_>, prefix: &str) -> Result<Option<String>, Failure> {
    let get = |what: &str| said.get(&format!("{prefix}-customer-{what}"));
    let (algorithm, key, key_md5) = (get("algorithm"), get("key"), get("key-md5"));
    let (Some(algorithm), Some(key), Some(key_md5)) = (algorithm, key, key_md5) else {
        return match algorithm.or(key).or(key_md5) {
            None => Ok(None),
            Some(_) => Err(invalid("a customer's key comes as algorithm, key and MD5, all three")),
        };
    };
    if algorithm != "AES256" {
        return Err(Failure::row(&rows::SSE_CONTENT_NOT_SUPPORTED, format!("{algorithm:?}; known: AES256")));
    }
    const KEY_LEN: usize = 32;
    let bytes = STANDARD.decode(key).ok().filter(|bytes| bytes.len() == KEY_LEN);
    let bytes = bytes.ok_or_else(|| invalid("the customer's key is not the base64 of 32 bytes"))?;
    let actual = STANDARD.encode(md5(&bytes).0);
    match actual == key_md5 {
        true => Ok(Some(actual)),
        false => {
            Err(invalid(format!("the customer's key has the MD5 {actual}, the request declares {key_md5}")))
        }
    }
}

/// The ETag of content under this encryption, where it is not the content's MD5: the MD5 of that MD5 in hexadecimal and the
/// key's MD5 behind it, which gives the ETag of the manual's sample with a customer's key. For the key service it is assumed.
pub fn opaque_etag(encryption: Option<&Encryption>, content: Md5) -> Option<String> {
    let salt = match encryption? {
        Encryption::Cos => return None,
        Encryption::Kms { key_id } => key_id,
        Encryption::Customer { key_md5 } => key_md5,
    };
    Some(md5(format!("{content}{salt}").as_bytes()).to_string())
}

/// Refuses to read an object with a customer's key unless the request brings that key.
pub fn check_customer_key(
    said: &Said<'_>,
    prefix: &str,
    encryption: Option<&Encryption>,
) -> Result<(), Failure> {
    let brought = customer_key(said, prefix)
        .map_err(|failure| Failure::row(&rows::SSEC_DECRYPT_HEADER_INVALID, failure.to_string()))?;
    let wanted = match encryption {
        Some(Encryption::Customer { key_md5 }) => Some(key_md5),
        _ => None,
    };
    match wanted {
        Some(wanted) if brought.as_ref() != Some(wanted) => {
            let reason =
                format!("the object is encrypted with a customer's key whose MD5 is {wanted}; send that key");
            Err(Failure::row(&rows::SSEC_DECRYPT_HEADER_INVALID, reason))
        }
        _ => Ok(()),
    }
}

/// Refuses the header of an encryption on a request that writes nothing.
pub fn refuse_encryption(request: &Request) -> Result<(), Failure> {
    match request.head.text(SSE) {
        Some(_) => {
            let reason = format!("{SSE} belongs to requests that write");
            Err(Failure::row(&rows::SSE_HEADER_NOT_ALLOWED, reason))
        }
        None => Ok(()),
    }
}

/// Tags in the form of a query, `most` of them.
pub fn tags(text: &str, most: usize) -> Result<Vec<Tag>, Failure> {
    let decode = |bytes: Vec<u8>| String::from_utf8(bytes).map_err(|_| tag("a tag is not UTF-8"));
    let pairs =
        form_pairs(text.as_bytes()).map(|(key, value)| Ok(Tag { key: decode(key)?, value: decode(value)? }));
    check_tags(pairs.collect::<Result<_, Failure>>()?, most)
}

fn tag(reason: impl Into<String>) -> Failure {
    Failure::row(&rows::INVALID_TAG, reason.into())
}

/// Tags of a bucket.
pub const MOST_OF_BUCKET: usize = 50;
/// Tags of an object.
pub const MOST_OF_OBJECT: usize = 10;

/// The limits of the manual's pages on tags: so many of them, 127 characters and 255.
pub fn check_tags(tags: Vec<Tag>, most: usize) -> Result<Vec<Tag>, Failure> {
    const KEY: usize = 127;
    const VALUE: usize = 255;
    if tags.len() > most {
        return Err(tag(format!("{} tags, at most {most} are allowed", tags.len())));
    }
    for (at, Tag { key, value }) in tags.iter().enumerate() {
        if key.is_empty() || key.chars().count() > KEY || value.chars().count() > VALUE {
            return Err(tag(format!("the tag {key:?} is empty or too long ({KEY} and {VALUE} characters)")));
        }
        if tags[..at].iter().any(|other| other.key == *key) {
            return Err(tag(format!("the tag {key:?} is there twice")));
        }
    }
    Ok(tags)
}

/// `x-cos-traffic-limit` is checked and otherwise ignored.
fn check_traffic(said: &Said<'_>) -> Result<(), Failure> {
    let Some(text) = said.get("x-cos-traffic-limit") else { return Ok(()) };
    match text.parse::<u64>().is_ok_and(|limit| TRAFFIC.contains(&limit)) {
        true => Ok(()),
        false => Err(invalid(format!(
            "x-cos-traffic-limit={text:?} is not between 819200 and 838860800 bits a second"
        ))),
    }
}
