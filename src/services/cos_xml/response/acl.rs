//! ACLs as XML.

use http::HeaderName;

use crate::domain::store::acl::{Acl, Canned, Grant, Grantee, Permission, uin};
use crate::primitives::names::AppId;
use crate::services::cos_xml::request::grants;
use crate::services::cos_xml::response::{envelope, views};
use crate::wire::response::Response;
use crate::wire::xml::Writer;

const ALL_USERS: &str = "http://cam.qcloud.com/groups/global/AllUsers";

/// The grants that stand for a canned word.
fn of_canned(canned: Canned) -> Vec<Grant> {
    let to = |uri: &str, permission| Grant { grantee: Grantee::Uri(uri.into()), permission };
    match canned {
        Canned::Private => Vec::new(),
        Canned::PublicRead => vec![to(ALL_USERS, Permission::Read)],
        Canned::PublicReadWrite => vec![to(ALL_USERS, Permission::Read), to(ALL_USERS, Permission::Write)],
        Canned::AuthenticatedRead => vec![to(grants::SIGNED_USERS, Permission::Read)],
    }
}

/// An `AccessControlPolicy` and the canned word in `x-cos-acl`. The owner's own grant stands in front unless
/// somebody has listed all grants; a list comes back as it is (an SDK's suite counts them).
pub(crate) fn policy_document(owner: AppId, word: &str, acl: &Acl) -> Response {
    let own = Grant { grantee: Grantee::Id(uin(owner)), permission: Permission::FullControl };
    let mut response = envelope::document("AccessControlPolicy", |x| {
        views::owner(x, "Owner", owner);
        x.node("AccessControlList", |x| {
            let own = (!acl.listed).then_some(&own);
            let canned = of_canned(acl.canned);
            own.into_iter().chain(&canned).chain(&acl.grants).for_each(|grant| write(x, grant));
        });
    });
    response.set_text(HeaderName::from_static("x-cos-acl"), word);
    response
}

fn write(x: &mut Writer, grant: &Grant) {
    const SPACE: &str = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";
    x.node("Grant", |x| {
        match &grant.grantee {
            Grantee::Id(id) => x.node(&format!("Grantee {SPACE} xsi:type=\"CanonicalUser\""), |x| {
                x.leaf("ID", id);
                x.leaf("DisplayName", id.rsplit('/').next().unwrap_or(id));
            }),
            Grantee::Uri(uri) => {
                x.node(&format!("Grantee {SPACE} xsi:type=\"Group\""), |x| x.leaf("URI", uri));
            }
        }
        x.leaf("Permission", grant.permission.word());
    });
}
