//! Mistakes in TC3-HMAC-SHA256, the signature of API 3.0.
//!
//! <https://cloud.tencent.com/document/api/213/30654>

use crate::domain::auth::slips::canonical::Surroundings;
use crate::domain::auth::slips::encoding::Encoding;
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::keys;
use crate::domain::auth::slips::kind::{Kind, Slip};
use crate::domain::auth::slips::pair::Pair;
use crate::domain::auth::slips::search::{Algorithm, Search};
use crate::domain::auth::slips::tc3_attempt::{ALGORITHM, Attempt};
use crate::domain::auth::slips::tc3_canonical::{self, Parts};
use crate::domain::auth::slips::tc3_key;
use crate::domain::auth::slips::token;
use crate::primitives::digest::{md5, sha1_of, sha256_of};

const HMAC: Algorithm = Algorithm::HmacSha256;

/// The mistakes that yield the signature received.
pub fn find(attempt: &Attempt<'_>, pair: &Pair, others: &[Pair], around: &Surroundings) -> Vec<Slip> {
    let search = Search::of_text(&attempt.code, Encoding::Hex);
    let bases = Parts::readings(attempt);
    let key = tc3_key::right(pair.secret_key.as_bytes(), attempt);
    let each = |search_base: &dyn Fn(&Parts, &str) -> Option<Vec<Slip>>| {
        bases.iter().find_map(|base| search_base(base, &attempt.string_to_sign(&base.text())))
    };
    each(&|_, text| search.try_code(HMAC, &key, text.as_bytes(), || None))
        .or_else(|| each(&|_, text| by_key(&search, attempt, text, pair, others)))
        .or_else(|| each(&|base, text| by_derivation(&search, attempt, &base.text(), text, pair)))
        .or_else(|| each(&|base, text| by_text(&search, attempt, &key, base, text)))
        .or_else(|| each(&|base, _| by_part(&search, attempt, &key, base, around)))
        .or_else(|| each(&|_, text| search.try_algorithms(HMAC, &key, text.as_bytes())))
        .unwrap_or_else(|| visible(attempt))
}

fn by_key(
    search: &Search,
    attempt: &Attempt<'_>,
    text: &str,
    pair: &Pair,
    others: &[Pair],
) -> Option<Vec<Slip>> {
    keys::variants(pair, others).find_map(|(slip, key)| {
        search.charge(3 * 64).then_some(())?;
        let key = tc3_key::right(&key, attempt);
        search.try_code(HMAC, &key, text.as_bytes(), || Some(slip))
    })
}

/// Other steps of the signing key; a wrong day or service may stand in the text as well.
fn by_derivation(
    search: &Search,
    attempt: &Attempt<'_>,
    canonical: &str,
    text: &str,
    pair: &Pair,
) -> Option<Vec<Slip>> {
    let by_steps = tc3_key::derivations(&pair.secret_key, attempt)
        .into_iter()
        .find_map(|(slip, key)| search.try_code(HMAC, &key, text.as_bytes(), || Some(slip)));
    let right = tc3_key::right(pair.secret_key.as_bytes(), attempt);
    let by_scope = || {
        tc3_key::scopes(attempt).into_iter().find_map(|(slip, date, service)| {
            search.charge(3 * 64).then_some(())?;
            let key = tc3_key::of(&pair.secret_key, &date, &service);
            let other = Attempt { date, service, ..attempt.clone() }.string_to_sign(canonical);
            let made = [(&key, text), (&key, other.as_str()), (&right, other.as_str())];
            made.into_iter()
                .find_map(|(key, text)| search.try_code(HMAC, key, text.as_bytes(), || Some(slip.clone())))
        })
    };
    by_steps.or_else(by_scope)
}

/// Other forms of the text to sign, of a right canonical request.
fn by_text(
    search: &Search,
    attempt: &Attempt<'_>,
    key: &[u8],
    base: &Parts,
    text: &str,
) -> Option<Vec<Slip>> {
    let made = texts(attempt, &base.text(), text);
    made.into_iter().find_map(|(slip, other)| search.try_code(HMAC, key, other.as_bytes(), || Some(slip)))
}

