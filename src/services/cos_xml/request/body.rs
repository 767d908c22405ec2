//! The content of a write: the body as it came, or the chunks an S3 client cut it into.

use std::sync::Arc;

use bytes::Bytes;
use http::header::TRANSFER_ENCODING;

use crate::catalog::cos_xml as rows;
use crate::domain::auth::aws_v4::{ChunkError, Chunks, Payload};
use crate::domain::auth::xml_refusal::{Mismatch, Refusal};
use crate::domain::store::content::Content;
use crate::primitives::blob::Blob;
use crate::primitives::checksum::Checksum;
use crate::primitives::digest::{Md5, Sha1, sha1, sha256_of};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::params::{check_md5, declared_md5};
use crate::services::cos_xml::service::CosXml;
use crate::services::service::Request;
use crate::wire::request::RequestHead;

/// Request headers that [`ContentBody::parse`] reads.
pub(crate) const HEADERS: [&str; 7] = [
    "content-length",
    "content-md5",
    "transfer-encoding",
    "x-amz-content-sha256",
    "x-amz-decoded-content-length",
    "x-amz-trailer",
    "x-cos-content-sha1",
];

/// The content of a write as it was received, and the digests that its headers declare.
#[derive(Debug)]
pub(crate) struct ContentBody {
    body: Bytes,
    md5: Option<Md5>,
    /// In hexadecimal.
    sha1: Option<String>,
    /// Length of the content without its chunks.
    decoded_length: Option<u64>,
    /// Names that `x-amz-trailer` announces, in lower case.
    trailers: Vec<String>,
}

impl ContentBody {
    /// Reads body and headers.
    ///
    /// # Errors
    /// `InvalidDigest`: `Content-MD5` is not the base64 of 16 bytes. `InvalidArgument`:
    /// `x-amz-decoded-content-length` is no number.
    pub(crate) fn parse(request: &Request<CosXml>) -> Result<Self, Error> {
        let head = &request.head;
        Ok(Self {
            body: request.params.body.clone(),
            md5: declared_md5(head.text("content-md5"))?,
            sha1: head.text("x-cos-content-sha1").map(str::to_owned),
            decoded_length: decoded_length(head)?,
            trailers: names_of_trailers(head),
        })
    }

    /// The content, its digests computed and compared with those declared and signed.
    ///
    /// # Errors
    /// `BadDigest`, `InvalidSHA1Digest`, `IncompleteBody`, `InvalidRequest`, `MissingContentLength`,
    /// `SignatureDoesNotMatch`.
    pub(crate) fn content(self, payload: &Payload) -> Result<Arc<Content>, Error> {
        let content = Arc::new(Content::new(self.blob(payload)?));
        content.crc64();
        check_md5(self.md5, || content.md5())?;
        if let Some(declared) = self.sha1 {
            let actual = sha1(&content.blob);
            // The first Node.js SDK puts it in quotes.
            if Sha1::from_hex(declared.trim_matches('"')) != Some(actual) {
                let reason =
                    format!("the content has SHA-1 {actual}, x-cos-content-sha1 declares {declared:?}");
                return Err(Error::new(&rows::INVALID_SHA1_DIGEST, reason));
            }
        }
        Ok(content)
    }

    fn blob(&self, payload: &Payload) -> Result<Blob, Error> {
        let (chain, signs_trailers) = match payload {
            Payload::SignedChunks(chain) => (Some(chain.clone()), false),
            Payload::SignedChunksAndTrailers(chain) => (Some(chain.clone()), true),
            Payload::UnsignedChunks => (None, false),
            Payload::Signed(_) | Payload::Unsigned => {
                payload.check(|| sha256_of(&self.body))?;
                return Ok(self.body.clone().into());
            }
        };
        let Some(length) = self.decoded_length else {
            let reason = "a body in chunks needs x-amz-decoded-content-length, the length of its content";
            return Err(Error::new(&rows::MISSING_CONTENT_LENGTH, reason));
        };
        let chunks = Chunks::new(&self.body, chain, Some(length));
        self.unchunked(if signs_trailers { chunks.with_signed_trailers() } else { chunks })
    }

