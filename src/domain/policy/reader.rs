//! Reading of policy documents.
//!
//! Element names come in lower case or capitalised. A session policy must not mix the two; bucket policies do
//! so in the vendor's own samples. Elements that the language does not have, `notAction` among them, are
//! refused.

use crate::domain::policy::document::{Policy, Scope, Statement};
use crate::domain::policy::elements::{
    Fault, Members, action, conditions, effect, find, object, once, required, text, texts,
};
use crate::domain::policy::error::{Element, PolicyError, Problem};
use crate::domain::policy::json::Json;
use crate::domain::policy::principal::Principal;
use crate::domain::policy::resource::{ResourceError, ResourcePattern};

/// The only version of the policy language.
const VERSION: &str = "2.0";
/// Largest bucket policy in bytes (assumed).
pub const BUCKET_POLICY_BYTES: usize = 20 * 1024;
/// Largest session policy in bytes: CAM's limit of a custom policy (assumed).
pub const SESSION_POLICY_BYTES: usize = 6144;

impl Policy {
    /// Reads a policy document.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong with it, in the order of the text.
    pub fn parse(text: &str, scope: Scope<'_>) -> Result<Self, PolicyError> {
        let of_document = |problem| PolicyError::of_document(Element::Document, problem);
        let limit = match scope {
            Scope::Session { .. } => SESSION_POLICY_BYTES,
            Scope::Bucket { .. } => BUCKET_POLICY_BYTES,
        };
        if text.len() > limit {
            return Err(of_document(Problem::TooLarge { size: text.len(), limit }));
        }
        let json =
            serde_json::from_str(text).map_err(|error| of_document(Problem::NotJson(error.to_string())))?;
        let mut reader = Reader { scope, is_capitalised: None };
        reader.document(&json)
    }
}

struct Reader<'a> {
    scope: Scope<'a>,
    /// How the names read so far are written.
    is_capitalised: Option<bool>,
}

