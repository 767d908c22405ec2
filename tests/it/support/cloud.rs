//! Calls of API 3.0.

use cosplay::internals::config::written::{DEMO_SECRET_ID, DEMO_SECRET_KEY};
use cosplay::internals::domain::auth::cloud::{tc3, v1};
use cosplay::internals::primitives::digest::sha256_of;
use cosplay::internals::primitives::escape::encode_component;
use serde_json::Value;

use super::NOW;
use super::http::{Answer, Request};

pub const HOST: &str = "vod.tencentcloudapi.com";
pub const VERSION: &str = "2018-07-17";
pub const STS_VERSION: &str = "2018-08-13";

/// How a TC3 call is made.
#[derive(Debug, Clone)]
pub struct Tc3<'a> {
    pub host: &'a str,
    pub service: &'a str,
    pub version: &'a str,
    pub secret_id: &'a str,
    pub secret_key: &'a str,
    pub token: Option<&'a str>,
    pub timestamp: i64,
}

impl Default for Tc3<'_> {
    fn default() -> Self {
        Self {
            host: HOST,
            service: "vod",
            version: VERSION,
            secret_id: DEMO_SECRET_ID,
            secret_key: DEMO_SECRET_KEY,
            token: None,
            timestamp: NOW,
        }
    }
}

impl Tc3<'_> {
    /// A POST of JSON, signed.
    pub fn post(&self, action: &str, body: &str) -> Request {
        let mut request = Request::json("/", body);
        request = self.headed(request, action);
        self.signed(request)
    }

    /// A GET with this query, signed.
    pub fn get(&self, action: &str, query: &str) -> Request {
        let target = if query.is_empty() { "/".to_owned() } else { format!("/?{query}") };
        let request = Request::get(target).header("Content-Type", "application/x-www-form-urlencoded");
        self.signed(self.headed(request, action))
    }

    /// The same with the common headers.
    pub fn headed(&self, request: Request, action: &str) -> Request {
        let request = request
            .header("Host", self.host)
            .header("X-TC-Action", action)
            .header("X-TC-Version", self.version)
            .header("X-TC-Timestamp", &self.timestamp.to_string());
        match self.token {
            Some(token) => request.header("X-TC-Token", token),
            None => request,
        }
    }

    /// The same with a signature over content type and host.
    pub fn signed(&self, request: Request) -> Request {
        let authorization = self.authorization(&request, &["content-type", "host"]);
        request.signed(&authorization)
    }

    /// The signature of a request over these headers.
    pub fn authorization(&self, request: &Request, headers: &[&str]) -> String {
        let header = |name: &str| {
            let named = |(found, _): &&(String, String)| found.eq_ignore_ascii_case(name);
            request.headers.iter().find(named).map(|(_, value)| value.clone())
        };
        let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
        let signed = tc3::Request {
            method: request.method,
            path,
            query,
            header: &header,
            body: sha256_of(&request.body),
        };
        let grant = tc3::Grant {
            secret_id: self.secret_id,
            secret_key: self.secret_key,
            service: self.service,
            timestamp: self.timestamp,
            headers,
        };
        tc3::sign(&grant, &signed)
    }
}

/// A call of VOD by the demo account.
pub fn call(action: &str, parameters: &Value) -> Request {
    Tc3::default().post(action, &parameters.to_string())
}

/// A v1 call: a form, or a query with GET. The pairs are all but the signature.
pub fn v1_call(http_method: &'static str, host: &str, method: v1::Method, pairs: &[(&str, &str)]) -> Request {
    v1_call_at("/", http_method, host, method, pairs)
}

/// A v1 call at a path.
pub fn v1_call_at(
    path: &str,
    http_method: &'static str,
    host: &str,
    method: v1::Method,
    pairs: &[(&str, &str)],
) -> Request {
    let bytes: Vec<v1::Pair> =
        pairs.iter().map(|(name, value)| (name.as_bytes().to_vec(), value.as_bytes().to_vec())).collect();
    let signed = v1::Request { method: http_method, host, path, pairs: &bytes };
    let signature = method.sign(&signed.text(host), DEMO_SECRET_KEY);
    let encoded: Vec<String> = pairs
        .iter()
        .chain([&("Signature", signature.as_str())])
        .map(|(name, value)| format!("{name}={}", encode_component(value)))
        .collect();
    let text = encoded.join("&");
    if http_method == "GET" {
        return Request::get(format!("{path}?{text}")).header("Host", host);
    }
    let mut request = Request::new("POST", path)
        .header("Host", host)
        .header("Content-Type", "application/x-www-form-urlencoded");
    request.body = text.into_bytes();
    request
}

/// The common parameters of a v1 call, and these more.
pub fn v1_pairs<'a>(
    action: &'a str,
    timestamp: &'a str,
    more: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let mut pairs = vec![
        ("Action", action),
        ("Version", VERSION),
        ("Timestamp", timestamp),
        ("Nonce", "1234"),
        ("SecretId", DEMO_SECRET_ID),
        ("SignatureMethod", "HmacSHA256"),
    ];
    pairs.extend(more);
    pairs
}

/// What an answer has below `Response`.
pub fn response(answer: &Answer) -> Value {
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/json")), "{answer:?}");
    let response = answer.json()["Response"].take();
    let id = response["RequestId"].as_str().unwrap_or_else(|| panic!("{answer:?}"));
    assert!(
        id.len() == 36 && id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'-')),
        "{id}"
    );
    response
}

/// The members of a success.
pub fn done(answer: &Answer) -> Value {
    let response = response(answer);
    assert!(response.get("Error").is_none(), "{}: {:?}", answer.text(), answer.header("x-cosplay-reason"));
    response
}

/// Code, message and reason of a refusal.
pub fn refused(answer: &Answer) -> (String, String, String) {
    let response = response(answer);
    let error = &response["Error"];
    let text = |value: &Value| value.as_str().unwrap_or_else(|| panic!("{}", answer.text())).to_owned();
    let reason = answer.header("x-cosplay-reason").unwrap_or_else(|| panic!("{}", answer.text())).to_owned();
    (text(&error["Code"]), text(&error["Message"]), reason)
}

/// The code of a refusal.
pub fn code(answer: &Answer) -> String {
    refused(answer).0
}
