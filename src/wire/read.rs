//! From a request's body and query to its parameters, or to the body as it is.

use bytes::Bytes;
use http::Method;
use http::header::CONTENT_TYPE;

use super::call::Head;
use super::fields::{Fields, Value};
use super::form;
use super::inflow::{Allowance, Incoming, Inflow, ReadError};

/// What a body is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intake {
    /// Parameters, by its content type. The body of a GET is ignored.
    Parameters,
    /// One piece, whatever the content type and the method.
    Whole,
}

/// Reads a request: the parameters of its body, then those of its query, and the body itself where it is taken whole.
pub async fn request(
    head: &Head,
    intake: Intake,
    body: Incoming<'_>,
    allowance: Allowance,
) -> Result<(Fields, Bytes), ReadError> {
    let (mut fields, mut whole) = (Fields::default(), Bytes::new());
    if head.has_body() {
        let mut inflow = Inflow::new(head.content_length(), body, allowance)?;
        match intake {
            Intake::Whole => whole = inflow.collect().await?,
            Intake::Parameters if head.method == Method::GET || head.method == Method::HEAD => {
                inflow.finish().await?;
            }
            Intake::Parameters => body_fields(head, &mut inflow, &mut fields).await?,
        }
    }
    fields.push_pairs(head.query.as_bytes());
    Ok((fields, whole))
}

async fn body_fields(head: &Head, inflow: &mut Inflow<'_>, fields: &mut Fields) -> Result<(), ReadError> {
    let content_type = head.header(CONTENT_TYPE).unwrap_or_default();
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match kind.as_str() {
        "multipart/form-data" => {
            let boundary = boundary(content_type)
                .ok_or_else(|| ReadError::Form("Content-Type has no boundary".into()))?;
            form::read(inflow, &boundary, fields).await?;
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

/// The boundary parameter, quoted or not.
pub fn boundary(content_type: &str) -> Option<String> {
    let is_sound = |text: &String| !text.is_empty() && text.len() <= 200;
    multer::parse_boundary(content_type).ok().filter(is_sound)
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
