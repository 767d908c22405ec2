//! The number of ACLs and bucket policies that an account may have
//! (<https://cloud.tencent.com/document/product/436/14518>).

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::store::acl::ObjectAcl;
use crate::domain::store::bucket::Bucket;
use crate::primitives::names::AppId;
use crate::services::cos_xml::error::Error;

/// Refuses one more ACL or policy of an account that has as many as it may.
///
/// # Errors
/// `PolicyFull`.
pub(crate) fn check(app: &App, owner: AppId) -> Result<(), Error> {
    let limit = app.accounts.options(owner).acl_limit;
    if app.store.has_acls(owner, limit) {
        let reason = format!(
            "the account has {limit} ACLs and bucket policies, its option acl_limit; leave out x-cos-acl where \
             the bucket's ACL will do"
        );
        return Err(Error::new(&rows::POLICY_FULL, reason));
    }
    Ok(())
}

/// The same for an object that a write stores at `key`, unless it has no ACL of its own or replaces one that
/// has.
///
/// # Errors
/// `PolicyFull`.
pub(crate) fn check_object(app: &App, bucket: &Bucket, key: &str, acl: &ObjectAcl) -> Result<(), Error> {
    if !acl.is_own() || bucket.replaces_acl(key) {
        return Ok(());
    }
    check(app, bucket.owner)
}
