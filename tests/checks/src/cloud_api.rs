//! API 3.0: authorization headers, and parameters in forms.

use std::sync::Arc;

use bytes::Bytes;
use cosplay::internals::config::written::{DEMO_SECRET_ID, DEMO_SECRET_KEY};
use cosplay::internals::domain::App;
use cosplay::internals::domain::auth::cloud::{tc3, v1};
use cosplay::internals::primitives::digest::sha256_of;
use cosplay::internals::primitives::escape::form_pairs;
use cosplay::internals::services::cloud_api::service::CloudApi;
use cosplay::internals::wire::host::VendorHost;
use cosplay::internals::wire::read::Received;
use cosplay::internals::wire::request::RequestHead;
use cosplay::internals::wire::response::Response;
use http::header::{HeaderName, HeaderValue};
use http::{HeaderMap, Method};

use crate::handle;
pub use crate::vod::{NOW, app};

/// The host of the API.
pub const HOST: &str = "vod.tencentcloudapi.com";

/// Performs a POST to `/` with these headers; those whose values cannot be sent are left out.
pub fn perform(app: &Arc<App>, headers: &[(String, String)], body: &[u8]) -> Response {
    let pair = |(name, value): &(String, String)| {
        let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
        Some((name, HeaderValue::from_bytes(value.as_bytes()).ok()?))
    };
    let head = RequestHead {
        method: Method::POST,
        path: "/".into(),
        query: String::new(),
        headers: headers.iter().filter_map(pair).collect::<HeaderMap>(),
        authority: HOST.into(),
        connection: 1,
        peer: [127, 0, 0, 1].into(),
        tls: None,
        vendor: VendorHost::parse(HOST),
        vendor_in_path: false,
        unknown_host: false,
        untrusted_host: false,
    };
    let received = Received { body: Bytes::copy_from_slice(body), ..Received::default() };
    let response = handle::<CloudApi>(app, head, received);
    assert_eq!(response.status, 200, "API 3.0 has no other status");
    response
}

/// The error's code; none for a success.
pub fn code(response: &Response) -> Option<String> {
    let body: serde_json::Value =
        serde_json::from_slice(&response.body.pieces().concat()).expect("every answer is JSON");
    let response = body.get("Response").expect("every answer has a Response");
    assert!(response["RequestId"].is_string(), "every answer has a RequestId");
    response.get("Error").map(|error| error["Code"].as_str().expect("an error has a code").to_owned())
}

/// The headers of a call by the demo key.
pub fn signed(action: &str, body: &[u8]) -> Vec<(String, String)> {
    let headers = [
        ("content-type", "application/json".to_owned()),
        ("host", HOST.to_owned()),
        ("x-tc-action", action.to_owned()),
        ("x-tc-version", "2018-07-17".to_owned()),
        ("x-tc-timestamp", NOW.to_string()),
    ];
    let header =
        |name: &str| headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
    let request =
        tc3::Request { method: "POST", path: "/", query: "", header: &header, body: sha256_of(body) };
    let grant = tc3::Grant {
        secret_id: DEMO_SECRET_ID,
        secret_key: DEMO_SECRET_KEY,
        service: "vod",
        timestamp: NOW,
        headers: &["content-type", "host"],
    };
    let authorization = ("authorization", tc3::sign(&grant, &request));
    headers.into_iter().chain([authorization]).map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Nobody guesses an `Authorization` header.
pub fn tc3_authorization(text: &str) {
    let mut headers = signed("DescribeStorageRegions", b"{}");
    headers.retain(|(name, _)| name != "authorization");
    headers.push(("authorization".into(), text.into()));
    let code = code(&perform(&app(), &headers, b"{}"));
    assert!(code.is_some(), "nobody guesses an HMAC: {text:?}");
}

/// A form of anybody's that the demo key has signed is answered, one way or the other.
pub fn form_parameters(data: &[u8]) {
    let now = NOW.to_string();
    let common = [
        ("Action", "SearchMedia"),
        ("Version", "2018-07-17"),
        ("Timestamp", &now),
        ("Nonce", "1"),
        ("SecretId", DEMO_SECRET_ID),
    ];
    let mut form: String = common.iter().map(|(name, value)| format!("{name}={value}&")).collect();
    let mut bytes = std::mem::take(&mut form).into_bytes();
    bytes.extend_from_slice(data);
    let pairs: Vec<v1::Pair> = form_pairs(&bytes).collect();
    let request = v1::Request { method: "POST", host: HOST, path: "/", pairs: &pairs };
    let signature = v1::Method::Sha1.sign(&request.text(HOST), DEMO_SECRET_KEY);
    let escaped = signature.replace('+', "%2B").replace('=', "%3D");
    bytes.extend_from_slice(format!("&Signature={escaped}").as_bytes());
    let headers = [("host", HOST), ("content-type", "application/x-www-form-urlencoded")];
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
    code(&perform(&app(), &headers, &bytes));
}
