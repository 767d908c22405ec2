//! The way of a request, written once. The steps keep their numbers; 2 and 5 belong to fault rules and the journal
//! entry of 9 to the journal, which arrive with the control plane (see ARCHITECTURE.md).
//!
//! ```text
//!  1 route      head → family; CORS preflight answered
//!  3 read       body → parameters, under the limits
//!  4 identify   family + call → operation
//!  6 check      presence and form of the parameters
//!  7 authorize  the signature
//!  8 run        the operation
//!  9 settle     Failure → row → Reply
//! 10 send
//! ```

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;

use http::{Request, Response};
use hyper::body::Incoming;

use super::arrival::Arrival;
use super::linger;
use super::response::{self, Pieces};
use super::router::{self, Route};
use super::shared::Shared;
use crate::api::operation::{Failure, Family, Operation, Weight};
use crate::domain::App;
use crate::wire::call::{Address, Call, Head};
use crate::wire::cors;
use crate::wire::inflow::Allowance;
use crate::wire::read::{self, Received};
use crate::wire::reply::Reply;

/// Answers one request.
pub(crate) async fn answer(
    shared: Arc<Shared>,
    arrival: Arrival,
    request: Request<Incoming>,
) -> Response<Pieces> {
    let (parts, mut body) = request.into_parts();
    let asks_first = parts.headers.contains_key(http::header::EXPECT);
    let reply = match router::route(&shared, arrival, parts) {
        Route::Here(reply) => reply,
        Route::Family(family, head) if cors::is_preflight(&head) => {
            let mut reply = (family.preflight)(&shared.app, &head);
            (family.dress)(&shared.app, &head, &mut reply);
            reply
        }
        Route::Family(family, head) => family_reply(&shared, family, head, &mut body).await,
    };
    // A client that waits to be asked for its body is not asked for one that was refused.
    if !asks_first {
        linger::drain(body);
    }
    response::make(&shared, reply).await
}

/// Steps 3 to 9: whatever fails on the way is worded once, at the end. Heavy work runs beside the threads that serve
/// sockets; a panic becomes an answer.
async fn family_reply(shared: &Shared, family: &'static Family, head: Head, body: &mut Incoming) -> Reply {
    let app = &shared.app;
    if !family.is_own() {
        app.tally.request();
    }
    let call = match receive(shared, family, &head, body).await {
        Ok((address, Received { fields, body, parts })) => Call { head, address, fields, body, parts },
        Err(failure) => return settle(app, family, &head, Err(failure)),
    };
    match guarded(|| admit(app, family, &call)) {
        Err(failure) => settle(app, family, &call.head, Err(failure)),
        Ok((operation, Weight::Light)) => {
            settle(app, family, &call.head, guarded(|| (operation.run)(app, &call)))
        }
        Ok((operation, Weight::Heavy)) => {
            let (app, call) = (app.clone(), Arc::new(call));
            let (there, taken) = (app.clone(), call.clone());
            let ran = tokio::task::spawn_blocking(move || guarded(|| (operation.run)(&there, &taken))).await;
            let outcome = ran.unwrap_or_else(|error| Err(Failure::Internal(error.to_string())));
            settle(&app, family, &call.head, outcome)
        }
    }
}

/// Step 3: the URL is read first, so that no body is read for nothing.
async fn receive(
    shared: &Shared,
    family: &'static Family,
    head: &Head,
    body: &mut Incoming,
) -> Result<(Address, Received), Failure> {
    let address = (family.locate)(head)?;
    let allowance = Allowance {
        max_bytes: family.max_body.min(shared.limits.max_body),
        patience: shared.limits.body_timeout,
        meter: shared.app.meter.clone(),
    };
    Ok((address, read::request(head, (family.intake)(head), pin!(body), allowance).await?))
}

/// Step 9.
fn settle(app: &App, family: &'static Family, head: &Head, outcome: Result<Reply, Failure>) -> Reply {
    let mut reply = outcome.unwrap_or_else(|failure| {
        if failure.is_refused_signature() {
            app.tally.refused_signature();
        }
        tracing::debug!(family = family.name, method = %head.method, path = head.path, %failure, "refused");
        (family.encode)(app, head, &failure)
    });
    (family.dress)(app, head, &mut reply);
    reply
}

/// Steps 4 to 7.
fn admit(app: &App, family: &'static Family, call: &Call) -> Result<(&'static Operation, Weight), Failure> {
    let operation = (family.identify)(app, call)?;
    (operation.check)(app, call)?;
    (family.authorize)(app, operation, call)?;
    Ok((operation, (operation.weight)(app, call)))
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
