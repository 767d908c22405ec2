//! Signatures of requests, wherever they travel, in each of the schemes.

use std::borrow::Cow;

use crate::domain::App;
use crate::domain::auth::aws_v2;
use crate::domain::auth::aws_v4::{self, Payload};
use crate::domain::auth::cos_json;
use crate::domain::auth::cos_xml::{self, Refusal};
use crate::domain::auth::key::Key;
use crate::domain::auth::request::SignedRequest;
use crate::domain::auth::slips::kind::said;
use crate::primitives::escape::{decode_lenient, lossy};
use crate::services::cos_xml::auth::{coverage, parts, payload, slips, version_2};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::scheme::{Place, Scheme, carried};
use crate::services::cos_xml::service::{Auth, Caller, CosXml, Params, Query, Signer};
use crate::services::service::Request;
use crate::wire::request::RequestHead;

/// Verifies the signature of a request, if it has one, and what it says about the body: all but the content
/// that the operation hashes anyway.
///
/// # Errors
/// A [`Refusal`] of the signature.
pub(crate) fn caller(app: &App, auth: Auth, request: &Request<CosXml>) -> Result<Caller, Error> {
    parts::only_one_header(&request.head)?;
    let (signer, payload) = match carried(&request.head) {
        None => (None, Payload::Unsigned),
        Some((scheme, place)) => {
            let (signer, payload) = verified(app, auth, request, scheme, &place)?;
            (Some(signer), payload)
        }
    };
    Ok(Caller::new(signer, payload::left_to_compare(auth, request, payload)?))
}

/// Who signed, and what the signature says about the content.
fn verified(
    app: &App,
    auth: Auth,
    request: &Request<CosXml>,
    scheme: Scheme,
    place: &Place<'_>,
) -> Result<(Signer, Payload), Error> {
    let params: Vec<(&str, &str)> = request.params.query.pairs().collect();
    if params.iter().filter(|(name, value)| *name == "sign" && !value.is_empty()).nth(1).is_some() {
        return Err(Refusal::Duplicated("the parameter sign".into()).into());
    }
    let text = match place {
        Place::Text(text) => Some(&**text),
        Place::Query => None,
    };
    match scheme {
        Scheme::CosJson => by_json(app, auth, request, text.unwrap_or_default()),
        Scheme::AwsV2 => version_2::verified(app, request, text, &params),
        Scheme::AwsV4 => by_version_4(app, request, text, &params),
        Scheme::Cos => {
            text.map_or(Ok(()), refuse_other_schemes)?;
            let signature = match text {
                Some(text) => cos_xml::Signature::from_header(text)
                    .map_err(|refusal| slips::unreadable(text, refusal))?,
                None => cos_xml::Signature::from_params(&params).ok_or(Refusal::FieldMissing("q-ak"))??,
            };
            let keys = |secret_id: &str| app.keyring().find(secret_id).map(|key| Key::of(&key));
            let verify = |request: &SignedRequest<'_>| {
                cos_xml::verify(&signature, request, &keys, app.clock.now()).map(drop)
            };
            under_each_reading(&request.head, &params, verify).map_err(|refusal| {
                as_received(&request.head, &params, |signed| {
                    slips::of_cos(app, request, &signature, signed, refusal)
                })
            })?;
            Ok((parts::signer(app, &signature.secret_id)?, Payload::Unsigned))
        }
    }
}

/// Refuses a header of another scheme than this API's and AWS's, by its name.
fn refuse_other_schemes(text: &str) -> Result<(), Error> {
    let text = text.trim();
    if text.contains("q-") && text.contains('=') {
        return Ok(());
    }
    let word = text.split_whitespace().next().unwrap_or_default();
    let is_json = cos_json::Signature::decode(text).is_ok();
    let found = match (is_json, text.contains(char::is_whitespace)) {
        (true, _) => "a signature of the JSON API".to_owned(),
        (false, true) => format!("the scheme {:?}", word.chars().take(32).collect::<String>()),
        (false, false) => "no signature that is known".to_owned(),
    };
    let reason = format!(
        "Authorization has {found}; the XML API wants q-sign-algorithm=sha1&q-ak=..., or one of AWS: \
         AWS4-HMAC-SHA256 Credential=... or AWS <id>:<signature>"
    );
    let slips = slips::instead(text);
    let reason = if slips.is_empty() { reason } else { format!("{}; {reason}", said(&slips, "")) };
    Err(Error::new(&crate::catalog::cos_xml::ACCESS_DENIED, reason))
}

fn by_version_4(
    app: &App,
    request: &Request<CosXml>,
    text: Option<&str>,
    params: &[(&str, &str)],
) -> Result<(Signer, Payload), Error> {
    let keys = |secret_id: &str| app.keyring().find(secret_id).map(|key| Key::of(&key));
    let read = |request: &SignedRequest<'_>| match text {
        Some(text) => aws_v4::Signature::from_header(text, request),
        None => aws_v4::Signature::from_params(request).ok_or(Refusal::FieldMissing("X-Amz-Algorithm"))?,
    };
    let verify = |request: &SignedRequest<'_>| {
        let signature = read(request)?;
        let verified = aws_v4::verify(&signature, request, &keys, app.clock.now())?;
        Ok((signature, verified.payload))
    };
    let explained = |refusal: Refusal| {
        as_received(&request.head, params, |signed| match read(signed) {
            Ok(signature) => slips::of_version_4(app, request, &signature, signed, refusal),
            Err(_) => refusal,
        })
    };
    let (signature, payload) = under_each_reading(&request.head, params, verify).map_err(explained)?;
    coverage::check(request, &|name| signature.covers(name), &|_| true)?;
    Ok((parts::signer(app, &signature.secret_id)?, payload))
}

