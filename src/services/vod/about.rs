//! What a call is about: the object that its URL names, or the upload that its session key names.

use crate::domain::App;
use crate::domain::auth::vod::Signature;
use crate::services::legacy::{About, addressed};
use crate::services::vod::params::Params;
use crate::wire::request::{Address, Request};

/// Bucket and key of a call.
pub fn about(app: &App, address: &Address, request: Option<&Request>) -> About {
    request.and_then(|request| of_session(app, request)).unwrap_or_else(|| addressed(address))
}

/// Those of an upload that was applied for before. A session of somebody else's is none of the caller's business.
fn of_session(app: &App, request: &Request) -> Option<About> {
    let params = Params::read(request).ok()?;
    let session = app.vod.sessions.get(&params.text("vodSessionKey").ok()??.into()).ok()?;
    let signature = Signature::decode(params.text("signature").ok()??).ok()?;
    let caller = app.accounts.by_secret_id(&signature.secret_id)?;
    let about = About { bucket: Some(session.application.bucket.clone()), key: Some(session.main_key()) };
    (caller.owner() == session.application.owner).then_some(about)
}
