//! What a signature says about the body.

use http::Method;

use crate::domain::accounts::AwsTrailers;
use crate::domain::auth::aws_v4::{Payload, STREAMING};
use crate::domain::auth::xml_refusal::Refusal;
use crate::primitives::digest::sha256_of;
use crate::services::cos_xml::service::{Auth, CosXml};
use crate::services::service::Request;

/// Bytes of content that are hashed here. More is compared by the operation, beside the threads that serve
/// sockets.
const SMALL: usize = 1024 * 1024;

/// What the operation has to compare with its content. The body of an operation that takes no content is
/// compared here, whatever its length.
///
/// # Errors
/// [`Refusal::PayloadMismatch`]; a body in chunks where none is taken, or with trailers that the account does
/// not accept.
pub(super) fn left_to_compare(
    auth: Auth,
    request: &Request<CosXml>,
    payload: Payload,
) -> Result<Payload, Refusal> {
    let takes_content = auth == Auth::Uploads;
    let word = request.head.text("x-amz-content-sha256").filter(|word| word.starts_with(STREAMING));
    // These chunks need no signature; AWS's clients send them to buckets that are open to anybody as well.
    let needs_none = matches!(payload, Payload::Unsigned) && word == Payload::UnsignedChunks.word();
    let payload = if needs_none { Payload::UnsignedChunks } else { payload };
    if payload.is_chunked() {
        let word = payload.word().unwrap_or_default();
        if !takes_content || request.head.method != Method::PUT {
            let why = "only PUT Object and Upload Part take a body in chunks";
            return Err(Refusal::Chunks { word: word.into(), why });
        }
        if payload.has_trailers() && request.options.aws_trailers == AwsTrailers::Refuse {
            return Err(Refusal::Trailers(word.into()));
        }
        return Ok(payload);
    }
    if let Some(word) = word {
        let why = "a body in signed chunks needs an AWS signature, version 4, whose payload it is";
        return Err(Refusal::Chunks { word: word.into(), why });
    }
    let body = &request.params.body;
    if takes_content && body.len() > SMALL {
        return Ok(payload);
    }
    payload.check(|| sha256_of(body))?;
    Ok(Payload::Unsigned)
}
