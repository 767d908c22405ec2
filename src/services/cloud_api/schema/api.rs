//! The APIs behind the hosts, told apart by their version.

use crate::services::cloud_api::schema::generated::{STS_ACTIONS, STS_REQUESTS, VOD_ACTIONS, VOD_REQUESTS};
use crate::services::cloud_api::schema::structure::{Kind, Member, Structure};

/// An API. A request names it by its version alone: hosts and credential scopes follow the endpoint that a
/// client was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Api {
    /// Video on demand.
    Vod,
    /// Temporary keys.
    Sts,
    /// Temporary keys as of 2017, which have no version.
    Sts2017,
}

/// Parameters of `GetFederationToken` of 2017.
pub const FEDERATION_2017: &[&str] = &["name", "policy", "durationSeconds"];
static FEDERATION_2017_REQUEST: Structure = Structure {
    name: "GetFederationToken",
    members: &[
        Member { name: "name", kind: Kind::Text, is_list: false, is_required: true },
        Member { name: "policy", kind: Kind::Text, is_list: false, is_required: true },
        Member { name: "durationSeconds", kind: Kind::Uint, is_list: false, is_required: false },
    ],
};

/// A version of VOD that exists and is not played: the professional edition's.
pub const VOD_PROFESSIONAL: &str = "2024-07-18";

impl Api {
    /// The API of a version.
    pub fn of_version(version: &str) -> Option<Self> {
        [Self::Vod, Self::Sts].into_iter().find(|api| api.version() == version)
    }

    /// Its version.
    pub const fn version(self) -> &'static str {
        match self {
            Self::Vod => "2018-07-17",
            Self::Sts => "2018-08-13",
            Self::Sts2017 => "",
        }
    }

    /// The first label of its host, and the service that policies name.
    pub const fn service(self) -> &'static str {
        match self {
            Self::Vod => "vod",
            Self::Sts | Self::Sts2017 => "sts",
        }
    }

    /// Every action of the vendor's, played or not, in alphabetical order.
    pub const fn actions(self) -> &'static [&'static str] {
        match self {
            Self::Vod => VOD_ACTIONS,
            Self::Sts | Self::Sts2017 => STS_ACTIONS,
        }
    }

    /// The parameters of an action; none for one whose parameters are not in the table.
    pub fn request(self, action: &str) -> Option<&'static Structure> {
        let requests = match self {
            Self::Vod => VOD_REQUESTS,
            Self::Sts => STS_REQUESTS,
            Self::Sts2017 => &[("GetFederationToken", &FEDERATION_2017_REQUEST)],
        };
        requests.iter().find(|(known, _)| *known == action).map(|(_, structure)| *structure)
    }
}
