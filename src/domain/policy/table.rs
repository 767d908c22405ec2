//! Decisions as the vendor's pages and the contracts have them: policy, request, outcome, source.

use std::net::IpAddr;

use crate::domain::policy::condition_value::Fact;
use crate::domain::policy::decision::{Decision, Grounds, Sources, decide};
use crate::domain::policy::document::{Policy, Scope};
use crate::domain::policy::keys;
use crate::domain::policy::matching::{Mismatch, Request};
use crate::domain::policy::principal::{Caller, Identity};
use crate::domain::policy::resource::{Path, Resource};
use crate::primitives::names::{AppId, BucketId};

const OWNER: &str = "100000000001";
const SUB: Caller<'static> = Caller::Named { owner: OWNER, identity: Identity::User("100000000002") };

/// Who asks: `key` for a temporary key of the account with the policy as its own; else the policy is the
/// bucket's. `public` stands for an anonymous request that the ACL allows.
fn caller(who: &str) -> (Caller<'static>, bool, bool) {
    match who {
        "anyone" => (Caller::Anonymous, false, false),
        "public" => (Caller::Anonymous, false, true),
        "owner" | "key" => (Caller::root(OWNER), true, false),
        "sub" => (SUB, false, false),
        "granted" => (SUB, false, true),
        "role" => (Caller::Named { owner: OWNER, identity: Identity::Role("upload") }, false, false),
        "other" => (Caller::root("200000000001"), false, false),
        _ => panic!("{who}"),
    }
}

/// `key=value` pairs, parted by blanks.
fn facts(text: &str) -> Vec<(&str, Fact<'_>)> {
    let fact = |pair| {
        let (key, value): (&str, &str) = str::split_once(pair, '=').unwrap();
        let fact = match key {
            keys::IP => Fact::Address(value.parse::<IpAddr>().unwrap()),
            keys::CURRENT_TIME => Fact::Time(value.parse().unwrap()),
            keys::SECURE_TRANSPORT => Fact::Flag(value == "true"),
            "cos:content-length" => Fact::Number(value.parse().unwrap()),
            _ => Fact::Text(value),
        };
        (key, fact)
    };
    text.split_whitespace().map(fact).collect()
}

