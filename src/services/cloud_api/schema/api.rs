//! The APIs behind the hosts, told apart by their version.

use crate::services::cloud_api::schema::generated::{STS_ACTIONS, STS_REQUESTS, VOD_ACTIONS, VOD_REQUESTS};
use crate::services::cloud_api::schema::structure::Structure;

/// An API. A request names it by its version alone: hosts and credential scopes follow the endpoint that a
/// client was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Api {
    /// Video on demand.
    Vod,
    /// Temporary keys.
    Sts,
}

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
        }
    }

    /// The first label of its host, and the service that policies name.
    pub const fn service(self) -> &'static str {
        match self {
            Self::Vod => "vod",
            Self::Sts => "sts",
        }
    }

    /// Every action of the vendor's, played or not, in alphabetical order.
    pub const fn actions(self) -> &'static [&'static str] {
        match self {
            Self::Vod => VOD_ACTIONS,
            Self::Sts => STS_ACTIONS,
        }
    }

    /// The parameters of an action; none for one whose parameters are not in the table.
    pub fn request(self, action: &str) -> Option<&'static Structure> {
        let requests = match self {
            Self::Vod => VOD_REQUESTS,
            Self::Sts => STS_REQUESTS,
        };
        requests.iter().find(|(known, _)| *known == action).map(|(_, structure)| *structure)
    }
}
