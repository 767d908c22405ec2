//! The part of VOD that a request is for: by its host where that is the vendor's, else by its path.

use http::StatusCode;

use crate::primitives::escape::decode_strict;
use crate::primitives::names::{AppId, BucketId, VOD_STORAGE_APPID};
use crate::services::spec::Verb;
use crate::services::vod::error::Error;
use crate::services::vod::service::{Shape, Target};
use crate::wire::host::{FORWARD, Role, VodHost};
use crate::wire::request::RequestHead;

/// Path of the upload API.
pub(super) const API: &str = "/v3/index.php";
/// Paths of telemetry: the web's and the mobile SDKs', and the C++ SDK's.
const REPORTS: [&str; 2] = ["/ugcupload_new", "/ugcupload"];
/// Path of HttpDNS.
const HTTP_DNS: &str = "/d";

/// A part of VOD.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Site {
    /// The upload API.
    Api,
    /// Telemetry of the SDKs.
    Report,
    /// HttpDNS: addresses of hosts.
    HttpDns,
    /// A service that makes upload signatures, with the shape of its responses.
    Signatures(Shape),
    /// Playback of an app's committed media.
    Playback(AppId),
    /// A host of VOD's with a path that it does not have.
    Nowhere,
}

/// Shapes by the name that `/mock/signature?shape=…` takes.
pub(super) const SHAPES: [(&str, Shape); 6] = [
    ("returnValue", Shape::ReturnValue),
    ("data", Shape::Data),
    ("sign", Shape::Sign),
    ("flat", Shape::Flat),
    ("text", Shape::Text),
    ("UploadSign", Shape::UploadSign),
];

/// Signature services by path. The first and the last are also found on hosts of our own; the last is
/// cosplay's own and answers in any shape.
const SIGNATURES: [(&str, Shape); 5] = [
    ("/interface.php", Shape::ReturnValue),
    ("/get_vod_sign", Shape::Data),
    ("/ugc-upload", Shape::Sign),
    ("/GetUploadSign", Shape::UploadSign),
    ("/mock/signature", Shape::Data),
];

/// The part of VOD that a request is for; none for requests to other services.
pub(super) fn site(head: &RequestHead) -> Option<Site> {
    match head.vendor.as_ref().map(|host| &host.role) {
        Some(Role::Vod(VodHost::Upload)) => Some(if is(head, API) { Site::Api } else { Site::Nowhere }),
        Some(Role::Vod(VodHost::Report)) => Some(Site::Report),
        Some(Role::Vod(VodHost::Signatures)) => Some(signatures(head).unwrap_or(Site::Nowhere)),
        Some(Role::Playback { appid }) => Some(Site::Playback(*appid)),
        Some(_) => None,
        None if is(head, API) => Some(Site::Api),
        None if REPORTS.iter().any(|path| is(head, path)) => Some(Site::Report),
        None if is(head, HTTP_DNS) && head.query.split('&').any(|pair| pair.starts_with("dn=")) => {
            Some(Site::HttpDns)
        }
        None if is(head, SIGNATURES[0].0) || is(head, SIGNATURES[4].0) => signatures(head),
        None => None,
    }
}

fn is(head: &RequestHead, path: &str) -> bool {
    head.path.trim_end_matches('/') == path
}

fn signatures(head: &RequestHead) -> Option<Site> {
    let (_, usual) = SIGNATURES.iter().find(|(path, _)| is(head, path))?;
    let asked = head.query.split('&').find_map(|pair| pair.strip_prefix("shape="));
    let asked = asked.and_then(|name| SHAPES.iter().find(|(known, _)| *known == name));
    Some(Site::Signatures(asked.map_or(*usual, |(_, shape)| *shape)))
}

/// Reads method and URL.
pub(super) fn target(head: &RequestHead) -> Result<Target, Error> {
    let (target, methods) = match site(head) {
        Some(Site::Api) => (Target::Api, &[Verb::Post, Verb::Get][..]),
        Some(Site::Signatures(shape)) => (Target::Signatures(shape), &[Verb::Post, Verb::Get][..]),
        Some(Site::Report) => (Target::Report, &[Verb::Post][..]),
        Some(Site::HttpDns) => (Target::HttpDns, &[Verb::Get, Verb::Head][..]),
        Some(Site::Playback(app)) => {
            check_method(head, &[Verb::Get, Verb::Head])?;
            return playback(head, app);
        }
        Some(Site::Nowhere) | None => return Err(nowhere(head)),
    };
    check_method(head, methods)?;
    Ok(target)
}

fn check_method(head: &RequestHead, methods: &[Verb]) -> Result<(), Error> {
    if Verb::of(&head.method).is_some_and(|verb| methods.contains(&verb)) {
        return Ok(());
    }
    let sentence = format!("{} is not a method of {}; send {}", head.method, head.path, methods[0].name());
    Err(Error::Address { status: StatusCode::METHOD_NOT_ALLOWED, sentence })
}

fn playback(head: &RequestHead, app: AppId) -> Result<Target, Error> {
    let key = decode_strict(head.path.trim_start_matches('/')).map_err(|error| Error::Address {
        status: StatusCode::BAD_REQUEST,
        sentence: format!("in the path, {error}"),
    })?;
    let bucket = BucketId::new(VOD_STORAGE_APPID, key.split('/').next().unwrap_or_default());
    Ok(Target::Playback { app, bucket, key: key.into_owned() })
}

fn nowhere(head: &RequestHead) -> Error {
    let host = head.vendor.as_ref().map_or("", |host| &host.name);
    let mut sentence = format!("{host} has no {}; the upload API is {API}?Action=ApplyUploadUGC", head.path);
    // One that names a host of COS has gone there before it is looked at here.
    if let Some(forward) = head.headers.get(FORWARD).map(|value| value.as_bytes().escape_ascii()) {
        sentence += &format!(". The header Vod-Forward-Cos: {forward} names no host of COS");
    }
    Error::Address { status: StatusCode::NOT_FOUND, sentence }
}
