//! The mistake behind a refused signature, found with the keys that the server knows.

use crate::domain::App;
use crate::domain::auth::cloud::refusal::Refusal;
use crate::domain::auth::slips::canonical::Surroundings;
use crate::domain::auth::slips::kind::Slip;
use crate::domain::auth::slips::pair::Pair;
use crate::domain::auth::slips::{generated, times, token};
use crate::primitives::time::UnixSeconds;

/// Methods that are tried.
const METHODS: [&str; 3] = ["GET", "POST", "PUT"];
/// Hosts that are tried for the one that was signed; also with the ports that clients add.
const HOSTS: [&str; 8] = [
    "vod.tencentcloudapi.com",
    "sts.tencentcloudapi.com",
    "vod.ap-guangzhou.tencentcloudapi.com",
    "sts.ap-guangzhou.tencentcloudapi.com",
    "vod.api.qcloud.com",
    "sts.api.qcloud.com",
    "cvm.tencentcloudapi.com",
    "localhost",
];

/// A signature that is not the request's, with the mistakes that explain it. `search` looks for them with
/// other keys that are known.
pub(super) fn explained(
    app: &App,
    host: &str,
    refusal: Refusal,
    search: impl FnOnce(&[Pair], &Surroundings) -> Vec<Slip>,
) -> Refusal {
    if let Refusal::Mismatch { text, .. } = refusal {
        Refusal::Mismatch { text, slips: search(&app.keyring().some_pairs(), &surroundings(host)) }
    } else {
        refusal
    }
}

/// Hosts and methods by which a client may have meant to call.
fn surroundings(host: &str) -> Surroundings {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let ports = host.rsplit_once(':').map(|(_, port)| port).into_iter().chain(["443", "80", "8080", "8267"]);
    let with_ports = ports.map(|port| format!("{name}:{port}"));
    Surroundings {
        methods: METHODS.map(str::to_owned).into(),
        hosts: HOSTS.map(str::to_owned).into_iter().chain(with_ports).collect(),
        ..Surroundings::default()
    }
}

/// A time stamp too far from the server's clock, and why.
pub(super) fn of_time(timestamp: i64, now: UnixSeconds) -> Refusal {
    let at = UnixSeconds(timestamp);
    let slip = times::of_number("Timestamp", at).or_else(|| times::zone(at, now));
    with(Refusal::Expired { timestamp, now }, slip)
}

/// A SecretId that nobody has, and why.
pub(super) fn of_id(app: &App, sent: &str) -> Refusal {
    let (shown, slip) = app.keyring().unknown(sent);
    with(Refusal::UnknownSecretId(shown), slip)
}

/// An `Authorization` header that is none of TC3, with what it is instead.
pub(super) fn unreadable(text: &str, refusal: Refusal) -> Refusal {
    let (inner, slips) = token::unwrapped(text.trim());
    let is_wrapped =
        |slip: &&Slip| *slip.kind != generated::TRAVEL_PLUS && *slip.kind != generated::TRAVEL_COMMA;
    if inner.contains("TC3-HMAC-SHA256")
        && let Some(slip) = slips.iter().find(is_wrapped)
    {
        return with(refusal, Some(slip.clone()));
    }
    if inner.contains("TC3-HMAC-SHA256") {
        return refusal;
    }
    let other = || token::part(text).map(|_| Slip::from(&generated::TRAVEL_VOD));
    with(refusal, token::not_sealed(text).into_iter().next().or_else(other))
}

fn with(refusal: Refusal, slip: Option<Slip>) -> Refusal {
    match slip {
        Some(slip) => Refusal::Explained { refusal: Box::new(refusal), slips: vec![slip] },
        None => refusal,
    }
}
