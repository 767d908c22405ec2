//! `CreateSubAppId`: adds a sub-app, which is one of the option `vod.sub_apps` from then on.

use serde::{Deserialize, Serialize};

use crate::catalog::cloud_api as rows;
use crate::domain::accounts::sub_app::{SubApp, SubAppMode};
use crate::primitives::names::{REGIONS, long_region};
use crate::services::cloud_api::envelope::answer;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::vod::sub_apps::{self, Tag};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Adds a sub-app.
pub(crate) struct CreateSubAppId;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Parameters {
    name: String,
    description: Option<String>,
    #[serde(rename = "Type")]
    kind: Option<String>,
    mode: Option<String>,
    storage_region: Option<String>,
    tags: Option<Vec<Tag>>,
}

/// A call.
pub(crate) struct Input {
    name: String,
    description: String,
    mode: SubAppMode,
    region: Option<String>,
    tags: Vec<Tag>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Output {
    sub_app_id: u32,
}

impl Operation for CreateSubAppId {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::CREATE_SUB_APP_ID,
        ..OperationSpec::new(
            "create_sub_app_id",
            "Adds a sub-app.",
            "https://cloud.tencent.com/document/product/266/48604",
            Route::Action("CreateSubAppId"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        checked(request.params.input()?)
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let app = &ctx.app;
        let taken = |id| {
            let mut all = app.accounts.list().into_iter();
            all.any(|account| account.appid == id || account.sub_app(id).is_some())
        };
        let mut ids = app.ids.sub_app_ids().into_iter();
        let no_number = || Error::new(&rows::LIMIT_EXCEEDED, "no number is free for a sub-app");
        let id = ids.find(|id| !taken(*id)).ok_or_else(no_number)?;
        let sub_app = SubApp {
            name: input.name,
            description: input.description,
            mode: input.mode,
            region: input.region,
            created: app.clock.now(),
            tags: input.tags.into_iter().map(Tag::into_pair).collect(),
            ..SubApp::from(id)
        };
        sub_apps::change(ctx, |all| {
            if all.len() >= sub_apps::MOST {
                let reason = format!("an account has at most {} sub-apps here", sub_apps::MOST);
                return Err(Error::new(&rows::LIMIT_EXCEEDED, reason));
            }
            all.push(sub_app);
            Ok(())
        })?;
        Ok(answer(app, Output { sub_app_id: id.0 }))
    }
}

fn checked(given: Parameters) -> Result<Input, Error> {
    let kind = given.kind.unwrap_or_default();
    if !matches!(&*kind, "" | "AllInOne") {
        return Err(Error::Unplayed { what: format!("Type {kind:?} of CreateSubAppId") });
    }
    let mode = match given.mode.as_deref() {
        None | Some("" | "fileid") => SubAppMode::FileId,
        Some("fileid+path") => SubAppMode::FileIdAndPath,
        Some(other) => {
            let reason = format!("Mode {other:?} is neither fileid nor fileid+path");
            return Err(Error::new(&rows::FAILED_OPERATION, reason));
        }
    };
    let region = given.storage_region.filter(|region| !region.is_empty());
    let region = region.map(|region| long_region(&region).to_owned());
    if let Some(region) = region.as_ref().filter(|region| !REGIONS.iter().any(|(_, long)| long == region)) {
        let reason = format!("StorageRegion {region:?} is none of those that DescribeStorageRegions lists");
        return Err(Error::new(&rows::FAILED_OPERATION, reason));
    }
    Ok(Input {
        name: sub_apps::name(given.name)?,
        description: sub_apps::description(given.description.unwrap_or_default())?,
        mode,
        region,
        tags: given.tags.unwrap_or_default(),
    })
}
