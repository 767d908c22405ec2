//! `/_cosplay/`: a page that shows what happens, for people. It has nothing that the rest of this interface has not.

use http::header::{HeaderName, HeaderValue, LOCATION};
use http::{Method, StatusCode};

use super::asked;
use crate::api::operation::{Auth, Failure, Operation, Selector, light};
use crate::domain::App;
use crate::wire::call::Call;
use crate::wire::reply::Reply;

/// The page.
pub static PAGE: Operation = operation("inspector", "", "Shows a person what happens.", |_, call| {
    if call.head.path == asked::BARE {
        let mut reply = Reply::new(StatusCode::PERMANENT_REDIRECT, "");
        reply.set(LOCATION, HeaderValue::from_static(asked::PREFIX));
        return Ok(reply);
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
    run: fn(&App, &Call) -> Result<Reply, Failure>,
) -> Operation {
    Operation {
        name,
        summary,
        doc: "cosplay's own",
        selector: Selector::Path(Method::GET, path),
        auth: Auth::Open,
        check: |_, call| asked::only(call, &[]),
        weight: light,
        run,
    }
}

/// Scripts come from here and from nowhere else; what requests say of themselves is shown, never run.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self'; frame-ancestors 'none'";

fn file(content_type: &'static str, text: &'static str) -> Reply {
    let mut reply = Reply::new(StatusCode::OK, text.as_bytes().to_vec()).typed(content_type);
    reply.set(HeaderName::from_static("content-security-policy"), HeaderValue::from_static(POLICY));
    reply
}
