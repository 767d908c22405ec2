//! What holds of any policy: a deny more never allows, an allow more never denies, reading and deciding never
//! panic.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::domain::policy::condition_value::Fact;
use crate::domain::policy::decision::{Decision, Grounds, Sources, decide};
use crate::domain::policy::document::{Effect, Policy, Scope, Statement};
use crate::domain::policy::least::least;
use crate::domain::policy::matching::Request;
use crate::domain::policy::principal::{Caller, Identity};
use crate::domain::policy::resource::{Path, Resource};
use crate::primitives::names::{AppId, BucketId};

fn bucket() -> BucketId {
    BucketId::new(AppId(1_250_000_000), "b")
}

const ACTIONS: [&str; 6] =
    ["GetObject", "PutObject", "GetBucket", "PutBucketPolicy", "ListMultipartUploads", "GetService"];

fn one_of(texts: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(texts).prop_map(str::to_owned)
}

fn condition() -> impl Strategy<Value = Value> {
    let operators = ["string_equal", "string_not_equal", "string_like", "string_equal_ignore_case"];
    let operator = (prop::sample::select(operators.to_vec()), any::<bool>());
    let values = prop::collection::vec(one_of(&["a", "b", "*", "a*"]), 1..3);
    let key = one_of(&["cos:prefix", "cos:x-cos-acl", "cos:other"]);
    (operator, key, values).prop_map(|((operator, if_exist), key, values)| {
        let suffix = if if_exist { "_if_exist" } else { "" };
        json!({ format!("{operator}{suffix}"): { key: values } })
    })
}

fn statement(effect: &'static [&'static str]) -> impl Strategy<Value = Value> {
    let action = one_of(&[
        "*",
        "name/cos:*",
        "cos:Get*",
        "name/cos:PutObject",
        "name/cos:PutBucketPolicy",
        "name/ci:*",
    ]);
    let resource = one_of(&[
        "*",
        "qcs::cos:::b-1250000000/*",
        "qcs::cos:r:uid/1250000000:b-1250000000/a*",
        "qcs::cos:other:uid/1250000000:b-1250000000/*",
        "qcs::cos::uid/1250000000:prefix//1250000000/b/*",
    ]);
    let principal = one_of(&[
        "qcs::cam::anyone:anyone",
        "*",
        "qcs::cam::uin/1:uin/1",
        "qcs::cam::uin/1:uin/*",
        "qcs::cam::uin/2:uin/2",
        "qcs::cam::uin/1:roleName/r",
    ]);
    let list = |texts| prop::collection::vec(texts, 1..3);
    let condition = prop_oneof![3 => Just(json!({})), 1 => condition()];
    let lists = (list(action.boxed()), list(resource.boxed()), list(principal.boxed()));
    (one_of(effect), lists, condition).prop_map(|(effect, (action, resource, principal), condition)| {
        json!({
            "effect": effect,
            "action": action,
            "resource": resource,
            "principal": { "qcs": principal },
            "condition": condition,
        })
    })
}

const BOTH: &[&str] = &["allow", "deny"];

