//! ACLs in headers, form fields and XML, and back into XML.

use crate::catalog::cos_xml as rows;
use crate::domain::store::acl::{Acl, Canned, Grant, Grantee, MOST_GRANTS, PERMISSIONS, Permission, uin};
use crate::domain::store::object::{Attributes, Authority};
use crate::primitives::names::AppId;
use crate::services::cos_xml::request::header_fields::Said;
use crate::services::cos_xml::request::params::{invalid, malformed};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::legacy::Failure;
use crate::wire::response::Response;
use crate::wire::xml::{Element, Writer};

const ALL_USERS: &str = "http://cam.qcloud.com/groups/global/AllUsers";
const SIGNED_USERS: &str = "http://cam.qcloud.com/groups/global/AuthenticatedUsers";

/// Grants in `x-cos-grant-*`: `id="…",id="…"`.
fn grants(said: &Said<'_>) -> Result<Vec<Grant>, Failure> {
    let mut grants = Vec::new();
    for (permission, _, header) in PERMISSIONS {
        for entry in
            said.get(header).unwrap_or_default().split(',').map(str::trim).filter(|entry| !entry.is_empty())
        {
            let (kind, value) = entry.split_once('=').ok_or_else(|| wrong_grantee(header, entry))?;
            let value = value.trim_matches('"').to_owned();
            let grantee = match kind.to_ascii_lowercase().as_str() {
                "id" => Grantee::Id(value),
                "uri" => Grantee::Uri(value),
                _ => return Err(wrong_grantee(header, entry)),
            };
            grants.push(Grant { grantee, permission });
        }
    }
    check_count(grants)
}

fn wrong_grantee(header: &str, entry: &str) -> Failure {
    invalid(format!("{header}: {entry:?} is not id=\"…\" or uri=\"…\""))
}

fn check_count(grants: Vec<Grant>) -> Result<Vec<Grant>, Failure> {
    match grants.len() > MOST_GRANTS {
        true => Err(invalid(format!("{} grants, at most {MOST_GRANTS} are allowed", grants.len()))),
        false => Ok(grants),
    }
}

/// The canned word of an object: in a header `x-cos-acl`, in a form `acl`.
fn object_word(word: &str) -> Result<(Authority, Vec<Grant>), Failure> {
    match word {
        "default" => Ok((Authority::EInvalid, Vec::new())),
        "private" => Ok((Authority::EWRPrivate, Vec::new())),
        "public-read" => Ok((Authority::EWPrivateRPublic, Vec::new())),
        "authenticated-read" => {
            let grantee = Grantee::Uri(SIGNED_USERS.into());
            Ok((Authority::EWRPrivate, vec![Grant { grantee, permission: Permission::Read }]))
        }
        other => {
            Err(invalid(format!("acl={other:?}; known: default, private, public-read, authenticated-read")))
        }
    }
}

/// Sets an object's ACL as headers or form fields say; one that says nothing is left as it is.
pub fn of_object(said: &Said<'_>, attributes: &mut Attributes) -> Result<bool, Failure> {
    let (word, mut more) = (said.get(said.acl), grants(said)?);
    if let Some(word) = word {
        let (authority, own) = object_word(word)?;
        attributes.authority = authority;
        more.splice(0..0, own);
    }
    let says = word.is_some() || !more.is_empty();
    if says {
        attributes.details.grants = more;
    }
    Ok(says)
}

/// A bucket's ACL as headers say it; none when they say nothing.
pub fn of_bucket(said: &Said<'_>) -> Result<Option<Acl>, Failure> {
    let (word, grants) = (said.get("x-cos-acl"), grants(said)?);
    let known = |word| {
        let wrong = || {
            invalid(format!(
                "x-cos-acl={word:?}; known: private, public-read, public-read-write, authenticated-read"
            ))
        };
        Canned::parse(word).ok_or_else(wrong)
    };
    // A bucket inherits from nobody: rclone says `default` of it as well.
    let canned = word.filter(|word| *word != "default").map(known).transpose()?;
    Ok((canned.is_some() || !grants.is_empty()).then(|| Acl {
        canned: canned.unwrap_or_default(),
        grants,
        listed: false,
    }))
}

/// Refuses an ACL that comes in headers and as a document.
pub fn check_one_way(said: bool, body: bool) -> Result<(), Failure> {
    match said && body {
        true => {
            Err(Failure::row(&rows::INVALID_REQUEST, "an ACL comes in headers or in the body, not in both"))
        }
        false => Ok(()),
    }
}

/// Grants of an `AccessControlPolicy`.
pub fn read(document: &Element) -> Result<Vec<Grant>, Failure> {
    let list =
        document.child("AccessControlList").ok_or_else(|| malformed("there is no AccessControlList"))?;
    let mut grants = Vec::new();
    for grant in list.children_named("Grant") {
        let grantee = grant.child("Grantee").ok_or_else(|| malformed("a Grant has no Grantee"))?;
        let grantee = match (grantee.word_of("ID"), grantee.word_of("URI")) {
            (Some(id), _) => Grantee::Id(id.into()),
            (None, Some(uri)) => Grantee::Uri(uri.into()),
            (None, None) => return Err(malformed("a Grantee has neither ID nor URI")),
        };
        let word = grant.word_of("Permission").unwrap_or_default();
        let known = PERMISSIONS.iter().find(|(_, known, _)| *known == word);
        let permission = known.ok_or_else(|| invalid(format!("{word:?} is not a permission")))?.0;
        grants.push(Grant { grantee, permission });
    }
    check_count(grants)
}

/// The grants that stand for a canned word.
fn of_canned(canned: Canned) -> Vec<Grant> {
    let to = |uri: &str, permission| Grant { grantee: Grantee::Uri(uri.into()), permission };
    match canned {
        Canned::Private => Vec::new(),
        Canned::PublicRead => vec![to(ALL_USERS, Permission::Read)],
        Canned::PublicReadWrite => vec![to(ALL_USERS, Permission::Read), to(ALL_USERS, Permission::Write)],
        Canned::AuthenticatedRead => vec![to(SIGNED_USERS, Permission::Read)],
    }
}

/// An `AccessControlPolicy`. The owner's own grant stands in front unless somebody has listed all of them; a list comes
/// back as it is (an SDK's suite counts them).
pub fn answer(owner: AppId, word: &str, acl: &Acl) -> Response {
    let own = Grant { grantee: Grantee::Id(uin(owner)), permission: Permission::FullControl };
    let mut response = envelope::document("AccessControlPolicy", |x| {
        views::owner(x, "Owner", owner);
        x.node("AccessControlList", |x| {
            let own = (!acl.listed).then_some(&own);
            let canned = of_canned(acl.canned);
            own.into_iter().chain(&canned).chain(&acl.grants).for_each(|grant| write(x, grant));
        });
    });
    response.set_text(http::HeaderName::from_static("x-cos-acl"), word);
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
                x.node(&format!("Grantee {SPACE} xsi:type=\"Group\""), |x| x.leaf("URI", uri))
            }
        }
        x.leaf("Permission", grant.permission.word());
    });
}