/// Who signed by the JSON API's scheme, whose signatures open objects for reading on these hosts as well
/// (the Node.js SDK makes such URLs: `getV4Auth`).
fn by_json(app: &App, auth: Auth, request: &Request<CosXml>, text: &str) -> Result<(Signer, Payload), Error> {
    let Some(bucket) = request.target.bucket_id().filter(|_| auth == Auth::Content) else {
        let reason = "a signature of the JSON API's form, in sign, opens objects for GET and HEAD only";
        return Err(Error::new(&crate::catalog::cos_xml::ACCESS_DENIED, reason));
    };
    let token = "x-cos-security-token";
    let demand = cos_json::Demand {
        url_appid: &bucket.appid.to_string(),
        bucket: &bucket.name,
        key: request.target.key(),
        need: cos_json::Need::MultiEffect,
        download: true,
        token: request.head.text(token).or_else(|| request.params.query.get(token)),
    };
    let now = app.clock.now();
    cos_json::verify(Some(text), demand, app.keyring(), now).map_err(Refusal::Json)?;
    let signature = cos_json::Signature::decode(text).map_err(Refusal::Json)?;
    Ok((parts::signer(app, signature.field("k").unwrap_or_default())?, Payload::Unsigned))
}

/// What `verify` says of the request as the client may have signed it; of several mismatches the first.
fn under_each_reading<T>(
    head: &RequestHead,
    params: &[(&str, &str)],
    verify: impl Fn(&SignedRequest<'_>) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    let mut first = None;
    for (path, host) in readings(head) {
        let header = |name: &str| parts::header(head, name, &host);
        let date = parts::date(head).filter(|_| head.text("authorization").is_some());
        let request =
            SignedRequest { method: head.method.as_str(), path: &path, params, header: &header, date };
        match verify(&request) {
            Err(refusal @ Refusal::Mismatch(_)) => drop(first.get_or_insert(refusal)),
            other => return other,
        }
    }
    Err(first.unwrap_or(Refusal::FieldMissing("host")))
}

/// What `act` makes of the request as it was received, which is the first of its readings.
fn as_received<T>(
    head: &RequestHead,
    params: &[(&str, &str)],
    act: impl FnOnce(&SignedRequest<'_>) -> T,
) -> T {
    let (path, host) = readings(head).swap_remove(0);
    let header = |name: &str| parts::header(head, name, &host);
    let date = parts::date(head).filter(|_| head.text("authorization").is_some());
    act(&SignedRequest { method: head.method.as_str(), path: &path, params, header: &header, date })
}

/// The SecretId that a request presents, wherever it travels.
pub(crate) fn secret_id(head: &RequestHead, params: Option<&Params>) -> Option<String> {
    let form = params.and_then(|params| params.form.as_ref().ok());
    let in_form = |name: &str| form?.field(name).map(str::to_owned);
    let of_credential = |text: String| text.split('/').next().unwrap_or_default().to_owned();
    if let Some(text) = head.text("authorization") {
        if aws_v2::Signature::is_in_header(text) {
            return Some(aws_v2::Signature::from_header(text).ok()?.secret_id);
        }
        let aws = text.split("Credential=").nth(1).map(|rest| of_credential(rest.to_owned()));
        return aws.or_else(|| Some(cos_xml::Signature::from_header(text).ok()?.secret_id));
    }
    let by_head = params.is_none().then(|| Query::parse(&head.query));
    let query = by_head.as_ref().or_else(|| params.map(|params| &params.query))?;
    let in_query = |wanted: &str| {
        let found = query.pairs().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.map(|(_, value)| value.to_owned())
    };
    let credential = || in_query("x-amz-credential").or_else(|| in_form("x-amz-credential"));
    in_query("q-ak")
        .or_else(|| in_query("awsaccesskeyid"))
        .or_else(|| in_form("q-ak"))
        .or_else(|| credential().map(of_credential))
}

/// Path and host as the client may have signed them. A `+` in a path is a blank to the service's signatures.
/// A vendor host in front of the path can be taken for either. The host is that which is addressed, never
/// another one that the request names beside it.
fn readings(head: &RequestHead) -> Vec<(String, String)> {
    // A literal plus is a blank to signatures (FormatString in answers of the live service).
    let plain =
        if head.path.contains('+') { head.path.replace('+', " ").into() } else { Cow::from(&head.path) };
    let path = lossy(&decode_lenient(&plain)).into_owned();
    let mut readings = vec![(path.clone(), head.authority.clone())];
    if let Some(vendor) = head.vendor.as_ref().filter(|_| head.vendor_in_path) {
        readings.push((path.clone(), vendor.name.clone()));
        readings.push((format!("/{}{path}", vendor.name), head.authority.clone()));
    }
    if head.authority.bytes().any(|byte| byte.is_ascii_uppercase()) {
        readings.push((path, head.authority.to_ascii_lowercase()));
    }
    readings
}
