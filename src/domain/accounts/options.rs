//! Options of an account: the vendor's behaviour where its pages disagree or its console has a switch.

use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Deserializer, Serialize};

use crate::catalog::limits;
use crate::domain::accounts::api3_options::Api3Options;
use crate::domain::accounts::vod_options::VodOptions;
use crate::domain::object::object;

/// Whether requests of the account are accepted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AccountStatus {
    #[default]
    Active,
    /// The AppId is no longer registered: -82.
    Closed,
    /// The AppId is blocked: -64.
    Forbidden,
}

/// Which signature `delete` and `update` need.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OncePolicy {
    /// As the manual says: a once-signature (-73 otherwise).
    #[default]
    Documented,
    /// As clients in the field were seen to succeed: either kind.
    Observed,
}

/// Whether directories are things of their own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DirModel {
    /// Deleting one that has children fails with -173.
    #[default]
    Tree,
    /// Deleting one removes only its marker.
    Flat,
}

/// Response to `op=upload` with `insertOnly=1` where the same content is stored already.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SameFilePolicy {
    /// Success, with the existing file's URLs.
    Ok,
    /// -4018.
    #[default]
    Error,
}

/// Whether a check of the XML API is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Demand {
    #[default]
    Require,
    Ignore,
}

/// What happens to a request that asks for something that is not played.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unsupported {
    /// 501 NotImplemented.
    #[default]
    Refuse,
    /// The request is served as if it had not asked; the journal counts it.
    Ignore,
}

/// Headers that change what an AWS-signed request means and are not among its signed headers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UnsignedHeaders {
    #[default]
    Refuse,
    Allow,
}

/// Bodies of AWS SDKs that end with trailers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AwsTrailers {
    #[default]
    Refuse,
    /// Accepted, and their checksums verified.
    Accept,
}

/// `x-cos-traffic-limit`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TrafficLimit {
    /// Bodies travel no faster than asked for, in real time.
    #[default]
    Apply,
    /// Only its range is checked.
    Ignore,
}

/// Options of an account; each has a default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AccountOptions {
    /// `active`, `closed` (-82) or `forbidden` (-64).
    #[serde(rename = "standing")]
    pub status: AccountStatus,
    /// Signature kind of delete and update.
    pub once_policy: OncePolicy,
    /// Uploads, moves and copies into a missing directory fail with -166 instead of creating it.
    pub strict_parent: bool,
    /// Whether a directory with children can be deleted.
    pub dir_model: DirModel,
    /// `op=upload` of identical content.
    pub same_file_policy: SameFilePolicy,
    /// Listing a missing directory gives an empty page instead of -166.
    pub lenient_list: bool,
    /// Listing without a delimiter goes through all levels.
    pub list_recursive: bool,
    /// Largest `num` of a listing; above it -165.
    pub list_max: u32,
    /// Slices must come in order, one at a time; `serial_upload: 1` is answered.
    pub serial_upload: bool,
    /// Slice size answered by `upload_slice_init`, in bytes; absent: the one asked for.
    pub slice_size: Option<u64>,
    /// The first generation's `op=upload_slice` works instead of -5972.
    pub legacy_v1: bool,
    /// Signatures valid for more than 90 days are refused with -97.
    pub enforce_90d: bool,
    /// An init with the SHA-1 of stored content finishes at once.
    pub instant_upload: bool,
    /// `preview_url` in answers, as in 2016.
    pub emit_preview_url: bool,
    /// Requests per second; beyond it -71.
    pub rate_limit: Option<u32>,
    /// A request to another region's host than the bucket's fails with -133.
    pub region_check: bool,
    /// `Content-MD5` of DELETE Multiple Objects. `delete_needs_md5`, a flag, is its old spelling.
    #[serde(alias = "delete_needs_md5", deserialize_with = "demand")]
    pub multi_delete_md5: Demand,
    /// What the vendor documents and is not played, in the COS APIs.
    pub unsupported: Unsupported,
    /// Headers that an AWS signature leaves out.
    pub unsigned_headers: UnsignedHeaders,
    /// `STREAMING-…-TRAILER` bodies.
    pub aws_trailers: AwsTrailers,
    pub traffic_limit: TrafficLimit,
    /// Keys that begin with `/` are refused, as the manual says.
    pub strict_keys: bool,
    /// ACLs and bucket policies that the account may have; beyond it PolicyFull.
    pub acl_limit: u32,
    /// Seconds an unfinished slice upload lives; absent: for ever.
    pub session_ttl: Option<u32>,
    /// Largest `filesize` of a slice upload in bytes; above it -5995.
    pub max_filesize: u64,
    #[serde(deserialize_with = "object")]
    pub vod: VodOptions,
    #[serde(deserialize_with = "object")]
    pub api3: Api3Options,
}

impl Default for AccountOptions {
    fn default() -> Self {
        Self {
            status: AccountStatus::default(),
            once_policy: OncePolicy::default(),
            strict_parent: false,
            dir_model: DirModel::default(),
            same_file_policy: SameFilePolicy::default(),
            lenient_list: false,
            list_recursive: false,
            list_max: limits::LIST_MAX,
            serial_upload: false,
            slice_size: None,
            legacy_v1: false,
            enforce_90d: true,
            instant_upload: true,
            emit_preview_url: false,
            rate_limit: None,
            region_check: true,
            multi_delete_md5: Demand::default(),
            unsupported: Unsupported::default(),
            unsigned_headers: UnsignedHeaders::default(),
            aws_trailers: AwsTrailers::default(),
            traffic_limit: TrafficLimit::default(),
            strict_keys: false,
            acl_limit: limits::ACLS_PER_ACCOUNT,
            session_ttl: None,
            max_filesize: limits::MAX_FILESIZE,
            vod: VodOptions::default(),
            api3: Api3Options::default(),
        }
    }
}

/// Reads a [`Demand`], or the flag that was its old form.
fn demand<'de, D: Deserializer<'de>>(from: D) -> Result<Demand, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "expected \"require\" or \"ignore\"")]
    enum Form {
        Word(Demand),
        Flag(bool),
    }
    Ok(match Form::deserialize(from)? {
        Form::Word(demand) => demand,
        Form::Flag(true) => Demand::Require,
        Form::Flag(false) => Demand::Ignore,
    })
}

impl AccountOptions {
    /// The defaults, built once.
    pub fn defaults() -> Arc<Self> {
        static DEFAULTS: LazyLock<Arc<AccountOptions>> = LazyLock::new(Arc::default);
        DEFAULTS.clone()
    }
}
