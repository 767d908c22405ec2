//! Operations as data: one table with many readers (router, OpenAPI, `docs/fidelity.md`, fault rules, the
//! inspector).

use http::Method;
use schemars::Schema;
use schemars::generate::SchemaGenerator;

use crate::primitives::names::{AppId, BucketId};

/// An operation as data.
#[derive(Debug, Clone, Copy)]
pub struct OperationSpec {
    /// The vendor's word in snake case: `put_object`.
    pub name: &'static str,
    /// One sentence.
    pub summary: &'static str,
    /// URL or page of the vendor's description.
    pub doc: &'static str,
    /// How a request names the operation.
    pub route: Route,
    /// Query keys it reads, as the vendor spells them, beside those of its route and of signatures.
    pub query: &'static [&'static str],
    /// Request headers it reads, in lower case; a name that ends with `-` stands for all that begin with it.
    pub headers: &'static [&'static str],
    /// Fields of its form or members of its JSON body.
    pub fields: &'static [&'static str],
    /// Elements of its XML body, each as a path below the root: `Rule/ID`.
    pub elements: &'static [&'static str],
    /// JSON schema of its body, for the OpenAPI document.
    pub body: Option<fn(&mut SchemaGenerator) -> Schema>,
    /// The action that policies name: `name/cos:PutObject`.
    pub action: Option<&'static str>,
    /// What it does not do here, in words; told in `X-Cosplay-Note` and `docs/fidelity.md`.
    pub note: Option<&'static str>,
    /// HTTP statuses of its own, beside those that every call of its service may have.
    pub statuses: &'static [u16],
}

impl OperationSpec {
    /// An operation without parameters, to be completed by struct update.
    pub const fn new(name: &'static str, summary: &'static str, doc: &'static str, route: Route) -> Self {
        Self {
            name,
            summary,
            doc,
            route,
            query: &[],
            headers: &[],
            fields: &[],
            elements: &[],
            body: None,
            action: None,
            note: None,
            statuses: &[200],
        }
    }
}

/// How a request names an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// The parameter `op`, with one of these methods.
    Op(&'static [Verb]),
    /// The parameter `Action`.
    Action(&'static str),
    /// A host that serves nothing else, whatever the path.
    Host,
    /// Method and path below the service's prefix; a segment in braces stands for any.
    Path(Verb, &'static str),
    /// Method, kind of resource, query keys that must be there, and a header that must be.
    Resource {
        /// The method.
        method: Verb,
        /// Kind of resource that the URL addresses.
        resource: Resource,
        /// Query keys that select the sub-resource.
        keys: &'static [&'static str],
        /// A header that selects another operation of the same method.
        header: Option<&'static str>,
    },
}

/// Kind of resource that a URL of the XML API addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resource {
    /// The account's list of buckets.
    Service,
    /// A bucket.
    Bucket,
    /// An object.
    Object,
}

/// HTTP methods that operations are called with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// `GET`
    Get,
    /// `HEAD`
    Head,
    /// `PUT`
    Put,
    /// `POST`
    Post,
    /// `DELETE`
    Delete,
}

impl Verb {
    /// The verb of a method; none for one that no operation has.
    pub fn of(method: &Method) -> Option<Self> {
        Some(match *method {
            Method::GET => Self::Get,
            Method::HEAD => Self::Head,
            Method::PUT => Self::Put,
            Method::POST => Self::Post,
            Method::DELETE => Self::Delete,
            _ => return None,
        })
    }

    /// The method as it stands in a request line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }
}

/// How much computing a call takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cost {
    /// Little: runs on the thread that serves the socket.
    Inline,
    /// Much, such as hashing more than a mebibyte: runs beside the socket threads.
    Blocking,
}

impl Cost {
    /// Bytes up to which parsing and hashing happen on the socket's thread.
    pub const INLINE_BYTES: u64 = 1024 * 1024;

    /// The cost of hashing or parsing `bytes`.
    pub fn of_bytes(bytes: u64) -> Self {
        if bytes > Self::INLINE_BYTES { Self::Blocking } else { Self::Inline }
    }
}

/// Which of two errors is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precedence {
    /// That of the parameters: a signature is looked at only when they are sound.
    Input,
    /// That of the caller: parameters are complained about only to whoever may call.
    Caller,
}

/// What a request is about, whether it exists or not.
#[derive(Debug, Default)]
pub struct Subject {
    /// The bucket.
    pub bucket: Option<BucketId>,
    /// The key; none for the bucket itself.
    pub key: Option<String>,
    /// The tenant, where the URL names it without a bucket.
    pub tenant: Option<AppId>,
}