/// `Action target facts…`: the target is `/key`, `/` for the bucket, `?prefix` for a listing, or `*` for the
/// service.
fn outcome(policy: &str, who: &str, what: &str) -> String {
    let bucket = BucketId::new(AppId(1_250_000_000), "examplebucket");
    let (action, rest) = what.split_once(' ').unwrap();
    let (target, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let path = match (target, target.split_at(1)) {
        ("*", _) => Path::Account(bucket.appid),
        ("/", _) => Path::Bucket(&bucket),
        (_, ("?", prefix)) => Path::Listing(&bucket, prefix),
        (_, (_, key)) => Path::Object(&bucket, key),
    };
    let is_session = who == "key";
    let scope =
        if is_session { Scope::Session { account: bucket.appid } } else { Scope::Bucket { bucket: &bucket } };
    let policy = Policy::parse(policy, scope).unwrap_or_else(|error| panic!("{policy}: {error}"));
    let policy = Some(&policy);
    let (caller, account, acl) = caller(who);
    let (session, bucket) = if is_session { (policy, None) } else { (None, policy) };
    let request = Request {
        caller,
        actions: &[action],
        resource: Resource { region: "ap-guangzhou", path },
        facts: &facts(rest),
    };
    brief(&decide(&request, &Sources { session, account, bucket, acl }))
}

/// `allow 1`, `deny 2`, `account`, `acl`, or `no`, then the nearest statement and what it lacks.
fn brief(decision: &Decision<'_>) -> String {
    match decision {
        Decision::Allowed { session: Some(statement), .. } => format!("allow {}", statement.index + 1),
        Decision::Allowed { by: Grounds::Statement(statement), .. } => {
            format!("allow {}", statement.index + 1)
        }
        Decision::Allowed { by: Grounds::Account, .. } => "account".into(),
        Decision::Allowed { by: Grounds::Acl, .. } => "acl".into(),
        Decision::Denied { statement } => format!("deny {}", statement.index + 1),
        Decision::NotAllowed { nearest: None, .. } => "no".into(),
        Decision::NotAllowed { nearest: Some(nearest), .. } => {
            let lacks = match nearest.mismatch {
                Mismatch::Action => "action",
                Mismatch::Resource => "resource",
                Mismatch::Principal => "principal",
                Mismatch::Condition(unmet) => unmet.key,
            };
            format!("no, {} {lacks}", nearest.statement.index + 1)
        }
    }
}

/// A document with these statements; `'` stands for `"`.
fn document(statements: &[&str]) -> String {
    format!("{{'version':'2.0','statement':[{}]}}", statements.join(",")).replace('\'', "\"")
}

/// A statement on the whole bucket, of the sub-account or of anyone.
fn statement(effect: &str, who: &str, actions: &str, condition: &str) -> String {
    let who = match who {
        "sub" => "qcs::cam::uin/100000000001:uin/100000000002",
        "owner" => "qcs::cam::uin/100000000001:uin/100000000001",
        _ => "qcs::cam::anyone:anyone",
    };
    let actions: Vec<String> = actions.split(' ').map(|name| format!("'name/cos:{name}'")).collect();
    format!(
        "{{'principal':{{'qcs':['{who}']}},'effect':'{effect}','action':[{}],'condition':{{{condition}}},\
         'resource':['qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*']}}",
        actions.join(",")
    )
}

fn check(source: &str, statements: &[String], rows: &[(&str, &str, &str)]) {
    let statements: Vec<&str> = statements.iter().map(String::as_str).collect();
    for (who, what, expected) in rows {
        assert_eq!(outcome(&document(&statements), who, what), *expected, "{source}: {who} {what}");
    }
}

#[test]
fn a_session_policy_bounds_its_key() {
    let doc = "{'effect':'allow','action':['name/cos:PutObject','name/cos:PostObject','name/cos:ListMultipartUploads'],\
        'resource':['qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/doc/*']}";
    let doc2 = "{'effect':'allow','action':['name/cos:GetObject'],'resource':\
        'qcs::cos:ap-guangzhou:uid/1250000000:prefix//1250000000/examplebucket/doc2/*'}";
    let service = "{'effect':'allow','action':'name/cos:GetService','resource':'*'}";
    let rows = [
        ("key", "PutObject /doc/a", "allow 1"),
        ("key", "PutObject /doc2/a", "no, 1 resource"),
        ("key", "PutObject /doc", "no, 1 resource"),
        ("key", "GetObject /doc2/a/b", "allow 2"),
        ("key", "GetObject /doc/a", "no, 2 resource"),
        ("key", "DeleteObject /doc/a", "no"),
        ("key", "ListMultipartUploads ?doc/a", "allow 1"),
        ("key", "ListMultipartUploads /", "no, 1 resource"),
        ("key", "GetService *", "allow 3"),
    ];
    check(
        "436/31923 (guide to COS API policies), cloud-api3.md 7.2",
        &[doc, doc2, service].map(str::to_owned),
        &rows,
    );
}

#[test]
fn a_session_policy_may_deny() {
    let all = "{'effect':'allow','action':'*','resource':'*','principal':{'qcs':'*'}}".to_owned();
    let deny = "{'effect':'Deny','action':'name/cos:Delete*','resource':'*'}".to_owned();
    let rows = [
        ("key", "PutBucket /", "allow 1"),
        ("key", "DeleteObject /a", "deny 2"),
        ("key", "DeleteBucketPolicy /", "deny 2"),
    ];
    check("cloud-api3.md 7.2: principal is ignored, deny wins", &[all, deny], &rows);
}

#[test]
fn sizes_are_limited() {
    let allow = statement(
        "allow",
        "sub",
        "PutObject PostObject",
        "'numeric_less_than_equal':{'cos:content-length':10}",
    );
    let deny = statement(
        "deny",
        "sub",
        "PutObject PostObject",
        "'numeric_greater_than_if_exist':{'cos:content-length':10}",
    );
    let rows = [
        ("sub", "PutObject /k cos:content-length=10", "allow 1"),
        ("sub", "PutObject /k cos:content-length=11", "deny 2"),
        ("sub", "PutObject /k", "deny 2"),
        ("key", "PutObject /k cos:content-length=10", "allow 1"),
        ("other", "PutObject /k cos:content-length=10", "no, 1 principal"),
    ];
    check("436/46206 cos:content-length, example 1", &[allow.clone(), deny], &rows);
    let rows = [
        ("key", "PutObject /k cos:content-length=10", "allow 1"),
        ("key", "PutObject /k cos:content-length=100", "no, 1 cos:content-length"),
        ("key", "PutObject /k", "no, 1 cos:content-length"),
    ];
    check("qcloud-documents#14446, field D24c", &[allow], &rows);
}

#[test]
fn an_absent_key_decides_alike_for_allow_and_deny() {
    let key = |operator: &str| format!("'{operator}':{{'cos:versionid':'MTg0'}}");
    let rows = |without: &'static str| {
        [
            ("sub", "GetObject /k", without),
            ("sub", "GetObject /k cos:versionid=MTg0", "allow 1"),
            ("sub", "GetObject /k cos:versionid=x", "no, 1 cos:versionid"),
        ]
    };
    let allow = |operator| [statement("allow", "sub", "GetObject", &key(operator))];
    check("436/46205 example 1, string_equal", &allow("string_equal"), &rows("no, 1 cos:versionid"));
    check("436/46205 example 1, string_equal_if_exist", &allow("string_equal_if_exist"), &rows("allow 1"));
    let rows = |without: &'static str| {
        [
            ("owner", "GetObject /k", without),
            ("owner", "GetObject /k cos:versionid=MTg0", "deny 1"),
            ("owner", "GetObject /k cos:versionid=x", "account"),
        ]
    };
    let deny = |operator| [statement("deny", "owner", "GetObject", &key(operator))];
    check("436/46205 example 2, string_equal", &deny("string_equal"), &rows("account"));
    check("436/46205 example 2, string_equal_if_exist", &deny("string_equal_if_exist"), &rows("deny 1"));
    check(
        "cloud-api3.md 7.2, negative operators",
        &deny("string_not_equal"),
        &[("owner", "GetObject /k", "account")],
    );
}

