//! ACLs as XML.

use http::{HeaderName, StatusCode};

use crate::domain::store::acl::{ANYONE, Grant, Grantee};
use crate::primitives::names::AppId;
use crate::services::cos_xml::response::{envelope, views};
use crate::wire::response::Response;
use crate::wire::xml::Writer;

/// The response to an ACL that was set. One whose document was not read says so: the manual lets headers win.
pub(crate) fn was_set(is_unread: bool) -> Response {
    let mut response = envelope::done(StatusCode::OK);
    if is_unread {
        response.set_note("the ACL stands in headers; the document was not read");
    }
    response
}

/// An `AccessControlPolicy` of these grants, and the canned word in `x-cos-acl`.
pub(crate) fn policy_document(owner: AppId, word: &str, grants: &[Grant]) -> Response {
    let mut response = envelope::document("AccessControlPolicy", |x| {
        views::owner(x, "Owner", owner);
        x.node("AccessControlList", |x| grants.iter().for_each(|grant| write(x, grant)));
    });
    response.set_text(HeaderName::from_static("x-cos-acl"), word);
    response
}

fn write(x: &mut Writer, grant: &Grant) {
    const SPACE: &str = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";
    x.node("Grant", |x| {
        let user = |x: &mut Writer, id: &str, name: &str| {
            x.node(&format!("Grantee {SPACE} xsi:type=\"CanonicalUser\""), |x| {
                x.leaf("ID", id);
                x.leaf("DisplayName", name);
            });
        };
        match &grant.grantee {
            Grantee::User { owner, user: name } => {
                user(x, &format!("qcs::cam::uin/{owner}:uin/{name}"), name);
            }
            Grantee::Anyone => user(x, ANYONE, ANYONE),
            Grantee::Group(group) => {
                x.node(&format!("Grantee {SPACE} xsi:type=\"Group\""), |x| x.leaf("URI", group.uri()));
            }
        }
        x.leaf("Permission", grant.permission.word());
    });
}