fn parsed(statements: &[Value], scope: Scope<'_>) -> Policy {
    let text = json!({ "version": "2.0", "statement": statements }).to_string();
    Policy::parse(&text, scope).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A request and the rights beside the policies.
#[derive(Debug, Clone)]
struct Case {
    caller: usize,
    action: usize,
    path: usize,
    facts: Vec<(&'static str, &'static str)>,
    account: bool,
    acl: bool,
}

fn case() -> impl Strategy<Value = Case> {
    let fact = (
        prop::sample::select(&["cos:prefix", "cos:x-cos-acl"][..]),
        prop::sample::select(&["a", "b", "c"][..]),
    );
    (
        0..4_usize,
        0..ACTIONS.len(),
        0..4_usize,
        prop::collection::vec(fact, 0..3),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(caller, action, path, facts, account, acl)| Case {
            caller,
            action,
            path,
            facts,
            account: account && caller > 0,
            acl,
        })
}

impl Case {
    /// Runs `with` on the decision; `None` stands for a policy that is not there.
    fn decide<R>(
        &self,
        session: Option<&Policy>,
        bucket: Option<&Policy>,
        with: impl FnOnce(Decision<'_>) -> R,
    ) -> R {
        let own = self::bucket();
        let role = Caller::Named { owner: "1", identity: Identity::Role("r") };
        let caller = [Caller::Anonymous, Caller::root("1"), Caller::root("2"), role][self.caller];
        let path = [
            Path::Bucket(&own),
            Path::Listing(&own, "a"),
            Path::Object(&own, "a/b"),
            Path::Object(&own, "b"),
        ][self.path];
        let facts: Vec<_> = self.facts.iter().map(|(key, text)| (*key, Fact::Text(text))).collect();
        let request = Request {
            caller,
            actions: &[ACTIONS[self.action]],
            resource: Resource { region: "r", path },
            facts: &facts,
        };
        with(decide(&request, &Sources { session, account: self.account, bucket, acl: self.acl }))
    }

    fn allows(&self, session: Option<&Policy>, bucket: Option<&Policy>) -> bool {
        self.decide(session, bucket, |decision| decision.is_allowed())
    }
}

fn inserted(statements: &[Statement], at: usize, new: Statement) -> Policy {
    let mut statements = statements.to_vec();
    statements.insert(at % (statements.len() + 1), new);
    Policy { statements }
}

proptest! {
    #[test]
    fn a_deny_more_never_allows_and_an_allow_more_never_denies(
        session in prop::collection::vec(statement(BOTH), 1..4),
        bucket_statements in prop::collection::vec(statement(BOTH), 1..4),
        new in statement(BOTH),
        at in any::<usize>(),
        case in case(),
    ) {
        let own = bucket();
        let scopes = [Scope::Session { account: own.appid }, Scope::Bucket { bucket: &own }];
        let [session, of_bucket] = [parsed(&session, scopes[0]), parsed(&bucket_statements, scopes[1])];
        let [to_session, to_bucket] =
            scopes.map(|scope| parsed(std::slice::from_ref(&new), scope).statements.remove(0));
        let effect = to_session.effect;
        let more_session = inserted(&session.statements, at, to_session);
        let more_bucket = inserted(&of_bucket.statements, at, to_bucket);
        let before = case.allows(Some(&session), Some(&of_bucket));
        let pairs = [
            (before, case.allows(Some(&more_session), Some(&of_bucket))),
            (before, case.allows(Some(&session), Some(&more_bucket))),
            (case.allows(None, Some(&of_bucket)), case.allows(None, Some(&more_bucket))),
            (case.allows(Some(&session), None), case.allows(Some(&more_session), None)),
        ];
        for (before, after) in pairs {
            match effect {
                Effect::Deny => prop_assert!(before || !after),
                Effect::Allow => prop_assert!(after || !before),
            }
        }
    }

    #[test]
    fn a_session_policy_takes_and_never_gives(
        session in prop::collection::vec(statement(BOTH), 1..4),
        bucket_statements in prop::collection::vec(statement(BOTH), 1..4),
        case in case(),
    ) {
        let own = bucket();
        let session = parsed(&session, Scope::Session { account: own.appid });
        let of_bucket = parsed(&bucket_statements, Scope::Bucket { bucket: &own });
        let with = case.allows(Some(&session), Some(&of_bucket));
        prop_assert!(!with || case.allows(None, Some(&of_bucket)));
        prop_assert_eq!(case.allows(None, None), case.account || case.acl);
    }

    #[test]
    fn a_decision_names_a_statement_of_its_effect(
        bucket_statements in prop::collection::vec(statement(BOTH), 1..5),
        case in case(),
    ) {
        let own = bucket();
        let policy = parsed(&bucket_statements, Scope::Bucket { bucket: &own });
        let effect = |index: usize| policy.statements[index].effect;
        case.decide(None, Some(&policy), |decision| match decision {
            Decision::Allowed { by: Grounds::Statement(by), .. } => assert_eq!(effect(by.index), Effect::Allow),
            Decision::Allowed { by: Grounds::Account, .. } => assert!(case.account),
            Decision::Allowed { by: Grounds::Acl, .. } => assert!(case.acl),
            Decision::Denied { statement } => assert_eq!(effect(statement.index), Effect::Deny),
            Decision::NotAllowed { nearest, .. } => {
                assert!(nearest.is_none_or(|nearest| effect(nearest.statement.index) == Effect::Allow));
            }
        });
    }

    #[test]
    fn no_document_makes_it_panic(text in "\\PC*", case in case()) {
        let own = bucket();
        for scope in [Scope::Session { account: own.appid }, Scope::Bucket { bucket: &own }] {
            if let Ok(policy) = Policy::parse(&text, scope) {
                case.allows(Some(&policy), Some(&policy));
            }
        }
    }

    #[test]
    fn no_element_makes_it_panic(element in 0..9_usize, text in "\\PC{0,12}", kind in 0..5_u8, case in case()) {
        let value = match kind {
            0 => json!(text),
            1 => json!([text]),
            2 => json!({ text: "x" }),
            3 => json!({ "string_like": { text: [1, true, "x*"] } }),
            _ => json!({ "qcs": [text] }),
        };
        let mut statement = json!({ "effect": "allow", "action": "*", "resource": "*", "principal": "*" });
        let names = ["effect", "action", "resource", "principal", "condition", "sid", "Effect", "notAction", "CONDITION"];
        statement[names[element]] = value;
        let document = json!({ "version": "2.0", "statement": statement }).to_string();
        let own = bucket();
        for scope in [Scope::Session { account: own.appid }, Scope::Bucket { bucket: &own }] {
            if let Ok(policy) = Policy::parse(&document, scope) {
                case.allows(Some(&policy), Some(&policy));
                case.decide(Some(&policy), Some(&policy), |decision| decision.to_string());
            }
        }
    }

    #[test]
    fn the_least_policy_allows_what_it_was_made_from_and_nothing_else(
        used in prop::collection::vec((0..4_usize, 0..5_usize), 1..8),
    ) {
        let own = bucket();
        let paths = [Path::Bucket(&own), Path::Object(&own, "a"), Path::Object(&own, "a/b"), Path::Object(&own, "ä /%2F"),
            Path::Object(&own, "b-1250000000/")];
        let resource = |path: usize| Resource { region: "r", path: paths[path] };
        let policy = least(used.iter().map(|(action, path)| (ACTIONS[*action], resource(*path)))).to_json();
        let policy = Policy::parse(&policy, Scope::Session { account: own.appid }).unwrap();
        for (action, name) in ACTIONS.iter().enumerate() {
            for (path, shown) in paths.iter().enumerate() {
                let request = Request { caller: Caller::root("1"), actions: &[name], resource: resource(path), facts: &[] };
                let decision = decide(&request, &Sources { session: Some(&policy), account: true, ..Sources::default() });
                prop_assert_eq!(decision.is_allowed(), used.contains(&(action, path)), "{} {:?}", name, shown);
            }
        }
    }
}
