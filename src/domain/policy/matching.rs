//! Whether a statement applies to a request, and if not, how near it came.

use crate::domain::policy::condition::{Facts, Unmet};
use crate::domain::policy::document::Statement;
use crate::domain::policy::principal::{Caller, Naming};
use crate::domain::policy::resource::{Resource, Spelled};

/// A request as policies see it.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    pub caller: Caller<'a>,
    /// The bare names under which policies know the operation, the usual one first: `["PutObjectCopy",
    /// "PutObject"]`. A statement that names one of them applies, be it allow or deny.
    pub actions: &'a [&'a str],
    pub resource: Resource<'a>,
    /// The values for condition keys; see [`KEYS`](crate::domain::policy::keys::KEYS).
    pub facts: &'a Facts<'a>,
}

/// The element of a statement that a request does not match, in the order of comparison: a later one is
/// nearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mismatch<'a> {
    Action,
    Resource,
    Principal,
    Condition(Unmet<'a>),
}

impl Mismatch<'_> {
    /// How near to a match it is.
    pub fn nearness(&self) -> u8 {
        match self {
            Self::Action => 0,
            Self::Resource => 1,
            Self::Principal => 2,
            Self::Condition(_) => 3,
        }
    }
}

impl Statement {
    /// How the statement names the caller of a request that it applies to; a session policy names nobody
    /// else.
    pub fn check<'a>(&'a self, request: &Request<'a>, spelled: &Spelled<'_>) -> Result<Naming, Mismatch<'a>> {
        if !self.actions.iter().any(|pattern| request.actions.iter().any(|action| pattern.is_match(action))) {
            return Err(Mismatch::Action);
        }
        if !self.resources.iter().any(|pattern| pattern.is_match(spelled)) {
            return Err(Mismatch::Resource);
        }
        let naming = match &self.principals {
            None => Naming::Named,
            Some(principals) => {
                let namings = principals.iter().filter_map(|principal| principal.names(request.caller));
                namings.max().ok_or(Mismatch::Principal)?
            }
        };
        for condition in &self.conditions {
            condition.check(request.facts).map_err(Mismatch::Condition)?;
        }
        Ok(naming)
    }
}
