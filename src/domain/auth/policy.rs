//! The policy language of POST forms: a JSON text with an expiration and conditions on the form's fields.
//!
//! Documented on the manual's POST Object page. Unlike S3's, a policy need not mention every field that is posted.

use base64::Engine;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use jiff::Timestamp;
use serde_json::Value;

use super::xml_refusal::Refusal;

/// Standard alphabet; padding may be missing.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What a policy demands of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// Exactly this value.
    Exact(String),
    /// Any value that begins so.
    Prefix(String),
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// On a field of the form.
    Field {
        /// The field, spelled as in the policy and without its `$`.
        name: String,
        /// What is demanded.
        rule: Rule,
    },
    /// `content-length-range`: on the size of the file, both ends included.
    Size {
        /// Smallest.
        min: u64,
        /// Largest.
        max: u64,
    },
}

/// A policy that has been read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// The text as received, which is what gets signed.
    pub text: Vec<u8>,
    /// `expiration`, whole Unix seconds.
    pub expires: i64,
    /// In the order of the text.
    pub conditions: Vec<Condition>,
}

/// A form as policies see it.
#[derive(Debug, Clone, Copy)]
pub struct Form<'a> {
    /// The bucket that the request's host names, with its AppId.
    pub bucket: &'a str,
    /// The object's key, `${filename}` replaced.
    pub key: &'a str,
    /// All fields before the file, as received. Of several with one name the first counts.
    pub fields: &'a [(&'a str, &'a [u8])],
}

impl<'a> Form<'a> {
    /// A field by its name, whatever the case of its letters.
    pub fn field(&self, name: &str) -> Option<&'a [u8]> {
        self.fields.iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    }

    /// What a condition on `name` is compared with.
    fn constrained(&self, name: &str) -> Option<&'a [u8]> {
        match name.to_ascii_lowercase().as_str() {
            "bucket" => Some(self.bucket.as_bytes()),
            "key" => Some(self.key.as_bytes()),
            // The form calls the signature's time span by its other name.
            "q-sign-time" => self.field("q-key-time"),
            name => self.field(name),
        }
    }
}

impl Policy {
    /// Decodes a form's `policy` field; line breaks in the base64 do not matter.
    pub fn decode(field: &[u8]) -> Result<Self, Refusal> {
        let compact: Vec<u8> = field.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
        let text = BASE64.decode(compact).map_err(|error| malformed(format!("it is not base64: {error}")))?;
        Self::parse(text)
    }

    /// Reads the decoded text.
    pub fn parse(text: Vec<u8>) -> Result<Self, Refusal> {
        let json: Value =
            serde_json::from_slice(&text).map_err(|error| malformed(format!("it is not JSON: {error}")))?;
        let items = json.get("conditions").and_then(Value::as_array).filter(|items| !items.is_empty());
        let items = items.ok_or_else(|| malformed("it has no array conditions, or an empty one"))?;
        let mut conditions = Vec::new();
        for (at, item) in items.iter().enumerate() {
            read_condition(item, &mut conditions)
                .map_err(|what| malformed(format!("condition {}, {item}: {what}", at + 1)))?;
        }
        let expiration = json.get("expiration").and_then(Value::as_str);
        let expiration = expiration.ok_or_else(|| malformed("it has no string expiration"))?;
        let moment: Timestamp = expiration
            .parse()
            .map_err(|_| malformed(format!("expiration {expiration:?} is no ISO 8601 time in UTC")))?;
        Ok(Self { text, expires: moment.as_second(), conditions })
    }

    /// Whether its own time is not over.
    pub fn check_time(&self, now: i64) -> Result<(), Refusal> {
        match now > self.expires {
            true => Err(Refusal::PolicyExpired { expires: self.expires, now }),
            false => Ok(()),
        }
    }

    /// Whether the form is as every condition on a field demands. The first that fails is reported.
    pub fn check_fields(&self, form: &Form<'_>) -> Result<(), Refusal> {
        for condition in &self.conditions {
            let Condition::Field { name, rule } = condition else { continue };
            let found = form.constrained(name);
            let (met, value, word) = match rule {
                Rule::Exact(value) => (found == Some(value.as_bytes()), value, "be"),
                Rule::Prefix(value) => {
                    (found.is_some_and(|found| found.starts_with(value.as_bytes())), value, "start with")
                }
            };
            if !met {
                let found = found.map(|found| String::from_utf8_lossy(found).into_owned());
                let (name, value) = (name.clone(), value.clone());
                return Err(Refusal::PolicyConditionUnmet { name, value, rule: word, found });
            }
        }
        Ok(())
    }

    /// Whether a condition mentions the field.
    pub fn mentions(&self, field: &str) -> bool {
        self.conditions.iter().any(
            |condition| matches!(condition, Condition::Field { name, .. } if name.eq_ignore_ascii_case(field)),
        )
    }

    /// Whether a file may have this size.
    pub fn check_size(&self, size: u64) -> Result<(), Refusal> {
        for condition in &self.conditions {
            match *condition {
                Condition::Size { min, .. } if size < min => return Err(Refusal::FileTooSmall { min, size }),
                Condition::Size { max, .. } if size > max => return Err(Refusal::FileTooLarge { max, size }),
                _ => {}
            }
        }
        Ok(())
    }
}

fn malformed(what: impl Into<String>) -> Refusal {
    Refusal::PolicyMalformed(what.into())
}

/// Reads one item of `conditions`; an object may hold several.
fn read_condition(item: &Value, conditions: &mut Vec<Condition>) -> Result<(), &'static str> {
    match item {
        Value::Object(pairs) if pairs.is_empty() => Err("it names no field"),
        Value::Object(pairs) => {
            for (name, value) in pairs {
                let value = plain(value).ok_or("a value has to be a string")?;
                conditions.push(Condition::Field { name: name.clone(), rule: Rule::Exact(value) });
            }
            Ok(())
        }
        Value::Array(parts) => {
            conditions.push(read_triple(parts)?);
            Ok(())
        }
        _ => Err("it is neither an object nor an array"),
    }
}

fn read_triple(parts: &[Value]) -> Result<Condition, &'static str> {
    let [operator, left, right] = parts else { return Err("an array needs three elements") };
    let operator = operator.as_str().unwrap_or_default();
    if operator.eq_ignore_ascii_case("content-length-range") {
        let bound = |value| whole_number(value).ok_or("the bounds have to be whole numbers");
        return Ok(Condition::Size { min: bound(left)?, max: bound(right)? });
    }
    let rule = match operator.to_ascii_lowercase().as_str() {
        "eq" => Rule::Exact,
        "starts-with" => Rule::Prefix,
        _ => return Err("the operators are eq, starts-with and content-length-range"),
    };
    let name = left.as_str().and_then(|name| name.strip_prefix('$')).filter(|name| !name.is_empty());
    let name = name.ok_or("the second element has to be $ and a field's name")?.to_owned();
    let value = plain(right).ok_or("the third element has to be a string")?;
    Ok(Condition::Field { name, rule: rule(value) })
}

/// A string; a number stands for its digits, as in `{"success_action_status": 200}`.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn whole_number(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => number.as_u64(),
        Value::String(digits) if digits.bytes().all(|b| b.is_ascii_digit()) => digits.parse().ok(),
        _ => None,
    }
}
