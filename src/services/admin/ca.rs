//! `GET /_cosplay/ca.pem`: the certificate that a client has to trust to come over TLS.

use http::StatusCode;

use crate::services::admin::envelope::spec;
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;

pub(super) struct CaPem;

impl Operation for CaPem {
    type Service = Admin;
    type Input = ();

    const SPEC: OperationSpec = spec(
        Verb::Get,
        "ca.pem",
        "ca",
        "Returns the certificate of the authority that signs for every host over TLS.",
    );
    const AUTH: Auth = Auth::Local;

    fn parse(_: &Request<Admin>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<Admin>, (): ()) -> Result<Response, Error> {
        match ctx.app.ca_pem() {
            Some(pem) => Ok(Response::new(StatusCode::OK, pem.to_string()).typed("application/x-pem-file")),
            None => Err(Error::bad("this server has no certificate authority")),
        }
    }
}
