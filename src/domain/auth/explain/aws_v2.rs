//! AWS signature version 2, as far as it goes without its request.

use crate::domain::auth::explain::explanation::Explanation;
use crate::domain::auth::keyring::Keyring;
use crate::primitives::escape::{decoded, raw_pairs};

/// Whether a text is of this kind: a header's, or a pre-signed URL's.
pub(super) fn is_one(carried: &str) -> bool {
    carried.starts_with("AWS ") || raw_pairs(carried).any(|(name, _)| name == "AWSAccessKeyId")
}

/// Says whose it is. Its code is not shown, and covers the request.
pub(super) fn explain(carried: &str, keyring: Keyring<'_>) -> Explanation {
    let mut told = Explanation::of("AWS signature version 2, which the XML API takes as well");
    let in_header = || carried.strip_prefix("AWS ")?.rsplit_once(':').map(|(id, _)| id.trim().to_owned());
    let in_url = || raw_pairs(carried).find(|(name, _)| *name == "AWSAccessKeyId").map(|(_, id)| decoded(id));
    match in_header().or_else(in_url) {
        None => told.wrong("it has to be AWS <SecretId>:<signature>"),
        Some(id) => {
            if keyring.find(&id).is_none() {
                told.unproven(format!("the key of the SecretId {id:?} is not known here"));
            }
            told.says("SecretId", id, "");
        }
    }
    told.unproven(
        "its code covers the whole request: give cosplay explain a file with that, and the server judges it",
    );
    told
}
