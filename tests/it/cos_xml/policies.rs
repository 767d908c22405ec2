//! Policies of temporary keys and of buckets, as clients see them act.

use cosplay::internals::domain::auth::cos_xml::Grant;
use serde_json::{Value, json};

use crate::support::http::{Answer, Request};
use crate::support::xml::{grant, signed, unsigned, unsigned_delete, with_body, xml, xml_with};
use crate::support::{OTHER_SECRET_ID, OTHER_SECRET_KEY, World};

/// The demo bucket as policies name it.
const BUCKET: &str = "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000";

/// A request to the server's own interface.
fn own(world: &World, request: Request) -> Request {
    request.header("Host", &world.address.to_string())
}

/// A temporary key.
struct Key {
    id: String,
    secret: String,
    token: String,
}

impl Key {
    /// A key that a policy with these statements bounds.
    fn bound(world: &World, statements: Value) -> Self {
        let asked = json!({ "policy": { "version": "2.0", "statement": statements } });
        Self::issued(&world.send(own(world, Request::json("/_cosplay/sts", &asked.to_string()))))
    }

    fn issued(answer: &Answer) -> Self {
        assert_eq!(answer.status, 200, "{}", answer.text());
        let issued = answer.json();
        let text = |name: &str| issued["credentials"][name].as_str().unwrap().to_owned();
        Self { id: text("tmpSecretId"), secret: text("tmpSecretKey"), token: text("sessionToken") }
    }

    fn sign(&self, request: Request) -> Request {
        let own = Grant { secret_id: &self.id, secret_key: &self.secret, ..grant() };
        signed(request.header("x-cos-security-token", &self.token), &own)
    }
}

/// A statement of a session policy; resources are keys of the demo bucket.
fn statement(effect: &str, actions: &[&str], keys: &[&str], condition: Value) -> Value {
    let action: Vec<String> = actions.iter().map(|name| format!("name/cos:{name}")).collect();
    let resource: Vec<String> = keys.iter().map(|key| format!("{BUCKET}/{key}")).collect();
    json!({ "effect": effect, "action": action, "resource": resource, "condition": condition })
}

fn allow(actions: &[&str], keys: &[&str], condition: Value) -> Value {
    statement("allow", actions, keys, condition)
}

fn put(target: &str, body: &str, headers: &[(&str, &str)]) -> Request {
    let request = with_body(unsigned("PUT", target), body);
    headers.iter().fold(request, |request, (name, value)| request.header(name, value))
}

/// Status and code of a refusal that names a policy.
#[track_caller]
fn refused(answer: &Answer, why: &str) {
    let reason = answer.header("x-cosplay-reason").unwrap_or_default();
    assert_eq!((answer.status, answer.word()), (403, "AccessDenied"), "{reason}");
    assert!(reason.contains(why), "{reason:?} does not say {why:?}");
}

#[test]
fn a_key_does_what_its_policy_says_and_no_more() {
    let world = World::new();
    world.send(xml_with("PUT", "/there", "x"));
    let key = Key::bound(&world, json!([allow(&["PutObject"], &["only/*"], json!({}))]));
    let send = |request| world.send(key.sign(request));
    assert_eq!(send(put("/only/k", "x", &[])).status, 200);
    refused(
        &send(put("/else/k", "x", &[])),
        "nearest is statement 1 of the session policy: it is about other",
    );
    for (method, target, action) in
        [("GET", "/only/k", "GetObject"), ("DELETE", "/only/k", "DeleteObject"), ("GET", "/", "GetBucket")]
    {
        let answer = send(unsigned(method, target));
        refused(&answer, &format!("no statement of the session policy allows name/cos:{action} on"));
    }
    assert_eq!(world.send(xml("GET", "/only/k")).status, 200, "the refused DELETE has changed nothing");
    assert_eq!(world.send(xml("GET", "/else/k")).status, 404, "nor has the refused PUT");
}

