//! PUT, GET and DELETE Bucket cors: the rules that decide which pages may call.

use std::sync::atomic::Ordering::Relaxed;

use http::StatusCode;
use http::header::HeaderName;

use crate::catalog::cos_xml as rows;
use crate::domain::store::cors::{Cors, CorsRule};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::params;
use crate::services::cos_xml::response::cors::PageOrigin;
use crate::services::cos_xml::response::envelope;
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;
use crate::wire::xml::{Element, Writer};

/// Replaces a bucket's CORS rules: 1 to 100.
///
/// Errors: those of a document, `InvalidArgument` for a method that is not one of the five, for a second `*`
/// in an origin or a header, and for a negative age.
pub(crate) struct PutBucketCors;

pub(crate) struct Rules {
    rules: Vec<CorsRule>,
    /// `ResponseVary`: `Vary: Origin` in every response.
    vary: bool,
    page: PageOrigin,
}

const ROOT: &str = "CORSConfiguration";
const DOC: &str = "https://cloud.tencent.com/document/product/436/8279";
/// Rules of a bucket (manual).
const MOST: usize = 100;
/// Bytes of a rule's ID; assumed.
const LONGEST_ID: usize = 255;
const METHODS: [&str; 5] = ["GET", "PUT", "HEAD", "POST", "DELETE"];

impl Operation for PutBucketCors {
    type Service = CosXml;
    type Input = Rules;

