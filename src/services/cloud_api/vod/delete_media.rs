//! `DeleteMedia`: media with all their files, or parts of them.

use serde::{Deserialize, Serialize};

use crate::catalog::cloud_api as rows;
use crate::domain::flows::deletion::{self, Part};
use crate::services::cloud_api::envelope::{Nothing, answer};
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::vod::media_call::{app_of, require};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Parts that the vendor has, and nothing here makes: there is nothing to be deleted.
const OTHER_PARTS: [&str; 8] = [
    "AdaptiveDynamicStreamingFiles",
    "WechatPublishFiles",
    "WechatMiniProgramPublishFiles",
    "MpsAiMediaAiAnalysisFiles",
    "MpsAiMediaSmartEraseFiles",
    "MpsAiMediaSmartSubtitleFiles",
    "MpsAiMediaVideoRemakeFiles",
    "MpsAiMediaVideoComprehensionFiles",
];

/// Deletes media.
pub(crate) struct DeleteMedia;

/// One part.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct Item {
    #[serde(rename = "Type")]
    kind: String,
    #[serde(default)]
    definition: i64,
}

/// A call.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct Input {
    file_id: String,
    #[serde(default)]
    delete_parts: Vec<Item>,
    sub_app_id: Option<u64>,
}

impl Operation for DeleteMedia {
    type Service = CloudApi;
    type Input = (Input, Vec<Part>);

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::DELETE_MEDIA,
        ..OperationSpec::new(
            "delete_media",
            "Deletes media with all their files, or the original or the transcodings alone.",
            "https://cloud.tencent.com/document/product/266/31764",
            Route::Action("DeleteMedia"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Self::Input, Error> {
        let input: Input = request.params.input()?;
        let parts = input.delete_parts.iter().map(part).collect::<Result<Vec<_>, _>>()?;
        Ok((input, parts.into_iter().flatten().collect()))
    }

    fn run(ctx: &Ctx<CloudApi>, (input, parts): Self::Input) -> Result<Response, Error> {
        let app = app_of(ctx, input.sub_app_id, &rows::FAILED_OPERATION_INVALID_VOD_USER)?;
        let media = require(ctx, app, &input.file_id, &rows::RESOURCE_NOT_FOUND)?;
        let account = ctx.caller.account();
        if input.delete_parts.is_empty() {
            deletion::all(&ctx.app, account, &media)?;
        } else {
            deletion::parts(&ctx.app, account, &media, &parts, &input.delete_parts)?;
        }
        Ok(answer(&ctx.app, Nothing {}))
    }
}

/// A part that media here may have; none of those that they never have.
fn part(item: &Item) -> Result<Option<Part>, Error> {
    match &*item.kind {
        "OriginalFiles" => Ok(Some(Part::Original)),
        "TranscodeFiles" => {
            let definition = u32::try_from(item.definition).map_err(|_| {
                let reason = format!("DeleteParts: Definition is not negative, unlike {}", item.definition);
                Error::invalid_value("DeleteParts", &item.definition.to_string(), reason)
            })?;
            Ok(Some(Part::Transcodes((definition > 0).then_some(definition))))
        }
        other if OTHER_PARTS.contains(&other) => Ok(None),
        other => {
            let known = OTHER_PARTS.join(", ");
            let reason =
                format!("DeleteParts: {other:?} is not one of OriginalFiles, TranscodeFiles, {known}");
            Err(Error::invalid_value("DeleteParts", other, reason))
        }
    }
}
