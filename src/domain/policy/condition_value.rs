//! Values of conditions: texts, numbers, dates, addresses and flags, as policies write them and as requests
//! have them.

use std::borrow::Cow;
use std::net::IpAddr;

use jiff::Timestamp;

use crate::domain::policy::operator::{Kind, Relation};
use crate::domain::policy::pattern::Pattern;

/// What a request has for a condition key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact<'a> {
    /// A header or query value, decoded.
    Text(&'a str),
    Number(u64),
    /// Unix seconds.
    Time(i64),
    Address(IpAddr),
    Flag(bool),
}

impl<'a> Fact<'a> {
    /// The value as text, times in ISO 8601.
    pub fn text(self) -> Cow<'a, str> {
        match self {
            Self::Text(text) => text.into(),
            Self::Number(number) => number.to_string().into(),
            Self::Time(seconds) => Timestamp::from_second(seconds)
                .map_or_else(|_| seconds.to_string(), |time| time.to_string())
                .into(),
            Self::Address(address) => address.to_canonical().to_string().into(),
            Self::Flag(flag) => flag.to_string().into(),
        }
    }
}

/// A value of a condition, read according to its operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text, plain and, where the policy may have percent-encoded it, decoded.
    Text {
        plain: Pattern,
        decoded: Option<Pattern>,
    },
    /// A text in lower case.
    Caseless {
        plain: Pattern,
        decoded: Option<Pattern>,
    },
    Number(Decimal),
    /// Unix seconds.
    Date(i64),
    Network(Network),
    Flag(bool),
}

impl Value {
    /// Reads a value; none if it is not of the operator's kind. `encoded`: a text may be percent-encoded.
    pub fn parse(kind: Kind, text: &str, encoded: bool) -> Option<Self> {
        let with_decoded = |plain: Pattern| {
            let decoded = if encoded { plain.decoded() } else { None };
            (plain, decoded)
        };
        Some(match kind {
            Kind::Text | Kind::Like => {
                let pattern =
                    if kind == Kind::Like { Pattern::at_ends(text) } else { Pattern::literal(text) };
                let (plain, decoded) = with_decoded(pattern);
                Self::Text { plain, decoded }
            }
            Kind::Caseless => {
                let (plain, decoded) = with_decoded(Pattern::literal(text));
                Self::Caseless {
                    plain: plain.lowercase(),
                    decoded: decoded.map(|decoded| decoded.lowercase()),
                }
            }
            Kind::Number => Self::Number(Decimal::parse(text)?),
            Kind::Date => Self::Date(parse_date(text)?),
            Kind::Address => Self::Network(Network::parse(text)?),
            Kind::Flag => Self::Flag(parse_flag(text)?),
        })
    }

    /// Whether the request's value stands in `relation` to this one. What is no number, date or address never
    /// does.
    pub fn holds(&self, relation: Relation, fact: Fact<'_>) -> bool {
        let text = fact.text();
        let ordering = match self {
            Self::Text { plain, decoded } => equality(is_text(plain, decoded.as_ref(), &text)),
            Self::Caseless { plain, decoded } => {
                equality(is_text(plain, decoded.as_ref(), &text.to_lowercase()))
            }
            Self::Number(number) => Decimal::parse(&text).map(|own| own.cmp(number)),
            Self::Date(date) => parse_date(&text).map(|own| own.cmp(date)),
            Self::Network(network) => {
                text.parse().ok().and_then(|address| equality(network.contains(address)))
            }
            Self::Flag(flag) => parse_flag(&text).map(|own| own.cmp(flag)),
        };
        ordering.is_some_and(|ordering| relation.accepts(ordering))
    }
}

/// Values that are equal or not have no order; the relations on them ask for nothing else.
fn equality(is_equal: bool) -> Option<std::cmp::Ordering> {
    Some(if is_equal { std::cmp::Ordering::Equal } else { std::cmp::Ordering::Less })
}

fn is_text(plain: &Pattern, decoded: Option<&Pattern>, text: &str) -> bool {
    plain.is_match(text) || decoded.is_some_and(|decoded| decoded.is_match(text))
}

