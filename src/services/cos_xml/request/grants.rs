//! ACLs in headers, form fields and XML (<https://cloud.tencent.com/document/product/436/30752>).

use crate::domain::store::acl::{
    Acl, BucketAcl, Grant, Grantee, MOST_GRANTS, ObjectAcl, PERMISSIONS, Permission, Word,
};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::elements;
use crate::services::cos_xml::request::header_fields::HeaderFields;
use crate::services::cos_xml::request::params;
use crate::services::cos_xml::service::CosXml;
use crate::services::service::Request;
use crate::wire::xml::Element;

/// Headers of PUT Bucket acl and PUT Object acl.
pub(crate) const HEADERS: [&str; 7] = [
    "content-md5",
    "x-cos-acl",
    "x-cos-grant-full-control",
    "x-cos-grant-read",
    "x-cos-grant-read-acp",
    "x-cos-grant-write",
    "x-cos-grant-write-acp",
];

/// Elements of an `AccessControlPolicy`. The owner and the names are not looked at.
pub(crate) const ELEMENTS: [&str; 6] = [
    "Owner/ID",
    "Owner/DisplayName",
    "AccessControlList/Grant/Grantee/ID",
    "AccessControlList/Grant/Grantee/DisplayName",
    "AccessControlList/Grant/Grantee/URI",
    "AccessControlList/Grant/Permission",
];

/// The ACL of a request, in headers or, where they give none, in the document; and whether there is a
/// document all the same.
///
/// # Errors
/// `InvalidArgument`, those of a document.
pub(crate) fn of_request<W: Word>(request: &Request<CosXml>) -> Result<(Acl<W>, bool), Error> {
    let fields = HeaderFields::in_head(&request.head);
    match with(word(&fields)?, &fields)? {
        Some(acl) => Ok((acl, !request.params.body.is_empty())),
        None => Ok((read(params::document(request, "AccessControlPolicy")?)?, false)),
    }
}

/// The ACL that headers or form fields give an object; none if they give none.
///
/// # Errors
/// `InvalidArgument`.
pub(crate) fn of_object(fields: &HeaderFields<'_>) -> Result<Option<ObjectAcl>, Error> {
    with(word(fields)?, fields)
}

/// The ACL that headers give a bucket that is created: rclone sends `default`, which says nothing.
///
/// # Errors
/// `InvalidArgument`.
pub(crate) fn of_new_bucket(fields: &HeaderFields<'_>) -> Result<Option<BucketAcl>, Error> {
    let is_default = fields.all(fields.acl).all(|word| word == "default");
    with(if is_default { None } else { word(fields)? }, fields)
}

/// Word and grants make one ACL; grants without a word take the place of one.
fn with<W: Word>(word: Option<W>, fields: &HeaderFields<'_>) -> Result<Option<Acl<W>>, Error> {
    let grants = grants::<W>(fields)?;
    Ok(match (word, grants.is_empty()) {
        (None, true) => None,
        (None, false) => Some(Acl::of_grants(grants)),
        (Some(word), true) => Some(Acl::of_word(word)),
        (Some(canned), false) => Some(Acl { canned, grants: Some(grants) }),
    })
}

fn word<W: Word>(fields: &HeaderFields<'_>) -> Result<Option<W>, Error> {
    let mut words = fields.all(fields.acl);
    let Some(word) = words.next() else { return Ok(None) };
    if let Some(other) = words.find(|other| *other != word) {
        let reason = format!("{} is there twice, as {word:?} and as {other:?}; send one", fields.acl);
        return Err(Error::invalid_argument(reason));
    }
    let unknown = || {
        let known: Vec<&str> = W::WORDS.iter().map(|(_, word)| *word).collect();
        let (word, known) = (word.to_owned(), known.join(", "));
        Error::CannedAcl { field: fields.acl, word, resource: W::RESOURCE, known }
    };
    W::parse(word).map(Some).ok_or_else(unknown)
}

