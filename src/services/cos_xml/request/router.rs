//! From method, resource, query and headers to the operation.

use crate::catalog::cos_xml as rows;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::subresources;
use crate::services::cos_xml::service::{CosXml, HostKind};
use crate::services::service::{Endpoint, Request};
use crate::services::spec::{OperationSpec, Resource, Route, Verb};

/// Finds the operation whose method, resource, query keys and header are there; of several, the one that asks
/// for most.
///
/// # Errors
/// `MethodNotAllowed`; those of a sub-resource that is not played.
pub(crate) fn route(
    request: &Request<CosXml>,
    operations: &'static [Endpoint<CosXml>],
) -> Result<&'static Endpoint<CosXml>, Error> {
    if request.target.host == HostKind::Website {
        return page(request, operations);
    }
    let (verb, resource) = (Verb::of(&request.head.method), request.target.resource());
    let fits = |endpoint: &&'static Endpoint<CosXml>| is_named(endpoint.spec, verb, resource, request);
    let found = operations.iter().filter(fits).max_by_key(|endpoint| weight(endpoint.spec));
    subresources::check(request, found.map(|endpoint| endpoint.spec), operations)?;
    found.ok_or_else(|| {
        let resource = subresources::describe(request.target.resource());
        let reason = format!("{} is not a method of {resource}", request.head.method);
        Error::new(&rows::METHOD_NOT_ALLOWED, reason)
    })
}

/// The one operation of a website host.
///
/// # Errors
/// `MethodNotAllowed` for anything but reading, and for sub-resources; `NotImplemented` for a parameter that
/// is not played.
fn page(
    request: &Request<CosXml>,
    operations: &'static [Endpoint<CosXml>],
) -> Result<&'static Endpoint<CosXml>, Error> {
    let refused = |what: &str| Err(Error::new(&rows::METHOD_NOT_ALLOWED, format!("a website host {what}")));
    if !matches!(Verb::of(&request.head.method), Some(Verb::Get | Verb::Head)) {
        return refused("is for reading; write through the bucket's own host");
    }
    if let Some(name) = subresources::first(request, operations) {
        return refused(&format!("has no sub-resource {name}; ask the bucket's own host"));
    }
    subresources::check_page(request)?;
    let found = operations.iter().find(|endpoint| endpoint.spec.route == Route::Host);
    found.ok_or_else(|| Error::Internal("no operation serves website hosts".into()))
}

fn is_named(spec: &OperationSpec, verb: Option<Verb>, on: Resource, request: &Request<CosXml>) -> bool {
    let Route::Resource { method, resource, keys, header } = spec.route else { return false };
    verb == Some(method)
        && on == resource
        && keys.iter().all(|key| request.params.query.has(key))
        && header.is_none_or(|header| request.head.text(header).is_some())
}

/// How much an operation asks for.
fn weight(spec: &OperationSpec) -> usize {
    match spec.route {
        Route::Resource { keys, header, .. } => 2 * keys.len() + usize::from(header.is_some()),
        Route::Op(_) | Route::Action(_) | Route::Host | Route::Path(..) => 0,
    }
}
