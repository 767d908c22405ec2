//! The answer of `POST /_cosplay/explain` as pages show it.

use serde_json::Value as Json;

/// A signature or request, taken apart.
#[derive(Debug)]
pub(super) struct Explained {
    pub(super) scheme: String,
    pub(super) verdict: String,
    /// Class of the verdict.
    pub(super) tone: &'static str,
    pub(super) findings: Vec<String>,
    /// Name, value, meaning.
    pub(super) fields: Vec<[String; 3]>,
    /// What else the answer has, as name and text.
    pub(super) more: Vec<(String, String)>,
}

/// Members that have a place of their own.
const KNOWN: [&str; 4] = ["scheme", "verdict", "findings", "fields"];

impl Explained {
    /// The same with signatures and tokens masked, as the journal masks them.
    pub(super) fn masked(mut self) -> Self {
        let secrets = self.fields.iter_mut().filter(|field| is_secret(&field[0]) && !field[1].is_empty());
        secrets.for_each(|field| "***".clone_into(&mut field[1]));
        self
    }

    /// Reads an answer of the interface.
    pub(super) fn of(answer: &Json) -> Self {
        let list = |name: &str| answer[name].as_array().map(Vec::as_slice).unwrap_or_default();
        let field = |field: &Json| ["name", "value", "meaning"].map(|member| text(&field[member]));
        let members = answer.as_object().into_iter().flatten();
        let is_more = |(name, value): &(&String, &Json)| !KNOWN.contains(&name.as_str()) && !value.is_null();
        let verdict = text(&answer["verdict"]);
        Self {
            scheme: text(&answer["scheme"]),
            tone: match verdict.as_str() {
                "good" => "fine",
                "unproven" => "warn",
                _ => "wrong",
            },
            verdict,
            findings: list("findings").iter().map(text).collect(),
            fields: list("fields").iter().map(field).collect(),
            more: members.filter(is_more).map(|(name, value)| (name.clone(), text(value))).collect(),
        }
    }
}

/// Names of fields whose values sign or open something.
fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with("signature") || name == "sign" || name.contains("token")
}

/// A text as it is, anything else as JSON.
fn text(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Null => String::new(),
        Json::Bool(_) | Json::Number(_) | Json::Array(_) | Json::Object(_) => {
            serde_json::to_string_pretty(value).unwrap_or_default()
        }
    }
}
