//! Mistakes in the signature of a POST form's policy.

use serde_json::json;

use super::{ID, KEY, Score, base64, hex, hmac_sha1, hmac_sha256, sha1, sha256, wrong_keys};
use crate::support::http::Request;
use crate::support::xml::HOST;
use crate::support::{NOW, World};

fn key_time() -> String {
    format!("{};{}", NOW - 60, NOW + 3600)
}

fn policy() -> String {
    let time = key_time();
    let conditions = json!([
        { "bucket": "examplebucket-1250000000" }, { "q-sign-algorithm": "sha1" },
        { "q-ak": ID }, { "q-sign-time": time },
        ["starts-with", "$key", "form/"]
    ]);
    json!({ "expiration": "2023-11-15T00:00:00.000Z", "conditions": conditions }).to_string()
}

fn form(policy: &str, signature: &str) -> Request {
    let (policy, time) = (base64(policy.as_bytes()), key_time());
    let fields: [(&str, &[u8]); 7] = [
        ("key", b"form/a.txt"),
        ("policy", policy.as_bytes()),
        ("q-sign-algorithm", b"sha1"),
        ("q-ak", ID.as_bytes()),
        ("q-key-time", time.as_bytes()),
        ("q-sign-time", time.as_bytes()),
        ("q-signature", signature.as_bytes()),
    ];
    let all = [&fields[..], &[("file", b"hello")]].concat();
    Request::form("/", &all).header("Host", HOST)
}

fn sign_key(secret: &str) -> String {
    hex(&hmac_sha1(secret.as_bytes(), key_time().as_bytes()))
}

fn of(key: &[u8], text: &[u8]) -> String {
    hex(&hmac_sha1(key, text))
}

#[test]
fn mistakes_in_signatures_of_policies_are_named() {
    let (world, mut score, policy) = (World::new(), Score::default(), policy());
    let digest = hex(&sha1(policy.as_bytes()));
    let key = sign_key(KEY);
    let good = world.send(form(&policy, &of(key.as_bytes(), digest.as_bytes())));
    assert!(good.status < 300, "{} {}", good.status, good.text());
    for (name, secret, want) in wrong_keys() {
        score.mistake(
            &world,
            name,
            form(&policy, &of(sign_key(&secret).as_bytes(), digest.as_bytes())),
            want,
        );
    }
    let raw = hmac_sha1(KEY.as_bytes(), key_time().as_bytes());
    let encoded = base64(policy.as_bytes());
    let spaced = policy.replace("\":", "\": ").replace(",\"", ", \"");
    for (name, signature, want) in [
        ("no SignKey", of(KEY.as_bytes(), digest.as_bytes()), "signed with the SecretKey itself"),
        ("SignKey as bytes", of(&raw, digest.as_bytes()), "SignKey was used as bytes"),
        (
            "SignKey in base64",
            of(base64(&raw).as_bytes(), digest.as_bytes()),
            "SignKey was written in base64",
        ),
        (
            "SignKey swapped",
            of(hex(&hmac_sha1(key_time().as_bytes(), KEY.as_bytes())).as_bytes(), digest.as_bytes()),
            "key and text swapped",
        ),
        (
            "base64 hashed",
            of(key.as_bytes(), hex(&sha1(encoded.as_bytes())).as_bytes()),
            "the base64 form of the policy was signed; sign its JSON text",
        ),
        (
            "base64 unhashed",
            of(key.as_bytes(), encoded.as_bytes()),
            "the base64 form of the policy was signed, without SHA-1",
        ),
        ("policy unhashed", of(key.as_bytes(), policy.as_bytes()), "the policy itself was signed"),
        (
            "digest as bytes",
            of(key.as_bytes(), &sha1(policy.as_bytes())),
            "the SHA-1 of the policy was signed as bytes",
        ),
        ("digest in capitals", of(key.as_bytes(), digest.to_uppercase().as_bytes()), "written in capitals"),
        ("SHA-256", of(key.as_bytes(), hex(&sha256(policy.as_bytes())).as_bytes()), "is SHA-256"),
        (
            "like a request",
            of(key.as_bytes(), format!("sha1\n{}\n{digest}\n", key_time()).as_bytes()),
            "signed like a request",
        ),
        (
            "rewritten",
            of(key.as_bytes(), hex(&sha1(spaced.as_bytes())).as_bytes()),
            "the policy was written anew",
        ),
        ("as S3", of(KEY.as_bytes(), encoded.as_bytes()), "as S3's old forms are"),
        ("HMAC-SHA256", hex(&hmac_sha256(key.as_bytes(), digest.as_bytes())), "the digest is HMAC-SHA256"),
        ("swapped", of(digest.as_bytes(), key.as_bytes()), "key and text were swapped"),
        (
            "base64 code",
            base64(&hmac_sha1(key.as_bytes(), digest.as_bytes())),
            "the digest was written in base64",
        ),
        (
            "capitals",
            of(key.as_bytes(), digest.as_bytes()).to_uppercase(),
            "the digest was written in capital digits",
        ),
    ] {
        score.mistake(&world, name, form(&policy, &signature), want);
    }
    score.settle("policies", 30);
}
