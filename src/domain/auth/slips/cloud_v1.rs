//! Mistakes in API 3.0's older signature, HmacSHA1 or HmacSHA256 over the sorted parameters.
//!
//! <https://cloud.tencent.com/document/api/213/30654>

use crate::domain::auth::slips::canonical::{self, Surroundings};
use crate::domain::auth::slips::encoding::Encoding;
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::keys;
use crate::domain::auth::slips::kind::{Kind, Slip};
use crate::domain::auth::slips::pair::Pair;
use crate::domain::auth::slips::search::{Algorithm, Search};
use crate::domain::auth::slips::token;
use crate::primitives::escape::{decoded, encode_component, encode_path};

/// A signature and the parameters that it ought to cover.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// The code as received.
    pub code: String,
    /// The hash that `SignatureMethod` names.
    pub algorithm: Algorithm,
    /// In capitals.
    pub method: String,
    /// The path that has to be signed.
    pub path: String,
    /// Hosts that may have been signed: as sent, and without its port.
    pub hosts: Vec<String>,
    /// All parameters but `Signature`, decoded, as they were sent.
    pub params: Vec<(String, String)>,
}

#[derive(Debug, Clone)]
struct Parts {
    method: String,
    host: String,
    path: String,
    mark: &'static str,
    /// In the order of the text.
    params: Vec<(String, String)>,
}

impl Parts {
    fn of(attempt: &Attempt, host: &str, params: &[(String, String)]) -> Self {
        let (method, host) = (attempt.method.clone(), host.to_owned());
        Self { method, host, path: attempt.path.clone(), mark: "?", params: sorted(params) }
    }

    fn text(&self) -> String {
        let Self { method, host, path, mark, params } = self;
        format!("{method}{host}{path}{mark}{}", joined(params))
    }

    fn with(&self, change: impl FnOnce(&mut Self)) -> String {
        let mut other = self.clone();
        change(&mut other);
        other.text()
    }
}

type Params = Vec<(String, String)>;

fn sorted(params: &[(String, String)]) -> Params {
    let mut params = params.to_vec();
    params.sort_by(|(one, _), (other, _)| one.cmp(other));
    params
}

fn joined(params: &[(String, String)]) -> String {
    params.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

/// The mistakes that yield the signature received.
pub fn find(attempt: &Attempt, pair: &Pair, others: &[Pair], around: &Surroundings) -> Vec<Slip> {
    let search = Search::of_text(&attempt.code, Encoding::Base64);
    let (hash, secret) = (attempt.algorithm, pair.secret_key.as_bytes());
    let bases: Vec<Parts> =
        attempt.hosts.iter().map(|host| Parts::of(attempt, host, &attempt.params)).collect();
    let each = |look: &dyn Fn(&Parts, &str) -> Option<Vec<Slip>>| {
        bases.iter().find_map(|base| look(base, &base.text()))
    };
    let other = if hash == Algorithm::HmacSha1 { Algorithm::HmacSha256 } else { Algorithm::HmacSha1 };
    let by_key = |_: &Parts, text: &str| {
        keys::variants(pair, others)
            .find_map(|(slip, key)| search.try_code(hash, &key, text.as_bytes(), || Some(slip)))
    };
    let by_part = |base: &Parts, _: &str| {
        variations(attempt, base, around)
            .into_iter()
            .find_map(|(slip, text)| search.try_code(hash, secret, text.as_bytes(), || Some(slip)))
    };
    let found = each(&|_, text| search.try_code(hash, secret, text.as_bytes(), || None))
        .or_else(|| {
            each(&|_, text| {
                let slip = || Some(Slip::of(&generated::SIGNATURE_METHOD, other.name()));
                search.try_code(other, secret, text.as_bytes(), slip)
            })
        })
        .or_else(|| each(&by_key))
        .or_else(|| each(&by_part))
        .or_else(|| each(&|_, text| search.try_algorithms(hash, secret, text.as_bytes())));
    found.unwrap_or_else(|| token::no_token(&attempt.code))
}

fn variations(attempt: &Attempt, base: &Parts, around: &Surroundings) -> Vec<(Slip, String)> {
    let mut made = frames(base, around);
    made.extend(values(base));
    made.extend(selections(attempt, base));
    let right = base.text();
    made.retain(|(_, text)| *text != right);
    made
}

/// Method, host, path, and how the parts are put together.
fn frames(base: &Parts, around: &Surroundings) -> Vec<(Slip, String)> {
    let of = |kind: &'static Kind, text: String| (Slip::from(kind), text);
    let Parts { method, host, path, params, .. } = base;
    let (text, query) = (base.text(), joined(params));
    let mut made = vec![
        of(&generated::METHOD_CASE, base.with(|other| other.method = method.to_lowercase())),
        of(&generated::V1_FRONT, query.clone()),
        of(&generated::V1_FRONT, format!("?{query}")),
        of(&generated::V1_FRONT, format!("{method}{query}")),
        of(&generated::V1_FRONT, format!("{method}{path}?{query}")),
        of(&generated::V1_FRONT, format!("{host}{path}?{query}")),
        of(&generated::V1_QUESTION_MARK, base.with(|other| other.mark = "")),
        of(&generated::V1_JOINED, format!("{method}\n{host}\n{path}\n{query}")),
        of(&generated::V1_JOINED, format!("{method}&{host}{path}&{query}")),
        of(&generated::V1_JOINED, format!("{method} {host}{path}?{query}")),
        of(
            &generated::V1_JOINED,
            format!("{method}&{}&{}", encode_component(path), encode_component(&query)),
        ),
        of(&generated::TEXT_LINE_FEED, format!("{text}\n")),
        of(&generated::TEXT_AMPERSAND, format!("{text}&")),
        of(&generated::TEXT_CASE, text.to_lowercase()),
        of(&generated::TEXT_ENCODED, encode_component(&text).into_owned()),
        of(&generated::TEXT_AMP, text.replace('&', "&amp;")),
        of(
            &generated::TEXT_BASE64,
            base64::Engine::encode(&base64::engine::general_purpose::STANDARD, &text),
        ),
    ];
    for other in around.methods.iter().filter(|other| *other != method) {
        let slip = Slip::of(&generated::METHOD_OTHER, format!("{other}, but this is {method}"));
        made.push((slip, base.with(|parts| parts.method.clone_from(other))));
    }
    let paths = ["", "/v2/index.php", "/index.php", "//", "/"];
    made.extend(paths.map(|other| {
        let slip = Slip::of(&generated::PATH_OTHER, format!("{other:?} instead of {path:?}"));
        (slip, base.with(|parts| other.clone_into(&mut parts.path)))
    }));
    let hosts = canonical::hosts(host, around).into_iter();
    made.extend(hosts.map(|(slip, other)| (slip, base.with(|parts| parts.host = other))));
    made
}

/// Values that were spelled otherwise.
fn values(base: &Parts) -> Vec<(Slip, String)> {
    let all = |kind: &'static Kind, spell: &dyn Fn(&str) -> String| {
        let params = base.params.iter().map(|(name, value)| (name.clone(), spell(value))).collect();
        (Slip::from(kind), base.with(|other| other.params = params))
    };
    let encoded = |value: &str| encode_component(value).into_owned();
    let names = |spell: &dyn Fn(&str) -> String| {
        let params = base.params.iter().map(|(name, value)| (spell(name), value.clone())).collect();
        base.with(|other| other.params = params)
    };
    vec![
        all(&generated::VALUES_ENCODED, &encoded),
        all(&generated::VALUES_ENCODED, &|value| canonical::lower_escapes(&encoded(value))),
        all(&generated::VALUES_ENCODED, &|value| encoded(value).replace("%20", "+")),
        all(&generated::VALUES_ENCODED, &|value| encode_path(value).into_owned()),
        all(&generated::VALUES_ENCODED, &|value| canonical::uri_component(&encoded(value))),
        all(&generated::VALUES_DECODED, &decoded),
        all(&generated::VALUES_DECODED, &|value| value.replace('+', " ")),
        all(&generated::VALUES_PLUS, &|value| value.replace(' ', "+")),
        all(&generated::VALUES_CASE, &str::to_lowercase),
        (Slip::from(&generated::NAMES_LOWER), names(&str::to_lowercase)),
        (
            Slip::from(&generated::VALUES_TRIMMED),
            all(&generated::VALUES_TRIMMED, &|value| value.trim().to_owned()).1,
        ),
    ]
}

