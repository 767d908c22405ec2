//! Promises of cosplay's parsers, each a function that takes raw bytes and panics when the promise is broken.
//! The property tests in `tests/it` feed them what proptest makes up, the fuzz targets in `fuzz` what
//! libFuzzer finds.

pub mod cloud_api;
pub mod cos_json;
pub mod cos_xml;
pub mod explain;
pub mod media;
pub mod policy;
pub mod settings;
pub mod signed;
pub mod vod;

use std::sync::Arc;

use cosplay::internals::domain::App;
use cosplay::internals::services::service::{Ctx, Request, Service};
use cosplay::internals::services::spec::Precedence;
use cosplay::internals::wire::read::Received;
use cosplay::internals::wire::request::RequestHead;
use cosplay::internals::wire::response::Response;

/// The steps of a request to `S`, without sockets, rules and journal.
pub fn handle<S: Service>(app: &Arc<App>, head: RequestHead, received: Received) -> Response {
    let head = Arc::new(head);
    run::<S>(app, head.clone(), received).unwrap_or_else(|error| {
        assert!(!error.to_string().is_empty(), "an error without a reason");
        S::respond(app, &head, &error)
    })
}

fn run<S: Service>(app: &Arc<App>, head: Arc<RequestHead>, received: Received) -> Result<Response, S::Error> {
    let target = S::target(app, &head)?;
    let params = S::params(&head, &target, received);
    let options = S::options(app, &target, &params);
    let request = Request { head, target, params, options };
    let endpoint = S::route(app, &request)?;
    let parsed = (endpoint.parse)(&request);
    let (caller, parsed) = match S::PRECEDENCE {
        Precedence::Input => {
            let parsed = parsed?;
            (S::authenticate(app, endpoint, &request)?, parsed)
        }
        Precedence::Caller => (S::authenticate(app, endpoint, &request)?, parsed?),
    };
    parsed.run(&Ctx::new(app.clone(), caller, request))
}
