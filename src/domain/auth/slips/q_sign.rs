//! Mistakes in the XML API's own signature.
//!
//! <https://cloud.tencent.com/document/product/436/7778>

use crate::domain::auth::slips::canonical::{self, Surroundings};
use crate::domain::auth::slips::encoding::Encoding;
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::keys;
use crate::domain::auth::slips::kind::{Kind, Slip};
use crate::domain::auth::slips::pair::Pair;
use crate::domain::auth::slips::q_sign_key::Derivation;
use crate::domain::auth::slips::q_sign_text::{Parts, whole};
use crate::domain::auth::slips::search::Search;
use crate::domain::auth::slips::token;
use crate::primitives::digest::Sha1;
use crate::primitives::escape::{encode_component, encode_path};

/// A signature and the request that it ought to cover.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// `q-ak`.
    pub secret_id: String,
    /// `q-sign-time` and `q-key-time` as received.
    pub sign_time: String,
    pub key_time: String,
    /// `q-signature` as received.
    pub code: String,
    /// `q-header-list` and `q-url-param-list` as received.
    pub header_list: String,
    pub param_list: String,
    /// In lower case.
    pub method: String,
    /// Decoded.
    pub path: String,
    /// The signed parameters, names in canonical spelling, values decoded.
    pub params: Vec<(String, String)>,
    /// The signed headers likewise.
    pub headers: Vec<(String, String)>,
    /// Parameters and headers that the request has and the lists do not name.
    pub unlisted: Unlisted,
    /// Names of all parameters in the order of the URL.
    pub url_order: Vec<String>,
}

#[derive(Debug, Clone, Default)]
pub struct Unlisted {
    pub params: Vec<(String, String)>,
    pub headers: Vec<(String, String)>,
}

fn parts(attempt: &Attempt) -> Parts {
    let encode = |pairs: &[(String, String)]| {
        pairs.iter().map(|(name, value)| (name.clone(), encode_component(value).into_owned())).collect()
    };
    Parts {
        method: attempt.method.clone(),
        path: attempt.path.clone(),
        params: encode(&attempt.params),
        headers: encode(&attempt.headers),
    }
}

impl Attempt {
    fn derivation<'a>(&'a self, secret_key: &'a [u8], http_string: &'a str) -> Derivation<'a> {
        let secret_id = &self.secret_id;
        Derivation {
            secret_key,
            secret_id,
            sign_time: &self.sign_time,
            key_time: &self.key_time,
            http_string,
        }
    }
}

/// The mistakes that yield the signature received.
pub fn find(attempt: &Attempt, pair: &Pair, others: &[Pair], around: &Surroundings) -> Vec<Slip> {
    let search = Search::of_text(&attempt.code, Encoding::Hex);
    let right = parts(attempt);
    let http_string = right.http_string();
    let try_text = |secret_key: &[u8], http_string: &str, slip: Option<Slip>| {
        let paid = search.charge(http_string.len());
        paid.then(|| attempt.derivation(secret_key, http_string).code())
            .and_then(|code| search.found(&code, slip))
    };
    let own = pair.secret_key.as_bytes();
    let by_key =
        || keys::variants(pair, others).find_map(|(slip, key)| try_text(&key, &http_string, Some(slip)));
    let by_whole = || {
        let texts = whole(&right).into_iter();
        texts
            .map(|(kind, text)| (Slip::from(kind), text))
            .find_map(|(slip, text)| try_text(own, &text, Some(slip)))
    };
    let by_parts = || {
        variations(attempt, &right, around)
            .find_map(|(slip, parts)| try_text(own, &parts.http_string(), Some(slip)))
    };
    try_text(own, &http_string, None)
        .or_else(by_key)
        .or_else(|| attempt.derivation(own, &http_string).find(&search))
        .or_else(by_whole)
        .or_else(by_parts)
        .unwrap_or_default()
}

/// The canonical request with one part otherwise.
fn variations<'a>(
    attempt: &'a Attempt,
    right: &'a Parts,
    around: &'a Surroundings,
) -> impl Iterator<Item = (Slip, Parts)> + 'a {
    let with = move |change: &dyn Fn(&mut Parts)| {
        let mut parts = right.clone();
        change(&mut parts);
        parts
    };
    let upper =
        (Slip::from(&generated::METHOD_CASE), with(&|parts| parts.method = parts.method.to_uppercase()));
    let methods = around.methods.iter().map(|other| other.to_lowercase());
    let methods = methods.filter(|other| *other != right.method).map(move |other| {
        let detail = format!("{other}, but this is {}", right.method);
        (Slip::of(&generated::METHOD_OTHER, detail), with(&|parts| parts.method.clone_from(&other)))
    });
    let write: fn(&str) -> String = str::to_owned;
    let paths = canonical::paths(&attempt.path, around, write)
        .into_iter()
        .map(move |(slip, path)| (slip, with(&|parts| parts.path.clone_from(&path))));
    std::iter::once(upper)
        .chain(paths)
        .chain(methods)
        .chain(header_variations(attempt, right, around))
        .chain(param_variations(attempt, right))
        .chain(list_variations(attempt, right))
}

