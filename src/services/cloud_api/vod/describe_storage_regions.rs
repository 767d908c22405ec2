//! `DescribeStorageRegions`: where an app may store media.

use serde::{Deserialize, Serialize};

use crate::catalog::cloud_api as rows;
use crate::primitives::names::{REGIONS, long_region};
use crate::services::cloud_api::envelope::answer;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Lists the storage regions.
pub(crate) struct DescribeStorageRegions;

/// A call.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct Input {
    sub_app_id: Option<u64>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Output {
    storage_region_infos: Vec<Info>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Info {
    region: String,
    description: String,
    status: &'static str,
    is_default: bool,
    area: &'static str,
}

impl Operation for DescribeStorageRegions {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::DESCRIBE_STORAGE_REGIONS,
        ..OperationSpec::new(
            "describe_storage_regions",
            "Lists the storage regions of an app.",
            "https://cloud.tencent.com/document/product/266/72480",
            Route::Action("DescribeStorageRegions"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        request.params.input()
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let app = ctx.caller.app(input.sub_app_id, &rows::FAILED_OPERATION_INVALID_VOD_USER)?;
        let (account, options) = (ctx.caller.account(), &ctx.caller.account().options.vod);
        let own = account.sub_app(app).and_then(|app| app.region.as_deref());
        let usual = long_region(own.unwrap_or(&options.region));
        let info = |region: &str| Info {
            region: region.to_owned(),
            description: region.to_owned(),
            status: if options.stores_in(region) { "opened" } else { "unopened" },
            is_default: region == usual,
            area: if region.starts_with("ap-") { "Chinese Mainland" } else { "Outside Chinese Mainland" },
        };
        let storage_region_infos = REGIONS.iter().map(|(_, long)| info(long)).collect();
        Ok(answer(&ctx.app, Output { storage_region_infos }))
    }
}
