//! The content of a write: the body as it came, or the chunks an S3 client cut it into.

use std::sync::Arc;

use http::header::TRANSFER_ENCODING;

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::auth::aws_v4::{ChunkChain, ChunkError, Chunks, Payload};
use crate::domain::auth::xml_refusal::{Mismatch, Refusal};
use crate::domain::store::content::Content;
use crate::primitives::blob::Blob;
use crate::primitives::digest::{Sha1, sha1, sha256_of};
use crate::services::cos_xml::auth::signature;
use crate::services::cos_xml::request::params::check_md5;
use crate::services::legacy::{Failure, Weight};
use crate::wire::request::Request;

/// Refuses a write that does not say how long its body is.
pub fn must_have_length(_: &App, request: &Request) -> Result<(), Failure> {
    let head = &request.head;
    match head.content_length().is_some() || head.headers.contains_key(TRANSFER_ENCODING) {
        true => Ok(()),
        false => Err(Failure::row(&rows::MISSING_CONTENT_LENGTH, "send Content-Length or chunks")),
    }
}

/// The weight of hashing the body.
pub fn weight(_: &App, request: &Request) -> Weight {
    Weight::of_hashing(request.body.len() as u64)
}

/// The content, its digests computed and compared with those declared.
pub fn content(app: &App, request: &Request) -> Result<Arc<Content>, Failure> {
    let content = Arc::new(Content::new(blob(app, request)?));
    content.crc64();
    check_md5(request.head.text("content-md5"), || content.md5())?;
    if let Some(declared) = request.head.text("x-cos-content-sha1") {
        let actual = sha1(&content.blob);
        // The first Node.js SDK puts it in quotes.
        if Sha1::from_hex(declared.trim_matches('"')) != Some(actual) {
            let reason = format!("the content has SHA-1 {actual}, x-cos-content-sha1 declares {declared:?}");
            return Err(Failure::row(&rows::INVALID_SHA1_DIGEST, reason));
        }
    }
    Ok(content)
}

fn blob(app: &App, request: &Request) -> Result<Blob, Failure> {
    if request.head.text("x-amz-content-sha256").is_none() {
        return Ok(request.body.clone().into());
    }
    let payload = signature::verified(app, request)?.map_or(Payload::Unsigned, |(_, payload)| payload);
    match payload {
        Payload::SignedChunks(chain) => chunks(request, Some(chain)),
        Payload::UnsignedChunks => chunks(request, None),
        other => {
            other.check(|| sha256_of(&request.body))?;
            Ok(request.body.clone().into())
        }
    }
}

/// The chunks of the body as a rope of slices of it.
fn chunks(request: &Request, chain: Option<ChunkChain>) -> Result<Blob, Failure> {
    let declared = request.head.text("x-amz-decoded-content-length").and_then(|text| text.parse().ok());
    let chunks = Chunks::new(&request.body, chain, declared);
    let slices = chunks.map(|chunk| chunk.map(|chunk| request.body.slice_ref(chunk)));
    let pieces = slices.collect::<Result<Vec<_>, _>>().map_err(unsound)?;
    Ok(Blob::from_pieces(pieces))
}

fn unsound(error: ChunkError) -> Failure {
    match error {
        ChunkError::Signature { ref string_to_sign, .. } => {
            let (string_to_sign, hints) = (string_to_sign.clone(), vec![error.to_string()]);
            Refusal::Mismatch(Box::new(Mismatch { string_to_sign, http_string: None, hints })).into()
        }
        other => Failure::row(&rows::INCOMPLETE_BODY, other.to_string()),
    }
}
