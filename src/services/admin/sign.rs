//! `/_cosplay/sign/…`: signatures for tests that hold no key, made with an account's own and by its own clock.

use std::collections::BTreeMap;
use std::sync::Arc;

use http::Method;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

use crate::domain::App;
use crate::domain::accounts::Account;
use crate::domain::auth::request::SignedRequest;
use crate::domain::auth::{cos_json, cos_xml, vod};
use crate::primitives::escape::{encode_component, encode_path};
use crate::primitives::names::AppId;
use crate::services::admin::{asked, envelope};
use crate::services::legacy::{Auth, Failure, Operation, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Makes VOD's upload signature.
pub static VOD: Operation = operation(
    "sign_vod",
    "sign/vod",
    r#"Makes an upload signature: {"appid":1250000000,"seconds":86400,"parameters":{"procedure":"x"}}, all optional."#,
    of_vod,
);
/// Makes a signature of the JSON API.
pub static COS_JSON: Operation = operation(
    "sign_cos_json",
    "sign/cos-json",
    r#"Makes a signature of the JSON API: {"bucket":"examplebucket","once":"path","seconds":3600}; with once for one call."#,
    of_cos_json,
);
/// Makes a signature of the XML API.
pub static COS_XML: Operation = operation(
    "sign_cos_xml",
    "sign/cos-xml",
    r#"Makes a signature of the XML API: {"method":"PUT","path":"/key","headers":{"host":"…"},"parameters":{}}."#,
    of_cos_xml,
);

const fn operation(
    name: &'static str,
    path: &'static str,
    summary: &'static str,
    run: fn(&App, &Request) -> Result<Response, Failure>,
) -> Operation {
    Operation {
        name,
        summary,
        doc: "cosplay's own; what the vendor's signature pages do",
        selector: Selector::Path(Method::POST, path),
        auth: Auth::Open,
        check: |_, request| asked::only(request, &[]),
        weight: light,
        run,
    }
}

/// Seconds a signature is good for unless `seconds` says otherwise; VOD's for a day.
const SECONDS: i64 = 3600;
const VOD_SECONDS: i64 = 86_400;

/// Who signs, from when, until when.
struct Terms {
    account: Arc<Account>,
    start: i64,
    end: i64,
}

impl Terms {
    /// Of the account that is meant, else the first. Negative seconds make a signature that has expired.
    fn of(app: &App, appid: Option<AppId>, seconds: i64) -> Result<Self, Failure> {
        let found = appid.map_or_else(|| app.accounts.first(), |appid| app.accounts.by_appid(appid));
        let unknown = || envelope::bad_request("there is no such account; see GET /_cosplay/accounts");
        let account = found.ok_or_else(unknown)?;
        let now = app.now_of(Some(account.appid));
        let end = now.saturating_add(seconds);
        Ok(Self { account, start: now.min(end.saturating_sub(1)), end })
    }
}

/// What an upload signature is to say.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vod {
    appid: Option<AppId>,
    seconds: Option<i64>,
    /// Further parameters by the vendor's names.
    #[serde(default)]
    parameters: BTreeMap<String, String>,
}

fn of_vod(app: &App, request: &Request) -> Result<Response, Failure> {
    let wanted: Vod = asked::body(request)?;
    let terms = Terms::of(app, wanted.appid, wanted.seconds.unwrap_or(VOD_SECONDS))?;
    let more: Vec<_> = wanted.parameters.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    let grant = vod::Grant {
        secret_id: &terms.account.secret_id,
        issued: terms.start,
        expires: terms.end,
        random: app.ids.nonce(),
        procedure: None,
        more: &more,
    };
    Ok(told(&vod::sign(&grant.plaintext(), &terms.account.secret_key)))
}

/// What a signature of the JSON API is to say.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CosJson {
    appid: Option<AppId>,
    seconds: Option<i64>,
    bucket: String,
    /// The path it is good for once.
    once: Option<String>,
}

fn of_cos_json(app: &App, request: &Request) -> Result<Response, Failure> {
    let CosJson { appid, seconds, bucket, once } = asked::body(request)?;
    let Terms { account, start, end } = Terms::of(app, appid, seconds.unwrap_or(SECONDS))?;
    let file = once.as_ref().map(|path| {
        let path = encode_path(path.trim_start_matches('/')).into_owned();
        format!("/{}/{bucket}/{path}", account.appid)
    });
    let grant = cos_json::Grant {
        appid: account.appid,
        bucket: &bucket,
        secret_id: &account.secret_id,
        expires: if once.is_some() { 0 } else { end },
        issued: start,
        random: app.ids.nonce(),
        file: file.as_deref().unwrap_or_default(),
    };
    Ok(told(&cos_json::sign(&grant.plaintext(), &account.secret_key)))
}

/// The request that a signature of the XML API is to cover.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CosXml {
    appid: Option<AppId>,
    seconds: Option<i64>,
    method: String,
    /// Not percent-encoded.
    path: String,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    parameters: BTreeMap<String, String>,
}

fn of_cos_xml(app: &App, request: &Request) -> Result<Response, Failure> {
    let wanted: CosXml = asked::body(request)?;
    let Terms { account, start, end } = Terms::of(app, wanted.appid, wanted.seconds.unwrap_or(SECONDS))?;
    let params: Vec<(&str, &str)> = wanted.parameters.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    let header = |name: &str| {
        let found = wanted.headers.iter().find(|(found, _)| found.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.clone())
    };
    let request = SignedRequest {
        method: &wanted.method,
        path: &wanted.path,
        params: &params,
        header: &header,
        date: None,
    };
    let grant = cos_xml::Grant {
        secret_id: &account.secret_id,
        secret_key: &account.secret_key,
        start,
        end,
        headers: &wanted.headers.keys().map(String::as_str).collect::<Vec<_>>(),
        params: &wanted.parameters.keys().map(String::as_str).collect::<Vec<_>>(),
    };
    let query: String = params
        .iter()
        .map(|(name, value)| format!("{}={}&", encode_component(name), encode_component(value)))
        .collect();
    let presigned = format!("{}?{query}{}", encode_path(&wanted.path), cos_xml::presign(&grant, &request));
    let signature = cos_xml::sign(&grant, &request);
    Ok(envelope::success(&json!({ "signature": signature, "presigned": presigned })))
}

fn told(signature: &str) -> Response {
    envelope::success(&json!({ "signature": signature }))
}
