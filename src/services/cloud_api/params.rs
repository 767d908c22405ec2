//! A request's parameters: common ones from headers (TC3) or from among the others (v1), and the action's own
//! as JSON, whether they came in a body, a form or a query.

use bytes::Bytes;
use http::Method;
use http::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};

use crate::catalog::cloud_api as rows;
use crate::domain::auth::cloud::tc3;
use crate::domain::auth::cloud::v1::Pair;
use crate::domain::policy::json::Json as InOrder;
use crate::primitives::digest::{Sha256, sha256_of};
use crate::primitives::escape::{form_pairs, without_value};
use crate::services::cloud_api::edition::{Edition, is_in_headers};
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::language::Language;
use crate::services::cloud_api::schema::api::Api;
use crate::services::cloud_api::schema::check::{self, Misfit};
use crate::services::cloud_api::schema::form;
use crate::services::cloud_api::schema::structure::Structure;
use crate::wire::request::RequestHead;

/// Parameters of a request.
#[derive(Debug)]
pub struct Params {
    pub edition: Edition,
    /// `X-TC-Action`, or `Action`.
    pub action: Option<String>,
    /// `X-TC-Version`, or `Version`.
    pub version: Option<String>,
    /// `X-TC-Timestamp`, or `Timestamp`.
    pub timestamp: Option<String>,
    /// `X-TC-Token`, or `Token`.
    pub token: Option<String>,
    /// The key that is presented, unverified.
    pub secret_id: Option<String>,
    /// `X-TC-Language`, or `Language`.
    pub language: Language,
    /// Where the signature is.
    pub signed: Signed,
    given: Result<Map<String, Json>, Unreadable>,
}

/// Where a signature is.
#[derive(Debug)]
pub enum Signed {
    /// In `Authorization`.
    Tc3 {
        /// The body.
        body: Bytes,
        /// Its digest.
        digest: Sha256,
    },
    /// Among the parameters.
    V1 {
        /// All parameters, decoded.
        pairs: Vec<Pair>,
        /// Bytes of the form or query.
        length: u64,
    },
}

/// Parameters that cannot be read.
#[derive(Debug)]
enum Unreadable {
    /// Not JSON, or no object.
    Json(String),
    /// A type of body from which no parameters are read.
    ContentType(String),
    /// A pair of the query without `=`.
    Pair(String),
    /// A name that was given twice.
    Twice(String),
    /// A name or value that is not UTF-8.
    NotUtf8(String),
    /// A query beside a body.
    Query(String),
}

/// Common parameters of v1, which travel among the action's own. That of 2017 has no `Version`.
const COMMON: [&str; 11] = [
    "Version",
    "Action",
    "Timestamp",
    "Nonce",
    "Region",
    "SecretId",
    "Signature",
    "SignatureMethod",
    "Token",
    "Language",
    "RequestClient",
];

/// Structure of an action without parameters.
static EMPTY: Structure = Structure { name: "", members: &[] };

/// The SecretId of an `Authorization` header.
pub(super) fn secret_id_in_header(head: &RequestHead) -> Option<String> {
    tc3::Signature::parse(head.text("authorization")?).ok().map(|signature| signature.secret_id)
}

impl Params {
    /// Reads a request whose body is here.
    pub fn new(head: &RequestHead, body: Bytes) -> Self {
        if is_in_headers(head) { Self::of_headers(head, body) } else { Self::of_pairs(head, &body) }
    }

    fn of_headers(head: &RequestHead, body: Bytes) -> Self {
        let text = |name: &str| head.text(name).map(str::to_owned);
        let (action, version) = (text("x-tc-action"), text("x-tc-version"));
        let structure = structure(api(Edition::V3, version.as_deref()), action.as_deref());
        let given = if head.method == Method::GET {
            of_query(structure, &head.query)
        } else if let Some(name) = head.query.split('&').find(|pair| !pair.is_empty()) {
            Err(Unreadable::Query(name.split('=').next().unwrap_or_default().into()))
        } else {
            of_body(head, &body)
        };
        let digest = sha256_of(&body);
        Self {
            edition: Edition::V3,
            action,
            version,
            timestamp: text("x-tc-timestamp"),
            token: text("x-tc-token"),
            secret_id: secret_id_in_header(head),
            language: Language::parse(head.text("x-tc-language")),
            signed: Signed::Tc3 { body, digest },
            given,
        }
    }

