//! Origin rules of the type Redirect: a read of an object that is not there is sent elsewhere.

use http::StatusCode;
use http::header::LOCATION;

use crate::domain::store::bucket::Bucket;
use crate::domain::store::origin::Scheme;
use crate::primitives::escape::encode_path;
use crate::services::cos_xml::error::Error;
use crate::wire::request::RequestHead;
use crate::wire::response::Response;

/// The part of a request that a redirect repeats.
#[derive(Debug)]
pub(crate) struct Way {
    is_secure: bool,
    query: String,
}

impl Way {
    pub(crate) fn parse(head: &RequestHead) -> Self {
        Self { is_secure: head.tls.is_some(), query: head.query.clone() }
    }

    /// The redirect that the bucket's rules make of a failed read, or the error where no rule is for it.
    pub(crate) fn instead_of(&self, error: Error, bucket: &Bucket, key: &str) -> Result<Response, Error> {
        let configuration = bucket.configuration.read();
        let mut rules = configuration.origin.iter().flat_map(|document| &document.value);
        let status = error.catalog_row().http.unwrap_or_default();
        let Some(rule) = rules.find(|rule| rule.redirects(key, status)) else { return Err(error) };
        let scheme = match rule.scheme {
            Scheme::Https => "https",
            Scheme::Follow if self.is_secure => "https",
            Scheme::Http | Scheme::Follow => "http",
        };
        let path = rule.path(key);
        let mut url = format!("{scheme}://{}/{}", rule.host, encode_path(path.trim_start_matches('/')));
        if rule.follows_query && !self.query.is_empty() {
            url += &format!("?{}", self.query);
        }
        let status = rule.status.and_then(|status| StatusCode::from_u16(status).ok());
        let mut response = Response::new(status.unwrap_or(StatusCode::FOUND), "");
        response.set_text(LOCATION, &url);
        Ok(response)
    }
}
