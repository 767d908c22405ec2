//! A bucket's website: what GET and HEAD on its website host, or on a domain of the type WEBSITE, answer.
//!
//! Documented on the manual's pages of PUT Bucket website and of static websites. Assumed: the status 302 of
//! redirects and 301 of those to HTTPS, that a folder's page is reached by a redirect, that rules of keys
//! come before the object is looked for, and the form of the default error page.

use http::StatusCode;
use http::header::{CONTENT_DISPOSITION, HeaderValue, LOCATION};

use crate::catalog::cos_xml as rows;
use crate::domain::accounts::TrafficLimit;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::object::Object;
use crate::domain::store::version::VersionRef;
use crate::domain::store::website::{RoutingRule, Website};
use crate::primitives::escape::encode_path;
use crate::services::cos_xml::auth::authorize;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::object::conditions::{self, Conditions, Verdict};
use crate::services::cos_xml::object::get_object;
use crate::services::cos_xml::object::symlink;
use crate::services::cos_xml::request::encryption::{self, CustomerKey};
use crate::services::cos_xml::request::header_fields::HeaderFields;
use crate::services::cos_xml::request::host_rules;
use crate::services::cos_xml::request::names::names;
use crate::services::cos_xml::request::target;
use crate::services::cos_xml::request::traffic_limit::{self, Limit};
use crate::services::cos_xml::response::views;
use crate::services::cos_xml::service::{Auth, CosXml};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{Cost, OperationSpec, Route};
use crate::wire::response::Response;

/// Sends a page of a bucket's website.
///
/// Errors: those of GET Object, as HTML; `NoSuchWebsiteConfiguration` for a folder of a bucket without
/// website settings, whose objects are sent as downloads.
pub(crate) struct GetWebsitePage;

pub(crate) struct Page {
    conditions: Conditions,
    customer_key: CustomerKey,
    /// A GET: HEAD has no range, and forces no download.
    is_get: bool,
    is_secure: bool,
    /// URL of the website's root, without its scheme and `://`.
    root: String,
    /// `?` and the query, or nothing.
    query: String,
    limit: Option<Limit>,
}

impl Operation for GetWebsitePage {
    type Service = CosXml;
    type Input = Page;

    const SPEC: OperationSpec = OperationSpec {
        headers: names![conditions::HEADERS, encryption::CUSTOMER, ["if-range", "range"]],
        action: Some("name/cos:GetObject"),
        statuses: &[200, 206, 301, 302, 304],
        ..OperationSpec::new(
            "get_website_page",
            "Sends a page of a bucket's website.",
            "https://cloud.tencent.com/document/product/436/30617",
            Route::Host,
        )
    };
    const AUTH: Auth = Auth::Page;

    fn parse(request: &Request<CosXml>) -> Result<Page, Error> {
        let head = &*request.head;
        let root = target::root(head, &request.target);
        Ok(Page {
            conditions: Conditions::of_read(head),
            customer_key: CustomerKey::parse(&HeaderFields::in_head(head)),
            is_get: head.method == http::Method::GET,
            is_secure: head.tls.is_some(),
            root: root.split_once("://").map_or(root.as_str(), |(_, rest)| rest).to_owned(),
            limit: traffic_limit::parse(head)?,
            query: if head.query.is_empty() { String::new() } else { format!("?{}", head.query) },
        })
    }

    fn cost(ctx: &Ctx<CosXml>, _: &Page) -> Cost {
        let Ok((bucket, key)) = ctx.target.open(&ctx.app) else { return Cost::Inline };
        let page = settings(&bucket).map_or_else(|| key.to_owned(), |website| website.page(key));
        bucket.get(&page).map_or(Cost::Inline, |object| conditions::digest_cost(&object))
    }

    fn run(ctx: &Ctx<CosXml>, page: Page) -> Result<Response, Error> {
        let (bucket, key) = ctx.target.open(&ctx.app)?;
        let site = Site { ctx, page: &page, bucket: &bucket };
        match settings(&bucket) {
            Some(website) => site.answer(&website, key),
            None if key.is_empty() || key.ends_with('/') => {
                let reason =
                    format!("bucket {} has no website settings, so its folders have no page", bucket.id);
                Err(Error::new(&rows::NO_SUCH_WEBSITE_CONFIGURATION, reason))
            }
            None => {
                let mut response = site.object(key)?;
                response.set(CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
                Ok(response)
            }
        }
    }
}

fn settings(bucket: &Bucket) -> Option<Website> {
    bucket.configuration.read().website.as_ref().map(|document| document.value.clone())
}

/// A request for a page, and the bucket that has it.
struct Site<'a> {
    ctx: &'a Ctx<CosXml>,
    page: &'a Page,
    bucket: &'a Bucket,
}

