//! The certificate authority: made at first start, and worth little to anybody else, because it may vouch only for the
//! vendor's zones, for this machine, and for names the user gave (critical name constraints, RFC 5280 section 4.2.1.10).
//!
//! Certificates hold in real time, whatever the test clock says: those who check them have their own clock.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DistinguishedName, DnType, ExtendedKeyUsagePurpose,
    GeneralSubtree, IsCa, Issuer, KeyPair, KeyUsagePurpose, NameConstraints, PublicKeyData, SanType,
};
use rustls::RootCertStore;
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::ServerCertVerifier;
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use time::OffsetDateTime;

use crate::domain::clock::Clock;
use crate::primitives::digest;
use crate::server::tls::error::AuthorityError;
use crate::server::tls::kept;
use crate::wire::host::ZONES;
use crate::wire::own::{HostName, OwnHosts};

const DAY: i64 = 24 * 60 * 60;
/// How long the authority lasts.
const AUTHORITY_DAYS: i64 = 3650;
/// How long a leaf lasts: browsers refuse more than 398 days, the one before now included.
const LEAF_DAYS: i64 = 396;
/// Clocks of others may be behind.
const BEFORE: i64 = DAY;

/// A certificate authority.
pub struct Authority {
    /// The names it was made for beside the vendor's and the machine's.
    pub(crate) own: OwnHosts,
    certificate: CertificateDer<'static>,
    issuer: Issuer<'static, KeyPair>,
    file: Option<PathBuf>,
}

impl std::fmt::Debug for Authority {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Authority").field("own", &self.own).field("file", &self.file).finish_non_exhaustive()
    }
}

impl Authority {
    /// One that lasts as long as the process.
    pub fn in_memory(own: OwnHosts) -> Result<Self, AuthorityError> {
        let key = KeyPair::generate()?;
        let certificate = certificate(&key, &own)?;
        Ok(Self::new(own, key, certificate, None))
    }

    /// The one that lies in `directory`; it is made when there is none.
    pub fn in_directory(directory: &Path, own: OwnHosts) -> Result<Self, AuthorityError> {
        let make = || {
            let key = KeyPair::generate()?;
            let certificate = certificate(&key, &own)?;
            Ok((key, certificate))
        };
        let (key, certificate) = kept::load_or_make(directory, make)?;
        let authority = Self::new(own, key, certificate, Some(absolute(&directory.join(kept::CERTIFICATE))));
        authority.check(directory)?;
        Ok(authority)
    }

    fn new(own: OwnHosts, key: KeyPair, certificate: CertificateDer<'static>, file: Option<PathBuf>) -> Self {
        Self { own, issuer: Issuer::new(subject(&key), key), certificate, file }
    }

    /// The certificate, for whoever is to trust it.
    pub fn pem(&self) -> String {
        kept::encode("CERTIFICATE", &self.certificate)
    }

    /// The certificate's bytes.
    pub fn der(&self) -> &CertificateDer<'static> {
        &self.certificate
    }

    /// The file it lies in, unless it is in memory only.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Signs a certificate of `key` for `hosts`.
    pub(crate) fn sign(
        &self,
        hosts: &[HostName],
        key: &KeyPair,
    ) -> Result<CertificateDer<'static>, rcgen::Error> {
        let mut params = CertificateParams::default();
        (params.not_before, params.not_after) = lasting(LEAF_DAYS);
        params.distinguished_name = DistinguishedName::new();
        params.distinguished_name.push(DnType::CommonName, "cosplay");
        params.subject_alt_names = hosts.iter().map(alternative).collect::<Result<_, _>>()?;
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.use_authority_key_identifier_extension = true;
        Ok(params.signed_by(key, &self.issuer)?.der().clone())
    }

    /// Sees that what lies in a directory fits together, is in date, and covers every name, as a client would see it.
    fn check(&self, directory: &Path) -> Result<(), AuthorityError> {
        let key = KeyPair::generate()?;
        let localhost = HostName::Name("localhost".into());
        for host in [&localhost].into_iter().chain(&self.own.0) {
            let leaf = self.sign(std::slice::from_ref(host), &key)?;
            self.verify(&leaf, host).map_err(|why| AuthorityError::Unfit {
                path: directory.into(),
                name: host.to_string(),
                why: why.to_string(),
            })?;
        }
        Ok(())
    }

    fn verify(&self, leaf: &CertificateDer<'_>, host: &HostName) -> Result<(), rustls::Error> {
        let mut roots = RootCertStore::empty();
        roots.add(self.certificate.clone())?;
        let provider = Arc::new(ring::default_provider());
        let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider)
            .build()
            .map_err(|error| rustls::Error::General(error.to_string()))?;
        let name = match host {
            HostName::Name(name) => ServerName::try_from(name.as_str())
                .map_err(|error| rustls::Error::General(error.to_string()))?,
            HostName::Address(address) => (*address).into(),
        };
        let now = Duration::from_secs(Clock::default().now().unsigned_abs());
        verifier.verify_server_cert(leaf, &[], &name, &[], UnixTime::since_unix_epoch(now)).map(drop)
    }
}

/// From the root, so that it can be told to others; as it is, where the system does not know.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Who an authority with this key is: a name of its own for each, or one in a trust store would hide another.
fn subject(key: &KeyPair) -> CertificateParams {
    let told = digest::sha1(&key.der_bytes().to_vec().into()).to_string();
    let mut params = CertificateParams::default();
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::OrganizationName, "cosplay, a local stand-in for tests");
    params.distinguished_name.push(DnType::CommonName, format!("cosplay CA {told:.8}"));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params
}

fn certificate(key: &KeyPair, own: &OwnHosts) -> Result<CertificateDer<'static>, rcgen::Error> {
    let mut params = subject(key);
    (params.not_before, params.not_after) = lasting(AUTHORITY_DAYS);
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    let loopback = [
        CidrSubnet::from_addr_prefix(Ipv4Addr::LOCALHOST.into(), 8),
        CidrSubnet::from_addr_prefix(Ipv6Addr::LOCALHOST.into(), 128),
    ];
    let zones = ZONES.iter().map(|zone| GeneralSubtree::DnsName((*zone).into()));
    let permitted_subtrees =
        zones.chain(loopback.map(GeneralSubtree::IpAddress)).chain(own.0.iter().map(subtree)).collect();
    params.name_constraints = Some(NameConstraints { permitted_subtrees, excluded_subtrees: Vec::new() });
    Ok(params.self_signed(key)?.der().clone())
}

fn subtree(host: &HostName) -> GeneralSubtree {
    match host {
        HostName::Name(name) => GeneralSubtree::DnsName(name.clone()),
        HostName::Address(address @ IpAddr::V4(_)) => {
            GeneralSubtree::IpAddress(CidrSubnet::from_addr_prefix(*address, 32))
        }
        HostName::Address(address) => GeneralSubtree::IpAddress(CidrSubnet::from_addr_prefix(*address, 128)),
    }
}

fn alternative(host: &HostName) -> Result<SanType, rcgen::Error> {
    Ok(match host {
        HostName::Name(name) => SanType::DnsName(name.as_str().try_into()?),
        HostName::Address(address) => SanType::IpAddress(*address),
    })
}

/// From a day ago until `days` from now.
fn lasting(days: i64) -> (OffsetDateTime, OffsetDateTime) {
    let now = Clock::default().now();
    let at = |seconds| OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    (at(now - BEFORE), at(now + days * DAY))
}
