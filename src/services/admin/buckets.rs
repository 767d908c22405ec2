//! `/_cosplay/buckets`: what the vendor's console makes.

use http::{Method, StatusCode};
use schemars::JsonSchema;
use serde_json::{Map, Value as Json, json};

use crate::domain::App;
use crate::domain::store::bucket::{Bucket, BucketSettings};
use crate::primitives::names::{AppId, BucketId, is_bucket_name, long_region};
use crate::services::admin::{asked, envelope};
use crate::services::legacy::{Auth, Failure, Operation, Selector, light};

/// Lists the buckets.
pub static LIST: Operation = Operation {
    name: "buckets",
    summary: "Lists the buckets; ?appid= lists those of one tenant.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "buckets"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &["appid"]),
    weight: light,
    run: |app, request| {
        let tenant = asked::tenant(request)?;
        let buckets = app.store.buckets();
        let meant = buckets.iter().filter(|bucket| tenant.is_none_or(|tenant| bucket.owner == tenant));
        Ok(envelope::success(&meant.map(|bucket| shown(bucket)).collect::<Vec<_>>()))
    },
};

/// Makes a bucket.
pub static ADD: Operation = Operation {
    name: "buckets_add",
    summary: "Makes a bucket: its name, and perhaps appid, region and the other settings of a bucket.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::POST, "buckets"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &[]),
    weight: light,
    run: |app, request| {
        let (id, settings) = wanted(app, asked::body(request)?)?;
        let made = app.store.create_bucket(id.clone(), settings, app.clock.now());
        made.map_err(|error| match Failure::from(error) {
            full if full.is_memory() => full,
            other => Failure::Plain { status: StatusCode::CONFLICT, sentence: other.to_string() },
        })?;
        Ok(envelope::created(&shown(&*app.store.bucket(&id)?)))
    },
};

/// What may be said of a new bucket, for the document that describes it.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its shape is used: what is said is read member by member")]
pub struct Wanted {
    /// The owner; the first account where none is given.
    appid: Option<AppId>,
    /// The short name.
    name: String,
    /// The region, such as ap-guangzhou.
    region: Option<String>,
    /// Downloads need a signature.
    token_protection: Option<bool>,
    /// Referers whose downloads are refused.
    referer_blacklist: Option<Vec<String>>,
    /// Origins that get CORS headers; empty: all.
    cors_origins: Option<Vec<String>>,
    /// private, public-read, public-read-write or authenticated-read.
    acl: Option<String>,
    /// off, enabled or suspended.
    versioning: Option<String>,
}

/// Owner, name and settings of a new bucket. What is neither appid nor name is a setting.
fn wanted(app: &App, mut said: Map<String, Json>) -> Result<(BucketId, BucketSettings), Failure> {
    let wrong = |error: serde_json::Error| envelope::bad_request(error.to_string());
    said.retain(|_, value| !value.is_null());
    let appid = said.remove("appid").map(serde_json::from_value::<AppId>).transpose().map_err(wrong)?;
    let name = said.remove("name").map(serde_json::from_value::<String>).transpose().map_err(wrong)?;
    let name = name.filter(|name| is_bucket_name(name));
    let name =
        name.ok_or_else(|| envelope::bad_request("name: letters, digits, - and _, without the AppId"))?;
    let settings: BucketSettings = serde_json::from_value(Json::Object(said)).map_err(wrong)?;
    let owner = match appid {
        Some(appid) => app.accounts.by_appid(appid),
        None => app.accounts.first(),
    };
    let owner =
        owner.ok_or_else(|| envelope::bad_request("appid is no account's; see GET /_cosplay/accounts"))?;
    let id = BucketId::new(owner.appid, &name);
    settings.check(&id).map_err(envelope::bad_request)?;
    let region = long_region(&settings.region).into();
    Ok((id, BucketSettings { region, ..settings }))
}

fn shown(bucket: &Bucket) -> Json {
    let mut shown = json!(bucket.settings);
    shown["appid"] = json!(bucket.owner);
    shown["name"] = json!(bucket.id.name);
    shown["created"] = json!(bucket.created);
    shown
}
