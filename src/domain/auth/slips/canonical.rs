//! Variations of a path, a host and a value that clients sign by mistake. Common to all schemes that cover
//! requests.

use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::kind::{Kind, Slip};
use crate::primitives::escape::{decoded, encode_component, encode_path};

/// What the search knows of a request's address beyond what was signed.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// `<bucket>-<appid>`, where the request addresses a bucket.
    pub bucket: Option<String>,
    /// The query as received.
    pub query: String,
    /// Methods that are tried, in capitals.
    pub methods: Vec<String>,
    /// Hosts by which the same bucket is reached otherwise: other regions, styles and zones.
    pub hosts: Vec<String>,
}

/// Paths that a mistake would have signed for the decoded `path`, each as the text to sign. `write` is how
/// the scheme writes a decoded path.
pub fn paths(path: &str, around: &Surroundings, write: fn(&str) -> String) -> Vec<(Slip, String)> {
    let lower = |text: &str| lower_escapes(&encode_path(text));
    let twice = decoded(path);
    let bare = path.trim_start_matches('/');
    let mut made = vec![
        (Slip::from(&generated::PATH_ENCODED), encode_path(path).into_owned()),
        (Slip::from(&generated::PATH_ENCODED), lower(path)),
        (Slip::from(&generated::PATH_ENCODED_WITH_SLASHES), format!("/{}", encode_component(bare))),
        (Slip::from(&generated::PATH_ENCODED_WITH_SLASHES), encode_component(path).into_owned()),
        (Slip::from(&generated::PATH_ENCODED_TWICE), encode_path(&encode_path(path)).into_owned()),
        (Slip::from(&generated::PATH_DECODED), path.to_owned()),
        (Slip::from(&generated::PATH_DECODED_TWICE), write(&twice)),
        (Slip::from(&generated::PATH_PLUS), write(path).replace("%20", "+").replace(' ', "+")),
        (Slip::from(&generated::PATH_WITHOUT_SLASH), write(bare)),
        (Slip::from(&generated::PATH_SLASH_DOUBLED), format!("/{}", write(path))),
        (Slip::from(&generated::PATH_SLASH_BEHIND), format!("{}/", write(path))),
        (Slip::from(&generated::PATH_SLASH_BEHIND), write(path.trim_end_matches('/'))),
        (Slip::from(&generated::PATH_CASE), write(&path.to_lowercase())),
        (Slip::from(&generated::PATH_ROOT), write("/")),
        (Slip::from(&generated::PATH_EMPTY), String::new()),
    ];
    let unsigned = |pair: &&str| !["q-", "X-Amz-", "sign="].iter().any(|start| pair.starts_with(start));
    let own = around.query.split('&').filter(unsigned).collect::<Vec<_>>().join("&");
    for query in [&around.query, &own].into_iter().filter(|query| !query.is_empty()) {
        made.push((Slip::from(&generated::PATH_WITH_QUERY), format!("{}?{query}", write(path))));
    }
    made.extend(with_bucket(path, around, write));
    made.extend(normal_forms(path, write));
    let right = write(path);
    made.retain(|(_, text)| *text != right);
    made
}

/// The path with a bucket in front of it or without the one that stands there.
fn with_bucket(path: &str, around: &Surroundings, write: fn(&str) -> String) -> Vec<(Slip, String)> {
    let Some(bucket) = &around.bucket else { return Vec::new() };
    let short = bucket.rsplit_once('-').map_or(bucket.as_str(), |(short, _)| short);
    let mut made: Vec<(Slip, String)> = [bucket.as_str(), short]
        .into_iter()
        .map(|name| (Slip::from(&generated::PATH_WITH_BUCKET), write(&format!("/{name}{path}"))))
        .collect();
    if let Some(rest) = path.strip_prefix('/').and_then(|path| path.strip_prefix(bucket.as_str())) {
        let rest = if rest.is_empty() { "/" } else { rest };
        if rest.starts_with('/') {
            made.push((Slip::from(&generated::PATH_WITHOUT_BUCKET), write(rest)));
        }
    }
    made
}

