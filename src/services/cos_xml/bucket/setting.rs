//! Settings of a bucket that a client stores, reads and removes as an XML document.
//!
//! Each is an implementation of [`Setting`] in a file of its own; PUT, GET and DELETE are written once for
//! all of them.

use std::marker::PhantomData;

use bytes::Bytes;
use http::StatusCode;

use crate::catalog::{ErrorRow, cos_xml as rows};
use crate::domain::store::bucket::Bucket;
use crate::domain::store::configuration::{Configuration, Document};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::params;
use crate::services::cos_xml::response::envelope;
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;
use crate::wire::xml::Element;

/// A setting as data; made by [`kind`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    /// The query key; a list of one, as routes have it.
    pub key: &'static [&'static str; 1],
    /// The outermost element.
    pub root: &'static str,
    pub doc: &'static str,
    /// Summaries, names and actions of its operations: PUT, GET, DELETE.
    pub summaries: [&'static str; 3],
    pub names: [&'static str; 3],
    pub actions: [&'static str; 3],
}

/// The [`Kind`] of a query key, whose operations end in `$name`, and their actions in `$action`.
macro_rules! kind {
    ($key:literal, $name:literal, $action:literal, $what:literal, $root:expr, $doc:literal) => {
        $crate::services::cos_xml::bucket::setting::Kind {
            key: &[$key],
            root: $root,
            doc: $doc,
            summaries: [
                concat!("Sets a bucket's ", $what, "."),
                concat!("Tells a bucket's ", $what, "."),
                concat!("Removes a bucket's ", $what, "."),
            ],
            names: [
                concat!("put_bucket_", $name),
                concat!("get_bucket_", $name),
                concat!("delete_bucket_", $name),
            ],
            actions: [
                concat!("name/cos:PutBucket", $action),
                concat!("name/cos:GetBucket", $action),
                concat!("name/cos:DeleteBucket", $action),
            ],
        }
    };
}
pub(crate) use kind;

/// A setting that a bucket keeps.
pub(crate) trait Setting: 'static {
    /// What the document says.
    type Value: Send + 'static;

    const KIND: Kind;
    /// Elements of its document, each as a path below the root. Others are refused.
    const ELEMENTS: &'static [&'static str];
    /// The place where a bucket keeps it.
    const PLACE: fn(&mut Configuration) -> &mut Option<Document<Self::Value>>;
    /// The error of a GET before the first PUT; without one, the response is an empty document.
    const UNSET: Option<&'static ErrorRow>;
    /// A PUT without a body stores an empty document.
    const EMPTIES: bool = false;
    /// Bytes of its document at most.
    const LONGEST: usize = usize::MAX;
    /// What the setting does not do here; a PUT says so.
    const NOTE: Option<&'static str> = None;

    /// What of a value never acts; a PUT says so.
    fn idle(_: &Self::Value) -> Vec<String> {
        Vec::new()
    }

    /// Reads and checks a document.
    ///
    /// # Errors
    /// `MalformedXML`, `InvalidArgument` and others of the setting.
    fn read(document: &Element) -> Result<Self::Value, Error>;

    /// The document as it is returned.
    fn source(body: &Bytes, _: &Self::Value) -> Bytes {
        body.clone()
    }

    /// Checks what the bucket, its other settings and the rest of the world have against a new value.
    ///
    /// # Errors
    /// Those of the setting.
    fn check(_: &Ctx<CosXml>, _: &Bucket, _: &Configuration, _: &Self::Value) -> Result<(), Error> {
        Ok(())
    }
}

const fn spec(kind: &Kind, at: usize, method: Verb) -> OperationSpec {
    let route = route(method, Resource::Bucket, kind.key);
    let spec = OperationSpec::new(kind.names[at], kind.summaries[at], kind.doc, route);
    OperationSpec { action: Some(kind.actions[at]), ..spec }
}

/// Stores a setting. Errors: those of a document and of the setting.
pub(crate) struct Put<S>(PhantomData<fn() -> S>);
/// Returns a setting as it was stored. Errors: the row of one that was never stored.
pub(crate) struct Get<S>(PhantomData<fn() -> S>);
/// Removes a setting.
pub(crate) struct Delete<S>(PhantomData<fn() -> S>);

impl<S: Setting> Operation for Put<S> {
    type Service = CosXml;
    type Input = Document<S::Value>;

    const SPEC: OperationSpec = OperationSpec {
        headers: &["content-md5"],
        elements: S::ELEMENTS,
        note: S::NOTE,
        ..spec(&S::KIND, 0, Verb::Put)
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(request: &Request<CosXml>) -> Result<Document<S::Value>, Error> {
        let (body, root) = (&request.params.body, S::KIND.root);
        if body.is_empty() && S::EMPTIES {
            let source = Bytes::from(format!("<{root}></{root}>"));
            return Ok(Document { source, value: S::read(&Element::default())? });
        }
        let document = params::document(request, root)?;
        if body.len() > S::LONGEST {
            let reason = format!("the body has {} bytes, a {root} at most {}", body.len(), S::LONGEST);
            return Err(Error::new(&rows::XML_SIZE_LIMIT, reason));
        }
        let value = S::read(document)?;
        Ok(Document { source: S::source(body, &value), value })
    }

    fn run(ctx: &Ctx<CosXml>, document: Document<S::Value>) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let mut configuration = bucket.configuration.write();
        S::check(ctx, &bucket, &configuration, &document.value)?;
        let idle = S::idle(&document.value);
        *S::PLACE(&mut configuration) = Some(document);
        let mut response = envelope::done(StatusCode::OK);
        if let Some(note) = S::NOTE {
            response.set_note(note);
        }
        envelope::note_idle(&mut response, &idle);
        Ok(response)
    }
}

impl<S: Setting> Operation for Get<S> {
    type Service = CosXml;
    type Input = ();

    const SPEC: OperationSpec = spec(&S::KIND, 1, Verb::Get);
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(_: &Request<CosXml>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<CosXml>, (): ()) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let source = S::PLACE(&mut bucket.configuration.write()).as_ref().map(|found| found.source.clone());
        match (source, S::UNSET) {
            (Some(source), _) => Ok(Response::new(StatusCode::OK, source).typed("application/xml")),
            (None, None) => Ok(envelope::document(S::KIND.root, |_| {})),
            (None, Some(row)) => Err(Error::new(row, format!("?{} was never set", S::KIND.key[0]))),
        }
    }
}

impl<S: Setting> Operation for Delete<S> {
    type Service = CosXml;
    type Input = ();

    const SPEC: OperationSpec = OperationSpec { statuses: &[204], ..spec(&S::KIND, 2, Verb::Delete) };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(_: &Request<CosXml>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<CosXml>, (): ()) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        *S::PLACE(&mut bucket.configuration.write()) = None;
        Ok(envelope::done(StatusCode::NO_CONTENT))
    }
}
