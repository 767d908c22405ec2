//! Policy documents: a version and statements, each with effect, actions, resources, and perhaps principals
//! and conditions.

use crate::domain::policy::action::ActionPattern;
use crate::domain::policy::condition::Condition;
use crate::domain::policy::keys;
use crate::domain::policy::pattern::Pattern;
use crate::domain::policy::principal::Principal;
use crate::domain::policy::resource::ResourcePattern;
use crate::primitives::names::{AppId, BucketId};

/// What a policy is for, which decides how it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope<'a> {
    /// Bounds a temporary key of `account`. Principals are ignored, resources must not be another account's.
    Session { account: AppId },
    /// Belongs to `bucket`. Principals are required, resources have to be in the bucket.
    Bucket { bucket: &'a BucketId },
}

/// Whether a statement allows or denies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    Allow,
    Deny,
}

/// A policy that has been read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    pub statements: Vec<Statement>,
}

/// One statement. It applies to a request that matches one of the principals, actions and resources each, and
/// every condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    pub sid: Option<Box<str>>,
    pub effect: Effect,
    /// None in a session policy, which is its key's own.
    pub principals: Option<Vec<Principal>>,
    pub actions: Vec<ActionPattern>,
    pub resources: Vec<ResourcePattern>,
    pub conditions: Vec<Condition>,
}

/// What a VOD upload certificate allows on the objects of its directory: every object operation.
const OBJECT_ACTIONS: [&str; 21] = [
    "AbortMultipartUpload",
    "AppendObject",
    "CompleteMultipartUpload",
    "DeleteObject",
    "DeleteObjectTagging",
    "GetObject",
    "GetObjectACL",
    "GetObjectTagging",
    "HeadObject",
    "InitiateMultipartUpload",
    "ListMultipartUploads",
    "ListParts",
    "OptionsObject",
    "PostObject",
    "PostObjectRestore",
    "PutObject",
    "PutObjectACL",
    "PutObjectCopy",
    "PutObjectTagging",
    "UploadPart",
    "UploadPartCopy",
];

impl Policy {
    /// The policy of a VOD upload's temporary certificate: every object operation below `directory` (without
    /// its final slash), and ListMultipartUploads of prefixes in it; no other operation on the bucket.
    pub fn of_directory(bucket: &BucketId, directory: &str) -> Self {
        let path = Pattern::literal(&format!("{bucket}/{directory}/")).followed_by_anything();
        let resource =
            ResourcePattern::Cos { region: Pattern::parse("*"), account: Some(bucket.appid), path };
        let statement = Statement {
            sid: None,
            effect: Effect::Allow,
            principals: None,
            actions: OBJECT_ACTIONS.iter().map(|name| ActionPattern::cos(Pattern::literal(name))).collect(),
            resources: vec![resource],
            conditions: Vec::new(),
        };
        Self { statements: vec![statement] }
    }

    /// The policy that allows everything on a bucket and in it.
    pub fn of_bucket(bucket: &BucketId) -> Self {
        let resource =
            |path| ResourcePattern::Cos { region: Pattern::parse("*"), account: Some(bucket.appid), path };
        let name = bucket.to_string();
        let below = Pattern::literal(&format!("{name}/")).followed_by_anything();
        let statement = Statement {
            sid: None,
            effect: Effect::Allow,
            principals: None,
            actions: vec![ActionPattern::cos(Pattern::parse("*"))],
            resources: vec![resource(Pattern::literal(&name)), resource(below)],
            conditions: Vec::new(),
        };
        Self { statements: vec![statement] }
    }

    /// Condition keys that no request ever has, for a warning.
    pub fn unknown_keys(&self) -> impl Iterator<Item = &str> {
        let conditions = self.statements.iter().flat_map(|statement| &statement.conditions);
        conditions.map(Condition::key).filter(|key| keys::origin(key).is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::policy::decision::{Sources, decide};
    use crate::domain::policy::matching::Request;
    use crate::domain::policy::principal::Caller;
    use crate::domain::policy::resource::{Path, Resource};

    #[test]
    fn a_certificate_opens_its_directory_and_nothing_else() {
        let bucket = BucketId::new(AppId(10_022_853), "vod");
        let policy = Policy::of_directory(&bucket, "a*/1");
        let other = BucketId::new(AppId(10_022_853), "vod2");
        let allows = |action: &str, path| {
            let resource = Resource { region: "ap-chongqing", path };
            let request = Request { caller: Caller::root("7"), actions: &[action], resource, facts: &[] };
            decide(&request, &Sources { session: Some(&policy), account: true, ..Sources::default() })
                .is_allowed()
        };
        for action in [
            "PutObject",
            "GetObject",
            "HeadObject",
            "CompleteMultipartUpload",
            "PutObjectACL",
            "DeleteObject",
        ] {
            assert!(
                allows(action, Path::Object(&bucket, "a*/1/v.mp4"))
                    && allows(action, Path::Object(&bucket, "a*/1/s/0.ts")),
                "{action}"
            );
            for key in ["a*/1", "a*/2/v.mp4", "ab/1/v.mp4", "v.mp4"] {
                assert!(!allows(action, Path::Object(&bucket, key)), "{action} {key}");
            }
            assert!(!allows(action, Path::Object(&other, "a*/1/v.mp4")));
        }
        assert!(allows("ListMultipartUploads", Path::Listing(&bucket, "a*/1/")));
        assert!(
            !allows("ListMultipartUploads", Path::Listing(&bucket, "a*/"))
                && !allows("ListMultipartUploads", Path::Bucket(&bucket))
        );
        assert!(
            !allows("GetBucket", Path::Listing(&bucket, "a*/1/"))
                && !allows("DeleteBucket", Path::Bucket(&bucket))
        );
        assert!(!allows("DeleteMultipleObjects", Path::Object(&bucket, "a*/1/v.mp4")));
    }

    #[test]
    fn keys_that_no_request_has_are_told() {
        let text = r#"{"version":"2.0","statement":{"effect":"allow","action":"*","resource":"*",
            "condition":{"string_equal":{"cos:prefix":"a","cos:Prefix":"a","mine":"a"}}}}"#;
        let policy = Policy::parse(text, Scope::Session { account: AppId(1) }).unwrap();
        assert_eq!(policy.unknown_keys().collect::<Vec<_>>(), ["cos:Prefix", "mine"]);
    }
}
