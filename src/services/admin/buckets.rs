//! `/_cosplay/buckets`: buckets, as the vendor's console creates them.

use schemars::JsonSchema;
use serde_json::{Map, Value as Json, json};

use crate::domain::App;
use crate::domain::store::bucket::{Bucket, BucketSettings};
use crate::domain::store::cors::CorsMode;
use crate::domain::store::error::CreateBucketError;
use crate::primitives::names::{AppId, BucketId, is_bucket_name, long_region};
use crate::services::admin::envelope::{created, spec, success};
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;

pub(super) struct ListBuckets;

impl Operation for ListBuckets {
    type Service = Admin;
    type Input = Option<AppId>;

    const SPEC: OperationSpec = OperationSpec {
        query: &["appid"],
        ..spec(Verb::Get, "buckets", "buckets", "Lists the buckets; ?appid= lists those of one tenant.")
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Option<AppId>, Error> {
        request.params.tenant()
    }

    fn run(ctx: &Ctx<Admin>, tenant: Option<AppId>) -> Result<Response, Error> {
        let buckets = ctx.app.store.buckets();
        let meant = buckets.iter().filter(|bucket| tenant.is_none_or(|tenant| bucket.owner == tenant));
        let aged = meant.inspect(|bucket| bucket.age(ctx.app.now_of(Some(bucket.owner))));
        Ok(success(&aged.map(|bucket| shown(bucket)).collect::<Vec<_>>()))
    }
}

pub(super) struct AddBucket;

/// A bucket to create.
pub(super) struct NewBucket {
    /// Owner; the first account where none is given.
    appid: Option<AppId>,
    name: String,
    settings: BucketSettings,
}

impl Operation for AddBucket {
    type Service = Admin;
    type Input = NewBucket;

    const SPEC: OperationSpec = OperationSpec {
        body: Some(schemars::SchemaGenerator::subschema_for::<NewBucketBody>),
        statuses: &[201, 409],
        ..spec(
            Verb::Post,
            "buckets",
            "buckets_add",
            "Creates a bucket: its name, and perhaps appid, region and the other settings of a bucket.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<NewBucket, Error> {
        new_bucket(request.params.body()?)
    }

    fn run(ctx: &Ctx<Admin>, input: NewBucket) -> Result<Response, Error> {
        let app = &ctx.app;
        let id = BucketId::new(owner(app, input.appid)?, &input.name);
        input.settings.check(&id).map_err(Error::BadRequest)?;
        let made = app.store.create_bucket(id, input.settings, app.clock.now());
        let bucket = made.map_err(|error| match error {
            CreateBucketError::MemoryFull(full) => Error::MemoryFull(full),
            CreateBucketError::Exists(_) => Error::Conflict(error.to_string()),
        })?;
        Ok(created(&shown(&bucket)))
    }
}

/// Body of `buckets_add`, for the document that describes it.
#[derive(JsonSchema)]
#[expect(
    dead_code,
    reason = "only its schema is used: members that are no settings are taken out one by one"
)]
pub(super) struct NewBucketBody {
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
    /// Origins that get CORS headers from the JSON API, and from the XML API while cors is lenient; empty:
    /// all.
    cors_origins: Option<Vec<String>>,
    /// strict (as on the service: no page may call until there are CORS rules) or lenient. Default: strict.
    cors: Option<String>,
    /// private, public-read, public-read-write or authenticated-read.
    acl: Option<String>,
    /// off, enabled or suspended.
    versioning: Option<String>,
    /// The date of its creation; now when absent.
    created: Option<String>,
    /// on: GET on the vendor's hosts forces downloads, .apk and .ipa are refused.
    default_host_rules: Option<String>,
}

/// Reads a body: every member but appid and name is a setting.
fn new_bucket(mut members: Map<String, Json>) -> Result<NewBucket, Error> {
    let wrong = |error: serde_json::Error| Error::bad(error.to_string());
    members.retain(|_, value| !value.is_null());
    let appid = members.remove("appid").map(serde_json::from_value).transpose().map_err(wrong)?;
    let name = members.remove("name").map(serde_json::from_value::<String>).transpose().map_err(wrong)?;
    let name = name.filter(|name| is_bucket_name(name));
    let name = name.ok_or_else(|| Error::bad("name: letters, digits, - and _, without the AppId"))?;
    members.entry("cors").or_insert_with(|| json!(CorsMode::Strict));
    let settings: BucketSettings = serde_json::from_value(Json::Object(members)).map_err(wrong)?;
    let region = long_region(&settings.region).into();
    Ok(NewBucket { appid, name, settings: BucketSettings { region, ..settings } })
}

fn owner(app: &App, appid: Option<AppId>) -> Result<AppId, Error> {
    let owner = appid.map_or_else(|| app.accounts.first(), |appid| app.accounts.by_appid(appid));
    let owner = owner.ok_or_else(|| Error::bad("appid is no account's; see GET /_cosplay/accounts"))?;
    Ok(owner.appid)
}

fn shown(bucket: &Bucket) -> Json {
    let mut shown = json!(bucket.settings);
    shown["appid"] = json!(bucket.owner);
    shown["name"] = json!(bucket.id.name);
    shown["created"] = json!(bucket.created);
    shown
}
