//! Which of VOD's faces a request asks: by its host where that is the vendor's, else by its path.

use http::Method;

use crate::primitives::escape::decode_strict;
use crate::services::legacy::Failure;
use crate::wire::host::{FORWARD, Role, VodHost};
use crate::wire::request::{Address, RequestHead, Surface};

/// Path of the upload API.
pub const API: &str = "/v3/index.php";
/// Paths of telemetry: the web's and the mobile SDKs', and the C++ SDK's.
const REPORTS: [&str; 2] = ["/ugcupload_new", "/ugcupload"];
/// Path of the question which address a host has.
const HTTP_DNS: &str = "/d";

/// One of VOD's faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// The upload API.
    Api,
    /// Telemetry.
    Report,
    /// Which address a host has.
    HttpDns,
    /// A service that hands out upload signatures, with the shape of its answers.
    Signatures(Shape),
    /// Playback of committed media.
    Playback,
    /// A host of VOD's, a path it does not have.
    Nowhere,
}

/// The shape in which a signature service answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `{"returnValue":0,"returnMsg":…,"returnData":{"signature":…}}`, as captured.
    ReturnValue,
    /// `{"code":0,"message":"ok","data":{"signature":…}}`, as in the guide's sample service.
    Data,
    /// The same with `data.sign`, as the SDKs' demos read it.
    Sign,
    /// `{"code":0,"signature":…}`, as in the web SDK's guide.
    Flat,
    /// The signature and nothing else, as the vendor's function template answers.
    Text,
    /// `{"RequestId":…,"Code":0,"Message":…,"Data":{"UploadSign":…,"ExpireTime":…}}`, as the short-video template does.
    UploadSign,
}

/// Shapes by the name that `/mock/signature?shape=…` takes.
pub const SHAPES: [(&str, Shape); 6] = [
    ("returnValue", Shape::ReturnValue),
    ("data", Shape::Data),
    ("sign", Shape::Sign),
    ("flat", Shape::Flat),
    ("text", Shape::Text),
    ("UploadSign", Shape::UploadSign),
];

/// Signature services by path. The first is also found on hosts of our own, and so is the last, which is none of the
/// vendor's: it answers in any shape.
const SIGNATURES: [(&str, Shape); 5] = [
    ("/interface.php", Shape::ReturnValue),
    ("/get_vod_sign", Shape::Data),
    ("/ugc-upload", Shape::Sign),
    ("/GetUploadSign", Shape::UploadSign),
    ("/mock/signature", Shape::Data),
];

/// The face a request asks; none for requests of other services.
pub fn face(head: &RequestHead) -> Option<Face> {
    match head.vendor.as_ref().map(|host| &host.role) {
        Some(Role::Vod(VodHost::Upload)) => Some(if is(head, API) { Face::Api } else { Face::Nowhere }),
        Some(Role::Vod(VodHost::Report)) => Some(Face::Report),
        Some(Role::Vod(VodHost::Signatures)) => Some(signatures(head).unwrap_or(Face::Nowhere)),
        Some(Role::Playback { .. }) => Some(Face::Playback),
        Some(_) => None,
        None if is(head, API) => Some(Face::Api),
        None if REPORTS.iter().any(|path| is(head, path)) => Some(Face::Report),
        None if is(head, HTTP_DNS) && head.query.split('&').any(|pair| pair.starts_with("dn=")) => {
            Some(Face::HttpDns)
        }
        None if is(head, SIGNATURES[0].0) || is(head, SIGNATURES[4].0) => signatures(head),
        None => None,
    }
}

fn is(head: &RequestHead, path: &str) -> bool {
    head.path.trim_end_matches('/') == path
}

fn signatures(head: &RequestHead) -> Option<Face> {
    let (_, usual) = SIGNATURES.iter().find(|(path, _)| is(head, path))?;
    let asked = head.query.split('&').find_map(|pair| pair.strip_prefix("shape="));
    let asked = asked.and_then(|name| SHAPES.iter().find(|(known, _)| *known == name));
    Some(Face::Signatures(asked.map_or(*usual, |(_, shape)| *shape)))
}

/// Reads method and URL.
pub fn locate(head: &RequestHead) -> Result<Address, Failure> {
    let face = face(head).unwrap_or(Face::Nowhere);
    let (get, post, either) =
        (&[Method::GET, Method::HEAD][..], &[Method::POST][..], &[Method::POST, Method::GET][..]);
    let methods = match face {
        Face::Nowhere => return Err(nowhere(head)),
        Face::Playback | Face::HttpDns => get,
        Face::Api | Face::Signatures(_) => either,
        Face::Report => post,
    };
    if !methods.contains(&head.method) {
        let sentence = format!("{} is not a method of {}; send {}", head.method, head.path, methods[0]);
        return Err(Failure::Plain { status: http::StatusCode::METHOD_NOT_ALLOWED, sentence });
    }
    let Some(Role::Playback { appid }) = head.vendor.as_ref().map(|host| &host.role) else {
        return Ok(Address::default());
    };
    let key = decode_strict(head.path.trim_start_matches('/')).map_err(|error| Failure::Plain {
        status: http::StatusCode::BAD_REQUEST,
        sentence: format!("in the path, {error}"),
    })?;
    let bucket = key.split('/').next().unwrap_or_default().to_owned();
    let (appid, key) = (appid.to_string(), key.into_owned());
    Ok(Address { surface: Surface::Download, appid, bucket, key, slash: false })
}

fn nowhere(head: &RequestHead) -> Failure {
    let host = head.vendor.as_ref().map_or("", |host| &host.name);
    let mut sentence = format!("{host} has no {}; the upload API is {API}?Action=ApplyUploadUGC", head.path);
    // One that names a host of COS has gone there before it is looked at here.
    if let Some(forward) = head.headers.get(FORWARD).map(|value| value.as_bytes().escape_ascii()) {
        sentence += &format!(". The header Vod-Forward-Cos: {forward} names no host of COS");
    }
    Failure::Plain { status: http::StatusCode::NOT_FOUND, sentence }
}
