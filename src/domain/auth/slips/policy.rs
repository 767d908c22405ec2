//! Mistakes in the signature of a POST form's policy.
//!
//! <https://cloud.tencent.com/document/product/436/14690>

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

use crate::domain::auth::slips::encoding::{Encoding, hex};
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::json_forms;
use crate::domain::auth::slips::keys;
use crate::domain::auth::slips::kind::{Kind, Slip};
use crate::domain::auth::slips::pair::Pair;
use crate::domain::auth::slips::q_sign_key::Derivation;
use crate::domain::auth::slips::search::{Algorithm, Search};
use crate::domain::auth::slips::token;
use crate::primitives::digest::{md5, sha1_of, sha256_of};

/// The mistakes that yield `code`, the form's `q-signature`, for the policy's JSON text.
pub fn find(
    policy: &[u8],
    [key_time, sign_time]: [&str; 2],
    code: &str,
    pair: &Pair,
    others: &[Pair],
) -> Vec<Slip> {
    let search = Search::of_text(code, Encoding::Hex);
    let digest = sha1_of(policy).to_string();
    let hmac = Algorithm::HmacSha1;
    let key_of = |secret: &[u8]| hex(&hmac.code(secret, key_time.as_bytes()));
    let right = key_of(pair.secret_key.as_bytes());
    let by_key = || {
        keys::variants(pair, others).find_map(|(slip, key)| {
            search.try_code(hmac, key_of(&key).as_bytes(), digest.as_bytes(), || Some(slip))
        })
    };
    let by_text = || {
        texts(policy, &digest, key_time).into_iter().find_map(|(kind, text)| {
            search.try_code(hmac, right.as_bytes(), &text, || Some(Slip::from(kind)))
        })
    };
    let by_sign_key = || {
        sign_keys(pair, key_time, sign_time).into_iter().find_map(|(slip, key)| {
            let of_digest = search.try_code(hmac, &key, digest.as_bytes(), || Some(slip));
            // What signs with the SecretKey alone usually signs the base64 form, as S3's forms want.
            of_digest.or_else(|| {
                search.try_code(hmac, &key, STANDARD.encode(policy).as_bytes(), || {
                    Some(Slip::from(&generated::POLICY_AS_S3))
                })
            })
        })
    };
    search
        .try_code(hmac, right.as_bytes(), digest.as_bytes(), || None)
        .or_else(by_key)
        .or_else(by_text)
        .or_else(by_sign_key)
        .or_else(|| search.try_algorithms(hmac, right.as_bytes(), digest.as_bytes()))
        .unwrap_or_else(|| token::no_token(code))
}

/// Keys that a mistake would have signed with instead of SignKey.
fn sign_keys(pair: &Pair, key_time: &str, sign_time: &str) -> Vec<(Slip, Vec<u8>)> {
    let secret_key = pair.secret_key.as_bytes();
    Derivation { secret_key, secret_id: &pair.secret_id, sign_time, key_time, http_string: "" }.keys()
}

/// Texts that a mistake would have signed instead of the SHA-1 of the policy.
fn texts(policy: &[u8], digest: &str, key_time: &str) -> Vec<(&'static Kind, Vec<u8>)> {
    let hashed = |text: &[u8]| sha1_of(text).to_string().into_bytes();
    let base64 = STANDARD.encode(policy);
    let mut made = vec![
        (&generated::POLICY_BASE64, hashed(base64.as_bytes())),
        (&generated::POLICY_BASE64, hashed(URL_SAFE.encode(policy).as_bytes())),
        (&generated::POLICY_BASE64_UNHASHED, base64.into_bytes()),
        (&generated::POLICY_UNHASHED, policy.to_vec()),
        (&generated::TEXT_DIGEST_CAPITALS, digest.to_uppercase().into_bytes()),
        (&generated::TEXT_LINE_FEED, format!("{digest}\n").into_bytes()),
        (&generated::POLICY_AS_REQUEST, format!("sha1\n{key_time}\n{digest}\n").into_bytes()),
        (&generated::TEXT_SHA256, sha256_of(policy).to_string().into_bytes()),
        (&generated::POLICY_DIGEST_BYTES, sha1_of(policy).0.to_vec()),
    ];
    let forms = json_forms::of(policy).into_iter();
    made.extend(forms.map(|(_, text)| (&generated::POLICY_REWRITTEN, hashed(text.as_bytes()))));
    made.push((&generated::POLICY_REWRITTEN, hashed(crlf(policy).as_bytes())));
    made.push((&generated::POLICY_DIGEST, md5(policy).to_string().into_bytes()));
    made.push((&generated::POLICY_DIGEST, STANDARD.encode(sha1_of(policy).0).into_bytes()));
    let trimmed = policy.trim_ascii();
    if trimmed != policy {
        made.push((&generated::POLICY_REWRITTEN, hashed(trimmed)));
    }
    made.push((&generated::POLICY_REWRITTEN, hashed(&[policy, b"\n"].concat())));
    made
}

/// The text with its line ends changed, LF to CRLF or back.
fn crlf(policy: &[u8]) -> String {
    let text = String::from_utf8_lossy(policy);
    if text.contains("\r\n") { text.replace("\r\n", "\n") } else { text.replace('\n', "\r\n") }
}

/// What happened to a policy that cannot be read.
pub fn on_its_way(policy: &str) -> Vec<Slip> {
    let text = policy.trim();
    let told = |what: &str| Slip::of(&generated::TRAVEL_POLICY, what);
    let inner = token::plain_base64(text).unwrap_or_default();
    let slip = if text.is_empty() {
        told("it is empty")
    } else if text.starts_with('{') {
        told("it is JSON; send its base64 form")
    } else if text.contains('%') {
        Slip::from(&generated::TRAVEL_ESCAPED)
    } else if text.contains(' ') {
        Slip::from(&generated::TRAVEL_PLUS)
    } else if text.contains(['-', '_']) {
        Slip::from(&generated::ENCODED_BASE64_URL)
    } else if token::plain_base64(&inner).is_some_and(|inner| inner.starts_with('{')) {
        Slip::from(&generated::TRAVEL_TWICE)
    } else if inner.contains("&quot;") || inner.contains("&#34;") {
        Slip::from(&generated::TRAVEL_AMP)
    } else if inner.starts_with('{') && !inner.trim_end().ends_with('}') {
        Slip::from(&generated::TRAVEL_CUT)
    } else {
        return token::not_sealed(text);
    };
    vec![slip]
}
