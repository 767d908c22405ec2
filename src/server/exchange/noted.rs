//! What the journal notes of heads.

use std::sync::Arc;

use http::HeaderMap;
use http::header::CONTENT_TYPE;

use crate::domain::journal::body::is_text;
use crate::domain::journal::head::Head;
use crate::wire::request::RequestHead;

/// Headers as the journal keeps them.
pub(super) fn head_of(headers: &HeaderMap) -> Head {
    Head::of(|| headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())))
}

/// Whether the body that belongs to these headers is a text.
pub(super) fn has_text(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).is_some_and(is_text)
}

/// Host, path and query of a head: its own, where nobody else needs them any more.
pub(super) fn addressed(head: &mut Arc<RequestHead>) -> (String, String, String) {
    let host = head.host().len();
    let Some(head) = Arc::get_mut(head) else {
        return (head.host().to_owned(), head.path.clone(), head.query.clone());
    };
    let mut written =
        head.vendor.take().map_or_else(|| std::mem::take(&mut head.authority), |vendor| vendor.name);
    written.truncate(host);
    (written, std::mem::take(&mut head.path), std::mem::take(&mut head.query))
}

/// On the vendor's hosts nothing lies below `/_cosplay/`, so there the path alone must do.
pub(super) fn entry_url(head: &RequestHead, id: u64) -> String {
    if head.vendor.is_none() || head.vendor_in_path {
        format!("http://{}/_cosplay/requests/{id}", head.authority)
    } else {
        format!("/_cosplay/requests/{id}")
    }
}
