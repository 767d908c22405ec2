//! Keys of leaves: ECDSA, and RSA for clients that take no ECDSA.

use std::sync::Arc;

use rcgen::KeyPair;
use rsa::Generate;
use rsa::pkcs8::EncodePrivateKey;
use rustls::SignatureAlgorithm;
use rustls::SignatureScheme;
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::server::ClientHello;
use rustls::sign::SigningKey;

use crate::server::tls::error::AuthorityError;

/// Kind of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum KeyKind {
    /// On the curve P-256.
    Ecdsa,
    /// Of 3072 bits.
    Rsa,
}

impl KeyKind {
    /// The kind for a client: RSA if it takes no ECDSA, by its signature schemes or its cipher suites.
    pub(super) fn for_client(hello: &ClientHello<'_>, provider: &CryptoProvider) -> Self {
        let signs = hello.signature_schemes().contains(&SignatureScheme::ECDSA_NISTP256_SHA256);
        let has_suite = provider.cipher_suites.iter().any(|suite| {
            let ecdsa = suite.usable_for_signature_algorithm(SignatureAlgorithm::ECDSA);
            ecdsa && hello.cipher_suites().contains(&suite.suite())
        });
        if signs && has_suite { Self::Ecdsa } else { Self::Rsa }
    }
}

/// A key of leaves.
pub(super) struct LeafKey {
    /// As certificates are made of it.
    pub pair: KeyPair,
    /// As handshakes sign with it.
    pub signing: Arc<dyn SigningKey>,
}

impl LeafKey {
    /// A new key. One of RSA takes most of a second.
    pub(super) fn generate(kind: KeyKind) -> Result<Self, AuthorityError> {
        let pair = match kind {
            KeyKind::Ecdsa => KeyPair::generate()?,
            KeyKind::Rsa => {
                let key = rsa::PrivateKey::generate().to_pkcs8_der();
                let der = key.map_err(|error| rustls::Error::General(error.to_string()))?;
                KeyPair::try_from(&PrivatePkcs8KeyDer::from(der.as_bytes()))?
            }
        };
        let der = PrivatePkcs8KeyDer::from(pair.serialized_der()).into();
        Ok(Self { signing: ring::sign::any_supported_type(&der)?, pair })
    }
}
