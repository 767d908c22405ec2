//! Sub-apps of an account in VOD, as the option `vod.sub_apps` lists them and CreateSubAppId adds to it.
//!
//! <https://cloud.tencent.com/document/product/266/14574>

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::primitives::names::AppId;
use crate::primitives::time::UnixSeconds;

/// `Status` of a sub-app. Only one that is on can be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum SubAppStatus {
    #[default]
    On,
    Off,
    Destroyed,
}

impl SubAppStatus {
    /// The vendor's word.
    pub fn text(self) -> &'static str {
        match self {
            Self::On => "On",
            Self::Off => "Off",
            Self::Destroyed => "Destroyed",
        }
    }
}

/// `Mode` of a sub-app: how its media are named.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum SubAppMode {
    #[default]
    #[serde(rename = "fileid")]
    FileId,
    /// Uploads may choose their path.
    #[serde(rename = "fileid+path")]
    FileIdAndPath,
}

impl SubAppMode {
    /// The vendor's word.
    pub fn text(self) -> &'static str {
        match self {
            Self::FileId => "fileid",
            Self::FileIdAndPath => "fileid+path",
        }
    }
}

/// A sub-app; in options its number alone, or an object.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct SubApp {
    pub id: AppId,
    pub name: String,
    pub description: String,
    pub status: SubAppStatus,
    pub mode: SubAppMode,
    /// Its first storage region; the account's usual one unless it is given.
    pub region: Option<String>,
    pub created: UnixSeconds,
    pub tags: BTreeMap<String, String>,
}

impl From<AppId> for SubApp {
    fn from(id: AppId) -> Self {
        Self {
            id,
            name: id.to_string(),
            description: String::new(),
            status: SubAppStatus::default(),
            mode: SubAppMode::default(),
            region: None,
            created: UnixSeconds(0),
            tags: BTreeMap::new(),
        }
    }
}

/// JSON of a [`SubApp`].
#[derive(Clone, Serialize, Deserialize)]
#[serde(
    untagged,
    expecting = "expected a number, or an object with id and perhaps name, description, status, \
mode, region, created, tags"
)]
enum Written {
    Number(AppId),
    Object(Whole),
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    id: AppId,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    description: String,
    #[serde(default)]
    status: SubAppStatus,
    #[serde(default)]
    mode: SubAppMode,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    region: Option<String>,
    #[serde(default)]
    created: i64,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    tags: BTreeMap<String, String>,
}

impl From<Written> for SubApp {
    fn from(written: Written) -> Self {
        let Whole { id, name, description, status, mode, region, created, tags } = match written {
            Written::Number(id) => return Self::from(id),
            Written::Object(whole) => whole,
        };
        let name = name.unwrap_or_else(|| id.to_string());
        Self { id, name, description, status, mode, region, created: UnixSeconds(created), tags }
    }
}

impl From<SubApp> for Written {
    fn from(app: SubApp) -> Self {
        if app == SubApp::from(app.id) {
            return Self::Number(app.id);
        }
        let SubApp { id, name, description, status, mode, region, created, tags } = app;
        let (name, created) = (Some(name), created.0);
        Self::Object(Whole { id, name, description, status, mode, region, created, tags })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sub_app_is_written_as_a_number_until_more_is_known_of_it() {
        let read = |text: &str| serde_json::from_str::<SubApp>(text).expect("it is a sub-app");
        let text = |app: &SubApp| serde_json::to_string(app).expect("it has string keys only");
        let plain = read("1400000001");
        assert_eq!((&*plain.name, text(&plain)), ("1400000001", "1400000001".into()));
        let named = read(r#"{"id":1400000001,"name":"a","status":"Off","mode":"fileid+path"}"#);
        assert_eq!((named.status, named.mode), (SubAppStatus::Off, SubAppMode::FileIdAndPath));
        assert_eq!(read(&text(&named)), named);
        assert!(serde_json::from_str::<SubApp>(r#"{"id":1400000001,"nane":"a"}"#).is_err());
    }
}
