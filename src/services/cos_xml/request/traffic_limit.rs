//! `x-cos-traffic-limit`: bits a second at which the content of one request travels, in a header, in the
//! query or in a field of a form (<https://cloud.tencent.com/document/product/436/34072>).

use std::ops::RangeInclusive;

use crate::primitives::escape::form_pairs;
use crate::services::cos_xml::error::Error;
use crate::wire::request::RequestHead;

pub(crate) const NAME: &str = "x-cos-traffic-limit";
/// Bits a second that may be asked for (manual).
const RANGE: RangeInclusive<u64> = 819_200..=838_860_800;

/// Bytes a second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limit(pub u64);

impl Limit {
    /// Reads a number of bits a second.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let bits = text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
        bits.filter(|bits| RANGE.contains(bits)).map(|bits: u64| Self(bits / 8))
    }
}

/// Header and query parameter, each empty or absent where there is none.
fn sent(head: &RequestHead) -> [Option<String>; 2] {
    let in_header = head.text(NAME).map(|text| text.trim().to_owned());
    let mut pairs = form_pairs(head.query.as_bytes());
    let in_query = if head.query.is_empty() { None } else { pairs.find(|(name, _)| name == NAME.as_bytes()) };
    let in_query = in_query.map(|(_, value)| String::from_utf8_lossy(&value).into_owned());
    [in_header, in_query].map(|text| text.filter(|text| !text.is_empty()))
}

/// The limit of a request: that of its header wins over that of its query (assumed).
///
/// # Errors
/// `InvalidArgument` if either is out of range (the code is assumed).
pub(crate) fn parse(head: &RequestHead) -> Result<Option<Limit>, Error> {
    let [in_header, in_query] = sent(head).map(|text| text.map(|text| checked(&text)).transpose());
    Ok(in_header?.or(in_query?))
}

/// The limit that a text asks for.
///
/// # Errors
/// See [`parse`].
pub(crate) fn checked(text: &str) -> Result<Limit, Error> {
    Limit::parse(text).ok_or_else(|| {
        let (least, most) = (RANGE.start(), RANGE.end());
        Error::invalid_argument(format!("{NAME}={text:?} is not between {least} and {most} bits a second"))
    })
}

/// The limit of a request whose head alone is here; none if it is absent, or wrong and to be refused.
pub(crate) fn of_head(head: &RequestHead) -> Option<Limit> {
    sent(head).into_iter().flatten().next().and_then(|text| Limit::parse(&text))
}
