//! The service's types: what a URL addresses, a request's parameters, who signed.

use std::sync::{Arc, OnceLock};

use bytes::Bytes;

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::accounts::Account;
use crate::domain::auth::aws_v4::Payload;
use crate::domain::auth::keyring::Key;
use crate::domain::policy::document::Policy;
use crate::domain::policy::facts::RequestFacts;
use crate::domain::policy::principal;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::error::BucketError;
use crate::domain::store::version::VersionRef;
use crate::primitives::escape::form_pairs;
use crate::primitives::names::{AppId, BucketId};
use crate::services::cos_xml::error::Error;
use crate::services::spec::{Resource, Route, Verb};
use crate::wire::form::Part;
use crate::wire::xml::{self, Element};

/// The service.
#[derive(Debug)]
pub(crate) struct CosXml;

/// What a URL addresses, whether it exists or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Addressed {
    /// The account's list of buckets.
    Service,
    Bucket(BucketId),
    Object(BucketId, String),
}

/// Kind of host that a request came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HostKind {
    /// `service.cos…`, `cos.<region>…`: the list of buckets, or a bucket that the path names (path style).
    Service,
    /// A bucket's default host, `<bucket>.cos.<region>…`; that of the old regions and the upload domain of a
    /// VOD account as well.
    Bucket,
    /// Global acceleration, with the bucket in host or path.
    Accelerate,
    /// A bucket's static website.
    Website,
    /// A loopback name or address, a name of `--tls-name`, or another that is not of the public DNS.
    Own,
    /// A name of the public DNS that is neither the vendor's nor the server's own.
    Unknown,
}

/// Part of the URL that names the bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NamedBy {
    /// The host, in letters of either case.
    Host,
    /// The first segment of the path.
    Path,
    /// None: it is the default bucket, or the service is addressed.
    Nothing,
}

/// What a URL addresses, and the way it does so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Target {
    pub addressed: Addressed,
    pub host: HostKind,
    pub named_by: NamedBy,
    /// The region that a vendor host names.
    pub region: Option<String>,
}

impl Target {
    /// The account's list of buckets, at a host of this region.
    pub(crate) fn service(host: HostKind, region: Option<String>) -> Self {
        Self { addressed: Addressed::Service, host, named_by: NamedBy::Nothing, region }
    }

    /// The addressed bucket, or that of the addressed object; none for the service.
    pub(crate) fn bucket_id(&self) -> Option<&BucketId> {
        match &self.addressed {
            Addressed::Service => None,
            Addressed::Bucket(id) | Addressed::Object(id, _) => Some(id),
        }
    }

    /// The addressed key; empty where there is none.
    pub(crate) fn key(&self) -> &str {
        match &self.addressed {
            Addressed::Service | Addressed::Bucket(_) => "",
            Addressed::Object(_, key) => key,
        }
    }

    /// Kind of resource that is addressed.
    pub(crate) fn resource(&self) -> Resource {
        match self.addressed {
            Addressed::Service => Resource::Service,
            Addressed::Bucket(_) => Resource::Bucket,
            Addressed::Object(..) => Resource::Object,
        }
    }

    /// The bucket, which exists, and the key.
    ///
    /// # Errors
    /// `NoSuchBucket`: there is no such bucket, or its account wants regions checked and the host names
    /// another.
    pub(crate) fn open(&self, app: &App) -> Result<(Arc<Bucket>, &str), Error> {
        let none = || Error::new(&rows::NO_SUCH_BUCKET, "the URL addresses the service and not a bucket");
        let id = self.bucket_id().ok_or_else(none)?;
        let bucket = match self.named_by {
            NamedBy::Host => app.store.bucket_of_host(id)?,
            NamedBy::Path | NamedBy::Nothing => app.store.bucket(id)?,
        };
        check_region(app, &bucket, self.region.as_deref())?;
        bucket.age(app.clock.now());
        Ok((bucket, self.key()))
    }

    /// The bucket, which exists.
    ///
    /// # Errors
    /// See [`Target::open`].
    pub(crate) fn bucket(&self, app: &App) -> Result<Arc<Bucket>, Error> {
        self.open(app).map(|(bucket, _)| bucket)
    }
}

/// Refuses the host of another region than the bucket's, unless the bucket's account has `region_check` off.
///
/// # Errors
/// `NoSuchBucket`.
pub(crate) fn check_region(app: &App, bucket: &Bucket, named: Option<&str>) -> Result<(), Error> {
    match named {
        Some(named) if named != bucket.settings.region && app.options(&bucket.id).region_check => {
            let (lives_in, asked) = (bucket.settings.region.clone(), named.to_owned());
            Err(BucketError::Elsewhere { bucket: bucket.id.clone(), lives_in, asked }.into())
        }
        Some(_) | None => Ok(()),
    }
}

/// The parameters of a query, decoded. Names are compared exactly, as the vendor does.
#[derive(Debug, Default)]
pub(crate) struct Query {
    pairs: Vec<(String, String)>,
}

impl Query {
    /// Reads a query as received, without its question mark.
    pub(crate) fn parse(query: &str) -> Self {
        let text = |bytes: Vec<u8>| {
            String::from_utf8(bytes)
                .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
        };
        let pairs = form_pairs(query.as_bytes()).map(|(name, value)| (text(name), text(value)));
        Self { pairs: pairs.collect() }
    }

