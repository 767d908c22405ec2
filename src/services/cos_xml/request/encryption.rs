//! Server-side encryption: what a write asks for, and what later requests repeat of it. Content is stored as
//! it comes; headers, ETags and the need for a customer's key are those of the service.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::Value;

use crate::catalog::cos_xml as rows;
use crate::domain::store::details::Encryption;
use crate::primitives::digest::{Md5, md5};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::header_fields::HeaderFields;
use crate::wire::request::RequestHead;

/// The header of an encryption by the service or the key service; the names of the others begin with it.
const SSE: &str = "x-cos-server-side-encryption";
const KMS_KEY: &str = "x-cos-server-side-encryption-cos-kms-key-id";
const KMS_CONTEXT: &str = "x-cos-server-side-encryption-context";
const KMS: &str = "cos/kms";
/// Request headers that [`of_write`] reads.
pub(crate) const HEADERS: [&str; 6] = [
    SSE,
    KMS_KEY,
    KMS_CONTEXT,
    "x-cos-server-side-encryption-customer-algorithm",
    "x-cos-server-side-encryption-customer-key",
    "x-cos-server-side-encryption-customer-key-md5",
];
/// The key of an encryption by the key service that names none.
pub(crate) const DEFAULT_KMS_KEY: &str = "cos-default-key";

/// The encryption that a write asks for: by the service, by the key service, or with the client's own key.
///
/// # Errors
/// `InvalidArgument`, `InvalidRequest`, `SSEContentNotSupported`.
pub(crate) fn of_write(fields: &HeaderFields<'_>) -> Result<Option<Encryption>, Error> {
    let word = fields.get(SSE);
    let kms = [KMS_KEY, KMS_CONTEXT].into_iter().find(|name| fields.get(name).is_some());
    if let Some(name) = kms.filter(|_| word != Some(KMS)) {
        return Err(Error::invalid_argument(format!("{name} acts only with {SSE}: {KMS}")));
    }
    if fields.get(KMS_CONTEXT).is_some_and(|context| !is_json_object(context)) {
        return Err(Error::invalid_argument(format!("{KMS_CONTEXT} is not the base64 of a JSON object")));
    }
    let customer = customer_key(fields, SSE)?;
    match (word, customer) {
        (None, customer) => Ok(customer.map(|key_md5| Encryption::Customer { key_md5 })),
        (Some(_), Some(_)) => Err(Error::new(&rows::INVALID_REQUEST, "two kinds of encryption at once")),
        (Some("AES256"), None) => Ok(Some(Encryption::Cos)),
        (Some(KMS), None) => {
            Ok(Some(Encryption::Kms { key_id: fields.get(KMS_KEY).unwrap_or(DEFAULT_KMS_KEY).into() }))
        }
        (Some(other), None) => {
            let reason = format!("{SSE}: {other:?}; known: AES256, {KMS}");
            Err(Error::new(&rows::SSE_CONTENT_NOT_SUPPORTED, reason))
        }
    }
}

