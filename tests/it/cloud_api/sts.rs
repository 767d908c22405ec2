//! Temporary keys of STS: who they are, what they may do, and what is refused.

use cosplay::internals::domain::auth::cloud::v1;
use cosplay::internals::domain::auth::cos_xml::Grant;
use cosplay::internals::primitives::escape::encode_component;
use serde_json::{Value, json};

use crate::support::cloud::{STS_VERSION, Tc3, code, done, refused, v1_call};
use crate::support::http::{Answer, Request};
use crate::support::xml::{grant, signed, unsigned};
use crate::support::{NOW, Setup, World};

const STS: Tc3<'static> = Tc3 {
    host: "sts.tencentcloudapi.com",
    service: "sts",
    version: STS_VERSION,
    secret_id: cosplay::internals::config::written::DEMO_SECRET_ID,
    secret_key: cosplay::internals::config::written::DEMO_SECRET_KEY,
    token: None,
    timestamp: NOW,
};
const ROLE: &str = "qcs::cam::uin/1250000000:roleName/upload";

fn ask(world: &World, action: &str, parameters: Value) -> Answer {
    world.send(STS.post(action, &parameters.to_string()))
}

fn policy(statements: Value) -> String {
    encode_component(&json!({ "version": "2.0", "statement": statements }).to_string()).into_owned()
}

fn federate(world: &World, policy: &str) -> Answer {
    ask(world, "GetFederationToken", json!({ "Name": "tester", "Policy": policy }))
}

/// A key that was issued.
struct Key {
    id: String,
    secret: String,
    token: String,
}

impl Key {
    fn of(answer: &Answer) -> Self {
        let issued = done(answer);
        let text = |name: &str| issued["Credentials"][name].as_str().unwrap().to_owned();
        Self { id: text("TmpSecretId"), secret: text("TmpSecretKey"), token: text("Token") }
    }

    fn tc3(&self) -> Tc3<'_> {
        Tc3 { secret_id: &self.id, secret_key: &self.secret, token: Some(&self.token), ..STS }
    }

    fn cos(&self, request: Request) -> Request {
        let own = Grant { secret_id: &self.id, secret_key: &self.secret, ..grant() };
        signed(request.header("x-cos-security-token", &self.token), &own)
    }
}

fn identity(world: &World, tc3: &Tc3<'_>) -> Value {
    done(&world.send(tc3.post("GetCallerIdentity", "{}")))
}

#[test]
fn a_key_knows_whose_it_is() {
    let world = World::new();
    let own = identity(&world, &STS);
    assert_eq!(
        (&own["Arn"], &own["Type"]),
        (&json!("qcs::cam:1250000000:uin/1250000000"), &json!("CAMUser"))
    );
    let all = policy(json!([{ "effect": "deny", "action": "*", "resource": "*" }]));
    let federated = identity(&world, &Key::of(&federate(&world, &all)).tc3());
    assert_eq!(
        (&federated["Arn"], &federated["UserId"]),
        (&json!("qcs::sts:1250000000:federated-user/1250000000"), &json!("1250000000:tester"))
    );
    let arn = "qcs::cam::uin/1250000000:role/4611686018427397919";
    let session = json!({ "RoleArn": arn, "RoleSessionName": "s1" });
    let role = identity(&world, &Key::of(&ask(&world, "AssumeRole", session)).tc3());
    assert_eq!(
        (&role["Arn"], &role["UserId"], &role["Type"]),
        (
            &json!("qcs::sts:1250000000:assumed-role/4611686018427397919"),
            &json!("4611686018427397919:s1"),
            &json!("CAMRole")
        )
    );
}

