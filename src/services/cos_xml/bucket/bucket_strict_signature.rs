//! PUT, GET and DELETE Bucket strict-signature.

use crate::catalog::{ErrorRow, cos_xml as rows};
use crate::domain::policy::strict::{RuleText, StrictError, StrictRules};
use crate::domain::store::configuration::{Configuration, Document};
use crate::services::cos_xml::bucket::setting::{Kind, Setting, kind};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::elements;
use crate::wire::xml::Element;

/// What signatures of requests to a bucket have to cover.
pub(crate) struct BucketStrictSignature;

impl Setting for BucketStrictSignature {
    type Value = StrictRules;

    const KIND: Kind = kind!(
        "strict-signature",
        "strict_signature",
        "StrictSignature",
        "strict signature rules",
        "StrictSignatureConfiguration",
        "https://www.tencentcloud.com/document/product/436/53889"
    );
    const ELEMENTS: &'static [&'static str] =
        &["Rule/ID", "Rule/actionlist/action", "Rule/headerlist/header", "Rule/paramlist/param"];
    const PLACE: fn(&mut Configuration) -> &mut Option<Document<Self::Value>> =
        |configuration| &mut configuration.strict_signature;
    const UNSET: Option<&'static ErrorRow> = Some(&rows::NO_SUCH_STRICT_SIGNATURE_CONFIGURATION);

    fn idle(rules: &StrictRules) -> Vec<String> {
        rules.idle()
    }

    fn read(document: &Element) -> Result<StrictRules, Error> {
        let lists: Vec<_> = document.children.iter().map(Lists::read).collect::<Result<_, _>>()?;
        let ids: Vec<&str> = document.children.iter().filter_map(|rule| rule.word_of("ID")).collect();
        if let Some(id) = ids.iter().enumerate().find(|(at, id)| ids[..*at].contains(id)).map(|(_, id)| id) {
            return Err(Error::invalid_argument(format!("two rules have the ID {id:?}")));
        }
        let texts: Vec<_> = lists.iter().map(Lists::text).collect();
        StrictRules::new(&texts).map_err(|error| match error {
            StrictError::Rules(0) | StrictError::NoAction { .. } => Error::malformed_xml(error.to_string()),
            StrictError::Rules(_)
            | StrictError::TooMany { .. }
            | StrictError::Action { .. }
            | StrictError::Header { .. } => Error::invalid_argument(error.to_string()),
        })
    }
}

/// The words of a rule.
struct Lists<'a> {
    actions: Vec<&'a str>,
    headers: Vec<&'a str>,
    params: Vec<&'a str>,
}

impl<'a> Lists<'a> {
    fn read(rule: &'a Element) -> Result<Self, Error> {
        Ok(Self {
            actions: words(elements::child(rule, "actionlist")?)?,
            headers: rule.child("headerlist").map_or(Ok(Vec::new()), words)?,
            params: rule.child("paramlist").map_or(Ok(Vec::new()), words)?,
        })
    }

    fn text(&self) -> RuleText<'_> {
        RuleText { actions: &self.actions, headers: &self.headers, params: &self.params }
    }
}

fn words(list: &Element) -> Result<Vec<&str>, Error> {
    let word = |element: &'_ Element| element.text.trim().is_empty();
    match list.children.iter().find(|element| word(element)) {
        Some(empty) => Err(Error::malformed_xml(format!("<{}> has an empty {}", list.name, empty.name))),
        None => Ok(list.children.iter().map(|element| element.text.trim()).collect()),
    }
}
