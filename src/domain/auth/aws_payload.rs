//! What an AWS signature says about the content: the value of `x-amz-content-sha256`.

use crate::domain::auth::aws_chunks::ChunkChain;
use crate::domain::auth::xml_refusal::Refusal;
use crate::primitives::digest::Sha256;

pub(super) const PAYLOAD: &str = "x-amz-content-sha256";
pub(super) const UNSIGNED: &str = "UNSIGNED-PAYLOAD";
/// The beginning of every word that stands for a body in chunks.
pub const STREAMING: &str = "STREAMING-";
const SIGNED_CHUNKS: &str = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
const SIGNED_TRAILERS: &str = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
const UNSIGNED_TRAILERS: &str = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

/// Signed description of the content.
#[derive(Debug, Clone)]
pub enum Payload {
    /// Nothing.
    Unsigned,
    /// SHA-256 of the content.
    Signed(Sha256),
    /// Chunks (`aws-chunked`) with signatures that continue this chain.
    SignedChunks(ChunkChain),
    /// The same, with trailers that are signed as well.
    SignedChunksAndTrailers(ChunkChain),
    /// Chunks without signatures, with trailers.
    UnsignedChunks,
}

impl Payload {
    /// What a word or digest stands for; `chain` is the one that signed chunks continue.
    pub(super) fn read(text: &str, chain: impl FnOnce() -> ChunkChain) -> Result<Self, Refusal> {
        match text {
            UNSIGNED => Ok(Self::Unsigned),
            SIGNED_CHUNKS => Ok(Self::SignedChunks(chain())),
            SIGNED_TRAILERS => Ok(Self::SignedChunksAndTrailers(chain())),
            UNSIGNED_TRAILERS => Ok(Self::UnsignedChunks),
            digest => Sha256::from_hex(digest).map(Self::Signed).ok_or_else(|| Refusal::FieldMalformed {
                name: PAYLOAD,
                value: digest.into(),
                want: "a SHA-256, UNSIGNED-PAYLOAD or one of AWS's words that begin with STREAMING-",
            }),
        }
    }

    /// The word that names it in `x-amz-content-sha256`; none for a digest.
    pub fn word(&self) -> Option<&'static str> {
        match self {
            Self::Unsigned => Some(UNSIGNED),
            Self::Signed(_) => None,
            Self::SignedChunks(_) => Some(SIGNED_CHUNKS),
            Self::SignedChunksAndTrailers(_) => Some(SIGNED_TRAILERS),
            Self::UnsignedChunks => Some(UNSIGNED_TRAILERS),
        }
    }

    /// Whether the body is cut into chunks.
    pub fn is_chunked(&self) -> bool {
        self.word().is_some_and(|word| word.starts_with(STREAMING))
    }

    /// Whether trailers follow the chunks.
    pub fn has_trailers(&self) -> bool {
        matches!(self, Self::SignedChunksAndTrailers(_) | Self::UnsignedChunks)
    }

    /// Compares the digest that was signed; `actual` is asked for only when there is one.
    pub fn check(&self, actual: impl FnOnce() -> Sha256) -> Result<(), Refusal> {
        let Self::Signed(signed) = self else { return Ok(()) };
        let actual = actual();
        if actual == *signed {
            Ok(())
        } else {
            Err(Refusal::PayloadMismatch { signed: signed.to_string(), actual: actual.to_string() })
        }
    }
}
