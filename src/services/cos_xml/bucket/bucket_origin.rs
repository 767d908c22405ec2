//! PUT, GET and DELETE Bucket origin.

use crate::catalog::{ErrorRow, cos_xml as rows};
use crate::domain::store::configuration::{Configuration, Document};
use crate::domain::store::origin::{Failure, OriginRule, OriginType, Scheme};
use crate::services::cos_xml::bucket::setting::{Kind, Setting, kind};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::elements;
use crate::wire::xml::Element;

/// A bucket's origin rules.
pub(crate) struct BucketOrigin;

const TYPES: [(&str, OriginType); 3] =
    [("Redirect", OriginType::Redirect), ("Proxy", OriginType::Proxy), ("Mirror", OriginType::Mirror)];
const SCHEMES: [(&str, Scheme); 3] =
    [("HTTP", Scheme::Http), ("HTTPS", Scheme::Https), ("FOLLOW", Scheme::Follow)];
const STATUSES: [(&str, u16); 3] = [("301", 301), ("302", 302), ("307", 307)];
/// Rules of a bucket (assumed).
const MOST: usize = 100;
/// Hosts of a rule of the type Mirror, and headers that a rule adds.
const MOST_OF_A_RULE: usize = 10;

impl Setting for BucketOrigin {
    type Value = Vec<OriginRule>;

    const KIND: Kind = kind!(
        "origin",
        "origin",
        "Origin",
        "origin rules",
        "OriginConfiguration",
        "XML API documentation: Bucket origin"
    );
    const ELEMENTS: &'static [&'static str] = &[
        "OriginRule/HTTPStandbyCode/StatusCode",
        "OriginRule/OriginCondition/HTTPStatusCode",
        "OriginRule/OriginCondition/Prefix",
        "OriginRule/OriginCondition/Suffix",
        "OriginRule/OriginInfo/FileInfo/FixedFileConfiguration/FixedFilePath",
        "OriginRule/OriginInfo/FileInfo/Prefix",
        "OriginRule/OriginInfo/FileInfo/PrefixConfiguration/Prefix",
        "OriginRule/OriginInfo/FileInfo/PrefixConfiguration/ReplacedWithPrefix",
        "OriginRule/OriginInfo/FileInfo/PrefixDirective",
        "OriginRule/OriginInfo/FileInfo/Suffix",
        "OriginRule/OriginInfo/FileInfo/SuffixConfiguration/ReplacedWithSuffix",
        "OriginRule/OriginInfo/FileInfo/SuffixConfiguration/Suffix",
        "OriginRule/OriginInfo/HostInfo/HostName",
        "OriginRule/OriginInfo/HostInfo/PrivateHost/CredentialProvider/Role",
        "OriginRule/OriginInfo/HostInfo/PrivateHost/Host",
        "OriginRule/OriginInfo/HostInfo/StandbyHostName",
        "OriginRule/OriginInfo/HostInfo/StandbyHostName_1",
        "OriginRule/OriginInfo/HostInfo/StandbyHostName_2",
        "OriginRule/OriginInfo/HostInfo/StandbyHostName_3",
        "OriginRule/OriginInfo/HostInfo/Weight",
        "OriginRule/OriginParameter/CopyOriginData",
        "OriginRule/OriginParameter/FollowQueryString",
        "OriginRule/OriginParameter/FollowRedirection",
        "OriginRule/OriginParameter/FollowRedirectionConfiguration/FollowOriginHeaders",
        "OriginRule/OriginParameter/FollowRedirectionConfiguration/FollowUrlAutoDecode",
        "OriginRule/OriginParameter/HttpHeader/FollowAllHeaders",
        "OriginRule/OriginParameter/HttpHeader/FollowHttpHeaders/Header/Key",
        "OriginRule/OriginParameter/HttpHeader/ForbidFollowHttpHeaders/Header/Key",
        "OriginRule/OriginParameter/HttpHeader/NewHttpHeader/Header/Key",
        "OriginRule/OriginParameter/HttpHeader/NewHttpHeader/Header/Value",
        "OriginRule/OriginParameter/HttpHeader/NewHttpHeaders/Header/Key",
        "OriginRule/OriginParameter/HttpHeader/NewHttpHeaders/Header/Value",
        "OriginRule/OriginParameter/HttpRedirectCode",
        "OriginRule/OriginParameter/Protocol",
        "OriginRule/OriginParameter/TransparentErrorCode",
        "OriginRule/OriginType",
        "OriginRule/RulePriority",
    ];
    const PLACE: fn(&mut Configuration) -> &mut Option<Document<Vec<OriginRule>>> =
        |configuration| &mut configuration.origin;
    const UNSET: Option<&'static ErrorRow> = Some(&rows::ORIGIN_CONFIGURATION_NOT_FOUND_ERROR);
    const NOTE: Option<&'static str> = Some(
        "only rules of the type Redirect act here, by their condition; nothing is pulled from another host",
    );

    /// The page forbids the element; suites of two SDKs send it.
    fn idle(rules: &Vec<OriginRule>) -> Vec<String> {
        let is_idle = |rule: &&OriginRule| rule.kind == OriginType::Mirror && rule.status.is_some();
        let told =
            |rule: &OriginRule| format!("HttpRedirectCode of rule {}, whose type is Mirror", rule.priority);
        rules.iter().filter(is_idle).map(told).collect()
    }

    fn read(document: &Element) -> Result<Vec<OriginRule>, Error> {
        let mut rules: Vec<_> =
            document.children_named("OriginRule").map(rule).collect::<Result<Vec<_>, _>>()?;
        if rules.is_empty() || rules.len() > MOST {
            let reason = format!("{} elements OriginRule; there must be 1 to {MOST}", rules.len());
            return Err(Error::malformed_xml(reason));
        }
        rules.sort_by_key(|rule| rule.priority);
        Ok(rules)
    }
}

