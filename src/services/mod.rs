//! The vendor's services, side by side and blind to one another.

pub mod admin;
pub mod cloud_api;
pub mod cos_json;
pub(crate) mod cos_xml;
pub mod error;
pub(crate) mod error_bucket;
pub mod service;
pub mod spec;
pub mod vod;

use crate::domain::{Names, OperationName};
use crate::services::service::Service;
use crate::services::spec::{OperationSpec, Route};
use crate::wire::request::RequestHead;

/// The services by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServiceName {
    /// The scripted bucket of the SDKs' retry suites.
    ErrorBucket,
    /// API 3.0 of VOD and STS.
    CloudApi,
    /// VOD client upload.
    Vod,
    /// The COS JSON API.
    CosJson,
    /// cosplay's own interface.
    Admin,
    /// The COS XML API.
    CosXml,
}

/// Evaluates an expression with the type of the service that a name stands for: the one list of names and
/// types.
macro_rules! with_service {
    ($name:expr, $service:ident => $body:expr) => {
        match $name {
            $crate::services::ServiceName::ErrorBucket => {
                type $service = $crate::services::error_bucket::service::ErrorBucket;
                $body
            }
            $crate::services::ServiceName::CloudApi => {
                type $service = $crate::services::cloud_api::service::CloudApi;
                $body
            }
            $crate::services::ServiceName::Vod => {
                type $service = $crate::services::vod::service::Vod;
                $body
            }
            $crate::services::ServiceName::CosJson => {
                type $service = $crate::services::cos_json::service::CosJson;
                $body
            }
            $crate::services::ServiceName::Admin => {
                type $service = $crate::services::admin::service::Admin;
                $body
            }
            $crate::services::ServiceName::CosXml => {
                type $service = $crate::services::cos_xml::service::CosXml;
                $body
            }
        }
    };
}
pub(crate) use with_service;

impl ServiceName {
    /// Every service; earlier ones win a request that two would take.
    pub const ALL: [Self; 6] =
        [Self::ErrorBucket, Self::CloudApi, Self::Vod, Self::CosJson, Self::Admin, Self::CosXml];

    /// The service that answers a request; none if nobody does.
    pub fn of(head: &RequestHead) -> Option<Self> {
        Self::ALL.into_iter().find(|name| with_service!(name, S => S::claims(head)))
    }

    /// Adds to a request of another dialect what it means in the service's own.
    pub fn adapt(self, head: &mut RequestHead) {
        with_service!(self, S => S::adapt(head));
    }

    /// Its name in rules, rows and the journal.
    pub fn name(self) -> &'static str {
        with_service!(self, S => S::NAME)
    }

    /// Whether it is cosplay's own interface.
    pub fn is_own(self) -> bool {
        with_service!(self, S => S::IS_OWN)
    }

    /// Its operations as data.
    pub fn operations(self) -> Vec<&'static OperationSpec> {
        with_service!(self, S => S::OPERATIONS.iter().map(|endpoint| endpoint.spec).collect())
    }
}

/// Every operation's name, for the floors that may not know the services.
pub fn names() -> Names {
    let named = |service: ServiceName| {
        service.operations().into_iter().map(move |spec| OperationName {
            service: service.name(),
            route: match spec.route {
                Route::Path(verb, path) if service.is_own() => Some((verb.name().to_lowercase(), path)),
                Route::Op(_) | Route::Action(_) | Route::Host | Route::Path(..) | Route::Resource { .. } => {
                    None
                }
            },
            note: spec.note,
            is_played: !service.is_own(),
            name: format!("{}.{}", service.name(), spec.name),
            summary: spec.summary,
            doc: spec.doc,
            action: spec.action,
        })
    };
    Names { operations: ServiceName::ALL.into_iter().flat_map(named).collect() }
}
