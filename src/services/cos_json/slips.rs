//! The mistake behind a refused signature, found with the keys that the server knows.

use crate::domain::App;
use crate::domain::auth::cos_json::{Refusal, Signature};
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::kind::Slip;
use crate::domain::auth::token_slips::{self, Service};
use crate::primitives::names::VOD_STORAGE_APPID;

/// Whether a bucket is named with the AppId that the other name lacks.
fn is_longer(name: &str, short: &str) -> bool {
    let appid = name.strip_prefix(short).and_then(|rest| rest.strip_prefix('-')).unwrap_or_default();
    !appid.is_empty() && appid.bytes().all(|byte| byte.is_ascii_digit())
}

/// The refusal of the signature `carried` with the mistakes that explain it.
pub(super) fn explained(app: &App, carried: &str, refusal: Refusal) -> Refusal {
    let (service, now) = (Service::CosJson, app.clock.now());
    let signature = || Signature::decode(carried).ok();
    let (refusal, slips) = match refusal {
        Refusal::Malformed(_) => (refusal, token_slips::malformed(service, carried, app.keyring())),
        Refusal::CodeMismatch { .. } => {
            let find = |signed: Signature| {
                token_slips::mismatch(service, &signed.code, &signed.plaintext, app.keyring())
            };
            (refusal, signature().map(find).unwrap_or_default())
        }
        Refusal::UnknownSecretId(sent) => {
            let (shown, slip) = app.keyring().unknown(&sent);
            (Refusal::UnknownSecretId(shown), slip.into_iter().collect())
        }
        Refusal::Expired { .. } | Refusal::ValidTooLong { .. } => {
            let slip = signature().and_then(|signed| token_slips::odd_times(service, &signed.plaintext, now));
            (refusal, slip.into_iter().collect())
        }
        Refusal::AppIdMismatch { ref url, .. } if *url == VOD_STORAGE_APPID.to_string() => {
            (refusal, vec![Slip::from(&generated::TRAVEL_STORAGE)])
        }
        Refusal::BucketMismatch { ref signed, ref url }
            if is_longer(signed, url) || is_longer(url, signed) =>
        {
            (refusal, vec![Slip::from(&generated::NAME_WITH_APPID)])
        }
        Refusal::Explained { .. }
        | Refusal::Missing
        | Refusal::AppIdNotNumeric(_)
        | Refusal::UrlAppIdOutOfRange(_)
        | Refusal::AppIdMismatch { .. }
        | Refusal::SecretIdOfAnother { .. }
        | Refusal::AccountClosed(_)
        | Refusal::AccountForbidden(_)
        | Refusal::TokenMismatch { .. }
        | Refusal::TokenUnexpected
        | Refusal::BucketMismatch { .. }
        | Refusal::OnceNotAccepted
        | Refusal::OnceNeeded { .. }
        | Refusal::OnceWithoutFile
        | Refusal::FileMismatch { .. }
        | Refusal::NotAllowed(_)
        | Refusal::Replayed
        | Refusal::CredentialsExpired { .. }
        | Refusal::MemoryFull(_) => (refusal, Vec::new()),
    };
    if slips.is_empty() { refusal } else { Refusal::Explained { refusal: Box::new(refusal), slips } }
}
