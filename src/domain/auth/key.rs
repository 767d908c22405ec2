//! The secret behind a SecretId, as the schemes of the XML API need it: permanent, or temporary with a token.

use crate::domain::auth::xml_refusal::Refusal;

/// What a SecretId stands for.
#[derive(Clone, PartialEq, Eq)]
pub struct Key {
    /// The SecretKey.
    pub secret_key: String,
    /// The token that has to accompany a temporary key.
    pub token: Option<String>,
    /// The last second a temporary key is good for, Unix seconds.
    pub expires: Option<i64>,
}

impl Key {
    /// A key that needs no token and lasts.
    pub fn permanent(secret_key: impl Into<String>) -> Self {
        Self { secret_key: secret_key.into(), token: None, expires: None }
    }

    /// Checks the token that came along. One sent with a permanent key is not looked at (assumed); an empty one is none.
    pub(super) fn check_token(&self, sent: Option<&str>, now: i64) -> Result<(), Refusal> {
        let Some(token) = &self.token else { return self.check_expiry(now) };
        match sent.filter(|sent| !sent.is_empty()) {
            None => Err(Refusal::TokenMissing),
            Some(sent) if sent != token => Err(Refusal::TokenWrong),
            Some(_) => self.check_expiry(now),
        }
    }

    fn check_expiry(&self, now: i64) -> Result<(), Refusal> {
        match self.expires {
            Some(expires) if now > expires => Err(Refusal::TokenExpired { expires, now }),
            _ => Ok(()),
        }
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Key(temporary: {}, expires: {:?})", self.token.is_some(), self.expires)
    }
}
