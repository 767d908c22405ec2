//! Decisions as sentences, for `X-Cosplay-Reason` and the command line.

use std::fmt;

use crate::domain::policy::action::full_name;
use crate::domain::policy::condition::Unmet;
use crate::domain::policy::decision::{Decision, Grounds, Nearest, PolicyKind, StatementRef};
use crate::domain::policy::matching::Mismatch;

impl fmt::Display for PolicyKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Session => "session policy",
            Self::Bucket => "bucket policy",
        })
    }
}

impl fmt::Display for StatementRef<'_> {
    /// `statement 2 (sid) of the bucket policy`, counted from 1.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "statement {}", self.index + 1)?;
        if let Some(sid) = self.sid {
            write!(out, " ({sid})")?;
        }
        write!(out, " of the {}", self.policy)
    }
}

impl fmt::Display for Unmet<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} of {} wants {}", self.operator, self.key, self.expected.join(" or "))?;
        match self.found {
            Some(fact) => write!(out, ", the request has {}", fact.text()),
            None => out.write_str(", the request has none"),
        }
    }
}

impl fmt::Display for Mismatch<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Action => out.write_str("it is about other actions"),
            Self::Resource => out.write_str("it is about other resources"),
            Self::Principal => out.write_str("it names other principals"),
            Self::Condition(unmet) => unmet.fmt(out),
        }
    }
}

impl fmt::Display for Nearest<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "nearest is {}: {}", self.statement, self.mismatch)
    }
}

impl fmt::Display for Decision<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Allowed { by, session } => {
                match by {
                    Grounds::Account => out.write_str("allowed by the rights of the account")?,
                    Grounds::Statement(statement) => write!(out, "allowed by {statement}")?,
                    Grounds::Acl => out.write_str("allowed by the ACL")?,
                }
                session.map_or(Ok(()), |statement| write!(out, " and {statement}"))
            }
            Self::Denied { statement } => write!(out, "denied by {statement}"),
            Self::NotAllowed { policy, action, resource, nearest } => {
                let who = match policy {
                    PolicyKind::Session => "no statement of the session policy allows",
                    PolicyKind::Bucket => "neither bucket policy nor ACL allows",
                };
                write!(out, "{who} {} on {resource}", full_name(action))?;
                nearest.map_or(Ok(()), |nearest| write!(out, "; {nearest}"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::policy::condition_value::Fact;
    use crate::domain::policy::decision::{Sources, decide};
    use crate::domain::policy::document::{Policy, Scope};
    use crate::domain::policy::matching::Request;
    use crate::domain::policy::principal::Caller;
    use crate::domain::policy::resource::{Path, Resource};
    use crate::primitives::names::{AppId, BucketId};

    /// The reason for a PutObject of `b-1250000000/k` with a body of 20 bytes.
    fn reason(session: Option<&str>, bucket: Option<&str>, account: bool, acl: bool) -> String {
        let own = BucketId::new(AppId(1_250_000_000), "b");
        let read = |text: &str, scope| {
            let text = format!("{{'version':'2.0','statement':{text}}}").replace('\'', "\"");
            Policy::parse(&text, scope).unwrap()
        };
        let session = session.map(|text| read(text, Scope::Session { account: own.appid }));
        let bucket = bucket.map(|text| read(text, Scope::Bucket { bucket: &own }));
        let resource = Resource { region: "r", path: Path::Object(&own, "k") };
        let facts = [("cos:content-length", Fact::Number(20))];
        let request = Request {
            caller: Caller::root("1"),
            actions: &["PutObjectCopy", "PutObject"],
            resource,
            facts: &facts,
        };
        decide(&request, &Sources { session: session.as_ref(), account, bucket: bucket.as_ref(), acl })
            .to_string()
    }

    const ALLOW: &str = "{'effect':'allow','action':'cos:PutObject','resource':'*','principal':'*'}";
    const DENY: &str = "[{'effect':'allow','action':'*','resource':'*','principal':'*'},\
        {'sid':'never','effect':'deny','action':'*','resource':'*','principal':{'qcs':'qcs::cam::uin/1:uin/1'}}]";

    #[test]
    fn an_allow_names_what_allows() {
        assert_eq!(reason(None, None, true, false), "allowed by the rights of the account");
        assert_eq!(reason(None, None, false, true), "allowed by the ACL");
        assert_eq!(reason(None, Some(ALLOW), false, true), "allowed by statement 1 of the bucket policy");
        let both = "allowed by the rights of the account and statement 1 of the session policy";
        assert_eq!(reason(Some(ALLOW), None, true, false), both);
    }

    #[test]
    fn a_deny_names_its_statement() {
        assert_eq!(
            reason(Some(DENY), None, true, true),
            "denied by statement 2 (never) of the session policy"
        );
        assert_eq!(
            reason(None, Some(DENY), true, true),
            "denied by statement 2 (never) of the bucket policy"
        );
    }

    #[test]
    fn what_nothing_allows_is_told_with_the_nearest_statement() {
        let on = "name/cos:PutObjectCopy on qcs::cos:r:uid/1250000000:b-1250000000/k";
        let get = "{'effect':'allow','action':'cos:GetObject','resource':'*'}";
        let elsewhere =
            "{'effect':'allow','action':'cos:Put*','resource':'qcs::cos:r:uid/1250000000:b-1250000000/a'}";
        let small = |limit: &str| {
            ALLOW.replace(
                '}',
                &format!(",'condition':{{'numeric_less_than':{{'cos:content-length':{limit}}}}}}}"),
            )
        };
        let none = format!("no statement of the session policy allows {on}");
        assert_eq!(reason(Some(get), Some(ALLOW), true, true), none);
        let nearest =
            format!("{none}; nearest is statement 2 of the session policy: it is about other resources");
        assert_eq!(reason(Some(&format!("[{get},{elsewhere}]")), None, true, true), nearest);
        let nearest = format!(
            "{none}; nearest is statement 2 of the session policy: numeric_less_than of cos:content-length wants 5 or 6, \
             the request has 20"
        );
        assert_eq!(
            reason(
                Some(&format!("[{elsewhere},{},{elsewhere},{}]", small("[5,6]"), small("7"))),
                None,
                true,
                true
            ),
            nearest
        );
        assert_eq!(reason(None, None, false, false), format!("neither bucket policy nor ACL allows {on}"));
        let named = ALLOW.replace("'*'}", "{'qcs':'qcs::cam::uin/2:uin/2'}}");
        let nearest = format!(
            "neither bucket policy nor ACL allows {on}; nearest is statement 1 of the bucket policy: it \
             names other principals"
        );
        assert_eq!(reason(None, Some(&named), false, false), nearest);
        let lacks = ALLOW.replace('}', ",'condition':{'string_equal':{'cos:x-cos-acl':'private'}}}");
        assert!(
            reason(Some(&lacks), None, true, true)
                .ends_with("cos:x-cos-acl wants private, the request has none")
        );
    }
}
