//! Signatures TC3 and v1: the vendor's own vectors and ours, and what is refused.

use cosplay::internals::config::written::{DEMO_SECRET_ID, DEMO_SECRET_KEY};
use cosplay::internals::domain::auth::cloud::{tc3, v1};
use cosplay::internals::primitives::digest::sha256_of;
use serde_json::json;

use crate::support::cloud::{Tc3, call, code, done, refused, v1_call, v1_pairs};
use crate::support::http::Request;
use crate::support::{NOW, World};

const ACTION: &str = "DescribeStorageRegions";
/// 2026-01-01.
const DAY: i64 = 1_767_225_600;

fn tc3_code(
    method: &str,
    query: &str,
    headers: &[(&str, &str)],
    body: &str,
    grant: &tc3::Grant<'_>,
) -> String {
    let header =
        |name: &str| headers.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
    let request =
        tc3::Request { method, path: "/", query, header: &header, body: sha256_of(body.as_bytes()) };
    let authorization = tc3::sign(grant, &request);
    authorization.rsplit_once("Signature=").unwrap().1.to_owned()
}

fn own(service: &'static str, headers: &'static [&'static str]) -> tc3::Grant<'static> {
    tc3::Grant { secret_id: DEMO_SECRET_ID, secret_key: DEMO_SECRET_KEY, service, timestamp: DAY, headers }
}

#[test]
fn the_vendors_tc3_sample_comes_out() {
    let body = r#"{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}"#;
    let headers = [("content-type", "application/json; charset=utf-8"), ("host", "cvm.tencentcloudapi.com")];
    let grant = tc3::Grant {
        secret_id: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******",
        secret_key: "Gu5t9xGARNpq86cd98joQYCN3*******",
        service: "cvm",
        timestamp: 1_551_113_065,
        headers: &["content-type", "host"],
    };
    let code = tc3_code("POST", "", &headers, body, &grant);
    assert_eq!(code, "2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c");
}

#[test]
fn our_own_tc3_vectors_come_out() {
    let json = ("content-type", "application/json");
    let host = ("host", "vod.tencentcloudapi.com");
    let both: &[&str] = &["content-type", "host"];
    let code = |method, query, headers: &[(&str, &str)], body| {
        tc3_code(method, query, headers, body, &own("vod", both))
    };
    assert_eq!(
        code("POST", "", &[json, host], r#"{"MediaType":"mp4","MediaName":"a"}"#),
        "5d2d8099dddcc42340f312dce7dda3f5f2658555a43e67bb0851bc2f38c63127"
    );
    let form = ("content-type", "application/x-www-form-urlencoded");
    assert_eq!(
        code("GET", "FileIds.0=5285485487985271488&Filters.0=basicInfo", &[form, host], ""),
        "988e7846c0846d9118764100a4770f8d77b79e19cc6e4b4d1a94a4f5a9673343"
    );
    let unsigned = ("x-tc-content-sha256", "UNSIGNED-PAYLOAD");
    assert_eq!(
        code("POST", "", &[json, host, unsigned], "whatever"),
        "7b8dea42223f9e0306dd04c333d8279e75a9f20bea42896efb64f9883bfe4aee"
    );
    let body = r#"{"MediaType":"mp4"}"#;
    assert_eq!(
        tc3_code("POST", "", &[json, ("host", "127.0.0.1")], body, &own("127", both)),
        "c64d104ead0926f7d7ec95f5360cd419f4e4fa3e688c13662e8a81b00d012165"
    );
    let three: &[&str] = &["content-type", "host", "x-tc-action"];
    assert_eq!(
        tc3_code("POST", "", &[json, host, ("x-tc-action", "applyupload")], body, &own("vod", three)),
        "da3d61e388b2a421f9a4a6588982f687026f011f16395ad39a86d222f0090a19"
    );
}

#[test]
fn v1_vectors_come_out() {
    let pairs = |text: &str| -> Vec<v1::Pair> {
        let pair = |pair: &str| {
            let (name, value) = pair.split_once('=').unwrap();
            (name.as_bytes().to_vec(), value.replace("<id>", DEMO_SECRET_ID).into_bytes())
        };
        text.split('&').map(pair).collect()
    };
    let sign = |method, host, text: &str, hash: v1::Method, key| {
        let request = v1::Request { method, host, path: "/", pairs: &pairs(text) };
        hash.sign(&request.text(host), key)
    };
    let vendors = "Action=DescribeInstances&InstanceIds.0=ins-09dx96dg&Limit=20&Nonce=11886&Offset=0&Region=ap-guangzhou&SecretId=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE&Timestamp=1465185768&Version=2017-03-12";
    assert_eq!(
        sign("GET", "cvm.tencentcloudapi.com", vendors, v1::Method::Sha1, "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"),
        "EliP9YW3pW28FpsEdkXt/+WcGeI="
    );
    let vod = "Version=2018-07-17&Action=ApplyUpload&MediaType=mp4&Nonce=1234&Region=ap-guangzhou&SecretId=<id>&SignatureMethod=HmacSHA256&Timestamp=1767225600";
    assert_eq!(
        sign("POST", "vod.tencentcloudapi.com", vod, v1::Method::Sha256, DEMO_SECRET_KEY),
        "7KUK12Wza0sn7LzFDlIH5dpQs3Cu24ACM72gNrqYPao="
    );
    let sts = "Action=GetFederationToken&DurationSeconds=1800&Name=cos-sts-python&Nonce=123456&Policy=%7B%22version%22%3A%20%222.0%22%7D&Region=ap-guangzhou&SecretId=<id>&Timestamp=1767225600&Version=2018-08-13";
    assert_eq!(
        sign("POST", "sts.tencentcloudapi.com", sts, v1::Method::Sha1, DEMO_SECRET_KEY),
        "Do4RSi7FjJ/P6SGOfx6B83CEZLw="
    );
}

#[test]
fn both_families_and_both_methods_are_answered() {
    let world = World::new();
    let tc3 = Tc3::default();
    done(&world.send(tc3.post(ACTION, "{}")));
    done(&world.send(tc3.get(ACTION, "SubAppId=1250000000")));
    done(&world.send(Tc3 { host: "127.0.0.1:8267", service: "127", ..Tc3::default() }.post(ACTION, "{}")));
    let now = NOW.to_string();
    for method in ["GET", "POST"] {
        let pairs = v1_pairs(ACTION, &now, &[("Language", "en-US")]);
        done(&world.send(v1_call(method, "vod.tencentcloudapi.com", v1::Method::Sha256, &pairs)));
        done(&world.send(v1_call(method, "127.0.0.1:8267", v1::Method::Sha256, &pairs)));
    }
}

#[test]
fn a_host_may_be_signed_without_the_port_that_is_sent() {
    let world = World::new();
    let signed = Tc3 { host: "127.0.0.1", ..Tc3::default() }.post(ACTION, "{}");
    let mut sent = signed.clone();
    sent.headers.iter_mut().find(|(name, _)| name == "Host").unwrap().1 = "127.0.0.1:8267".into();
    done(&world.send(sent));
}

#[test]
fn further_headers_may_be_signed_as_sent_or_in_lower_case() {
    let world = World::new();
    let tc3 = Tc3::default();
    let names = ["content-type", "host", "x-tc-action"];
    let request = tc3.headed(Request::json("/", "{}"), ACTION);
    let as_sent = tc3.authorization(&request, &names);
    done(&world.send(request.clone().signed(&as_sent)));
    let mut lower = request.clone();
    lower.headers.iter_mut().for_each(|(_, value)| *value = value.to_lowercase());
    let in_lower_case = tc3.authorization(&lower, &names);
    done(&world.send(request.signed(&in_lower_case)));
}

#[test]
fn each_slip_is_refused_with_its_code_and_named() {
    let world = World::new();
    let tc3 = Tc3::default();
    let changed = |change: &dyn Fn(&mut Request)| {
        let mut request = tc3.post(ACTION, r#"{"SubAppId":1250000000}"#);
        change(&mut request);
        world.send(request)
    };
    let header = |request: &mut Request, name: &str, value: &str| {
        request.headers.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)).unwrap().1 =
            value.into();
    };
    let signature = "AuthFailure.SignatureFailure";
    type Case<'a> = (&'a dyn Fn(&mut Request), &'a str, &'a str);
    let cases: [Case<'_>; 6] = [
        (
            &|request| header(request, "Content-Type", "application/json; charset=utf-8"),
            signature,
            "another charset",
        ),
        (
            &|request| header(request, "Host", "vod.ap-guangzhou.tencentcloudapi.com"),
            signature,
            "the host \"vod.tencentcloudapi.com\"",
        ),
        (
            &|request| request.body = br#"{"SubAppId": 1250000000}"#.to_vec(),
            signature,
            "the same JSON without blanks",
        ),
        (
            &|request| header(request, "Authorization", "q-sign-algorithm=sha1"),
            "AuthFailure.InvalidAuthorization",
            "TC3-HMAC-SHA256",
        ),
        (
            &|request| request.headers.retain(|(name, _)| name != "X-TC-Timestamp"),
            "MissingParameter",
            "Timestamp",
        ),
        (
            &|request| request.headers.retain(|(name, _)| name != "X-TC-Version"),
            "MissingParameter",
            "Version",
        ),
    ];
    for (change, want, named) in cases {
        let (code, _, reason) = refused(&changed(change));
        assert!(code == want && reason.contains(named), "{code}: {reason}");
    }
    let skewed = world.send(Tc3 { timestamp: NOW - 301, ..Tc3::default() }.post(ACTION, "{}"));
    let (code, message, reason) = refused(&skewed);
    assert_eq!(code, "AuthFailure.SignatureExpire");
    assert!(
        message.ends_with(&format!("the server time {NOW}.")) && reason.contains("301 s behind"),
        "{message} {reason}"
    );
    done(&world.send(Tc3 { timestamp: NOW - 300, ..Tc3::default() }.post(ACTION, "{}")));
    let unknown = world.send(Tc3 { secret_id: "AKIDnobody", ..Tc3::default() }.post(ACTION, "{}"));
    assert_eq!(self::code(&unknown), "AuthFailure.SecretIdNotFound");
}

#[test]
fn a_local_date_in_the_credential_is_named() {
    let world = World::new();
    let request = call(ACTION, &json!({}));
    let mut wrong = request.clone();
    let authorization = &mut wrong.headers.iter_mut().find(|(name, _)| name == "Authorization").unwrap().1;
    // 2023-11-14 22:13:20 UTC is the 15th in China.
    *authorization = authorization.replace("2023-11-14", "2023-11-15");
    let (code, _, reason) = refused(&world.send(wrong));
    assert!(code == "AuthFailure.SignatureFailure" && reason.contains("local date"), "{code}: {reason}");
}

#[test]
fn the_word_none_signed_for_a_region_is_named() {
    let world = World::new();
    let now = NOW.to_string();
    let pairs = v1_pairs(ACTION, &now, &[("Region", "None")]);
    let mut request = v1_call("POST", "vod.tencentcloudapi.com", v1::Method::Sha256, &pairs);
    let body = String::from_utf8(request.body).unwrap().replace("&Region=None", "");
    request.body = body.into_bytes();
    let (code, _, reason) = refused(&world.send(request));
    assert!(code == "AuthFailure.SignatureFailure" && reason.contains("Region=None"), "{code}: {reason}");
}

#[test]
fn generic_messages_come_in_the_language_asked_for() {
    let world = World::new();
    let wrong = Tc3 { secret_key: "wrong", ..Tc3::default() }.post(ACTION, "{}");
    let (_, english, _) = refused(&world.send(wrong.clone()));
    assert!(english.starts_with("The provided credentials"), "{english}");
    let (_, chinese, _) = refused(&world.send(wrong.header("X-TC-Language", "zh-CN")));
    assert!(chinese.starts_with("请求签名验证失败"), "{chinese}");
}