fn rule(rule: &Element) -> Result<OriginRule, Error> {
    let kind = elements::one_of(rule, "OriginType", &TYPES)?;
    let priority = elements::word(rule, "RulePriority")?;
    let (condition, parameter) =
        (elements::child(rule, "OriginCondition")?, elements::child(rule, "OriginParameter")?);
    let info = elements::child(rule, "OriginInfo")?;
    check_switches(parameter)?;
    check_switches(info)?;
    let file = info.child("FileInfo");
    let part = |group: &str, name: &str| {
        let old = file.and_then(|file| file.text_of(name));
        file.and_then(|file| file.child(group)).and_then(|group| group.text_of(name)).or(old)
    };
    Ok(OriginRule {
        priority: priority
            .parse()
            .map_err(|_| Error::malformed_xml(format!("RulePriority is a number, not {priority:?}")))?,
        kind,
        failure: failure(elements::word(condition, "HTTPStatusCode")?, kind)?,
        condition_prefix: condition.text_of("Prefix").unwrap_or_default().to_owned(),
        condition_suffix: condition.text_of("Suffix").unwrap_or_default().to_owned(),
        scheme: elements::one_of(parameter, "Protocol", &SCHEMES)?,
        status: status(parameter)?,
        follows_query: parameter
            .word_of("FollowQueryString")
            .is_some_and(|word| word.eq_ignore_ascii_case("true")),
        host: host(info, kind)?,
        prefix: part("PrefixConfiguration", "Prefix").unwrap_or_default().to_owned(),
        suffix: part("SuffixConfiguration", "Suffix").unwrap_or_default().to_owned(),
        fixed: part("FixedFileConfiguration", "FixedFilePath").map(str::to_owned),
    })
}

/// Elements that are true or false, wherever they stand.
const SWITCHES: [&str; 8] = [
    "CopyOriginData",
    "FollowAllHeaders",
    "FollowOriginHeaders",
    "FollowQueryString",
    "FollowRedirection",
    "FollowUrlAutoDecode",
    "PrefixDirective",
    "TransparentErrorCode",
];

