//! Access control lists of buckets and objects in the XML API: a canned word, grants, or both.
//!
//! <https://cloud.tencent.com/document/product/436/30752>

use serde::{Deserialize, Serialize};

use crate::domain::policy::principal::{Caller, Identity};
use crate::domain::store::authority::Authority;
use crate::primitives::names::AppId;

/// The canned word of a bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Canned {
    #[default]
    Private,
    PublicRead,
    PublicReadWrite,
    /// Every signed request may read.
    AuthenticatedRead,
}

/// The canned word of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ObjectCanned {
    /// As the bucket's ACL says.
    #[default]
    Default,
    Private,
    PublicRead,
    /// Every signed request may read.
    AuthenticatedRead,
    /// The bucket's owner, who owns its objects as well, may read: nobody else may.
    BucketOwnerRead,
    /// The same for every permission.
    BucketOwnerFullControl,
}

/// A word of `x-cos-acl`.
pub trait Word: Copy + Default + PartialEq + 'static {
    /// Every word, as clients write it.
    const WORDS: &'static [(Self, &'static str)];
    /// The word that grants without one stand beside.
    const BESIDE_GRANTS: Self;
    /// What has such an ACL, in a sentence.
    const RESOURCE: &'static str;
    /// Whether there is a permission to write.
    const IS_WRITABLE: bool;

    /// Everything that a group may do by this word.
    fn meaning(self) -> &'static [(Group, Permission)];

    /// Reads a word.
    fn parse(text: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, word)| *word == text).map(|(canned, _)| *canned)
    }

    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(canned, _)| *canned == self).map_or("", |(_, word)| word)
    }
}

impl Word for Canned {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Private, "private"),
        (Self::PublicRead, "public-read"),
        (Self::PublicReadWrite, "public-read-write"),
        (Self::AuthenticatedRead, "authenticated-read"),
    ];
    const BESIDE_GRANTS: Self = Self::Private;
    const RESOURCE: &'static str = "a bucket";
    const IS_WRITABLE: bool = true;

    fn meaning(self) -> &'static [(Group, Permission)] {
        match self {
            Self::Private => &[],
            Self::PublicRead => &[(Group::AllUsers, Permission::Read)],
            Self::PublicReadWrite => {
                &[(Group::AllUsers, Permission::Read), (Group::AllUsers, Permission::Write)]
            }
            Self::AuthenticatedRead => &[(Group::AuthenticatedUsers, Permission::Read)],
        }
    }
}

impl Word for ObjectCanned {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Default, "default"),
        (Self::Private, "private"),
        (Self::PublicRead, "public-read"),
        (Self::AuthenticatedRead, "authenticated-read"),
        (Self::BucketOwnerRead, "bucket-owner-read"),
        (Self::BucketOwnerFullControl, "bucket-owner-full-control"),
    ];
    const BESIDE_GRANTS: Self = Self::Private;
    const RESOURCE: &'static str = "an object";
    const IS_WRITABLE: bool = false;

    fn meaning(self) -> &'static [(Group, Permission)] {
        match self {
            Self::Default | Self::Private | Self::BucketOwnerRead | Self::BucketOwnerFullControl => &[],
            Self::PublicRead => &[(Group::AllUsers, Permission::Read)],
            Self::AuthenticatedRead => &[(Group::AuthenticatedUsers, Permission::Read)],
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Reading an object, listing a bucket.
    Read,
    /// Writing into a bucket; objects have no such permission.
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

/// A group that grants may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    AllUsers,
    /// Whoever signs with a key of any account.
    AuthenticatedUsers,
}

impl Group {
    const ALL: [(Self, &'static str); 2] = [
        (Self::AllUsers, "http://cam.qcloud.com/groups/global/AllUsers"),
        (Self::AuthenticatedUsers, "http://cam.qcloud.com/groups/global/AuthenticatedUsers"),
    ];

    /// Reads a group's URI; S3's URIs are taken as well (assumed).
    fn parse(uri: &str) -> Option<Self> {
        let name = uri.strip_prefix("http://acs.amazonaws.com/groups/global/");
        let is_it =
            |known: &str| known == uri || name.is_some_and(|name| known.ends_with(&format!("/{name}")));
        Self::ALL.iter().find(|(_, known)| is_it(known)).map(|(group, _)| *group)
    }

    pub fn uri(self) -> &'static str {
        Self::ALL.iter().find(|(group, _)| *group == self).map_or("", |(_, uri)| uri)
    }

