//! Actions as policies and strict signature rules name them.

use crate::domain::policy::pattern::Pattern;

/// The service part of COS actions and resources.
pub const SERVICE: &str = "cos";

/// The bare names of the actions that operations have.
pub const ACTIONS: [&str; 82] = [
    "AbortMultipartUpload",
    "AppendObject",
    "CompleteMultipartUpload",
    "DeleteBucket",
    "DeleteBucketCORS",
    "DeleteBucketDomain",
    "DeleteBucketEncryption",
    "DeleteBucketInventory",
    "DeleteBucketLifecycle",
    "DeleteBucketOrigin",
    "DeleteBucketPolicy",
    "DeleteBucketReferer",
    "DeleteBucketReplication",
    "DeleteBucketStrictSignature",
    "DeleteBucketTagging",
    "DeleteBucketWebsite",
    "DeleteMultipleObjects",
    "DeleteObject",
    "DeleteObjectTagging",
    "GetBucket",
    "GetBucketACL",
    "GetBucketAccelerate",
    "GetBucketCORS",
    "GetBucketDomain",
    "GetBucketEncryption",
    "GetBucketIntelligentTiering",
    "GetBucketInventory",
    "GetBucketLifecycle",
    "GetBucketLocation",
    "GetBucketLogging",
    "GetBucketObjectLock",
    "GetBucketObjectVersions",
    "GetBucketOrigin",
    "GetBucketPolicy",
    "GetBucketReferer",
    "GetBucketReplication",
    "GetBucketStrictSignature",
    "GetBucketTagging",
    "GetBucketVersioning",
    "GetBucketWebsite",
    "GetObject",
    "GetObjectACL",
    "GetObjectRetention",
    "GetObjectTagging",
    "GetService",
    "GetSymlink",
    "HeadBucket",
    "HeadObject",
    "InitiateMultipartUpload",
    "ListMultipartUploads",
    "ListParts",
    "OptionsObject",
    "PostBucketInventory",
    "PostObject",
    "PostObjectRestore",
    "PutBucket",
    "PutBucketACL",
    "PutBucketAccelerate",
    "PutBucketCORS",
    "PutBucketDomain",
    "PutBucketEncryption",
    "PutBucketIntelligentTiering",
    "PutBucketInventory",
    "PutBucketLifecycle",
    "PutBucketLogging",
    "PutBucketObjectLock",
    "PutBucketOrigin",
    "PutBucketPolicy",
    "PutBucketReferer",
    "PutBucketReplication",
    "PutBucketStrictSignature",
    "PutBucketTagging",
    "PutBucketVersioning",
    "PutBucketWebsite",
    "PutObject",
    "PutObjectACL",
    "PutObjectCopy",
    "PutObjectRetention",
    "PutObjectTagging",
    "PutSymlink",
    "UploadPart",
    "UploadPartCopy",
];

/// The name of an action as policies write it.
pub fn full_name(action: &str) -> String {
    format!("name/cos:{action}")
}

/// The bare name of an action as policies write it.
pub fn bare_name(action: &str) -> &str {
    action.rsplit(':').next().unwrap_or(action)
}

/// Actions: `name/cos:PutObject`, `cos:PutObject`, `PutObject`, each with wildcards, or `*`; those of other
/// services with their name in front. Names are case-sensitive
/// (<https://cloud.tencent.com/document/product/436/30580>).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionPattern {
    service: Pattern,
    name: Pattern,
}

impl ActionPattern {
    /// Actions of COS, by their bare names.
    pub fn cos(name: Pattern) -> Self {
        Self { service: Pattern::literal(SERVICE), name }
    }

    /// Reads an action; none if it has no such form.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix("name/").unwrap_or(text);
        let bare = if text == "*" { "*" } else { SERVICE };
        let (service, name) = text.split_once(':').unwrap_or((bare, text));
        let is_sound = is_word(service) && is_word(name);
        is_sound.then(|| Self { service: Pattern::parse(service), name: Pattern::parse(name) })
    }

    /// Whether it names `action` of COS, a bare name such as `PutObject`.
    pub fn is_match(&self, action: &str) -> bool {
        self.names_call(SERVICE, action)
    }

    /// Whether it names an action that an operation has.
    pub fn names_any(&self) -> bool {
        ACTIONS.iter().any(|action| self.is_match(action))
    }

    /// Whether it names an action of `service`.
    pub fn names_call(&self, service: &str, action: &str) -> bool {
        self.service.is_match(service) && self.name.is_match(action)
    }

    /// The pattern of the name, if it is of COS.
    pub fn of_cos(&self) -> Option<&Pattern> {
        self.service.is_match(SERVICE).then_some(&self.name)
    }

    /// Whether it names actions of API 3.0.
    pub fn is_of_cloud_api(&self) -> bool {
        is_cloud_api(&self.service)
    }

    /// Whether it has a wildcard for actions of COS.
    pub fn is_wildcard(&self) -> bool {
        self.service.is_match(SERVICE) && self.name.to_string().contains('*')
    }
}

/// Whether a service is one of API 3.0 that is played.
pub fn is_cloud_api(service: &Pattern) -> bool {
    ["vod", "sts"].iter().any(|name| service.is_match(name))
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"*_-".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_spellings_name_the_action() {
        let spellings = [
            "name/cos:PutObject",
            "cos:PutObject",
            "PutObject",
            "*",
            "name/*",
            "cos:*",
            "name/cos:Put*",
            "name/cos:*Object",
            "*:*",
        ];
        for text in spellings {
            assert!(ActionPattern::parse(text).unwrap().is_match("PutObject"), "{text}");
        }
        for text in [
            "name/cos:putobject",
            "cos:PutObjectACL",
            "name/cos:Get*",
            "name/ci:*",
            "vod:PutObject",
            "cosx:*",
        ] {
            assert!(!ActionPattern::parse(text).unwrap().is_match("PutObject"), "{text}");
        }
    }

    #[test]
    fn what_is_no_action_is_refused() {
        for text in [
            "",
            "name/",
            "cos:",
            ":PutObject",
            "name/cos:Put Object",
            "permid/280655",
            "name/name/cos:x",
            "a:b:c",
            "Put/Object",
        ] {
            assert_eq!(ActionPattern::parse(text), None, "{text}");
        }
    }

    #[test]
    fn wildcards_are_told_from_names() {
        let wild = |text: &str| ActionPattern::parse(text).unwrap().is_wildcard();
        assert!(wild("cos:*") && wild("Get*") && !wild("GetObject") && !wild("name/ci:*"));
        assert_eq!(full_name("GetObject"), "name/cos:GetObject");
        assert_eq!(["name/cos:GetObject", "GetObject"].map(bare_name), ["GetObject"; 2]);
    }
}
