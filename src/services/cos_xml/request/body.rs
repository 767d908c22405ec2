//! The content of a write: the body as it came, or the chunks an S3 client cut it into.

use std::sync::Arc;

use bytes::Bytes;
use http::header::TRANSFER_ENCODING;

use crate::catalog::cos_xml as rows;
use crate::domain::auth::aws_v4::{ChunkChain, ChunkError, Chunks, Payload};
use crate::domain::auth::xml_refusal::{Mismatch, Refusal};
use crate::domain::store::content::Content;
use crate::primitives::blob::Blob;
use crate::primitives::digest::{Md5, Sha1, sha1, sha256_of};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::params::{check_md5, declared_md5};
use crate::services::cos_xml::service::CosXml;
use crate::services::service::Request;
use crate::wire::request::RequestHead;

/// Request headers that [`ContentBody::parse`] reads.
pub(crate) const HEADERS: [&str; 6] = [
    "content-length",
    "content-md5",
    "transfer-encoding",
    "x-amz-content-sha256",
    "x-amz-decoded-content-length",
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
}

impl ContentBody {
    /// Reads body and headers.
    ///
    /// # Errors
    /// `InvalidDigest`: `Content-MD5` is not the base64 of 16 bytes.
    pub(crate) fn parse(request: &Request<CosXml>) -> Result<Self, Error> {
        let head = &request.head;
        Ok(Self {
            body: request.params.body.clone(),
            md5: declared_md5(head.text("content-md5"))?,
            sha1: head.text("x-cos-content-sha1").map(str::to_owned),
            decoded_length: head.text("x-amz-decoded-content-length").and_then(|text| text.parse().ok()),
        })
    }

    /// The content, its digests computed and compared with those declared and signed.
    ///
    /// # Errors
    /// `BadDigest`, `InvalidSHA1Digest`, `IncompleteBody`, `SignatureDoesNotMatch`.
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
        match payload {
            Payload::SignedChunks(chain) => self.chunks(Some(chain.clone())),
            Payload::UnsignedChunks => self.chunks(None),
            Payload::Signed(_) | Payload::Unsigned => {
                payload.check(|| sha256_of(&self.body))?;
                Ok(self.body.clone().into())
            }
        }
    }

    /// The chunks of the body as a rope of slices of it.
    fn chunks(&self, chain: Option<ChunkChain>) -> Result<Blob, Error> {
        let chunks = Chunks::new(&self.body, chain, self.decoded_length);
        let slices = chunks.map(|chunk| chunk.map(|chunk| self.body.slice_ref(chunk)));
        let pieces = slices.collect::<Result<Vec<_>, _>>().map_err(unsound)?;
        Ok(Blob::from_pieces(pieces))
    }
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
        ChunkError::Signature { ref string_to_sign, .. } => {
            let (string_to_sign, hints) = (string_to_sign.clone(), vec![error.to_string()]);
            Refusal::Mismatch(Box::new(Mismatch { string_to_sign, http_string: None, hints })).into()
        }
        other
        @ (ChunkError::Incomplete { .. } | ChunkError::Malformed { .. } | ChunkError::Length { .. }) => {
            Error::new(&rows::INCOMPLETE_BODY, other.to_string())
        }
    }
}
