//! `x-cos-return-body`, a header or a form's field: the body that the response to an upload has
//! (<https://cloud.tencent.com/document/product/436/97529>).

use base64::{Engine, engine::general_purpose::STANDARD};
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderValue};

use crate::domain::store::bucket::Bucket;
use crate::domain::store::object::Object;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::header_fields::HeaderFields;
use crate::services::cos_xml::response::views;
use crate::wire::response::Response;

pub(crate) const HEADER: &str = "x-cos-return-body";

/// A text in which `${…}` stands for a property of the object that was written.
#[derive(Debug)]
pub(crate) struct ReturnBody(String);

impl ReturnBody {
    /// Reads the template.
    ///
    /// # Errors
    /// `InvalidArgument` for one that is not the base64 of text.
    pub(crate) fn parse(fields: &HeaderFields<'_>) -> Result<Option<Self>, Error> {
        let Some(encoded) = fields.get(HEADER) else { return Ok(None) };
        let text = STANDARD.decode(encoded).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let wrong = || Error::invalid_argument(format!("{HEADER}: {encoded:?} is not the base64 of text"));
        text.map(|text| Some(Self(text))).ok_or_else(wrong)
    }

    /// Gives a response the filled template as its body; one of 204 becomes 200. A redirect keeps its own.
    pub(crate) fn fill(&self, response: &mut Response, bucket: &Bucket, key: &str, object: &Object) {
        if response.status.is_redirection() {
            return;
        }
        if response.status == StatusCode::NO_CONTENT {
            response.status = StatusCode::OK;
        }
        response.set(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let mut text = String::with_capacity(self.0.len());
        let mut rest = self.0.as_str();
        while let Some((before, (name, behind))) =
            rest.split_once("${").and_then(|(before, behind)| Some((before, behind.split_once('}')?)))
        {
            text += before;
            text += &property(name, bucket, key, object);
            rest = behind;
        }
        response.body = (text + rest).into_bytes().into();
    }
}

/// A property by its name; that of an unknown name is empty. Names beside `object` and `etag`, and an ETag
/// without quotes, are assumed.
fn property(name: &str, bucket: &Bucket, key: &str, object: &Object) -> String {
    match name {
        "bucket" => bucket.id.to_string(),
        "object" => key.to_owned(),
        "etag" => views::etag(object).trim_matches('"').to_owned(),
        "size" => object.content.blob.len().to_string(),
        "mimeType" => views::content_type(key, object).to_owned(),
        _ => String::new(),
    }
}
