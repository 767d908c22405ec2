//! The policy language of POST forms: a JSON text with an expiration and conditions on the form's fields.
//!
//! Documented on the manual's POST Object page. Unlike S3's, a policy need not mention every field that is
//! posted.

use base64::Engine;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use jiff::Timestamp;
use serde_json::Value;

use crate::domain::auth::xml_refusal::Refusal;
use crate::primitives::time::UnixSeconds;

/// Standard alphabet; padding may be missing.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Comparison of a field with an operand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// Exactly this value.
    Exact(String),
    /// Any value with this prefix.
    Prefix(String),
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// On a field of the form.
    Field {
        /// The field, spelled as in the policy and without its `$`.
        name: String,
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

/// A parsed policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// The text as received, which is what gets signed.
    pub text: Vec<u8>,
    /// `expiration`, in whole seconds.
    pub expires: UnixSeconds,
    /// In the order of the text.
    pub conditions: Vec<Condition>,
}

/// Fields of a form that conditions refer to.
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

    /// Value that a condition on `name` is compared with.
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
        Ok(Self { text, expires: UnixSeconds(moment.as_second()), conditions })
    }

    /// Whether its own time is not over.
    pub fn check_time(&self, now: UnixSeconds) -> Result<(), Refusal> {
        if now > self.expires { Err(Refusal::PolicyExpired { expires: self.expires, now }) } else { Ok(()) }
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
            |condition| {
                matches!(condition, Condition::Field { name, .. } if name.eq_ignore_ascii_case(field))
            },
        )
    }

    /// Whether a file may have this size.
    pub fn check_size(&self, size: u64) -> Result<(), Refusal> {
        for condition in &self.conditions {
            match *condition {
                Condition::Size { min, .. } if size < min => return Err(Refusal::FileTooSmall { min, size }),
                Condition::Size { max, .. } if size > max => return Err(Refusal::FileTooLarge { max, size }),
                Condition::Field { .. } | Condition::Size { .. } => {}
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
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            Err("it is neither an object nor an array")
        }
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
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

fn whole_number(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => number.as_u64(),
        Value::String(digits) if digits.bytes().all(|b| b.is_ascii_digit()) => digits.parse().ok(),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: [(&str, &[u8]); 5] = [
        ("acl", b"public-read"),
        ("Content-Type", b"image/png"),
        ("x-cos-meta-a", b"\xff"),
        ("q-key-time", b"1;2"),
        ("success_action_status", b"200"),
    ];

    fn check(conditions: &str, form: Form<'_>) -> Result<(), Refusal> {
        let text = format!(r#"{{"expiration":"2026-01-01T02:00:00Z","conditions":[{conditions}]}}"#);
        Policy::parse(text.into_bytes())?.check_fields(&form)
    }

    fn form() -> Form<'static> {
        Form { bucket: "examplebucket-1250000000", key: "folder/a.png", fields: &FIELDS }
    }

    #[test]
    fn every_form_of_condition_admits_one_form_and_refuses_another_for_exactly_that_condition() {
        // What the policy says; what passes is FIELDS; the field that is changed, and to what (none: taken
        // out).
        type Row = (&'static str, &'static str, Option<&'static [u8]>, &'static str, &'static str);
        let table: [Row; 13] = [
            (r#"{"acl":"public-read"}"#, "acl", Some(b"private"), "acl", "public-read"),
            (r#"{"ACL":"public-read"}"#, "acl", None, "ACL", "public-read"),
            (r#"["eq","$acl","public-read"]"#, "acl", Some(b"Public-Read"), "acl", "public-read"),
            (r#"["EQ","$acl","public-read"]"#, "acl", Some(b"public-rea"), "acl", "public-read"),
            (
                r#"["starts-with","$content-type","image/"]"#,
                "Content-Type",
                Some(b"text/x"),
                "content-type",
                "image/",
            ),
            (r#"["starts-with","$Content-Type",""]"#, "Content-Type", None, "Content-Type", ""),
            (r#"["starts-with","$x-cos-meta-a",""]"#, "x-cos-meta-a", None, "x-cos-meta-a", ""),
            (r#"{"q-sign-time":"1;2"}"#, "q-key-time", Some(b"1;3"), "q-sign-time", "1;2"),
            (
                r#"{"success_action_status":200}"#,
                "success_action_status",
                Some(b"201"),
                "success_action_status",
                "200",
            ),
            (
                r#"{"bucket":"examplebucket-1250000000"}"#,
                "bucket",
                Some(b"other-1250000000"),
                "bucket",
                "examplebucket-1250000000",
            ),
            (
                r#"["starts-with","$bucket","examplebucket-"]"#,
                "bucket",
                Some(b"x"),
                "bucket",
                "examplebucket-",
            ),
            (r#"{"key":"folder/a.png"}"#, "key", Some(b"folder/b.png"), "key", "folder/a.png"),
            (r#"["starts-with","$key","folder/"]"#, "key", Some(b"folde"), "key", "folder/"),
        ];
        for (condition, changed, to, want_name, want_value) in table {
            let conditions = format!(r#"["starts-with","$key",""],{condition},["content-length-range",0,9]"#);
            assert_eq!(check(&conditions, form()), Ok(()), "{condition}");
            let mut fields: Vec<_> = FIELDS.into_iter().filter(|(name, _)| *name != changed).collect();
            fields.extend(to.map(|to| (changed, to)));
            let mut other = Form { fields: &fields, ..form() };
            match (changed, to) {
                ("bucket", Some(to)) => other.bucket = std::str::from_utf8(to).unwrap(),
                ("key", Some(to)) => other.key = std::str::from_utf8(to).unwrap(),
                _ => {}
            }
            match check(&conditions, other) {
                Err(Refusal::PolicyConditionUnmet { name, value, .. }) => {
                    assert_eq!((name.as_str(), value.as_str()), (want_name, want_value), "{condition}");
                }
                found => panic!("{condition}: {found:?}"),
            }
        }
    }

    #[test]
    fn a_field_named_bucket_or_key_does_not_stand_for_the_real_ones() {
        let fields: [(&str, &[u8]); 2] = [("bucket", b"b-1"), ("key", b"k")];
        let other = Form { fields: &fields, ..form() };
        assert!(check(r#"{"bucket":"b-1"}"#, other).is_err());
        assert!(check(r#"{"key":"k"}"#, other).is_err());
    }

    #[test]
    fn the_size_of_the_file_counts_with_both_ends() {
        let policy = |range: &str| {
            let text = format!(r#"{{"expiration":"2026-01-01T02:00:00Z","conditions":[{range}]}}"#);
            Policy::parse(text.into_bytes())
        };
        for range in [r#"["content-length-range",2,4]"#, r#"["content-length-range","2","4"]"#] {
            let policy = policy(range).unwrap();
            assert_eq!(policy.check_size(1), Err(Refusal::FileTooSmall { min: 2, size: 1 }));
            assert_eq!([2, 3, 4].map(|size| policy.check_size(size)), [Ok(()), Ok(()), Ok(())]);
            assert_eq!(policy.check_size(5), Err(Refusal::FileTooLarge { max: 4, size: 5 }));
        }
        for range in ["-1,4", "1.5,4", "\"\",4", "\"+1\",4", "1", "1,2,3", "null,4"] {
            let read = policy(&format!(r#"["content-length-range",{range}]"#));
            assert!(matches!(read, Err(Refusal::PolicyMalformed(_))), "{range}");
        }
    }

    #[test]
    fn an_expiration_has_milliseconds_or_not_and_is_good_to_its_last_second() {
        for (text, expires) in [
            ("2019-08-30T09:38:12.414Z", 1_567_157_892),
            ("2021-12-31T12:00:00Z", 1_640_952_000),
            ("1969-12-31T23:59:59Z", -1),
        ] {
            let text = format!(r#"{{"conditions":[{{"acl":"x"}}],"expiration":"{text}"}}"#);
            let policy = Policy::parse(text.into_bytes()).unwrap();
            assert_eq!(policy.expires, UnixSeconds(expires));
            assert_eq!(policy.check_time(UnixSeconds(expires)), Ok(()));
            let late =
                Refusal::PolicyExpired { expires: UnixSeconds(expires), now: UnixSeconds(expires + 1) };
            assert_eq!(policy.check_time(UnixSeconds(expires + 1)), Err(late));
        }
    }

    #[test]
    fn what_is_no_policy_is_refused_with_the_place_that_is_wrong() {
        for (text, what) in [
            ("", "JSON"),
            ("[]", "no array conditions"),
            (r#"{"expiration":"2026-01-01T02:00:00Z"}"#, "no array conditions"),
            (r#"{"expiration":"2026-01-01T02:00:00Z","conditions":{}}"#, "no array conditions"),
            (r#"{"expiration":"2026-01-01T02:00:00Z","conditions":[]}"#, "an empty one"),
            (r#"{"conditions":[{"acl":"x"}]}"#, "no string expiration"),
            (r#"{"expiration":1,"conditions":[{"acl":"x"}]}"#, "no string expiration"),
            (r#"{"expiration":"tomorrow","conditions":[{"acl":"x"}]}"#, "\"tomorrow\""),
            (r#"{"conditions":[{"acl":"x"},["eq","acl","x"]]}"#, "condition 2"),
            (r#"{"conditions":[["is","$acl","x"]]}"#, "operators"),
            (r#"{"conditions":[["eq","$acl",["x"]]]}"#, "has to be a string"),
            (r#"{"conditions":[{"acl":null}]}"#, "has to be a string"),
            (r#"{"conditions":["acl"]}"#, "neither"),
            (r#"{"conditions":[{}]}"#, "names no field"),
        ] {
            match Policy::parse(text.into()) {
                Err(Refusal::PolicyMalformed(found)) => assert!(found.contains(what), "{text}: {found}"),
                found => panic!("{text}: {found:?}"),
            }
        }
        assert!(matches!(Policy::decode(b"*"), Err(Refusal::PolicyMalformed(_))));
    }

    #[test]
    fn base64_may_be_broken_into_lines_and_lack_its_padding() {
        let text = r#"{"expiration":"2026-01-01T02:00:00Z","conditions":[{"acl":"x"}],"x":1}"#;
        let plain = base64::engine::general_purpose::STANDARD.encode(text);
        assert!(plain.ends_with('='));
        let broken: String = plain
            .as_bytes()
            .chunks(20)
            .flat_map(|line| [line, b"\r\n"])
            .flatten()
            .map(|b| char::from(*b))
            .collect();
        for form in [plain.as_str(), broken.as_str(), plain.trim_end_matches('=')] {
            assert_eq!(Policy::decode(form.as_bytes()).unwrap().text, text.as_bytes());
        }
    }
}
