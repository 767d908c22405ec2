//! Leaf certificates, made on demand: one for each server name that the authority's name constraints permit.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use parking_lot::Mutex;
use rcgen::KeyPair;
use rustls::ServerConfig;
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::server::{ServerSessionMemoryCache, StoresServerSessions};
use rustls::sign::{CertifiedKey, SigningKey, SingleCertAndKey};

use crate::server::tls::authority::Authority;
use crate::server::tls::error::AuthorityError;
use crate::wire::host::VendorHost;
use crate::wire::own::HostName;

/// Most names in the cache; one more empties it.
const MAX_NAMES: usize = 512;
/// How long a certificate is used; far less than it is valid.
const MAX_AGE: Duration = Duration::from_hours(720);
/// Most TLS sessions that can be resumed, of all names together.
const MAX_SESSIONS: usize = 1024;

/// Makes and caches leaf certificates. All share one key, made at start.
pub(crate) struct Leaves {
    authority: Authority,
    key: KeyPair,
    signing: Arc<dyn SigningKey>,
    provider: Arc<CryptoProvider>,
    sessions: Arc<dyn StoresServerSessions>,
    made: Mutex<HashMap<HostName, (Instant, Arc<ServerConfig>)>>,
}

impl std::fmt::Debug for Leaves {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Leaves").field("authority", &self.authority).finish_non_exhaustive()
    }
}

impl Leaves {
    pub(crate) fn new(authority: Authority) -> Result<Self, AuthorityError> {
        let key = KeyPair::generate()?;
        let der = PrivatePkcs8KeyDer::from(key.serialized_der()).into();
        let signing = ring::sign::any_ecdsa_type(&der)?;
        Ok(Self {
            authority,
            key,
            signing,
            provider: Arc::new(ring::default_provider()),
            sessions: ServerSessionMemoryCache::new(MAX_SESSIONS),
            made: Mutex::default(),
        })
    }

    /// Signing authority.
    pub(crate) fn authority(&self) -> &Authority {
        &self.authority
    }

    /// Configuration for a client that asked for `name`, or for no name, at the local address `here`.
    pub(crate) fn for_client(
        &self,
        name: Option<&str>,
        here: IpAddr,
    ) -> Result<Arc<ServerConfig>, AuthorityError> {
        let host = self.subject(name, here);
        if let Some((made, config)) = self.made.lock().get(&host)
            && made.elapsed() < MAX_AGE
        {
            return Ok(config.clone());
        }
        let config = Arc::new(self.make(&host)?);
        let mut remembered = self.made.lock();
        if remembered.len() >= MAX_NAMES {
            remembered.clear();
        }
        remembered.insert(host, (Instant::now(), config.clone()));
        Ok(config)
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

    fn make(&self, host: &HostName) -> Result<ServerConfig, AuthorityError> {
        let mut hosts = vec![host.clone()];
        if matches!(host, HostName::Address(_)) {
            hosts.extend(self.nameless().filter(|other| other != host));
        }
        let leaf = self.authority.sign(&hosts, &self.key)?;
        // The authority is sent along: a client may pin its key.
        let chain = vec![leaf, self.authority.der().clone()];
        let key = SingleCertAndKey::from(CertifiedKey::new(chain, self.signing.clone()));
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
