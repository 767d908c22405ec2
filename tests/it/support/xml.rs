//! Requests of the XML API for tests, and their signatures.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cosplay::internals::config::written::{DEMO_SECRET_ID, DEMO_SECRET_KEY};
use cosplay::internals::domain::auth::cos_xml::{self, Grant};
use cosplay::internals::domain::auth::post_policy;
use cosplay::internals::domain::auth::request::SignedRequest as Signable;
use cosplay::internals::primitives::digest::md5;
use cosplay::internals::primitives::escape::{decode_strict, form_pairs};
use cosplay::internals::primitives::time::UnixSeconds;

use super::NOW;
use super::files::header;
use super::http::{Answer, Request};

/// The demo bucket's host.
pub const HOST: &str = "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com";
/// The host of the service.
pub const SERVICE: &str = "service.cos.myqcloud.com";

/// What `make` says of a request: over these lists of headers and parameters, in a header or in the query.
pub fn with_signable<T>(request: &Request, make: impl FnOnce(&Signable<'_>) -> T) -> T {
    let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let params: Vec<(String, String)> =
        form_pairs(query.as_bytes()).map(|(name, value)| (text(name), text(value))).collect();
    let params: Vec<(&str, &str)> =
        params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let headers = |name: &str| header(request, name).map(str::to_owned);
    make(&Signable {
        method: request.method,
        path: &decode_strict(path).unwrap(),
        params: &params,
        header: &headers,
        date: None,
    })
}

/// A grant to be varied: the demo key, for an hour, over the host alone.
pub fn grant() -> Grant<'static> {
    Grant {
        secret_id: DEMO_SECRET_ID,
        secret_key: DEMO_SECRET_KEY,
        start: UnixSeconds(NOW - 60),
        end: UnixSeconds(NOW + 3600),
        headers: &["host"],
        params: &[],
    }
}

/// The request with a signature in its header.
pub fn signed(request: Request, grant: &Grant<'_>) -> Request {
    let signature = with_signable(&request, |signable| cos_xml::sign(grant, signable));
    request.header("Authorization", &signature)
}

/// The request with a signature in its query.
pub fn presigned(mut request: Request, grant: &Grant<'_>) -> Request {
    let signature = with_signable(&request, |signable| cos_xml::presign(grant, signable));
    let join = if request.target.contains('?') { '&' } else { '?' };
    request.target = format!("{}{join}{signature}", request.target);
    request
}

/// A request to the demo bucket, not signed.
pub fn unsigned(method: &'static str, target: &str) -> Request {
    Request::new(method, target).header("Host", HOST)
}

/// The same with a body.
pub fn with_body(mut request: Request, body: impl Into<Vec<u8>>) -> Request {
    request.body = body.into();
    if !request.headers.iter().any(|(name, _)| name == "Content-Length") {
        let len = request.body.len().to_string();
        request = request.header("Content-Length", &len);
    }
    request
}

/// The request with the demo account's signature.
pub fn sign(request: Request) -> Request {
    signed(request, &grant())
}

/// A signed request to the demo bucket.
pub fn xml(method: &'static str, target: &str) -> Request {
    sign(unsigned(method, target))
}

/// A signed request with a body to the demo bucket.
pub fn xml_with(method: &'static str, target: &str, body: impl Into<Vec<u8>>) -> Request {
    sign(with_body(unsigned(method, target), body))
}

/// DELETE Multiple Objects of the demo bucket, with the digest that it needs, not signed.
pub fn unsigned_delete(list: impl Into<Vec<u8>>) -> Request {
    let list = list.into();
    let md5 = STANDARD.encode(md5(&list).0);
    with_body(unsigned("POST", "/?delete").header("Content-MD5", &md5), list)
}

/// The same, signed.
pub fn delete_many(list: impl Into<Vec<u8>>) -> Request {
    sign(unsigned_delete(list))
}

impl Answer {
    /// The code of an XML error; empty for a success.
    pub fn word(&self) -> &str {
        self.element("Code").unwrap_or_default()
    }

    /// The text of the first element of a name, as it stands.
    pub fn element(&self, name: &str) -> Option<&str> {
        let text = std::str::from_utf8(&self.body).ok()?;
        text.split(&format!("<{name}>")).nth(1)?.split('<').next()
    }

    /// The texts of all elements of a name.
    pub fn elements(&self, name: &str) -> Vec<&str> {
        let text = std::str::from_utf8(&self.body).unwrap_or_default();
        text.split(&format!("<{name}>")).skip(1).map(|rest| rest.split('<').next().unwrap()).collect()
    }
}

/// `KeyTime` of forms.
pub const KEY_TIME: &str = "1699999940;1700003600";

/// A policy for the demo key, with more conditions, good for an hour.
pub fn policy(more: &str) -> String {
    let own = format!(
        r#"{{"q-sign-algorithm":"sha1"}},{{"q-ak":"{DEMO_SECRET_ID}"}},{{"q-sign-time":"{KEY_TIME}"}}"#
    );
    let join = if more.is_empty() { "" } else { "," };
    format!(r#"{{"expiration":"2023-11-14T23:13:20.000Z","conditions":[{own}{join}{more}]}}"#)
}

/// A POST Object form: fields, those of the policy's signature, and the file.
pub fn form(fields: &[(&str, &str)], policy: &str, file: &[u8]) -> Request {
    let signature = post_policy::sign(policy.as_bytes(), KEY_TIME, DEMO_SECRET_KEY);
    let encoded = post_policy::encode(policy.as_bytes());
    let signing = [
        ("policy", encoded.as_str()),
        ("q-sign-algorithm", "sha1"),
        ("q-ak", DEMO_SECRET_ID),
        ("q-key-time", KEY_TIME),
        ("q-signature", &signature),
    ];
    // A field that is given replaces one of the signature's; an empty one takes it out.
    let given = |name: &str| fields.iter().any(|(found, _)| *found == name);
    let signing = signing.into_iter().filter(|(name, _)| !given(name));
    let all: Vec<(&str, &[u8])> = fields
        .iter()
        .copied()
        .chain(signing)
        .filter(|(_, value)| *value != "-")
        .map(|(name, value)| (name, value.as_bytes()))
        .chain([("file", file)])
        .collect();
    Request::form("/", &all).header("Host", HOST)
}
