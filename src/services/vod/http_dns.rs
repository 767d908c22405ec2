//! HttpDNS: `GET /d?dn=<host>` answers which addresses a host has. Mobile SDKs ask it before they upload.
//!
//! A host that is played lives where the client found us; any other has no address here, and the client asks its own
//! resolver.

use std::net::{IpAddr, Ipv4Addr};

use http::{Method, StatusCode};

use crate::domain::App;
use crate::services::legacy::{Auth, Failure, Operation, Selector, light};
use crate::wire::host::{Role, VendorHost};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Answers a host's address.
pub static OP: Operation = Operation {
    name: "http_dns",
    summary: "Answers the address of a host that is played: the one the client came to.",
    doc: "Android and iOS upload SDK sources",
    selector: Selector::Path(Method::GET, "/d"),
    auth: Auth::Open,
    check: |_, _| Ok(()),
    weight: light,
    run,
};

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let asked = request.fields.text("dn").ok().flatten().unwrap_or_default();
    let handed_out = || app.accounts.list().iter().any(|account| account.options.vod.hands_out(&asked));
    let played = VendorHost::parse(&asked).is_some_and(|host| host.role != Role::NotPlayed) || handed_out();
    let answer = if played { here(&request.head.authority).to_string() } else { String::new() };
    Ok(Response::new(StatusCode::OK, answer).typed("text/plain; charset=utf-8"))
}

/// The address in the authority a client used; loopback where it used a name.
fn here(authority: &str) -> IpAddr {
    let host = match authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, _)) => address,
        None => authority.rsplit_once(':').map_or(authority, |(host, _)| host),
    };
    host.parse().unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))
}
