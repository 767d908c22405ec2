//! Who signed a request: the signature, wherever it travels and in whichever of its two schemes.

use std::sync::Arc;

use http::header::{DATE, HOST};

use crate::domain::App;
use crate::domain::accounts::Account;
use crate::domain::auth::aws_v2;
use crate::domain::auth::aws_v4::{self, Payload};
use crate::domain::auth::cos_xml::{self, Refusal};
use crate::domain::auth::key;
use crate::domain::auth::keyring::Key;
use crate::domain::auth::request::SignedRequest;
use crate::primitives::digest::sha256_of;
use crate::primitives::escape::{decode_lenient, form_pairs};
use crate::primitives::names::{AppId, BucketId};
use crate::services::cos_xml::request::address;
use crate::services::legacy::Failure;
use crate::wire::host::Role;
use crate::wire::request::{Request, RequestHead};
use crate::wire::validators;

/// Whoever made a signature.
#[derive(Debug, Clone)]
pub struct Caller {
    key: Key,
}

impl Caller {
    /// The account it signs for.
    pub fn account(&self) -> &Arc<Account> {
        self.key.account()
    }

    /// The account that owns what it makes.
    pub fn owner(&self) -> AppId {
        self.account().owner()
    }

    /// Whether its key may be used on this bucket at all: a temporary one may be for another.
    pub fn reaches(&self, id: &BucketId) -> bool {
        match &self.key {
            Key::Account(_) => true,
            Key::Temporary(temporary) => temporary.bucket.as_ref().is_none_or(|only| only == id),
        }
    }
}

/// Who signed; none when nobody did. A signature that is there must be good, and a document the one that was signed; larger
/// content is compared where it is hashed anyway.
pub fn caller(app: &App, request: &Request) -> Result<Option<Caller>, Failure> {
    const DOCUMENT: usize = 1024 * 1024;
    let Some((caller, payload)) = verified(app, request)? else { return Ok(None) };
    if request.body.len() <= DOCUMENT {
        payload.check(|| sha256_of(&request.body))?;
    }
    Ok(Some(caller))
}

/// Who signed, and what the signature says about the content.
pub fn verified(app: &App, request: &Request) -> Result<Option<(Caller, Payload)>, Failure> {
    let head = &request.head;
    let params = params(head);
    let params: Vec<(&str, &str)> =
        params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
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
    let now = app.clock.now();
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
                return Ok(Some((Caller { key }, payload)));
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
) -> Result<(Caller, Payload), Failure> {
    let keys = |secret_id: &str| app.keyring().find(secret_id).map(|key| secret(&key));
    let names = head.headers.keys().map(|name| name.as_str().to_owned());
    let headers: Vec<(String, String)> =
        names.filter_map(|name| Some((name.clone(), header(head, &name, "")?))).collect();
    let label = match head.vendor.as_ref().map(|vendor| &vendor.role) {
        Some(Role::Cos(host)) => host.bucket.clone(),
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
    aws_v2::verify(signature, &request, &keys, app.clock.now())?;
    let unknown = || Refusal::UnknownSecretId(signature.secret_id.clone());
    let key = app.keyring().find(&signature.secret_id).ok_or_else(unknown)?;
    Ok((Caller { key }, Payload::Unsigned))
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

/// The key id that the signature names, wherever it travels.
pub fn key_id(head: &RequestHead, request: Option<&Request>) -> Option<String> {
    let in_form = |name: &str| {
        let parts = request.map(|request| &request.parts[..]).unwrap_or_default();
        let part = parts.iter().find(|part| part.name.eq_ignore_ascii_case(name))?;
        String::from_utf8(part.content.to_vec()).ok()
    };
    let of_credential = |text: String| text.split('/').next().unwrap_or_default().to_owned();
    if let Some(text) = head.text("authorization") {
        if aws_v2::Signature::is_in_header(text) {
            return Some(aws_v2::Signature::from_header(text).ok()?.secret_id);
        }
        let aws = text.split("Credential=").nth(1).map(|rest| of_credential(rest.to_owned()));
        return aws.or_else(|| Some(cos_xml::Signature::from_header(text).ok()?.secret_id));
    }
    let params = params(head);
    let in_query = |wanted: &str| {
        let found = params.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.map(|(_, value)| value.clone())
    };
    let credential = || in_query("x-amz-credential").or_else(|| in_form("x-amz-credential"));
    in_query("q-ak")
        .or_else(|| in_query("awsaccesskeyid"))
        .or_else(|| in_form("q-ak"))
        .or_else(|| credential().map(of_credential))
}

/// Whoever made a form's signature.
pub fn by_secret_id(app: &App, secret_id: &str) -> Option<Caller> {
    app.keyring().find(secret_id).map(|key| Caller { key })
}

/// A key as the schemes take it.
pub fn secret(key: &Key) -> key::Key {
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

/// The decoded parameters of the query.
fn params(head: &RequestHead) -> Vec<(String, String)> {
    let text = |bytes: Vec<u8>| {
        String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    };
    form_pairs(head.query.as_bytes()).map(|(name, value)| (text(name), text(value))).collect()
}

/// What a client may have signed as path and host. A vendor host in front of the path can be taken for either.
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
pub fn header(head: &RequestHead, name: &str, host: &str) -> Option<String> {
    if name == "host" {
        return Some(host.to_owned());
    }
    let values =
        head.headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let values: Vec<String> = values.collect();
    (!values.is_empty()).then(|| values.join(","))
}

/// The time in `x-cos-date` or `Date`.
pub fn date(head: &RequestHead) -> Option<i64> {
    head.text("x-cos-date").or_else(|| head.header(DATE)).and_then(validators::parse_date)
}
