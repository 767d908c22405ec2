//! Whatever `sign` signs, `verify` accepts, and nothing else: both are written apart in each scheme.

use std::collections::BTreeMap;

use cosplay::internals::domain::auth::aws_v4;
use cosplay::internals::domain::auth::cloud::{tc3, v1};
use cosplay::internals::domain::auth::cos_xml::{Grant, Signature, presign, sign, verify};
use cosplay::internals::domain::auth::key::Key;
use cosplay::internals::domain::auth::request::SignedRequest;
use cosplay::internals::primitives::digest::sha256_of;
use cosplay::internals::primitives::escape::{decoded, form_pairs, raw_pairs};
use cosplay::internals::primitives::time::UnixSeconds;

const SECRET_ID: &str = "AKIDanybody";
const SECRET_KEY: &str = "any secret";
const NOW: UnixSeconds = UnixSeconds(1_700_000_000);

fn keys(id: &str) -> Option<Key> {
    (id == SECRET_ID).then(|| Key::permanent(SECRET_KEY))
}

/// A request made of any bytes: texts with a NUL between them are the path, then names and values.
struct Made {
    path: String,
    params: BTreeMap<String, String>,
    headers: BTreeMap<String, String>,
}

impl Made {
    fn of(data: &[u8]) -> Self {
        let mut texts = data.split(|byte| *byte == 0).map(|text| String::from_utf8_lossy(text).into_owned());
        let path = format!("/{}", texts.next().unwrap_or_default());
        let mut made = Self { path, params: BTreeMap::new(), headers: BTreeMap::new() };
        made.headers.insert("host".into(), "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com".into());
        while let (Some(name), Some(value)) = (texts.next(), texts.next()) {
            // Fields of the signatures themselves have a meaning of their own.
            let name = format!("n{}", name.to_lowercase());
            if value.len().is_multiple_of(2) {
                made.params.insert(name, value);
            } else {
                let at = made.headers.len();
                // Neither line ends nor blanks at an end survive in a header.
                made.headers
                    .insert(format!("x-any-{at}"), value.replace(['\r', '\n'], " ").trim().to_owned());
            }
        }
        made
    }

    fn params(&self) -> Vec<(&str, &str)> {
        self.params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }

    fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name).cloned()
    }

    fn header_names(&self) -> Vec<&str> {
        self.headers.keys().map(String::as_str).collect()
    }
}

/// Every scheme that covers a request, on one request. The checks of the JSON API and VOD have their own.
pub fn every_scheme(data: &[u8]) {
    let made = Made::of(data);
    q_sign(&made);
    aws(&made);
    tc3(&made, data);
    v1(&made);
}

fn q_sign(made: &Made) {
    let (params, header) = (made.params(), |name: &str| made.header(name));
    let request =
        SignedRequest { method: "PUT", path: &made.path, params: &params, header: &header, date: None };
    let (headers, names) = (made.header_names(), made.params.keys().map(String::as_str).collect::<Vec<_>>());
    let (start, end) = (NOW.plus(-60), NOW.plus(60));
    let grant =
        Grant { secret_id: SECRET_ID, secret_key: SECRET_KEY, start, end, headers: &headers, params: &names };
    let signature = Signature::from_header(&sign(&grant, &request)).expect("our own has the form");
    let verified =
        |signature: &Signature, request: &SignedRequest<'_>| verify(signature, request, &keys, NOW).is_ok();
    assert!(verified(&signature, &request), "signed in a header: {:?}", made.path);
    let other = format!("{}x", made.path);
    assert!(!verified(&signature, &SignedRequest { path: &other, ..request }), "another path");
    assert!(!verified(&signature, &SignedRequest { method: "GET", ..request }), "another method");
    let lost = |name: &str| made.header(name).filter(|_| name == "host");
    let has_more = made.headers.iter().any(|(name, value)| name != "host" && !value.is_empty());
    assert!(!has_more || !verified(&signature, &SignedRequest { header: &lost, ..request }), "a header less");
    let has_params = made.params.values().any(|value| !value.is_empty());
    assert!(!has_params || !verified(&signature, &SignedRequest { params: &[], ..request }), "no parameters");

    let query = presign(&grant, &request);
    let fields: Vec<(&str, String)> = raw_pairs(&query).map(|(name, value)| (name, decoded(value))).collect();
    let mut all = params.clone();
    all.extend(fields.iter().map(|(name, value)| (*name, value.as_str())));
    let presigned = Signature::from_params(&all).expect("it is signed").expect("our own has the form");
    assert!(verified(&presigned, &SignedRequest { params: &all, ..request }), "signed in a URL: {query}");
}

