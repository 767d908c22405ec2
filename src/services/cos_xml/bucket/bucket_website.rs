//! PUT, GET and DELETE Bucket website.

use bytes::Bytes;

use crate::catalog::{ErrorRow, cos_xml as rows, limits};
use crate::domain::store::configuration::{Configuration, Document};
use crate::domain::store::website::{Condition, Destination, ErrorDocument, Redirect, RoutingRule, Website};
use crate::services::cos_xml::bucket::setting::{Kind, Setting, kind};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::elements::{self, ENABLED};
use crate::wire::xml::{Element, Writer, document, parse};

/// A bucket's website settings.
pub(crate) struct BucketWebsite;

/// Routing rules of a bucket (manual).
const MOST: usize = 100;
const HTTPS: [(&str, ()); 1] = [("https", ())];
const ROOT: &str = "WebsiteConfiguration";

impl Setting for BucketWebsite {
    type Value = Website;

    const KIND: Kind = kind!(
        "website",
        "website",
        "Website",
        "website settings",
        ROOT,
        "https://cloud.tencent.com/document/product/436/30617"
    );
    const ELEMENTS: &'static [&'static str] = &[
        "AutoAddressing/Status",
        "ErrorDocument/Key",
        "ErrorDocument/OriginalHttpStatus",
        "IndexDocument/Suffix",
        "RedirectAllRequestsTo/Protocol",
        "RoutingRules/RoutingRule/Condition/HttpErrorCodeReturnedEquals",
        "RoutingRules/RoutingRule/Condition/KeyPrefixEquals",
        "RoutingRules/RoutingRule/Redirect/Protocol",
        "RoutingRules/RoutingRule/Redirect/ReplaceKeyPrefixWith",
        "RoutingRules/RoutingRule/Redirect/ReplaceKeyWith",
        "RoutingRules/RoutingRule/Redirect/URLRedirect",
    ];
    const PLACE: fn(&mut Configuration) -> &mut Option<Document<Website>> =
        |configuration| &mut configuration.website;
    const UNSET: Option<&'static ErrorRow> = Some(&rows::NO_SUCH_WEBSITE_CONFIGURATION);
    /// Bytes (manual).
    const LONGEST: usize = 64 * 1024;

    fn read(document: &Element) -> Result<Website, Error> {
        website(document)
    }

    /// Every rule has `URLRedirect` in a response, as two SDKs' suites expect.
    fn source(_: &Bytes, website: &Website) -> Bytes {
        document(ROOT, |x| write(x, website))
    }
}

/// Reads a document as PUT Bucket website does, and writes it as GET does. For checks of tests and fuzzing.
///
/// # Errors
/// The reason why it is refused.
pub fn round_trip(body: &[u8]) -> Result<(Website, Bytes), String> {
    let document = parse(body).map_err(|error| error.to_string())?;
    let website = website(&document).map_err(|error| error.to_string())?;
    let told = BucketWebsite::source(&Bytes::new(), &website);
    Ok((website, told))
}

/// Reads a document.
///
/// # Errors
/// `MalformedXML`; `InvalidArgument` for an index with a slash, a status that is none, and a rule that cannot
/// be; `WebsiteURLInvalid` for a destination that cannot be.
fn website(document: &Element) -> Result<Website, Error> {
    elements::once(document, &["RoutingRule"])?;
    let index = elements::word(elements::child(document, "IndexDocument")?, "Suffix")?;
    if index.contains('/') {
        let reason = format!("the Suffix {index:?} of IndexDocument has a slash; it is the end of a key");
        return Err(Error::invalid_argument(reason));
    }
    let all = document.child("RedirectAllRequestsTo");
    let all = all.map(|to| elements::one_of(to, "Protocol", &HTTPS)).transpose()?;
    let addressing = document.child("AutoAddressing");
    Ok(Website {
        index: index.to_owned(),
        https_only: all.is_some(),
        auto_addressing: addressing.map(|it| elements::one_of(it, "Status", &ENABLED)).transpose()?,
        error: document.child("ErrorDocument").map(error_document).transpose()?,
        rules: document.child("RoutingRules").map(rules).transpose()?.unwrap_or_default(),
    })
}

fn error_document(page: &Element) -> Result<ErrorDocument, Error> {
    let original_status = switch(page, "OriginalHttpStatus")?;
    Ok(ErrorDocument { key: elements::word(page, "Key")?.to_owned(), original_status })
}

/// `Enabled` or `Disabled` in an element that may be absent.
fn switch(parent: &Element, name: &str) -> Result<Option<bool>, Error> {
    parent.child(name).map(|_| elements::one_of(parent, name, &ENABLED)).transpose()
}

fn rules(list: &Element) -> Result<Vec<RoutingRule>, Error> {
    let rules: Vec<_> = list.children_named("RoutingRule").map(rule).collect::<Result<_, _>>()?;
    if rules.is_empty() || rules.len() > MOST {
        let reason = format!("{} elements RoutingRule; there must be 1 to {MOST}", rules.len());
        return Err(Error::malformed_xml(reason));
    }
    Ok(rules)
}

