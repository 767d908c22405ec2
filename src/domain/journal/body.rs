//! The beginning of a body, as the journal keeps it.

use bytes::Bytes;
use serde::Serialize;

use crate::domain::journal::masked_body::masked_body;
use crate::primitives::memory::Meter;

/// Bytes that are kept of a body.
pub const KEPT_BYTES: usize = 1024;

/// The first bytes of a text body. They are paid for from the memory budget.
#[derive(Debug, Clone)]
pub struct KeptBody {
    pub bytes: Bytes,
    /// Whether these are all bytes of the body.
    pub is_whole: bool,
}

/// A body for people: secrets are masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownBody {
    pub text: String,
    /// Whether the text is the whole body.
    pub whole: bool,
}

impl KeptBody {
    /// Keeps the beginning of a body of `length` bytes; none of an empty body, or where the budget has no
    /// room.
    pub fn new(mut beginning: Vec<u8>, length: u64, meter: &Meter) -> Option<Self> {
        beginning.truncate(KEPT_BYTES);
        let is_whole = beginning.len() as u64 == length;
        let paid = meter.reserve(beginning.len() as u64).ok().filter(|_| !beginning.is_empty())?;
        Some(Self { bytes: paid.seal(beginning), is_whole })
    }

    /// The text with its secrets masked.
    pub fn shown(&self) -> ShownBody {
        ShownBody { text: masked_body(&String::from_utf8_lossy(&self.bytes)), whole: self.is_whole }
    }
}

/// Whether a content type is that of a text: JSON, XML, a form, or plain.
pub fn is_text(content_type: &str) -> bool {
    const FORMS: [&str; 2] = ["application/x-www-form-urlencoded", "multipart/form-data"];
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind.starts_with("text/")
        || FORMS.contains(&kind.as_str())
        || ["json", "xml"].iter().any(|suffix| kind.ends_with(suffix))
}
