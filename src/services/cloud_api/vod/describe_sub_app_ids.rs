//! `DescribeSubAppIds`: the apps of an account, the default one among them.

use serde::{Deserialize, Serialize};

use crate::domain::accounts::Account;
use crate::domain::accounts::sub_app::{SubApp, SubAppMode};
use crate::domain::flows::shapes::iso;
use crate::services::cloud_api::envelope::answer;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::vod::sub_apps::Tag;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Lists apps, the default one first.
pub(crate) struct DescribeSubAppIds;

/// A call.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct Input {
    name: Option<String>,
    tags: Option<Vec<Tag>>,
    offset: Option<u64>,
    limit: Option<u64>,
}

/// Apps of one answer unless `Limit` says otherwise; more are not answered.
const PAGE: u64 = 200;

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Output {
    total_count: usize,
    sub_app_id_info_set: Vec<Info>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Info {
    sub_app_id: u32,
    sub_app_id_name: String,
    name: String,
    description: String,
    create_time: String,
    status: &'static str,
    mode: &'static str,
    storage_regions: Vec<String>,
    tags: Vec<Tag>,
}

impl Operation for DescribeSubAppIds {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::DESCRIBE_SUB_APP_IDS,
        ..OperationSpec::new(
            "describe_sub_app_ids",
            "Lists the apps of an account.",
            "https://cloud.tencent.com/document/product/266/36304",
            Route::Action("DescribeSubAppIds"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        request.params.input()
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let account = ctx.caller.account();
        let mut apps = vec![default_app(account)];
        apps.extend(account.options.vod.sub_apps.iter().cloned());
        let wanted: Vec<_> = input.tags.into_iter().flatten().map(Tag::into_pair).collect();
        apps.retain(|app| input.name.as_ref().is_none_or(|name| name.is_empty() || app.name == *name));
        apps.retain(|app| wanted.iter().all(|(key, value)| app.tags.get(key) == Some(value)));
        let total_count = apps.len();
        let number =
            |number: Option<u64>, usual| usize::try_from(number.unwrap_or(usual)).unwrap_or(usize::MAX);
        let page =
            apps.into_iter().skip(number(input.offset, 0)).take(number(input.limit, PAGE).min(PAGE as usize));
        let sub_app_id_info_set = page.map(|app| info(account, app)).collect();
        Ok(answer(&ctx.app, Output { total_count, sub_app_id_info_set }))
    }
}

fn default_app(account: &Account) -> SubApp {
    SubApp { name: "default".into(), mode: SubAppMode::FileId, ..SubApp::from(account.owner()) }
}

fn info(account: &Account, app: SubApp) -> Info {
    Info {
        sub_app_id: app.id.0,
        sub_app_id_name: app.name.clone(),
        name: app.name,
        description: app.description,
        create_time: iso(app.created),
        status: app.status.text(),
        mode: app.mode.text(),
        storage_regions: vec![app.region.unwrap_or_else(|| account.options.vod.region.clone())],
        tags: app.tags.into_iter().map(Tag::from).collect(),
    }
}
