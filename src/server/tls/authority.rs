//! The certificate authority, made at first start. Critical name constraints (RFC 5280 section 4.2.1.10)
//! limit it to the vendor's zones, to this machine and to the names of `--tls-name`, so that a stolen key is
//! worth little.
//!
//! Certificates are valid in real time, whatever the test clock says: clients check them by their own clock.

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
use crate::primitives::time::UnixSeconds;
use crate::server::tls::error::AuthorityError;
use crate::server::tls::kept;
use crate::wire::host::ZONES;
use crate::wire::own::{HostName, OwnHosts};

const DAY: i64 = 24 * 60 * 60;
/// Validity of the authority in days.
const AUTHORITY_DAYS: i64 = 3650;
/// Validity of a leaf in days. Browsers refuse more than 398, the day before now included.
const LEAF_DAYS: i64 = 396;
/// Validity before now in seconds, for clients whose clock is behind.
const BACKDATED: i64 = DAY;

/// A certificate authority.
pub struct Authority {
    /// Names it was made for beside the vendor's and the machine's.
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
    /// A new authority that is kept in memory only.
    pub fn in_memory(own: OwnHosts) -> Result<Self, AuthorityError> {
        let key = KeyPair::generate()?;
        let certificate = certificate(&key, &own)?;
        Ok(Self::new(own, key, certificate, None))
    }

    /// The authority in `directory`, which is made there when there is none.
    ///
    /// # Errors
    /// A file that cannot be read or written, or an authority that does not cover every name of `own` or has
    /// expired.
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

    /// The certificate as PEM.
    pub fn pem(&self) -> String {
        kept::encode("CERTIFICATE", &self.certificate)
    }

    /// The certificate as DER.
    pub fn der(&self) -> &CertificateDer<'static> {
        &self.certificate
    }

    /// Absolute path of the certificate; none for an authority in memory.
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
        (params.not_before, params.not_after) = validity(LEAF_DAYS);
        params.distinguished_name = DistinguishedName::new();
        params.distinguished_name.push(DnType::CommonName, "cosplay");
        params.subject_alt_names = hosts.iter().map(alternative).collect::<Result<_, _>>()?;
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.use_authority_key_identifier_extension = true;
        Ok(params.signed_by(key, &self.issuer)?.der().clone())
    }

    /// Checks as a client would that key and certificate belong together, are in date, and cover every name.
    fn check(&self, directory: &Path) -> Result<(), AuthorityError> {
        let key = KeyPair::generate()?;
        let localhost = HostName::Name("localhost".into());
        for host in std::iter::once(&localhost).chain(&self.own.0) {
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
        let now = Duration::from_secs(Clock::default().now().0.unsigned_abs());
        verifier.verify_server_cert(leaf, &[], &name, &[], UnixTime::since_unix_epoch(now)).map(drop)
    }
}

/// The absolute path; `path` itself where the system does not know.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Subject of the authority. It is named after its key, or one authority in a trust store would hide another.
fn subject(key: &KeyPair) -> CertificateParams {
    let fingerprint = digest::sha1(&key.der_bytes().to_vec().into()).to_string();
    let mut params = CertificateParams::default();
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::OrganizationName, "cosplay, a local stand-in for tests");
    params.distinguished_name.push(DnType::CommonName, format!("cosplay CA {fingerprint:.8}"));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params
}

fn certificate(key: &KeyPair, own: &OwnHosts) -> Result<CertificateDer<'static>, rcgen::Error> {
    let mut params = subject(key);
    (params.not_before, params.not_after) = validity(AUTHORITY_DAYS);
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

/// Validity from a day ago until `days` from now.
fn validity(days: i64) -> (OffsetDateTime, OffsetDateTime) {
    let now = Clock::default().now();
    let at =
        |time: UnixSeconds| OffsetDateTime::from_unix_timestamp(time.0).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    (at(now.minus(BACKDATED)), at(now.plus(days * DAY)))
}
