//! What is refused in a policy document, with the words that say so.

use crate::domain::policy::document::{Effect, Policy, Scope};
use crate::domain::policy::error::{Element, PolicyError, Problem};
use crate::domain::policy::principal::Principal;
use crate::primitives::names::{AppId, BucketId};

const SESSION: Scope<'static> = Scope::Session { account: AppId(1_250_000_000) };
const ALLOW: &str = "{'effect':'allow','action':'*','resource':'*'}";

fn parse(text: &str, scope: Scope<'_>) -> Result<Policy, PolicyError> {
    Policy::parse(&text.replace('\'', "\""), scope)
}

/// Where and what is wrong with a session policy of these statements.
fn wrong(statements: &str) -> String {
    parse(&format!("{{'version':'2.0','statement':{statements}}}"), SESSION).unwrap_err().to_string()
}

/// A session policy's statement with `member` beside the rest.
fn with(member: &str) -> String {
    wrong(&format!("[{ALLOW},{}]", ALLOW.replace('}', &format!(",{member}}}"))))
}

#[test]
fn a_document_has_one_version_and_statements() {
    let wrong = |text: &str| parse(text, SESSION).unwrap_err().to_string();
    assert!(wrong("{'version':'2.0',}").starts_with("document: it is not JSON: "));
    assert!(wrong("{} // comment").starts_with("document: it is not JSON: "));
    assert_eq!(wrong("[]"), "document: it has to be an object, not a list");
    assert_eq!(wrong("{}"), "version: it is missing");
    assert_eq!(wrong("{'version':2.0}"), "version: it has to be a string, not a number");
    assert_eq!(wrong("{'version':'1.0'}"), "version: `1.0` is not valid");
    assert_eq!(wrong("{'version':'2.0'}"), "statement: it is missing");
    assert_eq!(wrong("{'version':'2.0','statement':[]}"), "statement: it is empty");
    assert_eq!(
        wrong("{'version':'2.0','statement':'x'}"),
        "statement 1, statement: it has to be an object, not a string"
    );
    assert_eq!(wrong("{'version':'2.0','id':'x'}"), "document: `id` is not known here");
    assert_eq!(wrong("{'version':'2.0','version':'2.0'}"), "document: `version` stands twice");
}

#[test]
fn a_statement_has_effect_action_and_resource() {
    assert_eq!(wrong("{}"), "statement 1, effect: it is missing");
    assert_eq!(wrong("{'effect':'maybe'}"), "statement 1, effect: `maybe` is not valid");
    assert_eq!(wrong("{'effect':'allow'}"), "statement 1, action: it is missing");
    assert_eq!(wrong("{'effect':'allow','action':'*'}"), "statement 1, resource: it is missing");
    assert_eq!(wrong("{'effect':'allow','action':[],'resource':'*'}"), "statement 1, action: it is empty");
    assert_eq!(
        wrong("{'effect':'allow','action':['*',1],'resource':'*'}"),
        "statement 1, action: it has to be a string, not a number"
    );
    assert_eq!(
        wrong("{'effect':'allow','action':['*','a b'],'resource':'*'}"),
        "statement 1, action: `a b` is not valid"
    );
    assert_eq!(
        wrong("{'effect':'allow','action':'*','resource':'b/*'}"),
        "statement 1, resource: `b/*` is not valid"
    );
    assert_eq!(with("'notAction':'*'"), "statement 2, statement: `notAction` is not known here");
    assert_eq!(with("'notResource':'*'"), "statement 2, statement: `notResource` is not known here");
    assert_eq!(with("'effect':'deny'"), "statement 2, statement: `effect` stands twice");
    assert_eq!(with("'sid':1"), "statement 2, sid: it has to be a string, not a number");
}

#[test]
fn conditions_are_objects_of_operators_and_keys() {
    assert_eq!(with("'condition':[]"), "statement 2, condition: it has to be an object, not a list");
    assert_eq!(
        with("'condition':{'ip_equal':'::1'}"),
        "statement 2, condition: it has to be an object, not a string"
    );
    assert_eq!(
        with("'condition':{'null_equal':{'k':'x'}}"),
        "statement 2, condition: the operator `null_equal` is not known"
    );
    assert_eq!(with("'condition':{'ip_equal':{'k':[]}}"), "statement 2, condition: it is empty");
    assert_eq!(
        with("'condition':{'ip_equal':{'k':'x'}}"),
        "statement 2, condition: `x` is no value for `ip_equal` of `k`"
    );
    let kind = "statement 2, condition: it has to be a string, a number or a boolean, not an object";
    assert_eq!(with("'condition':{'ip_equal':{'k':{}}}"), kind);
    assert_eq!(
        with("'condition':{'ip_equal':{'k':'::1','k':'::2'}}"),
        "statement 2, condition: `k` stands twice"
    );
    assert_eq!(
        with("'condition':{'ip_equal':{},'ip_equal':{}}"),
        "statement 2, condition: `ip_equal` stands twice"
    );
}