    fn of_pairs(head: &RequestHead, body: &[u8]) -> Self {
        let text = if head.method == Method::GET { head.query.as_bytes() } else { body };
        let pairs: Vec<Pair> = form_pairs(text).collect();
        let value = |name: &str| {
            let (_, value) = pairs.iter().find(|(found, _)| found == name.as_bytes())?;
            String::from_utf8(value.clone()).ok().filter(|value| !value.is_empty())
        };
        let edition = Edition::of(head);
        let (action, version) = (value("Action"), value("Version").filter(|_| edition == Edition::V3));
        let common = if edition == Edition::V3 { &COMMON[..] } else { &COMMON[1..] };
        let own = || pairs.iter().filter(|(name, _)| !common.iter().any(|common| name == common.as_bytes()));
        let given = match head.query.split('&').find(|pair| !pair.is_empty()) {
            Some(name) if head.method != Method::GET => {
                Err(Unreadable::Query(name.split('=').next().unwrap_or_default().into()))
            }
            _ => of_form(structure(api(edition, version.as_deref()), action.as_deref()), own().cloned()),
        };
        Self {
            edition,
            timestamp: value("Timestamp"),
            token: value("Token"),
            secret_id: value("SecretId"),
            language: Language::parse(value("Language").as_deref()),
            action,
            version,
            given,
            signed: Signed::V1 { length: text.len() as u64, pairs },
        }
    }

    /// The API that the version names.
    pub fn api(&self) -> Option<Api> {
        api(self.edition, self.version.as_deref())
    }

    /// A common parameter of v1 by name.
    pub fn common(&self, name: &str) -> Option<String> {
        match &self.signed {
            Signed::Tc3 { .. } => None,
            Signed::V1 { pairs, .. } => {
                let (_, value) = pairs.iter().find(|(found, _)| found == name.as_bytes())?;
                String::from_utf8(value.clone()).ok()
            }
        }
    }

    /// Dotted names that the action does not have.
    pub fn unknown(&self) -> Vec<String> {
        match &self.given {
            Ok(given) => check::unknown(self.structure(), given),
            Err(_) => Vec::new(),
        }
    }

    /// A parameter as text, unchecked: for rules and the journal.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.given.as_ref().ok()?.get(name)?.as_str()
    }

    /// A parameter as a number, unchecked.
    pub fn number(&self, name: &str) -> Option<u64> {
        self.given.as_ref().ok()?.get(name)?.as_u64()
    }

    fn structure(&self) -> &'static Structure {
        structure(self.api(), self.action.as_deref()).unwrap_or(&EMPTY)
    }

    /// The action's parameters, checked by the schema, as its typed input. A member of the schema that the
    /// type does not have is refused as something that is not played: the type has `deny_unknown_fields`.
    ///
    /// # Errors
    /// Parameters that cannot be read, are missing, or are of another type.
    pub fn input<T: DeserializeOwned>(&self) -> Result<T, Error> {
        let given =
            self.given.as_ref().map_err(Unreadable::error).map_err(|error| error.told(self.language))?;
        let fitted = check::fitted(self.structure(), given)
            .map_err(|misfit| misfitting(misfit).told(self.language))?;
        serde_json::from_value(Json::Object(fitted)).map_err(|error| self.untyped(&error.to_string()))
    }

    /// An error of a type that is narrower than the schema.
    fn untyped(&self, error: &str) -> Error {
        let action = self.action.as_deref().unwrap_or_default();
        if let Some((name, _)) = error.strip_prefix("unknown field `").and_then(|rest| rest.split_once('`')) {
            Error::Unplayed { what: format!("the parameter {name} of {action}") }
        } else {
            let reason = format!("a parameter of {action}: {}", without_value(error));
            Error::filled(&rows::INVALID_PARAMETER, vec![action.into(), "object".into()], reason)
                .told(self.language)
        }
    }
}

