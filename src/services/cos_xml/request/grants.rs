//! ACLs in headers, form fields and XML.

use crate::catalog::cos_xml as rows;
use crate::domain::store::acl::{Acl, Canned, Grant, Grantee, MOST_GRANTS, PERMISSIONS, Permission};
use crate::domain::store::object::{Attributes, Authority};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::header_fields::HeaderFields;
use crate::wire::xml::Element;

/// The group of everybody who signs.
pub(crate) const SIGNED_USERS: &str = "http://cam.qcloud.com/groups/global/AuthenticatedUsers";

/// Elements of an `AccessControlPolicy` that [`read`] reads.
pub(crate) const ELEMENTS: [&str; 3] = [
    "AccessControlList/Grant/Grantee/ID",
    "AccessControlList/Grant/Grantee/URI",
    "AccessControlList/Grant/Permission",
];

/// Grants in `x-cos-grant-*`: `id="…",id="…"`.
fn grants(fields: &HeaderFields<'_>) -> Result<Vec<Grant>, Error> {
    let mut grants = Vec::new();
    for (permission, _, header) in PERMISSIONS {
        for entry in
            fields.get(header).unwrap_or_default().split(',').map(str::trim).filter(|entry| !entry.is_empty())
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

fn wrong_grantee(header: &str, entry: &str) -> Error {
    Error::invalid_argument(format!("{header}: {entry:?} is not id=\"…\" or uri=\"…\""))
}

fn check_count(grants: Vec<Grant>) -> Result<Vec<Grant>, Error> {
    if grants.len() > MOST_GRANTS {
        let reason = format!("{} grants, at most {MOST_GRANTS} are allowed", grants.len());
        return Err(Error::invalid_argument(reason));
    }
    Ok(grants)
}

/// The meaning of an object's canned ACL.
fn object_word(word: &str) -> Result<(Authority, Vec<Grant>), Error> {
    match word {
        "default" => Ok((Authority::EInvalid, Vec::new())),
        "private" => Ok((Authority::EWRPrivate, Vec::new())),
        "public-read" => Ok((Authority::EWPrivateRPublic, Vec::new())),
        "authenticated-read" => {
            let grantee = Grantee::Uri(SIGNED_USERS.into());
            Ok((Authority::EWRPrivate, vec![Grant { grantee, permission: Permission::Read }]))
        }
        other => Err(Error::invalid_argument(format!(
            "acl={other:?}; known: default, private, public-read, authenticated-read"
        ))),
    }
}

/// Sets an object's ACL as headers or form fields give it. Returns whether they give any; if not, it is left
/// as it is.
///
/// # Errors
/// `InvalidArgument`.
pub(crate) fn of_object(fields: &HeaderFields<'_>, attributes: &mut Attributes) -> Result<bool, Error> {
    let (word, mut more) = (fields.get(fields.acl), grants(fields)?);
    if let Some(word) = word {
        let (authority, own) = object_word(word)?;
        attributes.authority = authority;
        more.splice(0..0, own);
    }
    let is_given = word.is_some() || !more.is_empty();
    if is_given {
        attributes.details.grants = more;
    }
    Ok(is_given)
}

/// The ACL that headers give a bucket; none if they give none.
///
/// # Errors
/// `InvalidArgument`.
pub(crate) fn of_bucket(fields: &HeaderFields<'_>) -> Result<Option<Acl>, Error> {
    let (word, grants) = (fields.get("x-cos-acl"), grants(fields)?);
    let known = |word| {
        let wrong = || {
            Error::invalid_argument(format!(
                "x-cos-acl={word:?}; known: private, public-read, public-read-write, authenticated-read"
            ))
        };
        Canned::parse(word).ok_or_else(wrong)
    };
    // A bucket inherits from nobody; rclone sends `default` nevertheless.
    let canned = word.filter(|word| *word != "default").map(known).transpose()?;
    Ok((canned.is_some() || !grants.is_empty()).then(|| Acl {
        canned: canned.unwrap_or_default(),
        grants,
        listed: false,
    }))
}

/// Refuses an ACL that comes in headers and as a document.
///
/// # Errors
/// `InvalidRequest`.
pub(crate) fn check_one_way(in_headers: bool, in_body: bool) -> Result<(), Error> {
    if in_headers && in_body {
        let reason = "an ACL comes in headers or in the body, not in both";
        return Err(Error::new(&rows::INVALID_REQUEST, reason));
    }
    Ok(())
}

/// Grants of an `AccessControlPolicy`.
///
/// # Errors
/// `MalformedXML`, `InvalidArgument`.
pub(crate) fn read(document: &Element) -> Result<Vec<Grant>, Error> {
    let list = document
        .child("AccessControlList")
        .ok_or_else(|| Error::malformed_xml("there is no AccessControlList"))?;
    let mut grants = Vec::new();
    for grant in list.children_named("Grant") {
        let grantee = grant.child("Grantee").ok_or_else(|| Error::malformed_xml("a Grant has no Grantee"))?;
        let grantee = match (grantee.word_of("ID"), grantee.word_of("URI")) {
            (Some(id), _) => Grantee::Id(id.into()),
            (None, Some(uri)) => Grantee::Uri(uri.into()),
            (None, None) => return Err(Error::malformed_xml("a Grantee has neither ID nor URI")),
        };
        let word = grant.word_of("Permission").unwrap_or_default();
        let known = PERMISSIONS.iter().find(|(_, known, _)| *known == word);
        let permission =
            known.ok_or_else(|| Error::invalid_argument(format!("{word:?} is not a permission")))?.0;
        grants.push(Grant { grantee, permission });
    }
    check_count(grants)
}