/// ISO 8601 in UTC, which the service requires.
fn parse_date(text: &str) -> Option<i64> {
    text.ends_with('Z').then(|| text.parse::<Timestamp>().ok())?.map(Timestamp::as_second)
}

fn parse_flag(text: &str) -> Option<bool> {
    [true, false].into_iter().find(|flag| text.eq_ignore_ascii_case(&flag.to_string()))
}

/// A decimal number with at most 20 digits before and 9 after the point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal {
    billionths: i128,
}

impl Decimal {
    /// Reads `-12.5`; none if it is no such number.
    pub fn parse(text: &str) -> Option<Self> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let is_number = |text: &str, most: usize| {
            (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !is_number(whole, 20) || !is_number(fraction, 9) {
            return None;
        }
        let whole: i128 = whole.parse().ok()?;
        let fraction: i128 = format!("{fraction:0<9}").parse().ok()?;
        Some(Self { billionths: sign * (whole * 1_000_000_000 + fraction) })
    }
}

/// An address or a CIDR block. Bits of the address beyond the prefix do not count: `10.217.182.3/24`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    prefix: u32,
}

impl Network {
    /// Reads an address or a CIDR block.
    pub fn parse(text: &str) -> Option<Self> {
        let (address, prefix) =
            text.split_once('/').map_or((text, None), |(address, prefix)| (address, Some(prefix)));
        let address: IpAddr = address.parse().ok()?;
        let bits = if address.is_ipv4() { 32 } else { 128 };
        let prefix = match prefix {
            None => bits,
            Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse().ok()?,
            Some(_) => return None,
        };
        (prefix <= bits).then_some(Self { address, prefix })
    }