#[test]
fn conditions_have_types() {
    let allow = |condition: &str| [statement("allow", "sub", "*", condition)];
    let ip = allow("'ip_equal':{'qcs:ip':['192.168.1.0/24','101.226.100.185','101.226.100.186']}");
    let rows = [
        ("sub", "PutObject /k qcs:ip=192.168.1.77", "allow 1"),
        ("sub", "PutObject /k qcs:ip=101.226.100.186", "allow 1"),
        ("sub", "PutObject /k qcs:ip=101.226.100.187", "no, 1 qcs:ip"),
    ];
    check("436/46206 qcs:ip", &ip, &rows);
    let https = allow("'bool_equal':{'cos:secure-transport':'true'},'numeric_equal':{'cos:tls-version':1.2}");
    let rows = [
        ("sub", "GetObject /k cos:secure-transport=true cos:tls-version=1.2", "allow 1"),
        ("sub", "GetObject /k cos:secure-transport=true cos:tls-version=1.3", "no, 1 cos:tls-version"),
        ("sub", "GetObject /k cos:secure-transport=false", "no, 1 cos:secure-transport"),
    ];
    check("436/46206 cos:secure-transport, cos:tls-version", &https, &rows);
    let flag = allow("'bool_equal':{'cos:secure-transport':true}");
    check("JSON booleans", &flag, &[("sub", "GetObject /k cos:secure-transport=true", "allow 1")]);
    let header = allow("'string_equal':{'cos:content-type':'image%2Fjpeg'}");
    let rows = [("sub", "PutObject /k cos:content-type=image/jpeg", "no, 1 cos:content-type")];
    check("cos-xml-more.md d.3: header values are plain", &header, &rows);
    let query =
        allow("'string_equal':{'cos:response-content-type':'image%2Fjpeg','cos:prefix':['folder1','a/b']}");
    let rows = [
        ("sub", "GetObject /k cos:response-content-type=image/jpeg cos:prefix=folder1", "allow 1"),
        ("sub", "GetObject /k cos:response-content-type=image/jpeg cos:prefix=a/b", "allow 1"),
        ("sub", "GetObject /k cos:response-content-type=image/jpeg", "no, 1 cos:prefix"),
    ];
    check("436/46206 cos:response-content-type, README decision 21", &query, &rows);
    let date = allow(
        "'date_less_than':{'qcs:current_time':'2022-05-31T00:00:00Z'},\
         'date_greater_than_equal':{'qcs:current_time':'2022-05-30T00:00:00Z'}",
    );
    let rows = [
        ("sub", "GetObject /k qcs:current_time=1653868800", "allow 1"),
        ("sub", "GetObject /k qcs:current_time=1653868799", "no, 1 qcs:current_time"),
        ("sub", "GetObject /k qcs:current_time=1653955200", "no, 1 qcs:current_time"),
    ];
    check("598/10608 qcs:current_time", &date, &rows);
    let tags = allow("'string_equal':{'qcs:request_tag':['a&b','c&d']}");
    let tagged = "PutBucket / qcs:request_tag=a&b qcs:request_tag=c&d qcs:request_tag=e&f";
    check("436/46206 qcs:request_tag", &tags, &[("sub", tagged, "allow 1")]);
    let unknown = allow("'string_equal':{'cos:x-cos-unheard':'x'}");
    check(
        "cloud-api3.md 7.2: never present",
        &unknown,
        &[("sub", "PutObject /k", "no, 1 cos:x-cos-unheard")],
    );
}

