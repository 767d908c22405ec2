//! Who signed a form: by its policy, by its `Signature` field, or by the request's header.

use crate::domain::App;
use crate::domain::auth::cos_xml;
use crate::domain::auth::key;
use crate::domain::auth::post_policy::{self, Strictness};
use crate::domain::auth::post_policy_conditions;
use crate::domain::auth::request::SignedRequest;
use crate::domain::auth::xml_refusal::Refusal;
use crate::services::cos_xml::auth::signature;
use crate::services::cos_xml::auth::signature::Caller;
use crate::services::cos_xml::request::form;
use crate::services::cos_xml::request::form::Form;
use crate::services::cos_xml::request::target;
use crate::services::legacy::Failure;
use crate::wire::request::{Request, RequestHead};

/// Who signed the form: by its policy, by its `Signature` field, or by the request's header; none when nobody did.
pub fn caller(app: &App, request: &Request) -> Result<Option<Caller>, Failure> {
    let form = form::read(request)?;
    let keys = |secret_id: &str| app.keyring().find(secret_id).map(|key| signature::secret(&key));
    let secret_id = match form.field("policy") {
        Some(_) => by_policy(app, request, &form, &keys)?,
        None => match form.field("signature").or(request.head.text("authorization")) {
            Some(text) => by_signature(app, request, &form, text, &keys)?,
            None => return Ok(None),
        },
    };
    let unknown = || Refusal::UnknownSecretId(secret_id.clone()).into();
    signature::by_secret_id(app, &secret_id).map(Some).ok_or_else(unknown)
}

fn by_policy(
    app: &App,
    request: &Request,
    form: &Form<'_>,
    keys: &dyn Fn(&str) -> Option<key::Key>,
) -> Result<String, Failure> {
    let bucket = target::of(app, &request.address)?.id.to_string();
    let fields: Vec<(&str, &[u8])> =
        form.fields.iter().map(|part| (part.name.as_str(), &*part.content)).collect();
    let seen = post_policy_conditions::Form { bucket: &bucket, key: &form.named, fields: &fields };
    let accepted = post_policy::verify(&seen, keys, Strictness::Documented, app.clock.now())?;
    accepted.policy.check_size(form.file.content.len() as u64)?;
    Ok(accepted.secret_id)
}

fn by_signature(
    app: &App,
    request: &Request,
    form: &Form<'_>,
    text: &str,
    keys: &dyn Fn(&str) -> Option<key::Key>,
) -> Result<String, Failure> {
    let carried = cos_xml::Signature::from_header(text)?;
    let head: &RequestHead = &request.head;
    let header = |name: &str| {
        let field = || form.field(name).map(str::to_owned);
        signature::header(head, name, &head.authority).or_else(field)
    };
    let signed = SignedRequest::of_form(&header, signature::date(head));
    // The path is `/` in every SDK; one that puts the bucket into the path signs that.
    let path = format!("/{}/", target::of(app, &request.address)?.id);
    let now = app.clock.now();
    let verified = cos_xml::verify(&carried, &signed, keys, now);
    verified.or_else(|refusal| match refusal {
        Refusal::Mismatch(_) => {
            cos_xml::verify(&carried, &SignedRequest { path: &path, ..signed }, keys, now)
                .map_err(|_| refusal)
        }
        other => Err(other),
    })?;
    Ok(carried.secret_id)
}
