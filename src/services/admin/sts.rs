//! `/_cosplay/sts`: temporary credentials, in the shape that the vendor's STS SDK returns.
//!
//! Parameters, in a query or as JSON: `appid` (default: the account of the default bucket), `seconds`
//! (default 1800), `bucket` (`<name>-<appid>`, the only bucket they open; default: all of the account's).

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::auth::credentials::Grant;
use crate::primitives::names::{AppId, BucketId};
use crate::services::admin::envelope::{spec, success};
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;

pub(super) struct GetSts;

impl Operation for GetSts {
    type Service = Admin;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        query: &["appid", "seconds", "bucket"],
        doc: DOC,
        ..spec(Verb::Get, "sts", "sts", SUMMARY)
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Input, Error> {
        let params = &request.params;
        let (appid, bucket) = (params.tenant()?, params.text("bucket")?);
        checked(NewCredentials { appid, seconds: params.number("seconds")?, bucket })
    }

    fn run(ctx: &Ctx<Admin>, input: Input) -> Result<Response, Error> {
        issue(ctx, input)
    }
}

/// [`GetSts`] for clients that post.
pub(super) struct PostSts;

impl Operation for PostSts {
    type Service = Admin;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        body: Some(schemars::SchemaGenerator::subschema_for::<NewCredentials>),
        doc: DOC,
        ..spec(Verb::Post, "sts", "sts_issue", SUMMARY)
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Input, Error> {
        checked(request.params.body()?)
    }

    fn run(ctx: &Ctx<Admin>, input: Input) -> Result<Response, Error> {
        issue(ctx, input)
    }
}

const SUMMARY: &str = r#"Issues temporary credentials: {"appid":1250000000,"seconds":1800,"bucket":"examplebucket-1250000000"}, all optional."#;
const DOC: &str = "cosplay's own; the answer has the shape of the vendor's STS SDK";
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

/// Body of `sts_issue`.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct NewCredentials {
    appid: Option<AppId>,
    seconds: Option<i64>,
    bucket: Option<String>,
}

/// Credentials to issue; the account may be that of the default bucket.
pub(super) struct Input {
    appid: Option<AppId>,
    bucket: Option<BucketId>,
    seconds: i64,
}

fn checked(body: NewCredentials) -> Result<Input, Error> {
    let unknown = |name| Error::bad(format!("bucket {name:?} is not <name>-<appid>"));
    let bucket = body.bucket.map(|name| BucketId::parse_full(&name).ok_or_else(|| unknown(name)));
    let seconds = body.seconds.unwrap_or(SECONDS);
    if !(1..=MOST_SECONDS).contains(&seconds) {
        return Err(Error::bad(format!("seconds must be 1 to {MOST_SECONDS}")));
    }
    Ok(Input { appid: body.appid, bucket: bucket.transpose()?, seconds })
}

fn issue(ctx: &Ctx<Admin>, Input { appid, bucket, seconds }: Input) -> Result<Response, Error> {
    let app = &ctx.app;
    let of_bucket = bucket.as_ref().or_else(|| app.store.default_bucket()).map(|bucket| bucket.appid);
    let no_account = || Error::bad("send appid: there is no default bucket to take it from");
    let appid = appid.or(of_bucket).ok_or_else(no_account)?;
    let unknown = || Error::bad(format!("there is no account {appid}"));
    let account = app.accounts.by_appid(appid).ok_or_else(unknown)?;
    let now = app.now_of(Some(appid));
    let grant = Grant { appid, bucket, seconds };
    let issued = app.credentials.issue(app.credentials.reserve()?, &account, grant, &app.ids, now.0);
    let expiration = Timestamp::from_second(issued.expires).unwrap_or_default();
    Ok(success(&Issued {
        credentials: Credentials {
            tmp_secret_id: &issued.account.secret_id,
            tmp_secret_key: &issued.account.secret_key,
            session_token: &issued.token,
        },
        start_time: issued.issued,
        expired_time: issued.expires,
        expiration: expiration.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        request_id: app.ids.request_id(now),
    }))
}
