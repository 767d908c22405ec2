//! AWS signature version 2, which the vendor's page on AWS SDKs tells to use: an HMAC-SHA1 of method, type,
//! date, `x-amz-` headers and resource, in `Authorization` or in the query of a pre-signed URL.
//!
//! Documented in AWS's guide to signing REST requests of 2006.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::domain::auth::key::Key;
use crate::domain::auth::key_time::SKEW;
use crate::domain::auth::slips::aws_v2::Attempt;
use crate::domain::auth::xml_refusal::{Mismatch, Refusal};
use crate::primitives::time::UnixSeconds;

/// Parameters that belong to the resource, beside the sub-resources that are COS's own.
const SUBRESOURCES: &str = "acl cors delete encryption lifecycle location logging notification partNumber policy \
    replication requestPayment response-cache-control response-content-disposition \
    response-content-encoding response-content-language response-content-type response-expires \
    restore tagging torrent uploadId uploads versionId versioning versions website accelerate \
    inventory select select-type object-lock";

/// Parameters that tell a signature in a query.
const FIELDS: [&str; 2] = ["AWSAccessKeyId", "Signature"];

/// A signature that has been read but not verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The SecretId.
    pub secret_id: String,
    code: Option<[u8; 20]>,
    /// The code as received.
    received: String,
    /// `Expires` of a pre-signed URL, as received and in Unix seconds.
    expires: Option<(String, UnixSeconds)>,
}

/// Signed parts of a request.
#[derive(Clone, Copy)]
pub struct SignedRequest<'a> {
    /// The method in capitals.
    pub method: &'a str,
    /// The path as received, still percent-encoded.
    pub path: &'a str,
    /// Names of the bucket that go in front of the path, as clients may have spelled them; an empty one where
    /// the path itself names the bucket, or none is addressed.
    pub buckets: &'a [String],
    /// Whether a parameter names a sub-resource of COS's own (that it is signed is assumed).
    pub is_subresource: &'a dyn Fn(&str) -> bool,
    /// The decoded parameters.
    pub params: &'a [(&'a str, &'a str)],
    /// All headers, names in lower case.
    pub headers: &'a [(String, String)],
    /// The time in `x-amz-date` or `Date`, Unix seconds.
    pub date: Option<UnixSeconds>,
}

impl SignedRequest<'_> {
    fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value)
    }

    /// `StringToSign`, with `bucket` in front of the path.
    fn string_to_sign(&self, bucket: &str, expires: Option<&str>) -> String {
        let date = match expires {
            Some(expires) => expires,
            None if self.header("x-amz-date").is_empty() => self.header("date"),
            None => "",
        };
        let (md5, kind) = (self.header("content-md5"), self.header("content-type"));
        let mut text = format!("{}\n{md5}\n{kind}\n{date}\n", self.method);
        for (name, value) in self.words(expires.is_some()) {
            text += &format!("{name}:{value}\n");
        }
        if !bucket.is_empty() {
            text += &format!("/{bucket}");
        }
        text + self.path + &self.subresources()
    }

    /// The `x-amz-` headers, in order. A pre-signed URL has some of them as parameters, and a client may send
    /// one in both places; the values of one that differ count all.
    fn words(&self, is_presigned: bool) -> BTreeMap<String, String> {
        let mut words: BTreeMap<String, String> = BTreeMap::new();
        let params = self.params.iter().filter(|_| is_presigned);
        let params = params.map(|(name, value)| (name.to_ascii_lowercase(), value.trim()));
        let headers = self.headers.iter().map(|(name, value)| (name.clone(), value.trim()));
        for (name, value) in headers.chain(params).filter(|(name, _)| name.starts_with("x-amz-")) {
            match words.entry(name) {
                Entry::Vacant(slot) => drop(slot.insert(value.to_owned())),
                Entry::Occupied(known) if known.get() == value => {}
                Entry::Occupied(mut known) => *known.get_mut() += &format!(",{value}"),
            }
        }
        words
    }

    fn subresources(&self) -> String {
        let mut named: Vec<_> = self
            .params
            .iter()
            .filter(|(name, _)| {
                SUBRESOURCES.split(' ').any(|known| known == *name) || (self.is_subresource)(name)
            })
            .collect();
        named.sort();
        let pairs =
            named.iter().map(
                |(name, value)| if value.is_empty() { (*name).to_owned() } else { format!("{name}={value}") },
            );
        let pairs: Vec<String> = pairs.collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }
}

