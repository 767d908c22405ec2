//! The shapes a family is made of. An operation is a `static` in a file of its own; a family is the list of them.

use std::borrow::Cow;
use std::time::Duration;

use http::{Method, StatusCode};

use crate::catalog::ErrorRow;
use crate::domain::App;
use crate::domain::auth::{cos_json, vod, xml_refusal};
use crate::domain::journal::step::Step;
use crate::domain::store::error::{
    AppendError, BucketError, CreateBucketError, DeleteBucketError, MultipartError, ObjectError, PathError,
    SliceUploadError, VersionError,
};
use crate::primitives::memory::MemoryFull;
use crate::primitives::names::{AppId, BucketId};
use crate::wire::body::ReadError;
use crate::wire::read::Intake;
use crate::wire::request::{Address, Request, RequestHead};
use crate::wire::response::Response;

/// One operation of a service, named by the vendor's own word.
#[derive(Debug)]
pub struct Operation {
    /// The vendor's word.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub summary: &'static str,
    /// Where the vendor describes it.
    pub doc: &'static str,
    /// What names it in a request.
    pub selector: Selector,
    /// What a caller must prove.
    pub auth: Auth,
    /// Presence and form of its parameters. Changes nothing.
    pub check: fn(&App, &Request) -> Result<(), Failure>,
    /// How much computing a call takes.
    pub weight: fn(&App, &Request) -> Weight,
    /// What it does. Runs to its end without waiting.
    pub run: fn(&App, &Request) -> Result<Response, Failure>,
}

/// What names an operation in a request.
#[derive(Debug)]
pub enum Selector {
    /// The parameter `op` and the methods it may come with.
    Op(&'static [Method]),
    /// The parameter `Action`.
    Action(&'static str),
    /// A download host, whatever the path.
    DownloadHost,
    /// Method and path, below the family's prefix.
    Path(Method, &'static str),
    /// Method, what the URL addresses, the query keys that must be there, and a header that must be.
    Resource {
        /// The method.
        method: Method,
        /// What the URL addresses.
        place: Place,
        /// Sub-resource and parameters.
        keys: &'static [&'static str],
        /// A header that makes another operation of it.
        header: Option<&'static str>,
    },
}

/// What a URL of the XML API addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The account's buckets.
    Service,
    /// A bucket.
    Bucket,
    /// A key of one.
    Object,
}

/// What a caller must prove.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auth {
    /// Nothing: the server is on the user's own machine.
    Open,
    /// A multi-effect signature.
    MultiEffect,
    /// A once-signature, unless the account's `once_policy` is `observed`.
    Once,
    /// Either kind.
    Either,
    /// What the object and its bucket ask for.
    Download,
    /// An upload signature of VOD.
    UploadSignature,
    /// The same, which a new upload spends if it is good for one.
    NewUpload,
    /// The signature of the XML API where there is one, and this permission for whoever made it.
    Acl(Need),
    /// A form's policy and signature, or its `Signature` field, and permission to write.
    Form,
}

/// What the XML API asks of a caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// To have an account.
    Account,
    /// Permission to read the object, or to list the bucket.
    Read,
    /// Permission to write into the bucket.
    Write,
    /// Permission to read the grants.
    ReadAcp,
    /// Permission to change the grants.
    WriteAcp,
    /// To own the bucket.
    Own,
}

/// How much computing a call takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// At most about a mebibyte to hash: runs where it stands.
    Light,
    /// More: runs beside the threads that serve sockets.
    Heavy,
}

impl Weight {
    /// The weight of hashing `bytes`.
    pub fn of_hashing(bytes: u64) -> Self {
        const LIGHT: u64 = 1024 * 1024;
        if bytes > LIGHT { Self::Heavy } else { Self::Light }
    }
}

/// For operations that compute nothing to speak of.
pub fn light(_: &App, _: &Request) -> Weight {
    Weight::Light
}

