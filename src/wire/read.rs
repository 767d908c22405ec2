//! From a request's body and query to its parameters, or to the body as it is.

use bytes::Bytes;
use http::Method;
use http::header::CONTENT_TYPE;

use crate::wire::fields::{Fields, Value};
use crate::wire::form::{self, Part};
use crate::wire::inflow::{Allowance, Incoming, Inflow, ReadError, Tap};
use crate::wire::request::RequestHead;

/// What a body is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intake {
    /// Parameters, by its content type. The body of a GET is ignored.
    Parameters,
    /// One piece, whatever the content type and the method.
    Whole,
    /// A multipart form whose parts keep their order, file names and content types.
    Form,
}

/// What was read.
#[derive(Debug, Default)]
pub struct Received {
    /// The parameters of the body, then those of the query.
    pub fields: Fields,
    /// The body itself, where it is taken whole.
    pub body: Bytes,
    /// The parts, where it is taken as a form.
    pub parts: Vec<Part>,
    /// Bytes of the body.
    pub length: u64,
}

/// Reads a request as `intake` says.
pub async fn request(
    head: &RequestHead,
    intake: Intake,
    body: Incoming<'_>,
    allowance: Allowance,
    tap: Option<&dyn Tap>,
) -> Result<Received, ReadError> {
    // Boxed: most requests have no body, and none should carry about what reading one takes.
    let mut received = match head.has_body() {
        true => {
            Box::pin(whole_body(head, intake, Inflow::new(head.content_length(), body, allowance, tap)?))
                .await?
        }
        false => Received::default(),
    };
    received.fields.push_pairs(head.query.as_bytes());
    Ok(received)
}

/// What is received of a request that has no body.
pub fn without_body(head: &RequestHead) -> Received {
    let mut received = Received::default();
    received.fields.push_pairs(head.query.as_bytes());
    received
}

async fn whole_body(
    head: &RequestHead,
    intake: Intake,
    mut inflow: Inflow<'_>,
) -> Result<Received, ReadError> {
    let mut received = Received::default();
    match intake {
        Intake::Whole => received.body = inflow.collect().await?,
        Intake::Form => received.parts = form_parts(head, &mut inflow).await?,
        Intake::Parameters if head.method == Method::GET || head.method == Method::HEAD => {
            inflow.finish().await?;
        }
        Intake::Parameters => body_fields(head, &mut inflow, &mut received.fields).await?,
    }
    received.length = inflow.received();
    Ok(received)
}

async fn form_parts(head: &RequestHead, inflow: &mut Inflow<'_>) -> Result<Vec<Part>, ReadError> {
    let boundary = head.header(CONTENT_TYPE).and_then(boundary);
    let boundary = boundary.ok_or_else(|| ReadError::Form("Content-Type has no boundary".into()))?;
    let parts = form::read(inflow, &boundary).await?;
    // What follows the closing boundary is no part of the form.
    inflow.finish().await?;
    Ok(parts)
}

async fn body_fields(
    head: &RequestHead,
    inflow: &mut Inflow<'_>,
    fields: &mut Fields,
) -> Result<(), ReadError> {
    let content_type = head.header(CONTENT_TYPE).unwrap_or_default();
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match kind.as_str() {
        "multipart/form-data" => {
            let boundary = boundary(content_type)
                .ok_or_else(|| ReadError::Form("Content-Type has no boundary".into()))?;
            let parts = form::read(inflow, &boundary).await?;
            parts.into_iter().for_each(|part| fields.push(&part.name, Value::Bytes(part.content)));
            inflow.finish().await
        }
        "application/json" => read_json(&inflow.collect().await?, fields),
        "application/x-www-form-urlencoded" => {
            fields.push_pairs(&inflow.collect().await?);
            Ok(())
        }
        _ => match inflow.collect().await?.is_empty() {
            true => Ok(()),
            false => Err(ReadError::ContentType(content_type.into())),
        },
    }
}

/// The boundary parameter, quoted or not. Clients leave the quotes out where a strict reader wants them (`=`, `:`, `/`).
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

/// Reads a JSON object's members.
pub fn read_json(body: &[u8], fields: &mut Fields) -> Result<(), ReadError> {
    if body.is_empty() {
        return Ok(());
    }
    let members: serde_json::Map<String, serde_json::Value> =
        serde_json::from_slice(body).map_err(|error| ReadError::Json(error.to_string()))?;
    members.into_iter().for_each(|(name, value)| fields.push(&name, Value::Json(value)));
    Ok(())
}
