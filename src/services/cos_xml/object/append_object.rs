//! APPEND Object: adds bytes to the end of an object that was made so.

use http::StatusCode;
use http::header::{ETAG, HeaderName};

use crate::catalog::{cos_xml as rows, limits};
use crate::domain::store::configuration::Versioning;
use crate::domain::store::object::Attributes;
use crate::domain::store::writes::Appended;
use crate::services::cos_xml::auth::acl_limit;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::body::ContentBody;
use crate::services::cos_xml::request::header_fields::HeaderFields;
use crate::services::cos_xml::request::names::names;
use crate::services::cos_xml::request::{body, key, metadata, params};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::cos_xml::service::{Auth, CosXml, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;

/// Adds bytes to the end of an object, or creates the object.
///
/// `position`: length of the object so far, in bytes; 0 creates it, with the attributes that the headers
/// give; later calls ignore those headers.
///
/// Errors: `MissingContentLength`, `InvalidArgument` without a position, those of PUT Object;
/// `AppendPositionErr`, `ObjectNotAppendable`, `EntityTooLarge` for an object over 5 GB; `InvalidBucketState`
/// once the bucket has kept versions.
pub(crate) struct AppendObject;

pub(crate) struct Input {
    position: u64,
    /// For a new object.
    attributes: Attributes,
    piece: ContentBody,
}

const NEXT: HeaderName = HeaderName::from_static("x-cos-next-append-position");
const CONTENT_SHA1: HeaderName = HeaderName::from_static("x-cos-content-sha1");

impl Operation for AppendObject {
    type Service = CosXml;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        query: &["position"],
        headers: names![metadata::HEADERS, body::HEADERS],
        action: Some("name/cos:AppendObject"),
        ..OperationSpec::new(
            "append_object",
            "Adds bytes to the end of an object.",
            "XML API documentation: APPEND Object",
            route(Verb::Post, Resource::Object, &[params::APPEND]),
        )
    };
    const AUTH: Auth = Auth::Uploads;

    fn parse(request: &Request<CosXml>) -> Result<Input, Error> {
        body::must_have_length(&request.head)?;
        key::check_length(request.target.key())?;
        let missing =
            || Error::invalid_argument("there is no position; it is the length of the object so far");
        let position = params::number(&request.params.query, "position")?.ok_or_else(missing)?;
        Ok(Input {
            position,
            attributes: if position == 0 { first_attributes(request)? } else { Attributes::default() },
            piece: ContentBody::parse(request)?,
        })
    }

    fn run(ctx: &Ctx<CosXml>, input: Input) -> Result<Response, Error> {
        let (bucket, key) = ctx.target.open(&ctx.app)?;
        let piece = input.piece.content(&ctx.caller.payload)?;
        if bucket.versioning() != Versioning::Off {
            let reason = "nothing is appended in a bucket that keeps versions or ever did";
            return Err(Error::new(&rows::INVALID_BUCKET_STATE, reason));
        }
        if input.position.saturating_add(piece.len()) > limits::XML_UPLOAD_MAX {
            return Err(Error::new(&rows::ENTITY_TOO_LARGE_2, "an object may grow to 5 GB by appending"));
        }
        let now = ctx.app.clock.now();
        let mut attributes = input.attributes;
        metadata::settle(&bucket, &mut attributes, ctx.app.clock.now())?;
        let new = Appended { attributes, vid: ctx.app.ids.vid(now), now };
        if input.position == 0 {
            acl_limit::check_object(&ctx.app, &bucket, key, &new.attributes.acl)?;
        }
        let object = bucket.append(key, input.position, &piece, &new)?;
        let mut response = envelope::done(StatusCode::OK);
        response.set_text(ETAG, &views::etag(&object));
        response.set(NEXT, object.content.len().into());
        // The MD5 of the piece, whatever its name says: an SDK compares it so by default.
        response.set_text(CONTENT_SHA1, &piece.md5().to_string());
        views::crc64(&mut response, &object);
        views::encryption(&mut response, object.attributes.details.encryption.as_ref());
        Ok(response)
    }
}

/// The attributes of a new object, whose class must be one that stays as it is.
fn first_attributes(request: &Request<CosXml>) -> Result<Attributes, Error> {
    let attributes = metadata::attributes(&HeaderFields::in_head(&request.head))?;
    let class = attributes.details.storage_class.word();
    if class.ends_with("INTELLIGENT_TIERING") {
        let reason = format!("x-cos-storage-class: objects that grow by appending cannot be {class}");
        return Err(Error::invalid_argument(reason));
    }
    Ok(attributes)
}