fn api(edition: Edition, version: Option<&str>) -> Option<Api> {
    match edition {
        Edition::V3 => Api::of_version(version?),
        Edition::V2017 => Some(Api::Sts2017),
    }
}

fn structure(api: Option<Api>, action: Option<&str>) -> Option<&'static Structure> {
    api?.request(action?)
}

fn of_body(head: &RequestHead, body: &[u8]) -> Result<Map<String, Json>, Unreadable> {
    let content_type = head.header(CONTENT_TYPE).unwrap_or_default();
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/json") {
        return Err(Unreadable::ContentType(content_type.into()));
    }
    if body.is_empty() {
        return Ok(Map::new());
    }
    let given = serde_json::from_slice(body).map_err(|error| Unreadable::Json(error.to_string()))?;
    // One could be meant and another act.
    match serde_json::from_slice::<InOrder>(body).ok().and_then(|json| json.twice()) {
        Some(name) => Err(Unreadable::Twice(name)),
        None => Ok(given),
    }
}

fn of_query(structure: Option<&Structure>, query: &str) -> Result<Map<String, Json>, Unreadable> {
    if let Some(pair) = query.split('&').find(|pair| !pair.is_empty() && !pair.contains('=')) {
        return Err(Unreadable::Pair(pair.into()));
    }
    of_form(structure, form_pairs(query.as_bytes()))
}

fn of_form(
    structure: Option<&Structure>,
    pairs: impl Iterator<Item = Pair>,
) -> Result<Map<String, Json>, Unreadable> {
    let text = |(name, value): Pair| {
        let name = String::from_utf8_lossy(&name).into_owned();
        match String::from_utf8(value) {
            Ok(value) => Ok((name, value)),
            Err(_) => Err(Unreadable::NotUtf8(name)),
        }
    };
    let pairs = pairs.map(text).collect::<Result<_, _>>()?;
    form::to_json(structure, pairs).map_err(|confused| Unreadable::Twice(confused.0))
}

impl Unreadable {
    fn error(&self) -> Error {
        match self {
            Self::Json(why) => {
                Error::new(&rows::INVALID_PARAMETER_3, format!("the body: {}", without_value(why)))
            }
            Self::ContentType(sent) => Error::new(
                &rows::UNSUPPORTED_PROTOCOL,
                format!(
                    "no parameters are read from a body of type {sent:?}; send JSON, or a v1-signed form"
                ),
            ),
            Self::Pair(pair) => {
                Error::new(&rows::INVALID_PARAMETER_2, format!("{pair:?} in the query has no ="))
            }
            Self::Twice(name) => Error::filled(
                &rows::INVALID_PARAMETER,
                vec![name.clone(), "object".into()],
                format!("{name} is there twice, or is nested too deeply"),
            ),
            Self::NotUtf8(name) => Error::filled(
                &rows::INVALID_PARAMETER,
                vec![name.clone(), "string".into()],
                format!("the value of {name} is not UTF-8"),
            ),
            Self::Query(name) => Error::filled(
                &rows::UNKNOWN_PARAMETER,
                vec![name.clone()],
                format!("{name} stands in the query of a POST; parameters go into its body"),
            ),
        }
    }
}

fn misfitting(misfit: Misfit) -> Error {
    match misfit {
        Misfit::Missing(name) => {
            let reason = format!("{name} is required");
            Error::filled(&rows::MISSING_PARAMETER, vec![name], reason)
        }
        Misfit::Type { name, want } => {
            let elements =
                format!(": its elements are {name}.0, {name}.1 and so on in a form, without a gap");
            let hint = if want == "list" { &*elements } else { "" };
            let reason = format!("{name} must be of type {want}{hint}");
            Error::filled(&rows::INVALID_PARAMETER, vec![name, want.into()], reason)
        }
    }
}