#[test]
fn a_policy_is_taken_encoded_twice_in_forms_and_once_in_json() {
    let world = World::new();
    let plain =
        json!({ "version": "2.0", "statement": { "effect": "allow", "action": "*", "resource": "*" } });
    let encoded = encode_component(&plain.to_string()).into_owned();
    let time = NOW.to_string();
    for policy in [encoded.clone(), encoded.replace("%20", "+")] {
        let pairs = [
            ("Action", "GetFederationToken"),
            ("Version", STS_VERSION),
            ("Timestamp", &time),
            ("Nonce", "10001"),
            ("SecretId", STS.secret_id),
            ("Name", "cos-sts-nodejs"),
            ("Policy", &policy),
            ("DurationSeconds", "1800"),
            ("Region", "ap-beijing"),
        ];
        let issued = done(&world.send(v1_call("POST", STS.host, v1::Method::Sha1, &pairs)));
        assert_eq!(issued["ExpiredTime"], NOW + 1800);
    }
    let answer = federate(&world, &encoded);
    assert_eq!(
        (done(&answer)["Expiration"].take(), answer.header("x-cosplay-note")),
        (json!("2023-11-14T22:43:20Z"), None)
    );
    let with_principal =
        plain.to_string().replace("\"version\"", "\"principal\":{\"qcs\":\"*\"},\"version\"");
    for (text, note) in
        [(plain.to_string(), "URL-encoded"), (encode_component(&with_principal).into_owned(), "principal")]
    {
        let answer = federate(&world, &text);
        done(&answer);
        assert!(answer.header("x-cosplay-note").unwrap().contains(note), "{answer:?}");
    }
}

