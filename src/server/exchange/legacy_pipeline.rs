//! The way of a request, written once.
//!
//! ```text
//!  1 route      head → family; CORS preflight answered
//!  2 screen     fault rules that the head alone decides
//!  3 read       body → parameters, under the limits; rules act at a byte of it
//!  4 identify   family + call → operation
//!  5 plan       fault rules that the operation, or the whole request, decides; a forced answer ends the way here
//!  6 check      presence and form of the parameters
//!  7 authorize  the signature
//!  8 run        the operation
//!  9 settle     Failure → row → Reply; a rule of phase "after" has its say; the journal's entry
//! 10 send       as fast and as far as a rule allows
//! ```

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;

use http::HeaderMap;
use hyper::body::Incoming;

use crate::domain::App;
use crate::domain::faults::rule::Phase;
use crate::primitives::digest::Sha1;
use crate::primitives::escape::printable;
use crate::server::exchange::body_hook::BodyHook;
use crate::server::exchange::hashing_body::HashingBody;
use crate::server::exchange::router::Route;
use crate::server::exchange::visit::Visit;
use crate::server::exchange::{pipeline, router};
use crate::server::io::connection_context::Arrival;
use crate::server::io::drain;
use crate::server::io::timeouts;
use crate::server::response::send;
use crate::server::response::send::Departing;
use crate::server::response::shape::{Disconnect, ResponseBody, Shape};
use crate::server::shared::Shared;
use crate::services::ServiceName;
use crate::services::admin::service::Admin;
use crate::services::cos_json::service::CosJson;
use crate::services::cos_xml::service::CosXml;
use crate::services::error_bucket::service::ErrorBucket;
use crate::services::legacy::{Failure, Family, Operation, Weight};
use crate::wire::body::{BodyLimits, Hook, HookAction, ReadError};
use crate::wire::cors;
use crate::wire::read::{self, Received};
use crate::wire::request::{Address, Request, RequestHead};
use crate::wire::response::Response;

/// Answers one request, or cuts its connection where a fault rule says so.
pub(crate) async fn answer(
    shared: Arc<Shared>,
    line: &timeouts::Phase,
    arrival: Arrival,
    request: http::Request<Incoming>,
) -> Result<http::Response<ResponseBody>, Disconnect> {
    let (parts, mut body) = request.into_parts();
    let asks_first = parts.headers.contains_key(http::header::EXPECT);
    let departing = match router::route(&shared, arrival, parts) {
        Route::Here(response) => Departing { response, now: shared.app.clock.now(), shape: Shape::default() },
        Route::Service(ServiceName::ErrorBucket, head) => {
            pipeline::serve::<ErrorBucket>(&shared, head, &mut body).await?
        }
        Route::Service(ServiceName::CosJson, head) => {
            pipeline::serve::<CosJson>(&shared, head, &mut body).await?
        }
        Route::Service(ServiceName::Admin, head) => {
            pipeline::serve::<Admin>(&shared, head, &mut body).await?
        }
        Route::Service(ServiceName::CosXml, head) => {
            pipeline::serve::<CosXml>(&shared, head, &mut body).await?
        }
        Route::Family(family, head) => family_reply(&shared, family, head, &mut body).await?,
    };
    // A client that waits to be asked for its body is not asked for one that was refused.
    if !asks_first {
        drain::drain(body);
    }
    Ok(send::make(departing, line).await)
}

/// Steps 2 to 10 of a family's request.
async fn family_reply(
    shared: &Shared,
    family: &'static Family,
    head: Arc<RequestHead>,
    body: &mut Incoming,
) -> Result<Departing, Disconnect> {
    if !family.is_own() {
        shared.app.tally.request();
    }
    let located = (family.locate)(&head);
    let mut visit = Visit::begin(&shared.app, family, &head, located.as_ref().ok());
    if cors::is_preflight(&head) {
        let response = settle(&visit.app, family, &head, Ok((family.preflight)(&visit.app, &head)));
        return Ok(visit.depart(&head, response));
    }
    let response = match receive(shared, &visit, family, &head, located, body).await {
        Ok((address, received, digest)) => {
            visit.received(received.length, digest);
            let Received { fields, body, parts, .. } = received;
            let request = Request { head: head.clone(), address, fields, body, parts };
            worked(&mut visit, family, &head, request).await
        }
        Err(failure) => {
            visit.know_in_part(&head);
            refused(&mut visit, family, &head, failure).await
        }
    };
    response.map(|response| visit.depart(&head, response)).inspect_err(|_| visit.cut())
}

/// Step 3: the URL is read first, so that no body is read for nothing.
async fn receive(
    shared: &Shared,
    visit: &Visit,
    family: &'static Family,
    head: &RequestHead,
    located: Result<Address, Failure>,
    body: &mut Incoming,
) -> Result<(Address, Received, Option<Sha1>), Failure> {
    let address = located?;
    let mut body = HashingBody::new(body, shared.app.journal.wants_digests());
    let limits = BodyLimits {
        max_bytes: family.max_body.min(shared.limits.max_body),
        timeout: shared.limits.body_timeout,
        meter: shared.app.meter.clone(),
    };
    let intake = (family.intake)(head);
    if !visit.has_plan() {
        let received = read::request(head, intake, pin!(&mut body), limits, None).await?;
        return Ok((address, received, body.digest()));
    }
    let learn = |name: &str, value: &[u8]| visit.learn(head, name, value);
    let tap = BodyHook::new(visit.plan(), &learn);
    touch_empty(head, &tap).await?;
    let received = read::request(head, intake, pin!(&mut body), limits, Some(&tap)).await?;
    Ok((address, received, body.digest()))
}

