//! Decisions: session policy, account rights, bucket policy and ACL together.
//!
//! A deny wins, with two exceptions of bucket policies. A deny for anyone does not bind a caller whom an
//! allow names, and the bucket's own account counts as named and allowed. A deny that names the account binds
//! it, except on `?policy` itself, so that nobody is locked out. What a session policy does not allow is
//! refused whatever else allows it.

use crate::domain::policy::document::{Effect, Policy, Statement};
use crate::domain::policy::matching::{Mismatch, Request};
use crate::domain::policy::principal::Naming;
use crate::domain::policy::resource::{Resource, Spelled};

/// Actions that no bucket policy can deny to the bucket's own account.
const POLICY_ACTIONS: [&str; 3] = ["DeleteBucketPolicy", "GetBucketPolicy", "PutBucketPolicy"];

/// What may allow or deny a request.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sources<'a> {
    /// The policy of the temporary key that signed.
    pub session: Option<&'a Policy>,
    /// Whether what the request acts on belongs to the caller's account and its rights cover it. The account
    /// of a VOD storage bucket has no such rights; only the session policy of an upload certificate stands
    /// for them.
    pub account: bool,
    /// The policy of the bucket.
    pub bucket: Option<&'a Policy>,
    /// Whether the ACL of the bucket or object allows the request.
    pub acl: bool,
}

/// A kind of policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PolicyKind {
    Session,
    Bucket,
}

/// A statement that decided or came near.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatementRef<'a> {
    pub policy: PolicyKind,
    /// From 0, in the order of the document.
    pub index: usize,
    pub sid: Option<&'a str>,
}

/// What allows a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grounds<'a> {
    /// The rights of the caller's account.
    Account,
    /// A statement of the bucket policy.
    Statement(StatementRef<'a>),
    /// The ACL.
    Acl,
}

/// The allow statement that came nearest to a request that nothing allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nearest<'a> {
    pub statement: StatementRef<'a>,
    pub mismatch: Mismatch<'a>,
}

/// Whether a request may be carried out, and what decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision<'a> {
    Allowed {
        by: Grounds<'a>,
        /// The statement of the session policy, for a temporary key that has one.
        session: Option<StatementRef<'a>>,
    },
    /// A statement denies it.
    Denied { statement: StatementRef<'a> },
    /// No statement allows it.
    NotAllowed {
        /// The policy that does not: the session's, or the bucket's along with account rights and ACL.
        policy: PolicyKind,
        /// The operation's bare name.
        action: &'a str,
        resource: Resource<'a>,
        /// None if no allow statement is about the action.
        nearest: Option<Nearest<'a>>,
    },
}

impl Decision<'_> {
    pub fn is_allowed(&self) -> bool {
        match self {
            Self::Allowed { .. } => true,
            Self::Denied { .. } | Self::NotAllowed { .. } => false,
        }
    }
}

/// Decides on a request.
pub fn decide<'a>(request: &Request<'a>, sources: &Sources<'a>) -> Decision<'a> {
    let session = sources.session.map(|policy| Judged::new(PolicyKind::Session, policy, request));
    let bucket = sources.bucket.map(|policy| Judged::new(PolicyKind::Bucket, policy, request));
    if let Some(statement) = session.as_ref().and_then(Judged::any_deny) {
        return Decision::Denied { statement };
    }
    if let Some(statement) = bucket.as_ref().and_then(|judged| judged.binding_deny(request, sources.account))
    {
        return Decision::Denied { statement };
    }
    let not_allowed = |policy, nearest| {
        let action = request.actions.first().copied().unwrap_or_default();
        Decision::NotAllowed { policy, action, resource: request.resource, nearest }
    };
    let of_session = session.as_ref().map(|judged| judged.allow.ok_or(judged.nearest)).transpose();
    let session = match of_session {
        Ok(statement) => statement.map(|(statement, _)| statement),
        Err(nearest) => return not_allowed(PolicyKind::Session, nearest),
    };
    let of_bucket = bucket.as_ref().and_then(|judged| judged.allow);
    let by = match (sources.account, of_bucket) {
        (true, _) => Some(Grounds::Account),
        (false, Some((statement, _))) => Some(Grounds::Statement(statement)),
        (false, None) => sources.acl.then_some(Grounds::Acl),
    };
    match by {
        Some(by) => Decision::Allowed { by, session },
        None => not_allowed(PolicyKind::Bucket, bucket.and_then(|judged| judged.nearest)),
    }
}

/// A statement that applies, and how it names the caller.
type Applies<'a> = (StatementRef<'a>, Naming);