/// The path in the other Unicode normal forms.
fn normal_forms(path: &str, write: fn(&str) -> String) -> Vec<(Slip, String)> {
    use unicode_normalization::UnicodeNormalization;
    if path.is_ascii() {
        return Vec::new();
    }
    let (composed, decomposed): (String, String) = (path.nfc().collect(), path.nfd().collect());
    vec![
        (Slip::of(&generated::PATH_NORMAL_FORM, "NFC"), write(&composed)),
        (Slip::of(&generated::PATH_NORMAL_FORM, "NFD"), write(&decomposed)),
    ]
}

/// Hosts that a mistake would have signed instead of `host`.
pub fn hosts(host: &str, around: &Surroundings) -> Vec<(Slip, String)> {
    let say = |host: &str| Slip::of(&generated::HOST_OTHER, format!("{host:?}"));
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let mut made = vec![
        (Slip::from(&generated::HOST_WITH_SCHEME), format!("https://{host}")),
        (Slip::from(&generated::HOST_WITH_SCHEME), format!("http://{host}")),
        (Slip::from(&generated::HOST_WITH_SLASH), format!("{host}/")),
        (Slip::from(&generated::HOST_EMPTY), String::new()),
        (Slip::from(&generated::HOST_CASE), host.to_ascii_uppercase()),
    ];
    let others = around.hosts.iter().filter(|other| *other != host && *other != name);
    made.extend(others.map(|other| (say(other), other.clone())));
    made.retain(|(_, text)| text != host);
    made
}

/// Spellings of a value that a mistake would have signed where its percent-encoded form is wanted.
pub fn values(value: &str) -> Vec<(&'static Kind, String)> {
    let encoded = encode_component(value);
    let mut made = vec![
        (&generated::VALUE_RAW, value.to_owned()),
        (&generated::VALUE_LOWER_ESCAPES, lower_escapes(&encoded)),
        (&generated::VALUE_PLUS, encoded.replace("%20", "+")),
        (&generated::VALUE_URI_COMPONENT, uri_component(&encoded)),
        (&generated::VALUE_SLASHES_KEPT, encode_path(value).into_owned()),
        (&generated::VALUE_ENCODED_TWICE, encode_component(&encoded).into_owned()),
        (&generated::VALUE_CASE, encode_component(&value.to_lowercase()).into_owned()),
        (&generated::VALUE_DECODED, encode_component(&decoded(value)).into_owned()),
    ];
    made.retain(|(_, text)| *text != encoded);
    made
}

/// Values that client libraries add to or take from a header after it was signed.
pub fn header_values(name: &str, value: &str) -> Vec<(&'static Kind, String)> {
    let bare = value.split(';').next().unwrap_or_default().trim();
    let mut made = Vec::new();
    match name {
        "content-type" => {
            made.push((&generated::HEADER_CHARSET, bare.to_owned()));
            let charsets = ["; charset=utf-8", "; charset=UTF-8", ";charset=utf-8", ";charset=UTF-8"];
            made.extend(charsets.map(|charset| (&generated::HEADER_CHARSET, format!("{bare}{charset}"))));
            let added = [
                "application/octet-stream",
                "application/x-www-form-urlencoded",
                "text/plain",
                "application/json",
            ];
            made.extend(added.map(|kind| (&generated::HEADER_OTHER, kind.to_owned())));
        }
        "content-length" => made.push((&generated::HEADER_OTHER, "0".to_owned())),
        _ => {}
    }
    made.push((&generated::HEADER_EMPTY, String::new()));
    made.retain(|(_, text)| text != value);
    made
}

/// Percent escapes with lower-case digits.
pub fn lower_escapes(encoded: &str) -> String {
    let mut in_escape = 0_u8;
    let lower = |c: char| {
        if c == '%' {
            in_escape = 2;
            c
        } else if in_escape > 0 {
            in_escape -= 1;
            c.to_ascii_lowercase()
        } else {
            c
        }
    };
    encoded.chars().map(lower).collect()
}

/// What JavaScript's `encodeURIComponent` makes: `!'()*` stay as they are.
fn uri_component(encoded: &str) -> String {
    [("%21", "!"), ("%27", "'"), ("%28", "("), ("%29", ")"), ("%2A", "*")]
        .iter()
        .fold(encoded.to_owned(), |text, (escape, mark)| text.replace(escape, mark))
}
