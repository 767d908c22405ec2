//! `/_cosplay/sts`: temporary credentials, in the shape that the vendor's STS SDK returns.
//!
//! Parameters, in a query or as JSON: `appid` (default: the account of the default bucket), `seconds`
//! (default 1800), `bucket` (`<name>-<appid>`, the only bucket they open; default: all of the account's), or
//! `policy` (what they may do, an object or its text).

use std::sync::Arc;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::auth::credentials::Grant;
use crate::domain::policy::document::{Policy, Scope};
use crate::domain::policy::idle::Existing;
use crate::primitives::names::{AppId, BucketId};
use crate::primitives::time::UnixSeconds;
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
        query: &["appid", "seconds", "bucket", "policy"],
        doc: DOC,
        ..spec(Verb::Get, "sts", "sts", SUMMARY)
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Input, Error> {
        let params = &request.params;
        let (appid, bucket) = (params.tenant()?, params.text("bucket")?);
        let policy = params.text("policy")?.map(Value::String);
        checked(NewCredentials { appid, seconds: params.number("seconds")?, bucket, policy })
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

const SUMMARY: &str = concat!(
    r#"Issues temporary credentials: {"appid":1250000000,"seconds":1800,"bucket":"mine-1250000000"}; "#,
    r#"all optional, "policy":{…} in place of the bucket."#
);
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
    start_time: UnixSeconds,
    expired_time: UnixSeconds,
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
    /// An object, or its text.
    policy: Option<Value>,
}

/// Credentials to issue; the account may be that of the default bucket.
pub(super) struct Input {
    appid: Option<AppId>,
    bucket: Option<BucketId>,
    /// The text of a policy.
    policy: Option<String>,
    seconds: i64,
}

fn checked(body: NewCredentials) -> Result<Input, Error> {
    let unknown = |name| Error::bad(format!("bucket {name:?} is not <name>-<appid>"));
    if body.bucket.is_some() && body.policy.is_some() {
        return Err(Error::bad("send bucket or policy, not both: a policy names its buckets itself"));
    }
    let bucket = body.bucket.map(|name| BucketId::parse_full(&name).ok_or_else(|| unknown(name)));
    let seconds = body.seconds.unwrap_or(SECONDS);
    if !(1..=MOST_SECONDS).contains(&seconds) {
        return Err(Error::bad(format!("seconds must be 1 to {MOST_SECONDS}")));
    }
    let policy = body.policy.map(policy_text).transpose()?;
    Ok(Input { appid: body.appid, bucket: bucket.transpose()?, policy, seconds })
}

fn issue(ctx: &Ctx<Admin>, Input { appid, bucket, policy, seconds }: Input) -> Result<Response, Error> {
    let app = &ctx.app;
    let of_bucket = bucket.as_ref().or_else(|| app.store.default_bucket()).map(|bucket| bucket.appid);
    let no_account = || Error::bad("send appid: there is no default bucket to take it from");
    let appid = appid.or(of_bucket).ok_or_else(no_account)?;
    let unknown = || Error::bad(format!("there is no account {appid}"));
    let account = app.accounts.by_appid(appid).ok_or_else(unknown)?;
    let now = app.now_of(Some(appid));
    let policy = policy.map(|text| Policy::parse(&text, Scope::Session { account: appid })).transpose();
    let policy = policy.map_err(|error| Error::bad(format!("policy: {error}")))?;
    let existing = Existing { region: None, is_account: &|_| true };
    let idle = policy.as_ref().map(|policy| policy.idle(existing)).unwrap_or_default();
    let grant = Grant { appid, bucket, policy: policy.map(Arc::new), seconds };
    let issued = app.credentials.issue(app.credentials.reserve()?, &account, grant, &app.ids, now);
    let expiration = Timestamp::from_second(issued.expires.0).unwrap_or_default();
    let mut response = success(&Issued {
        credentials: Credentials {
            tmp_secret_id: &issued.account.secret_id,
            tmp_secret_key: &issued.account.secret_key,
            session_token: &issued.token,
        },
        start_time: issued.issued,
        expired_time: issued.expires,
        expiration: expiration.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        request_id: app.ids.request_id(now),
    });
    if !idle.is_empty() {
        response.set_note(format!("the policy never acts by these: {}", idle.join("; ")));
    }
    Ok(response)
}

/// The text of a policy, which may be given as an object or as text.
fn policy_text(policy: Value) -> Result<String, Error> {
    match policy {
        Value::String(text) => Ok(text),
        Value::Object(_) => Ok(policy.to_string()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => {
            Err(Error::bad("policy is an object, or its text"))
        }
    }
}
