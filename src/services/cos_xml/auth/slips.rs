//! The mistake behind a refused signature, found with the keys that the server knows.

use http::Method;

use crate::domain::App;
use crate::domain::auth::request::SignedRequest;
use crate::domain::auth::slips::canonical::Surroundings;
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::kind::Slip;
use crate::domain::auth::slips::pair::Pair;
use crate::domain::auth::slips::times;
use crate::domain::auth::slips::token;
use crate::domain::auth::xml_refusal::Refusal;
use crate::domain::auth::{aws_v2, aws_v4, cos_xml, slips};
use crate::domain::store::listing::{Kinds, Query};
use crate::primitives::time::UnixSeconds;
use crate::services::cos_xml::service::CosXml;
use crate::services::service::Request;

/// Methods that are tried.
const METHODS: [Method; 6] =
    [Method::GET, Method::PUT, Method::POST, Method::HEAD, Method::DELETE, Method::OPTIONS];
/// Buckets and objects of an account that are tried.
const MOST: usize = 16;
/// Regions that are tried for the host that was signed.
const REGIONS: [&str; 8] = [
    "ap-guangzhou",
    "ap-shanghai",
    "ap-beijing",
    "ap-chengdu",
    "ap-nanjing",
    "ap-chongqing",
    "ap-hongkong",
    "ap-singapore",
];

/// What surrounds a request: by which hosts its bucket is reached otherwise, and its query.
pub(super) fn surroundings(app: &App, request: &Request<CosXml>) -> Surroundings {
    let bucket = request.target.bucket_id().map(ToString::to_string);
    let head = &*request.head;
    let mut hosts: Vec<String> = head.vendor.iter().map(|vendor| vendor.name.clone()).collect();
    if let Some(bucket) = &bucket {
        let zones = ["myqcloud.com", "tencentcos.cn"];
        for region in REGIONS {
            hosts.extend(zones.map(|zone| format!("{bucket}.cos.{region}.{zone}")));
            hosts.push(format!("cos.{region}.myqcloud.com"));
        }
        hosts.push(format!("{bucket}.cos.accelerate.myqcloud.com"));
        hosts.extend(beside(app, request, bucket));
    }
    hosts.extend(["service.cos.myqcloud.com", "localhost", "127.0.0.1"].map(str::to_owned));
    let own = head.authority.rsplit_once(':').map(|(_, port)| port);
    let name = head.authority.rsplit_once(':').map_or(head.authority.as_str(), |(name, _)| name);
    for port in own.into_iter().chain(["80", "443", "8080", "8267", "9000"]) {
        hosts.extend(["localhost", "127.0.0.1", name].map(|name| format!("{name}:{port}")));
    }
    Surroundings {
        own_host: head.authority.clone(),
        keys: keys(app, request),
        bucket,
        query: head.query.clone(),
        methods: METHODS.map(|method| method.to_string()).into(),
        hosts,
    }
}

/// Hosts of the same object elsewhere: other buckets of the account, the CDN, S3, the name without AppId.
fn beside(app: &App, request: &Request<CosXml>, bucket: &str) -> Vec<String> {
    let region = request.head.authority.split('.').nth(2).unwrap_or("ap-guangzhou");
    let short = bucket.rsplit_once('-').map_or(bucket, |(short, _)| short);
    let mut hosts = vec![
        format!("{short}.cos.{region}.myqcloud.com"),
        format!("{bucket}.file.myqcloud.com"),
        format!("{bucket}.image.myqcloud.com"),
        format!("{bucket}.cos-website.{region}.myqcloud.com"),
        format!("{bucket}.pic.{region}.myqcloud.com"),
        format!("{bucket}.s3.amazonaws.com"),
        "s3.amazonaws.com".to_owned(),
    ];
    let owner = request.target.bucket_id().map(|id| id.appid);
    let others = app.store.buckets().into_iter().filter(|other| Some(other.id.appid) == owner);
    hosts.extend(others.take(MOST).map(|other| format!("{}.cos.{region}.myqcloud.com", other.id)));
    hosts
}

/// Keys of objects that are there.
fn keys(app: &App, request: &Request<CosXml>) -> Vec<String> {
    let bucket = request.target.bucket_id().and_then(|id| app.store.bucket(id).ok());
    let Some(bucket) = bucket else { return Vec::new() };
    let query = Query {
        prefix: "",
        base: 0,
        after: None,
        limit: MOST,
        kinds: Kinds::default(),
        descending: false,
        flat: true,
    };
    bucket.read().list(query).entries.into_iter().map(|entry| entry.key.into()).collect()
}

