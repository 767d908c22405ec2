//! The least policy that allows what was done.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::domain::policy::action::full_name;
use crate::domain::policy::resource::Resource;

/// A policy document of allow statements without conditions, to be written as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeastPolicy {
    pub version: &'static str,
    pub statement: Vec<LeastStatement>,
}

/// Actions, sorted, that are all allowed on the same resources, sorted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeastStatement {
    pub effect: &'static str,
    pub action: Vec<String>,
    pub resource: Vec<String>,
}

/// The policy that allows each pair of a bare action name and a resource, and nothing else that policies can
/// tell apart: a `*` in a key is a wildcard, as there is no way to write it otherwise, and a listing without
/// prefix covers all prefixes.
pub fn least<'a>(uses: impl IntoIterator<Item = (&'a str, Resource<'a>)>) -> LeastPolicy {
    let mut resources: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (action, resource) in uses {
        resources.entry(action).or_default().insert(resource.to_string());
    }
    let mut actions: BTreeMap<BTreeSet<String>, Vec<String>> = BTreeMap::new();
    for (action, resources) in resources {
        actions.entry(resources).or_default().push(full_name(action));
    }
    let mut statement: Vec<LeastStatement> = actions
        .into_iter()
        .map(|(resource, action)| LeastStatement {
            effect: "allow",
            action,
            resource: resource.into_iter().collect(),
        })
        .collect();
    statement.sort_by(|one, other| one.action.cmp(&other.action));
    LeastPolicy { version: "2.0", statement }
}

impl LeastPolicy {
    /// The document as compact JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::policy::resource::Path;
    use crate::primitives::names::{AppId, BucketId};

    #[test]
    fn actions_on_the_same_resources_share_a_statement() {
        let bucket = BucketId::new(AppId(1_250_000_000), "b");
        let object = |key| Resource { region: "ap-guangzhou", path: Path::Object(&bucket, key) };
        let of = |path| Resource { region: "ap-guangzhou", path };
        let used = [
            ("PutObject", object("b")),
            ("PutObject", object("a")),
            ("HeadObject", object("a")),
            ("HeadObject", object("b")),
            ("HeadObject", object("a")),
            ("GetObject", object("a")),
            ("ListMultipartUploads", of(Path::Listing(&bucket, "doc/"))),
            ("GetBucket", of(Path::Bucket(&bucket))),
            ("GetService", of(Path::Account(bucket.appid))),
        ];
        let statements = [
            r#"{"effect":"allow","action":["name/cos:GetBucket"],"resource":["@/"]}"#,
            r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["@/a"]}"#,
            r#"{"effect":"allow","action":["name/cos:GetService"],"resource":["*"]}"#,
            r#"{"effect":"allow","action":["name/cos:HeadObject","name/cos:PutObject"],"resource":["@/a","@/b"]}"#,
            r#"{"effect":"allow","action":["name/cos:ListMultipartUploads"],"resource":["@/doc/"]}"#,
        ];
        let expected = format!(r#"{{"version":"2.0","statement":[{}]}}"#, statements.join(","));
        let expected = expected.replace('@', "qcs::cos:ap-guangzhou:uid/1250000000:b-1250000000");
        assert_eq!(least(used).to_json(), expected);
        assert_eq!(least([]).to_json(), r#"{"version":"2.0","statement":[]}"#);
    }
}