    /// Names and values in their order.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether a parameter is there, with or without a value.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.pairs().any(|(found, _)| found == name)
    }

    /// The first value of a parameter that is not empty.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.pairs().find(|(found, value)| *found == name && !value.is_empty()).map(|(_, value)| value)
    }

    /// The value of a parameter; empty where it is absent.
    pub(crate) fn text(&self, name: &str) -> String {
        self.get(name).unwrap_or_default().to_owned()
    }
}

/// The form of a POST Object.
#[derive(Debug)]
pub(crate) struct Form {
    /// The fields in front of the file.
    pub fields: Vec<Part>,
    /// Names of the fields behind it, which do not count.
    pub late: Vec<String>,
    /// The content of the file.
    pub file: Bytes,
    /// The field `key`, `${filename}` replaced.
    pub key: String,
}

impl Form {
    /// A field; an empty one counts as absent.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|part| part.name.eq_ignore_ascii_case(name))?;
        std::str::from_utf8(&found.content).ok().map(str::trim).filter(|text| !text.is_empty())
    }
}

/// A request's parameters.
#[derive(Debug)]
pub(crate) struct Params {
    pub query: Query,
    /// The body as received; empty where it is a form.
    pub body: Bytes,
    /// The form; for a body that is not read as one, the error that says so.
    pub form: Result<Arc<Form>, Error>,
    /// `versionId`.
    pub version: Result<VersionRef, Error>,
    /// The body as XML, once it was asked for.
    pub document: OnceLock<Result<Element, xml::Unsound>>,
}

/// Proof that an operation asks of its caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Auth {
    /// A signature of any account.
    Account,
    /// Permission on the bucket or object. A signature may be absent, but not wrong.
    Needs(Need),
    /// Permission to write into the bucket. The body is content, which the operation compares with what was
    /// signed.
    Uploads,
    /// A page of a website: the signature is verified where there is one; permission is looked at when the
    /// page's key is known.
    Page,
    /// Permission to read the object. Without a signature, no `response-*` may stand in the query.
    Content,
    /// Permission to write into the bucket. That to read the source is asked for once it has been found.
    Copy,
    /// Permission to write into the bucket, for each key that the body names.
    EachKey,
    /// Permission to write into the bucket, proved by the form: its policy, its `Signature` field, or the
    /// header.
    Form,
}

/// What a caller must be allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Permission to read the object, or to list the bucket.
    Read,
    /// Permission to list the bucket, whatever key is addressed.
    List,
    /// Permission to write into the bucket.
    Write,
    /// Permission to read the grants.
    ReadAcp,
    /// Permission to change the grants.
    WriteAcp,
    /// To own the bucket.
    Own,
}

/// Who calls. The request's signature has been verified.
#[derive(Debug)]
pub(crate) struct Caller {
    /// Who signed; none for a request without a signature.
    pub signer: Option<Signer>,
    /// What the signature says about the content and is still to be checked.
    pub payload: Payload,
    /// What policies may ask of the request; empty where none will.
    pub facts: RequestFacts,
}

impl Caller {
    pub(crate) fn new(signer: Option<Signer>, payload: Payload) -> Self {
        Self { signer, payload, facts: RequestFacts::default() }
    }

    /// The policy that bounds the key, if one does.
    pub(crate) fn policy(&self) -> Option<&Policy> {
        self.signer.as_ref()?.key.policy()
    }
}

/// The key that a request was signed with.
#[derive(Debug, Clone)]
pub(crate) struct Signer {
    key: Key,
}

impl Signer {
    pub(crate) fn new(key: Key) -> Self {
        Self { key }
    }

    /// The account it signs for.
    pub(crate) fn account(&self) -> &Arc<Account> {
        self.key.account()
    }

    /// Who it is in bucket policies; `uin` is its account's.
    pub(crate) fn principal<'a>(&'a self, uin: &'a str) -> principal::Caller<'a> {
        self.key.principal(uin)
    }

    /// The account that owns what it creates.
    pub(crate) fn owner(&self) -> AppId {
        self.account().owner()
    }

    /// Whether it signs for the account of a bucket. VOD's storage belongs to accounts, but its AppId is not
    /// that of their keys.
    pub(crate) fn owns(&self, bucket: &Bucket) -> bool {
        bucket.owner == self.owner() && bucket.id.appid == self.account().appid
    }
}

/// Who signed a call that asks for an account.
///
/// # Errors
/// `AccessDenied`: nobody did.
pub(crate) fn signer(caller: &Caller) -> Result<&Signer, Error> {
    let nobody = "the request carries no signature, and this is not open to anybody";
    caller.signer.as_ref().ok_or_else(|| Error::new(&rows::ACCESS_DENIED, nobody))
}

/// The route of an operation on a resource, or on the sub-resource that the first of `keys` names; the other
/// keys are parameters that must be there as well.
pub(crate) const fn route(method: Verb, resource: Resource, keys: &'static [&'static str]) -> Route {
    Route::Resource { method, resource, keys, header: None }
}
