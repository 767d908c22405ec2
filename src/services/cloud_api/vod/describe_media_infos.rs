//! `DescribeMediaInfos`: up to twenty media by their file ids.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::catalog::cloud_api as rows;
use crate::services::cloud_api::envelope::answer;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::vod::media_call::{app_of, find};
use crate::services::cloud_api::vod::media_info::{self, Filters};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// File ids of a call.
const MOST: usize = 20;

/// Describes media. An id that the app does not have is no error.
pub(crate) struct DescribeMediaInfos;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Given {
    file_ids: Vec<String>,
    filters: Option<Vec<String>>,
    sub_app_id: Option<u64>,
}

/// A call.
pub(crate) struct Input {
    file_ids: Vec<String>,
    filters: Filters,
    sub_app_id: Option<u64>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Output {
    media_info_set: Vec<Json>,
    not_exist_file_id_set: Vec<String>,
}

impl Operation for DescribeMediaInfos {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::DESCRIBE_MEDIA_INFOS,
        ..OperationSpec::new(
            "describe_media_infos",
            "Describes media: basic facts, metadata, transcodings, snapshots, key frames.",
            "https://cloud.tencent.com/document/product/266/31763",
            Route::Action("DescribeMediaInfos"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        let Given { file_ids, filters, sub_app_id } = request.params.input()?;
        match file_ids.len() {
            0 => {
                return Err(Error::new(
                    &rows::INVALID_PARAMETER_VALUE_FILE_IDS_EMPTY,
                    "FileIds names no media",
                ));
            }
            count if count > MOST => {
                let reason = format!("FileIds has at most {MOST} elements, not {count}");
                return Err(Error::new(&rows::INVALID_PARAMETER_VALUE_FILE_IDS_OVER_LIMIT, reason));
            }
            _ => {}
        }
        Ok(Input { file_ids, filters: Filters::of(filters)?, sub_app_id })
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let app = app_of(ctx, input.sub_app_id, &rows::FAILED_OPERATION_INVALID_VOD_USER)?;
        let mut output = Output { media_info_set: Vec::new(), not_exist_file_id_set: Vec::new() };
        let mut notes = None;
        for file_id in input.file_ids {
            match find(ctx, app, &file_id) {
                Some(media) => {
                    notes = notes.or(media.metadata.note);
                    output.media_info_set.push(media_info::of(ctx, app, &media, &input.filters));
                }
                None => output.not_exist_file_id_set.push(file_id),
            }
        }
        let mut response = answer(&ctx.app, output);
        if let Some(note) = notes {
            response.set_note(note);
        }
        Ok(response)
    }
}
