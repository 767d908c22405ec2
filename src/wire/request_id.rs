//! Removal of the request id from a response, wherever services put it: a header, a JSON member or an XML
//! element.

use http::header::HeaderName;

use crate::wire::response::Response;

const HEADERS: [HeaderName; 2] =
    [HeaderName::from_static("x-cos-request-id"), HeaderName::from_static("x-cos-trace-id")];
/// Text around the id in bodies: both texts are removed as well.
const FRAMES: [(&str, &str); 7] = [
    ("\"request_id\":\"", "\","),
    (",\"request_id\":\"", "\""),
    ("\"requestId\":\"", "\","),
    (",\"requestId\":\"", "\""),
    (",\"RequestId\":\"", "\""),
    ("\"RequestId\":\"", "\""),
    ("<RequestId>", "</RequestId>"),
];

/// Removes the request id from headers and body. An object's content stays as it is.
pub(crate) fn remove(response: &mut Response) {
    HEADERS.iter().for_each(|name| drop(response.headers.remove(name)));
    if response.is_content {
        return;
    }
    let Ok(text) = String::from_utf8(response.body.pieces().concat()) else { return };
    if let Some(without) = FRAMES.iter().find_map(|(from, to)| cut_out(&text, from, to)) {
        response.body = without.into();
    }
}

fn cut_out(text: &str, from: &str, to: &str) -> Option<String> {
    let start = text.find(from)?;
    let end = start + from.len() + text[start + from.len()..].find(to)? + to.len();
    Some(format!("{}{}", &text[..start], &text[end..]))
}

#[cfg(test)]
mod tests {
    use http::StatusCode;

    use super::*;

    #[test]
    fn a_body_loses_its_request_id_and_nothing_else() {
        for (body, without) in [
            (r#"{"code":-1,"message":"","request_id":"abc"}"#, r#"{"code":-1,"message":""}"#),
            (r#"{"code":0,"request_id":"abc","data":{}}"#, r#"{"code":0,"data":{}}"#),
            (r#"{"Response":{"A":1,"RequestId":"abc"}}"#, r#"{"Response":{"A":1}}"#),
            (r#"{"Response":{"RequestId":"abc"}}"#, r#"{"Response":{}}"#),
            ("<Error><RequestId>x</RequestId><A/></Error>", "<Error><A/></Error>"),
            ("plain", "plain"),
        ] {
            let mut response = Response::new(StatusCode::OK, body);
            response.set_text(HEADERS[0].clone(), "abc");
            remove(&mut response);
            assert_eq!(response.body.pieces().concat(), without.as_bytes());
            assert!(response.headers.is_empty());
        }
    }
}
