//! `/_cosplay/explain`: what a signature says, what is wrong with it, and why, by the keys that are known here.

use http::Method;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::domain::auth::explain::explain;
use crate::services::admin::{asked, envelope};
use crate::services::legacy::{Auth, Operation, Selector, light};

/// Explains a signature.
pub static OP: Operation = Operation {
    name: "explain",
    summary: r#"Says what a signature says, what is wrong with it, and why: {"signature":"…"}; nothing is spent."#,
    doc: "cosplay's own",
    selector: Selector::Path(Method::POST, "explain"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &["appid"]),
    weight: light,
    run: |app, request| {
        let Which { signature } = asked::body(request)?;
        let now = app.now_of(asked::tenant(request)?);
        Ok(envelope::success(&explain(&signature, app.keyring(), now)))
    },
};

/// Which signature is meant.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Which {
    /// Bare, or as a header, a URL or a form parameter carries it.
    signature: String,
}
