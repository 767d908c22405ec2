//! Temporary keys as of 2017, as `qcloud-cos-sts` 2 asks for them.

use cosplay::internals::config::written::DEMO_SECRET_ID;
use cosplay::internals::domain::auth::cloud::v1;
use cosplay::internals::domain::auth::cos_xml::Grant;
use cosplay::internals::primitives::escape::encode_component;
use serde_json::{Value, json};

use crate::support::cloud::v1_call_at;
use crate::support::http::{Answer, Request};
use crate::support::xml::{grant, signed, unsigned};
use crate::support::{NOW, World};

const HOST: &str = "sts.api.qcloud.com";
const PATH: &str = "/v2/index.php";

/// A policy for one directory, encoded, with the principal that the package puts into it.
fn policy(appid: &str) -> String {
    let statement = json!([{
        "action": "name/cos:PutObject", "effect": "allow", "principal": { "qcs": "*" },
        "resource": format!("qcs::cos:ap-guangzhou:uid/{appid}:prefix//{appid}/examplebucket/up/*"),
    }]);
    encode_component(&json!({ "version": "2.0", "statement": statement }).to_string()).into_owned()
}

/// The call as the package makes it, with other values in the place of some.
fn call(method: &'static str, host: &str, path: &str, others: &[(&str, &str)]) -> Request {
    let (now, policy) = (NOW.to_string(), policy("1250000000"));
    let mut pairs = vec![
        ("Region", ""),
        ("SecretId", DEMO_SECRET_ID),
        ("Timestamp", &*now),
        ("Nonce", "12345"),
        ("Action", "GetFederationToken"),
        ("durationSeconds", "1800"),
        ("name", "cos"),
        ("policy", &policy),
    ];
    pairs.retain(|(name, _)| others.iter().all(|(other, _)| other != name));
    pairs.extend(others);
    v1_call_at(path, method, host, v1::Method::Sha1, &pairs)
}

fn done(answer: &Answer) -> Value {
    let json = answer.json();
    assert_eq!(
        (answer.status, &json["code"], &json["codeDesc"]),
        (200, &json!(0), &json!("Success")),
        "{json}"
    );
    assert_eq!(answer.header("content-type"), Some("application/json"));
    json["data"].clone()
}

/// Code, word and reason of a refusal.
fn refused(answer: &Answer) -> (i64, String, String) {
    let json = answer.json();
    assert!(answer.status == 200 && json.get("data").is_none() && json["message"].is_string(), "{json}");
    let reason = answer.header("x-cosplay-reason").unwrap_or_else(|| panic!("{json}")).to_owned();
    (json["code"].as_i64().unwrap(), json["codeDesc"].as_str().unwrap().to_owned(), reason)
}

#[test]
fn a_key_of_the_old_host_may_do_what_its_policy_says() {
    let world = World::new();
    for (method, host) in [("POST", HOST), ("GET", HOST), ("POST", "127.0.0.1:1"), ("GET", "127.0.0.1:1")] {
        let issued = done(&world.send(call(method, host, PATH, &[])));
        assert_eq!(issued["expiredTime"], NOW + 1800);
        let text = |name: &str| issued["credentials"][name].as_str().unwrap();
        let own = Grant { secret_id: text("tmpSecretId"), secret_key: text("tmpSecretKey"), ..grant() };
        let put = |key: &str| {
            let mut request = unsigned("PUT", key).header("x-cos-security-token", text("sessionToken"));
            request.body = b"x".to_vec();
            world.send(signed(request, &own)).status
        };
        assert_eq!((put("/up/a"), put("/down/a")), (200, 403), "{method} {host}");
    }
}

#[test]
fn refusals_have_the_numbers_of_2017() {
    let world = World::new();
    let late = (NOW + 301).to_string();
    let other = policy("1250000001");
    for (others, code, word, why) in [
        (vec![("SecretId", "AKIDnobody")], 4104, "SecretIdNotFound", "AKIDnobody"),
        (vec![("Timestamp", &*late)], 4500, "SignatureExpire", "301 s ahead"),
        (vec![("SignatureMethod", "HmacSHA256")], 4100, "SignatureFailure", "HmacSHA1"),
        (vec![("Token", "x")], 4105, "TokenFailure", "permanent"),
        (vec![("policy", &*other)], 4000, "StrategyResourceInvalid ", "1250000001"),
        (vec![("durationSeconds", "7201")], 4000, "OverTimeError", "7201"),
        (vec![("durationSeconds", "soon")], 4000, "InvalidParameter", "durationSeconds"),
        (vec![("Name", "cos")], 4000, "UnknownParameter", "Name"),
        (vec![("Version", "2018-08-13")], 4000, "UnknownParameter", "Version"),
        (vec![("Action", "AssumeRole")], 6100, "UnsupportedOperation", "AssumeRole"),
        (vec![("Action", "ApplyUpload")], 6100, "InvalidAction", "ApplyUpload"),
    ] {
        let (found, named, reason) = refused(&world.send(call("POST", HOST, PATH, &others)));
        assert_eq!((found, &*named), (code, word), "{reason}");
        assert!(reason.contains(why), "{reason}");
    }
    let answer = world.send(call("POST", HOST, PATH, &[("policy", &other)]));
    assert_eq!(answer.json()["message"], "(60024)you are not resource owner");
    let (code, _, reason) = refused(&world.send(call("POST", HOST, "/", &[])));
    assert!(code == 4100 && reason.contains(PATH), "{code}: {reason}");
    let missing = world.send(Request::form(PATH, &[]).header("Host", HOST));
    assert_eq!(refused(&missing).0, 4000);
}

#[test]
fn a_forced_error_has_the_form_of_2017_as_well() {
    let world = World::new();
    let rule = json!({
        "when": { "operation": "cloud_api.get_federation_token_2017" },
        "effect": { "error": "RequestLimitExceeded" },
    });
    world.fault(&rule.to_string());
    let (code, word, _) = refused(&world.send(call("POST", HOST, PATH, &[])));
    assert_eq!((code, &*word), (4400, "RequestLimitExceeded"));
}

#[test]
fn the_path_of_2017_stays_an_object_for_what_is_no_call() {
    let world = World::new();
    let mut put = unsigned("PUT", PATH);
    put.body = b"x".to_vec();
    assert_eq!(world.send(signed(put, &grant())).status, 200);
    assert_eq!(world.send(signed(unsigned("GET", PATH), &grant())).body, b"x");
}
