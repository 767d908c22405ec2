//! `/_cosplay/`: a page that shows what happens, for people. It has nothing that the rest of this interface has not.

use http::header::{HeaderName, HeaderValue, LOCATION};
use http::{Method, StatusCode};

use crate::domain::App;
use crate::services::admin::asked;
use crate::services::legacy::{Auth, Failure, Operation, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// The page.
pub static PAGE: Operation = operation("inspector", "", "Shows a person what happens.", |_, request| {
    if request.head.path == asked::BARE {
        let mut response = Response::new(StatusCode::PERMANENT_REDIRECT, "");
        response.set(LOCATION, HeaderValue::from_static(asked::PREFIX));
        return Ok(response);
    }
    Ok(file("text/html; charset=utf-8", include_str!("inspector.html")))
});
/// Its script.
pub static SCRIPT: Operation = operation("inspector_script", "inspector.js", "The page's script.", |_, _| {
    Ok(file("text/javascript; charset=utf-8", include_str!("inspector.js")))
});

const fn operation(
    name: &'static str,
    path: &'static str,
    summary: &'static str,
    run: fn(&App, &Request) -> Result<Response, Failure>,
) -> Operation {
    Operation {
        name,
        summary,
        doc: "cosplay's own",
        selector: Selector::Path(Method::GET, path),
        auth: Auth::Open,
        check: |_, request| asked::only(request, &[]),
        weight: light,
        run,
    }
}

/// Scripts come from here and from nowhere else; what requests say of themselves is shown, never run.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self'; frame-ancestors 'none'";

fn file(content_type: &'static str, text: &'static str) -> Response {
    let mut response = Response::new(StatusCode::OK, text.as_bytes().to_vec()).typed(content_type);
    response.set(HeaderName::from_static("content-security-policy"), HeaderValue::from_static(POLICY));
    response
}
