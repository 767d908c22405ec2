//! PUT and GET Object retention: the lock of one object, in a bucket with object lock.

use http::StatusCode;

use crate::catalog::cos_xml as rows;
use crate::domain::store::version::VersionRef;
use crate::primitives::time::UnixSeconds;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::object::conditions;
use crate::services::cos_xml::request::{elements, params, retention};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;

const ROOT: &str = "Retention";

const fn spec(name: &'static str, summary: &'static str, method: Verb) -> OperationSpec {
    let doc = "https://cloud.tencent.com/document/product/436/40135";
    OperationSpec::new(name, summary, doc, route(method, Resource::Object, &["retention"]))
}

/// Locks an object until a date. Errors: those of a document, `NoSuchKey`, `InvalidRequest` in a bucket
/// without object lock, `InvalidLockedTime` for a date before that of the lock it has.
pub(crate) struct PutObjectRetention;

impl Operation for PutObjectRetention {
    type Service = CosXml;
    type Input = UnixSeconds;

    const SPEC: OperationSpec = OperationSpec {
        headers: &["content-md5"],
        elements: &["Mode", "RetainUntilDate"],
        action: Some("name/cos:PutObjectRetention"),
        ..spec("put_object_retention", "Locks an object until a date.", Verb::Put)
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(request: &Request<CosXml>) -> Result<UnixSeconds, Error> {
        let document = params::document(request, ROOT)?;
        elements::one_of(document, "Mode", &[("COMPLIANCE", ())])?;
        let date = elements::word(document, "RetainUntilDate")?;
        retention::read_date(date)
            .ok_or_else(|| Error::malformed_xml(format!("RetainUntilDate {date:?} is no date")))
    }

    fn run(ctx: &Ctx<CosXml>, until: UnixSeconds) -> Result<Response, Error> {
        let (bucket, key) = ctx.target.open(&ctx.app)?;
        let object = conditions::object(&bucket, key, VersionRef::Latest)?;
        retention::check(&bucket, Some(until), ctx.app.clock.now())?;
        if bucket.locked_until(&object).is_some_and(|before| until < before) {
            let reason = "the object is locked longer than that, and locks cannot be made shorter";
            return Err(Error::new(&rows::INVALID_LOCKED_TIME, reason));
        }
        bucket
            .amend(key, VersionRef::Latest, |attributes| attributes.details.retained_until = Some(until))?;
        Ok(envelope::done(StatusCode::OK))
    }
}

/// Returns the lock of an object, its own or that of the bucket. Errors: `NoSuchKey`,
/// `NoSuchObjectLockConfiguration`.
pub(crate) struct GetObjectRetention;

impl Operation for GetObjectRetention {
    type Service = CosXml;
    type Input = ();

    const SPEC: OperationSpec = OperationSpec {
        action: Some("name/cos:GetObjectRetention"),
        ..spec("get_object_retention", "Tells until when an object is locked.", Verb::Get)
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(_: &Request<CosXml>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<CosXml>, (): ()) -> Result<Response, Error> {
        let (bucket, key) = ctx.target.open(&ctx.app)?;
        let object = conditions::object(&bucket, key, VersionRef::Latest)?;
        let unset = || Error::new(&rows::NO_SUCH_OBJECT_LOCK_CONFIGURATION, "the object was never locked");
        let until = bucket.locked_until(&object).ok_or_else(unset)?;
        Ok(envelope::document(ROOT, |x| {
            x.leaf("Mode", "COMPLIANCE");
            x.leaf("RetainUntilDate", views::date(until));
        }))
    }
}
