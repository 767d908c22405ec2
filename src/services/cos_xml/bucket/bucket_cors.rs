//! PUT, GET and DELETE Bucket cors: the rules that decide which pages may call.

use http::StatusCode;

use crate::catalog::cos_xml as rows;
use crate::domain::store::configuration::CorsRule;
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
/// Errors: those of a document, `InvalidArgument` for a method that is not one of the five.
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
        let vary = document.word_of("ResponseVary") == Some("true");
        Ok(Rules { rules, vary, page: PageOrigin::parse(&request.head) })
    }

    fn run(ctx: &Ctx<CosXml>, input: Rules) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let mut response = envelope::done(StatusCode::OK);
        // By the rules that held when the page was allowed to ask.
        input.page.allow(&bucket, &mut response);
        let mut configuration = bucket.configuration.write();
        configuration.cors_vary = input.vary;
        configuration.cors = Some(input.rules);
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
    let max_age = rule.word_of("MaxAgeSeconds").map(str::parse).transpose();
    Ok(CorsRule {
        id: rule.word_of("ID").map(str::to_owned),
        origins,
        methods,
        headers: texts("AllowedHeader"),
        exposed: texts("ExposeHeader"),
        max_age: max_age.map_err(|_| Error::malformed_xml("MaxAgeSeconds is not a number"))?,
    })
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
        let unset = || Error::new(&rows::NO_SUCH_CORS_CONFIGURATION, "the bucket has no CORS rules");
        let rules = configuration.cors.as_ref().filter(|rules| !rules.is_empty()).ok_or_else(unset)?;
        Ok(envelope::document(ROOT, |x| {
            rules.iter().for_each(|rule| write(x, rule));
            x.leaf("ResponseVary", if configuration.cors_vary { "true" } else { "false" });
        }))
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

/// Removes a bucket's CORS rules: afterwards no page may call, while a bucket that never had rules is open to
/// all.
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
        bucket.configuration.write().cors = Some(Vec::new());
        Ok(response)
    }
}
