//! Mistakes in a SecretId that is not known.

use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::kind::Slip;
use crate::domain::auth::slips::pair::Pair;
use crate::primitives::escape::decoded;

/// Letters that a SecretId and a text have to share for one to be called a part of the other.
const SHARED: usize = 8;

/// The mistake behind an unknown SecretId.
pub fn unknown(sent: &str, known: &[Pair]) -> Option<Slip> {
    let any = |is_it: &dyn Fn(&Pair) -> bool| known.iter().any(is_it);
    let bare = bare(sent);
    let plain = decoded(sent);
    let words =
        ["undefined", "null", "None", "nil", "SecretId", "secretId", "<SecretId>", "YOUR_SECRET_ID", "xxx"];
    let kind = if sent.is_empty() {
        &generated::ID_EMPTY
    } else if any(&|one| one.secret_key == bare) {
        &generated::ID_IS_KEY
    } else if any(&|one| one.token.as_deref() == Some(bare)) {
        &generated::ID_IS_TOKEN
    } else if any(&|one| one.secret_id == bare) {
        &generated::ID_BLANK
    } else if any(&|one| one.secret_id.eq_ignore_ascii_case(bare)) {
        &generated::ID_CASE
    } else if plain != sent && any(&|one| one.secret_id == plain) {
        &generated::ID_ESCAPED
    } else if any(&|one| one.appid.to_string() == bare) {
        &generated::ID_IS_APPID
    } else if words.contains(&bare) || bare.bytes().all(|byte| byte == b'*') || bare.starts_with("${") {
        &generated::ID_PLACEHOLDER
    } else if bare.len() >= SHARED
        && any(&|one| one.secret_id.contains(bare) || bare.contains(&one.secret_id))
    {
        &generated::ID_CUT
    } else {
        return None;
    };
    Some(kind.into())
}

/// A SecretId without the blanks and quotes around it.
pub fn bare(sent: &str) -> &str {
    sent.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '\u{feff}'))
}
