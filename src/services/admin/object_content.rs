//! `/_cosplay/objects/content`: downloads and uploads of people, without a signature.

use std::collections::BTreeMap;
use std::sync::Arc;

use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, ETAG, HeaderName, HeaderValue};

use crate::domain::store::bucket::{Bucket, NewObject};
use crate::domain::store::content::Content;
use crate::domain::store::object::{Attributes, Object, Overwrite};
use crate::primitives::blob::Blob;
use crate::primitives::escape::encode_component;
use crate::services::admin::envelope::{created, spec};
use crate::services::admin::error::Error;
use crate::services::admin::objects::{Metadata, ObjectName, content_type, etag};
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{Cost, OperationSpec, Verb};
use crate::wire::content;
use crate::wire::response::Response;
use crate::wire::validators::{Conditions, Validators};

pub(super) struct GetContent;

impl Operation for GetContent {
    type Service = Admin;
    type Input = (ObjectName, Conditions);

    const SPEC: OperationSpec = OperationSpec {
        query: &["bucket", "appid", "key", "version"],
        statuses: &[200, 206, 304, 404, 416],
        ..spec(
            Verb::Get,
            "objects/content",
            "objects_content",
            "Returns the content of an object, or the range of it that is asked for, as a download.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<(ObjectName, Conditions), Error> {
        Ok((ObjectName::parse(&request.params)?, Conditions::read(&request.head)))
    }

    fn run(ctx: &Ctx<Admin>, (name, conditions): (ObjectName, Conditions)) -> Result<Response, Error> {
        let (_, object) = name.find(&ctx.app)?;
        let mut response = sent(&name.key, &object, &conditions);
        let file = name.key.rsplit('/').next().unwrap_or_default();
        let disposition = format!("attachment; filename*=UTF-8''{}", encode_component(file));
        response.set_text(CONTENT_DISPOSITION, &disposition);
        Ok(response)
    }
}

/// Content with its type and tag. Whatever it is, a browser runs nothing of it: it comes from a client.
pub(super) fn sent(key: &str, object: &Object, conditions: &Conditions) -> Response {
    let etag = format!("\"{}\"", etag(object));
    let validators = Validators { etag: Some(&etag), modified: object.mtime };
    let mut response = content::send(conditions, &object.content.blob, &validators);
    response.set_text(ETAG, &etag);
    response.set_text(CONTENT_TYPE, &content_type(key, object));
    let policy = HeaderValue::from_static("default-src 'none'; sandbox");
    response.set(HeaderName::from_static("content-security-policy"), policy);
    response.set(HeaderName::from_static("x-content-type-options"), HeaderValue::from_static("nosniff"));
    response
}

pub(super) struct PutContent;

/// An object to store.
pub(super) struct Upload {
    name: ObjectName,
    content_type: Option<String>,
    body: bytes::Bytes,
}

impl Operation for PutContent {
    type Service = Admin;
    type Input = Upload;

    const SPEC: OperationSpec = OperationSpec {
        query: &["bucket", "appid", "key"],
        body: Some(bytes_schema),
        statuses: &[201, 404, 409],
        ..spec(
            Verb::Put,
            "objects/content",
            "objects_put",
            "Stores the body as the object ?key= of ?bucket=, with the content type that it comes with.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Upload, Error> {
        let (name, body) = (ObjectName::parse(&request.params)?, request.params.body.clone());
        let content_type = request.head.header(CONTENT_TYPE).map(str::to_owned);
        Ok(Upload { name, content_type, body })
    }

    fn cost(_: &Ctx<Admin>, input: &Upload) -> Cost {
        Cost::of_bytes(input.body.len() as u64)
    }

    fn run(ctx: &Ctx<Admin>, Upload { name, content_type, body }: Upload) -> Result<Response, Error> {
        let bucket = name.bucket.find(&ctx.app)?;
        let now = ctx.app.now_of(Some(bucket.owner));
        let custom_headers: BTreeMap<String, String> =
            content_type.map(|kind| ("Content-Type".to_owned(), kind)).into_iter().collect();
        let attributes = Attributes { custom_headers, ..Attributes::default() };
        let content = Arc::new(Content::new(Blob::from(body)));
        let new = NewObject::whole(content, attributes, ctx.app.ids.vid(now), now);
        let object = stored(&bucket, &name.key, new)?;
        Ok(created(&Metadata::of(&bucket, &name.key, &object)))
    }
}

fn stored(bucket: &Bucket, key: &str, new: NewObject) -> Result<Arc<Object>, Error> {
    bucket.store(key, new, Overwrite::Allow).map_err(|error| Error::Conflict(error.to_string()))
}

/// Any bytes.
fn bytes_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({ "type": "string", "format": "binary" })
}
