//! Fetches the files of pulled uploads: from this server itself, from loopback addresses, and from the hosts
//! that the account's `vod.pull_hosts` lists. Nothing of the caller's goes with a request.

use std::future::poll_fn;
use std::io::Read;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;
use tokio::sync::Semaphore;
use ureq::Agent;

use crate::catalog::limits::XML_UPLOAD_MAX;
use crate::domain::accounts::AccountOptions;
use crate::domain::flows::pulled::fetched;
use crate::domain::flows::settle::settle;
use crate::domain::store::content::Content;
use crate::domain::vod::pull::{Fetched, PullCode, PullFailure, Wanted};
use crate::domain::vod::tasks::Work;
use crate::primitives::blob::Blob;
use crate::server::client::agent;
use crate::server::shared::Shared;
use crate::wire::host::VendorHost;
use crate::wire::own::HostName;

/// Files that are fetched at a time.
const AT_A_TIME: usize = 4;
/// Seconds in which a file has to come, whole.
const TIMEOUT: Duration = Duration::from_secs(30);
/// Redirects that are followed, each to a place that may be fetched, too.
const REDIRECTS: usize = 5;
/// Bytes that are read at a time.
const PIECE: usize = 256 * 1024;

/// Fetches until the server stops. `bound` is an address that the server listens on.
pub(super) async fn run(shared: Arc<Shared>, bound: SocketAddr) {
    let client = Arc::new(Client { agent: agent(TIMEOUT), here: reachable(bound), shared: shared.clone() });
    let slots = Arc::new(Semaphore::new(AT_A_TIME));
    loop {
        let task = tokio::select! {
            task = poll_fn(|cx| shared.app.vod.tasks.poll_pull(cx)) => task,
            () = shared.stop.cancelled() => return,
        };
        let Ok(slot) = slots.clone().acquire_owned().await else { return };
        let client = client.clone();
        tokio::task::spawn_blocking(move || {
            let _slot = slot;
            let Work::Pull(pull) = &task.work else { return };
            let app = &client.shared.app;
            let result = client.fetch(&app.accounts.options(task.app.owner), &pull.wanted);
            if let Err(PullFailure { message, .. }) = &result {
                tracing::warn!(task = task.id, trouble = message, "nothing was pulled");
            }
            // A reset may have come in between.
            if app.vod.tasks.known(&task.id).is_some() {
                fetched(app, &task, result);
                settle(app);
            }
        });
    }
}

/// The address by which the server reaches itself.
fn reachable(bound: SocketAddr) -> SocketAddr {
    let address = match bound.ip() {
        IpAddr::V4(address) if address.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(address) if address.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        address @ (IpAddr::V4(_) | IpAddr::V6(_)) => address,
    };
    SocketAddr::new(address, bound.port())
}

struct Client {
    agent: Agent,
    here: SocketAddr,
    shared: Arc<Shared>,
}

/// Where a request goes, and the host that it names there.
#[derive(Debug, PartialEq, Eq)]
struct Place {
    url: String,
    host: String,
}

fn failure(code: PullCode, message: impl Into<String>) -> PullFailure {
    PullFailure { code, message: message.into() }
}

impl Client {
    fn fetch(&self, options: &AccountOptions, wanted: &Wanted) -> Result<Fetched, PullFailure> {
        let content = self.content(options, &wanted.url)?;
        let cover = wanted.cover.as_ref().map(|(url, _)| self.content(options, url)).transpose()?;
        Ok(Fetched { content, cover })
    }

    fn content(&self, options: &AccountOptions, url: &str) -> Result<Arc<Content>, PullFailure> {
        let mut url = url.to_owned();
        for _ in 0..=REDIRECTS {
            let place = self.place(options, &url)?;
            let request = self.agent.get(&place.url).header("Host", &place.host);
            let response =
                request.call().map_err(|error| failure(PullCode::Source, format!("{url}: {error}")))?;
            let status = response.status();
            if !status.is_redirection() {
                return self.read(&url, response);
            }
            let location = response.headers().get("location").and_then(|value| value.to_str().ok());
            let next = location.and_then(|location| joined(&url, location));
            url = next.ok_or_else(|| {
                failure(PullCode::Source, format!("{url} answered {status} without a Location to follow"))
            })?;
        }
        Err(failure(PullCode::Source, format!("more than {REDIRECTS} redirects, the last to {url}")))
    }

