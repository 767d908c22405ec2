//! `/_cosplay/sts`: temporary credentials, in the shape that the vendor's STS SDK returns.
//!
//! Parameters, in a query or as JSON: `appid` (else the account of the default bucket), `seconds` (else 1800), `bucket`
//! (`<name>-<appid>`, the only one they open; else all of the account's).

use http::Method;
use jiff::Timestamp;
use serde::Serialize;

use super::envelope;
use crate::api::operation::{Auth, Failure, Operation, Selector, light};
use crate::domain::App;
use crate::domain::credentials::Grant;
use crate::primitives::names::{AppId, BucketId};
use crate::wire::call::Call;
use crate::wire::reply::Reply;

/// Issues temporary credentials.
pub static GET: Operation = operation("sts", Method::GET);
/// The same for clients that post.
pub static POST: Operation = operation("sts_issue", Method::POST);

const fn operation(name: &'static str, method: Method) -> Operation {
    Operation {
        name,
        summary: r#"Issues temporary credentials: {"appid":1250000000,"seconds":1800,"bucket":"examplebucket-1250000000"}, all optional."#,
        doc: "cosplay's own; the answer has the shape of the vendor's STS SDK",
        selector: Selector::Path(method, "sts"),
        auth: Auth::Open,
        check: |app, call| read(app, call).map(drop),
        weight: light,
        run,
    }
}

const SECONDS: i64 = 1800;
/// Longest life the vendor gives (manual of STS: two hours for a main account).
const MOST_SECONDS: i64 = 7200;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Credentials<'a> {
    tmp_secret_id: &'a str,
    tmp_secret_key: &'a str,
    session_token: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Issued<'a> {
    credentials: Credentials<'a>,
    start_time: i64,
    expired_time: i64,
    expiration: String,
    request_id: String,
}

/// Whose credentials, for which bucket, for how long.
fn read(app: &App, call: &Call) -> Result<(AppId, Grant), Failure> {
    let text = |name: &str| {
        call.fields.text(name).map_err(|error| envelope::bad_request(format!("{name}: {error}")))
    };
    let bucket = match text("bucket")? {
        None => None,
        Some(name) => {
            let unknown = || envelope::bad_request(format!("bucket {name:?} is not <name>-<appid>"));
            Some(BucketId::parse_full(&name).ok_or_else(unknown)?)
        }
    };
    let appid = match text("appid")? {
        Some(text) => {
            AppId::parse(&text).ok_or_else(|| envelope::bad_request(format!("appid {text:?} is no AppId")))?
        }
        None => {
            let of = bucket.as_ref().or(app.store.default_bucket()).map(|bucket| bucket.appid);
            of.ok_or_else(|| envelope::bad_request("send appid: there is no default bucket to take it from"))?
        }
    };
    let seconds = match text("seconds")? {
        None => SECONDS,
        Some(text) => {
            let sound = text.parse().ok().filter(|seconds| (1..=MOST_SECONDS).contains(seconds));
            sound.ok_or_else(|| envelope::bad_request(format!("seconds must be 1 to {MOST_SECONDS}")))?
        }
    };
    Ok((appid, Grant { appid, bucket, seconds }))
}

fn run(app: &App, call: &Call) -> Result<Reply, Failure> {
    let (appid, grant) = read(app, call)?;
    let unknown = || envelope::bad_request(format!("there is no account {appid}"));
    let account = app.accounts.by_appid(appid).ok_or_else(unknown)?;
    let now = app.clock.now();
    let issued = app.credentials.issue(app.credentials.reserve()?, &account, grant, &app.ids, now);
    let moment = Timestamp::from_second(issued.expires).unwrap_or_default();
    Ok(envelope::success(&Issued {
        credentials: Credentials {
            tmp_secret_id: &issued.account.secret_id,
            tmp_secret_key: &issued.account.secret_key,
            session_token: &issued.token,
        },
        start_time: issued.issued,
        expired_time: issued.expires,
        expiration: moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        request_id: app.ids.request_id(now),
    }))
}
