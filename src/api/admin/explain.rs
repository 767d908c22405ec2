//! `/_cosplay/explain`: what a signature says, what is wrong with it, and why, by the keys that are known here.

use http::Method;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{asked, envelope};
use crate::api::operation::{Auth, Operation, Selector, light};
use crate::domain::auth::explain::explain;

/// Explains a signature.
pub static OP: Operation = Operation {
    name: "explain",
    summary: r#"Says what a signature says, what is wrong with it, and why: {"signature":"…"}; nothing is spent."#,
    doc: "cosplay's own",
    selector: Selector::Path(Method::POST, "explain"),
    auth: Auth::Open,
    check: |_, call| asked::only(call, &["appid"]),
    weight: light,
    run: |app, call| {
        let Which { signature } = asked::body(call)?;
        let now = app.now_of(asked::tenant(call)?);
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
