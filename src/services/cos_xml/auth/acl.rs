//! What the ACLs of buckets and objects allow.

use crate::domain::policy::principal::Caller;
use crate::domain::store::acl::Permission;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::version::VersionRef;
use crate::services::cos_xml::service::Need;

/// A key and the version that is asked for. No key stands for the bucket.
pub(crate) type Asked<'a> = (&'a str, VersionRef);

/// Whether an ACL gives `caller` what it needs. Each version of an object has an ACL of its own; an object
/// that is not there is as open as its bucket.
pub(crate) fn allows(bucket: &Bucket, (key, version): Asked<'_>, need: Need, caller: Caller<'_>) -> bool {
    let permission = match need {
        Need::Own => return false,
        Need::Read | Need::List => Permission::Read,
        Need::Write => Permission::Write,
        Need::ReadAcp => Permission::ReadAcp,
        Need::WriteAcp => Permission::WriteAcp,
    };
    let acl = bucket.acl();
    let object = || bucket.read().version(key, version)?.object;
    let is_of_bucket = key.is_empty() || matches!(need, Need::Write | Need::List);
    let object = (!is_of_bucket).then(object).flatten();
    object.map_or_else(
        || acl.allows(permission, caller),
        |object| object.attributes.acl.allows(permission, caller, &acl),
    )
}
