//! Who may call: the upload signature in the body.

use crate::domain::App;
use crate::domain::accounts::Account;
use crate::domain::accounts::vod_options::OneTime;
use crate::domain::auth::vod::{Signature, Verified, verify};
use crate::services::legacy::{Auth, Failure, Operation};
use crate::services::vod::params::Params;
use crate::wire::request::{Request, RequestHead};

/// Verifies what the operation asks for.
pub fn authorize(app: &App, operation: &Operation, request: &Request) -> Result<(), Failure> {
    match operation.auth {
        Auth::UploadSignature | Auth::NewUpload => {
            let params = Params::read(request)?;
            verified(app, &params, operation.auth).map(drop)
        }
        _ => Ok(()),
    }
}

/// The key id that the signature in the body names.
pub fn key_id(_: &RequestHead, request: Option<&Request>) -> Option<String> {
    let params = Params::read(request?).ok()?;
    let signature = Signature::decode(params.text("signature").ok()??).ok()?;
    Some(signature.secret_id)
}

/// The signature of a call, verified, and what it says.
pub fn verified(app: &App, params: &Params, auth: Auth) -> Result<Verified, Failure> {
    let carried = params.required("signature")?;
    // One that is no text is the operation's to refuse, if it has this parameter at all.
    let session = params.text("vodSessionKey").ok().flatten();
    let is_reused = |signature: &Signature, account: &Account| {
        let spent = app.used_signatures.is_spent(&signature.code);
        let resumes = || session.is_some_and(|key| is_of(app, key, signature));
        match account.options.vod.one_time {
            OneTime::Strict => spent,
            OneTime::Upload => spent && auth == Auth::NewUpload && !resumes(),
        }
    };
    Ok(verify(carried, &app.accounts, is_reused, app.clock.now())?)
}

/// Whether the session `key` was applied for with this very signature.
fn is_of(app: &App, key: &str, signature: &Signature) -> bool {
    app.vod.sessions.get(&key.into()).is_ok_and(|session| session.application.signature == signature.code)
}