#[test]
fn a_bucket_policy_opens_and_closes() {
    let read = statement("allow", "anyone", "GetObject", "");
    let rows = [
        ("anyone", "GetObject /k", "allow 1"),
        ("anyone", "PutObject /k", "no"),
        ("other", "GetObject /k", "allow 1"),
    ];
    check("cos-xml-more.md d.2.4: private bucket, anonymous allow; field D25a", &[read], &rows);
    let deny = statement("deny", "anyone", "GetBucket", "");
    let rows = [
        ("public", "GetObject /k", "acl"),
        ("public", "GetBucket ?doc", "deny 1"),
        ("owner", "GetBucket /", "account"),
        ("granted", "GetBucket /", "deny 1"),
        ("granted", "HeadBucket /", "acl"),
    ];
    check("cos-xml-more.md d.2: FAQ, public-read without listing; field D25b", &[deny], &rows);
}

#[test]
fn a_deny_for_anyone_counts_less_than_a_named_allow() {
    let statements = [
        statement("deny", "anyone", "*", ""),
        statement("allow", "sub", "GetObject", ""),
        statement("allow", "anyone", "HeadObject", ""),
    ];
    let rows = [
        ("sub", "GetObject /k", "allow 2"),
        ("sub", "HeadObject /k", "deny 1"),
        ("other", "GetObject /k", "deny 1"),
        ("anyone", "HeadObject /k", "deny 1"),
        ("owner", "DeleteBucket /", "account"),
    ];
    check("cos-xml-more.md d.2.4, README decision 15", &statements, &rows);
    let statements = [statement("allow", "sub", "*", ""), statement("deny", "sub", "GetObject", "")];
    check(
        "cos-xml-more.md d.2.2",
        &statements,
        &[("sub", "GetObject /k", "deny 2"), ("sub", "HeadObject /k", "allow 1")],
    );
}

#[test]
fn a_deny_that_names_the_account_binds_it_but_for_its_policy() {
    let statements = [statement("deny", "owner", "*", ""), statement("allow", "anyone", "*", "")];
    let rows = [
        ("owner", "GetObject /k", "deny 1"),
        ("owner", "PutBucketPolicy /", "account"),
        ("owner", "GetBucketPolicy /", "account"),
        ("owner", "DeleteBucketPolicy /", "account"),
        ("sub", "GetObject /k", "allow 2"),
    ];
    check("README decision 15", &statements, &rows);
    let statements = [statement("deny", "sub", "*", ""), statement("allow", "sub", "*", "")];
    check(
        "README decision 15: only the account is spared",
        &statements,
        &[("sub", "PutBucketPolicy /", "deny 1")],
    );
}

#[test]
fn principals_of_the_document_are_those_of_its_statements() {
    let statements = "'statement':{'effect':'ALLOW','action':'cos:GetObject','resource':'*'}";
    let policy = format!(
        "{{'version':'2.0','principal':{{'qcs':'qcs::cam::uin/100000000001:roleName/upload'}},{statements}}}"
    )
    .replace('\'', "\"");
    assert_eq!(outcome(&policy, "role", "GetObject /k"), "allow 1", "436/46206 qcs:ip");
    assert_eq!(outcome(&policy, "sub", "GetObject /k"), "no, 1 principal", "436/46206 qcs:ip");
    let policy = policy.replace("\"effect\"", "\"principal\":\"*\",\"effect\"");
    assert_eq!(outcome(&policy, "sub", "GetObject /k"), "allow 1", "a statement's own principals count");
}
