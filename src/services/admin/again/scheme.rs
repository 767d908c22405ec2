//! Signs a request of the journal anew, by the scheme it had.

use serde_json::Value as Json;

use crate::domain::App;
use crate::domain::auth::cloud::tc3;
use crate::domain::auth::request::SignedRequest;
use crate::domain::auth::{cos_xml, hmac_token, vod};
use crate::domain::journal::entry::Entry;
use crate::primitives::digest::sha256_of;
use crate::primitives::escape::{decoded, encode_component, raw_pairs};
use crate::services::admin::again::request::{Again, Body};
use crate::services::admin::again::sealed::{self, SECONDS, field, resealed};
use crate::services::admin::again::signer::Signer;
use crate::services::admin::error::Error;

/// Signs it anew; a request without a signature stays as it is.
///
/// # Errors
/// A scheme that is not made here, or a signature in a body that is not known.
pub(super) fn sign(app: &App, entry: &Entry, again: &mut Again) -> Result<(), Error> {
    let authorization = again.header("authorization").map(str::to_owned);
    match (entry.service, authorization) {
        ("cos_json", Some(token)) => {
            let sealed = cos_json_token(app, entry, &token)?;
            again.set_header("authorization", sealed);
            Ok(())
        }
        ("cos_json", None) => in_query_of_cos_json(app, entry, again),
        ("cos_xml", Some(text)) if text.contains("q-signature=") => in_header(app, entry, again, &text),
        ("cos_xml", None) if again.query.contains("q-signature=") => in_query(app, entry, again),
        ("cloud_api", Some(text)) if text.starts_with(tc3::ALGORITHM) => by_tc3(app, entry, again, &text),
        ("vod", None) => in_body_of_vod(app, entry, again),
        (_, Some(_)) => Err(unmade("its Authorization")),
        (_, None) if has_other_signature(&again.query) => Err(unmade("the signature in its query")),
        (_, None) => Ok(()),
    }
}

fn unmade(of: &str) -> Error {
    Error::Conflict(format!(
        "{of} is of a scheme that a replay does not make; replays sign by COS's q-sign, the JSON API's and \
         VOD's signatures, and TC3"
    ))
}

/// Whether a query holds a signature of AWS, or of API 3.0's first version.
fn has_other_signature(query: &str) -> bool {
    raw_pairs(query).any(|(name, _)| matches!(name, "Signature" | "X-Amz-Signature"))
}

fn cos_json_token(app: &App, entry: &Entry, token: &str) -> Result<String, Error> {
    let text =
        hmac_token::open(token.trim()).map_err(|why| Error::Conflict(format!("its signature: {why}")))?.1;
    let secret_id = field(&text, sealed::COS_JSON.secret_id).unwrap_or_default();
    let signer = Signer::of(app, &secret_id, entry.tenant)?;
    Ok(resealed(&text, &sealed::COS_JSON, &signer, app))
}

fn in_query_of_cos_json(app: &App, entry: &Entry, again: &mut Again) -> Result<(), Error> {
    let Some((_, token)) = raw_pairs(&again.query).find(|(name, _)| *name == "sign") else { return Ok(()) };
    let token = cos_json_token(app, entry, &decoded(token).replace(' ', "+"))?;
    let others = raw_pairs(&again.query).filter(|(name, _)| *name != "sign");
    let others: String = others.map(|(name, value)| format!("{name}={value}&")).collect();
    again.query = format!("{others}sign={}", encode_component(&token));
    Ok(())
}

/// The decoded parameters of a query but those of a signature.
fn parameters(query: &str) -> Vec<(String, String)> {
    let decoded = raw_pairs(query).map(|(name, value)| (decoded(name), decoded(value)));
    decoded.filter(|(name, _)| !name.starts_with("q-")).collect()
}

fn in_header(app: &App, entry: &Entry, again: &mut Again, text: &str) -> Result<(), Error> {
    let secret_id = field(text, "q-ak").unwrap_or_default();
    let signer = Signer::of(app, &secret_id, entry.tenant)?;
    if !signer.is_same {
        again.remove_header("x-cos-security-token");
    }
    let list = |name| field(text, name).unwrap_or_default();
    let (headers, params) = (list("q-header-list"), list("q-url-param-list"));
    let names = (listed(&headers), listed(&params));
    let signature = q_sign(again, &signer, &names, cos_xml::sign);
    again.set_header("authorization", signature);
    Ok(())
}

