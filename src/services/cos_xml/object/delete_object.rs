//! DELETE Object: deletes an object, adds a delete marker, or deletes one version for good.

use http::StatusCode;
use http::header::{HeaderName, HeaderValue};

use crate::domain::store::version::VersionRef;
use crate::domain::store::versions::Deleted;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::encryption;
use crate::services::cos_xml::response::{envelope, views};
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;

/// Deletes an object; while the bucket keeps versions, a delete marker hides it instead. An object that is
/// not there counts as deleted.
///
/// `versionId`: the version to delete for good; `null` for the one without an id.
///
/// Errors: `NoSuchVersion`; `SSEHeaderNotAllowed` for a header of an encryption.
pub(crate) struct DeleteObject;

const DELETE_MARKER: HeaderName = HeaderName::from_static("x-cos-delete-marker");

impl Operation for DeleteObject {
    type Service = CosXml;
    type Input = VersionRef;

    const SPEC: OperationSpec = OperationSpec {
        query: &["versionId"],
        headers: &encryption::WRITING,
        action: Some("name/cos:DeleteObject"),
        statuses: &[204],
        ..OperationSpec::new(
            "delete_object",
            "Deletes an object, or one version of it.",
            "XML API documentation: DELETE Object",
            route(Verb::Delete, Resource::Object, &[]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Write);

    fn parse(request: &Request<CosXml>) -> Result<VersionRef, Error> {
        encryption::refuse(&request.head)?;
        request.params.version.clone()
    }

    fn run(ctx: &Ctx<CosXml>, version: VersionRef) -> Result<Response, Error> {
        let (bucket, key) = ctx.target.open(&ctx.app)?;
        let deleted = bucket.delete(key, version, ctx.app.clock.now())?;
        let mut response = envelope::done(StatusCode::NO_CONTENT);
        let (version, is_marker) = match deleted {
            Deleted::Gone => return Ok(response),
            Deleted::Marked(version) => (version, true),
            Deleted::Version { version, was_marker } => (version, was_marker),
        };
        views::version(&mut response, version);
        if is_marker {
            response.set(DELETE_MARKER, HeaderValue::from_static("true"));
        }
        Ok(response)
    }
}
