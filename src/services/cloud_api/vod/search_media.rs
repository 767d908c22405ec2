//! `SearchMedia`: media that match every rule given, in pages.
//!
//! The vendor's index follows changes after seconds; this one at once.

use std::sync::Arc;

use serde::Serialize;
use serde_json::Value as Json;

use crate::catalog::{ErrorRow, cloud_api as rows};
use crate::domain::vod::media::Media;
use crate::services::cloud_api::envelope::answer;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::vod::media_call::app_of;
use crate::services::cloud_api::vod::media_info::{self, Filters};
use crate::services::cloud_api::vod::media_rules::{Given, Rules};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Results that can be seen, whatever the pages.
const MOST: u64 = 5000;
/// Results of a page unless `Limit` asks for others.
const PAGE: u64 = 10;

/// Searches media.
pub(crate) struct SearchMedia;

/// A call.
pub(crate) struct Input {
    sub_app_id: Option<u64>,
    rules: Rules,
    filters: Filters,
    descending: bool,
    offset: u64,
    limit: u64,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Output {
    total_count: u64,
    media_info_set: Vec<Json>,
}

impl Operation for SearchMedia {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::SEARCH_MEDIA,
        ..OperationSpec::new(
            "search_media",
            "Finds media by names, classes, tags, times and more.",
            "https://cloud.tencent.com/document/product/266/31813",
            Route::Action("SearchMedia"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        let mut given: Given = request.params.input()?;
        let row = &rows::INVALID_PARAMETER_VALUE_OFFSET;
        let (offset, limit) = page(given.offset, given.limit, row)?;
        let sort = given.sort.take();
        let descending = sort
            .map_or(Ok(true), |sort| sort.descends(&["CreateTime"], &rows::INVALID_PARAMETER_VALUE_SORT))?;
        let filters = Filters::of(given.filters.take())?;
        let (sub_app_id, rules) = (given.sub_app_id, Rules::parse(given)?);
        Ok(Input { sub_app_id, rules, filters, descending, offset, limit })
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let app = app_of(ctx, input.sub_app_id, &rows::INVALID_PARAMETER_VALUE_SUB_APP_ID)?;
        let rules = input.rules.of_app(ctx, app);
        let all = ctx.app.vod.media.list(app.app, ctx.app.clock.now());
        let mut found: Vec<Arc<Media>> = all.into_iter().filter(|media| rules.hold(media)).collect();
        // Those that were made in the same second are in the order of their ids.
        found.sort_by_key(|media| (media.created, media.file_id.0));
        if input.descending {
            found.reverse();
        }
        // The better match comes first, whatever the order that is asked for.
        found.sort_by_key(|media| std::cmp::Reverse(rules.matches(media)));
        let page = found.iter().skip(input.offset as usize).take(input.limit as usize);
        let media_info_set = page.map(|media| media_info::of(ctx, app, media, &input.filters)).collect();
        Ok(answer(&ctx.app, Output { total_count: (found.len() as u64).min(MOST), media_info_set }))
    }
}

/// Beginning and length of a page, which lies within the results that can be seen.
fn page(offset: Option<u64>, limit: Option<u64>, row: &'static ErrorRow) -> Result<(u64, u64), Error> {
    let (offset, limit) = (offset.unwrap_or_default(), limit.unwrap_or(PAGE));
    match offset.checked_add(limit) {
        Some(end) if end <= MOST => Ok((offset, limit)),
        _ => Err(Error::new(row, format!("Offset + Limit is at most {MOST}, not {offset} + {limit}"))),
    }
}
