//! HttpDNS: `GET /d?dn=<host>` answers the address of a host. Mobile SDKs call it before they upload.
//!
//! A host that is played has the address at which the client found us; any other has none here, and the
//! client asks its own resolver.

use std::net::{IpAddr, Ipv4Addr};

use http::StatusCode;

use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route, Verb};
use crate::services::vod::error::Error;
use crate::services::vod::service::{Auth, Vod};
use crate::wire::host::VendorHost;
use crate::wire::response::Response;

/// Answers a host's address.
pub(super) struct HttpDns;

/// A question.
pub(super) struct Input {
    /// `dn`: the host.
    host: String,
    /// The address that the client came to.
    here: IpAddr,
}

impl Operation for HttpDns {
    type Service = Vod;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        query: &["dn"],
        ..OperationSpec::new(
            "http_dns",
            "Answers the address of a host that is played: the one the client came to.",
            "Android and iOS upload SDK sources",
            Route::Path(Verb::Get, "/d"),
        )
    };
    const AUTH: Auth = Auth::Open;

    fn parse(request: &Request<Vod>) -> Result<Input, Error> {
        let host = request.params.query.text("dn").ok().flatten().unwrap_or_default().into_owned();
        Ok(Input { host, here: here(&request.head.authority) })
    }

    fn run(ctx: &Ctx<Vod>, Input { host, here }: Input) -> Result<Response, Error> {
        let is_upload_domain =
            || ctx.app.accounts.list().iter().any(|account| account.options.vod.hands_out(&host));
        let is_played = VendorHost::parse(&host).is_some_and(|host| host.is_played());
        let answer = if is_played || is_upload_domain() { here.to_string() } else { String::new() };
        Ok(Response::new(StatusCode::OK, answer).typed("text/plain; charset=utf-8"))
    }
}

/// The address in the authority a client used; loopback where it used a name.
fn here(authority: &str) -> IpAddr {
    let host = match authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, _)) => address,
        None => authority.rsplit_once(':').map_or(authority, |(host, _)| host),
    };
    host.parse().unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))
}
