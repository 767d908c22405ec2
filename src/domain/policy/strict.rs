//! Strict signatures: which headers and parameters a signed request has to cover if it carries them.
//!
//! Documented at <https://www.tencentcloud.com/document/product/436/53889>. Header and parameter names are
//! compared without regard to case.

use crate::domain::policy::action::ActionPattern;
use crate::domain::policy::idle;
use crate::domain::policy::pattern::Pattern;

const MOST_RULES: usize = 10;
const MOST_ACTIONS: usize = 200;
/// Most headers, and most parameters, of a rule.
const MOST_NAMES: usize = 20;
/// Stands for every query parameter.
const ALL: &str = "all";
/// Actions that rules must not name.
const EXEMPT: [&str; 3] = ["DeleteMultipleObjects", "GetService", "PostObject"];
/// Headers that rules may name, besides `x-cos-*`.
const HEADERS: [&str; 5] = ["content-length", "content-md5", "content-type", "host", "range"];

/// One rule as the document has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleText<'a> {
    pub actions: &'a [&'a str],
    pub headers: &'a [&'a str],
    pub params: &'a [&'a str],
}

/// The rules of a bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrictRules {
    rules: Vec<Rule>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    actions: Vec<ActionPattern>,
    /// In lower case, like `params`.
    headers: Vec<Pattern>,
    params: Vec<String>,
}

/// Why rules are refused. Indices of rules count from 0.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StrictError {
    #[error("there are {0} rules, at least 1 and at most {MOST_RULES} are allowed")]
    Rules(usize),
    #[error("rule {} has {count} {what}, at most {limit} are allowed", rule + 1)]
    TooMany { rule: usize, what: &'static str, count: usize, limit: usize },
    #[error("rule {} has no action", rule + 1)]
    NoAction { rule: usize },
    #[error("rule {}: `{action}` is no action that can be signed strictly", rule + 1)]
    Action { rule: usize, action: String },
    #[error("rule {}: `{header}` is no header that can be required", rule + 1)]
    Header { rule: usize, header: String },
}

/// What a signature leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsigned<'a> {
    Header(&'a str),
    Param(&'a str),
}

/// A signed request: names that it carries, and names that its signature lists.
#[derive(Debug, Clone, Copy)]
pub struct Signed<'a> {
    /// The operation's bare name.
    pub action: &'a str,
    pub headers: &'a [&'a str],
    pub params: &'a [&'a str],
    pub signed_headers: &'a [&'a str],
    pub signed_params: &'a [&'a str],
}

impl StrictRules {
    /// Reads the rules of a document.
    pub fn new(rules: &[RuleText<'_>]) -> Result<Self, StrictError> {
        if !(1..=MOST_RULES).contains(&rules.len()) {
            return Err(StrictError::Rules(rules.len()));
        }
        let rules =
            rules.iter().enumerate().map(|(at, text)| Rule::new(at, text)).collect::<Result<_, _>>()?;
        Ok(Self { rules })
    }

    /// A sentence for each action that no operation has.
    pub fn idle(&self) -> Vec<String> {
        let rules = self.rules.iter().enumerate();
        let of_rule = |(at, rule): (usize, &Rule)| {
            let idle: Vec<String> = rule.actions.iter().filter_map(idle::action).collect();
            idle.into_iter().map(move |what| format!("rule {}, {what}", at + 1))
        };
        rules.flat_map(of_rule).collect()
    }

    /// The first header or parameter, in the order of the request, that a rule requires and the signature
    /// lacks.
    pub fn check<'a>(&self, request: &Signed<'a>) -> Result<(), Unsigned<'a>> {
        if EXEMPT.contains(&request.action) {
            return Ok(());
        }
        let has = |names: &[&str], name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name));
        for rule in
            self.rules.iter().filter(|rule| rule.actions.iter().any(|action| action.is_match(request.action)))
        {
            let header = request
                .headers
                .iter()
                .find(|name| rule.wants_header(name) && !has(request.signed_headers, name));
            if let Some(name) = header {
                return Err(Unsigned::Header(name));
            }
            let param = request
                .params
                .iter()
                .find(|name| rule.wants_param(name) && !has(request.signed_params, name));
            if let Some(name) = param {
                return Err(Unsigned::Param(name));
            }
        }
        Ok(())
    }
}

impl Rule {
    fn new(rule: usize, text: &RuleText<'_>) -> Result<Self, StrictError> {
        let counts = [
            ("actions", text.actions.len(), MOST_ACTIONS),
            ("headers", text.headers.len(), MOST_NAMES),
            ("parameters", text.params.len(), MOST_NAMES),
        ];
        if let Some((what, count, limit)) = counts.into_iter().find(|(_, count, limit)| count > limit) {
            return Err(StrictError::TooMany { rule, what, count, limit });
        }
        if text.actions.is_empty() {
            return Err(StrictError::NoAction { rule });
        }
        let action = |text: &&str| {
            let pattern = ActionPattern::parse(text).filter(|pattern| {
                pattern.is_wildcard() || !EXEMPT.iter().any(|action| pattern.is_match(action))
            });
            pattern.ok_or_else(|| StrictError::Action { rule, action: (*text).to_owned() })
        };
        let header = |text: &&str| {
            let name = text.to_ascii_lowercase();
            let is_allowed = HEADERS.contains(&&*name) || name.starts_with("x-cos-");
            if is_allowed {
                Ok(Pattern::parse(&name))
            } else {
                Err(StrictError::Header { rule, header: (*text).to_owned() })
            }
        };
        Ok(Self {
            actions: text.actions.iter().map(action).collect::<Result<_, _>>()?,
            headers: text.headers.iter().map(header).collect::<Result<_, _>>()?,
            params: text.params.iter().map(|text| text.to_ascii_lowercase()).collect(),
        })
    }

