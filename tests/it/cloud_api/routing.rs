//! Which requests are API 3.0's, how their action is found, and what all answers have in common.

use crate::support::World;
use cosplay::internals::domain::auth::cloud::v1;
use serde_json::json;

use crate::support::cloud::{HOST, STS_VERSION, Tc3, call, code, done, refused, v1_call, v1_pairs};
use crate::support::http::Request;

const ACTION: &str = "DescribeStorageRegions";

#[test]
fn the_action_is_found_by_version_whatever_host_and_service_were_signed() {
    let world = World::new();
    for host in [
        "sts.tencentcloudapi.com",
        "vod.ap-guangzhou.tencentcloudapi.com",
        "vod.intl.tencentcloudapi.com",
        "127.0.0.1:1",
    ] {
        done(&world.send(Tc3 { host, service: "cvm", ..Tc3::default() }.post(ACTION, "{}")));
    }
    let wrong = world.send(Tc3 { version: STS_VERSION, ..Tc3::default() }.post(ACTION, "{}"));
    assert_eq!(code(&wrong), "InvalidAction");
}

#[test]
fn what_is_not_played_is_refused_by_name_and_counted() {
    let world = World::new();
    let (code, _, reason) = refused(&world.send(call("DescribeCDNUsageData", &json!({ "Any": 1 }))));
    assert!(code == "UnsupportedOperation" && reason.contains("DescribeCDNUsageData"), "{code}: {reason}");
    let (code, message, _) = refused(&world.send(call("Nonsense", &json!({}))));
    assert!(code == "InvalidAction" && message.contains("`Nonsense`"), "{message}");
    let (code, message, _) =
        refused(&world.send(Tc3 { version: "2019-07-22", ..Tc3::default() }.post(ACTION, "{}")));
    assert!(code == "NoSuchVersion" && message.contains("`2019-07-22`"), "{message}");
    let (code, _, reason) =
        refused(&world.send(Tc3 { version: "2024-07-18", ..Tc3::default() }.post(ACTION, "{}")));
    assert!(code == "UnsupportedOperation" && reason.contains("2024-07-18"), "{code}: {reason}");
    let metrics = world.admin("GET", "metrics", "");
    assert!(metrics.text().contains("DescribeCDNUsageData"), "{}", metrics.text());
}

#[test]
fn a_trace_id_comes_back_and_pages_may_call() {
    let world = World::new();
    let answer =
        world.send(call(ACTION, &json!({})).header("X-TC-TraceId", "7").header("Origin", "http://a.test"));
    done(&answer);
    assert_eq!(answer.header("x-tc-traceid"), Some("7"));
    assert_eq!(answer.header("access-control-allow-origin"), Some("http://a.test"));
    let preflight = Request::new("OPTIONS", "/")
        .header("Host", "127.0.0.1:1")
        .header("Origin", "http://a.test")
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "authorization,x-tc-action");
    assert_eq!(
        world.send(preflight).header("access-control-allow-headers"),
        Some("authorization,x-tc-action")
    );
}

#[test]
fn other_services_keep_their_requests() {
    let world = World::new();
    let query = "Action=ApplyUploadUGC&Version=1&Signature=a&SecretId=b&Timestamp=1";
    let own =
        world.send(Request::new("POST", format!("/v3/index.php?{query}")).header("Host", "127.0.0.1:1"));
    assert!(own.json().get("code").is_some(), "{}", own.text());
    let object = world.send(Request::get(format!("/k?{query}&q-signature=c")).header("Host", "127.0.0.1:1"));
    assert!(object.text().starts_with("<?xml"), "{}", object.text());
}

#[test]
fn parameters_are_checked_by_the_schema() {
    let world = World::new();
    let refusal = |parameters| refused(&world.send(call(ACTION, &parameters)));
    let (code, message, reason) = refusal(json!({ "Nonsense": 1 }));
    assert_eq!(
        (code.as_str(), message.as_str()),
        ("UnknownParameter", "The parameter `Nonsense` is not recognized.")
    );
    assert!(reason.contains("api3.unknown_parameters"), "{reason}");
    let (code, message, _) = refusal(json!({ "SubAppId": "1" }));
    assert_eq!(
        (code.as_str(), message.as_str()),
        ("InvalidParameter", "The value type of parameter `SubAppId` is not valid.")
    );
    done(&world.send(call(ACTION, &json!({ "SubAppId": null }))));
}

#[test]
fn a_rule_acts_on_a_form_that_names_its_action_in_the_body() {
    let world = World::new();
    world.fault(
        r#"{"when":{"operation":"cloud_api.describe_storage_regions"},"request_id":"drop",
            "effect":{"error":"InternalError"}}"#,
    );
    let now = crate::support::NOW.to_string();
    let form = v1_call("POST", HOST, v1::Method::Sha256, &v1_pairs(ACTION, &now, &[]));
    let answer = world.send(form).json();
    assert_eq!(answer["Response"]["Error"]["Code"], "InternalError", "{answer}");
    assert!(answer["Response"].get("RequestId").is_none(), "{answer}");
}

#[test]
fn what_stands_twice_or_leaves_a_gap_is_refused() {
    let world = World::new();
    let action = "DescribeMediaInfos";
    for body in [r#"{"FileIds":["1"],"FileIds":["2"]}"#, r#"{"FileIds":["1"],"SubAppId":1,"SubAppId":2}"#] {
        let (code, _, reason) = refused(&world.send(Tc3::default().post(action, body)));
        assert!(code == "InvalidParameter" && reason.contains("twice"), "{code}: {reason}");
    }
    for query in
        ["FileIds.0=1&FileIds.00=2", "FileIds.1=1", "FileIds.0=1&FileIds.2=2", "FileIds.4000000000=1"]
    {
        let (code, _, reason) = refused(&world.send(Tc3::default().get(action, query)));
        assert!(code == "InvalidParameter" && reason.contains("without a gap"), "{query}: {reason}");
    }
    let many: Vec<String> = (0..12).map(|at| format!("FileIds.{at}={at}")).collect();
    let told = done(&world.send(Tc3::default().get(action, &many.join("&"))));
    let expected: Vec<String> = (0..12).map(|at| at.to_string()).collect();
    assert_eq!(told["NotExistFileIdSet"], json!(expected));
}

#[test]
fn a_nonce_is_a_positive_number() {
    let world = World::new();
    let now = crate::support::NOW.to_string();
    for (nonce, is_good) in
        [("1", true), ("9999999999999999999", true), ("0", false), ("-1", false), ("a", false)]
    {
        let mut pairs = v1_pairs(ACTION, &now, &[]);
        pairs.retain(|(name, _)| *name != "Nonce");
        pairs.push(("Nonce", nonce));
        let answer = world.send(v1_call("POST", HOST, v1::Method::Sha256, &pairs));
        if is_good {
            done(&answer);
        } else {
            assert_eq!(code(&answer), "InvalidParameter", "{nonce}");
        }
    }
}
