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
    /// The host as sent.
    pub own_host: String,
    /// The query as received.
    pub query: String,
    /// Methods that are tried, in capitals.
    pub methods: Vec<String>,
    /// Hosts by which the same bucket is reached otherwise: other regions, styles and zones.
    pub hosts: Vec<String>,
    /// Keys of other objects in the bucket.
    pub keys: Vec<String>,
}

/// Paths that a mistake would have signed for the decoded `path`, each as the text to sign. `write` is how
/// the scheme writes a decoded path.
pub fn paths(path: &str, around: &Surroundings, write: fn(&str) -> String) -> Vec<(Slip, String)> {
    let lower = |text: &str| lower_escapes(&encode_path(text));
    let twice = decoded(path);
    let bare = path.trim_start_matches('/');
    let lowered = if write(path) == encode_path(path) {
        (Slip::from(&generated::PATH_LOWER_ESCAPES), lower(path))
    } else {
        (Slip::from(&generated::PATH_ENCODED), lower(path))
    };
    let mut made = vec![
        (Slip::from(&generated::PATH_ENCODED), encode_path(path).into_owned()),
        lowered,
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
    made.extend(respelled(path, around, write));
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

/// The path as another function encodes it, a part of it, or that of something else.
fn respelled(path: &str, around: &Surroundings, write: fn(&str) -> String) -> Vec<(Slip, String)> {
    let of = |kind: &'static Kind, text: String| (Slip::from(kind), text);
    let encoded = encode_path(path);
    let is_plain = write(path) != encoded;
    let right = if is_plain { "the path decoded" } else { "the path with all marks encoded" };
    let uri = |text: &str| (Slip::of(&generated::PATH_URI, right), text.to_owned());
    let latin: String = path
        .chars()
        .map(|c| {
            if c.is_ascii() || u32::from(c) > 255 { c.to_string() } else { format!("%{:02X}", u32::from(c)) }
        })
        .collect();
    let name = path.rsplit('/').find(|name| !name.is_empty()).unwrap_or_default();
    let html = path.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    let mut made = vec![
        uri(&encode_uri(&encoded)),
        uri(&uri_component(&encoded)),
        uri(&latin),
        uri(&latin.replace(' ', "%20")),
        of(&generated::PATH_NAME_ALONE, write(&format!("/{name}"))),
        of(&generated::PATH_NAME_ALONE, write(name)),
        of(&generated::PATH_HTML, write(&html)),
        of(&generated::PATH_HTML, write(&html.replace('\'', "&#39;"))),
        of(&generated::PATH_TRIMMED, write(path.trim_end())),
        of(&generated::PATH_TRIMMED, write(path.split('#').next().unwrap_or_default())),
        of(&generated::PATH_TRIMMED, write(path.split('?').next().unwrap_or_default())),
    ];
    let own = around.own_host.as_str();
    for scheme in ["https://", "http://", "//", ""] {
        made.push(of(&generated::PATH_URL, format!("{scheme}{own}{}", write(path))));
        made.push(of(&generated::PATH_URL, format!("{scheme}{own}{encoded}")));
    }
    if let Some((short, appid)) = around.bucket.as_deref().and_then(|bucket| bucket.rsplit_once('-')) {
        let front = [format!("/{appid}/{short}{path}"), format!("/{short}{path}"), format!("/{appid}{path}")];
        made.extend(front.map(|path| of(&generated::PATH_WITH_BUCKET, write(&path))));
    }
    made.extend(
        around
            .keys
            .iter()
            .map(|key| (Slip::of(&generated::PATH_OF_OTHER, format!("{key:?}")), write(&format!("/{key}")))),
    );
    made
}

/// What JavaScript's `encodeURI` makes of a percent-encoded text.
pub fn encode_uri(encoded: &str) -> String {
    [("%3B", ";"), ("%2C", ","), ("%2F", "/"), ("%3F", "?"), ("%3A", ":"), ("%40", "@"), ("%26", "&")]
        .iter()
        .chain(&[("%3D", "="), ("%2B", "+"), ("%24", "$"), ("%23", "#")])
        .fold(uri_component(encoded), |text, (escape, mark)| text.replace(escape, mark))
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
        (&generated::VALUE_ENCODE_URI, encode_uri(&encoded)),
        (&generated::VALUE_CAPITALS, encode_component(&value.to_uppercase()).into_owned()),
        (&generated::VALUE_HTML, encode_component(&html(value)).into_owned()),
        (&generated::VALUE_BLANKS, encode_component(&trimmed(value)).into_owned()),
        (&generated::VALUE_BLANKS, encode_component(&format!(" {value}")).into_owned()),
        (&generated::VALUE_TWICE, encode_component(&format!("{value},{value}")).into_owned()),
        (&generated::VALUE_TWICE, encode_component(&format!("{value}, {value}")).into_owned()),
        (&generated::VALUE_EMPTY, String::new()),
    ];
    if let Ok(number) = value.parse::<i64>() {
        let near = [-1, 1].map(|off| number.saturating_add(off).to_string());
        made.extend(near.map(|text| (&generated::VALUE_BESIDE, text)));
    }
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

fn html(value: &str) -> String {
    let text = value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;")
}

/// The value with each run of blanks as one.
fn trimmed(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
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
pub fn uri_component(encoded: &str) -> String {
    [("%21", "!"), ("%27", "'"), ("%28", "("), ("%29", ")"), ("%2A", "*")]
        .iter()
        .fold(encoded.to_owned(), |text, (escape, mark)| text.replace(escape, mark))
}

/// A name as HTTP usually spells it: `Content-Type`.
pub fn capitals(name: &str) -> String {
    let mut starts = true;
    let letter = |c: char| {
        let letter = if starts { c.to_ascii_uppercase() } else { c };
        starts = c == '-';
        letter
    };
    name.chars().map(letter).collect()
}
