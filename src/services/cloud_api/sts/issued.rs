//! The answer with a temporary key, and how long one lives.

use std::sync::Arc;

use serde::Serialize;

use crate::catalog::ErrorRow;
use crate::domain::App;
use crate::domain::accounts::Account;
use crate::domain::auth::credentials::{Bearer, Grant, Temporary};
use crate::domain::flows::shapes::iso;
use crate::services::cloud_api::envelope;
use crate::services::cloud_api::error::Error;
use crate::wire::response::Response;

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Output<'a> {
    credentials: Credentials<'a>,
    expired_time: i64,
    expiration: String,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Credentials<'a> {
    token: &'a str,
    tmp_secret_id: &'a str,
    tmp_secret_key: &'a str,
}

/// Issues a key.
///
/// # Errors
/// There is no room for it.
pub(super) fn issue(
    app: &App,
    account: &Account,
    bearer: Bearer,
    grant: Grant,
) -> Result<Arc<Temporary>, Error> {
    let cost = app.credentials.reserve()?;
    let now = app.now_of(Some(account.owner()));
    Ok(app.credentials.issue_to(bearer, cost, account, grant, &app.ids, now))
}

/// The answer with a key.
pub(super) fn answer(app: &App, issued: &Temporary, note: Option<String>) -> Response {
    let output = Output {
        credentials: Credentials {
            token: &issued.token,
            tmp_secret_id: &issued.account.secret_id,
            tmp_secret_key: &issued.account.secret_key,
        },
        expired_time: issued.expires.0,
        expiration: iso(issued.expires),
    };
    let mut response = envelope::answer(app, output);
    note.into_iter().for_each(|note| response.set_note(note));
    response
}

/// The seconds that a key shall live: the usual ones, or those that are asked for up to the most; at least
/// one (assumed).
///
/// # Errors
/// `refused`, for others.
pub(super) fn seconds(
    asked: Option<u64>,
    (usual, most): (u64, u64),
    refused: &'static ErrorRow,
) -> Result<i64, Error> {
    let seconds = asked.unwrap_or(usual);
    if (1..=most).contains(&seconds) {
        return Ok(seconds as i64);
    }
    Err(Error::new(refused, format!("DurationSeconds is {seconds}; 1 to {most} are allowed")))
}