fn aws(made: &Made) {
    let (params, stamp) = (made.params(), aws_v4::stamp(NOW));
    let header = |name: &str| match name {
        "x-amz-date" => Some(stamp.clone()),
        "x-amz-content-sha256" => Some("UNSIGNED-PAYLOAD".into()),
        _ => made.header(name),
    };
    let request =
        SignedRequest { method: "PUT", path: &made.path, params: &params, header: &header, date: None };
    let mut headers = made.header_names();
    headers.extend(["x-amz-content-sha256", "x-amz-date"]);
    headers.sort_unstable();
    let payload = "UNSIGNED-PAYLOAD";
    let grant = aws_v4::Grant {
        secret_id: SECRET_ID,
        secret_key: SECRET_KEY,
        region: "ap-guangzhou",
        stamp: &stamp,
        headers: &headers,
        payload,
    };
    let (text, _) = aws_v4::sign(&grant, &request).expect("our own has the form");
    let signature = aws_v4::Signature::from_header(&text, &request).expect("our own has the form");
    let verified = |request: &SignedRequest<'_>| aws_v4::verify(&signature, request, &keys, NOW).is_ok();
    assert!(verified(&request), "signed as AWS does: {:?}", made.path);
    let other = format!("{}x", made.path);
    assert!(!verified(&SignedRequest { path: &other, ..request }), "another path");
    assert!(params.is_empty() || !verified(&SignedRequest { params: &[], ..request }), "no parameters");
}

fn tc3(made: &Made, data: &[u8]) {
    let header = |name: &str| match name {
        "content-type" => Some("application/json".into()),
        "host" => Some("vod.tencentcloudapi.com".into()),
        _ => made.header(name),
    };
    let request =
        tc3::Request { method: "POST", path: "/", query: "", header: &header, body: sha256_of(data) };
    let grant = tc3::Grant {
        secret_id: SECRET_ID,
        secret_key: SECRET_KEY,
        service: "vod",
        timestamp: NOW.0,
        headers: &["content-type", "host"],
    };
    let signature = tc3::Signature::parse(&tc3::sign(&grant, &request)).expect("our own has the form");
    let verified = |request: &tc3::Request<'_>| signature.verify(request, NOW.0, SECRET_KEY).is_ok();
    assert!(verified(&request), "TC3");
    let other = tc3::Request { body: sha256_of(&[data, b"x"].concat()), ..request };
    assert!(!verified(&other), "another body");
}

fn v1(made: &Made) {
    let form: String = made.params.iter().map(|(name, value)| format!("{name}={value}&")).collect();
    let pairs: Vec<v1::Pair> = form_pairs(form.as_bytes()).collect();
    let request = v1::Request { method: "POST", host: "vod.tencentcloudapi.com", path: "/", pairs: &pairs };
    for method in [v1::Method::Sha1, v1::Method::Sha256] {
        let code = method.sign(&request.text(request.host), SECRET_KEY);
        assert!(request.verify(method, &code, SECRET_KEY).is_ok(), "v1: {form:?}");
        assert!(request.verify(method, &code, "another key").is_err(), "another key");
    }
}
