//! Signatures of forms: the policy, the field `Signature`, or the request's header.

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::auth::aws_v4::Payload;
use crate::domain::auth::cos_xml;
use crate::domain::auth::key::Key;
use crate::domain::auth::post_policy::{self, Strictness};
use crate::domain::auth::post_policy_conditions;
use crate::domain::auth::request::SignedRequest;
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::kind::Slip;
use crate::domain::auth::xml_refusal::{Mismatch, Refusal};
use crate::services::cos_xml::auth::{parts, signature, slips};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::service::{Auth, Caller, CosXml, Form, Signer};
use crate::services::service::Request;

/// Verifies the signature of a form, if it has one; else that of its query.
///
/// # Errors
/// A [`Refusal`] of signature or policy.
pub(crate) fn caller(app: &App, request: &Request<CosXml>, form: &Form) -> Result<Caller, Error> {
    parts::only_one_header(&request.head)?;
    let keys = |secret_id: &str| app.keyring().find(secret_id).map(|key| Key::of(&key));
    refuse_other_forms(form)?;
    let secret_id = match form.field("policy") {
        Some(_) => by_policy(app, request, form, &keys)?,
        None => match form.field("signature").or_else(|| request.head.text("authorization")) {
            Some(text) => by_signature(app, request, form, text, &keys)?,
            None => return signature::caller(app, Auth::Form, request),
        },
    };
    let key = app.keyring().find(&secret_id).ok_or(Refusal::UnknownSecretId(secret_id))?;
    Ok(Caller::new(Some(Signer::new(key)), Payload::Unsigned))
}

/// Refuses a form that is signed as S3's forms are.
fn refuse_other_forms(form: &Form) -> Result<(), Error> {
    let of_s3 = ["x-amz-signature", "x-amz-credential", "x-amz-algorithm", "AWSAccessKeyId"];
    match of_s3.into_iter().find(|name| form.field(name).is_some()) {
        Some(name) => {
            let reason = format!(
                "the form has the field {name} of S3's forms; here a form is signed with policy, \
                 q-sign-algorithm, q-ak, q-key-time and q-signature, or with a field Signature"
            );
            Err(Error::new(&rows::ACCESS_DENIED, reason))
        }
        None => Ok(()),
    }
}

fn bucket(request: &Request<CosXml>) -> String {
    request.target.bucket_id().map(ToString::to_string).unwrap_or_default()
}

fn by_policy(
    app: &App,
    request: &Request<CosXml>,
    form: &Form,
    keys: &dyn Fn(&str) -> Option<Key>,
) -> Result<String, Error> {
    let bucket = bucket(request);
    let fields: Vec<(&str, &[u8])> =
        form.fields.iter().map(|part| (part.name.as_str(), &*part.content)).collect();
    let seen = post_policy_conditions::Form { bucket: &bucket, key: &form.key, fields: &fields };
    let accepted = post_policy::verify(&seen, keys, Strictness::Documented, app.clock.now())
        .map_err(|refusal| policy_slips(app, form, refusal))?;
    accepted.policy.check_size(form.file.len() as u64)?;
    Ok(accepted.secret_id)
}

/// The mistakes behind a policy's signature.
fn policy_slips(app: &App, form: &Form, refusal: Refusal) -> Refusal {
    let field = |name: &str| form.field(name).unwrap_or_default();
    let key_time = field("q-key-time");
    let start = key_time
        .split(';')
        .next()
        .and_then(|start| start.parse().ok())
        .map(crate::primitives::time::UnixSeconds);
    let told = crate::domain::auth::slips::policy::on_its_way(field("policy"));
    let refusal = if matches!(refusal, Refusal::PolicyMalformed(_)) && !told.is_empty() {
        Refusal::Explained { refusal: Box::new(refusal), slips: told }
    } else {
        refusal
    };
    slips::explained(app, field("q-ak"), start, refusal, |pair, others| {
        let policy = post_policy_conditions::Policy::decode(field("policy").as_bytes());
        let policy = policy.map(|policy| policy.text).unwrap_or_default();
        crate::domain::auth::slips::policy::find(
            &policy,
            [key_time, field("q-sign-time")],
            field("q-signature"),
            pair,
            others,
        )
    })
}

/// Refuses a form that says one thing where its signature is compared and another where it acts.
fn refuse_contradictions(
    request: &Request<CosXml>,
    form: &Form,
    text: &str,
    carried: &cos_xml::Signature,
) -> Result<(), Refusal> {
    let head = &*request.head;
    if head.text("authorization").is_some_and(|header| header != text) {
        let what = "its signature (in Signature and in Authorization, which differ)";
        return Err(Refusal::Duplicated(what.into()));
    }
    for part in &form.fields {
        let name = part.name.to_ascii_lowercase();
        let signed = if name == "acl" { "x-cos-acl" } else { &name };
        // The type of the request is that of the form; the field's is the file's.
        if !carried.covers(signed) || name == "content-type" {
            continue;
        }
        let said = [head.text(signed), form.field(signed)];
        if said.iter().flatten().any(|said| Some(*said) != form.field(&name)) {
            return Err(Refusal::Duplicated(format!(
                "{signed} (as header and field, or in two fields, which differ)"
            )));
        }
    }
    Ok(())
}

fn by_signature(
    app: &App,
    request: &Request<CosXml>,
    form: &Form,
    text: &str,
    keys: &dyn Fn(&str) -> Option<Key>,
) -> Result<String, Error> {
    let carried =
        cos_xml::Signature::from_header(text).map_err(|refusal| slips::unreadable(text, refusal))?;
    let head = &*request.head;
    refuse_contradictions(request, form, text, &carried)?;
    let header = |name: &str| {
        let field = || form.field(name).map(str::to_owned);
        parts::header(head, name, &head.authority).or_else(field)
    };
    let signed = SignedRequest::of_form(&header, parts::date(head));
    // The path is `/` in every SDK; one that has the bucket in its path signs that.
    let path = format!("/{}/", bucket(request));
    let now = app.clock.now();
    let fits = |method, path: &str| {
        cos_xml::verify(&carried, &SignedRequest { method, path, ..signed }, keys, now).is_ok()
    };
    match cos_xml::verify(&carried, &signed, keys, now) {
        Ok(_) => Ok(carried.secret_id),
        Err(Refusal::Mismatch(_)) if head.path.starts_with(&path) && fits("post", &path) => {
            Ok(carried.secret_id)
        }
        Err(Refusal::Mismatch(mismatch)) => {
            let object = format!("/{}", form.key);
            let other = [("post", &*object), ("put", &*object), ("put", "/"), ("get", "/")];
            let other = other.into_iter().find(|(method, path)| fits(method, path));
            let slip =
                other.map(|(method, path)| Slip::of(&generated::PATH_OF_FORM, format!("{method} {path:?}")));
            Err(match slip {
                Some(slip) => Refusal::Mismatch(Box::new(Mismatch { slips: vec![slip], ..*mismatch })).into(),
                None => slips::of_cos(app, request, &carried, &signed, Refusal::Mismatch(mismatch)).into(),
            })
        }
        Err(refusal) => Err(slips::of_cos(app, request, &carried, &signed, refusal).into()),
    }
}