    /// Whether the address is in the block; an IPv4 address may come mapped into IPv6.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                (own.to_bits() ^ other.to_bits()).checked_shr(32 - self.prefix).unwrap_or(0) == 0
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                (own.to_bits() ^ other.to_bits()).checked_shr(128 - self.prefix).unwrap_or(0) == 0
            }
            (IpAddr::V4(_), IpAddr::V6(_)) | (IpAddr::V6(_), IpAddr::V4(_)) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_compare_by_value() {
        let decimal = |text: &str| Decimal::parse(text).unwrap();
        assert_eq!(decimal("1.2"), decimal("1.200"));
        assert_eq!(decimal("-0"), decimal("0"));
        let rising =
            ["-2", "-1.5", "-1", "0", "0.000000001", "1.05", "1.2", "2", "10", "18446744073709551615"];
        assert!(rising.windows(2).all(|pair| decimal(pair[0]) < decimal(pair[1])));
        for text in [
            "",
            "-",
            "+1",
            "1.",
            ".5",
            "1e3",
            " 1",
            "1,5",
            "0x1",
            "123456789012345678901",
            "0.1234567890",
            "--1",
            "1.2.3",
            "１",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn networks_contain_addresses() {
        let contains = |network: &str, address: &str| {
            Network::parse(network).unwrap().contains(address.parse().unwrap())
        };
        assert!(
            contains("10.217.182.3/24", "10.217.182.200") && !contains("10.217.182.3/24", "10.217.183.3")
        );
        assert!(contains("127.0.0.1", "127.0.0.1") && !contains("127.0.0.1", "127.0.0.2"));
        assert!(contains("0.0.0.0/0", "8.8.8.8") && contains("::/0", "2001:db8::1"));
        assert!(
            contains("10.0.0.0/8", "::ffff:10.1.2.3")
                && !contains("0.0.0.0/0", "::1")
                && !contains("::/0", "1.1.1.1")
        );
        assert!(contains("2001:db8::/32", "2001:db8:1::1") && !contains("2001:db8::/32", "2001:db9::1"));
        assert!(contains("::2/127", "::3") && !contains("::2/128", "::3") && !contains("::2", "::3"));
        assert!(contains("10.0.0.0/31", "10.0.0.1") && !contains("10.0.0.0/32", "10.0.0.1"));
        for text in [
            "",
            "10.0.0",
            "10.0.0.0/33",
            "::/129",
            "10.0.0.0/",
            "10.0.0.0/+8",
            "10.0.0.0/8/8",
            "localhost",
            "10.0.0.*",
        ] {
            assert_eq!(Network::parse(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_utc_and_flags_have_any_case() {
        assert_eq!(parse_date("2016-06-01T00:01:00Z"), Some(1_464_739_260));
        for text in [
            "",
            "Z",
            "2016-06-01",
            "2016-06-01T00:01:00",
            "2016-06-01T00:01:00+08:00",
            "2016-13-01T00:01:00Z",
            "1464739260",
        ] {
            assert_eq!(parse_date(text), None, "{text}");
        }
        assert_eq!(
            ["true", "TRUE", "False", "1", ""].map(parse_flag),
            [Some(true), Some(true), Some(false), None, None]
        );
    }

    #[test]
    fn values_are_of_the_kind_of_their_operator() {
        let address = Fact::Address("::ffff:1.2.3.4".parse().unwrap());
        let cases = [
            (Kind::Text, "a*", Fact::Text("ab"), false),
            (Kind::Like, "a*", Fact::Text("ab"), true),
            (Kind::Text, "Ab", Fact::Text("aB"), false),
            (Kind::Caseless, "Ab", Fact::Text("aB"), true),
            (Kind::Caseless, "Ab", Fact::Text("ac"), false),
            (Kind::Text, "7", Fact::Number(7), true),
            (Kind::Number, "7", Fact::Text("7.0"), true),
            (Kind::Number, "7", Fact::Text("seven"), false),
            (Kind::Date, "1970-01-01T00:00:09Z", Fact::Time(9), true),
            (Kind::Date, "1970-01-01T00:00:09Z", Fact::Time(8), false),
            (Kind::Text, "1970-01-01T00:00:09Z", Fact::Time(9), true),
            (Kind::Address, "1.2.3.0/24", address, true),
            (Kind::Text, "1.2.3.4", address, true),
            (Kind::Address, "1.2.3.0/24", Fact::Text("no"), false),
            (Kind::Flag, "TRUE", Fact::Flag(true), true),
            (Kind::Flag, "true", Fact::Flag(false), false),
        ];
        for (kind, value, fact, expected) in cases {
            assert_eq!(
                Value::parse(kind, value, false).unwrap().holds(Relation::Equal, fact),
                expected,
                "{value} {fact:?}"
            );
        }
        assert_eq!(Fact::Time(i64::MAX).text(), i64::MAX.to_string());
    }

    #[test]
    fn what_cannot_be_compared_is_neither_equal_nor_different() {
        for (kind, value) in [
            (Kind::Number, "1"),
            (Kind::Date, "1970-01-01T00:00:09Z"),
            (Kind::Address, "1.2.3.4"),
            (Kind::Flag, "true"),
        ] {
            let value = Value::parse(kind, value, false).unwrap();
            assert!(
                !value.holds(Relation::Equal, Fact::Text("?"))
                    && !value.holds(Relation::NotEqual, Fact::Text("?"))
            );
        }
    }

    #[test]
    fn query_values_may_be_encoded() {
        let holds = |kind, value: &str, encoded, fact| {
            Value::parse(kind, value, encoded).unwrap().holds(Relation::Equal, Fact::Text(fact))
        };
        assert!(
            holds(Kind::Text, "image%2Fjpeg", true, "image/jpeg")
                && holds(Kind::Text, "image%2fjpeg", true, "image/jpeg")
        );
        assert!(
            holds(Kind::Text, "image/jpeg", true, "image/jpeg") && holds(Kind::Text, "a%2Fb", true, "a%2Fb")
        );
        assert!(!holds(Kind::Text, "image%2Fjpeg", false, "image/jpeg"));
        assert!(
            holds(Kind::Like, "doc%2F*", true, "doc/a") && holds(Kind::Caseless, "DOC%2Fa", true, "doc/A")
        );
    }
}