/// Why an operation did not succeed: a row of the catalogue, or a fact the family still has to word.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Failure {
    /// A row, and the reason in our own words.
    #[error("{reason}")]
    Row {
        /// The catalogue's row.
        row: &'static ErrorRow,
        /// What is wrong and how to mend it.
        reason: Cow<'static, str>,
    },
    /// A part of the service that is not played, and how the vendor words that something is not there.
    #[error("{what} is not played")]
    Unplayed {
        /// The catalogue's row.
        row: &'static ErrorRow,
        /// What was asked for.
        what: String,
    },
    /// No room: the memory budget is spent.
    #[error(transparent)]
    MemoryFull(#[from] MemoryFull),
    #[error(transparent)]
    Bucket(#[from] BucketError),
    #[error(transparent)]
    CreateBucket(#[from] CreateBucketError),
    #[error(transparent)]
    DeleteBucket(#[from] DeleteBucketError),
    #[error(transparent)]
    Object(#[from] ObjectError),
    #[error(transparent)]
    Path(#[from] PathError),
    #[error(transparent)]
    SliceUpload(#[from] SliceUploadError),
    #[error(transparent)]
    Version(#[from] VersionError),
    #[error(transparent)]
    Append(#[from] AppendError),
    #[error(transparent)]
    Multipart(#[from] MultipartError),
    /// What is wrong with a signature of the JSON API.
    #[error(transparent)]
    JsonAuth(#[from] cos_json::Refusal),
    /// What is wrong with an upload signature of VOD.
    #[error(transparent)]
    VodAuth(#[from] vod::Refusal),
    /// What is wrong with a signature, a token or a policy of the XML API.
    #[error(transparent)]
    XmlAuth(#[from] xml_refusal::Refusal),
    /// What is wrong with the body.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// An answer outside the catalogue, in plain words.
    #[error("{sentence}")]
    Plain {
        /// The HTTP status.
        status: StatusCode,
        /// What is wrong and how to mend it.
        sentence: String,
    },
    /// A script wants no answer: the connection is closed, at once or after a silence.
    #[error("a script wants no answer")]
    NoAnswer {
        /// How long nothing happens.
        after: Duration,
    },
    /// Our own fault: a panic that was caught.
    #[error("cosplay itself failed: {0}; please report it")]
    Internal(String),
}

impl Failure {
    /// A row and why it applies.
    pub fn row(row: &'static ErrorRow, reason: impl Into<Cow<'static, str>>) -> Self {
        Self::Row { row, reason: reason.into() }
    }

    /// Whether a signature is what was refused.
    pub fn is_refused_signature(&self) -> bool {
        matches!(self, Self::JsonAuth(_) | Self::VodAuth(_) | Self::XmlAuth(_)) && !self.is_memory()
    }

    /// Whether the memory budget is what failed.
    pub fn is_memory(&self) -> bool {
        match self {
            Self::Object(error) => error.is_memory(),
            Self::Path(error) => error.is_memory(),
            Self::SliceUpload(error) => error.is_memory(),
            Self::Version(error) => error.is_memory(),
            Self::Append(error) => error.is_memory(),
            Self::Multipart(error) => error.is_memory(),
            Self::MemoryFull(_)
            | Self::CreateBucket(CreateBucketError::MemoryFull(_))
            | Self::Read(ReadError::MemoryFull(_))
            | Self::JsonAuth(cos_json::Refusal::MemoryFull(_))
            | Self::VodAuth(vod::Refusal::MemoryFull(_)) => true,
            Self::Bucket(_)
            | Self::CreateBucket(CreateBucketError::Exists(_))
            | Self::DeleteBucket(_)
            | Self::Row { .. }
            | Self::Unplayed { .. }
            | Self::JsonAuth(_)
            | Self::VodAuth(_)
            | Self::XmlAuth(_)
            | Self::Read(_)
            | Self::Plain { .. }
            | Self::NoAnswer { .. }
            | Self::Internal(_) => false,
        }
    }
}

/// What a request is about, whether it exists or not.
#[derive(Debug, Default)]
pub struct About {
    /// The bucket.
    pub bucket: Option<BucketId>,
    /// The key; none for the bucket itself.
    pub key: Option<String>,
}

/// What an address is about that names AppId, bucket and key.
pub fn addressed(address: &Address) -> About {
    let appid = AppId::parse(&address.appid).filter(|_| !address.bucket.is_empty());
    let key = Some(address.key.clone()).filter(|key| !key.is_empty());
    About { bucket: appid.map(|appid| BucketId::new(appid, &address.bucket)), key }
}

/// A service: its operations and the manners they share.
#[derive(Debug)]
pub struct Family {
    /// Its name in rules and rows: `cos_json`.
    pub name: &'static str,
    /// Whether a request is for this family.
    pub claims: fn(&RequestHead) -> bool,
    /// All its operations.
    pub operations: &'static [&'static Operation],
    /// Bytes of a body beyond which it is not read.
    pub max_body: u64,
    /// What a body is taken for.
    pub intake: fn(&RequestHead) -> Intake,
    /// Adds to a request of another dialect what it means in the family's own.
    pub adapt: fn(&mut RequestHead),
    /// Reads method and URL; the first place a request can fail.
    pub locate: fn(&RequestHead) -> Result<Address, Failure>,
    /// Finds the operation a request names.
    pub identify: fn(&App, &Request) -> Result<&'static Operation, Failure>,
    /// Bucket and key a request is about, by its address and by its body once that is here.
    pub about: fn(&App, &Address, Option<&Request>) -> About,
    /// The key id a request presents, by its head and by its body once that is here.
    pub key_id: fn(&RequestHead, Option<&Request>) -> Option<String>,
    /// What a request does for an upload that takes several.
    pub step: fn(&Operation, &Request) -> Option<Step>,
    /// Verifies what the operation asks a caller to prove.
    pub authorize: fn(&App, &Operation, &Request) -> Result<(), Failure>,
    /// Words a failure as the vendor does.
    pub encode: fn(&App, &RequestHead, &Failure) -> Response,
    /// Answers a CORS preflight.
    pub preflight: fn(&App, &RequestHead) -> Response,
    /// Adds what every answer of the family carries.
    pub dress: fn(&App, &RequestHead, &mut Response),
}

impl Family {
    /// Whether it is cosplay's own interface, which no vendor has.
    pub fn is_own(&self) -> bool {
        self.name == "admin"
    }
}