/// The refusal with the mistakes that explain it. `search` looks for those behind a signature that is not the
/// request's, with the pair that its SecretId names and other pairs.
pub(super) fn explained(
    app: &App,
    secret_id: &str,
    signed_at: Option<UnixSeconds>,
    refusal: Refusal,
    search: impl FnOnce(&Pair, &[Pair]) -> Vec<Slip>,
) -> Refusal {
    let pairs = || app.keyring().some_pairs();
    match refusal {
        Refusal::Mismatch(mut mismatch) => {
            if let Some(key) = app.keyring().find(secret_id) {
                mismatch.slips = search(&key.pair(), &pairs());
            }
            Refusal::Mismatch(mismatch)
        }
        Refusal::UnknownSecretId(sent) => {
            let (shown, slip) = app.keyring().unknown(&sent);
            with(Refusal::UnknownSecretId(shown), slip)
        }
        Refusal::Expired { end, now } => {
            let slip =
                signed_at.and_then(|signed| time(signed, now)).or_else(|| times::of_number("the end", end));
            with(Refusal::Expired { end, now }, slip)
        }
        Refusal::NotYetValid { start, now } => with(Refusal::NotYetValid { start, now }, time(start, now)),
        Refusal::ClockSkewed { date, now } => with(Refusal::ClockSkewed { date, now }, time(date, now)),
        Refusal::Explained { .. }
        | Refusal::FieldMissing(_)
        | Refusal::FieldMalformed { .. }
        | Refusal::Duplicated(_)
        | Refusal::Unsigned(_)
        | Refusal::TokenMissing
        | Refusal::TokenWrong
        | Refusal::TokenUnexpected
        | Refusal::TokenExpired { .. }
        | Refusal::PayloadMismatch { .. }
        | Refusal::Chunks { .. }
        | Refusal::Trailers(_)
        | Refusal::Json(_)
        | Refusal::PolicyMalformed(_)
        | Refusal::PolicyExpired { .. }
        | Refusal::PolicyConditionUnmet { .. }
        | Refusal::PolicyConditionMissing(_)
        | Refusal::FileTooSmall { .. }
        | Refusal::FileTooLarge { .. } => refusal,
    }
}

fn time(signed: UnixSeconds, now: UnixSeconds) -> Option<Slip> {
    times::of_number("the time of signing", signed).or_else(|| times::zone(signed, now))
}

fn with(refusal: Refusal, slip: Option<Slip>) -> Refusal {
    match slip {
        Some(slip) => Refusal::Explained { refusal: Box::new(refusal), slips: vec![slip] },
        None => refusal,
    }
}

/// A signature that cannot be read, with what it is instead.
pub(super) fn unreadable(text: &str, refusal: Refusal) -> Refusal {
    let slips = instead(text);
    if slips.is_empty() { refusal } else { Refusal::Explained { refusal: Box::new(refusal), slips } }
}

/// What a text is that is no signature of this API: what it was wrapped in, or another API's.
pub(super) fn instead(text: &str) -> Vec<Slip> {
    let text = text.trim();
    let is_own =
        |text: &str| text.contains("q-sign-algorithm") || text.contains("AWS4-") || text.starts_with("AWS ");
    let (inner, mut slips) = token::unwrapped(text);
    slips.retain(|slip| *slip.kind != generated::TRAVEL_PLUS || text.starts_with("q-"));
    slips.retain(|slip| *slip.kind != generated::TRAVEL_COMMA || text.starts_with("q-"));
    if is_own(&inner.replace('+', " ")) && !slips.is_empty() {
        return slips;
    }
    let decoded = token::plain_base64(text);
    if decoded.is_some_and(|inner| is_own(&inner)) {
        return vec![Slip::from(&generated::TRAVEL_IN_BASE64)];
    }
    let mut slips = token::no_token(text);
    slips.retain(|slip| *slip.kind != generated::TRAVEL_Q_SIGN && *slip.kind != generated::TRAVEL_AWS);
    if slips.is_empty()
        && let Some(parted) = token::part(text)
    {
        let kind = if parted.text.contains("secretId=") {
            &generated::TRAVEL_VOD
        } else {
            &generated::TRAVEL_COS_JSON
        };
        slips = vec![Slip::from(kind)];
    }
    slips
}

/// The mistakes behind a `q-` signature.
pub(super) fn of_cos(
    app: &App,
    request: &Request<CosXml>,
    signature: &cos_xml::Signature,
    signed: &SignedRequest<'_>,
    refusal: Refusal,
) -> Refusal {
    explained(app, &signature.secret_id, Some(signature.signed_at()), refusal, |pair, others| {
        let names: Vec<&str> = request.head.headers.keys().map(http::HeaderName::as_str).collect();
        let attempt = signature.attempt(signed, &names);
        let found = slips::q_sign::find(&attempt, pair, others, &surroundings(app, request));
        let visible =
            || slips::q_sign::visible(&attempt).into_iter().chain(signature.absent(signed)).collect();
        if found.is_empty() { visible() } else { found }
    })
}

/// The mistakes behind an AWS signature of version 4.
pub(super) fn of_version_4(
    app: &App,
    request: &Request<CosXml>,
    signature: &aws_v4::Signature,
    signed: &SignedRequest<'_>,
    refusal: Refusal,
) -> Refusal {
    explained(app, &signature.secret_id, Some(signature.signed_at()), refusal, |pair, others| {
        let found =
            slips::aws_v4::find(&signature.attempt(signed), pair, others, &surroundings(app, request));
        if found.is_empty() { signature.absent(signed) } else { found }
    })
}

/// The mistakes behind an AWS signature of version 2.
pub(super) fn of_version_2(
    app: &App,
    request: &Request<CosXml>,
    signature: &aws_v2::Signature,
    signed: &aws_v2::SignedRequest<'_>,
    refusal: Refusal,
) -> Refusal {
    explained(app, &signature.secret_id, signed.date, refusal, |pair, others| {
        slips::aws_v2::find(&signature.attempt(signed), pair, others, &surroundings(app, request))
    })
}
