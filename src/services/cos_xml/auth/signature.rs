//! Signatures of requests, wherever they travel, in each of the three schemes.

use http::header::{DATE, HOST};

use crate::domain::App;
use crate::domain::auth::aws_v2;
use crate::domain::auth::aws_v4::{self, Payload};
use crate::domain::auth::cos_xml::{self, Refusal};
use crate::domain::auth::key;
use crate::domain::auth::keyring::Key;
use crate::domain::auth::request::SignedRequest;
use crate::primitives::digest::sha256_of;
use crate::primitives::escape::decode_lenient;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::address;
use crate::services::cos_xml::service::{Caller, CosXml, Params, Query, Signer};
use crate::services::service::Request;
use crate::wire::host::Role;
use crate::wire::request::RequestHead;
use crate::wire::validators;

/// Verifies the signature of a request, if it has one, and the digest of a small body: larger content is
/// compared where it is hashed anyway.
///
/// # Errors
/// A [`Refusal`] of the signature.
pub(crate) fn caller(app: &App, request: &Request<CosXml>) -> Result<Caller, Error> {
    const SMALL: usize = 1024 * 1024;
    let Some((signer, payload)) = verified(app, request)? else {
        return Ok(Caller { signer: None, payload: Payload::Unsigned });
    };
    let body = &request.params.body;
    if body.len() > SMALL {
        return Ok(Caller { signer: Some(signer), payload });
    }
    payload.check(|| sha256_of(body))?;
    let payload = if matches!(payload, Payload::Signed(_)) { Payload::Unsigned } else { payload };
    Ok(Caller { signer: Some(signer), payload })
}

/// Who signed, and what the signature says about the content.
fn verified(app: &App, request: &Request<CosXml>) -> Result<Option<(Signer, Payload)>, Error> {
    let head = &*request.head;
    let params: Vec<(&str, &str)> = request.params.query.pairs().collect();
    let signature = match head.text("authorization").or_else(|| whole_in_query(&params)) {
        Some(text) if aws_v4::Signature::is_in_header(text) => Scheme::Aws(Some(text)),
        Some(text) if aws_v2::Signature::is_in_header(text) => {
            return by_version_2(app, head, &params, &aws_v2::Signature::from_header(text)?).map(Some);
        }
        Some(text) => Scheme::Cos(cos_xml::Signature::from_header(text)?),
        None => match cos_xml::Signature::from_params(&params) {
            Some(signature) => Scheme::Cos(signature?),
            None if params.iter().any(|(name, _)| name.eq_ignore_ascii_case("x-amz-algorithm")) => {
                Scheme::Aws(None)
            }
            None => match aws_v2::Signature::from_params(&params) {
                Some(signature) => return by_version_2(app, head, &params, &signature?).map(Some),
                None => return Ok(None),
            },
        },
    };
    let keys = |secret_id: &str| app.keyring().find(secret_id).map(|key| secret(&key));
    let now = app.clock.now().0;
    let mut first = None;
    for (path, host) in readings(head) {
        let header = |name: &str| header(head, name, &host);
        let date = date(head).filter(|_| head.text("authorization").is_some());
        let request = SignedRequest {
            method: head.method.as_str(),
            path: &path,
            params: &params,
            header: &header,
            date,
        };
        match signature.verify(&request, &keys, now) {
            Ok((secret_id, payload)) => {
                let key = app.keyring().find(&secret_id).ok_or(Refusal::UnknownSecretId(secret_id))?;
                return Ok(Some((Signer::new(key), payload)));
            }
            Err(refusal @ Refusal::Mismatch(_)) => drop(first.get_or_insert(refusal)),
            Err(refusal) => return Err(refusal.into()),
        }
    }
    Err(first.unwrap_or(Refusal::FieldMissing("host")).into())
}

