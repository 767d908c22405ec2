//! Certificates on demand: one for each name a client asks for, as long as the authority may vouch for it.

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

/// Names remembered; one more, and all are made anew when they are asked for.
const REMEMBERED: usize = 512;
/// How long one is used: far less than it holds.
const FRESH: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// Sessions that can be resumed, of all names together.
const SESSIONS: usize = 1024;

/// Makes and remembers them. All share one key, which is made at start.
pub struct Leaves {
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
    /// None yet.
    pub fn new(authority: Authority) -> Result<Self, AuthorityError> {
        let key = KeyPair::generate()?;
        let der = PrivatePkcs8KeyDer::from(key.serialized_der()).into();
        let signing = ring::sign::any_ecdsa_type(&der)?;
        Ok(Self {
            authority,
            key,
            signing,
            provider: Arc::new(ring::default_provider()),
            sessions: ServerSessionMemoryCache::new(SESSIONS),
            made: Mutex::default(),
        })
    }

    /// The authority that signs.
    pub fn authority(&self) -> &Authority {
        &self.authority
    }

    /// What TLS needs to answer a client that asked for `name`, or for none, at the address `here`.
    pub fn for_client(&self, name: Option<&str>, here: IpAddr) -> Result<Arc<ServerConfig>, AuthorityError> {
        let host = self.subject(name, here);
        if let Some((made, config)) = self.made.lock().get(&host)
            && made.elapsed() < FRESH
        {
            return Ok(config.clone());
        }
        let config = Arc::new(self.make(&host)?);
        let mut remembered = self.made.lock();
        if remembered.len() >= REMEMBERED {
            remembered.clear();
        }
        remembered.insert(host, (Instant::now(), config.clone()));
        Ok(config)
    }

    /// Who the certificate is for: the name asked for, where the authority may vouch for it, else the address.
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
        // The authority comes along: whoever pins keys may pin its key.
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

    /// What a client that asks for no name may have meant: this machine, or an address the user gave.
    fn nameless(&self) -> impl Iterator<Item = HostName> {
        let loopback = [Ipv4Addr::LOCALHOST.into(), IpAddr::from(Ipv6Addr::LOCALHOST)].map(HostName::Address);
        let given = self.authority.own.0.iter().filter(|host| matches!(host, HostName::Address(_)));
        [HostName::Name("localhost".into())].into_iter().chain(loopback).chain(given.cloned())
    }
}
