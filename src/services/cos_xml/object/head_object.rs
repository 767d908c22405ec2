//! HEAD Object: the headers of GET Object, without the content.

use http::StatusCode;

use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::object::conditions;
use crate::services::cos_xml::object::conditions::Verdict;
use crate::services::cos_xml::object::get_object;
use crate::services::cos_xml::object::get_object::ObjectRead;
use crate::services::cos_xml::object::symlink;
use crate::services::cos_xml::response::views;
use crate::services::cos_xml::service::{Auth, CosXml, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{Cost, OperationSpec, Resource, Verb};
use crate::wire::response::Response;

/// Returns an object's metadata as headers. Parameters and errors are those of GET Object without its ranges;
/// an archived object is described, too.
pub(crate) struct HeadObject;

impl Operation for HeadObject {
    type Service = CosXml;
    type Input = ObjectRead;

    const SPEC: OperationSpec = OperationSpec {
        query: get_object::QUERY,
        headers: get_object::HEADERS,
        action: Some("name/cos:HeadObject"),
        statuses: &[200, 302, 304],
        ..OperationSpec::new(
            "head_object",
            "Tells an object's metadata.",
            "XML API documentation: HEAD Object",
            route(Verb::Head, Resource::Object, &[]),
        )
    };
    const AUTH: Auth = Auth::Content;

    fn parse(request: &Request<CosXml>) -> Result<ObjectRead, Error> {
        ObjectRead::parse(request)
    }

    fn cost(ctx: &Ctx<CosXml>, read: &ObjectRead) -> Cost {
        read.cost(ctx)
    }

    fn run(ctx: &Ctx<CosXml>, read: ObjectRead) -> Result<Response, Error> {
        let (bucket, key) = ctx.target.open(&ctx.app)?;
        let named = match conditions::object(&bucket, key, read.version) {
            Ok(object) => object,
            Err(error) => return read.way.instead_of(error.into(), &bucket, key),
        };
        let object = symlink::followed(ctx, &bucket, named.clone())?;
        read.customer_key.check(object.attributes.details.encryption.as_ref())?;
        let mut response = match read.conditions.judge(&object)? {
            // The body is not sent; its length is.
            Verdict::Send => Response::new(StatusCode::OK, object.content.blob.clone()),
            Verdict::NotModified => Response::new(StatusCode::NOT_MODIFIED, ""),
        };
        views::describe(&mut response, &bucket, key, &object, ctx.app.clock.now());
        views::link(&mut response, &named);
        read.override_headers(&mut response);
        Ok(response)
    }
}