/// Who signed by AWS's older scheme, which covers the path as it was sent and the bucket that the host names.
fn by_version_2(
    app: &App,
    head: &RequestHead,
    params: &[(&str, &str)],
    signature: &aws_v2::Signature,
) -> Result<(Signer, Payload), Error> {
    let keys = |secret_id: &str| app.keyring().find(secret_id).map(|key| secret(&key));
    let names = head.headers.keys().map(|name| name.as_str().to_owned());
    let headers: Vec<(String, String)> =
        names.filter_map(|name| Some((name.clone(), header(head, &name, "")?))).collect();
    let label = match head.vendor.as_ref().map(|vendor| &vendor.role) {
        Some(Role::Cos(host)) => host.label().map(str::to_owned),
        _ => address::in_label(&head.authority).map(|id| id.to_string()),
    };
    let label = label.unwrap_or_default();
    let date = head.text("x-amz-date").or_else(|| head.header(DATE)).and_then(moment);
    let request = aws_v2::SignedRequest {
        method: head.method.as_str(),
        path: &head.path,
        buckets: &[&label, ""],
        params,
        headers: &headers,
        date,
    };
    aws_v2::verify(signature, &request, &keys, app.clock.now().0)?;
    let unknown = || Refusal::UnknownSecretId(signature.secret_id.clone());
    let key = app.keyring().find(&signature.secret_id).ok_or_else(unknown)?;
    Ok((Signer::new(key), Payload::Unsigned))
}

/// A time as mail and HTTP write it.
fn moment(text: &str) -> Option<i64> {
    Some(jiff::fmt::rfc2822::parse(text).ok()?.timestamp().as_second())
}

/// A header's whole text in the parameter `sign`: an old form of pre-signed URLs that SDKs still make.
fn whole_in_query<'p>(params: &[(&str, &'p str)]) -> Option<&'p str> {
    let is_whole = |(name, text): &&(&str, &str)| *name == "sign" && text.starts_with("q-sign-algorithm=");
    params.iter().find(is_whole).map(|(_, text)| *text)
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

/// A key as the schemes take it.
pub(crate) fn secret(key: &Key) -> key::Key {
    match key {
        Key::Account(account) => key::Key::permanent(account.secret_key.as_str()),
        Key::Temporary(temporary) => key::Key {
            secret_key: temporary.account.secret_key.clone(),
            token: Some(temporary.token.clone()),
            expires: Some(temporary.expires),
        },
    }
}

enum Scheme<'a> {
    Cos(cos_xml::Signature),
    /// In this header, or in the query.
    Aws(Option<&'a str>),
}

impl Scheme<'_> {
    fn verify(
        &self,
        request: &SignedRequest<'_>,
        keys: &dyn Fn(&str) -> Option<key::Key>,
        now: i64,
    ) -> Result<(String, Payload), Refusal> {
        match self {
            Self::Cos(signature) => {
                cos_xml::verify(signature, request, keys, now)?;
                Ok((signature.secret_id.clone(), Payload::Unsigned))
            }
            Self::Aws(header) => {
                let signature = match header {
                    Some(text) => aws_v4::Signature::from_header(text, request)?,
                    None => aws_v4::Signature::from_params(request)
                        .ok_or(Refusal::FieldMissing("X-Amz-Algorithm"))??,
                };
                let verified = aws_v4::verify(&signature, request, keys, now)?;
                Ok((signature.secret_id, verified.payload))
            }
        }
    }
}

/// Path and host as the client may have signed them. A vendor host in front of the path can be taken for
/// either.
fn readings(head: &RequestHead) -> Vec<(String, String)> {
    let path = String::from_utf8_lossy(&decode_lenient(&head.path)).into_owned();
    let sent = head.headers.get(HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut readings = vec![(path.clone(), head.authority.clone())];
    if let Some(vendor) = head.vendor.as_ref().filter(|_| head.vendor_in_path) {
        readings.push((path.clone(), vendor.name.clone()));
        readings.push((format!("/{}{path}", vendor.name), head.authority.clone()));
    }
    if sent != head.authority {
        readings.push((path, sent.to_owned()));
    }
    readings
}

/// A header as signatures see it.
pub(crate) fn header(head: &RequestHead, name: &str, host: &str) -> Option<String> {
    if name == "host" {
        return Some(host.to_owned());
    }
    let values =
        head.headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let values: Vec<String> = values.collect();
    (!values.is_empty()).then(|| values.join(","))
}

/// The time in `x-cos-date` or `Date`.
pub(crate) fn date(head: &RequestHead) -> Option<i64> {
    head.text("x-cos-date").or_else(|| head.header(DATE)).and_then(validators::parse_date).map(|date| date.0)
}
