//! The steps of a request, written once for every service.
//!
//! ```text
//!  1 route         head → service; CORS preflights are answered
//!  2 target        method and URL
//!  3 rules         those that the head alone decides
//!  4 body          read under the limits, rules act at a byte of it → the service's parameters
//!  5 operation     parameters → endpoint → input
//!  6 rules         those that the operation, or the whole request, decides; a forced response ends the way here
//!  7 authenticate  signature and permission → caller
//!  8 run           context and input → response or error
//!  9 respond       error → row → response; common headers; rules of phase "after"
//! 10 depart        the journal's entry; sent as fast and as far as a rule allows
//! ```

use std::pin::pin;
use std::sync::Arc;

use http::HeaderMap;

use crate::domain::App;
use crate::domain::faults::rule::Phase;
use crate::domain::journal::step::Step;
use crate::primitives::escape::printable;
use crate::server::exchange::body_hook::BodyHook;
use crate::server::exchange::exchange::Exchange;
use crate::server::exchange::guard::guarded;
use crate::server::exchange::held;
use crate::server::exchange::observed_body::{Observed, ObservedBody};
use crate::server::exchange::secrets;
use crate::server::exchange::traffic_limit::PacedBody;
use crate::server::response::send::Departing;
use crate::server::response::shape::Disconnect;
use crate::server::shared::Shared;
use crate::services::error::{ErrorKind, ServiceError};
use crate::services::service::{Ctx, Endpoint, Parsed, Request, Service, Unread};
use crate::services::spec::{Cost, Precedence};
use crate::wire::body::{BodyLimits, Incoming};
use crate::wire::cors;
use crate::wire::read::{self, Intake, Received};
use crate::wire::request::RequestHead;
use crate::wire::response::Response;

/// Steps 2 to 10 of a request to the service `S`.
///
/// # Errors
/// A fault rule, or the error bucket, ends the connection without a response.
pub(super) async fn serve<S: Service>(
    shared: &Shared,
    app: &Arc<App>,
    head: Arc<RequestHead>,
    body: Incoming<'_>,
) -> Result<Departing, Disconnect> {
    if !S::IS_OWN {
        app.tally.request();
    }
    let target = S::target(app, &head);
    let mut exchange = Exchange::begin::<S>(app, &head);
    if exchange.is_recorded() {
        learn_from_head::<S>(&mut exchange, &head, target.as_ref().ok());
    }
    if cors::is_preflight(&head) {
        let response = finished::<S>(&exchange.app, &head, S::preflight(&exchange.app, &head));
        return Ok(exchange.depart(response));
    }
    let response = match receive::<S>(shared, &exchange, &head, target, body).await {
        Ok((target, received, observed)) => {
            exchange.received(received.length, observed);
            execute::<S>(&mut exchange, head, target, received).await
        }
        Err(error) => unreadable::<S>(&mut exchange, &head, error).await,
    };
    match response {
        Ok(response) => Ok(exchange.depart(response)),
        Err(disconnect) => {
            exchange.disconnect();
            Err(disconnect)
        }
    }
}

/// Step 3.
fn learn_from_head<S: Service>(exchange: &mut Exchange, head: &Arc<RequestHead>, target: Option<&S::Target>) {
    let subject = target.map(|target| S::subject(&exchange.app, target, None)).unwrap_or_default();
    exchange.address(subject, || S::secret_id(head, None));
    // Browsers send preflights on their own account; rules are for the client's requests.
    if !cors::is_preflight(head) {
        let app = exchange.app.clone();
        exchange.arm(|| foreseen::<S>(&app, head, target?), || S::secret_id(head, None));
    }
}

/// The operation, where the head alone names it: there is no body, or one that holds content and no
/// parameters.
fn foreseen<S: Service>(app: &App, head: &Arc<RequestHead>, target: &S::Target) -> Option<&'static str> {
    if matches!(S::intake(head), Intake::Parameters) && head.has_body() {
        return None;
    }
    let request = request::<S>(app, head.clone(), target.clone(), read::without_body(head));
    S::route(app, &request).ok().map(|endpoint| endpoint.spec.name)
}