#[test]
fn a_session_policy_is_of_its_account_and_in_one_case() {
    let other = "{'effect':'allow','action':'*','resource':'qcs::cos::uid/1250000001:b-1250000001/*'}";
    assert_eq!(
        wrong(other),
        "statement 1, resource: `qcs::cos::uid/1250000001:b-1250000001/*` belongs to another account"
    );
    let capitals = "{'Version':'2.0','Statement':{'Effect':'Deny','Action':'*','Resource':['*'],'Principal':7,'Sid':'s'}}";
    let policy = parse(capitals, SESSION).unwrap();
    assert_eq!((policy.statements[0].effect, policy.statements[0].sid.as_deref()), (Effect::Deny, Some("s")));
    assert_eq!(policy.statements[0].principals, None);
    let mixed = parse(&capitals.replace("Effect", "effect"), SESSION).unwrap_err();
    let problem = Problem::MixedCase("effect".into());
    assert_eq!(mixed, PolicyError { statement: Some(0), element: Element::Statement, problem });
    let mixed = parse(&capitals.replace("'Statement'", "'statement'"), SESSION).unwrap_err();
    assert_eq!(mixed, PolicyError::of_document(Element::Document, Problem::MixedCase("statement".into())));
    assert!(parse("{'VERSION':'2.0'}", SESSION).unwrap_err().to_string().contains("`VERSION`"));
}

#[test]
fn a_bucket_policy_names_principals_and_its_own_resources() {
    let bucket = BucketId::new(AppId(1_250_000_000), "examplebucket");
    let scope = Scope::Bucket { bucket: &bucket };
    let parse = |principal: &str, resource: &str| {
        let rest = format!("'Effect':'allow','action':'*','RESOURCE':'{resource}'");
        parse(&format!("{{'version':'2.0','Statement':[{{{principal}{rest}}}]}}"), scope)
    };
    let wrong = |principal: &str| parse(principal, "*").unwrap_err().to_string();
    assert_eq!(wrong(""), "statement 1, principal: it is missing");
    assert_eq!(wrong("'principal':{},"), "statement 1, principal: it is empty");
    assert_eq!(wrong("'principal':{'qcs':[]},"), "statement 1, principal: it is empty");
    assert_eq!(wrong("'principal':{'qcs':['x']},"), "statement 1, principal: `x` is not valid");
    assert_eq!(wrong("'principal':{'service':'x'},"), "statement 1, principal: `service` is not known here");
    assert_eq!(
        wrong("'principal':{'qcs':'*','aws':'*'},"),
        "statement 1, principal: `aws` is not known here"
    );
    assert_eq!(wrong("'principal':{'qcs':'*','qcs':'*'},"), "statement 1, principal: `qcs` stands twice");
    assert_eq!(wrong("'principal':'x',"), "statement 1, principal: it has to be an object, not a string");
    assert_eq!(wrong("'principal':'*','Principal':'*',"), "statement 1, statement: `Principal` stands twice");
    assert_eq!(
        parse("'principal':'*',", "*").unwrap().statements[0].principals,
        Some(vec![Principal::Anyone])
    );
    let other = "qcs::cos:ap-guangzhou:uid/1250000000:other-1250000000/*";
    let problem = Problem::OtherBucket(other.to_owned());
    let expected = PolicyError { statement: Some(0), element: Element::Resource, problem };
    assert_eq!(parse("'principal':'*',", other).unwrap_err(), expected);
}

#[test]
fn texts_are_limited() {
    let bucket = BucketId::new(AppId(1_250_000_000), "examplebucket");
    for (scope, limit) in [(SESSION, 6144), (Scope::Bucket { bucket: &bucket }, 20_480)] {
        let text = format!(
            "{{\"version\":\"2.0\",\"statement\":{{{}}}}}",
            "\"effect\":\"allow\",\"action\":\"*\",\"resource\":\"*\",\"principal\":\"*\""
        );
        assert!(Policy::parse(&format!("{text:limit$}"), scope).is_ok());
        let problem = Problem::TooLarge { size: limit + 1, limit };
        let expected = Err(PolicyError::of_document(Element::Document, problem));
        assert_eq!(Policy::parse(&format!("{text:width$}", width = limit + 1), scope), expected);
    }
}
