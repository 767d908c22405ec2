//! Mistakes in the signature of a POST form's policy.
//!
//! <https://cloud.tencent.com/document/product/436/14690>

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::keys;
use crate::domain::auth::slips::kind::{Kind, Slip};
use crate::domain::auth::slips::pair::Pair;
use crate::domain::auth::slips::search::{Algorithm, Encoding, Search, hex};
use crate::primitives::digest::{sha1_of, sha256_of};

/// The mistakes that yield `code`, the form's `q-signature`, for the policy's JSON text.
pub fn find(policy: &[u8], key_time: &str, code: &str, pair: &Pair, others: &[Pair]) -> Vec<Slip> {
    let search = Search::of_text(code, Encoding::Hex);
    let digest = sha1_of(policy).to_string();
    let hmac = Algorithm::HmacSha1;
    let key_of = |secret: &str| hex(&hmac.code(secret.as_bytes(), key_time.as_bytes()));
    let right = key_of(&pair.secret_key);
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
        sign_keys(pair, key_time).into_iter().find_map(|(kind, key)| {
            let of_digest = search.try_code(hmac, &key, digest.as_bytes(), || Some(Slip::from(kind)));
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
        .unwrap_or_default()
}

/// Keys that a mistake would have signed with instead of SignKey.
fn sign_keys(pair: &Pair, key_time: &str) -> Vec<(&'static Kind, Vec<u8>)> {
    let (secret, time) = (pair.secret_key.as_bytes(), key_time.as_bytes());
    let raw = Algorithm::HmacSha1.code(secret, time);
    vec![
        (&generated::SIGN_KEY_MISSING, secret.to_vec()),
        (&generated::SIGN_KEY_CAPITALS, hex(&raw).to_uppercase().into_bytes()),
        (&generated::SIGN_KEY_BASE64, STANDARD.encode(&raw).into_bytes()),
        (&generated::SIGN_KEY_BYTES, raw),
        (&generated::SIGN_KEY_SWAPPED, hex(&Algorithm::HmacSha1.code(time, secret)).into_bytes()),
        (&generated::SIGN_KEY_ALGORITHM, hex(&Algorithm::HmacSha256.code(secret, time)).into_bytes()),
    ]
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
    if let Ok(value) = serde_json::from_slice::<serde_json::Value>(policy) {
        let forms = [serde_json::to_string(&value), serde_json::to_string_pretty(&value)];
        let spaced =
            serde_json::to_string(&value).map(|text| text.replace("\":", "\": ").replace(",\"", ", \""));
        for text in forms.into_iter().chain([spaced]).flatten().filter(|text| text.as_bytes() != policy) {
            made.push((&generated::POLICY_REWRITTEN, hashed(text.as_bytes())));
        }
    }
    let trimmed = policy.trim_ascii();
    if trimmed != policy {
        made.push((&generated::POLICY_REWRITTEN, hashed(trimmed)));
    }
    made.push((&generated::POLICY_REWRITTEN, hashed(&[policy, b"\n"].concat())));
    made
}