fn rule(rule: &Element) -> Result<RoutingRule, Error> {
    let condition = condition(elements::child(rule, "Condition")?)?;
    let redirect = redirect(elements::child(rule, "Redirect")?)?;
    if matches!((&condition, &redirect.to), (Condition::ErrorCode(_), Destination::KeyPrefix(_))) {
        let reason = "ReplaceKeyPrefixWith needs KeyPrefixEquals, the prefix that it replaces";
        return Err(Error::invalid_argument(reason));
    }
    Ok(RoutingRule { condition, redirect })
}

fn condition(condition: &Element) -> Result<Condition, Error> {
    let (prefix, status) =
        (condition.text_of("KeyPrefixEquals"), condition.word_of("HttpErrorCodeReturnedEquals"));
    match (prefix, status) {
        (Some(prefix), None) => Ok(Condition::KeyPrefix(prefix.to_owned())),
        (None, Some(status)) => {
            let reason =
                || format!("HttpErrorCodeReturnedEquals is a status from 400 to 499, not {status:?}");
            let number: u16 = status.parse().map_err(|_| Error::malformed_xml(reason()))?;
            let is_one = (400..500).contains(&number);
            is_one.then_some(Condition::ErrorCode(number)).ok_or_else(|| Error::invalid_argument(reason()))
        }
        (Some(_), Some(_)) | (None, None) => Err(Error::malformed_xml(
            "a Condition has either KeyPrefixEquals or HttpErrorCodeReturnedEquals, and not empty",
        )),
    }
}

fn redirect(redirect: &Element) -> Result<Redirect, Error> {
    let to = match (redirect.text_of("ReplaceKeyWith"), redirect.text_of("ReplaceKeyPrefixWith")) {
        (Some(key), None) => Destination::Key(place(key)?),
        // An empty one removes the prefix.
        (None, prefix) if redirect.child("ReplaceKeyPrefixWith").is_some() => {
            Destination::KeyPrefix(place(prefix.unwrap_or_default())?)
        }
        (Some(_) | None, _) => {
            return Err(Error::malformed_xml(
                "a Redirect has either ReplaceKeyWith, not empty, or ReplaceKeyPrefixWith",
            ));
        }
    };
    let https = redirect.child("Protocol").map(|_| elements::one_of(redirect, "Protocol", &HTTPS));
    let in_url = switch(redirect, "URLRedirect").map_err(|_| {
        let word = redirect.text_of("URLRedirect").unwrap_or_default();
        let reason =
            format!("URLRedirect is {word:?}, neither Enabled nor Disabled; ReplaceKeyWith names the place");
        Error::new(&rows::WEBSITE_URL_INVALID, reason)
    })?;
    Ok(Redirect { to, https: https.transpose()?.is_some(), in_url: in_url.unwrap_or(true) })
}

/// A key, or its beginning, that a URL can have.
fn place(text: &str) -> Result<String, Error> {
    if text.len() > limits::XML_KEY_MAX || text.chars().any(char::is_control) {
        let most = limits::XML_KEY_MAX;
        let reason = format!("a redirect leads to {text:?}: at most {most} bytes without control characters");
        return Err(Error::new(&rows::WEBSITE_URL_INVALID, reason));
    }
    Ok(text.to_owned())
}

fn write(x: &mut Writer, website: &Website) {
    let word = |on: bool| if on { "Enabled" } else { "Disabled" };
    x.node("IndexDocument", |x| x.leaf("Suffix", &website.index));
    if website.https_only {
        x.node("RedirectAllRequestsTo", |x| x.leaf("Protocol", "https"));
    }
    if let Some(on) = website.auto_addressing {
        x.node("AutoAddressing", |x| x.leaf("Status", word(on)));
    }
    if let Some(page) = &website.error {
        x.node("ErrorDocument", |x| {
            x.leaf("Key", &page.key);
            x.leaf_if("OriginalHttpStatus", page.original_status.map(word));
        });
    }
    if !website.rules.is_empty() {
        x.node("RoutingRules", |x| {
            for RoutingRule { condition, redirect } in &website.rules {
                x.node("RoutingRule", |x| {
                    x.node("Condition", |x| match condition {
                        Condition::KeyPrefix(prefix) => x.leaf("KeyPrefixEquals", prefix),
                        Condition::ErrorCode(code) => x.leaf("HttpErrorCodeReturnedEquals", code.to_string()),
                    });
                    x.node("Redirect", |x| {
                        x.leaf_if("Protocol", redirect.https.then_some("https"));
                        match &redirect.to {
                            Destination::Key(key) => x.leaf("ReplaceKeyWith", key),
                            Destination::KeyPrefix(prefix) => x.leaf("ReplaceKeyPrefixWith", prefix),
                        }
                        x.leaf("URLRedirect", word(redirect.in_url));
                    });
                });
            }
        });
    }
}
