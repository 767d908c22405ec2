//! POST Object: stores the file of an HTML form.
//!
//! Responses have no body, whatever the status (the page's samples, 201 included). There is no CRC in any of
//! them.

use std::sync::Arc;

use bytes::Bytes;
use http::StatusCode;
use http::header::{ETAG, LOCATION};

use crate::catalog::{cos_xml as rows, limits};
use crate::domain::journal::step::Step;
use crate::domain::store::bucket::NewObject;
use crate::domain::store::content::Content;
use crate::domain::store::object::{Attributes, Overwrite};
use crate::primitives::digest::Md5;
use crate::primitives::escape::{encode_component, encode_path};
use crate::services::cos_xml::auth::acl_limit;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::form::check_fields;
use crate::services::cos_xml::request::header_fields::HeaderFields;
use crate::services::cos_xml::request::params::{check_md5, declared_md5};
use crate::services::cos_xml::request::{encryption, key, metadata, overwrite, target, traffic_limit};
use crate::services::cos_xml::response::return_body::{self, ReturnBody};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::cos_xml::service::{Auth, CosXml, Form, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;

/// Stores the file of a form.
///
/// Fields: `key`, in which `${filename}` stands for the name of the file; `policy` and its signature, or
/// `Signature`; `acl`, `Content-Type` and the other headers of PUT Object; `success_action_redirect`, a URL;
/// `success_action_status`, 200, 201 or 204. Fields behind the file do not count: of these they are refused.
///
/// Errors: `MalformedPOSTRequest`, `IncorrectNumberOfFilesInPOSTRequest`, `InvalidArgument`, `KeyTooLong`;
/// `AccessDenied`, `InvalidPolicyDocument`, `EntityTooLarge` and `EntityTooSmall` by the policy; those of PUT
/// Object.
pub(crate) struct PostObject;

pub(crate) struct Input {
    key: String,
    file: Bytes,
    md5: Option<Md5>,
    attributes: Attributes,
    overwrite: Overwrite,
    success: Success,
    return_body: Option<ReturnBody>,
}

/// The response to a form that was stored.
enum Success {
    /// 303 to this URL.
    Redirect(String),
    /// A status, and the URL of the object.
    Status(StatusCode, String),
}

impl Operation for PostObject {
    type Service = CosXml;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        query: &[traffic_limit::NAME],
        headers: &["authorization", traffic_limit::NAME],
        fields: &[
            "Cache-Control",
            "Content-Disposition",
            "Content-Encoding",
            "Content-Language",
            "Content-MD5",
            "Content-Type",
            "Expires",
            "Signature",
            "acl",
            "file",
            "key",
            "policy",
            "q-ak",
            "q-key-time",
            "q-sign-algorithm",
            "q-signature",
            "success_action_redirect",
            "success_action_status",
            overwrite::HEADER,
            "x-cos-grant-full-control",
            "x-cos-grant-read",
            "x-cos-grant-read-acp",
            "x-cos-grant-write",
            "x-cos-grant-write-acp",
            "x-cos-meta-",
            "x-cos-object-lock-mode",
            "x-cos-object-lock-retain-until-date",
            return_body::HEADER,
            "x-cos-security-token",
            encryption::HEADERS[0],
            encryption::HEADERS[1],
            encryption::HEADERS[2],
            encryption::HEADERS[3],
            encryption::HEADERS[4],
            encryption::HEADERS[5],
            "x-cos-storage-class",
            "x-cos-tagging",
            traffic_limit::NAME,
        ],
        action: Some("name/cos:PostObject"),
        statuses: &[200, 201, 204, 303],
        ..OperationSpec::new(
            "post_object",
            "Stores the file of an HTML form.",
            "XML API documentation: POST Object",
            route(Verb::Post, Resource::Bucket, &[]),
        )
    };
    const AUTH: Auth = Auth::Form;

    fn parse(request: &Request<CosXml>) -> Result<Input, Error> {
        let form = request.params.form.clone()?;
        check_fields(&form, Self::SPEC.fields)?;
        key::check(&form.key, &request.options)?;
        let md5 = declared_md5(form.field("content-md5"))?;
        if form.file.len() as u64 > limits::XML_UPLOAD_MAX {
            return Err(Error::new(&rows::ENTITY_TOO_LARGE_2, "a form's file may have 5 GB"));
        }
        let success = if let Some(url) = form.field("success_action_redirect") {
            Success::Redirect(url.to_owned())
        } else {
            let root = target::root(&request.head, &request.target);
            Success::Status(success_status(&form), format!("{root}{}", encode_path(&form.key)))
        };
        let fields = HeaderFields::in_form(&form.fields);
        traffic_limit::parse(&request.head)?;
        fields.get(traffic_limit::NAME).map(traffic_limit::checked).transpose()?;
        let (attributes, overwrite) = (metadata::attributes(&fields)?, overwrite::parse(&fields)?);
        let return_body = ReturnBody::parse(&fields)?;
        let (key, file) = (form.key.clone(), form.file.clone());
        Ok(Input { key, file, md5, attributes, overwrite, success, return_body })
    }

    fn step(_: &Request<CosXml>) -> Option<Step> {
        Some(Step::Whole)
    }

    fn run(ctx: &Ctx<CosXml>, input: Input) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let Input { key, file, md5, mut attributes, overwrite, success, return_body } = input;
        overwrite::check(&bucket, &key, overwrite)?;
        acl_limit::check_object(&ctx.app, &bucket, &key, &attributes.acl)?;
        let content = Arc::new(Content::new(file.into()));
        check_md5(md5, || content.md5())?;
        metadata::settle(&bucket, &mut attributes, ctx.app.clock.now())?;
        attributes.details.etag =
            encryption::opaque_etag(attributes.details.encryption.as_ref(), content.md5());
        let now = ctx.app.clock.now();
        let new = NewObject::whole(content, attributes, ctx.app.ids.vid(now), now);
        let object = bucket.store(&key, new, overwrite)?;
        let etag = views::etag(&object);
        let (status, location) = match success {
            Success::Redirect(url) => {
                (StatusCode::SEE_OTHER, redirect(&url, &bucket.id.to_string(), &key, &etag))
            }
            Success::Status(status, location) => (status, location),
        };
        let mut response = envelope::done(status);
        response.set_text(ETAG, &etag);
        response.set_text(LOCATION, &location);
        views::new_version(&mut response, &object);
        views::encryption(&mut response, object.attributes.details.encryption.as_ref());
        if let Some(body) = return_body {
            body.fill(&mut response, &bucket, &key, &object);
        }
        Ok(response)
    }
}

/// 204 unless the form asks for one of the other two; other values are ignored (assumed).
fn success_status(form: &Form) -> StatusCode {
    match form.field("success_action_status") {
        Some("200") => StatusCode::OK,
        Some("201") => StatusCode::CREATED,
        Some(_) | None => StatusCode::NO_CONTENT,
    }
}

fn redirect(url: &str, bucket: &str, key: &str, etag: &str) -> String {
    let (page, fragment) = url.split_at(url.find('#').unwrap_or(url.len()));
    let join = if page.contains('?') { '&' } else { '?' };
    let (key, etag) = (encode_component(key), encode_component(etag));
    in_ascii(&format!("{page}{join}bucket={bucket}&key={key}&etag={etag}{fragment}"))
}

/// A URL as it can stand in a header: anything but printable ASCII is percent-encoded.
fn in_ascii(url: &str) -> String {
    let plain = |byte: u8| match byte {
        b'!'..=b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    url.bytes().map(plain).collect()
}