fn is_json_object(text: &str) -> bool {
    let json = STANDARD.decode(text).ok().and_then(|json| serde_json::from_slice::<Value>(&json).ok());
    json.is_some_and(|json| json.is_object())
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

/// The customer's key that a request brings, to be compared with that of the object or upload.
#[derive(Debug)]
pub(crate) struct CustomerKey {
    key_md5: Result<Option<String>, Error>,
    is_required: bool,
}

impl CustomerKey {
    /// Reads the headers of the addressed object's or upload's key.
    pub(crate) fn parse(fields: &HeaderFields<'_>) -> Self {
        Self::with_prefix(fields, SSE)
    }

    /// The same for a request that may leave them out.
    pub(crate) fn if_sent(fields: &HeaderFields<'_>) -> Self {
        Self { is_required: false, ..Self::parse(fields) }
    }

    /// Reads the headers of a copy's source.
    pub(crate) fn of_source(fields: &HeaderFields<'_>) -> Self {
        Self::with_prefix(fields, "x-cos-copy-source-server-side-encryption")
    }

    fn with_prefix(fields: &HeaderFields<'_>, prefix: &str) -> Self {
        let wrong = |error: Error| Error::new(&rows::SSEC_DECRYPT_HEADER_INVALID, error.to_string());
        Self { key_md5: customer_key(fields, prefix).map_err(wrong), is_required: true }
    }

    /// Compares it with the key of what is addressed.
    ///
    /// # Errors
    /// `SSECDecryptHeaderInvalid` if the headers are wrong, or are not those of the key; `InvalidRequest` for
    /// a key of what is encrypted with none (S3's code; assumed).
    pub(crate) fn check(&self, encryption: Option<&Encryption>) -> Result<(), Error> {
        let brought = self.key_md5.as_ref().map_err(Clone::clone)?;
        match (encryption, brought) {
            (Some(Encryption::Customer { .. }), None) if !self.is_required => Ok(()),
            (Some(Encryption::Customer { key_md5 }), brought) if brought.as_ref() != Some(key_md5) => {
                let reason =
                    format!("this is encrypted with a customer's key whose MD5 is {key_md5}; send that key");
                Err(Error::new(&rows::SSEC_DECRYPT_HEADER_INVALID, reason))
            }
            (Some(Encryption::Cos | Encryption::Kms { .. }) | None, Some(_)) => {
                let reason = "this is not encrypted with a customer's key; leave out the headers of one";
                Err(Error::new(&rows::INVALID_REQUEST, reason))
            }
            (Some(Encryption::Customer { .. } | Encryption::Cos | Encryption::Kms { .. }) | None, _) => {
                Ok(())
            }
        }
    }
}

/// What a request on an upload repeats of the upload's encryption.
#[derive(Debug)]
pub(crate) struct Repeated {
    word: Option<String>,
    customer_key: CustomerKey,
}

impl Repeated {
    /// Reads the headers of a part, which wants the customer's key if the upload has one.
    pub(crate) fn of_part(head: &RequestHead) -> Self {
        let fields = HeaderFields::in_head(head);
        Self { word: fields.get(SSE).map(str::to_owned), customer_key: CustomerKey::parse(&fields) }
    }

    /// Reads the headers of the end of an upload.
    pub(crate) fn of_end(head: &RequestHead) -> Self {
        let customer_key = CustomerKey::if_sent(&HeaderFields::in_head(head));
        Self { customer_key, ..Self::of_part(head) }
    }

    /// Compares it with the upload's.
    ///
    /// # Errors
    /// Those of [`CustomerKey::check`]; `InvalidArgument` for another encryption (assumed: SDKs repeat the
    /// header on parts, and no page says what it means there).
    pub(crate) fn check(&self, encryption: Option<&Encryption>) -> Result<(), Error> {
        self.customer_key.check(encryption)?;
        let begun = match encryption {
            Some(Encryption::Cos) => Some("AES256"),
            Some(Encryption::Kms { .. }) => Some(KMS),
            Some(Encryption::Customer { .. }) | None => None,
        };
        match self.word.as_deref() {
            Some(word) if begun != Some(word) => Err(Error::invalid_argument(format!(
                "{SSE}: {word:?}; the upload was begun with {}",
                begun.unwrap_or("none")
            ))),
            Some(_) | None => Ok(()),
        }
    }
}

/// Refuses the headers of an encryption on a request that writes no content.
///
/// # Errors
/// `SSEHeaderNotAllowed`.
pub(crate) fn refuse(head: &RequestHead) -> Result<(), Error> {
    match WRITING.into_iter().find(|name| head.text(name).is_some()) {
        Some(name) => {
            let reason = format!("{name} belongs to requests that write");
            Err(Error::new(&rows::SSE_HEADER_NOT_ALLOWED, reason))
        }
        None => Ok(()),
    }
}

/// Headers that [`refuse`] is about.
pub(crate) const WRITING: [&str; 3] = [SSE, KMS_KEY, KMS_CONTEXT];
/// Headers of a customer's key, which [`CustomerKey::parse`] reads.
pub(crate) const CUSTOMER: [&str; 3] = [HEADERS[3], HEADERS[4], HEADERS[5]];
/// Headers that [`Repeated`] reads.
pub(crate) const REPEATED: [&str; 4] = [SSE, HEADERS[3], HEADERS[4], HEADERS[5]];
