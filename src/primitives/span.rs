//! Lengths of time as people write them.

use std::str::FromStr;

use jiff::{SignedDuration, SpanRelativeTo};

/// A length of time, negative for one into the past: `90s`, `2m`, `1h 30m`, `1d`; a number alone is seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Span(SignedDuration);

impl Span {
    pub(crate) const fn from_secs(seconds: i64) -> Self {
        Self(SignedDuration::from_secs(seconds))
    }

    /// Whole seconds.
    pub(crate) const fn seconds(self) -> i64 {
        self.0.as_secs()
    }

    /// Whole milliseconds; none for a negative length.
    pub(crate) fn milliseconds(self) -> Option<u64> {
        u64::try_from(self.0.as_millis()).ok()
    }
}

impl FromStr for Span {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Ok(seconds) = text.trim().parse() {
            return Ok(Self::from_secs(seconds));
        }
        let span = text.parse::<jiff::Span>().ok();
        let length = span.and_then(|span| span.to_duration(SpanRelativeTo::days_are_24_hours()).ok());
        length.map(Self).ok_or("not a length of time; write 90s, 2m, 1h, 1d, or a number of seconds")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_as_people_write_them() {
        for (text, seconds) in [
            ("90s", 90),
            ("2m", 120),
            ("1h", 3600),
            ("1d", 86_400),
            ("1h 30m", 5400),
            ("-9", -9),
            ("-1h", -3600),
            ("0", 0),
            ("3600", 3600),
            ("2 hours", 7200),
        ] {
            assert_eq!(text.parse(), Ok(Span::from_secs(seconds)), "{text}");
        }
        assert_eq!("250ms".parse::<Span>().map(Span::milliseconds), Ok(Some(250)));
        assert_eq!("-1s".parse::<Span>().map(Span::milliseconds), Ok(None));
        for bad in ["", "s", "1x", "soon", "1mo", "1y", "--1s", "99999999999999999999"] {
            assert!(bad.parse::<Span>().is_err(), "{bad}");
        }
    }
}
