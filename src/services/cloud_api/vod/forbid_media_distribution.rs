//! `ForbidMediaDistribution`: bans media from playback, or lifts the ban.

use serde::{Deserialize, Serialize};

use crate::catalog::cloud_api as rows;
use crate::domain::vod::media::{Info, Media};
use crate::services::cloud_api::envelope::answer;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::vod::media_call::{among, app_of, find};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// File ids of a call.
const MOST: usize = 20;

/// Bans media. At the vendor it takes minutes, here no time.
pub(crate) struct ForbidMediaDistribution;

/// A call.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct Input {
    file_ids: Vec<String>,
    operation: String,
    sub_app_id: Option<u64>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Output {
    not_exist_file_id_set: Vec<String>,
}

impl Operation for ForbidMediaDistribution {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::FORBID_MEDIA_DISTRIBUTION,
        ..OperationSpec::new(
            "forbid_media_distribution",
            "Bans media from playback (403), or lifts the ban.",
            "https://cloud.tencent.com/document/product/266/54119",
            Route::Action("ForbidMediaDistribution"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        let input: Input = request.params.input()?;
        let count = input.file_ids.len();
        if count > MOST {
            let reason = format!("FileIds has at most {MOST} elements, not {count}");
            return Err(Error::new(&rows::INVALID_PARAMETER_VALUE_FILE_IDS_TOO_MANY, reason));
        }
        let row = &rows::INVALID_PARAMETER_VALUE_OPERATION;
        among("Operation", &input.operation, &["forbid", "recover"], row)?;
        Ok(input)
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let app = app_of(ctx, input.sub_app_id, &rows::FAILED_OPERATION_INVALID_VOD_USER)?;
        let forbid = input.operation == "forbid";
        let mut not_exist_file_id_set = Vec::new();
        for file_id in input.file_ids {
            let Some(media) = find(ctx, app, &file_id) else {
                not_exist_file_id_set.push(file_id);
                continue;
            };
            let ban = |_: &Media, info: &mut Info| {
                info.is_forbidden = forbid;
                Ok::<_, Error>(())
            };
            ctx.app.vod.media.change(media.file_id, ban)?;
        }
        Ok(answer(&ctx.app, Output { not_exist_file_id_set }))
    }
}
