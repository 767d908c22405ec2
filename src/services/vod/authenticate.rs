//! The upload signature in the body.

use crate::domain::App;
use crate::domain::accounts::Account;
use crate::domain::accounts::vod_options::OneTime;
use crate::domain::auth::vod::{Signature, verify};
use crate::services::spec::Subject;
use crate::services::vod::error::Error;
use crate::services::vod::params::Params;
use crate::services::vod::service::{Auth, Caller};

/// Verifies the signature that an operation asks for.
pub(super) fn caller(app: &App, auth: Auth, params: &Params) -> Result<Caller, Error> {
    if auth == Auth::Open {
        return Ok(Caller::Anyone);
    }
    let members = params.object()?;
    let text = members.required("signature")?;
    // A session key of another type is for `parse` to refuse, if the operation has this parameter at all.
    let session = members.text("vodSessionKey").ok().flatten();
    let is_reused = |signature: &Signature, account: &Account| {
        let is_spent = app.used_signatures.is_spent(&signature.code);
        let resumes = || session.is_some_and(|key| opened_with(app, key, signature));
        match account.options.vod.one_time {
            OneTime::Strict => is_spent,
            OneTime::Upload => is_spent && auth == Auth::NewUpload && !resumes(),
        }
    };
    Ok(Caller::Signed(Box::new(verify(text, &app.accounts, is_reused, app.clock.now())?)))
}

/// Whether the session `key` was applied for with this very signature.
fn opened_with(app: &App, key: &str, signature: &Signature) -> bool {
    app.vod.sessions.get(&key.into()).is_ok_and(|session| session.application.signature == signature.code)
}

/// The signature that a request presents, decoded and not verified.
pub(super) fn presented(params: &Params) -> Option<Signature> {
    Signature::decode(params.object().ok()?.text("signature").ok()??).ok()
}

/// Bucket and key of the upload whose session key a request names; none of another account's.
pub(super) fn subject_of_session(app: &App, params: &Params) -> Option<Subject> {
    let key = params.object().ok()?.text("vodSessionKey").ok()??;
    let session = app.vod.sessions.get(&key.into()).ok()?;
    let caller = app.accounts.by_secret_id(&presented(params)?.secret_id)?;
    let bucket = Some(session.application.bucket.clone());
    let subject = Subject { bucket, key: Some(session.main_key()), tenant: None };
    (caller.owner() == session.application.owner).then_some(subject)
}
