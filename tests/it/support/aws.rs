//! Requests with AWS's signatures, of both versions; the older one's text is written out here, by its page.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cosplay::internals::config::written::{DEMO_SECRET_ID, DEMO_SECRET_KEY};
use cosplay::internals::domain::auth::aws_v4::{self, ChunkChain};
use cosplay::internals::primitives::digest::HmacKey;
use cosplay::internals::primitives::escape::encode_component;
use cosplay::internals::primitives::time::UnixSeconds;

use super::NOW;
use super::http::Request;
use super::xml::with_signable;

/// `NOW` as mail writes it.
pub const DATE: &str = "Tue, 14 Nov 2023 22:13:20 +0000";
/// A payload that is not signed.
pub const UNSIGNED: &str = "UNSIGNED-PAYLOAD";

fn grant<'a>(stamp: &'a str, headers: &'a [&'a str], payload: &'a str) -> aws_v4::Grant<'a> {
    aws_v4::Grant {
        secret_id: DEMO_SECRET_ID,
        secret_key: DEMO_SECRET_KEY,
        region: "ap-guangzhou",
        stamp,
        headers,
        payload,
    }
}

/// The request with a signature of version 4 in its header over host, date, payload and `headers`, and the
/// chain that its chunks continue.
pub fn v4_chain(request: Request, headers: &[&str], payload: &str) -> (Request, ChunkChain) {
    let stamp = aws_v4::stamp(UnixSeconds(NOW));
    let request = request.header("x-amz-date", &stamp).header("x-amz-content-sha256", payload);
    let all = [&["host", "x-amz-content-sha256", "x-amz-date"], headers].concat();
    let grant = grant(&stamp, &all, payload);
    let (signature, chain) = with_signable(&request, |signable| aws_v4::sign(&grant, signable)).unwrap();
    (request.header("Authorization", &signature), chain)
}

/// The request with a signature of version 4 in its header.
pub fn v4(request: Request, headers: &[&str], payload: &str) -> Request {
    v4_chain(request, headers, payload).0
}

/// The request as a pre-signed URL of version 4.
pub fn v4_url(mut request: Request, headers: &[&str], payload: &str) -> Request {
    let stamp = aws_v4::stamp(UnixSeconds(NOW));
    let all = [&["host"], headers].concat();
    let join = if request.target.contains('?') { '&' } else { '?' };
    let credential =
        encode_component(&format!("{DEMO_SECRET_ID}/{}/ap-guangzhou/s3/aws4_request", &stamp[..8]))
            .into_owned();
    request.target += &format!(
        "{join}X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={credential}&X-Amz-Date={stamp}&X-Amz-Expires=60&X-Amz-SignedHeaders={}",
        encode_component(&all.join(";"))
    );
    if payload != UNSIGNED {
        request.target += &format!("&X-Amz-Content-Sha256={payload}");
    }
    let grant = grant(&stamp, &all, payload);
    let (signature, _) = with_signable(&request, |signable| aws_v4::sign(&grant, signable)).unwrap();
    request.target += &format!("&X-Amz-Signature={}", signature.rsplit('=').next().unwrap());
    request
}

fn code(text: &str) -> String {
    STANDARD.encode(HmacKey::new(DEMO_SECRET_KEY.as_bytes()).code(text.as_bytes()))
}

/// The request with a signature of version 2 in its header: `words` are the lines of its `x-amz-` headers,
/// `resource` is bucket, path and sub-resource.
pub fn v2(request: Request, words: &str, resource: &str) -> Request {
    let text = format!("{}\n\n\n{DATE}\n{words}{resource}", request.method);
    request.header("Date", DATE).header("Authorization", &format!("AWS {DEMO_SECRET_ID}:{}", code(&text)))
}

/// The request as a pre-signed URL of version 2, good for a minute.
pub fn v2_url(mut request: Request, words: &str, resource: &str) -> Request {
    let expires = NOW + 60;
    let signature = encode_component(&code(&format!("{}\n\n\n{expires}\n{words}{resource}", request.method)))
        .into_owned();
    let join = if request.target.contains('?') { '&' } else { '?' };
    request.target +=
        &format!("{join}AWSAccessKeyId={DEMO_SECRET_ID}&Expires={expires}&Signature={signature}");
    request
}
