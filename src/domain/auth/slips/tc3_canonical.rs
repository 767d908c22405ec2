//! Mistakes in TC3's canonical request.

use crate::domain::auth::slips::canonical::{self, Surroundings};
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::json_forms;
use crate::domain::auth::slips::kind::{Kind, Slip};
use crate::domain::auth::slips::tc3_attempt::Attempt;
use crate::primitives::digest::{md5, sha1_of, sha256_of};
use crate::primitives::escape::decoded;

/// The parts of a canonical request.
#[derive(Debug, Clone)]
pub(super) struct Parts {
    method: String,
    path: String,
    query: String,
    headers: Vec<(String, String)>,
    /// `SignedHeaders`.
    names: String,
    payload: String,
}

type Made = Vec<(Slip, String)>;

impl Parts {
    /// The readings of a request that the server accepts: hosts with and without port, values as sent and in
    /// lower case.
    pub(super) fn readings(attempt: &Attempt<'_>) -> Vec<Self> {
        let mut made: Vec<Self> = Vec::new();
        for host in &attempt.hosts {
            let with_host = |(name, value): &(String, String)| {
                let value = if name == "host" { host } else { value };
                (name.clone(), value.clone())
            };
            let plain = Self {
                method: attempt.method.clone(),
                path: "/".to_owned(),
                query: attempt.query.clone(),
                headers: attempt.headers.iter().map(with_host).collect(),
                names: attempt.headers.iter().map(|(name, _)| &**name).collect::<Vec<_>>().join(";"),
                payload: attempt.payload.clone(),
            };
            let mut lower = plain.clone();
            lower.headers.iter_mut().for_each(|(_, value)| *value = value.to_lowercase());
            let differs = lower.headers != plain.headers;
            made.push(plain);
            made.extend(differs.then_some(lower));
        }
        made
    }

    pub(super) fn text(&self) -> String {
        self.framed(&self.lines(":"), "\n")
    }

    fn lines(&self, colon: &str) -> String {
        self.headers.iter().map(|(name, value)| format!("{name}{colon}{value}\n")).collect()
    }

    fn framed(&self, headers: &str, gap: &str) -> String {
        let Self { method, path, query, names, payload, .. } = self;
        format!("{method}\n{path}\n{query}\n{headers}{gap}{names}\n{payload}")
    }

    fn with(&self, change: impl FnOnce(&mut Self)) -> String {
        let mut other = self.clone();
        change(&mut other);
        other.text()
    }
}

/// Canonical requests that a mistake would have signed.
pub(super) fn variations(attempt: &Attempt<'_>, base: &Parts, around: &Surroundings) -> Made {
    let mut made = frames(base);
    made.extend(payloads(attempt, base));
    made.extend(headers(attempt, base, around));
    made.extend(lists(attempt, base));
    made.extend(addresses(attempt, base, around));
    made
}

