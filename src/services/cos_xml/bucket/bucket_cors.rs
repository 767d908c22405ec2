//! PUT, GET and DELETE Bucket cors: the rules that decide which pages may call.

use http::{Method, StatusCode};

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::store::configuration::CorsRule;
use crate::services::cos_xml::request::{params, target};
use crate::services::cos_xml::response::{cors, envelope};
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;
use crate::wire::xml::{Element, Writer};

/// Sets the rules.
pub static PUT: Operation = Operation {
    name: "put_bucket_cors",
    summary: "Sets a bucket's CORS rules.",
    doc: "XML API documentation: PUT Bucket cors",
    selector: Selector::Resource { method: Method::PUT, place: Place::Bucket, keys: &["cors"], header: None },
    auth: Auth::Acl(Need::Own),
    check: |_, _| Ok(()),
    weight: light,
    run: put,
};

/// Tells the rules.
pub static GET: Operation = Operation {
    name: "get_bucket_cors",
    summary: "Tells a bucket's CORS rules.",
    doc: "XML API documentation: GET Bucket cors",
    selector: Selector::Resource { method: Method::GET, place: Place::Bucket, keys: &["cors"], header: None },
    auth: Auth::Acl(Need::Own),
    check: |_, _| Ok(()),
    weight: light,
    run: get,
};

/// Removes the rules.
pub static DELETE: Operation = Operation {
    name: "delete_bucket_cors",
    summary: "Removes a bucket's CORS rules.",
    doc: "XML API documentation: DELETE Bucket cors",
    selector: Selector::Resource {
        method: Method::DELETE,
        place: Place::Bucket,
        keys: &["cors"],
        header: None,
    },
    auth: Auth::Acl(Need::Own),
    check: |_, _| Ok(()),
    weight: light,
    run: delete,
};

const ROOT: &str = "CORSConfiguration";
/// Rules of a bucket (manual).
const MOST: usize = 100;
const METHODS: [&str; 5] = ["GET", "PUT", "HEAD", "POST", "DELETE"];

fn put(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = target::bucket(app, request)?;
    let document = params::document(request, ROOT)?;
    let rules: Vec<CorsRule> = document.children_named("CORSRule").map(read).collect::<Result<_, _>>()?;
    if rules.is_empty() || rules.len() > MOST {
        return Err(params::malformed(format!("{} rules; there must be 1 to {MOST}", rules.len())));
    }
    let response = answer(app, request, StatusCode::OK);
    let mut configuration = bucket.configuration.write();
    configuration.cors_vary = document.word_of("ResponseVary") == Some("true");
    configuration.cors = Some(rules);
    Ok(response)
}

/// An answer that the page may read which was allowed to ask, by the rules that held when it did.
fn answer(app: &App, request: &Request, status: StatusCode) -> Response {
    let mut response = envelope::done(status);
    cors::mark(app, &request.head, &mut response);
    response
}

fn read(rule: &Element) -> Result<CorsRule, Failure> {
    let texts = |name: &str| -> Vec<String> {
        rule.children_named(name)
            .map(|child| child.text.trim().to_owned())
            .filter(|text| !text.is_empty())
            .collect()
    };
    let (origins, methods) = (texts("AllowedOrigin"), texts("AllowedMethod"));
    if origins.is_empty() || methods.is_empty() {
        return Err(params::malformed("a CORSRule needs AllowedOrigin and AllowedMethod"));
    }
    if let Some(method) = methods.iter().find(|method| !METHODS.contains(&method.as_str())) {
        return Err(params::invalid(format!("AllowedMethod {method:?} is not one of {METHODS:?}")));
    }
    let max_age = rule.word_of("MaxAgeSeconds").map(str::parse).transpose();
    Ok(CorsRule {
        id: rule.word_of("ID").map(str::to_owned),
        origins,
        methods,
        headers: texts("AllowedHeader"),
        exposed: texts("ExposeHeader"),
        max_age: max_age.map_err(|_| params::malformed("MaxAgeSeconds is not a number"))?,
    })
}

fn get(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = target::bucket(app, request)?;
    let configuration = bucket.configuration.read();
    let unset = || Failure::row(&rows::NO_SUCH_CORS_CONFIGURATION, "the bucket has no CORS rules");
    let rules = configuration.cors.as_ref().filter(|rules| !rules.is_empty()).ok_or_else(unset)?;
    Ok(envelope::document(ROOT, |x| {
        rules.iter().for_each(|rule| write(x, rule));
        x.leaf("ResponseVary", if configuration.cors_vary { "true" } else { "false" });
    }))
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

fn delete(app: &App, request: &Request) -> Result<Response, Failure> {
    // Whoever removes the rules wants no page to call any more; a bucket that never had any is open.
    let bucket = target::bucket(app, request)?;
    let response = answer(app, request, StatusCode::NO_CONTENT);
    bucket.configuration.write().cors = Some(Vec::new());
    Ok(response)
}
