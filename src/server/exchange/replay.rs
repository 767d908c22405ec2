//! A request that the admin interface has made of a journal's entry, played as if a client had sent it.

use std::convert::Infallible;
use std::pin::pin;
use std::sync::Arc;

use bytes::Bytes;
use http::StatusCode;
use http_body_util::{BodyExt, Full};
use serde_json::json;

use crate::server::exchange::pipeline::serve;
use crate::server::exchange::router::{self, Route};
use crate::server::io::connection_context::Arrival;
use crate::server::shared::Shared;
use crate::services::with_service;
use crate::wire::response::Response;

/// Plays a request; the response tells the number of its entry in the journal and what became of it.
pub(super) async fn replay(shared: Arc<Shared>, arrival: Arrival, request: http::Request<Bytes>) -> Response {
    let (parts, body) = request.into_parts();
    let told = match router::route(&shared, arrival, parts) {
        Route::Here(response) => json!({ "request": null, "status": response.status.as_u16() }),
        Route::Service(name, _) if name.is_own() => json!({ "request": null, "status": null }),
        Route::Service(name, head) => {
            let body = pin!(Full::new(body).map_err(|never: Infallible| match never {}));
            with_service!(name, S => match serve::<S>(&shared, &shared.app, head, body).await {
                Ok(departing) => json!({
                    "request": departing.entry,
                    "status": departing.response.status.as_u16(),
                    "code": departing.response.code,
                }),
                Err(_cut) => json!({ "request": null, "status": null, "outcome": "cut" }),
            })
        }
    };
    Response::json(StatusCode::OK, &told)
}
