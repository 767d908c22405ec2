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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_paid_for_while_it_is_kept_and_left_out_where_there_is_no_room() {
        let meter = Meter::new(1500);
        let kept = KeptBody::new(vec![b'x'; 2000], 2000, &meter).expect("there is room");
        assert_eq!((kept.bytes.len(), kept.is_whole, meter.used()), (1024, false, 1024));
        assert!(KeptBody::new(vec![b'x'; 1000], 1000, &meter).is_none());
        assert!(KeptBody::new(vec![b'x'; 400], 400, &meter).is_some_and(|kept| kept.is_whole));
        drop(kept);
        assert_eq!(meter.used(), 0);
    }

    #[test]
    fn texts_are_told_by_their_content_type() {
        for text in
            ["text/plain", "Application/JSON; charset=utf-8", "application/vnd.x+xml", "multipart/form-data"]
        {
            assert!(is_text(text), "{text}");
        }
        for other in ["", "video/mp4", "application/octet-stream"] {
            assert!(!is_text(other), "{other}");
        }
    }
}
