//! `/_cosplay/ui/assets/…`: style, scripts and icon of the pages, compiled into the program, and the headers
//! that keep a page from running or loading anything else.

use bytes::Bytes;
use http::StatusCode;
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, ETAG, HeaderValue, IF_NONE_MATCH, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};

use crate::services::admin::envelope::spec;
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;

/// A file of the pages.
struct Asset {
    name: &'static str,
    content_type: &'static str,
    text: &'static str,
}

/// The files of `assets`, each with its content type.
macro_rules! assets {
    ($($name:literal: $content_type:expr;)*) => {
        &[$(Asset {
            name: $name,
            content_type: $content_type,
            text: include_str!(concat!("assets/", $name)),
        }),*]
    };
}

const SCRIPT: &str = "text/javascript; charset=utf-8";

const ASSETS: &[Asset] = assets! {
    "inspector.css": "text/css; charset=utf-8";
    "explain.js": SCRIPT;
    "icon.svg": "image/svg+xml";
    "page.js": SCRIPT;
    "faults.js": SCRIPT;
    "objects.js": SCRIPT;
    "request.js": SCRIPT;
    "requests.js": SCRIPT;
};

/// Scripts, styles and pictures come from here and from nowhere else; what requests say of themselves is
/// shown, never run.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The response with the headers of pages and their files.
pub(super) fn secured(mut response: Response) -> Response {
    let fixed = HeaderValue::from_static;
    response.set(CONTENT_SECURITY_POLICY, fixed(POLICY));
    response.set(X_CONTENT_TYPE_OPTIONS, fixed("nosniff"));
    // Forms need their origin, which `no-referrer` would hide.
    response.set(REFERRER_POLICY, fixed("same-origin"));
    response.set(CACHE_CONTROL, fixed("no-cache"));
    response
}

/// Returns a file of the pages.
pub(in crate::services::admin) struct ShowAsset;

impl Operation for ShowAsset {
    type Service = Admin;
    /// Its name, and the `If-None-Match` of the request.
    type Input = (String, Option<String>);

    const SPEC: OperationSpec = OperationSpec {
        statuses: &[200, 304, 404],
        ..spec(Verb::Get, "ui/assets/{name}", "ui_asset", "Returns style, script or icon of the pages.")
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Self::Input, Error> {
        let known = request.head.header(IF_NONE_MATCH).map(str::to_owned);
        Ok((request.target.segment(2), known))
    }

    fn run(_: &Ctx<Admin>, (name, known): Self::Input) -> Result<Response, Error> {
        let asset = ASSETS.iter().find(|asset| asset.name == name);
        let asset = asset.ok_or_else(|| Error::NotFound(format!("the pages have no file {name:?}")))?;
        let tag = format!("\"{:016x}\"", checksum(asset.text.as_bytes()));
        let is_known = known.is_some_and(|known| known.contains(&tag));
        let mut response = if is_known {
            Response::new(StatusCode::NOT_MODIFIED, "")
        } else {
            Response::new(StatusCode::OK, Bytes::from_static(asset.text.as_bytes())).typed(asset.content_type)
        };
        response.set_text(ETAG, &tag);
        Ok(secured(response))
    }
}

/// FNV-1a, 64 bits: tells one version of a file from the next.
const fn checksum(text: &[u8]) -> u64 {
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = 0;
    while at < text.len() {
        sum = (sum ^ text[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    sum
}
