//! Calls of API 3.0 as policies see them: `name/vod:ApplyUpload` on the app, `name/sts:AssumeRole` on the
//! role. Only the policy of a temporary key can refuse one; accounts may call everything.

use crate::domain::policy::condition::Facts;
use crate::domain::policy::document::{Effect, Policy, Statement};

/// A call of another service than COS.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// `vod` or `sts`.
    pub service: &'a str,
    /// The bare name of the action.
    pub action: &'a str,
    /// The last segment of the resource that it acts on.
    pub path: &'a str,
    pub facts: &'a Facts<'a>,
}

/// Why the policy of a key does not let a call through. Statements are counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CallRefusal {
    #[error("statement {0} of the key's policy denies it")]
    Denied(usize),
    #[error("no statement of the key's policy allows it")]
    NotAllowed,
}

impl Policy {
    /// Whether a call is let through. A deny wins.
    pub fn permit_call(&self, call: &Call<'_>) -> Result<(), CallRefusal> {
        let applies = |effect| {
            let mut statements = self.statements.iter();
            statements.position(|statement| statement.effect == effect && statement.is_about(call))
        };
        match (applies(Effect::Deny), applies(Effect::Allow)) {
            (Some(index), _) => Err(CallRefusal::Denied(index + 1)),
            (None, Some(_)) => Ok(()),
            (None, None) => Err(CallRefusal::NotAllowed),
        }
    }
}

impl Statement {
    fn is_about(&self, call: &Call<'_>) -> bool {
        self.actions.iter().any(|action| action.names_call(call.service, call.action))
            && self.resources.iter().any(|resource| resource.names_call(call.service, call.path))
            && self.conditions.iter().all(|condition| condition.check(call.facts).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::policy::document::Scope;
    use crate::primitives::names::AppId;

    fn permit(statements: &str) -> Result<(), CallRefusal> {
        let text = format!(r#"{{"version":"2.0","statement":[{statements}]}}"#).replace('\'', "\"");
        let policy = Policy::parse(&text, Scope::Session { account: AppId(1) }).expect("it is a policy");
        let (service, action, path) = ("vod", "ApplyUpload", "subAppId/1");
        policy.permit_call(&Call { service, action, path, facts: &[] })
    }

    #[test]
    fn a_call_needs_an_allow_of_its_service_and_no_deny() {
        let allow = |action: &str, resource: &str| {
            permit(&format!("{{'effect':'allow','action':'{action}','resource':'{resource}'}}"))
        };
        for action in ["*", "name/*", "*:*", "name/vod:*", "vod:ApplyUpload", "name/vod:Apply*"] {
            assert_eq!(allow(action, "*"), Ok(()), "{action}");
        }
        for action in ["name/cos:*", "ApplyUpload", "name/vod:Commit*", "name/sts:*"] {
            assert_eq!(allow(action, "*"), Err(CallRefusal::NotAllowed), "{action}");
        }
        assert_eq!(allow("vod:*", "qcs::vod::uid/1:*"), Ok(()));
        assert_eq!(allow("vod:*", "qcs::vod::uin/1:subAppId/1"), Ok(()));
        assert_eq!(allow("vod:*", "qcs::vod::uin/1:subAppId/2"), Err(CallRefusal::NotAllowed));
        assert_eq!(allow("*", "qcs::cos::uid/1:*"), Err(CallRefusal::NotAllowed));
        let all = "{'effect':'allow','action':'*','resource':'*'}";
        let deny = "{'effect':'deny','action':'vod:Apply*','resource':'*'}";
        assert_eq!(permit(&format!("{all},{deny}")), Err(CallRefusal::Denied(2)));
    }
}