#[test]
fn policies_that_no_key_can_have_are_refused_with_their_codes() {
    let world = World::new();
    let one = |resource: &str| json!([{ "effect": "allow", "action": "*", "resource": resource }]);
    let encoded = |text: &str| encode_component(text).into_owned();
    let unknown = json!({ "maybe": { "qcs:ip": "1" } });
    let condition = json!([{ "effect": "allow", "action": "*", "resource": "*", "condition": unknown }]);
    for (policy, expected, message) in [
        (
            policy(one("qcs::cos::uid/1250000001:other-1250000001/*")),
            "GrantOtherResource",
            "cant grant other resource ",
        ),
        (policy(one("bucket/*")), "ResouceError", "resource error"),
        (policy(condition), "StrategyFormatError", ""),
        (encoded("{not json"), "StrategyFormatError", ""),
        ("%FF".into(), "StrategyFormatError", ""),
        (encoded(r#"{"statement":[]}"#), "StrategyInvalid", ""),
        (
            policy(json!([{ "effect": "allow", "action": "x".repeat(7000), "resource": "*" }])),
            "PolicyTooLong",
            "",
        ),
    ] {
        let (code, text, reason) = refused(&federate(&world, &policy));
        assert_eq!(code, format!("InvalidParameter.{expected}"), "{reason}");
        assert!(text.contains(message) && reason.contains("olicy"), "{text}: {reason}");
    }
}

#[test]
fn durations_names_and_roles_have_limits() {
    let world = World::new();
    let all = policy(json!([{ "effect": "allow", "action": "*", "resource": "*" }]));
    let federate = |name: &str, seconds: i64| {
        ask(&world, "GetFederationToken", json!({ "Name": name, "Policy": all, "DurationSeconds": seconds }))
    };
    done(&federate("a", 1));
    done(&federate("a", 7200));
    assert_eq!(code(&federate("a", 0)), "InvalidParameter.OverTimeError");
    assert_eq!(code(&federate("a", 7201)), "InvalidParameter.OverTimeError");
    assert_eq!(code(&federate("", 60)), "InvalidParameter.ParamError");
    let assume = |arn: &str, session: &str, seconds: i64| {
        let asked = json!({ "RoleArn": arn, "RoleSessionName": session, "DurationSeconds": seconds });
        ask(&world, "AssumeRole", asked)
    };
    done(&assume(ROLE, "ab", 43_200));
    done(&assume("qcs::cam::uin/1250000000:role/tencentcloudServiceRole/x", "ab", 60));
    assert_eq!(code(&assume(ROLE, "ab", 43_201)), "InvalidParameter.OverTimeError");
    assert_eq!(code(&assume(ROLE, "a", 60)), "InvalidParameter.ParamError");
    assert_eq!(code(&assume(ROLE, "a b", 60)), "InvalidParameter.ParamError");
    assert_eq!(code(&assume("upload", "ab", 60)), "InvalidParameter.ParamError");
    assert_eq!(
        code(&assume("qcs::cam::uin/1250000001:roleName/x", "ab", 60)),
        "ResourceNotFound.RoleNotFound"
    );
    for (name, value) in [("Tags", json!([{ "Key": "a", "Value": "b" }])), ("TokenCode", json!("123456"))] {
        let asked = json!({ "RoleArn": ROLE, "RoleSessionName": "ab", name: value });
        let (code, _, reason) = refused(&ask(&world, "AssumeRole", asked));
        assert!(code == "UnsupportedOperation" && reason.contains(name), "{code} {reason}");
    }
    for empty in ["", "%7B%7D"] {
        done(&ask(
            &world,
            "AssumeRole",
            json!({ "RoleArn": ROLE, "RoleSessionName": "ab", "Policy": empty, "ExternalId": "" }),
        ));
    }
}

#[test]
fn an_account_may_list_its_roles() {
    let mut setup = Setup::default();
    setup.options.api3.roles = Some(vec!["upload".into()]);
    let world = World::start(setup);
    let assume = |role: &str| {
        let arn = format!("qcs::cam::uin/1250000000:roleName/{role}");
        ask(&world, "AssumeRole", json!({ "RoleArn": arn, "RoleSessionName": "ab" }))
    };
    done(&assume("upload"));
    let (code, _, reason) = refused(&assume("other"));
    assert!(code == "ResourceNotFound.RoleNotFound" && reason.contains("api3.roles"), "{code} {reason}");
}

#[test]
fn a_web_token_takes_a_role_without_a_signature() {
    let world = World::new();
    let take = |token: &str, seconds: i64| {
        let asked = json!({
            "ProviderId": "p", "WebIdentityToken": token, "RoleArn": ROLE, "RoleSessionName": "ab",
            "DurationSeconds": seconds,
        });
        let request = STS.headed(Request::json("/", &asked.to_string()), "AssumeRoleWithWebIdentity");
        world.send(request.header("Authorization", "SKIP"))
    };
    let key = Key::of(&take("t", 60));
    assert_eq!(identity(&world, &key.tc3())["Type"], "CAMRole");
    assert_eq!(code(&take("", 60)), "InvalidParameter.WebIdentityTokenError");
    assert_eq!(code(&take("t", 0)), "InvalidParameter.OverLimit");
    let skipped = STS.headed(Request::json("/", "{}"), "GetCallerIdentity").header("Authorization", "SKIP");
    assert!(code(&world.send(skipped)).starts_with("AuthFailure."));
}

#[test]
fn a_keys_policy_decides_on_calls_of_api_3_too() {
    let world = World::new();
    let vod = |key: &Key, action: &str| {
        world.send(Tc3 { version: crate::support::cloud::VERSION, ..key.tc3() }.post(action, "{}"))
    };
    let cos_only = policy(json!([{ "effect": "allow", "action": "name/cos:*", "resource": "*" }]));
    let key = Key::of(&federate(&world, &cos_only));
    let (found, message, _) = refused(&vod(&key, "DescribeAllClass"));
    assert!(found == "UnauthorizedOperation" && message.contains("(vod:DescribeAllClass)"), "{message}");
    let one = policy(json!([{ "effect": "allow", "action": "vod:DescribeAllClass", "resource": "*" }]));
    let key = Key::of(&federate(&world, &one));
    done(&vod(&key, "DescribeAllClass"));
    assert_eq!(code(&vod(&key, "DescribeEventConfig")), "UnauthorizedOperation");
    let role = json!({ "RoleArn": ROLE, "RoleSessionName": "ab" }).to_string();
    assert_eq!(code(&world.send(key.tc3().post("AssumeRole", &role))), "UnauthorizedOperation");
    let role_only = policy(json!([{
        "effect": "allow", "action": "sts:AssumeRole", "resource": "qcs::sts::uin/1250000000:roleName/upload"
    }]));
    let key = Key::of(&federate(&world, &role_only));
    let session = Key::of(&world.send(key.tc3().post("AssumeRole", &role)));
    done(&vod(&session, "DescribeAllClass"));
    let asked = json!({ "Name": "a", "Policy": cos_only }).to_string();
    assert_eq!(
        code(&world.send(session.tc3().post("GetFederationToken", &asked))),
        "FailedOperation.TempKeyNotAllowed"
    );
}

#[test]
fn conditions_of_a_keys_policy_see_address_and_time_in_calls_of_api_3() {
    let world = World::new();
    let all = json!({ "effect": "allow", "action": "*", "resource": "*" });
    let when = |effect: &str, condition: Value| {
        let (action, resource) = ("vod:*", "*");
        json!({ "effect": effect, "action": action, "resource": resource, "condition": condition })
    };
    let here = || json!({ "ip_equal": { "qcs:ip": "127.0.0.1" } });
    let away = || json!({ "ip_equal": { "qcs:ip": "10.0.0.0/8" } });
    let soon = || json!({ "date_less_than": { "qcs:current_time": "2030-01-01T00:00:00Z" } });
    let plain = || json!({ "bool_equal": { "cos:secure-transport": "false" } });
    for (statements, is_allowed) in [
        (json!([all, when("deny", here())]), false),
        (json!([all, when("deny", soon())]), false),
        (json!([all, when("deny", plain())]), false),
        (json!([all, when("deny", away())]), true),
        (json!([when("allow", here())]), true),
        (json!([when("allow", soon())]), true),
        (json!([when("allow", away())]), false),
    ] {
        let key = Key::of(&federate(&world, &policy(statements.clone())));
        let asked =
            Tc3 { version: crate::support::cloud::VERSION, ..key.tc3() }.post("DescribeAllClass", "{}");
        let answer = world.send(asked);
        if is_allowed {
            done(&answer);
        } else {
            assert_eq!(code(&answer), "UnauthorizedOperation", "{statements}");
        }
    }
    let never = when("deny", json!({ "string_equal": { "vod:moon": "full" } }));
    let answer = federate(&world, &policy(json!([all, never])));
    assert!(answer.header("x-cosplay-note").unwrap().contains("vod:moon"), "{answer:?}");
}

#[test]
fn an_issued_key_expires_by_the_tenants_clock() {
    let world = World::new();
    let all = policy(json!([{ "effect": "allow", "action": "*", "resource": "*" }]));
    let asked = json!({ "Name": "a", "Policy": all, "DurationSeconds": 60 });
    let key = Key::of(&ask(&world, "GetFederationToken", asked));
    let put = |name: &str| {
        let mut request = unsigned("PUT", name);
        request.body = b"x".to_vec();
        world.send(key.cos(request)).status
    };
    assert_eq!(put("/a"), 200);
    world.advance(60);
    assert_eq!(put("/a"), 403);
    assert_eq!(
        code(&world.send(Tc3 { timestamp: NOW + 60, ..key.tc3() }.post("GetCallerIdentity", "{}"))),
        "AuthFailure.TokenFailure"
    );
}

/// Statements, a request, and whether a key that they bound may make it.
fn rows() -> Vec<(Value, Request, bool)> {
    let bucket = "qcs::cos:*:uid/1250000000:examplebucket-1250000000";
    let statement = |effect: &str, action: &str, rest: &str| {
        let resource = format!("{bucket}/{rest}");
        json!({ "effect": effect, "action": action, "resource": resource })
    };
    let allow = |action: &str, rest: &str| statement("allow", action, rest);
    let deny = |action: &str, rest: &str| statement("deny", action, rest);
    let when = |condition: Value| {
        let mut statement = allow("name/cos:PutObject", "*");
        statement["condition"] = condition;
        statement
    };
    let put = |key: &str, body: &str| {
        let mut request = unsigned("PUT", key);
        request.body = body.into();
        request
    };
    let get = |target: &str| unsigned("GET", target);
    let short = json!({ "numeric_less_than_equal": { "cos:content-length": 4 } });
    let typed = json!({ "string_equal": { "cos:content-type": "image/png" } });
    let here = json!({ "ip_equal": { "qcs:ip": "127.0.0.1/8" } });
    let away = json!({ "ip_equal": { "qcs:ip": "10.0.0.0/8" } });
    vec![
        (json!([allow("name/cos:PutObject", "up/*")]), put("/up/a", "x"), true),
        (json!([allow("name/cos:PutObject", "up/*")]), put("/down/a", "x"), false),
        (json!([allow("cos:PutObject", "up/a")]), put("/up/a", "x"), true),
        (json!([allow("name/cos:GetObject", "*")]), put("/up/a", "x"), false),
        (json!([allow("name/cos:GetObject", "*")]), get("/there"), true),
        (json!([allow("name/cos:Get*", "*")]), get("/there"), true),
        (json!([allow("name/cos:putobject", "*")]), put("/up/a", "x"), false),
        (json!([allow("*", "*"), deny("name/cos:PutObject", "locked/*")]), put("/locked/a", "x"), false),
        (json!([allow("*", "*"), deny("name/cos:PutObject", "locked/*")]), put("/open/a", "x"), true),
        (json!([deny("*", "*"), allow("*", "*")]), get("/there"), false),
        (json!([allow("name/cos:GetBucket", "*")]), get("/"), true),
        (json!([allow("name/cos:PutObject", "*")]), get("/"), false),
        (json!([allow("name/cos:ListMultipartUploads", "up/*")]), get("/?uploads&prefix=up/a"), true),
        (json!([allow("name/cos:ListMultipartUploads", "up/*")]), get("/?uploads"), false),
        (json!([when(short.clone())]), put("/a", "1234"), true),
        (json!([when(short)]), put("/a", "12345"), false),
        (json!([when(typed.clone())]), put("/a", "x").header("Content-Type", "image/png"), true),
        (json!([when(typed)]), put("/a", "x").header("Content-Type", "text/plain"), false),
        (json!([when(here)]), put("/a", "x"), true),
        (json!([when(away)]), put("/a", "x"), false),
    ]
}

#[test]
fn issued_keys_may_do_in_cos_what_their_policy_says() {
    let world = World::new();
    let mut object = unsigned("PUT", "/there");
    object.body = b"content".to_vec();
    assert_eq!(world.send(signed(object, &grant())).status, 200);
    for (at, (statements, request, is_allowed)) in rows().into_iter().enumerate() {
        let key = Key::of(&federate(&world, &policy(statements.clone())));
        let answer = world.send(key.cos(request));
        let expected = if is_allowed { 200 } else { 403 };
        assert_eq!(answer.status, expected, "row {at}: {statements} {}", answer.text());
    }
}

#[test]
fn the_policy_that_was_used_lets_the_same_upload_through_and_no_other_key() {
    let world = World::new();
    let upload = |sign: &dyn Fn(Request) -> Request, key: &str| {
        let started = world.send(sign(unsigned("POST", &format!("/{key}?uploads")))).text().to_owned();
        let Some((_, rest)) = started.split_once("<UploadId>") else { return 403 };
        let id = rest.split_once('<').unwrap().0;
        let mut part = unsigned("PUT", &format!("/{key}?partNumber=1&uploadId={id}"));
        part.body = b"content".to_vec();
        let etag = world.send(sign(part)).header("etag").unwrap().to_owned();
        let mut end = unsigned("POST", &format!("/{key}?uploadId={id}"));
        end.body = format!("<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{etag}</ETag></Part></CompleteMultipartUpload>").into();
        world.send(sign(end)).status
    };
    assert_eq!(upload(&|request| signed(request, &grant()), "up/a"), 200);
    let used = world.admin("GET", "policy/used", "").json();
    let used = used.get("policy").cloned().unwrap_or(used);
    let key = Key::of(&federate(&world, &encode_component(&used.to_string())));
    assert_eq!(upload(&|request| key.cos(request), "up/a"), 200, "{used}");
    assert_eq!(upload(&|request| key.cos(request), "down/a"), 403, "{used}");
}
