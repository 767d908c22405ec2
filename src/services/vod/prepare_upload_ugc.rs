//! `Action=PrepareUploadUGC`: regions that an upload may go to, for clients that look for the nearest.
//!
//! One region is offered unless the account's `vod.prepare_regions` says otherwise: a race between equals
//! would only make runs differ.

use serde::Serialize;

use crate::domain::vod::naming;
use crate::primitives::names::long_region;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::services::vod::answer;
use crate::services::vod::error::Error;
use crate::services::vod::service::{Auth, Vod};
use crate::wire::response::Response;

/// Offers regions.
pub(super) struct PrepareUploadUgc;

/// A call.
pub(super) struct Input {
    /// The host to probe instead of the storage's: ours, for clients that did not come by the vendor's names.
    probe: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Data {
    app_id: u32,
    cos_region_list: Vec<Region>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    region: String,
    domain: String,
    ip: &'static str,
    is_acc: u8,
}

impl Operation for PrepareUploadUgc {
    type Service = Vod;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        query: &["Action"],
        fields: &["signature"],
        ..OperationSpec::new(
            "prepare_upload_ugc",
            "Offers the regions an upload may go to.",
            "Android, iOS and web upload SDK sources",
            Route::Action("PrepareUploadUGC"),
        )
    };
    const AUTH: Auth = Auth::UploadSignature;

    fn parse(request: &Request<Vod>) -> Result<Input, Error> {
        let head = &request.head;
        let is_direct = head.vendor.is_some() && !head.vendor_in_path || head.authority.is_empty();
        Ok(Input { probe: (!is_direct).then(|| head.authority.clone()) })
    }

    fn run(ctx: &Ctx<Vod>, input: Input) -> Result<Response, Error> {
        let app_id = ctx.caller.signature().parameters.app;
        let region = |name: &String| {
            let region = long_region(name).to_owned();
            let host = || format!("{}.cos.{region}.myqcloud.com", naming::bucket(app_id, &region));
            let domain = input.probe.clone().unwrap_or_else(host);
            Region { domain, region, ip: "", is_acc: 0 }
        };
        let cos_region_list = ctx.caller.account().options.vod.offered().iter().map(region).collect();
        Ok(answer::success(Data { app_id: app_id.0, cos_region_list }))
    }
}
