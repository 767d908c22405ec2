//! Policies of temporary keys and of buckets, as clients see them act.

use cosplay::internals::domain::auth::cos_xml::Grant;
use serde_json::{Value, json};

use crate::support::World;
use crate::support::http::{Answer, Request};
use crate::support::xml::{grant, signed, unsigned, with_body, xml, xml_with};

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
