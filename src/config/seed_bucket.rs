//! `[[buckets]]` of a file: name and owner of a bucket, and beside them its settings.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{DeserializeSeed, Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::domain::store::bucket::BucketSettings;
use crate::primitives::names::AppId;

/// A bucket to create. Every key but `name` and `appid` is a setting.
#[derive(Debug, Clone)]
pub struct SeedBucket {
    /// Short name, without the AppId.
    pub name: String,
    /// Owner; the first account when absent.
    pub appid: Option<AppId>,
    pub settings: BucketSettings,
    /// File that names it.
    pub named_in: Option<Arc<Path>>,
}

/// serde's `flatten` would read the settings from a copy that knows no lines, and take unknown keys.
impl<'de> Deserialize<'de> for SeedBucket {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Table;
        impl<'de> Visitor<'de> for Table {
            type Value = SeedBucket;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a table with the name of a bucket")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<SeedBucket, A::Error> {
                let (mut name, mut appid) = (None, None);
                let rest = Rest { map, name: &mut name, appid: &mut appid };
                let settings = BucketSettings::deserialize(MapAccessDeserializer::new(rest))?;
                let name = name.ok_or_else(|| A::Error::missing_field("name"))?;
                Ok(SeedBucket { name, appid, settings, named_in: None })
            }
        }
        from.deserialize_map(Table)
    }
}

/// The keys of a bucket that are settings; takes the others out on the way.
struct Rest<'a, A> {
    map: A,
    name: &'a mut Option<String>,
    appid: &'a mut Option<AppId>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Rest<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        let mut seed = seed;
        loop {
            seed = match self.map.next_key_seed(Key(seed))? {
                None => return Ok(None),
                Some(Found::Setting(key)) => return Ok(Some(key)),
                Some(Found::Name(unused)) => {
                    *self.name = Some(self.map.next_value()?);
                    unused
                }
                Some(Found::AppId(unused)) => {
                    *self.appid = Some(self.map.next_value()?);
                    unused
                }
            }
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

/// A key, not yet known to be a setting.
struct Key<K>(K);

/// A key of a bucket; `K` is for settings, and comes back unused from the others.
enum Found<K, T> {
    Name(K),
    AppId(K),
    Setting(T),
}

impl<'de, K: DeserializeSeed<'de>> DeserializeSeed<'de> for Key<K> {
    type Value = Found<K, K::Value>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl<'de, K: DeserializeSeed<'de>> Visitor<'de> for Key<K> {
    type Value = Found<K, K::Value>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        match key {
            "name" => Ok(Found::Name(self.0)),
            "appid" => Ok(Found::AppId(self.0)),
            key => self.0.deserialize(StrDeserializer::new(key)).map(Found::Setting),
        }
    }
}