    /// Where `url` leads: here for the vendor's and our own hosts, to itself where it may be fetched.
    fn place(&self, options: &AccountOptions, url: &str) -> Result<Place, PullFailure> {
        let refused = |why: String| failure(PullCode::Parameter, why);
        let unsound = || refused(format!("{url} is no URL of http or https with a host"));
        let (scheme, rest) = url.split_once("://").ok_or_else(unsound)?;
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path) = (&rest[..end], rest[end..].split('#').next().unwrap_or_default());
        let (host, port) = HostName::parse_authority(authority).ok_or_else(unsound)?;
        if !matches!(scheme, "http" | "https") {
            return Err(unsound());
        }
        let slash = if path.starts_with('/') { "" } else { "/" };
        let own = &self.shared.leaves.authority().own;
        let is_here =
            VendorHost::parse(authority).is_some() || own.is_here(authority, self.here, &self.shared.ports);
        if is_here {
            return Ok(Place {
                url: format!("http://{}{slash}{path}", self.here),
                host: authority.to_owned(),
            });
        }
        if let (HostName::Name(_), true) = (&host, host.is_loopback()) {
            // No resolver is asked for what is this machine by definition.
            let port = port.map_or_else(String::new, |port| format!(":{port}"));
            let url = format!("{scheme}://{}{port}{slash}{path}", Ipv4Addr::LOCALHOST);
            return Ok(Place { url, host: authority.to_owned() });
        }
        let name = host.to_string();
        let is_listed =
            || options.vod.pull_hosts.iter().any(|known| known == "*" || known.eq_ignore_ascii_case(&name));
        if !host.is_loopback() && !is_listed() {
            return Err(refused(format!(
                "{name} may not be fetched from: this server's own objects and loopback URLs can be pulled, \
                 other hosts where the account's vod.pull_hosts lists them"
            )));
        }
        Ok(Place { url: format!("{scheme}://{authority}{slash}{path}"), host: authority.to_owned() })
    }

    /// The body of a response, under the memory budget.
    fn read(&self, url: &str, response: http::Response<ureq::Body>) -> Result<Arc<Content>, PullFailure> {
        let status = response.status();
        if status != StatusCode::OK {
            return Err(failure(PullCode::Source, format!("{url} answered {status}")));
        }
        let mut reader = response.into_body().into_with_config().limit(XML_UPLOAD_MAX).reader();
        let mut pieces = Vec::new();
        loop {
            let cost = self.shared.app.meter.reserve(PIECE as u64);
            let mut cost = cost.map_err(|full| failure(PullCode::Internal, full.to_string()))?;
            let mut piece = Vec::with_capacity(PIECE);
            let read = reader.by_ref().take(PIECE as u64).read_to_end(&mut piece);
            read.map_err(|error| failure(PullCode::Source, format!("{url}: {error}")))?;
            if self.shared.stop.is_cancelled() {
                return Err(failure(PullCode::Internal, "the server stops"));
            }
            if piece.is_empty() {
                return Ok(Arc::new(Content::new(Blob::from_pieces(pieces))));
            }
            piece.shrink_to_fit();
            let paid = cost.split(piece.len() as u64);
            pieces.push(paid.seal(piece));
        }
    }
}

/// The URL that a redirect of `url` leads to; none for a relative path that goes by the directory.
fn joined(url: &str, location: &str) -> Option<String> {
    if location.starts_with("http://") || location.starts_with("https://") {
        return Some(location.to_owned());
    }
    let (scheme, rest) = url.split_once("://")?;
    if location.starts_with("//") {
        return Some(format!("{scheme}:{location}"));
    }
    let authority = rest.split(['/', '?', '#']).next()?;
    location.starts_with('/').then(|| format!("{scheme}://{authority}{location}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_leads_to_a_url_of_its_own_or_to_a_path_of_the_same_host() {
        let at = |location| joined("http://a:1/b/c?d", location);
        assert_eq!(at("https://e/f").as_deref(), Some("https://e/f"));
        assert_eq!(at("//e/f").as_deref(), Some("http://e/f"));
        assert_eq!(at("/f").as_deref(), Some("http://a:1/f"));
        assert_eq!(at("f"), None);
    }

    #[test]
    fn a_server_that_listens_everywhere_reaches_itself_by_loopback() {
        let of = |text: &str| reachable(text.parse().expect("an address")).to_string();
        assert_eq!(["0.0.0.0:1", "[::]:2", "10.0.0.1:3"].map(of), ["127.0.0.1:1", "[::1]:2", "10.0.0.1:3"]);
    }
}
