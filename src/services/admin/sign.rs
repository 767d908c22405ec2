//! `/_cosplay/sign/…`: signatures for tests that hold no key, made with an account's own key and by its
//! clock.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

use crate::domain::App;
use crate::domain::accounts::Account;
use crate::domain::auth::request::SignedRequest;
use crate::domain::auth::{cos_json, cos_xml, vod};
use crate::primitives::escape::{encode_component, encode_path};
use crate::primitives::names::AppId;
use crate::primitives::time::UnixSeconds;
use crate::services::admin::envelope::{spec, success};
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;

pub(super) struct SignVod;

impl Operation for SignVod {
    type Service = Admin;
    type Input = Vod;

    const SPEC: OperationSpec = OperationSpec {
        body: Some(schemars::SchemaGenerator::subschema_for::<Vod>),
        doc: DOC,
        ..spec(
            Verb::Post,
            "sign/vod",
            "sign_vod",
            r#"Makes an upload signature: {"appid":1250000000,"seconds":86400,"parameters":{"procedure":"x"}}, all optional."#,
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Vod, Error> {
        request.params.body()
    }

    fn run(ctx: &Ctx<Admin>, input: Vod) -> Result<Response, Error> {
        of_vod(&ctx.app, &input)
    }
}

pub(super) struct SignCosJson;

impl Operation for SignCosJson {
    type Service = Admin;
    type Input = CosJson;

    const SPEC: OperationSpec = OperationSpec {
        body: Some(schemars::SchemaGenerator::subschema_for::<CosJson>),
        doc: DOC,
        ..spec(
            Verb::Post,
            "sign/cos-json",
            "sign_cos_json",
            r#"Makes a signature of the JSON API: {"bucket":"examplebucket","once":"path","seconds":3600}; with once for one call."#,
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<CosJson, Error> {
        request.params.body()
    }

    fn run(ctx: &Ctx<Admin>, input: CosJson) -> Result<Response, Error> {
        of_cos_json(&ctx.app, input)
    }
}

pub(super) struct SignCosXml;

impl Operation for SignCosXml {
    type Service = Admin;
    type Input = CosXml;

    const SPEC: OperationSpec = OperationSpec {
        body: Some(schemars::SchemaGenerator::subschema_for::<CosXml>),
        doc: DOC,
        ..spec(
            Verb::Post,
            "sign/cos-xml",
            "sign_cos_xml",
            r#"Makes a signature of the XML API: {"method":"PUT","path":"/key","headers":{"host":"…"},"parameters":{}}."#,
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<CosXml, Error> {
        request.params.body()
    }

    fn run(ctx: &Ctx<Admin>, input: CosXml) -> Result<Response, Error> {
        of_cos_xml(&ctx.app, &input)
    }
}

pub(super) const DOC: &str = "cosplay's own; what the vendor's signature pages do";

/// Default lifetime of a signature, in seconds.
pub(super) const SECONDS: i64 = 3600;
const VOD_SECONDS: i64 = 86_400;

/// Who signs, from when, until when.
pub(super) struct Terms {
    pub account: Arc<Account>,
    pub start: UnixSeconds,
    pub end: UnixSeconds,
}

impl Terms {
    /// Of the account that is meant, else the first. Negative seconds make a signature that has expired.
    pub(super) fn of(app: &App, appid: Option<AppId>, seconds: i64) -> Result<Self, Error> {
        let found = appid.map_or_else(|| app.accounts.first(), |appid| app.accounts.by_appid(appid));
        let unknown = || Error::bad("there is no such account; see GET /_cosplay/accounts");
        let account = found.ok_or_else(unknown)?;
        let now = app.now_of(Some(account.appid));
        let end = now.plus(seconds);
        Ok(Self { account, start: now.min(end.minus(1)), end })
    }
}

/// Body of `sign_vod`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Vod {
    appid: Option<AppId>,
    seconds: Option<i64>,
    /// Further parameters by the vendor's names.
    #[serde(default)]
    parameters: BTreeMap<String, String>,
}

fn of_vod(app: &App, wanted: &Vod) -> Result<Response, Error> {
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
    Ok(signed(&vod::sign(&grant.plaintext(), &terms.account.secret_key)))
}

/// Body of `sign_cos_json`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CosJson {
    appid: Option<AppId>,
    seconds: Option<i64>,
    bucket: String,
    /// The path it is good for once.
    once: Option<String>,
}

fn of_cos_json(app: &App, input: CosJson) -> Result<Response, Error> {
    let CosJson { appid, seconds, bucket, once } = input;
    let Terms { account, start, end } = Terms::of(app, appid, seconds.unwrap_or(SECONDS))?;
    let file = once.as_ref().map(|path| {
        let path = encode_path(path.trim_start_matches('/')).into_owned();
        format!("/{}/{bucket}/{path}", account.appid)
    });
    let grant = cos_json::Grant {
        appid: account.appid,
        bucket: &bucket,
        secret_id: &account.secret_id,
        expires: if once.is_some() { UnixSeconds(0) } else { end },
        issued: start,
        random: app.ids.nonce(),
        file: file.as_deref().unwrap_or_default(),
    };
    Ok(signed(&cos_json::sign(&grant.plaintext(), &account.secret_key)))
}

/// Body of `sign_cos_xml`: the request that the signature covers.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CosXml {
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

fn of_cos_xml(app: &App, wanted: &CosXml) -> Result<Response, Error> {
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
    Ok(success(&json!({ "signature": signature, "presigned": presigned })))
}

fn signed(signature: &str) -> Response {
    success(&json!({ "signature": signature }))
}