fn in_query(app: &App, entry: &Entry, again: &mut Again) -> Result<(), Error> {
    let secret_id = field(&again.query, "q-ak").unwrap_or_default();
    let signer = Signer::of(app, &secret_id, entry.tenant)?;
    let list = |name| field(&again.query, name).unwrap_or_default();
    let (headers, params) = (list("q-header-list"), list("q-url-param-list"));
    let is_kept = |name: &str| {
        !name.starts_with("q-") && (signer.is_same || !name.eq_ignore_ascii_case("x-cos-security-token"))
    };
    let others = raw_pairs(&again.query).filter(|(name, _)| is_kept(name));
    let others: String = others
        .map(|(name, value)| if value.is_empty() { format!("{name}&") } else { format!("{name}={value}&") })
        .collect();
    let signature = q_sign(again, &signer, &(listed(&headers), listed(&params)), cos_xml::presign);
    again.query = format!("{others}{signature}");
    Ok(())
}

/// The names in a list of signed headers or parameters.
fn listed(names: &str) -> Vec<&str> {
    names.split(';').filter(|name| !name.is_empty()).collect()
}

fn q_sign(
    again: &Again,
    signer: &Signer,
    (headers, params): &(Vec<&str>, Vec<&str>),
    make: fn(&cos_xml::Grant<'_>, &SignedRequest<'_>) -> String,
) -> String {
    let parameters = parameters(&again.query);
    let pairs: Vec<_> = parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let header = |name: &str| match (name, &again.body) {
        ("host", _) => Some(again.host.clone()),
        ("content-length", Body::Whole(body)) => Some(body.len().to_string()),
        ("content-length", Body::None | Body::Lost(_)) => None,
        (name, _) => again.header(name).map(str::to_owned),
    };
    let path = decoded(&again.path);
    let request =
        SignedRequest { method: again.method, path: &path, params: &pairs, header: &header, date: None };
    let headers: Vec<&str> = headers.iter().copied().filter(|name| header(name).is_some()).collect();
    let grant = cos_xml::Grant {
        secret_id: &signer.secret_id,
        secret_key: &signer.secret_key,
        start: signer.now,
        end: signer.now.plus(SECONDS),
        headers: &headers,
        params,
    };
    make(&grant, &request)
}

fn by_tc3(app: &App, entry: &Entry, again: &mut Again, text: &str) -> Result<(), Error> {
    let read = tc3::Signature::parse(text).map_err(|why| Error::Conflict(why.to_string()))?;
    let signer = Signer::of(app, &read.secret_id, entry.tenant)?;
    if !signer.is_same {
        again.remove_header("x-tc-token");
    }
    again.set_header("x-tc-timestamp", signer.now.to_string());
    let body = match &again.body {
        Body::Whole(body) => sha256_of(body),
        Body::None | Body::Lost(_) => sha256_of(b""),
    };
    let names: Vec<&str> = read.headers.iter().map(String::as_str).collect();
    let grant = tc3::Grant {
        secret_id: &signer.secret_id,
        secret_key: &signer.secret_key,
        service: &read.service,
        timestamp: signer.now.0,
        headers: &names,
    };
    let header = |name: &str| match name {
        "host" => Some(again.host.clone()),
        name => again.header(name).map(|value| value.trim().to_owned()),
    };
    let request =
        tc3::Request { method: again.method, path: &again.path, query: &again.query, header: &header, body };
    let signature = tc3::sign(&grant, &request);
    again.set_header("authorization", signature);
    Ok(())
}

/// VOD's calls carry their signature in a JSON body.
fn in_body_of_vod(app: &App, entry: &Entry, again: &mut Again) -> Result<(), Error> {
    let Body::Whole(body) = &again.body else { return Ok(()) };
    let Ok(Json::Object(mut call)) = serde_json::from_slice(body) else { return Ok(()) };
    let Some(signature) = call.get("signature").and_then(Json::as_str) else { return Ok(()) };
    let malformed = |why: String| Error::Conflict(format!("its signature: {why}"));
    let read = vod::Signature::decode(signature).map_err(|why| malformed(why.to_string()))?;
    let signer = Signer::of(app, &read.secret_id, entry.tenant)?;
    call.insert("signature".into(), resealed(&read.plaintext, &sealed::VOD, &signer, app).into());
    let text = serde_json::to_vec(&call).map_err(|error| malformed(error.to_string()))?;
    again.body = Body::Whole(text.into());
    Ok(())
}
