//! The `Range` header (RFC 9110 section 14.2).

use std::ops::Range;

/// A `Range` header applied to content of known length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ranged {
    /// All content: no header, or one that is ignored.
    Whole,
    Part(Range<u64>),
    /// No byte of the content.
    Unsatisfiable,
}

/// Parses one range. Several ranges and other units are ignored, as RFC 9110 allows.
pub fn parse(header: Option<&str>, len: u64) -> Ranged {
    let spec = header.and_then(|text| text.trim().split_once('='));
    let spec = spec.filter(|(unit, _)| unit.eq_ignore_ascii_case("bytes"));
    let Some((from, to)) = spec.and_then(|(_, spec)| spec.split_once('-')) else { return Ranged::Whole };
    let (from, to) = (from.trim(), to.trim());
    let number = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| text.parse().unwrap_or(u64::MAX))
    };
    let range = match (number(from), number(to)) {
        (Some(from), Some(to)) if from <= to => from..to.saturating_add(1).min(len),
        (Some(from), None) if to.is_empty() => from..len,
        (None, Some(last)) if from.is_empty() => len.saturating_sub(last)..len,
        _ => return Ranged::Whole,
    };
    if range.start >= len || range.is_empty() { Ranged::Unsatisfiable } else { Ranged::Part(range) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_rfc_9110_says() {
        let cases = [
            (None, Ranged::Whole),
            (Some("bytes=0-3"), Ranged::Part(0..4)),
            (Some("Bytes=1-1"), Ranged::Part(1..2)),
            (Some("bytes=4-"), Ranged::Part(4..10)),
            (Some("bytes=-3"), Ranged::Part(7..10)),
            (Some("bytes=-30"), Ranged::Part(0..10)),
            (Some("bytes=8-99999999999999999999999"), Ranged::Part(8..10)),
            (Some("bytes=10-"), Ranged::Unsatisfiable),
            (Some("bytes=-0"), Ranged::Unsatisfiable),
            (Some("bytes=3-2"), Ranged::Whole),
            (Some("bytes=0-1,3-4"), Ranged::Whole),
            (Some("items=0-1"), Ranged::Whole),
            (Some("bytes=a-b"), Ranged::Whole),
        ];
        for (header, want) in cases {
            assert_eq!(parse(header, 10), want, "{header:?}");
        }
        assert_eq!(parse(Some("bytes=0-"), 0), Ranged::Unsatisfiable);
    }
}
