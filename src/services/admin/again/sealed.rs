//! Sealed signatures of the JSON API and of VOD, made anew with fresh times.

use crate::domain::App;
use crate::domain::auth::hmac_token;
use crate::primitives::digest::HmacKey;
use crate::primitives::escape::encode_component;
use crate::primitives::time::UnixSeconds;
use crate::services::admin::again::signer::Signer;

/// Names of the fields that a new signature has anew.
pub(super) struct Names {
    pub secret_id: &'static str,
    pub issued: &'static str,
    pub expires: &'static str,
    pub random: &'static str,
}

pub(super) const COS_JSON: Names = Names { secret_id: "k", issued: "t", expires: "e", random: "r" };
pub(super) const VOD: Names =
    Names { secret_id: "secretId", issued: "currentTimeStamp", expires: "expireTime", random: "random" };

/// Seconds for which a signature of a replay holds.
pub(super) const SECONDS: i64 = 600;

/// The signed text with fresh times and the key of `signer`, sealed; a signature that is good for one call
/// stays one.
pub(super) fn resealed(text: &str, names: &Names, signer: &Signer, app: &App) -> String {
    let now: UnixSeconds = signer.now;
    let fields = text.split('&').map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = if name == names.secret_id {
            encode_component(&signer.secret_id).into_owned()
        } else if name == names.issued {
            now.to_string()
        } else if name == names.expires && value != "0" {
            now.plus(SECONDS).to_string()
        } else if name == names.random {
            app.ids.nonce().to_string()
        } else {
            return pair.to_owned();
        };
        format!("{name}={value}")
    });
    let text = fields.collect::<Vec<_>>().join("&");
    hmac_token::seal(&text, &HmacKey::new(signer.secret_key.as_bytes()))
}

/// The value of a field in a signed text, percent-decoded.
pub(super) fn field(text: &str, name: &str) -> Option<String> {
    let mut pairs = text.split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(known, _)| *known == name)?;
    Some(crate::primitives::escape::decoded(value))
}
