//! cosplay's own interface under `/_cosplay/`: is it ready, what does it know, what time
//! is it, which faults are in force, what has happened.
//!
//! Answers only on hosts the service does not play, so that no object key can collide with it.

mod accounts;
mod asked;
mod buckets;
mod ca;
mod clock;
mod envelope;
mod errors;
mod events;
mod explain;
mod faults;
mod health;
mod inspector;
mod metrics;
mod openapi;
mod operations;
mod requests;
mod sign;
mod snapshots;
mod sts;
mod uploads;

use http::header::ALLOW;
use http::{Method, StatusCode};

use crate::domain::App;
use crate::services::admin::asked::{BARE, PREFIX};
use crate::services::legacy::{About, Failure, Family, Operation, Selector};
use crate::wire::read::Intake;
use crate::wire::request::{Address, Request, RequestHead};
use crate::wire::response::Response;

/// The family.
pub static FAMILY: Family = Family {
    name: "admin",
    operations: &[
        &inspector::PAGE,
        &inspector::SCRIPT,
        &health::LIVE,
        &health::READY,
        &ca::OP,
        &errors::OP,
        &operations::OP,
        &clock::SHOW,
        &clock::SET,
        &clock::ADVANCE,
        &events::LIST,
        &events::REDELIVER,
        &explain::OP,
        &sign::VOD,
        &sign::COS_JSON,
        &sign::COS_XML,
        &sts::GET,
        &sts::POST,
        &faults::LIST,
        &faults::ADD,
        &faults::REPLACE,
        &faults::CLEAR,
        &faults::VERDICT,
        &faults::REMOVE,
        &requests::LIST,
        &requests::VERIFY,
        &requests::FOLLOW,
        &requests::SHOW,
        &accounts::LIST,
        &accounts::ADD,
        &buckets::LIST,
        &buckets::ADD,
        &snapshots::LIST,
        &snapshots::TAKE,
        &snapshots::FORGET,
        &snapshots::RESTORE,
        &snapshots::RESET,
        &metrics::OP,
        &openapi::OP,
        &uploads::LIST,
        &uploads::SHOW,
    ],
    claims: |head| head.vendor.is_none() && (head.path.starts_with(PREFIX) || head.path == BARE),
    max_body: 1024 * 1024,
    intake: |_| Intake::Whole,
    adapt: |_| {},
    locate,
    identify,
    about: |_, _, _| About::default(),
    key_id: |_, _| None,
    step: |_, _| None,
    authorize: |_, _, _| Ok(()),
    encode: envelope::encode,
    preflight: envelope::preflight,
    dress,
};

/// What a page of somebody else's may have asked is refused before anything is read: any call by a public name, and a
/// changing call from another origin.
fn locate(head: &RequestHead) -> Result<Address, Failure> {
    let refused = |sentence| Err(Failure::Plain { status: StatusCode::FORBIDDEN, sentence });
    if head.untrusted_host {
        return refused(format!(
            "a foreign page can lead a browser here by the public name {}; use localhost or an address, \
             or start cosplay with --tls-name and that name",
            head.authority
        ));
    }
    let origin = head.header(http::header::ORIGIN);
    let own =
        origin.is_none_or(|origin| origin.split_once("://").is_some_and(|(_, host)| host == head.authority));
    if own || head.method.is_safe() {
        return Ok(Address::default());
    }
    refused(format!("changing calls from the origin {} are refused", origin.unwrap_or_default()))
}

fn identify(_: &App, request: &Request) -> Result<&'static Operation, Failure> {
    let path = asked::path(request);
    // What can be asked for can be asked for without its body.
    let asked = if request.head.method == Method::HEAD { Method::GET } else { request.head.method.clone() };
    let at_path = |operation: &&&Operation| matches!(operation.selector, Selector::Path(_, known) if asked::fits(known, path));
    let here: Vec<_> = FAMILY.operations.iter().filter(at_path).collect();
    let with_method = here.iter().find(|operation| match &operation.selector {
        Selector::Path(method, _) => *method == asked,
        _ => false,
    });
    if let Some(operation) = with_method {
        return Ok(operation);
    }
    let (status, sentence) = match here.is_empty() {
        true if path.ends_with('/') => return Err(asked::unended()),
        true => (StatusCode::NOT_FOUND, format!("there is no {PREFIX}{path}; see {PREFIX}operations")),
        false => (
            StatusCode::METHOD_NOT_ALLOWED,
            format!(
                "{} is not a method of {PREFIX}{path}; known: {}",
                request.head.method,
                methods(path).collect::<Vec<_>>().join(", ")
            ),
        ),
    };
    Err(Failure::Plain { status, sentence })
}

/// The methods that something answers to at `path`.
fn methods(path: &str) -> impl Iterator<Item = &'static str> {
    FAMILY
        .operations
        .iter()
        .flat_map(move |operation| match &operation.selector {
            Selector::Path(method, known) if asked::fits(known, path) => match *method {
                Method::GET => &["GET", "HEAD"][..],
                Method::POST => &["POST"],
                Method::PUT => &["PUT"],
                _ => &["DELETE"],
            },
            _ => &[],
        })
        .copied()
}

/// A method that is not known where it was tried is answered with those that are.
fn dress(_: &App, head: &RequestHead, response: &mut Response) {
    if response.status == StatusCode::METHOD_NOT_ALLOWED {
        let path = head.path.strip_prefix(PREFIX).unwrap_or_default().trim_end_matches('/');
        response.set_text(ALLOW, &methods(path).collect::<Vec<_>>().join(", "));
    }
}
