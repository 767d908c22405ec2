//! From a request head to the service that answers it: by a vendor host, else by the path.

use std::sync::Arc;

use http::request::Parts;
use http::{StatusCode, header};

use crate::domain::App;
use crate::server::exchange::host_header;
use crate::server::io::connection_context::Arrival;
use crate::server::proxy::{foreign, own_domain, upload_domain};
use crate::server::shared::Shared;
use crate::services::ServiceName;
use crate::wire::host::{FORWARD, Role, VendorHost};
use crate::wire::request::RequestHead;
use crate::wire::response::Response;

/// Destination of a request.
pub(super) enum Route {
    /// A service.
    Service(ServiceName, Arc<RequestHead>),
    /// No service; the response.
    Here(Box<Response>),
}

/// Finds the service that answers.
pub(super) fn route(shared: &Shared, arrival: Arrival, parts: Parts) -> Route {
    if let Err(reason) = host_header::check(&parts) {
        return Route::Here(Box::new(foreign::refuse_host(&shared.app, &parts, reason)));
    }
    let proxied = parts.uri.authority().is_some();
    let mut head = head(parts, arrival);
    head.vendor = upload_domain::stands_for(shared, &head, arrival, proxied).or(head.vendor);
    if head.vendor.is_none() {
        head.vendor = own_domain::stands_for(&shared.app, &head.authority);
    }
    if arrival.scripted {
        head.vendor = Some(VendorHost { name: head.authority.clone(), role: Role::ErrorBucket });
    }
    let vendors = head.vendor.is_some() && !head.vendor_in_path;
    if proxied && !vendors && !shared.is_here(&head.authority, arrival) {
        return Route::Here(Box::new(foreign::refuse(&shared.app, head.method_name(), &head.authority)));
    }
    head.unknown_host = head.vendor.is_none() && !shared.is_known(&head.authority);
    match ServiceName::of(&head) {
        Some(service) => {
            head.untrusted_host = service.is_own() && head.unknown_host;
            service.adapt(&mut head);
            Route::Service(service, head.into())
        }
        None if head.vendor.is_some() => Route::Here(Box::new(not_played(&shared.app, &head))),
        None => Route::Here(Box::new(front_door(&head))),
    }
}

/// Parses host and path. Behind a host of our own, a vendor host as first path segment counts as the host.
fn head(parts: Parts, arrival: Arrival) -> RequestHead {
    let host = parts.headers.get(header::HOST).and_then(|value| value.to_str().ok());
    let authority =
        parts.uri.authority().map(http::uri::Authority::as_str).or(host).unwrap_or_default().to_owned();
    let path = parts.uri.path().to_owned();
    let query = parts.uri.query().unwrap_or_default().to_owned();
    let vendor = VendorHost::parse(&authority);
    let mut head = RequestHead {
        method: parts.method,
        path,
        query,
        headers: parts.headers,
        authority,
        connection: arrival.connection,
        peer: arrival.peer,
        tls: arrival.tls,
        vendor,
        vendor_in_path: false,
        unknown_host: false,
        untrusted_host: false,
    };
    if head.vendor.is_none() {
        rehost(&mut head);
    }
    forward(&mut head);
    head
}

/// `Vod-Forward-Cos: <host>` → that host, as if the request had come to it.
fn forward(head: &mut RequestHead) {
    let Some(host) = head.text(FORWARD).map(str::to_owned) else { return };
    if let Some(vendor) = VendorHost::parse(&host) {
        head.vendor = Some(vendor);
        head.authority = host;
        head.vendor_in_path = false;
    }
}

/// `/<vendor host>/<path>` → that host and `/<path>`.
fn rehost(head: &mut RequestHead) {
    let rest = head.path.strip_prefix('/').unwrap_or_default();
    let (first, path) = rest.split_once('/').unwrap_or((rest, ""));
    if let Some(vendor) = VendorHost::parse(first) {
        head.path = format!("/{path}");
        head.vendor = Some(vendor);
        head.vendor_in_path = true;
    }
}

fn not_played(app: &App, head: &RequestHead) -> Response {
    let name = head.vendor.as_ref().map_or("", |host| &host.name);
    app.tally.unplayed(name);
    let sentence = format!(
        "cosplay {} does not play the host {name}. It plays vod2.qcloud.com, \
         <appid>.vod2.myqcloud.com, <region>.file.myqcloud.com, <bucket>-<appid>.file.myqcloud.com, <bucket>-<appid>.cos<region>.myqcloud.com and \
         <bucket>-<appid>.cos.<region>.myqcloud.com.",
        env!("CARGO_PKG_VERSION")
    );
    let mut response = Response::sentence(StatusCode::NOT_IMPLEMENTED, &sentence);
    response.set_reason(sentence);
    response
}

/// The page at the root of a host of our own. Any other path is a key of the default bucket.
fn front_door(head: &RequestHead) -> Response {
    let base = format!("{}://{}", head.scheme(), head.authority);
    let text = format!(
        "cosplay {} plays VOD client upload and the COS JSON and XML APIs.\n\n\
         VOD        {base}/v3/index.php?Action=ApplyUploadUGC\n\
         JSON API   {base}/files/v2/<appid>/<bucket>/<path>\n\
         XML API    {base}/<bucket>-<appid>/<key>\n\
         any host   {base}/<vendor host>/<path>\n\
         inspector  {base}/_cosplay/\n\
         operations {base}/_cosplay/operations\n\
         errors     {base}/_cosplay/errors\n\
         sign       cosplay sign --help",
        env!("CARGO_PKG_VERSION")
    );
    Response::sentence(StatusCode::OK, &text)
}
