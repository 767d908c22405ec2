//! Leaf certificates, made on demand: one for each server name that the authority's name constraints permit.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use parking_lot::Mutex;
use rustls::ServerConfig;
use rustls::crypto::{CryptoProvider, ring};
use rustls::server::{ClientHello, ServerSessionMemoryCache, StoresServerSessions};
use rustls::sign::{CertifiedKey, SingleCertAndKey};
use tokio::sync::OnceCell;
use tokio::task;

use crate::server::tls::authority::Authority;
use crate::server::tls::error::AuthorityError;
use crate::server::tls::leaf_key::{KeyKind, LeafKey};
use crate::wire::host::VendorHost;
use crate::wire::own::HostName;

/// Most names in the cache; one more empties it.
const MAX_NAMES: usize = 512;
/// How long a certificate is used; far less than it is valid.
const MAX_AGE: Duration = Duration::from_hours(720);
/// Most TLS sessions that can be resumed, of all names together.
const MAX_SESSIONS: usize = 1024;

/// Makes and caches leaf certificates. All of a kind share one key.
pub(crate) struct Leaves {
    authority: Authority,
    /// Made at the start.
    ecdsa: LeafKey,
    /// Made for the first client that needs it.
    rsa: OnceCell<LeafKey>,
    provider: Arc<CryptoProvider>,
    sessions: Arc<dyn StoresServerSessions>,
    made: Mutex<HashMap<(HostName, KeyKind), Made>>,
}

/// When a configuration was made, and the configuration.
type Made = (Instant, Arc<ServerConfig>);

/// Certificate that a client needs.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    /// Server name that it asked for.
    pub name: Option<String>,
    kind: KeyKind,
}

impl std::fmt::Debug for Leaves {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Leaves").field("authority", &self.authority).finish_non_exhaustive()
    }
}

impl Leaves {
    pub(crate) fn new(authority: Authority) -> Result<Self, AuthorityError> {
        Ok(Self {
            authority,
            ecdsa: LeafKey::generate(KeyKind::Ecdsa)?,
            rsa: OnceCell::new(),
            provider: Arc::new(ring::default_provider()),
            sessions: ServerSessionMemoryCache::new(MAX_SESSIONS),
            made: Mutex::default(),
        })
    }

    /// Signing authority.
    pub(crate) fn authority(&self) -> &Authority {
        &self.authority
    }

    /// Reads what the client needs.
    pub(super) fn wanted(&self, hello: &ClientHello<'_>) -> Wanted {
        let kind = KeyKind::for_client(hello, &self.provider);
        Wanted { name: hello.server_name().map(str::to_owned), kind }
    }

    /// Configuration for a client that came to the local address `here`.
    pub(super) async fn for_client(
        &self,
        wanted: &Wanted,
        here: IpAddr,
    ) -> Result<Arc<ServerConfig>, AuthorityError> {
        let wanted = (self.subject(wanted.name.as_deref(), here), wanted.kind);
        if let Some((made, config)) = self.made.lock().get(&wanted)
            && made.elapsed() < MAX_AGE
        {
            return Ok(config.clone());
        }
        let key = match wanted.1 {
            KeyKind::Ecdsa => &self.ecdsa,
            KeyKind::Rsa => self.rsa().await?,
        };
        let config = Arc::new(self.make(&wanted.0, key)?);
        let mut remembered = self.made.lock();
        if remembered.len() >= MAX_NAMES {
            remembered.clear();
        }
        remembered.insert(wanted, (Instant::now(), config.clone()));
        Ok(config)
    }

    /// The RSA key. It is made beside the socket threads.
    async fn rsa(&self) -> Result<&LeafKey, AuthorityError> {
        let make = || async {
            let made = task::spawn_blocking(|| LeafKey::generate(KeyKind::Rsa)).await;
            made.map_err(|error| rustls::Error::General(error.to_string()))?
        };
        self.rsa.get_or_try_init(make).await
    }

    /// Subject of the certificate: the name where the authority may sign it, else the address.
    fn subject(&self, name: Option<&str>, here: IpAddr) -> HostName {
        let may = |host: &HostName| match host {
            HostName::Name(name) => VendorHost::parse(name).is_some() || host.is_loopback(),
            HostName::Address(address) => address.is_loopback(),
        };
        let may = |host: &HostName| may(host) || self.authority.own.names(host);
        if let Some(host) = name.and_then(HostName::parse) {
            if may(&host) {
                return host;
            }
            tracing::debug!(%host, "a client asks for a certificate that only --tls-name allows");
        }
        let here = HostName::Address(here.to_canonical());
        if may(&here) { here } else { HostName::Address(Ipv4Addr::LOCALHOST.into()) }
    }

    fn make(&self, host: &HostName, key: &LeafKey) -> Result<ServerConfig, AuthorityError> {
        let mut hosts = vec![host.clone()];
        if matches!(host, HostName::Address(_)) {
            hosts.extend(self.nameless().filter(|other| other != host));
        }
        let leaf = self.authority.sign(&hosts, &key.pair)?;
        let chain = std::iter::once(leaf).chain(self.authority.above_leaf()).collect();
        let key = SingleCertAndKey::from(CertifiedKey::new(chain, key.signing.clone()));
        let mut config = ServerConfig::builder_with_provider(self.provider.clone())
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_cert_resolver(Arc::new(key));
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        config.session_storage = self.sessions.clone();
        Ok(config)
    }

    /// Hosts that a client without a server name may have meant: this machine, and the addresses of
    /// `--tls-name`.
    fn nameless(&self) -> impl Iterator<Item = HostName> {
        let loopback = [Ipv4Addr::LOCALHOST.into(), IpAddr::from(Ipv6Addr::LOCALHOST)].map(HostName::Address);
        let given = self.authority.own.0.iter().filter(|host| matches!(host, HostName::Address(_)));
        std::iter::once(HostName::Name("localhost".into())).chain(loopback).chain(given.cloned())
    }
}
