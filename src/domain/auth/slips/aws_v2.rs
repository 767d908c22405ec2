//! Mistakes in AWS signatures of version 2.

use crate::domain::auth::slips::canonical::{self, Surroundings};
use crate::domain::auth::slips::encoding::Encoding;
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::keys;
use crate::domain::auth::slips::kind::{Kind, Slip};
use crate::domain::auth::slips::pair::Pair;
use crate::domain::auth::slips::search::{Algorithm, Search};
use crate::domain::auth::slips::token;

/// The parts of `StringToSign`, each as it is signed.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// The code as received.
    pub code: String,
    pub method: String,
    pub md5: String,
    pub content_type: String,
    /// `Expires`, `Date`, or nothing beside `x-amz-date`.
    pub date: String,
    /// The `x-amz-` headers, `name:value` and a line feed each.
    pub words: String,
    /// Bucket and path, percent-encoded as sent.
    pub resource: String,
    /// The path alone.
    pub path: String,
    /// `?acl` and the like.
    pub subresources: String,
    /// The headers `Date` and `x-amz-date`, where they were sent.
    pub dates: Vec<String>,
}

impl Attempt {
    fn text(&self) -> String {
        let Self { method, md5, content_type, date, words, resource, subresources, .. } = self;
        format!("{method}\n{md5}\n{content_type}\n{date}\n{words}{resource}{subresources}")
    }
}

/// The mistakes that yield the signature received.
pub fn find(attempt: &Attempt, pair: &Pair, others: &[Pair], around: &Surroundings) -> Vec<Slip> {
    let search = Search::of_text(&attempt.code, Encoding::Base64);
    let (hmac, secret, text) = (Algorithm::HmacSha1, pair.secret_key.as_bytes(), attempt.text());
    let by_key = || {
        keys::variants(pair, others)
            .find_map(|(slip, key)| search.try_code(hmac, &key, text.as_bytes(), || Some(slip)))
    };
    let by_part = || {
        variations(attempt, around)
            .into_iter()
            .find_map(|(slip, text)| search.try_code(hmac, secret, text.as_bytes(), || Some(slip)))
    };
    search
        .try_code(hmac, secret, text.as_bytes(), || None)
        .or_else(by_key)
        .or_else(by_part)
        .or_else(|| search.try_algorithms(hmac, secret, text.as_bytes()))
        .unwrap_or_else(|| token::no_token(&attempt.code))
}

/// Lines left out or written otherwise.
fn frames(attempt: &Attempt, around: &Surroundings) -> Vec<(Slip, String)> {
    let Attempt { method, md5, content_type, date, words, resource, subresources, path, .. } = attempt;
    let of = |kind: &'static Kind, text: String| (Slip::from(kind), text);
    let without = |line: &str, text: String| (Slip::of(&generated::LINE_LEFT_OUT, line), text);
    let end = format!("{words}{resource}{subresources}");
    let text = attempt.text();
    let worded = |form: &str, words: String| {
        let slip = Slip::of(&generated::WORDS_FORM, form);
        (slip, Attempt { words, ..attempt.clone() }.text())
    };
    let lines = || words.lines();
    let spelled = |line: &str| {
        line.split_once(':')
            .map_or_else(String::new, |(name, value)| format!("{}:{value}\n", canonical::capitals(name)))
    };
    let reversed: Vec<String> = lines().rev().map(|line| format!("{line}\n")).collect();
    let resourced = |kind: &'static Kind, resource: String| {
        (Slip::from(kind), Attempt { resource, ..attempt.clone() }.text())
    };
    let bucket = around.bucket.as_deref().unwrap_or_default();
    let short = bucket.rsplit_once('-').map_or(bucket, |(short, _)| short);
    vec![
        without("Content-MD5", format!("{method}\n{content_type}\n{date}\n{end}")),
        without("Content-Type", format!("{method}\n{md5}\n{date}\n{end}")),
        without("Date", format!("{method}\n{md5}\n{content_type}\n{end}")),
        without("Content-MD5 and Content-Type", format!("{method}\n{date}\n{end}")),
        of(&generated::TEXT_CRLF, text.replace('\n', "\r\n")),
        of(&generated::TEXT_ESCAPED_LINE_FEED, text.replace('\n', "\\n")),
        of(&generated::TEXT_JOINED, text.replace('\n', "")),
        worded("in capitals", lines().map(spelled).collect()),
        worded("not sorted", reversed.concat()),
        worded("with a blank behind the colon", words.replacen(':', ": ", 1)),
        worded(
            "with a blank behind each colon",
            lines().map(|line| format!("{}\n", line.replacen(':', ": ", 1))).collect(),
        ),
        resourced(&generated::NAME_WITHOUT_APPID, format!("/{short}{path}")),
        resourced(&generated::PATH_WITHOUT_BUCKET, path.trim_start_matches('/').to_owned()),
        resourced(&generated::PATH_WITHOUT_SLASH, resource.trim_start_matches('/').to_owned()),
    ]
}

fn variations(attempt: &Attempt, around: &Surroundings) -> Vec<(Slip, String)> {
    let with = |slip: Slip, change: &dyn Fn(&mut Attempt)| {
        let mut other = attempt.clone();
        change(&mut other);
        (slip, other.text())
    };
    let header = |kind: &'static Kind, name: &str| Slip::of(kind, format!("header {name}"));
    let mut made = vec![
        with(Slip::from(&generated::METHOD_CASE), &|other| other.method = other.method.to_lowercase()),
        with(header(&generated::HEADER_EMPTY, "content-md5"), &|other| other.md5.clear()),
        with(header(&generated::HEADER_EMPTY, "date"), &|other| other.date.clear()),
        with(Slip::from(&generated::WORDS_MISSING), &|other| other.words.clear()),
        with(Slip::from(&generated::SUBRESOURCE_MISSING), &|other| other.subresources.clear()),
        with(Slip::from(&generated::PATH_WITHOUT_BUCKET), &|other| other.resource = other.path.clone()),
        with(Slip::from(&generated::PATH_WITH_QUERY), &|other| {
            other.subresources = format!("?{}", around.query);
        }),
    ];
    for method in around.methods.iter().filter(|other| **other != attempt.method) {
        let detail = format!("{method}, but this is {}", attempt.method);
        made.push(with(Slip::of(&generated::METHOD_OTHER, detail), &|other| {
            other.method.clone_from(method);
        }));
    }
    for (kind, value) in canonical::header_values("content-type", &attempt.content_type) {
        made.push(with(header(kind, "content-type"), &|other| other.content_type.clone_from(&value)));
    }
    for date in &attempt.dates {
        made.push(with(header(&generated::HEADER_OTHER, "date"), &|other| other.date.clone_from(date)));
    }
    let decoded = crate::primitives::escape::decoded(&attempt.path);
    let (bucket, write): (String, fn(&str) -> String) =
        (attempt.resource.strip_suffix(&attempt.path).unwrap_or_default().to_owned(), |path| {
            crate::primitives::escape::encode_path(path).into_owned()
        });
    for (slip, path) in canonical::paths(&decoded, around, write) {
        let resource = format!("{bucket}{path}");
        made.push(with(slip, &|other| other.resource.clone_from(&resource)));
    }
    made.push((Slip::from(&generated::TEXT_LINE_FEED), format!("{}\n", attempt.text())));
    made.extend(frames(attempt, around));
    let right = attempt.text();
    made.retain(|(_, text)| *text != right);
    made
}
