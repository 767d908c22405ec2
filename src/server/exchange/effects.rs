//! Effects of fault rules on a response, and those that could not act while the body arrived.

use std::time::Duration;

use http::StatusCode;
use http::header::{HeaderName, HeaderValue};

use crate::domain::faults::effect::{Effect, RequestEffect, ResponseEffect, Stage};
use crate::domain::faults::matched::MatchedRules;
use crate::primitives::blob::Blob;
use crate::server::response::shape::Shape;
use crate::wire::response::Response;

/// Applies an effect that was due while a body of `length` bytes arrived, but whose rule matched only
/// afterwards. Returns the pause that a stall or a rate still asks for.
pub(super) fn made_up(plan: &mut MatchedRules, length: u64) -> Option<Duration> {
    let act = plan.at(Stage::RequestBody).filter(|act| !act.is_applied)?;
    let pause = match act.rule.rule.effect.on_request()? {
        RequestEffect::Reset { after } if after <= length => {
            plan.break_off(length);
            Duration::ZERO
        }
        RequestEffect::Stall { after, for_ms } if after <= length => Duration::from_millis(for_ms),
        RequestEffect::Rate(rate) => Duration::from_secs_f64(length as f64 / rate as f64),
        RequestEffect::Reset { .. } | RequestEffect::Stall { .. } => return None,
    };
    plan.mark_applied(Stage::RequestBody, Some(length));
    Some(pause).filter(|pause| !pause.is_zero())
}

/// Whether the connection is reset while the body arrives.
pub(super) fn is_reset(effect: &Effect) -> bool {
    matches!(effect, Effect::Request(RequestEffect::Reset { .. }))
}

/// The response that a rule spells out.
pub(super) fn verbatim(status: u16, headers: &[(String, String)], body: &str, reason: String) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = Response::new(status, body.to_owned());
    for (name, value) in headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_str(value)) {
            response.set(name, value);
        }
    }
    response.set_reason(reason);
    response
}

/// Applies the rule that acts on the response body: the body is corrupted here, rate and truncation are
/// returned.
pub(super) fn shaped(plan: &mut MatchedRules, response: &mut Response) -> Shape {
    let len = response.body.len();
    let mut shape = Shape::default();
    let act = plan.at(Stage::ResponseBody);
    match act.and_then(|act| act.rule.rule.effect.on_response()).filter(|_| len > 0) {
        Some(ResponseEffect::Rate(rate)) => shape.rate = Some(rate),
        Some(ResponseEffect::Truncate { after }) if after < len => shape.truncate = Some(after),
        Some(ResponseEffect::Corrupt) => response.body = corrupted(&response.body),
        Some(ResponseEffect::Truncate { .. }) | None => return shape,
    }
    plan.mark_applied(Stage::ResponseBody, None);
    shape
}

/// `body` with its middle byte inverted; the bytes before and behind it are shared, not copied.
fn corrupted(body: &Blob) -> Blob {
    let middle = body.len() / 2;
    let byte: Vec<u8> =
        body.slice(middle..middle + 1).pieces().concat().into_iter().map(|byte| !byte).collect();
    body.slice(0..middle).joined(&byte.into()).joined(&body.slice(middle + 1..body.len()))
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    #[test]
    fn a_corrupted_body_shares_all_but_its_middle_byte() {
        let pieces = ["one", "two", "three"].map(|piece| Bytes::from_static(piece.as_bytes()));
        let corrupted = corrupted(&Blob::from_pieces(pieces.clone()));
        assert_eq!(corrupted.pieces().concat(), [b"onetw", &[!b'o'][..], b"three"].concat());
        let shared: Vec<_> = corrupted.pieces().iter().map(|piece| piece.as_ptr()).collect();
        assert_eq!(
            (shared[0], shared[1], shared[3]),
            (pieces[0].as_ptr(), pieces[1].as_ptr(), pieces[2].as_ptr())
        );
        assert_eq!(super::corrupted(&"a".into()).pieces().concat(), [!b'a']);
    }
}
