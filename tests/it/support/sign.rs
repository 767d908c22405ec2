//! JSON API signatures for tests.

use cosplay::internals::config::written::{DEMO_APPID, DEMO_SECRET_ID, DEMO_SECRET_KEY};
use cosplay::internals::domain::auth::cos_json::{Grant, sign};
use cosplay::internals::primitives::time::UnixSeconds;

use super::NOW;

/// A signature to be varied: by default multi-effect, valid for an hour, for any file of the demo bucket.
pub fn grant() -> Grant<'static> {
    Grant {
        appid: DEMO_APPID,
        bucket: "examplebucket",
        secret_id: DEMO_SECRET_ID,
        expires: UnixSeconds(NOW + 3600),
        issued: UnixSeconds(NOW),
        random: 42,
        file: "",
    }
}

/// `grant` signed with the demo key.
pub fn signed(grant: Grant<'_>) -> String {
    sign(&grant.plaintext(), DEMO_SECRET_KEY)
}

/// The usual multi-effect signature.
pub fn multi() -> String {
    signed(grant())
}

/// A once-signature for `key` of the demo bucket; `nonce` makes it another one.
pub fn once(key: &str, nonce: u32) -> String {
    let file = format!("/1250000000/examplebucket/{key}");
    signed(Grant { expires: UnixSeconds(0), random: nonce, file: &file, ..grant() })
}
