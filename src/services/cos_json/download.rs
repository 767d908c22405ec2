//! Downloads: GET and HEAD on `<bucket>-<appid>.file.myqcloud.com` and
//! `<bucket>-<appid>.cos<region>.myqcloud.com`.

use http::StatusCode;
use http::header::{CONTENT_TYPE, ETAG, HeaderName, LAST_MODIFIED, REFERER};

use crate::catalog::cos_json as rows;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::details::Encryption;
use crate::domain::store::error::{ObjectError, PathError};
use crate::domain::store::object::Object;
use crate::services::cos_json::authenticate;
use crate::services::cos_json::error::Error;
use crate::services::cos_json::service::{Auth, CosJson};
use crate::services::cos_json::stat;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{Cost, OperationSpec, Route};
use crate::wire::content;
use crate::wire::response::Response;
use crate::wire::validators::{Conditions, Validators};

/// The content of a file, whole or the part that `Range` names.
///
/// Public unless the file says `eWRPrivate` or the bucket's token protection is on; then a multi-effect
/// signature is needed. Errors, whose bodies are assumed from an old client's error type: -6101 if there is
/// no file, -45062 if only an unfinished upload is there, 403 if the file's `forbid` is 1, the bucket's
/// blacklist or `?referer` keeps the referer out, or the object has a customer's key.
pub(super) struct Download;

/// Header fields of a download.
pub(super) struct Input {
    referer: Option<String>,
    conditions: Conditions,
    /// It brings a signature, which has been verified where `?referer` is set.
    is_signed: bool,
}

impl Operation for Download {
    type Service = CosJson;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        headers: &["if-modified-since", "if-none-match", "if-range", "range", "referer"],
        statuses: &[200, 206, 304, 403, 404, 416],
        action: Some("name/cos:GetObject"),
        ..OperationSpec::new(
            "download",
            "Sends a file's content, whole or in part.",
            "JSON API manual 2016, overview and error chapter; SDK sources",
            Route::Host,
        )
    };
    const AUTH: Auth = Auth::Download;

    fn parse(request: &Request<CosJson>) -> Result<Input, Error> {
        Ok(Input {
            referer: request.head.header(REFERER).filter(|text| !text.is_empty()).map(str::to_owned),
            conditions: Conditions::read(&request.head),
            is_signed: authenticate::is_signed(&request.head),
        })
    }

    fn cost(ctx: &Ctx<CosJson>, _: &Input) -> Cost {
        stat::cost_of_sha(ctx)
    }

    fn run(ctx: &Ctx<CosJson>, input: Input) -> Result<Response, Error> {
        let (bucket, key) = (&ctx.caller.bucket, ctx.target.key());
        let object = match bucket.get(key).filter(|_| !ctx.target.is_directory) {
            Some(object) => object,
            None if bucket.open_upload(key, ctx.app.clock.now()).is_some() => {
                return Err(PathError::Unfinished { key: key.into() }.into());
            }
            None => return Err(ObjectError::NotFound { key: key.into() }.into()),
        };
        check_readable(bucket, &object, input.referer.as_deref())?;
        check_settings(bucket, &object, &input)?;
        Ok(send(key, &object, &input.conditions))
    }
}

fn check_readable(bucket: &Bucket, object: &Object, referer: Option<&str>) -> Result<(), Error> {
    if object.attributes.forbid == 1 {
        return Err(Error::new(&rows::DOWNLOAD_403, "the file's forbid bit is 1: reading is forbidden"));
    }
    let Some(referer) = referer else { return Ok(()) };
    let matches = |pattern: &&String| match pattern.strip_prefix('*') {
        Some(tail) => referer.contains(tail),
        None => referer.starts_with(pattern.as_str()),
    };
    match bucket.settings.referer_blacklist.iter().find(matches) {
        Some(pattern) => {
            let reason = format!("the referer {referer:?} matches {pattern:?} in the blacklist");
            Err(Error::new(&rows::DOWNLOAD_403, reason))
        }
        None => Ok(()),
    }
}

/// What the XML API has set on bucket or object holds here as well (assumed): hotlink protection, from which
/// signed requests are exempt, and a customer's key, which no request of this API can bring.
fn check_settings(bucket: &Bucket, object: &Object, input: &Input) -> Result<(), Error> {
    if let Some(Encryption::Customer { .. }) = object.attributes.details.encryption {
        let reason = "the object is encrypted with a customer's key; read it through the XML API";
        return Err(Error::new(&rows::DOWNLOAD_403, reason));
    }
    let configuration = bucket.configuration.read();
    let rules = configuration.referer.as_ref().and_then(|stored| stored.value.as_ref());
    let referer = input.referer.as_deref().unwrap_or_default();
    match rules.filter(|rules| !input.is_signed || rules.checks_signed_urls) {
        Some(rules) if !rules.admits(referer) => {
            let reason = format!(
                "?referer of the bucket keeps out the referer {referer:?}; a signed request is exempt"
            );
            Err(Error::new(&rows::DOWNLOAD_403, reason))
        }
        Some(_) | None => Ok(()),
    }
}

fn send(key: &str, object: &Object, conditions: &Conditions) -> Response {
    let etag = format!("\"{}\"", object.content.sha1());
    let validators = Validators { etag: Some(&etag), modified: object.mtime };
    let mut response = content::send(conditions, &object.content.blob, &validators);
    if response.status.is_success() || response.status == StatusCode::NOT_MODIFIED {
        describe(&mut response, key, object, &etag);
    }
    response
}

fn describe(response: &mut Response, key: &str, object: &Object, etag: &str) {
    let guessed = mime_guess::from_path(key).first_or_octet_stream();
    response.set_text(CONTENT_TYPE, guessed.essence_str());
    response.set_text(ETAG, etag);
    response.set_text(LAST_MODIFIED, &httpdate::fmt_http_date(object.mtime.into()));
    for (name, value) in &object.attributes.custom_headers {
        if let Ok(name) = HeaderName::from_bytes(name.as_bytes()) {
            response.set_text(name, value);
        }
    }
}
