//! Policies as they travel: URL-encoded JSON inside of a parameter, which a form encodes once more.

use crate::catalog::cloud_api as rows;
use crate::domain::policy::document::{Policy, Scope};
use crate::domain::policy::error::{Element, PolicyError, Problem};
use crate::domain::policy::idle::Existing;
use crate::primitives::escape::decode_lenient;
use crate::primitives::names::AppId;
use crate::services::cloud_api::error::Error;

/// The text of a policy.
#[derive(Debug)]
pub(super) struct Written {
    text: String,
    is_plain: bool,
}

impl Written {
    /// Decodes a policy. One that begins with a brace is taken as it is (assumed): clients forget to encode
    /// it.
    ///
    /// # Errors
    /// `StrategyFormatError`: it is not UTF-8, or not JSON.
    pub(super) fn new(sent: &str) -> Result<Self, Error> {
        let is_plain = sent.trim_start().starts_with('{');
        let text = if is_plain {
            sent.to_owned()
        } else {
            let with_spaces = sent.replace('+', " ");
            let not_text =
                |_| wrong(&rows::INVALID_PARAMETER_STRATEGY_FORMAT_ERROR, "it is not UTF-8 once decoded");
            String::from_utf8(decode_lenient(&with_spaces).into_owned()).map_err(not_text)?
        };
        if let Err(error) = serde_json::from_str::<serde_json::Value>(&text) {
            let reason = format!("it is not JSON once decoded: {error}");
            return Err(wrong(&rows::INVALID_PARAMETER_STRATEGY_FORMAT_ERROR, reason));
        }
        Ok(Self { text, is_plain })
    }

    /// The same of one that may be absent: the empty text, and `{}` encoded, stand for none.
    pub(super) fn optional(sent: &str) -> Result<Option<Self>, Error> {
        if sent.is_empty() {
            return Ok(None);
        }
        let written = Self::new(sent)?;
        let is_empty = serde_json::from_str(&written.text)
            .is_ok_and(|json: serde_json::Value| json == serde_json::json!({}));
        Ok((!is_empty).then_some(written))
    }

    /// Reads the policy for keys of `account`.
    ///
    /// # Errors
    /// The code of what is wrong with it.
    pub(super) fn parse(&self, account: AppId) -> Result<Policy, Error> {
        Policy::parse(&self.text, Scope::Session { account }).map_err(|error| refusal(&error))
    }

    /// What was taken although it should not be there, or can never match.
    pub(super) fn note(&self) -> Option<String> {
        let plain = self.is_plain.then_some("the policy is not URL-encoded, as the vendor asks for");
        let names_principal = self.text.contains("\"principal\"") || self.text.contains("\"Principal\"");
        let principal = names_principal.then_some("principal has no effect in the policy of a key");
        let existing = Existing { region: None, is_account: &|_| true };
        // Whose keys it is for makes no difference to what can match.
        let scope = Scope::Session { account: AppId(0) };
        let idle = Policy::parse(&self.text, scope).map(|policy| policy.idle(existing)).unwrap_or_default();
        let told = plain.into_iter().chain(principal).map(str::to_owned);
        let notes: Vec<_> = told.chain(idle).collect();
        (!notes.is_empty()).then(|| notes.join("; "))
    }
}

fn wrong(row: &'static crate::catalog::ErrorRow, reason: impl std::fmt::Display) -> Error {
    Error::new(row, format!("Policy: {reason}"))
}

fn refusal(error: &PolicyError) -> Error {
    let row = match (&error.problem, error.element) {
        (Problem::OtherAccount(_), _) => &rows::INVALID_PARAMETER_GRANT_OTHER_RESOURCE,
        (Problem::TooLarge { .. }, _) => &rows::INVALID_PARAMETER_POLICY_TOO_LONG,
        (Problem::NotJson(_) | Problem::UnknownOperator(_) | Problem::WrongKind { .. }, _) => {
            &rows::INVALID_PARAMETER_STRATEGY_FORMAT_ERROR
        }
        (Problem::Invalid(_), Element::Resource) => &rows::INVALID_PARAMETER_RESOUCE_ERROR,
        (
            Problem::Missing
            | Problem::Empty
            | Problem::Prefixed(_)
            | Problem::Unknown(_)
            | Problem::Duplicate(_)
            | Problem::MixedCase(_)
            | Problem::Invalid(_)
            | Problem::OtherBucket(_)
            | Problem::BadValue { .. },
            _,
        ) => &rows::INVALID_PARAMETER_STRATEGY_INVALID,
    };
    wrong(row, error)
}

/// Checks the name of a federated user or of a session: letters, digits and some signs, at least `least`.
///
/// # Errors
/// `InvalidParameter.ParamError`.
pub(super) fn check_name(parameter: &str, name: &str, least: usize) -> Result<(), Error> {
    const MOST: usize = 128;
    let is_sound = |byte: u8| byte.is_ascii_alphanumeric() || b"_+=,.@-".contains(&byte);
    if (least..=MOST).contains(&name.len()) && name.bytes().all(is_sound) {
        return Ok(());
    }
    let reason = format!("{parameter} has {least} to {MOST} letters, digits and signs of _+=,.@-");
    Err(Error::new(&rows::INVALID_PARAMETER_PARAM_ERROR, reason))
}