impl Site<'_> {
    fn answer(&self, website: &Website, key: &str) -> Result<Response, Error> {
        if website.https_only && !self.page.is_secure {
            return Ok(self.redirect(StatusCode::MOVED_PERMANENTLY, true, key, &self.page.query));
        }
        if let Some(rule) = website.rule_of_key(key) {
            return self.follow(rule, key, StatusCode::OK);
        }
        let error = match self.find(website, key) {
            Ok(response) => return Ok(response),
            Err(error) => error,
        };
        let Some(status) = status(&error).filter(StatusCode::is_client_error) else { return Err(error) };
        if let Some(rule) = website.rule_of_status(status.as_u16()) {
            return self.follow(rule, key, status);
        }
        let Some(document) = &website.error else { return Err(error) };
        let status = if document.original_status == Some(false) { StatusCode::OK } else { status };
        self.whole(&document.key, status).map_err(|_| error)
    }

    /// The page at a key, that of a folder, or the way to it.
    fn find(&self, website: &Website, key: &str) -> Result<Response, Error> {
        let found = self.object(&website.page(key));
        let is_there = |key: &String| self.bucket.get(key).is_some();
        match &found {
            Err(error) if status(error) == Some(StatusCode::NOT_FOUND) => {
                if let Some(page) = website.addressed(key).filter(is_there) {
                    self.object(&page)
                } else if website.folder_page(key).is_some_and(|page| is_there(&page)) {
                    let folder = format!("{key}/");
                    Ok(self.redirect(StatusCode::FOUND, self.page.is_secure, &folder, &self.page.query))
                } else {
                    found
                }
            }
            Ok(_) | Err(_) => found,
        }
    }

    /// Goes where a rule leads.
    fn follow(&self, rule: &RoutingRule, key: &str, status: StatusCode) -> Result<Response, Error> {
        let key = rule.destination(key);
        if rule.redirect.in_url {
            let https = rule.redirect.https || self.page.is_secure;
            return Ok(self.redirect(StatusCode::FOUND, https, &key, ""));
        }
        self.whole(&key, status)
    }

    fn redirect(&self, status: StatusCode, https: bool, key: &str, query: &str) -> Response {
        let scheme = if https { "https" } else { "http" };
        let mut response = Response::new(status, "");
        response.set_text(LOCATION, &format!("{scheme}://{}{}{query}", self.page.root, encode_path(key)));
        response
    }

    /// An object as the request's conditions and range have it.
    fn object(&self, key: &str) -> Result<Response, Error> {
        self.read(key, |object| match self.page.conditions.judge(object)? {
            Verdict::Send => {
                let range = self.page.conditions.range(object).filter(|_| self.page.is_get);
                get_object::part(object, range)
            }
            Verdict::NotModified => Ok(Response::new(StatusCode::NOT_MODIFIED, "")),
        })
    }

    /// A whole object in the place of another.
    fn whole(&self, key: &str, status: StatusCode) -> Result<Response, Error> {
        self.read(key, |object| Ok(Response::content(status, object.content.blob.clone())))
    }

    fn read(
        &self,
        key: &str,
        send: impl FnOnce(&Object) -> Result<Response, Error>,
    ) -> Result<Response, Error> {
        let now = self.ctx.app.clock.now();
        authorize::permit_read(self.bucket, (key, VersionRef::Latest), &self.ctx.caller)?;
        let named = conditions::object(self.bucket, key, VersionRef::Latest)?;
        let object = symlink::followed(self.ctx, self.bucket, named)?;
        conditions::check_restored(&object, now)?;
        self.page.customer_key.check(object.attributes.details.encryption.as_ref())?;
        let mut response = send(&object)?;
        if self.ctx.options.traffic_limit == TrafficLimit::Apply {
            response.rate = self.page.limit.map(|limit| limit.0);
        }
        views::describe(&mut response, self.bucket, key, &object, now);
        if self.page.is_get {
            host_rules::force_download(&self.ctx.target, self.bucket, &mut response);
        }
        Ok(response)
    }
}

/// Status of an error's response.
fn status(error: &Error) -> Option<StatusCode> {
    StatusCode::from_u16(error.catalog_row().http?).ok()
}
