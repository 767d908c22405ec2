//! `ParseStreamingManifest`: the files that a playlist names, which an upload of HLS or DASH takes along.

use serde::{Deserialize, Serialize};

use crate::catalog::cloud_api as rows;
use crate::services::cloud_api::envelope::answer;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::vod::manifest;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Lists the files of one playlist, as it writes them and in its order.
///
/// Errors: a text that is no playlist of its type, a file outside of the playlist's directory.
pub(crate) struct ParseStreamingManifest;

/// A call.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct Input {
    media_manifest_content: String,
    /// `m3u8`, and the default, or `mpd`.
    manifest_type: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Output {
    media_segment_set: Vec<String>,
}

impl Operation for ParseStreamingManifest {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::PARSE_STREAMING_MANIFEST,
        note: Some("of an mpd, files that are written out; those of a SegmentTemplate are not listed"),
        ..OperationSpec::new(
            "parse_streaming_manifest",
            "Lists the files that an m3u8 or mpd names.",
            "https://cloud.tencent.com/document/product/266/39174",
            Route::Action("ParseStreamingManifest"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        request.params.input()
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let text = &input.media_manifest_content;
        let found = match input.manifest_type.as_deref() {
            None | Some("" | "m3u8") => manifest::of_hls(text),
            Some("mpd") => manifest::of_dash(text),
            Some(other) => {
                return Err(Error::invalid_value("ManifestType", other, "ManifestType is m3u8 or mpd"));
            }
        };
        let media_segment_set = found.map_err(|fault| {
            Error::new(&rows::INVALID_PARAMETER_VALUE_MEDIA_MANIFEST_CONTENT, fault.to_string())
        })?;
        Ok(answer(&ctx.app, Output { media_segment_set }))
    }
}