    const SPEC: OperationSpec = OperationSpec {
        headers: &["content-md5"],
        elements: &[
            "CORSRule/AllowedHeader",
            "CORSRule/AllowedMethod",
            "CORSRule/AllowedOrigin",
            "CORSRule/ExposeHeader",
            "CORSRule/ID",
            "CORSRule/MaxAgeSeconds",
            "ResponseVary",
        ],
        action: Some("name/cos:PutBucketCORS"),
        ..OperationSpec::new(
            "put_bucket_cors",
            "Sets a bucket's CORS rules.",
            DOC,
            route(Verb::Put, Resource::Bucket, &["cors"]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(request: &Request<CosXml>) -> Result<Rules, Error> {
        let document = params::document(request, ROOT)?;
        let rules: Vec<CorsRule> = document.children_named("CORSRule").map(read).collect::<Result<_, _>>()?;
        if rules.is_empty() || rules.len() > MOST {
            let reason = format!("{} rules; there must be 1 to {MOST}", rules.len());
            return Err(Error::malformed_xml(reason));
        }
        let vary = match document.word_of("ResponseVary") {
            Some("true") => true,
            Some("false") | None => false,
            Some(word) => {
                return Err(Error::malformed_xml(format!("ResponseVary is true or false, not {word:?}")));
            }
        };
        Ok(Rules { rules, vary, page: PageOrigin::parse(&request.head) })
    }

    fn run(ctx: &Ctx<CosXml>, input: Rules) -> Result<Response, Error> {
        let (app, bucket) = (&ctx.app, ctx.target.bucket(&ctx.app)?);
        let mut response = envelope::done(StatusCode::OK);
        // By the rules that held when the page was allowed to ask.
        input.page.allow(&bucket, &mut response);
        app.store.may_vary.fetch_or(input.vary, Relaxed);
        envelope::note_idle(&mut response, &idle(&input.rules));
        bucket.configuration.write().cors = Cors::Strict { rules: input.rules, vary: input.vary };
        Ok(response)
    }
}

fn read(rule: &Element) -> Result<CorsRule, Error> {
    let texts = |name: &str| -> Vec<String> {
        rule.children_named(name)
            .map(|child| child.text.trim().to_owned())
            .filter(|text| !text.is_empty())
            .collect()
    };
    let (origins, methods) = (texts("AllowedOrigin"), texts("AllowedMethod"));
    if origins.is_empty() || methods.is_empty() {
        return Err(Error::malformed_xml("a CORSRule needs AllowedOrigin and AllowedMethod"));
    }
    if let Some(method) = methods.iter().find(|method| !METHODS.contains(&method.as_str())) {
        return Err(Error::invalid_argument(format!("AllowedMethod {method:?} is not one of {METHODS:?}")));
    }
    let headers = texts("AllowedHeader");
    if let Some(text) = origins.iter().chain(&headers).find(|text| text.matches('*').count() > 1) {
        let reason = format!("AllowedOrigin and AllowedHeader have at most one * each: {text:?}");
        return Err(Error::invalid_argument(reason));
    }
    let id = rule.word_of("ID").map(str::to_owned);
    if id.as_ref().is_some_and(|id| id.len() > LONGEST_ID) {
        return Err(Error::invalid_argument(format!("the ID of a CORSRule has at most {LONGEST_ID} bytes")));
    }
    let max_age = |text: &str| {
        let is_number = text.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit());
        let reason = format!("MaxAgeSeconds is a number of seconds from 0 on, not {text:?}");
        text.parse().map_err(|_| {
            if is_number { Error::invalid_argument(reason) } else { Error::malformed_xml(reason) }
        })
    };
    Ok(CorsRule {
        id,
        origins,
        methods,
        headers,
        exposed: texts("ExposeHeader"),
        max_age: rule.word_of("MaxAgeSeconds").map(max_age).transpose()?,
    })
}

/// A sentence for each value that no page's request has: an origin is `null`, or scheme and host without a
/// path; a header's name is a token.
fn idle(rules: &[CorsRule]) -> Vec<String> {
    let is_origin = |text: &&String| {
        let host = text.split_once("://").map(|(_, host)| host);
        let is_plain = host.is_some_and(|host| !host.is_empty()) || text.starts_with('*') || *text == "null";
        is_plain && !host.unwrap_or(text).contains('/')
    };
    let is_token = |text: &&String| HeaderName::from_bytes(text.as_bytes()).is_ok();
    let of_rule = |(at, rule): (usize, &CorsRule)| {
        let origins = rule.origins.iter().filter(|text| !is_origin(text)).map(|text| ("AllowedOrigin", text));
        let headers = rule.headers.iter().filter(|text| !is_token(text)).map(|text| ("AllowedHeader", text));
        let exposed = rule.exposed.iter().filter(|text| !is_token(text)).map(|text| ("ExposeHeader", text));
        let all = origins.chain(headers).chain(exposed);
        all.map(|(name, text)| format!("CORSRule {}, {name} {text:?}", at + 1)).collect::<Vec<_>>()
    };
    rules.iter().enumerate().flat_map(of_rule).collect()
}

/// Returns a bucket's CORS rules. Errors: `NoSuchCORSConfiguration`.
pub(crate) struct GetBucketCors;

impl Operation for GetBucketCors {
    type Service = CosXml;
    type Input = ();

    const SPEC: OperationSpec = OperationSpec {
        action: Some("name/cos:GetBucketCORS"),
        ..OperationSpec::new(
            "get_bucket_cors",
            "Tells a bucket's CORS rules.",
            DOC,
            route(Verb::Get, Resource::Bucket, &["cors"]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(_: &Request<CosXml>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<CosXml>, (): ()) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let configuration = bucket.configuration.read();
        match &configuration.cors {
            Cors::Strict { rules, vary } if !rules.is_empty() => Ok(envelope::document(ROOT, |x| {
                rules.iter().for_each(|rule| write(x, rule));
                x.leaf("ResponseVary", if *vary { "true" } else { "false" });
            })),
            Cors::Strict { .. } | Cors::Lenient => {
                Err(Error::new(&rows::NO_SUCH_CORS_CONFIGURATION, "the bucket has no CORS rules"))
            }
        }
    }
}

fn write(x: &mut Writer, rule: &CorsRule) {
    x.node("CORSRule", |x| {
        x.leaf_if("ID", rule.id.as_ref());
        let lists = [
            ("AllowedOrigin", &rule.origins),
            ("AllowedMethod", &rule.methods),
            ("AllowedHeader", &rule.headers),
            ("ExposeHeader", &rule.exposed),
        ];
        for (name, texts) in lists {
            texts.iter().for_each(|text| x.leaf(name, text));
        }
        x.leaf_if("MaxAgeSeconds", rule.max_age.map(|seconds| seconds.to_string()));
    });
}

/// Removes a bucket's CORS rules: afterwards no page may call, not even where the bucket was lenient before.
pub(crate) struct DeleteBucketCors;

impl Operation for DeleteBucketCors {
    type Service = CosXml;
    type Input = PageOrigin;

    const SPEC: OperationSpec = OperationSpec {
        action: Some("name/cos:DeleteBucketCORS"),
        statuses: &[204],
        ..OperationSpec::new(
            "delete_bucket_cors",
            "Removes a bucket's CORS rules.",
            DOC,
            route(Verb::Delete, Resource::Bucket, &["cors"]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(request: &Request<CosXml>) -> Result<PageOrigin, Error> {
        Ok(PageOrigin::parse(&request.head))
    }

    fn run(ctx: &Ctx<CosXml>, page: PageOrigin) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let mut response = envelope::done(StatusCode::NO_CONTENT);
        page.allow(&bucket, &mut response);
        bucket.configuration.write().cors = Cors::CLOSED;
        Ok(response)
    }
}