/// Parameters that were left out or added, and their order.
fn selections(attempt: &Attempt, base: &Parts) -> Vec<(Slip, String)> {
    let Parts { params, .. } = base;
    let with = |slip: Slip, params: Params| (slip, base.with(|other| other.params = params));
    let mut by_letters = params.clone();
    by_letters.sort_by_key(|(name, _)| name.to_lowercase());
    let mut by_pairs = params.clone();
    by_pairs.sort_by_key(|(name, value)| format!("{name}={value}"));
    let reversed = params.iter().rev().cloned().collect();
    let full = params.iter().filter(|(_, value)| !value.is_empty()).cloned().collect();
    let plus =
        |name: &str, value: &str| sorted(&[params.clone(), vec![(name.into(), value.into())]].concat());
    let mut made = vec![
        with(Slip::from(&generated::LIST_UNSORTED), attempt.params.clone()),
        with(Slip::from(&generated::LIST_LETTERS), by_letters),
        with(Slip::from(&generated::LIST_UNSORTED), by_pairs),
        with(Slip::from(&generated::LIST_UNSORTED), reversed),
        with(Slip::from(&generated::LIST_UNSORTED), attempt.params.iter().rev().cloned().collect()),
        with(Slip::from(&generated::TEXT_WITHOUT_EMPTY), full),
        with(Slip::from(&generated::SIGNATURE_SIGNED), plus("Signature", "")),
        with(Slip::from(&generated::SIGNATURE_SIGNED), plus("Signature", &attempt.code)),
    ];
    if !params.iter().any(|(name, _)| name == "Region") {
        made.push(with(Slip::from(&generated::V1_REGION_NONE), plus("Region", "None")));
    }
    let added = [
        ("Region", ""),
        ("Region", "ap-guangzhou"),
        ("Token", ""),
        ("SignatureMethod", "HmacSHA1"),
        ("SignatureMethod", "HmacSHA256"),
        ("Language", "zh-CN"),
    ];
    for (name, value) in added.into_iter().filter(|(name, _)| !params.iter().any(|(known, _)| known == name))
    {
        made.push(with(Slip::of(&generated::PARAM_NOT_SENT, format!("{name}={value}")), plus(name, value)));
    }
    for (at, (name, _)) in params.iter().enumerate() {
        let mut left = params.clone();
        left.remove(at);
        made.push(with(Slip::of(&generated::PARAM_LEFT_OUT, name), left));
    }
    made
}
