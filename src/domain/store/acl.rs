//! Access control of buckets and objects in the XML API: a canned ACL, and grants beside it.
//!
//! <https://cloud.tencent.com/document/product/436/30752>

use crate::primitives::names::AppId;

/// The canned ACL of a bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Canned {
    #[default]
    Private,
    PublicRead,
    PublicReadWrite,
    /// Every signed request may read.
    AuthenticatedRead,
}

impl Canned {
    /// Parses the value of `x-cos-acl`.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Private, Self::PublicRead, Self::PublicReadWrite, Self::AuthenticatedRead]
            .into_iter()
            .find(|canned| canned.word() == word)
    }

    /// The value of `x-cos-acl`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::PublicRead => "public-read",
            Self::PublicReadWrite => "public-read-write",
            Self::AuthenticatedRead => "authenticated-read",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Reading objects, listing a bucket.
    Read,
    Write,
    /// Reading the ACL.
    ReadAcp,
    /// Changing the ACL.
    WriteAcp,
    FullControl,
}

/// Every permission with its name in XML and the header that grants it.
pub const PERMISSIONS: [(Permission, &str, &str); 5] = [
    (Permission::Read, "READ", "x-cos-grant-read"),
    (Permission::Write, "WRITE", "x-cos-grant-write"),
    (Permission::ReadAcp, "READ_ACP", "x-cos-grant-read-acp"),
    (Permission::WriteAcp, "WRITE_ACP", "x-cos-grant-write-acp"),
    (Permission::FullControl, "FULL_CONTROL", "x-cos-grant-full-control"),
];

impl Permission {
    /// The name in XML.
    pub fn word(self) -> &'static str {
        PERMISSIONS.iter().find(|(permission, ..)| *permission == self).map_or("", |(_, word, _)| word)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grantee {
    /// An account, by the id the client wrote.
    Id(String),
    /// A group, by its URI.
    Uri(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    pub grantee: Grantee,
    pub permission: Permission,
}

/// Grants an ACL may have (<https://cloud.tencent.com/document/product/436/30752>).
pub const MOST_GRANTS: usize = 100;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Acl {
    pub canned: Canned,
    pub grants: Vec<Grant>,
    /// The grants were given as a complete list, the owner's own grant included if there is one.
    pub listed: bool,
}

/// The id of an account in grants. Accounts have no UIN here; the AppId stands for it.
pub fn uin(appid: AppId) -> String {
    format!("qcs::cam::uin/{appid}:uin/{appid}")
}

/// Whether a grant gives `permission` to `caller`; none is an unsigned request.
pub fn granted(grants: &[Grant], permission: Permission, caller: Option<AppId>) -> bool {
    let own = caller.map(|appid| (uin(appid), appid.to_string()));
    let is_for = |grantee: &Grantee| match (grantee, &own) {
        (Grantee::Uri(uri), _) if uri.ends_with("/AllUsers") => true,
        (Grantee::Uri(uri), own) => uri.ends_with("/AuthenticatedUsers") && own.is_some(),
        (Grantee::Id(id), _) if id.contains("anyone:anyone") => true,
        (Grantee::Id(id), Some((uin, number))) => id == uin || id == number,
        (Grantee::Id(_), None) => false,
    };
    let gives = |given: Permission| given == permission || given == Permission::FullControl;
    grants.iter().any(|grant| gives(grant.permission) && is_for(&grant.grantee))
}

impl Acl {
    /// Whether `caller`, who is not the owner, has `permission`.
    pub fn allows(&self, permission: Permission, caller: Option<AppId>) -> bool {
        let canned = match self.canned {
            Canned::Private => false,
            Canned::PublicRead => permission == Permission::Read,
            Canned::PublicReadWrite => matches!(permission, Permission::Read | Permission::Write),
            Canned::AuthenticatedRead => permission == Permission::Read && caller.is_some(),
        };
        canned || granted(&self.grants, permission, caller)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grants_name_accounts_and_groups() {
        let grant = |grantee, permission| vec![Grant { grantee, permission }];
        let all = Grantee::Uri("http://cam.qcloud.com/groups/global/AllUsers".into());
        assert!(granted(&grant(all, Permission::Read), Permission::Read, None));
        let one = grant(Grantee::Id(uin(AppId(7))), Permission::FullControl);
        assert!(granted(&one, Permission::Write, Some(AppId(7))));
        assert!(!granted(&one, Permission::Write, Some(AppId(8))));
        assert!(!granted(&one, Permission::Write, None));
        let public = Acl { canned: Canned::PublicRead, ..Acl::default() };
        assert!(public.allows(Permission::Read, None) && !public.allows(Permission::Write, Some(AppId(7))));
    }
}