/// What one policy says about a request.
struct Judged<'a> {
    /// The first deny for anyone, and the first that names the caller.
    denies: [Option<StatementRef<'a>>; 2],
    /// The allow that names the caller most closely, the first of these.
    allow: Option<Applies<'a>>,
    nearest: Option<Nearest<'a>>,
}

impl<'a> Judged<'a> {
    fn new(kind: PolicyKind, policy: &'a Policy, request: &Request<'a>) -> Self {
        let spelled = Spelled::new(request.resource);
        let mut judged = Self { denies: [None; 2], allow: None, nearest: None };
        for (index, statement) in policy.statements.iter().enumerate() {
            let found = StatementRef { policy: kind, index, sid: statement.sid.as_deref() };
            judged.add(statement, found, statement.check(request, &spelled));
        }
        judged
    }

    fn add(&mut self, statement: &Statement, found: StatementRef<'a>, checked: Result<Naming, Mismatch<'a>>) {
        match (statement.effect, checked) {
            (Effect::Deny, Ok(naming)) => {
                self.denies[usize::from(naming == Naming::Named)].get_or_insert(found);
            }
            (Effect::Deny, Err(_)) => {}
            (Effect::Allow, Ok(naming)) => {
                if self.allow.is_none_or(|(_, best)| naming > best) {
                    self.allow = Some((found, naming));
                }
            }
            (Effect::Allow, Err(mismatch)) => {
                let best = self.nearest.map_or(0, |nearest| nearest.mismatch.nearness());
                if mismatch.nearness() > best {
                    self.nearest = Some(Nearest { statement: found, mismatch });
                }
            }
        }
    }

    fn any_deny(&self) -> Option<StatementRef<'a>> {
        let [anyone, named] = self.denies;
        named.or(anyone)
    }

    /// The deny of a bucket policy that binds the caller.
    fn binding_deny(&self, request: &Request<'_>, is_account: bool) -> Option<StatementRef<'a>> {
        let [anyone, named] = self.denies;
        let is_about_policy = request.actions.iter().any(|action| POLICY_ACTIONS.contains(action));
        let is_named = is_account || self.allow.is_some_and(|(_, naming)| naming == Naming::Named);
        let named = named.filter(|_| !(is_account && is_about_policy));
        named.or_else(|| anyone.filter(|_| !is_named))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::policy::document::Scope;
    use crate::domain::policy::principal::Caller;
    use crate::domain::policy::resource::Path;
    use crate::primitives::names::{AppId, BucketId};

    /// The index of the statement that decides on a GetObject of uin 1; each is an effect and its principals.
    fn decided_by(statements: &[(&str, &[&str])]) -> (bool, usize) {
        let bucket = BucketId::new(AppId(1_250_000_000), "b");
        let statement = |(effect, principals): &(&str, &[&str])| {
            let principals = principals.join("\",\"");
            format!(
                r#"{{"effect":"{effect}","action":"*","resource":"*","principal":{{"qcs":["{principals}"]}}}}"#
            )
        };
        let statements: Vec<String> = statements.iter().map(statement).collect();
        let text = format!(r#"{{"version":"2.0","statement":[{}]}}"#, statements.join(","));
        let policy = Policy::parse(&text, Scope::Bucket { bucket: &bucket }).unwrap();
        let resource = Resource { region: "r", path: Path::Object(&bucket, "k") };
        let request = Request { caller: Caller::root("1"), actions: &["GetObject"], resource, facts: &[] };
        match decide(&request, &Sources { bucket: Some(&policy), ..Sources::default() }) {
            Decision::Allowed { by: Grounds::Statement(statement), .. } => (true, statement.index),
            Decision::Denied { statement } => (false, statement.index),
            other @ (Decision::Allowed { .. } | Decision::NotAllowed { .. }) => panic!("{other}"),
        }
    }

    #[test]
    fn the_closest_naming_counts() {
        let (anyone, named) = ("*", "qcs::cam::uin/1:uin/1");
        assert_eq!(decided_by(&[("allow", &[anyone]), ("allow", &[named]), ("deny", &[anyone])]), (true, 1));
        assert_eq!(decided_by(&[("allow", &[named]), ("allow", &[anyone]), ("deny", &[anyone])]), (true, 0));
        assert_eq!(decided_by(&[("allow", &[named]), ("deny", &[anyone, named])]), (false, 1));
        assert_eq!(decided_by(&[("allow", &[anyone, named]), ("deny", &[anyone])]), (true, 0));
        assert_eq!(decided_by(&[("deny", &[anyone]), ("deny", &[named])]), (false, 1));
        assert_eq!(decided_by(&[("allow", &[named]), ("allow", &[named])]), (true, 0), "the first of these");
    }
}
