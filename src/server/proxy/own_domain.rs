//! Domains of buckets' own (PUT Bucket domain): a request to one is for its bucket.

use crate::domain::App;
use crate::domain::store::domains::DomainType;
use crate::wire::host::{CosHost, Role, Serves, VendorHost, without_port};

/// The host that a domain of a bucket's own stands for; none for any other name.
pub(crate) fn stands_for(app: &App, authority: &str) -> Option<VendorHost> {
    let name = without_port(authority).trim_end_matches('.');
    let domain = app.store.domains.find(name)?;
    let serves = match domain.rule.serves {
        _ if !domain.rule.enabled => Serves::Nothing,
        DomainType::Rest => Serves::Rest,
        DomainType::Website => Serves::Website,
        DomainType::Accelerate => Serves::Accelerate,
    };
    let role = Role::Cos(CosHost::Domain { label: domain.bucket.to_string(), serves });
    Some(VendorHost { name: name.to_ascii_lowercase(), role })
}