/// Refuses another word in an element that is true or false, and a weight that is no number.
fn check_switches(of: &Element) -> Result<(), Error> {
    for child in &of.children {
        let (name, word) = (child.name.as_str(), child.text.trim());
        let is_switch = word.eq_ignore_ascii_case("true") || word.eq_ignore_ascii_case("false");
        if SWITCHES.contains(&name) && !is_switch {
            return Err(Error::malformed_xml(format!("{name} is true or false, not {word:?}")));
        }
        if name.starts_with("StandbyHostName") && !word.is_empty() && !is_host(word) {
            return Err(Error::invalid_argument(format!("{name} {word:?} is no host name")));
        }
        if name == "Weight" && word.parse::<u32>().is_err() {
            return Err(Error::malformed_xml(format!("Weight is a number, not {word:?}")));
        }
        check_switches(child)?;
    }
    Ok(())
}

/// The statuses that a rule is for: those of Proxy and Mirror are for 404 only.
fn failure(text: &str, kind: OriginType) -> Result<Failure, Error> {
    let failure = match text {
        _ if text.eq_ignore_ascii_case("4xx") => Failure::Class(4),
        _ if text.eq_ignore_ascii_case("5xx") => Failure::Class(5),
        _ => {
            let number = text.parse().ok().filter(|code| (400..600).contains(code));
            let reason = || format!("HTTPStatusCode is 4XX, 5XX or a status in them, not {text:?}");
            Failure::Code(number.ok_or_else(|| Error::malformed_xml(reason()))?)
        }
    };
    if kind != OriginType::Redirect && failure != Failure::Code(404) {
        let reason = format!("HTTPStatusCode {text}: rules of the types Proxy and Mirror are for 404 only");
        return Err(Error::invalid_argument(reason));
    }
    Ok(failure)
}

/// The status of the redirect. Two suites send it with rules of the type Mirror, and some send two; the first
/// one counts.
fn status(parameter: &Element) -> Result<Option<u16>, Error> {
    let known = |code: &Element| {
        let found = STATUSES.iter().find(|(word, _)| *word == code.text.trim());
        let reason = || format!("HttpRedirectCode is 301, 302 or 307, not {:?}", code.text);
        found.map(|(_, code)| *code).ok_or_else(|| Error::invalid_argument(reason()))
    };
    let codes: Vec<u16> =
        parameter.children_named("HttpRedirectCode").map(known).collect::<Result<_, _>>()?;
    let headers = ["NewHttpHeaders", "NewHttpHeader"].iter().find_map(|list| {
        parameter.child("HttpHeader")?.child(list).map(|list| list.children_named("Header").count())
    });
    if headers.is_some_and(|headers| headers > MOST_OF_A_RULE) {
        return Err(Error::invalid_argument(format!("a rule adds at most {MOST_OF_A_RULE} headers")));
    }
    Ok(codes.first().copied())
}

/// Whether a text is a host's name or address, perhaps with a port.
fn is_host(text: &str) -> bool {
    let is_sound = |byte: u8| byte.is_ascii_alphanumeric() || b".-_:[]".contains(&byte);
    !text.is_empty() && text.bytes().all(is_sound)
}

fn host(info: &Element, kind: OriginType) -> Result<String, Error> {
    let hosts: Vec<&str> = info
        .children_named("HostInfo")
        .map(|host| elements::word(host, "HostName"))
        .collect::<Result<_, _>>()?;
    let most = if kind == OriginType::Mirror { MOST_OF_A_RULE } else { 1 };
    match hosts.first() {
        None => Err(Error::malformed_xml("an OriginInfo needs HostInfo with HostName")),
        Some(_) if hosts.len() > most => {
            Err(Error::invalid_argument(format!("{} elements HostInfo; at most {most} here", hosts.len())))
        }
        Some(host) => match hosts.iter().find(|host| !is_host(host)) {
            Some(wrong) => Err(Error::invalid_argument(format!("HostName {wrong:?} is no host name"))),
            None => Ok((*host).to_owned()),
        },
    }
}
