//! `GET /_cosplay/ca.pem`: what a client has to trust to come over TLS.

use http::{Method, StatusCode};

use crate::services::admin::{asked, envelope};
use crate::services::legacy::{Auth, Operation, Selector, light};
use crate::wire::response::Response;

/// Hands out the certificate.
pub static OP: Operation = Operation {
    name: "ca",
    summary: "Hands out the certificate of the authority that vouches for every host over TLS.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "ca.pem"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &[]),
    weight: light,
    run: |app, _| match app.ca_pem() {
        Some(pem) => Ok(Response::new(StatusCode::OK, pem.to_string()).typed("application/x-pem-file")),
        None => Err(envelope::bad_request("this server has no certificate authority")),
    },
};