    fn wants_header(&self, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        self.headers.iter().any(|header| header.is_match(&name))
    }

    /// `all` stands for every parameter but those of the signature itself.
    fn wants_param(&self, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        let is_all = self.params.iter().any(|param| param == ALL) && !name.starts_with("q-");
        is_all || self.params.contains(&name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule<'a>(actions: &'a [&'a str], headers: &'a [&'a str], params: &'a [&'a str]) -> RuleText<'a> {
        RuleText { actions, headers, params }
    }

    #[test]
    fn a_named_header_or_parameter_has_to_be_signed_if_it_is_there() {
        let texts = [rule(&["name/cos:Put*"], &["X-Cos-ACL", "Host"], &["x-cos-traffic-limit"])];
        let rules = StrictRules::new(&texts).unwrap();
        let request = Signed {
            action: "PutObject",
            headers: &["Range"],
            params: &[],
            signed_headers: &[],
            signed_params: &[],
        };
        assert_eq!(rules.check(&request), Ok(()));
        let acl = Signed { headers: &["Range", "x-cos-acl"], ..request };
        assert_eq!(rules.check(&acl), Err(Unsigned::Header("x-cos-acl")));
        assert_eq!(rules.check(&Signed { signed_headers: &["X-COS-acl"], ..acl }), Ok(()));
        assert_eq!(rules.check(&Signed { action: "GetObject", ..acl }), Ok(()));
        let limit = Signed { params: &["X-cos-traffic-limit"], ..request };
        assert_eq!(rules.check(&limit), Err(Unsigned::Param("X-cos-traffic-limit")));
        assert_eq!(rules.check(&Signed { signed_params: &["x-cos-traffic-limit"], ..limit }), Ok(()));
    }

    #[test]
    fn all_stands_for_every_parameter_of_the_client() {
        let rules = StrictRules::new(&[rule(&["GetObject"], &["x-cos-grant-*"], &["ALL"])]).unwrap();
        let request = Signed {
            action: "GetObject",
            headers: &[],
            params: &["q-ak", "versionId"],
            signed_headers: &[],
            signed_params: &[],
        };
        assert_eq!(rules.check(&request), Err(Unsigned::Param("versionId")));
        assert_eq!(rules.check(&Signed { params: &["q-ak"], ..request }), Ok(()));
        let grant = Signed { headers: &["x-cos-grant-read"], params: &[], ..request };
        assert_eq!(rules.check(&grant), Err(Unsigned::Header("x-cos-grant-read")));
    }

    #[test]
    fn batches_forms_and_the_service_are_exempt() {
        let rules = StrictRules::new(&[rule(&["*"], &["host"], &[])]).unwrap();
        for action in ["PostObject", "GetService", "DeleteMultipleObjects", "GetObject"] {
            let request =
                Signed { action, headers: &["Host"], params: &[], signed_headers: &[], signed_params: &[] };
            assert_eq!(rules.check(&request).is_ok(), action != "GetObject", "{action}");
            assert_eq!(
                StrictRules::new(&[rule(&[action], &[], &[])]).is_ok(),
                action == "GetObject",
                "{action}"
            );
        }
    }

    #[test]
    fn rules_have_limits() {
        let ok = rule(&["GetObject"], &[], &[]);
        assert!(StrictRules::new(&[ok; 10]).is_ok());
        assert_eq!(StrictRules::new(&[ok; 11]), Err(StrictError::Rules(11)));
        assert_eq!(StrictRules::new(&[]), Err(StrictError::Rules(0)));
        assert_eq!(StrictRules::new(&[ok, rule(&[], &[], &[])]), Err(StrictError::NoAction { rule: 1 }));
        let many = ["GetObject"; 201];
        let too_many = |what, limit| Err(StrictError::TooMany { rule: 0, what, count: limit + 1, limit });
        assert_eq!(StrictRules::new(&[rule(&many, &[], &[])]), too_many("actions", 200));
        assert_eq!(StrictRules::new(&[rule(&["*"], &["host"; 21], &[])]), too_many("headers", 20));
        assert_eq!(StrictRules::new(&[rule(&["*"], &[], &["p"; 21])]), too_many("parameters", 20));
        assert!(StrictRules::new(&[rule(&many[1..], &["host"; 20], &["p"; 20])]).is_ok());
        let bad = StrictRules::new(&[rule(&["*"], &["host", "Cookie"], &[])]);
        assert_eq!(bad, Err(StrictError::Header { rule: 0, header: "Cookie".into() }));
        let bad = StrictRules::new(&[rule(&["no action"], &[], &[])]).unwrap_err();
        assert_eq!(bad.to_string(), "rule 1: `no action` is no action that can be signed strictly");
    }
}
