//! The three kinds of certificates: a root, an intermediate that the root signs, and leaves that the
//! intermediate signs.
//!
//! Certificates are valid in real time, whatever the test clock says: clients check them by their own clock.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DistinguishedName, DnType, ExtendedKeyUsagePurpose,
    GeneralSubtree, IsCa, Issuer, KeyPair, KeyUsagePurpose, NameConstraints, PublicKeyData, SanType,
};
use rustls::pki_types::CertificateDer;
use time::OffsetDateTime;

use crate::domain::clock::Clock;
use crate::primitives::digest;
use crate::primitives::time::UnixSeconds;
use crate::wire::host::ZONES;
use crate::wire::own::{HostName, LeafName, OwnHosts};

const DAY: i64 = 24 * 60 * 60;
/// Validity of root and intermediate in days.
const AUTHORITY_DAYS: i64 = 3650;
/// Validity of a leaf in days. Browsers refuse more than 398, the day before now included.
const LEAF_DAYS: i64 = 396;
/// Validity before now in seconds, for clients whose clock is behind.
const BACKDATED: i64 = DAY;

/// Certificates of an authority.
#[derive(Debug)]
pub(super) struct Certificates {
    /// Self-signed; clients trust it. Its key no longer exists.
    pub root: CertificateDer<'static>,
    /// Signed by the root; its key signs leaves.
    pub intermediate: CertificateDer<'static>,
}

impl Certificates {
    /// New certificates for the intermediate's `key`. The root's key is dropped once it has signed it.
    pub(super) fn new(key: &KeyPair, own: &OwnHosts) -> Result<Self, rcgen::Error> {
        let root_key = KeyPair::generate()?;
        // The root is constrained as well, for whoever reads it before trusting it. Many clients do not look
        // at the constraints of a root (RFC 5280 section 6.1 leaves it to them), Java's among them.
        let root = authority("cosplay CA", &root_key, own, 1);
        let certificate = root.self_signed(&root_key)?.der().clone();
        let mut intermediate = authority(INTERMEDIATE, key, own, 0);
        intermediate.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        intermediate.use_authority_key_identifier_extension = true;
        let issuer = Issuer::from_params(&root, &root_key);
        Ok(Self { root: certificate, intermediate: intermediate.signed_by(key, &issuer)?.der().clone() })
    }
}

/// First words of the subject of an intermediate.
const INTERMEDIATE: &str = "cosplay intermediate CA";

/// Signs leaves with the intermediate's key.
pub(super) fn issuer(key: KeyPair) -> Issuer<'static, KeyPair> {
    Issuer::new(subject(INTERMEDIATE, &key), key)
}

/// Whether `certificate` is the root of the first edition that has this key: it signed leaves itself.
pub(super) fn is_first_edition(certificate: &CertificateDer<'_>, key: &KeyPair) -> bool {
    let name = common_name("cosplay CA", key);
    certificate.windows(name.len()).any(|part| part == name.as_bytes())
}

/// A certificate of `key` for `names`.
pub(super) fn leaf(
    issuer: &Issuer<'_, KeyPair>,
    names: &[LeafName],
    key: &KeyPair,
) -> Result<CertificateDer<'static>, rcgen::Error> {
    let mut params = CertificateParams::default();
    (params.not_before, params.not_after) = validity(LEAF_DAYS);
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, "cosplay");
    params.subject_alt_names = names.iter().map(alternative).collect::<Result<_, _>>()?;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    Ok(params.signed_by(key, issuer)?.der().clone())
}

/// `words` and a part of the key's digest: one authority in a trust store must not hide another.
fn common_name(words: &str, key: &KeyPair) -> String {
    let fingerprint = digest::sha1(&key.der_bytes().to_vec().into()).to_string();
    format!("{words} {fingerprint:.8}")
}

fn subject(words: &str, key: &KeyPair) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::OrganizationName, "cosplay, a local stand-in for tests");
    params.distinguished_name.push(DnType::CommonName, common_name(words, key));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params
}

/// A certificate with `below` further authorities at most between it and a leaf. Critical name constraints
/// (RFC 5280 section 4.2.1.10) limit it to the vendor's zones, this machine and `own`.
fn authority(words: &str, key: &KeyPair, own: &OwnHosts, below: u8) -> CertificateParams {
    let mut params = subject(words, key);
    (params.not_before, params.not_after) = validity(AUTHORITY_DAYS);
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(below));
    let loopback = [
        CidrSubnet::from_addr_prefix(Ipv4Addr::LOCALHOST.into(), 8),
        CidrSubnet::from_addr_prefix(Ipv6Addr::LOCALHOST.into(), 128),
    ];
    let zones = ZONES.iter().map(|zone| GeneralSubtree::DnsName((*zone).into()));
    let permitted_subtrees =
        zones.chain(loopback.map(GeneralSubtree::IpAddress)).chain(own.0.iter().map(subtree)).collect();
    params.name_constraints = Some(NameConstraints { permitted_subtrees, excluded_subtrees: Vec::new() });
    params
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

fn alternative(name: &LeafName) -> Result<SanType, rcgen::Error> {
    Ok(match name {
        LeafName::Host(HostName::Address(address)) => SanType::IpAddress(*address),
        LeafName::Host(HostName::Name(_)) | LeafName::Below(_) => {
            SanType::DnsName(name.to_string().try_into()?)
        }
    })
}

/// Validity from a day ago until `days` from now.
fn validity(days: i64) -> (OffsetDateTime, OffsetDateTime) {
    let now = Clock::default().now();
    let at =
        |time: UnixSeconds| OffsetDateTime::from_unix_timestamp(time.0).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    (at(now.minus(BACKDATED)), at(now.plus(days * DAY)))
}