/// A row of the table: who may, the request, and whether it is allowed.
type Row = (&'static str, Value, Request, bool);

fn rows() -> Vec<Row> {
    let get = |target: &str| unsigned("GET", target);
    let only = |condition: Value| json!([allow(&["PutObject"], &["*"], condition)]);
    let list = |condition: Value| json!([allow(&["GetBucket"], &["*"], condition)]);
    let but = |condition: Value| {
        json!([allow(&["*"], &["*"], json!({})), statement("deny", &["PutObject"], &["*"], condition)])
    };
    let length = json!({ "numeric_less_than_equal": { "cos:content-length": 10 } });
    let kind = json!({ "string_like": { "cos:content-type": "image/*" } });
    let acl = json!({ "string_equal_if_exist": { "cos:x-cos-acl": "public-read" } });
    let acl_there = json!({ "string_equal": { "cos:x-cos-acl": "public-read" } });
    let class = json!({ "string_equal": { "cos:x-cos-storage-class": ["STANDARD", "ARCHIVE"] } });
    let once = json!({ "string_equal": { "cos:x-cos-forbid-overwrite": "true" } });
    let ip = |network: &str| json!({ "ip_equal": { "qcs:ip": network } });
    let tls = json!({ "bool_equal": { "cos:secure-transport": "true" } });
    let tag = json!({ "string_equal": { "qcs:request_tag": "team&blue" } });
    let prefix = |text: &str| json!({ "string_equal": { "cos:prefix": text } });
    let keys = json!({ "numeric_less_than": { "cos:max-keys": 11 } });
    let sse = json!({ "string_equal": { "cos:x-cos-server-side-encryption": "AES256" } });
    let until = |date: &str| json!({ "date_less_than": { "qcs:current_time": date } });
    let ten = "0123456789";
    vec![
        ("10 bytes of 10", only(length.clone()), put("/k", ten, &[]), true),
        ("11 bytes of 10", only(length), put("/k", "0123456789a", &[]), false),
        ("an image", only(kind.clone()), put("/k", "x", &[("Content-Type", "image/png")]), true),
        ("a text", only(kind.clone()), put("/k", "x", &[("Content-Type", "text/plain")]), false),
        ("no type", only(kind), put("/k", "x", &[]), false),
        (
            "an ACL that is denied if there",
            but(acl.clone()),
            put("/k", "x", &[("x-cos-acl", "public-read")]),
            false,
        ),
        ("no ACL, with _if_exist", but(acl), put("/k", "x", &[]), false),
        ("no ACL, without _if_exist", but(acl_there.clone()), put("/k", "x", &[]), true),
        ("another ACL", but(acl_there), put("/k", "x", &[("x-cos-acl", "private")]), true),
        (
            "one of two classes",
            only(class.clone()),
            put("/k", "x", &[("x-cos-storage-class", "ARCHIVE")]),
            true,
        ),
        ("a third class", only(class), put("/k", "x", &[("x-cos-storage-class", "STANDARD_IA")]), false),
        ("written once", only(once.clone()), put("/once", "x", &[("x-cos-forbid-overwrite", "true")]), true),
        ("written again perhaps", only(once), put("/k", "x", &[]), false),
        ("from here", only(ip("127.0.0.0/8")), put("/k", "x", &[]), true),
        ("from elsewhere", only(ip("10.0.0.0/8")), put("/k", "x", &[]), false),
        ("without TLS", only(tls), put("/k", "x", &[]), false),
        ("a tag", only(tag.clone()), put("/k", "x", &[("x-cos-tagging", "a=b&team=blue")]), true),
        ("another tag", only(tag), put("/k", "x", &[("x-cos-tagging", "team=red")]), false),
        ("encrypted", only(sse.clone()), put("/k", "x", &[("x-cos-server-side-encryption", "AES256")]), true),
        ("plain", only(sse), put("/k", "x", &[]), false),
        ("in time", only(until("2030-01-01T00:00:00Z")), put("/k", "x", &[]), true),
        ("too late", only(until("2020-01-01T00:00:00Z")), put("/k", "x", &[]), false),
        ("a prefix, encoded in the policy", list(prefix("a%2Fb")), get("/?prefix=a%2Fb"), true),
        ("a prefix, plain in the policy", list(prefix("a/b")), get("/?prefix=a%2Fb"), true),
        ("another prefix", list(prefix("a/b")), get("/?prefix=a"), false),
        ("no prefix", list(prefix("a/b")), get("/"), false),
        ("ten keys", list(keys.clone()), get("/?max-keys=10"), true),
        ("all keys", list(keys), get("/"), false),
        (
            "a listing whose prefix the resource names",
            json!([allow(&["GetBucket"], &["doc/*"], json!({}))]),
            get("/?prefix=doc/a"),
            true,
        ),
        (
            "a listing of more",
            json!([allow(&["GetBucket"], &["doc/*"], json!({}))]),
            get("/?prefix=do"),
            false,
        ),
        ("a wildcard in the action", json!([allow(&["Get*"], &["*"], json!({}))]), get("/"), true),
        ("every action, one denied", but(json!({})), put("/k", "x", &[]), false),
    ]
}

#[test]
fn conditions_decide_as_the_documented_tables_say() {
    let world = World::new();
    for (name, policy, request, expected) in rows() {
        let key = Key::bound(&world, policy);
        let before = world.inventory();
        let answer = world.send(key.sign(request));
        if expected {
            assert_eq!(answer.status, 200, "{name}: {:?}", answer.header("x-cosplay-reason"));
        } else {
            assert_eq!((answer.status, answer.word()), (403, "AccessDenied"), "{name}");
            assert_eq!(world.inventory(), before, "{name}: a refused request has changed something");
        }
    }
}

#[test]
fn a_refusal_names_the_statement_and_the_condition() {
    let world = World::new();
    let small = json!({ "numeric_less_than": { "cos:content-length": 2 } });
    let key = Key::bound(&world, json!([allow(&["PutObject"], &["*"], small)]));
    let answer = world.send(key.sign(put("/k", "xyz", &[])));
    refused(
        &answer,
        "statement 1 of the session policy: numeric_less_than of cos:content-length wants 2, the request has",
    );
    let deny = json!([allow(&["*"], &["*"], json!({})), statement("deny", &["Get*"], &["*"], json!({}))]);
    let answer = world.send(Key::bound(&world, deny).sign(unsigned("GET", "/")));
    refused(&answer, "denied by statement 2 of the session policy");
}

#[test]
fn a_copy_needs_the_right_to_write_here_and_to_read_there() {
    let world = World::new();
    world.send(xml_with("PUT", "/from/a", "x"));
    let id = world.send(xml("POST", "/to/parts?uploads")).element("UploadId").unwrap().to_owned();
    let copy = |key: &Key, target: &str| {
        let source = "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/from/a";
        world.send(key.sign(put(target, "", &[("x-cos-copy-source", source)])))
    };
    for (target, own) in [
        ("/to/b".to_owned(), "PutObject"),
        ("/to/b".to_owned(), "PutObjectCopy"),
        (format!("/to/parts?partNumber=1&uploadId={id}"), "UploadPartCopy"),
    ] {
        let write = allow(&[own], &["to/*"], json!({}));
        let read = |key: &str| allow(&["GetObject"], &[key], json!({}));
        assert_eq!(
            copy(&Key::bound(&world, json!([write, read("from/*")])), &target).status,
            200,
            "{target}"
        );
        refused(
            &copy(&Key::bound(&world, json!([write, read("to/*")])), &target),
            "allows name/cos:GetObject on",
        );
        refused(&copy(&Key::bound(&world, json!([read("*")])), &target), "Copy on");
    }
}

#[test]
fn keys_to_be_deleted_are_allowed_one_by_one() {
    let world = World::new();
    for key in ["/mine/a", "/mine/b", "/theirs/a"] {
        world.send(xml_with("PUT", key, "x"));
    }
    let key = Key::bound(&world, json!([allow(&["DeleteMultipleObjects"], &["mine/*"], json!({}))]));
    let delete = |keys: &[&str]| {
        let objects: String = keys.iter().map(|key| format!("<Object><Key>{key}</Key></Object>")).collect();
        world.send(key.sign(unsigned_delete(format!("<Delete>{objects}</Delete>"))))
    };
    let answer = delete(&["mine/a", "theirs/a"]);
    assert_eq!((answer.status, answer.elements("Code")), (200, vec!["AccessDenied"]), "{}", answer.text());
    assert_eq!(world.send(xml("GET", "/mine/a")).status, 404);
    assert_eq!(world.send(xml("GET", "/theirs/a")).status, 200);
    refused(&delete(&["theirs/a"]), "theirs/a");
    assert_eq!(delete(&["mine/b"]).elements("Deleted").len(), 1);
}

#[test]
fn an_expired_key_and_one_without_its_token_are_told_apart() {
    let world = World::new();
    let key = Key::bound(&world, json!([allow(&["*"], &["*"], json!({}))]));
    let grant = Grant { secret_id: &key.id, secret_key: &key.secret, ..grant() };
    assert_eq!(world.send(signed(unsigned("GET", "/"), &grant)).word(), "AccessDenied");
    assert_eq!(world.send(key.sign(unsigned("GET", "/"))).status, 200);
    world.advance(1800);
    assert_eq!(world.send(key.sign(unsigned("GET", "/"))).word(), "ExpiredToken");
}

#[test]
fn a_policy_that_is_none_issues_no_key() {
    let world = World::new();
    let issue = |policy: Value| {
        world.send(own(&world, Request::json("/_cosplay/sts", &json!({ "policy": policy }).to_string())))
    };
    let other = "qcs::cos:ap-guangzhou:uid/1250000001:other-1250000001/*";
    let of = |statement: Value| json!({ "version": "2.0", "statement": [statement] });
    for (policy, why) in [
        (json!("no JSON"), "policy: document: it is not JSON"),
        (json!(7), "policy is an object, or its text"),
        (json!({ "version": "2.0", "statement": [] }), "policy: statement: it is empty"),
        (of(json!({ "effect": "maybe", "action": "*", "resource": "*" })), "statement 1, effect"),
        (of(json!({ "effect": "allow", "action": "*", "resource": other })), "belongs to another account"),
        (
            of(json!({ "effect": "deny", "action": "*", "resource": "*",
                    "condition": { "is": { "a": 1 } } })),
            "operator",
        ),
    ] {
        let answer = issue(policy);
        assert_eq!(answer.status, 400, "{why}");
        assert!(answer.text().contains(why), "{}", answer.text());
    }
    let text = of(json!({ "effect": "allow", "action": "*", "resource": "*" })).to_string();
    assert_eq!(issue(json!(text)).status, 200, "the text of a policy is one as well");
}

/// A policy of the demo bucket.
fn of_bucket(effect: &str, principals: &[&str], actions: &[&str]) -> Value {
    let mut statement = statement(effect, actions, &["*"], json!({}));
    statement["principal"] = json!({ "qcs": principals });
    json!({ "version": "2.0", "statement": [statement] })
}

#[track_caller]
fn set(world: &World, policy: &Value) {
    let answer = world.send(xml_with("PUT", "/?policy", policy.to_string()));
    assert_eq!(answer.status, 204, "{:?}", answer.header("x-cosplay-reason"));
}

const ANYONE: &str = "qcs::cam::anyone:anyone";
const OWNER: &str = "qcs::cam::uin/1250000000:uin/1250000000";
const OTHER: &str = "qcs::cam::uin/1250000001:uin/1250000001";

#[test]
fn a_bucket_policy_opens_a_private_bucket_and_closes_a_public_one() {
    let world = World::new();
    world.send(xml_with("PUT", "/k", "x"));
    let anonymous = || world.send(unsigned("GET", "/k"));
    assert_eq!(anonymous().status, 403);
    set(&world, &of_bucket("allow", &[ANYONE], &["GetObject"]));
    assert_eq!(anonymous().text(), "x");
    assert_eq!(world.send(unsigned("GET", "/")).status, 403, "a listing is another action");
    assert_eq!(
        world.send(unsigned("GET", "/missing")).status,
        404,
        "who may read learns that nothing is there"
    );
    set(&world, &of_bucket("deny", &[ANYONE], &["GetObject"]));
    let acl = with_body(unsigned("PUT", "/?acl").header("x-cos-acl", "public-read"), "");
    assert_eq!(world.send(signed(acl, &grant())).status, 200);
    refused(&anonymous(), "denied by statement 1 of the bucket policy");
    assert_eq!(world.send(unsigned("GET", "/")).status, 200, "the ACL opens the rest");
    assert_eq!(world.send(xml("GET", "/k")).status, 200, "a deny for anyone does not bind the owner");
    assert_eq!(world.send(xml("DELETE", "/?policy")).status, 204);
    assert_eq!(anonymous().text(), "x");
}

#[test]
fn a_bucket_policy_names_accounts() {
    let world = World::new();
    world.send(xml_with("PUT", "/k", "x"));
    let other = Grant { secret_id: OTHER_SECRET_ID, secret_key: OTHER_SECRET_KEY, ..grant() };
    let by_other = |request| world.send(signed(request, &other));
    refused(&by_other(unsigned("GET", "/k")), "neither bucket policy nor ACL allows name/cos:GetObject");
    set(&world, &of_bucket("allow", &[OTHER], &["GetObject", "GetBucketPolicy"]));
    assert_eq!(by_other(unsigned("GET", "/k")).text(), "x");
    assert_eq!(by_other(unsigned("GET", "/?policy")).status, 200, "settings as well");
    refused(&by_other(put("/k", "y", &[])), "neither bucket policy nor ACL allows name/cos:PutObject");
    assert_eq!(world.send(unsigned("GET", "/k")).status, 403, "nobody else");
    set(&world, &of_bucket("deny", &[OWNER], &["*"]));
    refused(&world.send(xml("GET", "/k")), "denied by statement 1 of the bucket policy");
    assert_eq!(world.send(xml("GET", "/?policy")).status, 200, "but from the policy itself");
    assert_eq!(world.send(xml("DELETE", "/?policy")).status, 204);
    assert_eq!(world.send(xml("GET", "/k")).text(), "x");
}

#[test]
fn a_temporary_key_needs_its_own_policy_whatever_the_bucket_allows() {
    let world = World::new();
    world.send(xml_with("PUT", "/k", "x"));
    set(&world, &of_bucket("allow", &[ANYONE], &["GetObject"]));
    let key = Key::bound(&world, json!([allow(&["PutObject"], &["*"], json!({}))]));
    refused(&world.send(key.sign(unsigned("GET", "/k"))), "no statement of the session policy");
    assert_eq!(world.send(unsigned("GET", "/k")).text(), "x", "unsigned it is open");
}

#[test]
fn a_policy_document_is_checked_and_comes_back_as_it_was() {
    let world = World::new();
    assert_eq!(world.send(xml("GET", "/?policy")).word(), "NoSuchPolicyVersion");
    let sound =
        of_bucket("allow", &[ANYONE], &["GetObject"]).to_string().replace("\"statement\"", "\"Statement\"");
    let sound = format!(" {sound}\n");
    assert_eq!(world.send(xml_with("PUT", "/?policy", sound.clone())).status, 204);
    let elsewhere = sound.replace("examplebucket-1250000000", "another-1250000000");
    for (document, why) in [
        ("", "not JSON"),
        ("{}", "version: it is missing"),
        (&*sound.replace("allow", "maybe"), "statement 1, effect: `maybe` is not valid"),
        (&*sound.replace("\"principal\"", "\"nobody\""), "statement 1"),
        (&*elsewhere, "is not in this bucket"),
        (&*format!("{}{}", " ".repeat(20 * 1024), sound), "at most 20480 are allowed"),
    ] {
        let answer = world.send(xml_with("PUT", "/?policy", document));
        let reason = answer.header("x-cosplay-reason").unwrap_or_default();
        assert_eq!((answer.status, answer.word()), (400, "MalformedPolicy"), "{why}: {reason}");
        assert!(reason.contains(why), "{reason:?} does not say {why:?}");
    }
    assert_eq!(world.send(xml("GET", "/?policy")).text(), sound, "refused ones have changed nothing");
}

#[test]
fn the_least_policy_allows_again_what_was_done_and_nothing_else() {
    let world = World::new();
    let copy = [("x-cos-copy-source", "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/a")];
    let requests =
        || [put("/a", "x", &[]), put("/b", "", &copy), unsigned("GET", "/?prefix=a"), unsigned("HEAD", "/b")];
    for request in requests() {
        assert_eq!(world.send(signed(request, &grant())).status, 200);
    }
    assert_eq!(world.send(xml("GET", "/missing")).status, 404);
    let used = world.send(own(&world, Request::get("/_cosplay/policy/used?appid=1250000000"))).json();
    let statements = used["policy"]["statement"].clone();
    assert_eq!(used["requests"], 4, "{used}");
    let key = Key::bound(&world, statements);
    for request in requests() {
        assert_eq!(world.send(key.sign(request)).status, 200);
    }
    for request in
        [put("/c", "x", &[]), unsigned("GET", "/b"), unsigned("GET", "/"), unsigned("GET", "/missing")]
    {
        assert_eq!(world.send(key.sign(request)).status, 403);
    }
}

#[test]
fn a_decision_is_explained_for_a_description_and_for_a_request_that_came() {
    let world = World::new();
    let policy = json!({ "version": "2.0", "statement": [allow(&["PutObject"], &["a/*"],
        json!({ "numeric_less_than": { "cos:content-length": 3 } }))] });
    let evaluate = |more: Value| {
        let mut body = json!({ "policy": policy });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        world.send(own(&world, Request::json("/_cosplay/policy/evaluate", &body.to_string())))
    };
    let described = |key: &str, length: u64| {
        evaluate(json!({ "action": "PutObject", "key": key, "conditions": { "cos:content-length": length } }))
            .json()
    };
    assert_eq!(described("a/k", 2)["allowed"], true);
    assert_eq!(described("a/k", 2)["statement"], 1);
    let refused = described("a/k", 3);
    assert_eq!((&refused["allowed"], &refused["statement"]), (&json!(false), &json!(1)));
    assert!(refused["reason"].as_str().unwrap().contains("wants 3, the request has 3"), "{refused}");
    assert_eq!(described("b/k", 2)["allowed"], false);
    world.send(xml_with("PUT", "/a/k", "x"));
    world.send(xml_with("PUT", "/a/k", "xxxx"));
    let ids = world.app.journal.snapshot();
    let [.., small, large] = &ids[..] else { panic!("two requests") };
    assert_eq!(evaluate(json!({ "id": small.id })).json()["allowed"], true);
    assert_eq!(evaluate(json!({ "id": large.id })).json()["allowed"], false);
    assert_eq!(evaluate(json!({ "id": 999_999 })).status, 404);
    assert_eq!(evaluate(json!({})).status, 400, "neither action nor request");
    assert_eq!(evaluate(json!({ "action": "PutObject", "policy": "{}" })).status, 400);
    let anyone = of_bucket("allow", &[ANYONE], &["GetObject"]);
    let answer =
        evaluate(json!({ "policy": anyone, "kind": "bucket", "action": "GetObject", "caller": "anonymous" }));
    assert_eq!(answer.json()["allowed"], true, "{}", answer.text());
}