fn request<S: Service>(
    app: &App,
    head: Arc<RequestHead>,
    target: S::Target,
    received: Received,
) -> Request<S> {
    let params = S::params(&head, &target, received);
    let options = S::options(app, &target, &params);
    Request { head, target, params, options }
}

/// Step 4. A URL that is wrong is refused before its body is read.
async fn receive<S: Service>(
    shared: &Shared,
    exchange: &Exchange,
    head: &RequestHead,
    target: Result<S::Target, S::Error>,
    body: Incoming<'_>,
) -> Result<(S::Target, Received, Observed), S::Error> {
    let target = target?;
    let mut body = ObservedBody::new(body, shared.app.journal.wants_digests(), exchange.wants_body());
    let limits = BodyLimits {
        max_bytes: S::max_body(head).min(shared.limits.max_body),
        timeout: shared.limits.body_timeout,
        meter: shared.app.meter.clone(),
    };
    let intake = S::intake(head);
    let learn = |name: &str, value: &[u8]| {
        if let Some(operation) = S::named_by(name, value) {
            exchange.learn(operation);
        }
    };
    let rate = S::arrival_rate(&exchange.app, head, &target, None);
    let asked = |name: &str, value: &[u8]| S::arrival_rate(&exchange.app, head, &target, Some((name, value)));
    let rules = exchange.rules().map(|rules| BodyHook::new(rules, &learn));
    if let Some(rules) = &rules {
        rules.pass_empty_body(head).await?;
    }
    let received = if rules.is_some() || rate.is_some() || intake == Intake::Form {
        let hook = PacedBody::new(rules, rate, &asked);
        read::request(head, intake, pin!(&mut body), limits, Some(&hook)).await?
    } else {
        read::request(head, intake, pin!(&mut body), limits, None).await?
    };
    Ok((target, received, body.end()))
}

