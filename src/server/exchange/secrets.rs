//! Secrets that a refused request has brought along, and that nobody may see in its answer.

use crate::domain::App;
use crate::wire::response::Response;

/// The answer of a refused request without the SecretKeys and tokens that are known.
pub(super) fn masked(app: &App, mut response: Response) -> Response {
    let keyring = app.keyring();
    for value in response.headers.values_mut() {
        let text = value.to_str().ok().and_then(|text| keyring.masked(text));
        if let Some(value_masked) = text.and_then(|text| text.try_into().ok()) {
            *value = value_masked;
        }
    }
    if !response.is_content && response.stream.is_none() {
        let body = response.body.pieces().concat();
        let text = std::str::from_utf8(&body).ok().and_then(|text| keyring.masked(text));
        if let Some(text) = text {
            response.body = text.into_bytes().into();
        }
    }
    response
}
