//! From a request as hyper has received it to the response that hyper sends.

use std::pin::Pin;
use std::sync::Arc;

use crate::domain::App;
use crate::server::exchange::pipeline::serve;
use crate::server::exchange::replay::replay;
use crate::server::exchange::router::{self, Route};
use crate::server::io::connection_context::Arrival;
use crate::server::io::{drain, timeouts};
use crate::server::response::send::{self, Departing};
use crate::server::response::shape::{Disconnect, ResponseBody};
use crate::server::shared::Shared;
use crate::services::with_service;

/// Answers one request.
///
/// # Errors
/// The connection ends without a response.
pub(crate) async fn answer(
    shared: &Arc<Shared>,
    app: &Arc<App>,
    phase: &timeouts::Phase,
    arrival: Arrival,
    request: http::Request<hyper::body::Incoming>,
) -> Result<http::Response<ResponseBody>, Disconnect> {
    let (parts, mut body) = request.into_parts();
    let asks_first = parts.headers.contains_key(http::header::EXPECT);
    let mut departing = match router::route(shared, arrival, parts) {
        Route::Here(response) => Departing::new(*response, shared.app.clock.now()),
        Route::Service(name, head) => {
            let body = Pin::<&mut hyper::body::Incoming>::new(&mut body);
            with_service!(name, S => serve::<S>(shared, app, head, body).await?)
        }
    };
    if let Some(request) = departing.response.replay.take() {
        let response = Box::pin(replay(shared.clone(), arrival, *request)).await;
        departing = Departing::new(response, shared.app.clock.now());
    }
    // A client that waits for `100 Continue` is not asked for the body of a refused request.
    if !asks_first {
        drain::drain(body);
    }
    Ok(send::make(departing, phase).await)
}
