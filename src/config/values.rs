//! Types of settings. Each is read from text, which flags, environment and file have in common, and refuses
//! what cannot be used, so that the error names where the value stands.

use std::fmt;
use std::marker::PhantomData;
use std::net::{SocketAddr, ToSocketAddrs};
use std::str::FromStr;
use std::time::Duration;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

use crate::catalog;
use crate::primitives::names::{BucketId, is_bucket_name, is_region, long_region};
use crate::primitives::span::Span;
use crate::wire::own::HostName;

/// Reads these types in the file as in a flag: from a string.
macro_rules! deserialize_from_str {
    ($($type:ty),*) => { $(
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = String::deserialize(from)?;
                text.parse().map_err(|error| D::Error::custom(format!("{text:?}: {error}")))
            }
        }
    )* };
}
deserialize_from_str!(ListenAddress, CertificateName, LogFilter, VodCode);

/// A number of bytes: `1048576`, `512MiB`, `2G`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size(pub u64);

impl FromStr for Size {
    type Err = String;

    /// `K`, `M`, `G` and `T`, with or without `B` or `iB`, are powers of 1024.
    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (number, unit) = text.split_at(digits);
        let shift = match unit.trim().to_ascii_lowercase().trim_end_matches('b').trim_end_matches('i') {
            "" => Some(0),
            "k" => Some(10),
            "m" => Some(20),
            "g" => Some(30),
            "t" => Some(40),
            _ => None,
        };
        let bytes =
            number.parse::<u64>().ok().zip(shift).and_then(|(number, shift)| number.checked_mul(1 << shift));
        bytes.map(Self).ok_or_else(|| "not a size; write bytes, or a number with K, M, G or T".into())
    }
}

/// The error of a limit at which nothing would be served.
const NONE: &str = "nothing could be served; write at least 1";

impl Size {
    /// Reads a size that is not 0.
    pub fn parse_some(text: &str) -> Result<Self, String> {
        let size: Self = text.parse()?;
        if size.0 == 0 { Err(NONE.into()) } else { Ok(size) }
    }

    pub fn deserialize_some<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let size = Self::deserialize(from)?;
        if size.0 == 0 { Err(D::Error::custom(NONE)) } else { Ok(size) }
    }

    pub fn deserialize_maybe<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Self>, D::Error> {
        Self::deserialize_some(from).map(Some)
    }
}

/// Reads a number that is not 0.
pub(crate) fn parse_count(text: &str) -> Result<usize, &'static str> {
    match text.trim().parse() {
        Ok(0) => Err(NONE),
        Ok(count) => Ok(count),
        Err(_) => Err("not a whole number; write one such as 4096"),
    }
}

pub(crate) fn deserialize_count<'de, D: Deserializer<'de>>(from: D) -> Result<usize, D::Error> {
    let count = usize::deserialize(from)?;
    if count == 0 { Err(D::Error::custom(NONE)) } else { Ok(count) }
}

impl fmt::Display for Size {
    /// The largest unit of which it is a multiple.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = [("TiB", 40), ("GiB", 30), ("MiB", 20), ("KiB", 10)];
        match units.iter().find(|(_, shift)| self.0 > 0 && self.0.trailing_zeros() >= *shift) {
            Some((unit, shift)) => write!(out, "{}{unit}", self.0 >> shift),
            None => write!(out, "{}", self.0),
        }
    }
}

/// A number in the file is bytes, a string may have a unit.
impl<'de> Deserialize<'de> for Size {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(NumberOrText("bytes, or a string such as \"512MiB\"", PhantomData))
    }
}

impl TryFrom<u64> for Size {
    type Error = String;

    fn try_from(bytes: u64) -> Result<Self, String> {
        Ok(Self(bytes))
    }
}

/// Reads a number without a unit, or text that may have one. The text says what is expected.
struct NumberOrText<T>(&'static str, PhantomData<T>);

impl<T: TryFrom<u64, Error = String> + FromStr<Err = String>> Visitor<'_> for NumberOrText<T> {
    type Value = T;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.0)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        let positive = u64::try_from(number);
        let positive = positive.map_err(|_| E::invalid_value(Unexpected::Signed(number), &self))?;
        positive.try_into().map_err(E::custom)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(|error| E::custom(format!("{text:?}: {error}")))
    }
}

/// A timeout in whole seconds: `75`, `75s`, `2m`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seconds(pub Duration);

/// A year. Far more than that cannot be added to the time of day.
const MOST_SECONDS: u64 = 365 * 24 * 60 * 60;

impl TryFrom<u64> for Seconds {
    type Error = String;

    fn try_from(seconds: u64) -> Result<Self, String> {
        if seconds == 0 {
            return Err("less than a second: nothing would arrive in time; write at least 1".into());
        }
        if seconds > MOST_SECONDS {
            return Err(format!("{seconds} seconds are too many: give at most {MOST_SECONDS}, a year"));
        }
        Ok(Self(Duration::from_secs(seconds)))
    }
}

impl FromStr for Seconds {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Ok(seconds) = text.parse::<u64>() {
            return seconds.try_into();
        }
        let seconds = text.parse::<Span>()?.seconds();
        u64::try_from(seconds).map_err(|_| "a timeout is not negative".to_owned())?.try_into()
    }
}

