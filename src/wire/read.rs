//! Reading a request body as parameters, as a form, or as it is.

use bytes::Bytes;
use http::Method;
use http::header::CONTENT_TYPE;

use crate::wire::body::{BodyLimits, BodyReader, Hook, Incoming, ReadError};
use crate::wire::fields::{Fields, Value};
use crate::wire::form::{self, Part};
use crate::wire::request::RequestHead;

/// Form in which a service takes a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intake {
    /// Parameters, by its content type. The body of a GET is ignored.
    Parameters,
    /// As it is, whatever content type and method.
    Whole,
    /// A multipart form whose parts keep their order, file names and content types.
    Form,
}

/// A request body that was read, and the parameters of the query.
#[derive(Debug, Default)]
pub struct Received {
    /// Parameters of the body, then those of the query.
    pub fields: Fields,
    /// The body with [`Intake::Whole`].
    pub body: Bytes,
    /// The parts with [`Intake::Form`].
    pub parts: Vec<Part>,
    /// Length of the body in bytes.
    pub length: u64,
}

/// Reads a request body as `intake` says.
///
/// # Errors
/// A body beyond its limits, broken off, or not of the form that its content type names.
pub async fn request(
    head: &RequestHead,
    intake: Intake,
    body: Incoming<'_>,
    limits: BodyLimits,
    hook: Option<&dyn Hook>,
) -> Result<Received, ReadError> {
    // Boxed: most requests have no body, and their futures should not grow by the state of reading one.
    let mut received = if head.has_body() {
        Box::pin(whole_body(head, intake, BodyReader::new(head.content_length(), body, limits, hook)?))
            .await?
    } else {
        Received::default()
    };
    received.fields.push_pairs(head.query.as_bytes());
    Ok(received)
}

/// A request without a body.
pub fn without_body(head: &RequestHead) -> Received {
    let mut received = Received::default();
    received.fields.push_pairs(head.query.as_bytes());
    received
}

async fn whole_body(
    head: &RequestHead,
    intake: Intake,
    mut body: BodyReader<'_>,
) -> Result<Received, ReadError> {
    let mut received = Received::default();
    match intake {
        Intake::Whole => received.body = body.collect().await?,
        Intake::Form => received.parts = form_parts(head, &mut body).await?,
        Intake::Parameters if head.method == Method::GET || head.method == Method::HEAD => {
            body.finish().await?;
        }
        Intake::Parameters => body_fields(head, &mut body, &mut received.fields).await?,
    }
    received.length = body.received();
    Ok(received)
}

async fn form_parts(head: &RequestHead, body: &mut BodyReader<'_>) -> Result<Vec<Part>, ReadError> {
    let boundary = head.header(CONTENT_TYPE).and_then(boundary);
    let boundary = boundary.ok_or_else(|| ReadError::Form("Content-Type has no boundary".into()))?;
    let parts = form::read(body, &boundary).await?;
    // Bytes after the closing boundary are no part of the form.
    body.finish().await?;
    Ok(parts)
}

async fn body_fields(
    head: &RequestHead,
    body: &mut BodyReader<'_>,
    fields: &mut Fields,
) -> Result<(), ReadError> {
    let content_type = head.header(CONTENT_TYPE).unwrap_or_default();
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match kind.as_str() {
        "multipart/form-data" => {
            let boundary = boundary(content_type)
                .ok_or_else(|| ReadError::Form("Content-Type has no boundary".into()))?;
            let parts = form::read(body, &boundary).await?;
            parts.into_iter().for_each(|part| fields.push(part.name, Value::Bytes(part.content)));
            body.finish().await
        }
        "application/json" => {
            *fields = beside_sockets(body.collect().await?, |body| {
                let mut fields = Fields::default();
                read_json(body, &mut fields).map(|()| fields)
            })
            .await?;
            Ok(())
        }
        "application/x-www-form-urlencoded" => {
            *fields = beside_sockets(body.collect().await?, |body| {
                let mut fields = Fields::default();
                fields.push_pairs(body);
                fields
            })
            .await;
            Ok(())
        }
        _ => {
            if body.collect().await?.is_empty() {
                Ok(())
            } else {
                Err(ReadError::ContentType(content_type.into()))
            }
        }
    }
}

/// Parses a body, beside the threads that serve sockets if it has more than a mebibyte.
async fn beside_sockets<T: Send + 'static>(body: Bytes, parse: fn(&[u8]) -> T) -> T {
    const INLINE_BYTES: usize = 1024 * 1024;
    if body.len() <= INLINE_BYTES {
        return parse(&body);
    }
    match tokio::task::spawn_blocking(move || parse(&body)).await {
        Ok(parsed) => parsed,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}

/// The boundary parameter. Some clients leave out the quotes that `=`, `:` and `/` need.
pub fn boundary(content_type: &str) -> Option<String> {
    let is_sound = |text: &String| !text.is_empty() && text.len() <= 200;
    let bare = || {
        let mut parameters = content_type.split(';').skip(1).filter_map(|pair| pair.split_once('='));
        let (_, value) = parameters.find(|(name, _)| name.trim().eq_ignore_ascii_case("boundary"))?;
        let value = value.trim();
        (!value.contains('"')).then(|| value.to_owned())
    };
    multer::parse_boundary(content_type).ok().or_else(bare).filter(is_sound)
}

/// Adds the members of a JSON object to `fields`.
pub fn read_json(body: &[u8], fields: &mut Fields) -> Result<(), ReadError> {
    if body.is_empty() {
        return Ok(());
    }
    let members: serde_json::Map<String, serde_json::Value> =
        serde_json::from_slice(body).map_err(|error| ReadError::Json(error.to_string()))?;
    members.into_iter().for_each(|(name, value)| fields.push(name, Value::Json(value)));
    Ok(())
}
