//! AppIds, bucket ids, keys and regions.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The number of an account that owns buckets: 1 to 4 294 967 295.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct AppId(pub u32);

/// The AppId of VOD's storage, which is the same in every captured response. Each of its buckets belongs to
/// the account that applied for the upload.
pub const VOD_STORAGE_APPID: AppId = AppId(10_022_853);

impl AppId {
    /// Fewest digits of an AppId in a bucket's full name, so that `ec-2017` stays a plain name.
    pub const MIN_DIGITS: usize = 5;
    /// Smallest AppId that an account may have: its buckets have a full name.
    pub const MIN: Self = Self(10_000);

    /// Parses decimal digits; none for zero and for what does not fit.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.as_bytes().first().is_some_and(u8::is_ascii_digit); // `parse` takes a sign
        text.parse().ok().filter(|&id| digits && id != 0).map(Self)
    }
}

impl fmt::Display for AppId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// The owner's AppId and the short name of a bucket (`examplebucket`, without the AppId).
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct BucketId {
    pub appid: AppId,
    pub name: Box<str>,
}

impl BucketId {
    pub fn new(appid: AppId, name: &str) -> Self {
        Self { appid, name: name.into() }
    }

    /// Parses `examplebucket-1250000000`; none where the AppId has fewer digits than [`AppId::MIN_DIGITS`].
    pub fn parse_full(text: &str) -> Option<Self> {
        let (name, appid) = text.rsplit_once('-')?;
        let appid = (appid.len() >= AppId::MIN_DIGITS).then(|| AppId::parse(appid)).flatten()?;
        is_bucket_name(name).then(|| Self::new(appid, name))
    }
}

impl fmt::Display for BucketId {
    /// The full name, `examplebucket-1250000000`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{}", self.name, self.appid)
    }
}

/// Whether the JSON API can address a bucket by this name.
pub fn is_bucket_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 60
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

/// Short region labels of JSON API hosts that differ from the XML API's region names.
pub const REGIONS: [(&str, &str); 11] = [
    ("sh", "ap-shanghai"),
    ("gz", "ap-guangzhou"),
    ("gzp", "ap-guangzhou-2"),
    ("tj", "ap-beijing-1"),
    ("bj", "ap-beijing"),
    ("cd", "ap-chengdu"),
    ("cq", "ap-chongqing"),
    ("sgp", "ap-singapore"),
    ("hk", "ap-hongkong"),
    ("ca", "na-toronto"),
    ("ger", "eu-frankfurt"),
];

/// The short label of a region given by either name; an unknown one stays.
pub fn short_region(region: &str) -> &str {
    REGIONS.iter().find(|(_, long)| *long == region).map_or(region, |(short, _)| short)
}

/// The long name of a region given by either name; an unknown one stays.
pub fn long_region(region: &str) -> &str {
    REGIONS.iter().find(|(short, _)| *short == region).map_or(region, |(_, long)| long)
}

/// Whether a name has the form of a region's: `<area>-<name>[-n]`. There is no list of them: the vendor opens
/// new ones.
pub fn is_region(region: &str) -> bool {
    let parts: Vec<&str> = region.split('-').collect();
    let sound = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric());
    (2..=3).contains(&parts.len()) && parts[0].len() == 2 && parts.iter().all(sound)
}

/// The directory part of a key with its final slash, empty at the root. For the key of a directory, its
/// parent.
pub fn parent(key: &str) -> &str {
    let body = key.strip_suffix('/').unwrap_or(key);
    body.rfind('/').map_or("", |slash| &key[..=slash])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_bucket_names_end_in_an_appid() {
        assert_eq!(BucketId::parse_full("a-b-1250000000"), Some(BucketId::new(AppId(1_250_000_000), "a-b")));
        for bad in ["ec-2017", "sh", "-12345", "a-0000000000", "a-99999999999", "a b-12345"] {
            assert_eq!(BucketId::parse_full(bad), None, "{bad}");
        }
    }

    #[test]
    fn appids_are_plain_positive_decimals() {
        assert_eq!(AppId::parse("1250000000"), Some(AppId(1_250_000_000)));
        for bad in ["", "0", "+5", "4294967296", "12a"] {
            assert_eq!(AppId::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_region_has_an_area_and_a_name() {
        assert!(
            ["ap-guangzhou", "ap-guangzhou-2", "na-toronto", "ap-shenzhen-fsi"].into_iter().all(is_region)
        );
        assert!(!["", "gz", "mars", "guangzhou", "ap-", "apx-y", "ap-a-b-c"].into_iter().any(is_region));
    }

    #[test]
    fn parents_end_in_a_slash() {
        for (key, want) in [("a", ""), ("a/", ""), ("a/b", "a/"), ("a/b/", "a/"), ("a/b/c", "a/b/"), ("", "")]
        {
            assert_eq!(parent(key), want, "{key}");
        }
    }
}