fn texts(attempt: &Attempt<'_>, canonical: &str, text: &str) -> Vec<(Slip, String)> {
    let (scope, digest) = (attempt.scope(), sha256_of(canonical.as_bytes()).to_string());
    let at = attempt.timestamp;
    let plain = |kind: &'static Kind, text: String| (Slip::from(kind), text);
    let told = |kind, detail: &str, text: String| (Slip::of(kind, detail), text);
    let timed = |time: String| {
        told(&generated::TEXT_TIMESTAMP, &time, format!("{ALGORITHM}\n{time}\n{scope}\n{digest}"))
    };
    let scoped =
        |scope: String| told(&generated::TEXT_SCOPE, &scope, format!("{ALGORITHM}\n{at}\n{scope}\n{digest}"));
    let hashed = |name: &str, digest: String| {
        told(&generated::TEXT_DIGEST, name, format!("{ALGORITHM}\n{at}\n{scope}\n{digest}"))
    };
    let Attempt { secret_id, date, service, .. } = attempt;
    let mut made = vec![
        plain(&generated::TEXT_LINE_FEED, format!("{text}\n")),
        told(&generated::TEXT_FIRST_LINE, ALGORITHM, format!("{at}\n{scope}\n{digest}")),
        plain(&generated::TEXT_NOT_HASHED, format!("{ALGORITHM}\n{at}\n{scope}\n{canonical}")),
        plain(&generated::TEXT_CANONICAL, canonical.to_owned()),
        plain(&generated::TEXT_CANONICAL, digest.clone()),
        plain(
            &generated::TEXT_DIGEST_CAPITALS,
            format!("{ALGORITHM}\n{at}\n{scope}\n{}", digest.to_uppercase()),
        ),
        plain(&generated::TEXT_CRLF, text.replace('\n', "\r\n")),
        plain(&generated::TEXT_CRLF, attempt.string_to_sign(&canonical.replace('\n', "\r\n"))),
        plain(&generated::TEXT_ESCAPED_LINE_FEED, text.replace('\n', "\\n")),
        plain(&generated::TEXT_ESCAPED_LINE_FEED, attempt.string_to_sign(&canonical.replace('\n', "\\n"))),
        plain(&generated::TEXT_JOINED, text.replace('\n', "")),
        hashed("SHA-1", sha1_of(canonical.as_bytes()).to_string()),
        hashed("MD5", md5(canonical.as_bytes()).to_string()),
        timed(at.saturating_mul(1000).to_string()),
        timed(date.clone()),
        timed(format!("{at}.0")),
        scoped(format!("{secret_id}/{scope}")),
        scoped(date.clone()),
        scoped(format!("{date}/{service}")),
        scoped(format!("{date}/tc3_request")),
        scoped(format!("{date}/{service}/aws4_request")),
        scoped(format!("{date}/{service}/TC3_REQUEST")),
        told(&generated::TEXT_FIRST_LINE, ALGORITHM, text.replacen(ALGORITHM, "HMAC-SHA256", 1)),
        told(&generated::TEXT_FIRST_LINE, ALGORITHM, text.replacen(ALGORITHM, "AWS4-HMAC-SHA256", 1)),
    ];
    made.extend((-5..=5).filter(|off| *off != 0).map(|off| timed(at.saturating_add(off).to_string())));
    made
}

fn by_part(
    search: &Search,
    attempt: &Attempt<'_>,
    key: &[u8],
    base: &Parts,
    around: &Surroundings,
) -> Option<Vec<Slip>> {
    let right = base.text();
    tc3_canonical::variations(attempt, base, around)
        .into_iter()
        .filter(|(_, canonical)| *canonical != right)
        .find_map(|(slip, canonical)| {
            search.charge(canonical.len()).then_some(())?;
            search.try_code(HMAC, key, attempt.string_to_sign(&canonical).as_bytes(), || Some(slip))
        })
}

/// Mistakes that can be seen without a key.
fn visible(attempt: &Attempt<'_>) -> Vec<Slip> {
    let slips = token::no_token(&attempt.code);
    if !slips.is_empty() {
        return slips;
    }
    let absent = attempt.headers.iter().filter(|(_, value)| value.is_empty());
    absent.map(|(name, _)| Slip::of(&generated::NAME_NOT_SENT, format!("header {name:?}"))).collect()
}
