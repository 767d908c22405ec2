//! The policy of a POST form: base64 of a JSON text. Its signature is another field of the form.

use crate::domain::auth::explain::explanation::Explanation;
use crate::domain::auth::explain::times::moment;
use crate::domain::auth::post_policy::MANDATORY;
use crate::domain::auth::post_policy_conditions::{Condition, Policy, Rule};
use crate::primitives::time::UnixSeconds;

/// Explains a policy; none where the text is none.
pub(super) fn explain(text: &str, now: UnixSeconds) -> Option<Explanation> {
    let mut told = Explanation::of("policy of a POST form");
    let policy = match Policy::decode(text.as_bytes()) {
        Ok(policy) => policy,
        // Base64 of an opening brace and a quote: somebody meant a policy.
        Err(refusal) if ["eyI", "eyA", "ewo", "ew0"].iter().any(|start| text.starts_with(start)) => {
            told.wrong(refusal.to_string());
            return Some(told);
        }
        Err(_) => return None,
    };
    told.says("expiration", policy.expires.to_string(), moment(policy.expires, now));
    for condition in &policy.conditions {
        match condition {
            Condition::Field { name, rule: Rule::Exact(value) } => told.says(name, value, "exactly this"),
            Condition::Field { name, rule: Rule::Prefix(value) } => told.says(name, value, "begins so"),
            Condition::Size { min, max } => {
                told.says("content-length-range", format!("{min} … {max}"), "bytes of the file");
            }
        }
    }
    if let Err(refusal) = policy.check_time(now) {
        told.wrong(format!("{refusal}; make a new policy"));
    }
    for name in MANDATORY {
        if !policy.mentions(name) {
            told.wrong(format!("it has no condition on {name}, which is mandatory"));
        }
    }
    told.unproven(
        "its code is the form's q-signature: give the whole request as a file to have that checked",
    );
    Some(told)
}