/// Grants in `x-cos-grant-*`: `id="…",uin="…",uri="…"`.
fn grants<W: Word>(fields: &HeaderFields<'_>) -> Result<Vec<Grant>, Error> {
    let mut grants = Vec::new();
    for (permission, _, header) in PERMISSIONS {
        let entries = fields.all(header).flat_map(|value| value.split(','));
        for entry in entries.map(str::trim).filter(|entry| !entry.is_empty()) {
            check_permission::<W>(permission, header)?;
            grants.push(Grant { grantee: grantee(header, entry)?, permission });
        }
    }
    check_count(grants)
}

/// Objects have no permission to write.
fn check_permission<W: Word>(permission: Permission, at: &str) -> Result<(), Error> {
    if permission == Permission::Write && !W::IS_WRITABLE {
        let reason = format!("{at}: {} has no permission WRITE; grant it on the bucket", W::RESOURCE);
        return Err(Error::invalid_argument(reason));
    }
    Ok(())
}

fn grantee(header: &str, entry: &str) -> Result<Grantee, Error> {
    let (kind, value) = entry.split_once('=').unwrap_or_default();
    let value = value.trim();
    let value = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value);
    let found = match kind.trim().to_ascii_lowercase().as_str() {
        "id" | "uin" => Grantee::by_id(value),
        "uri" => Grantee::by_uri(value),
        _ => None,
    };
    found.ok_or_else(|| {
        Error::invalid_argument(format!(
            "{header}: {entry:?} names nobody; write id=\"100000000001\", uin=\"100000000001\" or \
             uri=\"http://cam.qcloud.com/groups/global/AllUsers\""
        ))
    })
}

fn check_count(grants: Vec<Grant>) -> Result<Vec<Grant>, Error> {
    if grants.len() > MOST_GRANTS {
        let reason = format!("{} grants, at most {MOST_GRANTS} are allowed", grants.len());
        return Err(Error::invalid_argument(reason));
    }
    Ok(grants)
}

/// The ACL of an `AccessControlPolicy`.
///
/// # Errors
/// `MalformedXML` for another document, `InvalidArgument` for grants that are not allowed.
pub(crate) fn read<W: Word>(document: &Element) -> Result<Acl<W>, Error> {
    let list = elements::child(document, "AccessControlList")?;
    Ok(Acl::of_grants(check_count(list.children.iter().map(read_grant::<W>).collect::<Result<_, _>>()?)?))
}

fn read_grant<W: Word>(grant: &Element) -> Result<Grant, Error> {
    let grantee = elements::child(grant, "Grantee")?;
    let permission =
        elements::one_of(grant, "Permission", &PERMISSIONS.map(|(given, word, _)| (word, given)))?;
    if grant.children.len() > 2 {
        return Err(Error::malformed_xml("a Grant has one Grantee and one Permission"));
    }
    check_permission::<W>(permission, "Permission")?;
    Ok(Grant { grantee: read_grantee(grantee)?, permission })
}

/// A user has an ID, a group a URI; `xsi:type` says which, where it is there.
fn read_grantee(grantee: &Element) -> Result<Grantee, Error> {
    let (found, text) = match (grantee.attribute("type"), grantee.word_of("ID"), grantee.word_of("URI")) {
        (None | Some("CanonicalUser" | "RootAccount" | "SubAccount"), Some(id), None) => {
            (Grantee::by_id(id), id)
        }
        (None | Some("Group"), None, Some(uri)) => (Grantee::by_uri(uri), uri),
        _ => {
            let reason = "a Grantee is a CanonicalUser and has an ID, or it is a Group and has a URI";
            return Err(Error::malformed_xml(reason));
        }
    };
    found.ok_or_else(|| {
        Error::invalid_argument(format!(
            "a Grantee {text:?} names nobody; an ID is qcs::cam::uin/100000000001:uin/100000000001, a URI \
             http://cam.qcloud.com/groups/global/AllUsers"
        ))
    })
}
