//! `Action=PrepareUploadUGC`: which regions an upload may go to, for clients that look for the nearest.
//!
//! One region is offered unless the account's `vod.prepare_regions` says otherwise: a race between equals would only make
//! runs differ.

use serde::Serialize;

use crate::domain::App;
use crate::domain::vod::naming;
use crate::primitives::names::long_region;
use crate::services::legacy::{Auth, Failure, Operation, Selector, light};
use crate::services::vod::answer;
use crate::services::vod::authorize::verified;
use crate::services::vod::params::Params;
use crate::wire::request::{Request, RequestHead};
use crate::wire::response::Response;

/// Offers regions.
pub static OP: Operation = Operation {
    name: "prepare_upload_ugc",
    summary: "Offers the regions an upload may go to.",
    doc: "Android, iOS and web upload SDK sources",
    selector: Selector::Action("PrepareUploadUGC"),
    auth: Auth::UploadSignature,
    check: |_, request| Params::read(request)?.required("signature").map(drop),
    weight: light,
    run,
};

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

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let verified = verified(app, &Params::read(request)?, OP.auth)?;
    let app_id = verified.parameters.app;
    let region = |name: &String| {
        let region = long_region(name).to_owned();
        let host = format!("{}.cos.{region}.myqcloud.com", naming::bucket(app_id, &region));
        Region { domain: reachable(&request.head, host), region, ip: "", is_acc: 0 }
    };
    let cos_region_list = verified.account.options.vod.offered().iter().map(region).collect();
    Ok(answer::success(Data { app_id: app_id.0, cos_region_list }))
}

/// A host to probe: the storage's for clients that came by the vendor's names, ours for the rest.
fn reachable(head: &RequestHead, host: String) -> String {
    let direct = head.vendor.is_some() && !head.vendor_in_path;
    if direct || head.authority.is_empty() { host } else { head.authority.clone() }
}