fn header_variations<'a>(
    attempt: &'a Attempt,
    right: &'a Parts,
    around: &'a Surroundings,
) -> impl Iterator<Item = (Slip, Parts)> + 'a {
    attempt.headers.iter().enumerate().flat_map(move |(at, (name, value))| {
        let set = move |slip: Slip, text: String| {
            let mut parts = right.clone();
            parts.headers[at].1 = text;
            (slip, parts)
        };
        let named = |kind: &'static Kind| Slip::of(kind, format!("header {name}"));
        let mut made: Vec<(Slip, Parts)> = Vec::new();
        if name == "host" {
            let hosts = canonical::hosts(value, around);
            made.extend(
                hosts.into_iter().map(|(slip, host)| set(slip, encode_component(&host).into_owned())),
            );
        }
        made.extend(canonical::values(value).into_iter().map(|(kind, text)| set(named(kind), text)));
        let libraries = canonical::header_values(name, value);
        made.extend(
            libraries.into_iter().map(|(kind, text)| set(named(kind), encode_component(&text).into_owned())),
        );
        let mut without = right.clone();
        without.headers.remove(at);
        made.push((named(&generated::NAME_ABSENT), without));
        made
    })
}

fn param_variations<'a>(attempt: &'a Attempt, right: &'a Parts) -> impl Iterator<Item = (Slip, Parts)> + 'a {
    attempt.params.iter().enumerate().flat_map(move |(at, (name, value))| {
        let named = |kind: &'static Kind| Slip::of(kind, format!("parameter {name}"));
        let set = |kind: &'static Kind, text: String| {
            let mut parts = right.clone();
            parts.params[at].1 = text;
            (named(kind), parts)
        };
        let mut made: Vec<(Slip, Parts)> =
            canonical::values(value).into_iter().map(|(kind, text)| set(kind, text)).collect();
        let mut without = right.clone();
        without.params.remove(at);
        made.push((named(&generated::NAME_ABSENT), without));
        made
    })
}

/// Mistakes in the lists as wholes: their order, the case of their names, what they leave out.
fn list_variations<'a>(attempt: &'a Attempt, right: &'a Parts) -> impl Iterator<Item = (Slip, Parts)> + 'a {
    let all = |make: &dyn Fn(&str, &str) -> (String, String), kind: &'static Kind| {
        let each = |pairs: &[(String, String)]| pairs.iter().map(|(name, value)| make(name, value)).collect();
        let parts = Parts { params: each(&attempt.params), headers: each(&attempt.headers), ..right.clone() };
        (Slip::from(kind), parts)
    };
    let encoded = |value: &str| encode_component(value).into_owned();
    let mut made = vec![
        all(&|name, value| (name.to_owned(), value.to_owned()), &generated::VALUES_RAW),
        all(
            &|name, value| (name.to_owned(), canonical::lower_escapes(&encoded(value))),
            &generated::VALUES_LOWER_ESCAPES,
        ),
        all(&|name, value| (name.to_owned(), encoded(value).replace("%20", "+")), &generated::VALUES_PLUS),
        all(&|name, value| (name.to_owned(), encoded(&value.to_lowercase())), &generated::VALUES_CASE),
        all(&|name, value| (name.to_owned(), encode_path(value).into_owned()), &generated::VALUES_OTHERWISE),
        all(
            &|name, value| (name.to_owned(), canonical::encode_uri(&encoded(value))),
            &generated::VALUES_OTHERWISE,
        ),
        all(
            &|name, value| (name.to_owned(), canonical::uri_component(&encoded(value))),
            &generated::VALUES_OTHERWISE,
        ),
        all(&|name, value| (name.to_owned(), encoded(&encoded(value))), &generated::VALUES_OTHERWISE),
        all(&|name, value| (canonical::capitals(name), encoded(value)), &generated::NAMES_IN_CAPITALS),
        all(&|name, value| (name.to_uppercase(), encoded(value)), &generated::NAMES_IN_CAPITALS),
    ];
    made.extend(ordered(attempt, right));
    made.extend(unlisted(attempt, right));
    made.into_iter()
}