/// The frame: lines left out, in another order, or ended otherwise.
fn frames(base: &Parts) -> Made {
    let (text, lines) = (base.text(), base.lines(":"));
    let Parts { method, path, query, names, payload, .. } = base;
    let capital = |name: &str| canonical::capitals(name);
    let spelled = base.headers.iter().map(|(name, value)| (capital(name), value.clone())).collect::<Vec<_>>();
    let list = names.split(';').map(capital).collect::<Vec<_>>().join(";");
    let of = |kind: &'static Kind, text: String| (Slip::from(kind), text);
    vec![
        of(&generated::HEADERS_LAST_LINE_FEED, base.framed(&lines, "")),
        of(&generated::HEADERS_LAST_LINE_FEED, base.framed(lines.trim_end_matches('\n'), "")),
        of(&generated::HEADERS_LAST_LINE_FEED, base.framed(&lines, "\n\n")),
        of(&generated::HEADERS_BLANK, base.framed(&base.lines(": "), "\n")),
        of(&generated::HEADERS_EQUALS, base.framed(&base.lines("="), "\n")),
        of(&generated::NAMES_IN_CAPITALS, base.with(|other| other.headers.clone_from(&spelled))),
        of(
            &generated::NAMES_IN_CAPITALS,
            base.with(|other| {
                other.headers.clone_from(&spelled);
                other.names.clone_from(&list);
            }),
        ),
        of(&generated::NAMES_IN_CAPITALS, base.with(|other| other.names.clone_from(&list))),
        of(&generated::LIST_SEPARATOR, base.with(|other| other.names = names.replace(';', ","))),
        of(&generated::HTTP_STRING_LAST_LINE_FEED, format!("{text}\n")),
        of(&generated::CANONICAL_LINE, format!("{method}\n{path}\n{lines}\n{names}\n{payload}")),
        of(&generated::CANONICAL_LINE, format!("{method}\n{path}\n{query}\n{lines}\n{payload}")),
        of(&generated::CANONICAL_LINE, format!("{method}\n{path}\n{query}\n{lines}\n{names}")),
        of(&generated::CANONICAL_LINE, format!("{method}\n{path}\n{query}\n{names}\n{payload}")),
        of(&generated::CANONICAL_LINE, format!("{method}\n{query}\n{lines}\n{names}\n{payload}")),
    ]
}

fn payloads(attempt: &Attempt<'_>, base: &Parts) -> Made {
    let body = attempt.body;
    let with = |slip: Slip, payload: String| (slip, base.with(|other| other.payload = payload));
    let signed =
        |what: &str, text: &[u8]| with(Slip::of(&generated::BODY_OTHER, what), sha256_of(text).to_string());
    let hashed = |name: &str, digest: String| with(Slip::of(&generated::BODY_DIGEST, name), digest);
    let mut made = vec![
        signed("an empty one", b""),
        signed("{}", b"{}"),
        signed("null", b"null"),
        with(Slip::from(&generated::BODY_UNSIGNED), sha256_of(b"UNSIGNED-PAYLOAD").to_string()),
        with(Slip::from(&generated::BODY_UNSIGNED), "UNSIGNED-PAYLOAD".to_owned()),
        with(Slip::from(&generated::BODY_DIGEST_CAPITALS), base.payload.to_uppercase()),
        with(Slip::from(&generated::BODY_DIGEST_LEFT_OUT), String::new()),
        signed("the query", attempt.query.as_bytes()),
    ];
    if body.len() <= json_forms::MOST {
        made.push(hashed("SHA-1", sha1_of(body).to_string()));
        made.push(hashed("MD5", md5(body).to_string()));
        made.push(with(Slip::from(&generated::BODY_UNHASHED), String::from_utf8_lossy(body).into_owned()));
        let forms = json_forms::of(body).into_iter();
        made.extend(forms.map(|(what, text)| signed(what, text.as_bytes())));
    }
    made
}

fn headers(attempt: &Attempt<'_>, base: &Parts, around: &Surroundings) -> Made {
    let mut made = Vec::new();
    for (at, (name, value)) in base.headers.iter().enumerate() {
        let mut values: Vec<(Slip, String)> = canonical::header_values(name, value)
            .into_iter()
            .map(|(kind, text)| (Slip::of(kind, format!("header {name}")), text))
            .collect();
        if name == "host" {
            values.extend(canonical::hosts(value, around));
        }
        values.push((Slip::of(&generated::VALUE_CASE, format!("header {name}")), value.to_lowercase()));
        let spaced = format!(" {value}");
        values.push((Slip::from(&generated::HEADERS_BLANK), spaced));
        for (slip, text) in values.into_iter().filter(|(_, text)| text != value) {
            made.push((slip, base.with(|other| other.headers[at].1 = text)));
        }
        let absent = Slip::of(&generated::NAME_ABSENT, format!("header {name}"));
        made.push((absent, base.with(|other| drop(other.headers.remove(at)))));
    }
    let unlisted = |(name, value): &(String, String)| {
        let slip = Slip::of(&generated::NAME_UNLISTED, format!("header {name}"));
        let forms = [value.clone(), value.to_lowercase()];
        forms.map(|value| {
            let add = |other: &mut Parts| {
                other.headers.push((name.clone(), value));
                other.headers.sort();
            };
            let (mut listed, mut silent) = (base.clone(), base.clone());
            add(&mut silent);
            listed.headers.clone_from(&silent.headers);
            listed.names = listed.headers.iter().map(|(name, _)| &**name).collect::<Vec<_>>().join(";");
            [(slip.clone(), silent.text()), (slip.clone(), listed.text())]
        })
    };
    made.extend(attempt.unlisted.iter().flat_map(unlisted).flatten());
    made
}

