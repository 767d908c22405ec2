//! The key behind a SecretId, as the schemes of the XML API need it: permanent, or temporary with a token.

use crate::domain::auth::keyring;
use crate::domain::auth::xml_refusal::Refusal;
use crate::primitives::digest::HmacKey;
use crate::primitives::time::UnixSeconds;

/// A SecretKey, and what else a request signed with it needs.
#[derive(Clone)]
pub struct Key {
    pub secret_key: String,
    /// The SecretKey as a key of HMAC-SHA1.
    pub(super) hmac: HmacKey,
    /// The token of a temporary key, sent as `x-cos-security-token`.
    pub token: Option<String>,
    /// First second at which a temporary key is no longer valid: the `expiredTime` it was issued with.
    pub expires: Option<UnixSeconds>,
}

impl Key {
    /// A key without a token, which does not expire.
    pub fn permanent(secret_key: &str) -> Self {
        let hmac = HmacKey::new(secret_key.as_bytes());
        Self { secret_key: secret_key.into(), hmac, token: None, expires: None }
    }

    /// The key of an account, or of temporary credentials.
    pub fn of(key: &keyring::Key) -> Self {
        let account = key.account();
        let (token, expires) = match key {
            keyring::Key::Account(_) => (None, None),
            keyring::Key::Temporary(issued) => (Some(issued.token.clone()), Some(issued.expires)),
        };
        Self { secret_key: account.secret_key.clone(), hmac: account.key().clone(), token, expires }
    }

    /// Checks the token of a request at `now`. An empty one counts as missing; that a
    /// permanent key takes none is assumed.
    pub(super) fn check_token(&self, sent: Option<&str>, now: UnixSeconds) -> Result<(), Refusal> {
        match (&self.token, sent.filter(|sent| !sent.is_empty())) {
            (None, Some(_)) => Err(Refusal::TokenUnexpected),
            (Some(_), None) => Err(Refusal::TokenMissing),
            (Some(token), Some(sent)) if sent != token => Err(Refusal::TokenWrong),
            (Some(_), Some(_)) | (None, None) => self.check_expiry(now),
        }
    }

    fn check_expiry(&self, now: UnixSeconds) -> Result<(), Refusal> {
        match self.expires {
            Some(expires) if now >= expires => Err(Refusal::TokenExpired { expires, now }),
            _ => Ok(()),
        }
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        (&self.secret_key, &self.token, self.expires) == (&other.secret_key, &other.token, other.expires)
    }
}

impl Eq for Key {}

impl std::fmt::Debug for Key {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Key(temporary: {}, expires: {:?})", self.token.is_some(), self.expires)
    }
}
