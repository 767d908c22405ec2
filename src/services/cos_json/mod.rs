//! The COS JSON API, fourth generation (`/files/v2/…`): the manual of 2016, corrected by what its clients send and
//! what live answers show. One operation, one file.

mod address;
mod authorize;
mod copy;
mod create;
mod delete;
mod download;
mod envelope;
mod list;
mod move_file;
mod params;
mod stat;
mod transfer;
mod update;
mod upload;
mod upload_slice;
mod upload_slice_data;
mod upload_slice_finish;
mod upload_slice_init;
mod upload_slice_list;
mod views;

use crate::catalog::{cos_json as rows, limits};
use crate::domain::App;
use crate::domain::journal::step::Step;
use crate::services::legacy::{Failure, Family, Operation, Selector, addressed};
use crate::wire::read::Intake;
use crate::wire::request::{Request, Surface};

/// The family.
pub static FAMILY: Family = Family {
    name: "cos_json",
    operations: &[
        &create::OP,
        &list::OP,
        &stat::OP,
        &update::OP,
        &delete::OP,
        &move_file::OP,
        &copy::OP,
        &upload::OP,
        &upload_slice::OP,
        &upload_slice_init::OP,
        &upload_slice_data::OP,
        &upload_slice_list::OP,
        &upload_slice_finish::OP,
        &download::OP,
    ],
    claims: address::claims,
    max_body: limits::JSON_BODY_MAX,
    intake: |_| Intake::Parameters,
    adapt: |_| {},
    locate: address::locate,
    identify,
    about: |_, address, _| addressed(address),
    key_id: authorize::key_id,
    step,
    authorize: authorize::authorize,
    encode: envelope::encode,
    preflight: envelope::preflight,
    dress: envelope::dress,
};

/// The operation that `op` names, if it may come with this method.
fn identify(app: &App, request: &Request) -> Result<&'static Operation, Failure> {
    if request.address.surface == Surface::Download {
        return Ok(&download::OP);
    }
    let op = params::text(request, "op")?;
    let Some(op) = op else {
        return Err(Failure::row(
            &rows::ERROR_CGI_PARAM_MISSING_OP,
            "no op, neither in the body nor in the query",
        ));
    };
    let known =
        |operation: &&&Operation| operation.name == op && matches!(operation.selector, Selector::Op(_));
    let Some(operation) = FAMILY.operations.iter().find(known) else {
        return Err(Failure::row(
            &rows::ERROR_CGI_PARAM_NO_SUCH_OP,
            format!("there is no op {op:?}; known: {}", known_ops()),
        ));
    };
    match &operation.selector {
        Selector::Op(methods) if !methods.contains(&request.head.method) => {
            if std::ptr::eq(*operation, &upload_slice::OP) {
                upload_slice::must_be_played(app, request)?;
            }
            let reason = format!("op={op} does not come with {}; send {}", request.head.method, methods[0]);
            Err(Failure::row(&rows::ERROR_CGI_REQ_METHOD, reason))
        }
        _ => Ok(operation),
    }
}

fn known_ops() -> String {
    let ops = FAMILY.operations.iter().filter(|operation| matches!(operation.selector, Selector::Op(_)));
    ops.map(|operation| operation.name).collect::<Vec<_>>().join(", ")
}

/// What a slice upload's operations do for it.
fn step(operation: &Operation, request: &Request) -> Option<Step> {
    let is = |known: &Operation| std::ptr::eq(operation, known);
    match () {
        () if is(&upload_slice_init::OP) => Some(Step::Begin),
        () if is(&upload_slice_finish::OP) => Some(Step::End),
        () if is(&upload::OP) => Some(Step::Whole),
        () if is(&upload_slice_data::OP) => {
            let at = request.fields.text("offset").ok()??.parse().ok()?;
            let len = request.fields.bytes("filecontent").map_or(0, |content| content.len() as u64);
            Some(Step::Piece { at, next: at.saturating_add(len) })
        }
        () => None,
    }
}
