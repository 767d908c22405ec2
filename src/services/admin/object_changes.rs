//! `POST` and `DELETE /_cosplay/objects`: changes of storage class and ACL, and deletions.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::domain::store::acl::{ObjectAcl, ObjectCanned, Word};
use crate::domain::store::details::StorageClass;
use crate::services::admin::envelope::{no_content, spec, success};
use crate::services::admin::error::Error;
use crate::services::admin::objects::{Metadata, ObjectName};
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;

pub(super) struct ChangeObject;

/// What to change, of which object.
pub(super) struct Change {
    name: ObjectName,
    class: Option<StorageClass>,
    acl: Option<ObjectCanned>,
}

impl Operation for ChangeObject {
    type Service = Admin;
    type Input = Change;

    const SPEC: OperationSpec = OperationSpec {
        query: &["bucket", "appid", "key", "version"],
        body: Some(schemars::SchemaGenerator::subschema_for::<Body>),
        statuses: &[200, 404, 409],
        ..spec(
            Verb::Post,
            "objects",
            "objects_change",
            "Changes the storage class or the canned ACL of an object: \
             {\"class\":\"ARCHIVE\",\"acl\":\"public-read\"}.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Change, Error> {
        let body: Body = request.params.body()?;
        let class = body.class.map(|word| {
            StorageClass::parse(&word).ok_or_else(|| Error::bad(format!("{word:?} is no storage class")))
        });
        let acl = body.acl.map(|word| {
            let known = || ObjectCanned::WORDS.iter().map(|(_, word)| *word).collect::<Vec<_>>().join(", ");
            ObjectCanned::parse(&word)
                .ok_or_else(|| Error::bad(format!("{word:?} is no canned ACL; known: {}", known())))
        });
        let (class, acl) = (class.transpose()?, acl.transpose()?);
        if class.is_none() && acl.is_none() {
            return Err(Error::bad("nothing is to be changed: give class or acl"));
        }
        Ok(Change { name: ObjectName::parse(&request.params)?, class, acl })
    }

    fn run(ctx: &Ctx<Admin>, Change { name, class, acl }: Change) -> Result<Response, Error> {
        let (bucket, _) = name.find(&ctx.app)?;
        let changed = bucket.amend(&name.key, name.version, |attributes| {
            if let Some(class) = class {
                attributes.details.storage_class = class;
            }
            if let Some(acl) = acl {
                attributes.acl = ObjectAcl::of_word(acl);
            }
        });
        let object = changed.map_err(|error| Error::Conflict(error.to_string()))?;
        Ok(success(&Metadata::of(&bucket, &name.key, &object)))
    }
}

/// Body of `objects_change`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Body {
    class: Option<String>,
    acl: Option<String>,
}

pub(super) struct DeleteObject;

impl Operation for DeleteObject {
    type Service = Admin;
    type Input = ObjectName;

    const SPEC: OperationSpec = OperationSpec {
        query: &["bucket", "appid", "key", "version"],
        statuses: &[204, 404, 409],
        ..spec(
            Verb::Delete,
            "objects",
            "objects_delete",
            "Deletes the object ?key= of ?bucket= as the bucket's versioning says, or one ?version= for \
             good.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<ObjectName, Error> {
        ObjectName::parse(&request.params)
    }

    fn run(ctx: &Ctx<Admin>, name: ObjectName) -> Result<Response, Error> {
        let bucket = name.bucket.find(&ctx.app)?;
        if bucket.read().version(&name.key, name.version).is_none() {
            return Err(Error::NotFound(format!("{} has no object {:?}", bucket.id, name.key)));
        }
        let now = ctx.app.now_of(Some(bucket.owner));
        let deleted = bucket.delete(&name.key, name.version, now);
        deleted.map(|_| no_content()).map_err(|error| Error::Conflict(error.to_string()))
    }
}