impl Reader<'_> {
    fn document(&mut self, json: &Json) -> Result<Policy, PolicyError> {
        let of_document = |(element, problem)| PolicyError::of_document(element, problem);
        let known = [Element::Version, Element::Principal, Element::Statement];
        let members = self
            .members(json, &known)
            .map_err(|problem| PolicyError::of_document(Element::Document, problem))?;
        let version = required(&members, Element::Version).and_then(|json| text(json, Element::Version));
        let version = version.map_err(of_document)?;
        if version != VERSION {
            return Err(of_document((Element::Version, Problem::Invalid(version.to_owned()))));
        }
        let principals = self.principals(find(&members, Element::Principal)).map_err(of_document)?;
        let statements = required(&members, Element::Statement).map_err(of_document)?.one_or_many();
        if statements.is_empty() {
            return Err(PolicyError::of_document(Element::Statement, Problem::Empty));
        }
        let mut read = Vec::with_capacity(statements.len());
        for (index, json) in statements.iter().enumerate() {
            let statement = self.statement(json, principals.as_ref());
            read.push(statement.map_err(|(element, problem)| PolicyError {
                statement: Some(index),
                element,
                problem,
            })?);
        }
        Ok(Policy { statements: read })
    }

    /// Reads a statement; one without principals has those of the document.
    fn statement(&mut self, json: &Json, of_document: Option<&Vec<Principal>>) -> Result<Statement, Fault> {
        let known = [
            Element::Sid,
            Element::Effect,
            Element::Principal,
            Element::Action,
            Element::Resource,
            Element::Condition,
        ];
        let members = self.members(json, &known).map_err(|problem| (Element::Statement, problem))?;
        let sid = find(&members, Element::Sid).map(|json| text(json, Element::Sid)).transpose()?;
        let effect = effect(text(required(&members, Element::Effect)?, Element::Effect)?)?;
        let own = self.principals(find(&members, Element::Principal))?;
        let principals = own.or_else(|| of_document.cloned());
        match self.scope {
            Scope::Bucket { .. } if principals.is_none() => {
                return Err((Element::Principal, Problem::Missing));
            }
            Scope::Bucket { .. } | Scope::Session { .. } => {}
        }
        let actions = texts(required(&members, Element::Action)?, Element::Action)?;
        let resources = texts(required(&members, Element::Resource)?, Element::Resource)?;
        let conditions = find(&members, Element::Condition).map(conditions).transpose();
        Ok(Statement {
            sid: sid.map(Box::from),
            effect,
            principals,
            actions: actions.into_iter().map(action).collect::<Result<_, _>>()?,
            resources: resources.into_iter().map(|text| self.resource(text)).collect::<Result<_, _>>()?,
            conditions: conditions.map_err(|problem| (Element::Condition, problem))?.unwrap_or_default(),
        })
    }

    /// The members of an object, if they are `known`, stand once and are written alike.
    fn members<'j>(&mut self, json: &'j Json, known: &[Element]) -> Result<Members<'j>, Problem> {
        let mut members: Members<'j> = Vec::new();
        for (name, value) in object(json)? {
            let lower = name.to_ascii_lowercase();
            let element = known.iter().copied().find(|element| element.name() == lower);
            let element = element.ok_or_else(|| Problem::Unknown(name.clone()))?;
            self.check_case(name, element)?;
            if find(&members, element).is_some() {
                return Err(Problem::Duplicate(name.clone()));
            }
            members.push((element, value));
        }
        Ok(members)
    }

    /// Checks that the names of a session policy are all in lower case or all capitalised.
    fn check_case(&mut self, name: &str, element: Element) -> Result<(), Problem> {
        match self.scope {
            Scope::Bucket { .. } => Ok(()),
            Scope::Session { .. } => {
                let is_capitalised = name != element.name();
                let is_regular = !is_capitalised || name[1..] == element.name()[1..];
                if is_regular && *self.is_capitalised.get_or_insert(is_capitalised) == is_capitalised {
                    Ok(())
                } else {
                    Err(Problem::MixedCase(name.to_owned()))
                }
            }
        }
    }

    /// Reads `"*"` or `{"qcs": …}`; session policies may have anything here, which is ignored.
    fn principals(&self, json: Option<&Json>) -> Result<Option<Vec<Principal>>, Fault> {
        let fault = |problem| (Element::Principal, problem);
        let Some(json) = json else { return Ok(None) };
        match self.scope {
            Scope::Session { .. } => return Ok(None),
            Scope::Bucket { .. } => {}
        }
        if *json == Json::Text("*".into()) {
            return Ok(Some(vec![Principal::Anyone]));
        }
        let members = object(json).map_err(fault)?;
        once(members).map_err(fault)?;
        if let Some((name, _)) = members.iter().find(|(name, _)| name != "qcs") {
            return Err(fault(Problem::Unknown(name.clone())));
        }
        let (_, named) = members.first().ok_or_else(|| fault(Problem::Empty))?;
        let principal =
            |text: &str| Principal::parse(text).ok_or_else(|| fault(Problem::Invalid(text.to_owned())));
        texts(named, Element::Principal)?.into_iter().map(principal).collect::<Result<_, _>>().map(Some)
    }

    fn resource(&self, text: &str) -> Result<ResourcePattern, Fault> {
        let check = |pattern: ResourcePattern| {
            let checked = match self.scope {
                Scope::Session { account } => pattern.check_account(account),
                Scope::Bucket { bucket } => pattern.check_bucket(bucket),
            };
            checked.map(|()| pattern)
        };
        ResourcePattern::parse(text).and_then(check).map_err(|error| {
            let problem = match error {
                ResourceError::Form => Problem::Invalid(text.to_owned()),
                ResourceError::OtherAccount => Problem::OtherAccount(text.to_owned()),
                ResourceError::OtherBucket => Problem::OtherBucket(text.to_owned()),
            };
            (Element::Resource, problem)
        })
    }
}
