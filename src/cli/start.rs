//! The start of `cosplay serve` and `cosplay exec`: the log, the runtime, and a server that listens.

use std::fmt::{self, Display};
use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::runtime::{Builder, Runtime};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::FormatTime;

use crate::cli::client::ServerArgs;
use crate::cli::error::CliError;
use crate::cli::style;
use crate::config::seed::Seeds;
use crate::config::{ConfigError, LogFormat, Settings};
use crate::domain::App;
use crate::server::{BindError, Server, spki};
use crate::services;

/// Target of log lines about the files of the CA.
pub(super) const CA: &str = "cosplay::ca";

/// A server that listens.
pub(super) struct Started {
    pub server: Server,
    pub app: Arc<App>,
    /// File of its CA certificate, if it is kept.
    pub ca: Option<PathBuf>,
    /// Hash of the public key that every certificate chain contains.
    pub spki: String,
}

/// Starts the log and the runtime.
pub(super) fn runtime(settings: &Settings) -> Result<Runtime, CliError> {
    start_log(settings)?;
    Ok(Builder::new_multi_thread().enable_all().build()?)
}

/// Loads what exists from the start, and listens.
pub(super) async fn server(settings: &Settings, seeds: Seeds) -> Result<Started, CliError> {
    let addresses = settings.addresses();
    addresses.iter().for_each(warn_beyond_loopback);
    let mut limits = settings.limits();
    limits.max_connections = raise_file_limit(limits.max_connections);
    let authority = settings.authority()?;
    for warning in authority.warnings() {
        tracing::warn!(target: CA, "{warning}");
    }
    let ca = authority.file().map(Path::to_owned);
    let spki = spki(&authority.pem()).map_err(|error| CliError::Failed(error.to_string()))?;
    let app = Arc::new(settings.world(seeds, services::names())?);
    let listening = Server::start(app.clone(), limits, authority, &addresses, settings.error_address()).await;
    let server = listening.map_err(|error| CliError::Failed(unbound(&error)))?;
    Ok(Started { server, app, ca, spki })
}

/// The address that clients on this machine can connect to: loopback for an unspecified one.
pub(super) fn reachable(address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), address.port())
    } else {
        address
    }
}

/// The address that cannot be listened on, why, and what helps.
fn unbound(error: &io::Error) -> String {
    let bind = error.get_ref().and_then(|inner| inner.downcast_ref::<BindError>());
    let Some(BindError { address, source }) = bind else { return format!("cannot listen: {error}") };
    let port = address.port();
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the kinds of the standard library are many, and three have advice"
    )]
    let help = match source.kind() {
        ErrorKind::AddrInUse if is_ours(*address) => {
            "a cosplay server has it already; use that one, or take a free port with --port 0".to_owned()
        }
        ErrorKind::AddrInUse if cfg!(target_os = "linux") => format!(
            "another program has it (`ss -ltnp 'sport = :{port}'` shows which); stop that, or take a free \
             port with --port 0"
        ),
        ErrorKind::AddrInUse => format!(
            "another program has it (`lsof -nP -iTCP:{port} -sTCP:LISTEN` shows which); stop that, or take a \
             free port with --port 0"
        ),
        ErrorKind::PermissionDenied => format!(
            "port {port} is for privileged processes: listen above 1023, or allow it by `sudo setcap \
             cap_net_bind_service=+ep \"$(command -v cosplay)\"`, in a container by --cap-add \
             NET_BIND_SERVICE or --sysctl net.ipv4.ip_unprivileged_port_start=0"
        ),
        ErrorKind::AddrNotAvailable => {
            "this machine has no such address; 127.0.0.1 is for this machine alone, 0.0.0.0 for every network"
                .to_owned()
        }
        _ => return format!("cannot listen on {address}: {source}"),
    };
    format!("cannot listen on {address}: {source}; {help}")
}

/// Whether a cosplay server answers at the address.
fn is_ours(address: SocketAddr) -> bool {
    let answer = ServerArgs::at(&format!("http://{address}")).get("health/live");
    answer.is_ok_and(|answer| answer.status.is_success())
}

/// Warns that other machines can reach the server.
fn warn_beyond_loopback(address: &SocketAddr) {
    // In a container it has to listen so, and the container decides who reaches it.
    let in_container = Path::new("/.dockerenv").exists() || Path::new("/run/.containerenv").exists();
    if !address.ip().to_canonical().is_loopback() && !in_container {
        tracing::warn!(
            "{address} is open to other machines: whoever reaches it may change everything through \
             /_cosplay/; --host 127.0.0.1 keeps it to this one"
        );
    }
}

/// Lets the process hold a file for each connection, as far as the system allows; how many connections that
/// makes. Those beyond are answered 503 instead of waiting for a file.
fn raise_file_limit(connections: usize) -> usize {
    /// Files besides connections: listeners, standard streams, the runtimes' own, refusals, callbacks.
    const OTHERS: u64 = 128;
    let wanted = connections as u64 + OTHERS;
    match rlimit::increase_nofile_limit(wanted) {
        Ok(limit) if limit >= wanted => connections,
        Ok(limit) => {
            let fit = limit.saturating_sub(OTHERS).max(limit / 2).max(1);
            tracing::warn!(
                "only {limit} files may be open (ulimit -n): {fit} connections at a time instead of \
                 {connections}"
            );
            usize::try_from(fit).unwrap_or(connections)
        }
        Err(error) => {
            tracing::warn!(%error, "the limit of open files could not be raised");
            connections
        }
    }
}

/// Time of a log line: hours, minutes and seconds, UTC.
struct TimeOfDay;

impl FormatTime for TimeOfDay {
    fn format_time(&self, out: &mut Writer<'_>) -> fmt::Result {
        write!(out, "{}", jiff::Timestamp::now().strftime("%H:%M:%S"))
    }
}

fn start_log(settings: &Settings) -> Result<(), ConfigError> {
    let invalid = |error: &dyn Display| ConfigError::Invalid(error.to_string());
    let level = if settings.quiet { "error" } else { &settings.log_level.0 };
    let filter = EnvFilter::builder().parse(level).map_err(|error| invalid(&error))?;
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_ansi(style::on_stderr());
    let started = match settings.log_format {
        LogFormat::Pretty => log.with_target(false).with_timer(TimeOfDay).try_init(),
        LogFormat::Json => log.json().try_init(),
    };
    started.map_err(|error| invalid(&error))
}