    fn has(self, caller: Caller<'_>) -> bool {
        match self {
            Self::AllUsers => true,
            Self::AuthenticatedUsers => caller != Caller::Anonymous,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grantee {
    /// A user of an account; the account itself has the same number twice.
    User {
        owner: Box<str>,
        user: Box<str>,
    },
    /// Everybody, named by an id and not as a group.
    Anyone,
    Group(Group),
}

/// The id of everybody.
pub const ANYONE: &str = "qcs::cam::anyone:anyone";

impl Grantee {
    /// Reads an id: the uin of an account, `<account>/<user>`, `qcs::cam::uin/<account>:uin/<user>`, or
    /// `qcs::cam::anyone:anyone`.
    pub fn by_id(text: &str) -> Option<Self> {
        if text == ANYONE {
            return Some(Self::Anyone);
        }
        let (owner, user) = match text.strip_prefix("qcs::cam::uin/") {
            Some(numbers) => numbers.split_once(":uin/")?,
            None => text.split_once('/').unwrap_or((text, text)),
        };
        let is_uin = |text: &str| (1..=20).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        (is_uin(owner) && is_uin(user)).then(|| Self::User { owner: owner.into(), user: user.into() })
    }

    /// Reads the URI of a group.
    pub fn by_uri(text: &str) -> Option<Self> {
        Group::parse(text).map(Self::Group)
    }

    /// What an account is granted all its users and roles have.
    fn names(&self, caller: Caller<'_>) -> bool {
        match (self, caller) {
            (Self::Anyone, _) => true,
            (Self::Group(group), caller) => group.has(caller),
            (Self::User { .. }, Caller::Anonymous) => false,
            (Self::User { owner, user }, Caller::Named { owner: account, identity }) => {
                **owner == *account && (owner == user || identity == Identity::User(user))
            }
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    pub grantee: Grantee,
    pub permission: Permission,
}

/// Grants that an ACL may have (<https://cloud.tencent.com/document/product/436/30752>).
pub const MOST_GRANTS: usize = 100;

/// An ACL of a bucket or an object.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Acl<W> {
    pub canned: W,
    /// Grants that were given one by one. None where only a word was: then the owner is listed as well.
    pub grants: Option<Vec<Grant>>,
}

pub type BucketAcl = Acl<Canned>;
pub type ObjectAcl = Acl<ObjectCanned>;

impl<W: Word> Acl<W> {
    /// An ACL of a word alone.
    pub fn of_word(canned: W) -> Self {
        Self { canned, grants: None }
    }

    /// An ACL of these grants and no word.
    pub fn of_grants(grants: Vec<Grant>) -> Self {
        Self { canned: W::BESIDE_GRANTS, grants: Some(grants) }
    }

    /// The grants that `GET ?acl` lists, in their order: those of the word, then the others. A word alone is
    /// listed with the grant of the owner.
    pub fn listed(&self, owner: AppId) -> Vec<Grant> {
        let own = || {
            let uin: Box<str> = owner.to_string().into();
            let grantee = Grantee::User { owner: uin.clone(), user: uin };
            Grant { grantee, permission: Permission::FullControl }
        };
        let by_word = self.canned.meaning().iter();
        let by_word = by_word
            .map(|(group, permission)| Grant { grantee: Grantee::Group(*group), permission: *permission });
        let own = self.grants.is_none().then(own);
        own.into_iter().chain(by_word).chain(self.grants.iter().flatten().cloned()).collect()
    }

    /// Whether it gives `permission` to `caller` by itself.
    fn gives(&self, permission: Permission, caller: Caller<'_>) -> bool {
        let is_it = |given: Permission| given == permission || given == Permission::FullControl;
        self.canned.meaning().iter().any(|(group, given)| is_it(*given) && group.has(caller))
            || self
                .grants
                .iter()
                .flatten()
                .any(|grant| is_it(grant.permission) && grant.grantee.names(caller))
    }

    /// Bytes charged to the memory budget.
    pub(super) fn cost(&self) -> usize {
        self.grants.iter().flatten().count() * 96
    }
}

impl BucketAcl {
    /// Whether `caller`, who is not the owner, has `permission` on the bucket.
    pub fn allows(&self, permission: Permission, caller: Caller<'_>) -> bool {
        self.gives(permission, caller)
    }
}

impl ObjectAcl {
    /// Whether it was set, and is not only the bucket's.
    pub fn is_own(&self) -> bool {
        self.canned != ObjectCanned::Default || self.grants.is_some()
    }

    /// Whether `caller`, who is not the owner, has `permission` on an object with this ACL in a bucket with
    /// that one. Nobody writes by the ACL of an object.
    pub fn allows(&self, permission: Permission, caller: Caller<'_>, bucket: &BucketAcl) -> bool {
        let is_inherited = permission == Permission::Write || self.canned == ObjectCanned::Default;
        is_inherited && bucket.gives(permission, caller)
            || permission != Permission::Write && self.gives(permission, caller)
    }

    /// The JSON API's view.
    pub fn authority(&self) -> Authority {
        match self.canned {
            _ if self.grants.is_some() && self.gives(Permission::Read, Caller::Anonymous) => {
                Authority::EWPrivateRPublic
            }
            ObjectCanned::Default => Authority::EInvalid,
            ObjectCanned::PublicRead => Authority::EWPrivateRPublic,
            ObjectCanned::Private
            | ObjectCanned::AuthenticatedRead
            | ObjectCanned::BucketOwnerRead
            | ObjectCanned::BucketOwnerFullControl => Authority::EWRPrivate,
        }
    }

    /// Sets it through the JSON API. What says the same already stays as it is.
    pub fn set_authority(&mut self, authority: Authority) {
        if self.authority() != authority {
            *self = authority.into();
        }
    }
}

impl From<Authority> for ObjectAcl {
    fn from(authority: Authority) -> Self {
        Self::of_word(match authority {
            Authority::EInvalid => ObjectCanned::Default,
            Authority::EWRPrivate => ObjectCanned::Private,
            Authority::EWPrivateRPublic => ObjectCanned::PublicRead,
        })
    }
}

/// The id of an account in documents. Accounts have no UIN here; the AppId stands for it.
pub fn uin(appid: AppId) -> String {
    format!("qcs::cam::uin/{appid}:uin/{appid}")
}
