//! `/_cosplay/sts`: temporary credentials, in the shape that the vendor's STS SDK returns.
//!
//! Parameters, in a query or as JSON: `appid` (else the account of the default bucket), `seconds` (else 1800), `bucket`
//! (`<name>-<appid>`, the only one they open; else all of the account's).

use http::Method;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::App;
use crate::domain::auth::credentials::Grant;
use crate::primitives::names::{AppId, BucketId};
use crate::services::admin::{asked, envelope};
use crate::services::legacy::{Auth, Failure, Operation, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;

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
        check: |app, request| read(app, request).map(drop),
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

/// What may be asked for.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Wanted {
    appid: Option<AppId>,
    seconds: Option<i64>,
    bucket: Option<String>,
}

/// The parameters, of the query or of the body.
fn wanted(request: &Request) -> Result<Wanted, Failure> {
    if request.head.method == Method::POST {
        asked::only(request, &[])?;
        return asked::body(request);
    }
    asked::only(request, &["appid", "seconds", "bucket"])?;
    let (appid, bucket) = (asked::tenant(request)?, asked::text(request, "bucket")?);
    Ok(Wanted { appid, seconds: asked::number(request, "seconds")?, bucket })
}

/// Whose credentials, for which bucket, for how long.
fn read(app: &App, request: &Request) -> Result<(AppId, Grant), Failure> {
    let wanted = wanted(request)?;
    let unknown = |name| envelope::bad_request(format!("bucket {name:?} is not <name>-<appid>"));
    let bucket = wanted.bucket.map(|name| BucketId::parse_full(&name).ok_or_else(|| unknown(name)));
    let bucket = bucket.transpose()?;
    let of_bucket = bucket.as_ref().or(app.store.default_bucket()).map(|bucket| bucket.appid);
    let appid = wanted
        .appid
        .or(of_bucket)
        .ok_or_else(|| envelope::bad_request("send appid: there is no default bucket to take it from"))?;
    let seconds = wanted.seconds.unwrap_or(SECONDS);
    match (1..=MOST_SECONDS).contains(&seconds) {
        true => Ok((appid, Grant { appid, bucket, seconds })),
        false => Err(envelope::bad_request(format!("seconds must be 1 to {MOST_SECONDS}"))),
    }
}

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let (appid, grant) = read(app, request)?;
    let unknown = || envelope::bad_request(format!("there is no account {appid}"));
    let account = app.accounts.by_appid(appid).ok_or_else(unknown)?;
    let now = app.now_of(Some(appid));
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