impl fmt::Display for Seconds {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}s", self.0.as_secs())
    }
}

/// A number in the file is seconds, a string may have a unit.
impl<'de> Deserialize<'de> for Seconds {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(NumberOrText("seconds, or a string such as \"2m\"", PhantomData))
    }
}

/// A socket address to listen on, written as `host:port`, where the host is an address or a name to look up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListenAddress(pub SocketAddr);

impl FromStr for ListenAddress {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        first(text.to_socket_addrs())
    }
}

impl ListenAddress {
    /// Reads a host without a port.
    pub fn parse_host(text: &str) -> Result<Self, String> {
        first((text, 0).to_socket_addrs())
    }

    pub fn deserialize_host<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse_host(&text).map_err(|error| D::Error::custom(format!("{text:?}: {error}")))
    }

    /// This host with that port.
    pub fn with_port(mut self, port: u16) -> SocketAddr {
        self.0.set_port(port);
        self.0
    }
}

fn first(found: std::io::Result<impl Iterator<Item = SocketAddr>>) -> Result<ListenAddress, String> {
    let first = found.ok().and_then(|mut addresses| addresses.next());
    first
        .map(ListenAddress)
        .ok_or_else(|| "not an address to listen on; write 127.0.0.1 or 0.0.0.0:80".into())
}

/// A host name or address that certificates are issued for.
#[derive(Debug, Clone)]
pub struct CertificateName(pub HostName);

impl FromStr for CertificateName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let name = HostName::parse(text).map(Self);
        name.ok_or_else(|| "not a name for certificates; write cosplay.test or 10.0.0.7".into())
    }
}

/// The directives of the log: a level, or `TARGET=LEVEL`, separated by commas
/// (<https://docs.rs/tracing-subscriber/latest/tracing_subscriber/filter/struct.EnvFilter.html>).
#[derive(Debug, Clone)]
pub struct LogFilter(pub String);

impl FromStr for LogFilter {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some(word) = text.split(',').find(|word| is_no_level(word)) {
            return Err(format!(
                "{word:?} is no level; write error, warn, info, debug, trace or off, or TARGET=LEVEL"
            ));
        }
        EnvFilter::builder().parse(text).map_err(|error| error.to_string())?;
        Ok(Self(text.into()))
    }
}

/// A bare word has to be a level: the log would take any other for the name of a module and log nothing else,
/// and the empty word for "error".
fn is_no_level(word: &str) -> bool {
    let is_directive = word.contains(['=', '[', ':']);
    !is_directive && (word.trim().is_empty() || word.trim().parse::<LevelFilter>().is_err())
}

/// A bucket as a flag names it: `name@region`, or `name` alone; the name may end with `-appid`.
#[derive(Debug, Clone)]
pub struct BucketName {
    pub name: String,
    pub region: String,
}

/// Region of buckets that name none.
const REGION: &str = "ap-guangzhou";

impl FromStr for BucketName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, region) = text.split_once('@').unwrap_or((text, REGION));
        let short = BucketId::parse_full(name).map_or_else(|| name.into(), |id| id.name.to_string());
        if !is_bucket_name(&short) || !is_region(long_region(region)) {
            return Err("not a bucket; write name@region, such as mine@ap-guangzhou".into());
        }
        Ok(Self { name: name.into(), region: region.into() })
    }
}

/// An error code of VOD, as the catalogue lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct VodCode(pub i32);

/// A code to answer instead: any number but 0, which is success.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "i32")]
pub struct NewCode(pub i32);

/// Two codes as a flag names them: `19001=10008`.
#[derive(Debug, Clone, Copy)]
pub struct CodePair(pub VodCode, pub NewCode);

const NO_EXCHANGE: &str =
    "does not exchange a code of VOD for another; write 19001=10008 (`cosplay errors vod` lists them)";

impl FromStr for VodCode {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let code = text.trim().parse().map_err(|_| NO_EXCHANGE)?;
        let is_known = code != 0 && catalog::find(&i32::to_string(&code)).any(|row| row.family == "vod");
        if is_known { Ok(Self(code)) } else { Err(NO_EXCHANGE) }
    }
}

impl TryFrom<i32> for NewCode {
    type Error = &'static str;

    fn try_from(code: i32) -> Result<Self, Self::Error> {
        if code == 0 { Err(NO_EXCHANGE) } else { Ok(Self(code)) }
    }
}

impl FromStr for CodePair {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (code, other) = text.split_once('=').ok_or(NO_EXCHANGE)?;
        let other = other.trim().parse::<i32>().map_err(|_| NO_EXCHANGE)?;
        Ok(Self(code.parse()?, other.try_into()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        let cases =
            [("0", 0), ("1048576", 1 << 20), ("512MiB", 512 << 20), ("2G", 2 << 30), ("3 kb", 3 << 10)];
        for (text, bytes) in cases {
            assert_eq!(text.parse(), Ok(Size(bytes)), "{text}");
            assert_eq!(Size(bytes).to_string().parse(), Ok(Size(bytes)), "{text}");
        }
        for bad in ["", "M", "1.5G", "12X", "99999999999T", "-1"] {
            assert!(bad.parse::<Size>().is_err(), "{bad}");
        }
    }
}