impl Signature {
    /// The request and what was signed of it, for the search of mistakes.
    pub fn attempt(&self, request: &SignedRequest<'_>) -> Attempt {
        let expires = self.expires.as_ref().map(|(text, _)| text.as_str());
        let words = request.words(self.is_in_query());
        let date = match expires {
            Some(expires) => expires,
            None if request.header("x-amz-date").is_empty() => request.header("date"),
            None => "",
        };
        let bucket = request.buckets.first().filter(|bucket| !bucket.is_empty());
        let bucket = bucket.map(|bucket| format!("/{bucket}")).unwrap_or_default();
        let dates = ["date", "x-amz-date"].map(|name| request.header(name).to_owned());
        Attempt {
            code: self.received.clone(),
            method: request.method.to_owned(),
            md5: request.header("content-md5").to_owned(),
            content_type: request.header("content-type").to_owned(),
            date: date.to_owned(),
            words: words.iter().map(|(name, value)| format!("{name}:{value}\n")).collect(),
            resource: format!("{bucket}{}", request.path),
            path: request.path.to_owned(),
            subresources: request.subresources(),
            dates: dates.into_iter().filter(|date| !date.is_empty()).collect(),
        }
    }

    /// Whether it stands in the query, where parameters may take the place of headers.
    pub fn is_in_query(&self) -> bool {
        self.expires.is_some()
    }

    /// Whether a header holds such a signature.
    pub fn is_in_header(text: &str) -> bool {
        text.starts_with("AWS ")
    }

    /// Reads `AWS <SecretId>:<code>`.
    pub fn from_header(text: &str) -> Result<Self, Refusal> {
        let credential = text.strip_prefix("AWS ").unwrap_or_default().trim();
        let (secret_id, code) = credential.rsplit_once(':').ok_or_else(|| Refusal::FieldMalformed {
            name: "Authorization",
            // What stands there may be a secret.
            value: "AWS ***".into(),
            want: "AWS <SecretId>:<signature>",
        })?;
        Ok(Self { secret_id: secret_id.into(), code: decoded(code), received: code.into(), expires: None })
    }

    /// Reads a pre-signed URL's parameters; none when they hold no such signature.
    pub fn from_params(params: &[(&str, &str)]) -> Option<Result<Self, Refusal>> {
        let get = |name: &'static str| {
            let mut named = params.iter().filter(|(found, _)| *found == name).map(|(_, value)| *value);
            let first = named.next().ok_or(Refusal::FieldMissing(name))?;
            named.next().map_or(Ok(first), |_| Err(Refusal::Duplicated(name.into())))
        };
        if !params.iter().any(|(name, _)| FIELDS.contains(name)) {
            return None;
        }
        let read = || {
            let (secret_id, expires) = (get("AWSAccessKeyId")?, get("Expires")?);
            let end = UnixSeconds::parse_number(expires).map_err(|_| Refusal::FieldMalformed {
                name: "Expires",
                value: expires.into(),
                want: "a time in Unix seconds",
            })?;
            Ok(Self {
                secret_id: secret_id.into(),
                code: decoded(get("Signature")?),
                received: get("Signature")?.into(),
                expires: Some((expires.into(), end)),
            })
        };
        Some(read())
    }
}

fn decoded(code: &str) -> Option<[u8; 20]> {
    // A plus that was not percent-encoded has become a blank.
    STANDARD.decode(code.replace(' ', "+")).ok()?.try_into().ok()
}

