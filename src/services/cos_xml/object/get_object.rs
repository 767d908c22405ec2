//! GET Object: sends an object's content, whole or in part.

use http::StatusCode;
use http::header::{CONTENT_RANGE, HeaderName};

use crate::catalog::cos_xml as rows;
use crate::domain::accounts::TrafficLimit;
use crate::domain::store::object::Object;
use crate::domain::store::version::VersionRef;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::object::conditions;
use crate::services::cos_xml::object::conditions::{Conditions, Verdict};
use crate::services::cos_xml::object::origin_redirect::Way;
use crate::services::cos_xml::object::symlink;
use crate::services::cos_xml::request::encryption::{self, CustomerKey};
use crate::services::cos_xml::request::header_fields::HeaderFields;
use crate::services::cos_xml::request::names::names;
use crate::services::cos_xml::request::traffic_limit::{self, Limit};
use crate::services::cos_xml::request::{host_rules, params};
use crate::services::cos_xml::response::views;
use crate::services::cos_xml::service::{Auth, CosXml, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{Cost, OperationSpec, Resource, Verb};
use crate::wire::range::{self, Ranged};
use crate::wire::response::Response;

/// Sends an object's content.
///
/// `versionId`: the version to send; `response-*`: headers of the response, for signed requests only;
/// `Range`, `If-Range` and the conditions of RFC 9110; the customer's key of an object that is encrypted with
/// one.
///
/// Errors: `NoSuchKey`, `NoSuchVersion`, `InvalidObjectState` for an archived object, `InvalidRange`,
/// `PreconditionFailed`, `SSECDecryptHeaderInvalid`, `SSEHeaderNotAllowed`, `InvalidRequest` for `response-*`
/// without a signature.
pub(crate) struct GetObject;

/// The object that a read means, and its conditions.
pub(crate) struct ObjectRead {
    pub version: VersionRef,
    pub conditions: Conditions,
    pub customer_key: CustomerKey,
    overrides: Vec<(HeaderName, String)>,
    limit: Option<Limit>,
    /// For origin rules.
    pub way: Way,
}

/// Query keys that [`ObjectRead::parse`] reads.
pub(crate) const QUERY: &[&str] = &[
    "versionId",
    params::OVERRIDES[0].0,
    params::OVERRIDES[1].0,
    params::OVERRIDES[2].0,
    params::OVERRIDES[3].0,
    params::OVERRIDES[4].0,
    params::OVERRIDES[5].0,
    traffic_limit::NAME,
];
/// Request headers that [`ObjectRead::parse`] reads.
pub(crate) const HEADERS: &[&str] = names![conditions::HEADERS, encryption::HEADERS, [traffic_limit::NAME]];

impl ObjectRead {
    /// Reads query and headers.
    ///
    /// # Errors
    /// `SSEHeaderNotAllowed`; `NoSuchVersion` for a malformed version.
    pub(crate) fn parse(request: &Request<CosXml>) -> Result<Self, Error> {
        let (head, query) = (&*request.head, &request.params.query);
        encryption::refuse(head)?;
        let chosen = |(name, header): (&str, HeaderName)| Some((header, query.get(name)?.to_owned()));
        Ok(Self {
            version: request.params.version.clone()?,
            conditions: Conditions::of_read(head),
            customer_key: CustomerKey::parse(&HeaderFields::in_head(head)),
            overrides: params::OVERRIDES.into_iter().filter_map(chosen).collect(),
            limit: traffic_limit::parse(head)?,
            way: Way::parse(head),
        })
    }

    /// The cost of telling the object's digests.
    pub(crate) fn cost(&self, ctx: &Ctx<CosXml>) -> Cost {
        let found = ctx.target.open(&ctx.app).ok();
        let object = found.and_then(|(bucket, key)| conditions::object(&bucket, key, self.version).ok());
        object.map_or(Cost::Inline, |object| conditions::digest_cost(&object))
    }

    /// Sets the headers that the query chooses.
    pub(crate) fn override_headers(self, response: &mut Response) {
        for (header, value) in self.overrides {
            response.set_text(header, &value);
        }
    }
}

impl Operation for GetObject {
    type Service = CosXml;
    type Input = ObjectRead;

    const SPEC: OperationSpec = OperationSpec {
        query: QUERY,
        headers: names![HEADERS, ["if-range", "range"]],
        action: Some("name/cos:GetObject"),
        statuses: &[200, 206, 302, 304],
        ..OperationSpec::new(
            "get_object",
            "Sends an object's content, whole or in part.",
            "XML API documentation: GET Object",
            route(Verb::Get, Resource::Object, &[]),
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
        let now = ctx.app.clock.now();
        conditions::check_restored(&object, now)?;
        read.customer_key.check(object.attributes.details.encryption.as_ref())?;
        let mut response = match read.conditions.judge(&object)? {
            Verdict::Send => part(&object, read.conditions.range(&object))?,
            Verdict::NotModified => Response::new(StatusCode::NOT_MODIFIED, ""),
        };
        views::describe(&mut response, &bucket, key, &object, now);
        views::link(&mut response, &named);
        if ctx.options.traffic_limit == TrafficLimit::Apply {
            response.rate = read.limit.map(|limit| limit.0);
        }
        read.override_headers(&mut response);
        host_rules::force_download(&ctx.target, &bucket, &mut response);
        Ok(response)
    }
}

/// The part of the content that is asked for.
pub(crate) fn part(object: &Object, range: Option<&str>) -> Result<Response, Error> {
    let blob = &object.content.blob;
    match range::parse(range, blob.len()) {
        Ranged::Whole => Ok(Response::content(StatusCode::OK, blob.clone())),
        Ranged::Part(part) => {
            let content_range = format!("bytes {}-{}/{}", part.start, part.end - 1, blob.len());
            let mut response = Response::content(StatusCode::PARTIAL_CONTENT, blob.slice(part));
            response.set_text(CONTENT_RANGE, &content_range);
            Ok(response)
        }
        Ranged::Unsatisfiable => {
            let range = range.unwrap_or_default();
            let reason = format!("the range {range} lies outside the {} bytes", blob.len());
            Err(Error::new(&rows::INVALID_RANGE, reason))
        }
    }
}
