//! The JSON API's word for who may read a file.

use serde::{Deserialize, Serialize};

/// The JSON API's `authority` of a file: who may read it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Authority {
    /// As the bucket's settings say.
    #[default]
    #[serde(rename = "eInvalid")]
    EInvalid,
    /// Reading needs a signature.
    #[serde(rename = "eWRPrivate")]
    EWRPrivate,
    /// Anybody may read.
    #[serde(rename = "eWPrivateRPublic")]
    EWPrivateRPublic,
}

impl Authority {
    /// Parses the vendor's name.
    pub fn parse(word: &str) -> Option<Self> {
        Self::deserialize(serde::de::value::StrDeserializer::<serde::de::value::Error>::new(word)).ok()
    }
}
