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

use super::linger;
use super::response::{self, Pieces};
use super::router::{self, Route};
use super::shared::Shared;
use crate::api::operation::{Failure, Family, Operation, Weight};
use crate::domain::App;
use crate::wire::call::{Address, Call, Head};
use crate::wire::cors;
use crate::wire::fields::Fields;
use crate::wire::inflow::Allowance;
use crate::wire::read;
use crate::wire::reply::Reply;

/// Answers one request.
pub(crate) async fn answer(shared: Arc<Shared>, request: Request<Incoming>) -> Response<Pieces> {
    let (parts, mut body) = request.into_parts();
    let reply = match router::route(parts) {
        Route::Here(reply) => reply,
        Route::Family(family, head) if cors::is_preflight(&head) => {
            let mut reply = (family.preflight)(&shared.app, &head);
            (family.dress)(&shared.app, &head, &mut reply);
            reply
        }
        Route::Family(family, head) => family_reply(&shared, family, head, &mut body).await,
    };
    linger::drain(body);
    response::make(&shared, reply)
}

/// Steps 3 to 9: whatever fails on the way is worded once, at the end.
async fn family_reply(
    shared: &Arc<Shared>,
    family: &'static Family,
    head: Head,
    body: &mut Incoming,
) -> Reply {
    match receive(shared, family, &head, body).await {
        Ok((address, fields)) => {
            let call = Arc::new(Call { head, address, fields });
            let outcome = perform(&shared.app, family, &call).await;
            settle(&shared.app, family, &call.head, outcome)
        }
        Err(failure) => settle(&shared.app, family, &head, Err(failure)),
    }
}

/// Step 3: the URL is read first, so that no body is read for nothing.
async fn receive(
    shared: &Shared,
    family: &'static Family,
    head: &Head,
    body: &mut Incoming,
) -> Result<(Address, Fields), Failure> {
    let address = (family.locate)(head)?;
    let allowance = Allowance {
        max_bytes: family.max_body.min(shared.limits.max_body),
        patience: shared.limits.body_timeout,
        meter: shared.app.meter.clone(),
    };
    Ok((address, read::fields(head, pin!(body), allowance).await?))
}

/// Step 9.
fn settle(app: &App, family: &'static Family, head: &Head, outcome: Result<Reply, Failure>) -> Reply {
    let mut reply = outcome.unwrap_or_else(|failure| {
        tracing::debug!(family = family.name, method = %head.method, path = head.path, %failure, "refused");
        (family.encode)(app, head, &failure)
    });
    (family.dress)(app, head, &mut reply);
    reply
}

/// Steps 4 to 8. Heavy work runs beside the threads that serve sockets; a panic becomes an answer.
async fn perform(app: &Arc<App>, family: &'static Family, call: &Arc<Call>) -> Result<Reply, Failure> {
    let guarded = |app: &App, call: &Call| {
        let operation = (family.identify)(app, call)?;
        (operation.check)(app, call)?;
        (family.authorize)(app, operation, call)?;
        Ok::<_, Failure>((operation, (operation.weight)(app, call)))
    };
    let admitted =
        catch_unwind(AssertUnwindSafe(|| guarded(app, call))).unwrap_or_else(|panic| Err(internal(&*panic)));
    let (operation, weight) = admitted?;
    match weight {
        Weight::Light => run(operation, app, call),
        Weight::Heavy => {
            let (app, call) = (app.clone(), call.clone());
            let ran = tokio::task::spawn_blocking(move || run(operation, &app, &call)).await;
            ran.unwrap_or_else(|error| Err(Failure::Internal(error.to_string())))
        }
    }
}

fn run(operation: &Operation, app: &App, call: &Call) -> Result<Reply, Failure> {
    catch_unwind(AssertUnwindSafe(|| (operation.run)(app, call)))
        .unwrap_or_else(|panic| Err(internal(&*panic)))
}

fn internal(panic: &(dyn Any + Send)) -> Failure {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    Failure::Internal(text.unwrap_or_else(|| "a panic without a message".into()))
}
