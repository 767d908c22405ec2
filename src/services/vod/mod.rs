//! VOD's client upload: signature services, Prepare, Apply, Commit, playback, and what SDKs ask besides.

mod about;
mod address;
mod answer;
mod applied;
mod apply_upload_ugc;
mod authorize;
mod commit_upload_ugc;
mod envelope;
mod events;
mod get_anti_leech_url;
mod get_ugc_upload_sign;
mod get_upload_sign;
mod get_vod_signature_v2;
mod http_dns;
mod mock_signature;
mod params;
mod play;
mod prepare_upload_ugc;
mod report;
mod signature_shapes;
mod signing;
mod told;

use crate::domain::App;
use crate::domain::journal::step::Step;
use crate::services::legacy::{Auth, Failure, Family, Operation, Selector};
use crate::services::vod::address::{Face, Shape};
use crate::wire::read::Intake;
use crate::wire::request::Request;

/// The family.
pub static FAMILY: Family = Family {
    name: "vod",
    operations: &[
        &get_vod_signature_v2::OP,
        &get_ugc_upload_sign::OP,
        &get_upload_sign::OP,
        &mock_signature::OP,
        &get_anti_leech_url::OP,
        &prepare_upload_ugc::OP,
        &apply_upload_ugc::OP,
        &commit_upload_ugc::OP,
        &report::OP,
        &http_dns::OP,
        &play::OP,
    ],
    claims: |head| address::face(head).is_some(),
    max_body: 1024 * 1024,
    intake: |_| Intake::Whole,
    adapt: |_| {},
    locate: address::locate,
    identify,
    about: about::about,
    key_id: authorize::key_id,
    step,
    authorize: authorize::authorize,
    encode: envelope::encode,
    preflight: envelope::preflight,
    dress: envelope::dress,
};

/// The operation a request asks for: by its face, and there by its `Action`, which the upload API has in the query and
/// signature services in the body.
fn identify(_: &App, request: &Request) -> Result<&'static Operation, Failure> {
    match address::face(&request.head) {
        Some(Face::Api) => {
            let action = request.fields.text("action").ok().flatten().unwrap_or_default().into_owned();
            let operation = by_action(&action).filter(|operation| operation.auth != Auth::Open);
            operation.ok_or_else(|| params::invalid(format!("there is no Action={action:?}; {}", known())))
        }
        Some(Face::Signatures(Shape::UploadSign)) => Ok(&get_upload_sign::OP),
        Some(Face::Signatures(shape)) => signature_service(request, shape),
        Some(Face::Report) => Ok(&report::OP),
        Some(Face::HttpDns) => Ok(&http_dns::OP),
        Some(Face::Playback) => Ok(&play::OP),
        Some(Face::Nowhere) | None => Err(params::invalid("no such address".into())),
    }
}

/// The captured service wants its `Action`; the others are asked for one thing only and may go without.
fn signature_service(request: &Request, shape: Shape) -> Result<&'static Operation, Failure> {
    let asked = signing::Asked::read(request)?.get("Action")?;
    match asked {
        None if shape != Shape::ReturnValue => Ok(&mock_signature::OP),
        asked => {
            let action = asked.unwrap_or_default();
            let operation = by_action(&action).filter(|operation| operation.auth == Auth::Open);
            operation.ok_or_else(|| {
                params::invalid(format!(
                    "there is no Action {action:?} here; GetVodSignatureV2 makes a signature"
                ))
            })
        }
    }
}

fn step(operation: &Operation, _: &Request) -> Option<Step> {
    let is = |known: &Operation| std::ptr::eq(operation, known);
    match () {
        () if is(&apply_upload_ugc::OP) => Some(Step::Apply),
        () if is(&commit_upload_ugc::OP) => Some(Step::Commit),
        () => None,
    }
}

fn by_action(action: &str) -> Option<&'static Operation> {
    let named =
        |operation: &&&Operation| matches!(operation.selector, Selector::Action(known) if known == action);
    FAMILY.operations.iter().find(named).copied()
}

fn known() -> String {
    let actions = FAMILY.operations.iter().filter_map(|operation| match operation.selector {
        Selector::Action(action) if operation.auth != Auth::Open => Some(action),
        _ => None,
    });
    format!("known: {}", actions.collect::<Vec<_>>().join(", "))
}