    /// The chunks of the body as a rope of slices of it, compared with its trailers.
    fn unchunked(&self, mut chunks: Chunks<'_>) -> Result<Blob, Error> {
        let slices = chunks.by_ref().map(|chunk| chunk.map(|chunk| self.body.slice_ref(chunk)));
        let content = Blob::from_pieces(slices.collect::<Result<Vec<_>, _>>().map_err(unsound)?);
        let mut sent: Vec<String> =
            chunks.trailers().iter().map(|(name, _)| name.to_ascii_lowercase()).collect();
        sent.sort_unstable();
        if sent != self.trailers {
            let reason =
                format!("x-amz-trailer announces {:?}, but the body ends with {sent:?}", self.trailers);
            return Err(Error::new(&rows::INVALID_REQUEST, reason));
        }
        chunks.trailers().iter().try_for_each(|(name, value)| check_trailer(name, value, &content))?;
        Ok(content)
    }
}

/// Compares a trailer with the content.
///
/// # Errors
/// `InvalidRequest` for one that is no checksum, `BadDigest` for another content's.
fn check_trailer(name: &str, value: &str, content: &Blob) -> Result<(), Error> {
    let Some(checksum) = Checksum::of_trailer(name) else {
        let reason =
            format!("the trailer {name} is not x-amz-checksum-crc32, -crc32c, -crc64nvme, -sha1 or -sha256");
        return Err(Error::new(&rows::INVALID_REQUEST, reason));
    };
    let actual = checksum.base64_of(content);
    if actual != value {
        let reason = format!("the content has {name}: {actual}, the trailer says {value:?}");
        return Err(Error::new(&rows::BAD_DIGEST, reason));
    }
    Ok(())
}

fn decoded_length(head: &RequestHead) -> Result<Option<u64>, Error> {
    let name = "x-amz-decoded-content-length";
    let Some(value) = head.headers.get(name) else { return Ok(None) };
    let digits = value.to_str().ok().filter(|text| text.bytes().all(|b| b.is_ascii_digit()));
    let number = digits.and_then(|digits| digits.parse().ok());
    number
        .map(Some)
        .ok_or_else(|| Error::invalid_argument(format!("{name}: {value:?} is not a whole number")))
}

fn names_of_trailers(head: &RequestHead) -> Vec<String> {
    let names = head.headers.get_all("x-amz-trailer").iter().filter_map(|value| value.to_str().ok());
    let names = names.flat_map(|text| text.split(',')).map(|name| name.trim().to_ascii_lowercase());
    let mut names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names
}

/// Refuses a write that does not declare the length of its body.
///
/// # Errors
/// `MissingContentLength`.
pub(crate) fn must_have_length(head: &RequestHead) -> Result<(), Error> {
    if head.content_length().is_none() && !head.headers.contains_key(TRANSFER_ENCODING) {
        return Err(Error::new(&rows::MISSING_CONTENT_LENGTH, "send Content-Length or chunks"));
    }
    Ok(())
}

fn unsound(error: ChunkError) -> Error {
    match error {
        ChunkError::Signature { ref string_to_sign, .. } | ChunkError::Trailers { ref string_to_sign } => {
            let (string_to_sign, because) = (string_to_sign.clone(), Some(error.to_string()));
            let slips = Vec::new();
            Refusal::Mismatch(Box::new(Mismatch { string_to_sign, http_string: None, slips, because })).into()
        }
        other
        @ (ChunkError::Incomplete { .. } | ChunkError::Malformed { .. } | ChunkError::Length { .. }) => {
            Error::new(&rows::INCOMPLETE_BODY, other.to_string())
        }
    }
}
