//! `/_cosplay/`: a page that shows people what happens, made of nothing but the rest of this interface.

use http::StatusCode;
use http::header::{HeaderName, HeaderValue, LOCATION};

use crate::services::admin::envelope::{PREFIX, spec};
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;

pub(super) struct Page;

impl Operation for Page {
    type Service = Admin;
    type Input = bool;

    const SPEC: OperationSpec = spec(Verb::Get, "", "inspector", "Shows the inspector, a page for people.");
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<bool, Error> {
        Ok(request.target.is_bare)
    }

    fn run(_: &Ctx<Admin>, is_bare: bool) -> Result<Response, Error> {
        if is_bare {
            let mut response = Response::new(StatusCode::PERMANENT_REDIRECT, "");
            response.set(LOCATION, HeaderValue::from_static(PREFIX));
            return Ok(response);
        }
        Ok(file("text/html; charset=utf-8", include_str!("inspector.html")))
    }
}

pub(super) struct Script;

impl Operation for Script {
    type Service = Admin;
    type Input = ();

    const SPEC: OperationSpec =
        spec(Verb::Get, "inspector.js", "inspector_script", "Returns the script of the inspector's page.");
    const AUTH: Auth = Auth::Local;

    fn parse(_: &Request<Admin>) -> Result<(), Error> {
        Ok(())
    }

    fn run(_: &Ctx<Admin>, (): ()) -> Result<Response, Error> {
        Ok(file("text/javascript; charset=utf-8", include_str!("inspector.js")))
    }
}

/// Scripts come from here and from nowhere else; what requests say of themselves is shown, never run.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self'; \
    frame-ancestors 'none'";

fn file(content_type: &'static str, text: &'static str) -> Response {
    let mut response = Response::new(StatusCode::OK, text.as_bytes().to_vec()).typed(content_type);
    response.set(HeaderName::from_static("content-security-policy"), HeaderValue::from_static(POLICY));
    response
}