/// A request without a body has the position 0 all the same.
async fn touch_empty(head: &RequestHead, tap: &BodyHook<'_>) -> Result<(), Failure> {
    while !head.has_body() {
        match tap.at(0) {
            HookAction::Continue(_) => break,
            HookAction::Wait(pause) => Box::pin(tokio::time::sleep(pause)).await,
            HookAction::Abort => return Err(ReadError::Aborted.into()),
        }
    }
    Ok(())
}

/// Steps 4 to 9 of a request that was read.
async fn worked(
    visit: &mut Visit,
    family: &'static Family,
    head: &RequestHead,
    request: Request,
) -> Result<Response, Disconnect> {
    let named = guarded(|| (family.identify)(&visit.app, &request));
    visit.know(head, &request, named.as_ref().ok().copied());
    visit.make_up().await;
    visit.pause(Phase::Before).await;
    if let Some(forced) = visit.forced(Phase::Before)? {
        return Ok(settle_forced(&visit.app, family, head, forced));
    }
    let outcome = run(&visit.app, family, request, named).await;
    if let Err(Failure::NoAnswer { after }) = outcome {
        Box::pin(tokio::time::sleep(after)).await;
        return Err(Disconnect::Close);
    }
    let response = settle(&visit.app, family, head, outcome);
    afterwards(visit, family, head, response).await
}

/// Step 9 of a request that could not be read.
async fn refused(
    visit: &mut Visit,
    family: &'static Family,
    head: &RequestHead,
    failure: Failure,
) -> Result<Response, Disconnect> {
    visit.pause(Phase::Before).await;
    let forced = visit.forced(Phase::Before)?;
    let response = settle_forced(&visit.app, family, head, forced.unwrap_or(Err(failure)));
    afterwards(visit, family, head, response).await
}

/// What a rule of phase "after" makes of an answer.
async fn afterwards(
    visit: &mut Visit,
    family: &'static Family,
    head: &RequestHead,
    response: Response,
) -> Result<Response, Disconnect> {
    visit.pause(Phase::After).await;
    Ok(match visit.forced(Phase::After)? {
        Some(forced) => settle_forced(&visit.app, family, head, forced),
        None => response,
    })
}

/// Steps 6 to 8. Heavy work runs beside the threads that serve sockets; a panic becomes an answer.
async fn run(
    app: &Arc<App>,
    family: &'static Family,
    request: Request,
    named: Result<&'static Operation, Failure>,
) -> Result<Response, Failure> {
    match guarded(|| admit(app, family, named?, &request))? {
        (operation, Weight::Light) => guarded(|| (operation.run)(app, &request)),
        (operation, Weight::Heavy) => {
            let app = app.clone();
            let ran = tokio::task::spawn_blocking(move || guarded(|| (operation.run)(&app, &request))).await;
            ran.unwrap_or_else(|error| Err(Failure::Internal(error.to_string())))
        }
    }
}

/// Step 9.
fn settle(
    app: &App,
    family: &'static Family,
    head: &RequestHead,
    outcome: Result<Response, Failure>,
) -> Response {
    let mut response = outcome.unwrap_or_else(|failure| {
        match &failure {
            Failure::Unplayed { what, .. } => app.tally.unplayed(what),
            _ if failure.is_refused_signature() => app.tally.refused_signature(),
            _ => {}
        }
        let why = || failure.to_string();
        tracing::debug!(family = family.name, method = %head.method, path = head.path, failure = %printable(&why()), "refused");
        (family.encode)(app, head, &failure)
    });
    (family.dress)(app, head, &mut response);
    response
}

/// The same for what a rule answers: headers that it gives stay as they are, whatever the family's manners.
fn settle_forced(
    app: &App,
    family: &'static Family,
    head: &RequestHead,
    forced: Result<Response, Failure>,
) -> Response {
    let given = forced.as_ref().map_or_else(|_| HeaderMap::new(), |response| response.headers.clone());
    let mut response = settle(app, family, head, forced);
    response.headers.extend(given);
    response
}

/// Steps 6 and 7.
fn admit(
    app: &App,
    family: &'static Family,
    operation: &'static Operation,
    request: &Request,
) -> Result<(&'static Operation, Weight), Failure> {
    (operation.check)(app, request)?;
    (family.authorize)(app, operation, request)?;
    Ok((operation, (operation.weight)(app, request)))
}

/// Runs a step; should it panic, that is a failure like any other.
fn guarded<T>(step: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(step)).unwrap_or_else(|panic| Err(internal(&*panic)))
}

fn internal(panic: &(dyn Any + Send)) -> Failure {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    Failure::Internal(text.unwrap_or_else(|| "a panic without a message".into()))
}
