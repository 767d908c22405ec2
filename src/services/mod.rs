//! The vendor's services, side by side and blind to one another.

pub mod admin;
pub mod cos_json;
pub mod cos_xml;
pub mod error;
pub mod error_bucket;
pub mod legacy;
pub mod service;
pub mod spec;
pub mod vod;

use crate::domain::{Names, OperationName};
use crate::services::admin::service::Admin;
use crate::services::cos_json::service::CosJson;
use crate::services::cos_xml::service::CosXml;
use crate::services::error_bucket::service::ErrorBucket;
use crate::services::legacy::{Family, Selector};
use crate::services::service::Service;
use crate::services::spec::{OperationSpec, Route};
use crate::wire::request::RequestHead;

/// Every service that is not converted yet.
pub static FAMILIES: [&Family; 1] = [&vod::FAMILY];

/// The services by name, in the order in which they claim requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServiceName {
    /// The scripted bucket of the SDKs' retry suites.
    ErrorBucket,
    /// The COS JSON API.
    CosJson,
    /// cosplay's own interface.
    Admin,
    /// The COS XML API.
    CosXml,
}

impl ServiceName {
    /// Every service; earlier ones win a request that two would take.
    pub const ALL: [Self; 4] = [Self::ErrorBucket, Self::CosJson, Self::Admin, Self::CosXml];

    /// The service that answers a request; none if nobody does.
    pub fn of(head: &RequestHead) -> Option<Self> {
        Self::ALL.into_iter().find(|service| match service {
            Self::ErrorBucket => ErrorBucket::claims(head),
            Self::CosJson => CosJson::claims(head),
            Self::Admin => Admin::claims(head),
            Self::CosXml => CosXml::claims(head) && !FAMILIES.iter().any(|family| (family.claims)(head)),
        })
    }

    /// Adds to a request of another dialect what it means in the service's own.
    pub fn adapt(self, head: &mut RequestHead) {
        match self {
            Self::ErrorBucket => ErrorBucket::adapt(head),
            Self::CosJson => CosJson::adapt(head),
            Self::Admin => Admin::adapt(head),
            Self::CosXml => CosXml::adapt(head),
        }
    }

    /// Its name in rules, rows and the journal.
    pub fn name(self) -> &'static str {
        match self {
            Self::ErrorBucket => ErrorBucket::NAME,
            Self::CosJson => CosJson::NAME,
            Self::Admin => Admin::NAME,
            Self::CosXml => CosXml::NAME,
        }
    }

    /// Whether it is cosplay's own interface.
    pub fn is_own(self) -> bool {
        match self {
            Self::ErrorBucket => ErrorBucket::IS_OWN,
            Self::CosJson => CosJson::IS_OWN,
            Self::Admin => Admin::IS_OWN,
            Self::CosXml => CosXml::IS_OWN,
        }
    }

    /// Its operations as data.
    pub fn operations(self) -> Vec<&'static OperationSpec> {
        fn specs<S: Service>() -> Vec<&'static OperationSpec> {
            S::OPERATIONS.iter().map(|endpoint| endpoint.spec).collect()
        }
        match self {
            Self::ErrorBucket => specs::<ErrorBucket>(),
            Self::CosJson => specs::<CosJson>(),
            Self::Admin => specs::<Admin>(),
            Self::CosXml => specs::<CosXml>(),
        }
    }
}

/// Every operation's name, for the floors that may not know the services.
pub fn names() -> Names {
    let named = |service: ServiceName| {
        service.operations().into_iter().map(move |spec| OperationName {
            service: service.name(),
            route: match spec.route {
                Route::Path(verb, path) if service.is_own() => Some((verb.name().to_lowercase(), path)),
                _ => None,
            },
            is_played: !service.is_own(),
            name: format!("{}.{}", service.name(), spec.name),
            summary: spec.summary,
            doc: spec.doc,
        })
    };
    let legacy = |family: &'static Family| {
        family.operations.iter().map(|operation| OperationName {
            service: family.name,
            route: match &operation.selector {
                Selector::Path(method, path) if family.is_own() => {
                    Some((method.as_str().to_lowercase(), *path))
                }
                _ => None,
            },
            is_played: !family.is_own(),
            name: format!("{}.{}", family.name, operation.name),
            summary: operation.summary,
            doc: operation.doc,
        })
    };
    let services = ServiceName::ALL.into_iter().flat_map(named);
    Names { operations: services.chain(FAMILIES.into_iter().flat_map(legacy)).collect() }
}