/// An operation, its input, and what it leaves unread of the request.
type Call<S> = (&'static Endpoint<S>, Result<Box<dyn Parsed<S>>, <S as Service>::Error>, Vec<Unread>);

/// Steps 5 to 9 of a request that was read.
async fn execute<S: Service>(
    exchange: &mut Exchange,
    head: Arc<RequestHead>,
    target: S::Target,
    received: Received,
) -> Result<Response, Disconnect> {
    let is_large = received.length > Cost::INLINE_BYTES;
    let app = exchange.app.clone();
    let read = {
        let head = head.clone();
        move || {
            let request = request::<S>(&app, head, target, received);
            let call = guarded::<S, _>(|| S::route(&app, &request)).map(|endpoint| parse(endpoint, &request));
            (request, call)
        }
    };
    let (request, call) = beside_sockets(is_large, read).await;
    identify::<S>(exchange, &head, &request, call.as_ref().ok());
    exchange.make_up().await;
    exchange.pause(Phase::Before).await;
    if let Some(forced) = exchange.forced(Phase::Before)? {
        return Ok(respond_forced::<S>(&exchange.app, &head, forced));
    }
    let outcome = run::<S>(&exchange.app, request, call, is_large).await;
    if let Err(error) = &outcome
        && let ErrorKind::NoAnswer(pause) = error.kind()
    {
        Box::pin(tokio::time::sleep(pause)).await;
        return Err(Disconnect::Close);
    }
    let response = respond::<S>(&exchange.app, &head, outcome);
    after::<S>(exchange, &head, response).await
}

/// Parses a request for the operation that it names.
fn parse<S: Service>(endpoint: &'static Endpoint<S>, request: &Request<S>) -> Call<S> {
    let read = guarded::<S, _>(|| Ok((S::unread(request, endpoint.spec)?, (endpoint.parse)(request))));
    let (unread, parsed) = read.unwrap_or_else(|error| (Vec::new(), Err(error)));
    (endpoint, parsed, unread)
}

/// Tells rules and journal what the whole request says.
fn identify<S: Service>(
    exchange: &mut Exchange,
    head: &RequestHead,
    request: &Request<S>,
    call: Option<&Call<S>>,
) {
    if !exchange.is_recorded() {
        return;
    }
    if exchange.wants_subject() {
        let subject = S::subject(&exchange.app, &request.target, Some(&request.params));
        exchange.address(subject, || S::secret_id(head, Some(&request.params)));
    }
    let step = call.and_then(|(endpoint, ..)| (endpoint.step)(request));
    exchange.identify(call.map(|(endpoint, ..)| endpoint.spec.name), step);
    call.into_iter().for_each(|(.., unread)| exchange.ignore(unread));
}

/// Step 9 of a request that could not be read.
async fn unreadable<S: Service>(
    exchange: &mut Exchange,
    head: &Arc<RequestHead>,
    error: S::Error,
) -> Result<Response, Disconnect> {
    if exchange.is_recorded() {
        let by_head = || foreseen::<S>(&exchange.app, head, &S::target(&exchange.app, head).ok()?);
        let operation = exchange.learned().or_else(by_head);
        exchange.identify(operation, (!head.method.is_safe()).then_some(Step::Lost));
    }
    exchange.pause(Phase::Before).await;
    let forced = exchange.forced(Phase::Before)?;
    let response = respond_forced::<S>(&exchange.app, head, forced.unwrap_or(Err(error)));
    after::<S>(exchange, head, response).await
}

/// Lets a rule of phase "after" replace the response.
async fn after<S: Service>(
    exchange: &Exchange,
    head: &RequestHead,
    response: Response,
) -> Result<Response, Disconnect> {
    exchange.pause(Phase::After).await;
    Ok(match exchange.forced(Phase::After)? {
        Some(forced) => respond_forced::<S>(&exchange.app, head, forced),
        None => response,
    })
}

/// Steps 7 and 8.
async fn run<S: Service>(
    app: &Arc<App>,
    request: Request<S>,
    call: Result<Call<S>, S::Error>,
    is_large: bool,
) -> Result<Response, S::Error> {
    let (endpoint, parsed, _) = call?;
    let authenticate = || guarded::<S, _>(|| S::authenticate(app, endpoint, &request));
    let (caller, parsed) = match S::PRECEDENCE {
        Precedence::Input => {
            let parsed = parsed?;
            (authenticate()?, parsed)
        }
        Precedence::Caller => (authenticate()?, parsed?),
    };
    let ctx = Ctx::new(app.clone(), caller, request);
    let parsed = held::hold(parsed, &ctx).await?;
    let is_blocking = is_large || parsed.cost(&ctx) == Cost::Blocking;
    beside_sockets(is_blocking, move || guarded::<S, _>(|| parsed.run(&ctx))).await
}

/// Runs `work` beside the threads that serve sockets if it is long, else at once. `work` catches its own
/// panics.
async fn beside_sockets<T: Send + 'static>(is_long: bool, work: impl FnOnce() -> T + Send + 'static) -> T {
    if !is_long {
        return work();
    }
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}

/// Step 9.
fn respond<S: Service>(app: &App, head: &RequestHead, outcome: Result<Response, S::Error>) -> Response {
    let response = outcome.unwrap_or_else(|error| {
        match error.kind() {
            ErrorKind::Unsupported(feature) => app.tally.unplayed(feature),
            ErrorKind::RefusedSignature => app.tally.refused_signature(),
            ErrorKind::Ordinary | ErrorKind::NoAnswer(_) => {}
        }
        let keyring = app.keyring();
        let reason = || keyring.hidden(&error.to_string()).into_owned();
        tracing::debug!(family = S::NAME, method = %head.method, path = %keyring.hidden(&head.path), failure = %printable(&reason()), "refused");
        secrets::masked(app, S::respond(app, head, &error))
    });
    finished::<S>(app, head, response)
}

fn finished<S: Service>(app: &App, head: &RequestHead, mut response: Response) -> Response {
    S::add_common_headers(app, head, &mut response);
    response
}

/// Like `respond`, but headers that a rule gives win over the service's common ones.
fn respond_forced<S: Service>(app: &App, head: &RequestHead, forced: Result<Response, S::Error>) -> Response {
    let given = forced.as_ref().map_or_else(|_| HeaderMap::new(), |response| response.headers.clone());
    let mut response = respond::<S>(app, head, forced);
    response.headers.extend(given);
    response
}
