//! What of a policy can never match a request, told to whoever stores it: the service takes it without a
//! word.

use crate::domain::policy::action::{self, ActionPattern, full_name};
use crate::domain::policy::document::{Policy, Statement};
use crate::domain::policy::keys;
use crate::domain::policy::principal::Principal;
use crate::domain::policy::resource::ResourcePattern;

/// What exists, for the elements that name it.
#[derive(Clone, Copy)]
pub struct Existing<'a> {
    /// The region of the bucket whose policy it is; none for a temporary key's.
    pub region: Option<&'a str>,
    /// Whether a uin is an account's.
    pub is_account: &'a dyn Fn(&str) -> bool,
}

impl Policy {
    /// A sentence for each element that matches no request: `statement 1, action: …`.
    pub fn idle(&self, existing: Existing<'_>) -> Vec<String> {
        let of_statement = |(at, statement): (usize, &Statement)| {
            statement.idle(existing).into_iter().map(move |what| format!("statement {}, {what}", at + 1))
        };
        self.statements.iter().enumerate().flat_map(of_statement).collect()
    }
}

impl Statement {
    fn idle(&self, existing: Existing<'_>) -> Vec<String> {
        // A temporary key calls API 3.0, too.
        let is_call = |pattern: &&ActionPattern| existing.region.is_none() && pattern.is_of_cloud_api();
        let actions = self.actions.iter().filter(|pattern| !is_call(pattern)).filter_map(action);
        let resources = self.resources.iter().filter_map(|resource| self::resource(resource, existing));
        let principals = self.principals.iter().flatten();
        let principals = principals.filter_map(|principal| self::principal(principal, existing));
        let keys = self.conditions.iter().map(super::condition::Condition::key);
        let keys = keys.filter(|key| keys::origin(key).is_none());
        let keys = keys.map(|key| format!("condition: no request has the key {key}"));
        actions.chain(resources).chain(principals).chain(keys).collect()
    }
}

/// What is wrong with an action that no operation has.
pub fn action(pattern: &ActionPattern) -> Option<String> {
    if pattern.names_any() {
        None
    } else if let Some(name) = pattern.of_cos() {
        Some(format!("action: {} is no operation's, and case counts", full_name(&name.to_string())))
    } else {
        Some("action: one is of another service than cos".into())
    }
}

fn resource(pattern: &ResourcePattern, existing: Existing<'_>) -> Option<String> {
    match (pattern, existing.region) {
        (ResourcePattern::Everything, _) | (ResourcePattern::Cos { .. }, None) => None,
        (ResourcePattern::Foreign { service, .. }, None) if action::is_cloud_api(service) => None,
        (ResourcePattern::Foreign { .. }, _) => Some("resource: one is of another service than cos".into()),
        (ResourcePattern::Cos { region, .. }, Some(own)) => (!region.is_match(own))
            .then(|| format!("resource: the region is {region}, the bucket's is {own}")),
    }
}

fn principal(principal: &Principal, existing: Existing<'_>) -> Option<String> {
    match principal {
        Principal::Anyone => None,
        Principal::User { owner, user } if (existing.is_account)(owner) => {
            let is_root = user.as_ref().is_none_or(|user| user == owner);
            (!is_root).then(|| {
                format!(
                    "principal: accounts have no users here, so uin/{owner} has no {}",
                    user.as_deref().unwrap_or_default()
                )
            })
        }
        Principal::User { owner, .. } => {
            Some(format!("principal: uin/{owner} is no account here; an account's AppId stands for its uin"))
        }
        Principal::Role { owner, .. } => (!(existing.is_account)(owner)).then(|| {
            format!("principal: uin/{owner} is no account here; an account's AppId stands for its uin")
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::policy::document::Scope;
    use crate::primitives::names::{AppId, BucketId};

    fn idle(statement: &str) -> Vec<String> {
        let bucket = BucketId::new(AppId(1_250_000_000), "b");
        let text =
            format!("{{'version':'2.0','statement':{{'effect':'allow',{statement}}}}}").replace('\'', "\"");
        let policy = Policy::parse(&text, Scope::Bucket { bucket: &bucket }).unwrap();
        policy.idle(Existing { region: Some("ap-guangzhou"), is_account: &|uin| uin == "1250000000" })
    }

    #[test]
    fn what_can_match_is_not_told() {
        for (principal, action, region) in [
            ("*", "*", "*"),
            ("qcs::cam::anyone:anyone", "name/cos:PutObject", "ap-guangzhou"),
            ("qcs::cam::uin/1250000000:uin/1250000000", "cos:Get*", "ap-*"),
            ("qcs::cam::uin/1250000000:uin/*", "name/*", ""),
            ("qcs::cam::uin/1250000000:roleName/up", "name/cos:Get*", ""),
        ] {
            let resource = format!("qcs::cos:{region}:uid/1250000000:b-1250000000/*");
            let statement = format!(
                "'principal':{{'qcs':'{principal}'}},'action':'{action}','resource':['*','{resource}'],
                'condition':{{'string_equal':{{'cos:prefix':'a'}}}}"
            );
            assert_eq!(idle(&statement), Vec::<String>::new(), "{statement}");
        }
    }

    #[test]
    fn each_element_that_matches_nothing_is_told() {
        let told = |principal: &str, action: &str, region: &str, key: &str| {
            let told = idle(&format!(
                "'principal':{{'qcs':'{principal}'}},'action':['{action}','*'],
                'resource':'qcs::cos:{region}:uid/1250000000:b-1250000000/*',
                'condition':{{'string_equal':{{'{key}':'a'}}}}"
            ));
            assert_eq!(told.len(), 1, "{told:?}");
            told[0].clone()
        };
        let (all, put, own, key) = ("*", "PutObject", "*", "cos:prefix");
        for action in ["name/cos:PutObjekt", "getobject", "cos:PUT*", "PutObject*x"] {
            assert!(told(all, action, own, key).starts_with("statement 1, action: name/cos:"), "{action}");
        }
        assert!(told(all, "name/ci:PutObject", own, key).contains("another service"));
        assert!(
            told(all, put, "ap-beijing", key)
                .contains("the region is ap-beijing, the bucket's is ap-guangzhou")
        );
        assert!(told(all, put, own, "cos:Prefix").contains("the key cos:Prefix"));
        assert!(told("qcs::cam::uin/1:uin/1", put, own, key).contains("uin/1 is no account"));
        assert!(told("qcs::cam::uin/1:uin/*", put, own, key).contains("uin/1 is no account"));
        assert!(told("qcs::cam::uin/1250000000:uin/2", put, own, key).contains("has no 2"));
        assert!(told("qcs::cam::uin/1:roleName/up", put, own, key).contains("uin/1 is no account"));
    }
}
