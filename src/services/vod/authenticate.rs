//! The upload signature in the body.

use crate::domain::App;
use crate::domain::accounts::Account;
use crate::domain::accounts::vod_options::OneTime;
use crate::domain::auth::token_slips::{self, Service};
use crate::domain::auth::vod::{Refusal, Signature, verify};
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
    let verified = verify(text, &app.accounts, is_reused, app.clock.now());
    Ok(Caller::Signed(Box::new(verified.map_err(|refusal| explained(app, text, refusal))?)))
}

/// The refusal of a signature with the mistakes that explain it.
fn explained(app: &App, carried: &str, refusal: Refusal) -> Refusal {
    let (service, now) = (Service::Vod, app.clock.now());
    let text = || Signature::decode(carried).map(|signature| signature.plaintext).unwrap_or_default();
    let (refusal, slips) = match refusal {
        Refusal::Malformed(_) | Refusal::FieldMissing(_) | Refusal::NotWhole { .. } => {
            let slips = token_slips::malformed(service, carried, app.keyring());
            (refusal, slips)
        }
        Refusal::CodeMismatch { .. } => {
            let signature = Signature::decode(carried).ok();
            let find = |signed: Signature| {
                token_slips::mismatch(service, &signed.code, &signed.plaintext, app.keyring())
            };
            (refusal, signature.map(find).unwrap_or_default())
        }
        Refusal::UnknownSecretId(sent) => {
            let (shown, slip) = app.keyring().unknown(&sent);
            (Refusal::UnknownSecretId(shown), slip.into_iter().collect())
        }
        Refusal::Expired { .. } | Refusal::Validity { .. } | Refusal::Impossible { .. } => {
            (refusal, token_slips::odd_times(service, &text(), now).into_iter().collect())
        }
        Refusal::Explained { .. }
        | Refusal::Random(_)
        | Refusal::Duplicated(_)
        | Refusal::Replayed
        | Refusal::Parameter { .. }
        | Refusal::MemoryFull(_) => (refusal, Vec::new()),
    };
    if slips.is_empty() { refusal } else { Refusal::Explained { refusal: Box::new(refusal), slips } }
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