/// Verifies a signature: whose it is, when it is good, its token, and at last its code.
pub fn verify(
    signature: &Signature,
    request: &SignedRequest<'_>,
    keys: &dyn Fn(&str) -> Option<Key>,
    now: UnixSeconds,
) -> Result<(), Refusal> {
    let key =
        keys(&signature.secret_id).ok_or_else(|| Refusal::UnknownSecretId(signature.secret_id.clone()))?;
    match (&signature.expires, request.date) {
        (Some((_, end)), _) if now > *end => return Err(Refusal::Expired { end: *end, now }),
        (Some(_), _) => {}
        (None, None) => return Err(Refusal::FieldMissing("time: send Date or x-amz-date")),
        (None, Some(date)) if date.distance(now) > SKEW as u64 => {
            return Err(Refusal::ClockSkewed { date, now });
        }
        (None, Some(_)) => {}
    }
    let words = request.words(signature.is_in_query());
    if let Some((name, value)) =
        words.iter().find(|(name, value)| name.contains('\n') || value.contains('\n'))
    {
        // It could hold, within one word, what was signed as two.
        let value = format!("{name}: {value}");
        return Err(Refusal::FieldMalformed { name: "x-amz-", value, want: "a word without line breaks" });
    }
    key.check_token(words.get("x-amz-security-token").map(String::as_str), now)?;
    let expires = signature.expires.as_ref().map(|(text, _)| text.as_str());
    let hmac = &key.hmac;
    let texts: Vec<String> =
        request.buckets.iter().map(|bucket| request.string_to_sign(bucket, expires)).collect();
    let is_code_of = |text: &String| signature.code.is_some_and(|code| hmac.matches(text.as_bytes(), &code));
    if texts.iter().any(is_code_of) {
        Ok(())
    } else {
        // There is one text; the vendor's answer has a place for two.
        Err(Refusal::Mismatch(Box::new(Mismatch {
            string_to_sign: texts.first().cloned().unwrap_or_default(),
            http_string: texts.into_iter().next(),
            slips: Vec::new(),
            because: None,
        })))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET_ID: &str = "AKIAIOSFODNN7EXAMPLE";
    const SECRET_KEY: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    fn check(
        carried: &Signature,
        method: &str,
        path: &str,
        params: &[(&str, &str)],
        headers: &[(&str, &str)],
        now: UnixSeconds,
    ) -> Result<(), Refusal> {
        let headers: Vec<(String, String)> =
            headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let date = headers.iter().find(|(name, _)| name == "date" || name == "x-amz-date");
        let date = date.and_then(|(_, text)| jiff::fmt::rfc2822::parse(text).ok());
        let date = date.map(|date| UnixSeconds(date.timestamp().as_second()));
        let buckets = ["johnsmith".to_owned()];
        let is_subresource = |_: &str| false;
        let request = SignedRequest {
            method,
            path,
            buckets: &buckets,
            is_subresource: &is_subresource,
            params,
            headers: &headers,
            date,
        };
        let keys = |id: &str| (id == SECRET_ID).then(|| Key::permanent(SECRET_KEY));
        verify(carried, &request, &keys, now)
    }

    fn header(code: &str) -> Signature {
        Signature::from_header(&format!("AWS {SECRET_ID}:{code}")).expect("it has the form")
    }

    #[test]
    fn the_examples_of_awss_guide_verify() {
        let get = [("date", "Tue, 27 Mar 2007 19:36:42 +0000")];
        let own = header("bWq2s1WEIj+Ydj0vQ697zp+IXMU=");
        assert_eq!(check(&own, "GET", "/photos/puppy.jpg", &[], &get, UnixSeconds(1_175_024_202)), Ok(()));
        let put = [("date", "Tue, 27 Mar 2007 21:15:45 +0000"), ("content-type", "image/jpeg")];
        let own = header("MyyxeRY7whkBe+bq8fHCL/2kKUg=");
        assert_eq!(check(&own, "PUT", "/photos/puppy.jpg", &[], &put, UnixSeconds(1_175_030_145)), Ok(()));
        let list = [("date", "Tue, 27 Mar 2007 19:42:41 +0000")];
        let params = [("prefix", "photos"), ("max-keys", "50"), ("marker", "puppy")];
        let own = header("htDYFYduRNen8P9ZfE/s9SuKy0U=");
        assert_eq!(check(&own, "GET", "/", &params, &list, UnixSeconds(1_175_024_561)), Ok(()));
        let acl = [("date", "Tue, 27 Mar 2007 19:44:46 +0000")];
        let own = header("c2WLPFtWHVgbEmeEG93a4cG37dM=");
        assert_eq!(check(&own, "GET", "/", &[("acl", "")], &acl, UnixSeconds(1_175_024_686)), Ok(()));
        let params = [
            ("AWSAccessKeyId", SECRET_ID),
            ("Signature", "NpgCjnDzrM+WFzoENXmpNDUsSn8="),
            ("Expires", "1175139620"),
        ];
        let own = Signature::from_params(&params).expect("it is signed").expect("it has the form");
        assert_eq!(check(&own, "GET", "/photos/puppy.jpg", &params, &[], UnixSeconds(1_175_139_620)), Ok(()));
        assert!(matches!(
            check(&own, "GET", "/photos/puppy.jpg", &params, &[], UnixSeconds(1_175_139_621)),
            Err(Refusal::Expired { .. })
        ));
    }

    #[test]
    fn what_is_changed_late_or_undated_is_refused() {
        let own = header("bWq2s1WEIj+Ydj0vQ697zp+IXMU=");
        let date = [("date", "Tue, 27 Mar 2007 19:36:42 +0000")];
        let now = 1_175_024_202;
        let refusal = |method, path, headers: &[(&str, &str)], now| {
            check(&own, method, path, &[], headers, now).expect_err("it is not that request's")
        };
        assert!(matches!(refusal("PUT", "/photos/puppy.jpg", &date, UnixSeconds(now)), Refusal::Mismatch(_)));
        assert!(matches!(
            refusal("GET", "/photos/kitten.jpg", &date, UnixSeconds(now)),
            Refusal::Mismatch(_)
        ));
        let more = [date[0], ("x-amz-acl", "public-read")];
        assert!(matches!(refusal("GET", "/photos/puppy.jpg", &more, UnixSeconds(now)), Refusal::Mismatch(_)));
        assert!(matches!(
            refusal("GET", "/photos/puppy.jpg", &date, UnixSeconds(now + 901)),
            Refusal::ClockSkewed { .. }
        ));
        assert!(matches!(
            refusal("GET", "/photos/puppy.jpg", &[], UnixSeconds(now)),
            Refusal::FieldMissing(_)
        ));
    }
}
