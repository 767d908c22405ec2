//! Parts of a request, and keys, as the schemes of signatures take them.

use http::header::{AUTHORIZATION, DATE};

use crate::domain::App;
use crate::domain::auth::xml_refusal::Refusal;
use crate::primitives::escape::lossy;
use crate::primitives::time::UnixSeconds;
use crate::services::cos_xml::service::Signer;
use crate::wire::request::RequestHead;
use crate::wire::validators;

/// The key of a SecretId.
///
/// # Errors
/// `UnknownSecretId`.
pub(crate) fn signer(app: &App, secret_id: &str) -> Result<Signer, Refusal> {
    app.keyring().find(secret_id).map(Signer::new).ok_or_else(|| Refusal::UnknownSecretId(secret_id.into()))
}

/// Refuses several headers `Authorization`.
///
/// # Errors
/// [`Refusal::Duplicated`].
pub(crate) fn only_one_header(head: &RequestHead) -> Result<(), Refusal> {
    match head.headers.get_all(AUTHORIZATION).iter().nth(1) {
        Some(_) => Err(Refusal::Duplicated("the header Authorization".into())),
        None => Ok(()),
    }
}

/// A header as signatures see it.
pub(crate) fn header(head: &RequestHead, name: &str, host: &str) -> Option<String> {
    if name == "host" {
        return Some(host.to_owned());
    }
    let values = head.headers.get_all(name).iter().map(|value| lossy(value.as_bytes()));
    let values: Vec<_> = values.collect();
    (!values.is_empty()).then(|| values.join(","))
}

/// The time in `x-cos-date` or `Date`.
pub(crate) fn date(head: &RequestHead) -> Option<UnixSeconds> {
    head.text("x-cos-date").or_else(|| head.header(DATE)).and_then(validators::parse_date)
}