/// Lists in another order, or left out.
fn ordered(attempt: &Attempt, right: &Parts) -> Vec<(Slip, Parts)> {
    let mut made = Vec::new();
    let in_order = |list: &str, pairs: &[(String, String)]| {
        let place = |name: &str| {
            list.split(';').position(|listed| encode_component(listed).eq_ignore_ascii_case(name))
        };
        let mut pairs: Vec<(String, String)> = pairs.to_vec();
        pairs.sort_by_key(|(name, _)| place(name));
        pairs
    };
    let as_listed = |pairs: Vec<(String, String)>, list: &str| {
        let spelled = |name: String| {
            let same = list.split(';').find(|listed| listed.eq_ignore_ascii_case(&name));
            same.map_or_else(|| name.clone(), str::to_owned)
        };
        pairs.into_iter().map(|(name, value)| (spelled(name), value)).collect::<Vec<_>>()
    };
    let (headers, params) =
        (in_order(&attempt.header_list, &right.headers), in_order(&attempt.param_list, &right.params));
    made.push((
        Slip::from(&generated::LIST_UNSORTED),
        Parts { headers: headers.clone(), params: params.clone(), ..right.clone() },
    ));
    let spelled = Parts {
        headers: as_listed(headers, &attempt.header_list),
        params: as_listed(params, &attempt.param_list),
        ..right.clone()
    };
    made.push((Slip::from(&generated::NAMES_IN_CAPITALS), spelled));
    made.push((Slip::from(&generated::LIST_WITHOUT_PARAMS), Parts { params: Vec::new(), ..right.clone() }));
    made.push((Slip::from(&generated::LIST_WITHOUT_HEADERS), Parts { headers: Vec::new(), ..right.clone() }));
    let mut by_url = right.params.clone();
    by_url.sort_by_key(|(name, _)| attempt.url_order.iter().position(|known| known == name));
    made.push((Slip::from(&generated::LIST_URL_ORDER), Parts { params: by_url, ..right.clone() }));
    made
}

/// Signed, but not in the list: one parameter or header, or all of them.
fn unlisted(attempt: &Attempt, right: &Parts) -> Vec<(Slip, Parts)> {
    let encoded = |(name, value): &(String, String)| (name.clone(), encode_component(value).into_owned());
    let Unlisted { params, headers } = &attempt.unlisted;
    let sorted = |mut pairs: Vec<(String, String)>| {
        pairs.sort();
        pairs
    };
    let with_params = |more: &[(String, String)]| {
        let params = right.params.iter().cloned().chain(more.iter().map(encoded)).collect();
        Parts { params: sorted(params), ..right.clone() }
    };
    let with_headers = |more: &[(String, String)]| {
        let headers = right.headers.iter().cloned().chain(more.iter().map(encoded)).collect();
        Parts { headers: sorted(headers), ..right.clone() }
    };
    let slip = |what: &str, name: &str| Slip::of(&generated::NAME_UNLISTED, format!("{what} {name}"));
    let one_param =
        params.iter().map(|pair| (slip("parameter", &pair.0), with_params(std::slice::from_ref(pair))));
    let one_header =
        headers.iter().map(|pair| (slip("header", &pair.0), with_headers(std::slice::from_ref(pair))));
    let mut made: Vec<(Slip, Parts)> = one_param.chain(one_header).collect();
    if params.len() > 1 {
        made.push((Slip::from(&generated::LIST_TOO_SHORT), with_params(params)));
    }
    if headers.len() > 1 {
        let pairs = |names: &[&str]| {
            headers.iter().filter(|(name, _)| names.contains(&name.as_str())).cloned().collect::<Vec<_>>()
        };
        for names in [&["content-type", "host"][..], &["content-length", "content-type", "host"]] {
            made.push((Slip::from(&generated::LIST_TOO_SHORT_HEADERS), with_headers(&pairs(names))));
        }
        made.push((Slip::from(&generated::LIST_TOO_SHORT_HEADERS), with_headers(headers)));
    }
    made
}

/// Problems of the signature's own text that are visible without a key.
pub fn visible(attempt: &Attempt) -> Vec<Slip> {
    let code = attempt.code.trim();
    let words = token::no_token(code);
    if !code.is_empty() && !words.is_empty() {
        return words;
    }
    let kind: Option<&'static Kind> = if code.is_empty() {
        Some(&generated::CODE_EMPTY)
    } else if Sha1::from_hex(code).is_none() && code.len() < 40 {
        Some(&generated::CODE_SHORT)
    } else {
        None
    };
    kind.map(Slip::from).into_iter().collect()
}