/// Lists in another order, or with other names.
fn lists(attempt: &Attempt<'_>, base: &Parts) -> Made {
    let order = |slip: &'static Kind, compare: fn(&str, &str) -> std::cmp::Ordering| {
        let mut headers = base.headers.clone();
        headers.sort_by(|(one, _), (other, _)| compare(one, other));
        let names = headers.iter().map(|(name, _)| &**name).collect::<Vec<_>>().join(";");
        let both = base.with(|other| {
            other.headers.clone_from(&headers);
            other.names.clone_from(&names);
        });
        let alone = base.with(|other| other.headers.clone_from(&headers));
        [(Slip::from(slip), both), (Slip::from(slip), alone)]
    };
    let mut made: Made = order(&generated::LIST_UNSORTED, |one, other| other.cmp(one)).into();
    made.extend(order(&generated::LIST_UNLIKE, str::cmp));
    let listed = |names: &str| {
        let slip = Slip::of(&generated::SIGNED_NAMES_OTHER, names);
        (slip, base.with(|other| names.clone_into(&mut other.names)))
    };
    made.extend(["content-type;host", "host;content-type", "content-type;host;x-tc-action"].map(listed));
    let all: Vec<_> = attempt.headers.iter().chain(&attempt.unlisted).cloned().collect();
    let whole = base.with(|other| {
        other.headers = all;
        other.headers.sort();
    });
    made.push((Slip::from(&generated::LIST_WITH_ALL), whole));
    made
}

/// Method, path and query.
fn addresses(attempt: &Attempt<'_>, base: &Parts, around: &Surroundings) -> Made {
    let lower = base.method.to_lowercase();
    let mut made = vec![(Slip::from(&generated::METHOD_CASE), base.with(|other| other.method = lower))];
    for method in around.methods.iter().filter(|other| **other != base.method) {
        let slip = Slip::of(&generated::METHOD_OTHER, format!("{method}, but this is {}", base.method));
        made.push((slip, base.with(|other| other.method.clone_from(method))));
    }
    let action = attempt.unlisted.iter().chain(&attempt.headers).find(|(name, _)| name == "x-tc-action");
    let action = action.map(|(_, action)| format!("/{action}"));
    let paths = [String::new(), "/v2/index.php".to_owned(), "//".to_owned(), attempt.path.clone()];
    for path in paths.into_iter().chain(action) {
        let slip = Slip::of(&generated::PATH_OTHER, format!("{path:?} instead of \"/\""));
        made.push((slip, base.with(|other| other.path = path)));
    }
    let query = &base.query;
    let mut sorted: Vec<&str> = query.split('&').collect();
    sorted.sort_unstable();
    let body = String::from_utf8_lossy(&attempt.body[..attempt.body.len().min(json_forms::MOST)]);
    for (what, text) in [
        ("sorted", sorted.join("&")),
        ("decoded", decoded(query)),
        ("with %20 for +", query.replace('+', "%20")),
        ("with + for %20", query.replace("%20", "+")),
        ("with lower-case escapes", canonical::lower_escapes(query)),
        ("with a question mark in front", format!("?{query}")),
        ("empty", String::new()),
        ("the body", body.into_owned()),
    ] {
        made.push((Slip::of(&generated::QUERY_OTHER, what), base.with(|other| other.query = text)));
    }
    made
}
