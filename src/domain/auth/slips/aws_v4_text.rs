//! Mistakes in the texts of AWS signatures of version 4.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html>

use crate::domain::auth::slips::canonical::capitals;
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::kind::{Kind, Slip};
use crate::primitives::digest::{md5, sha1_of, sha256_of};

/// The first line of StringToSign.
const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// The parts of a canonical request, each as it is signed.
#[derive(Debug, Clone)]
pub(super) struct Parts {
    pub method: String,
    pub path: String,
    pub params: String,
    pub headers: Vec<(String, String)>,
    pub payload: String,
}

impl Parts {
    pub(super) fn text(&self) -> String {
        self.framed(&self.lines(":"), "\n", &self.names(";"))
    }

    fn lines(&self, colon: &str) -> String {
        self.headers.iter().map(|(name, value)| format!("{name}{colon}{value}\n")).collect()
    }

    fn names(&self, mark: &str) -> String {
        self.headers.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(mark)
    }

    fn framed(&self, lines: &str, gap: &str, names: &str) -> String {
        let Self { method, path, params, payload, .. } = self;
        format!("{method}\n{path}\n{params}\n{lines}{gap}{names}\n{payload}")
    }

    /// Canonical requests with a mistake in their frame.
    pub(super) fn frames(&self) -> Vec<(Slip, String)> {
        let of = |kind: &'static Kind, text: String| (Slip::from(kind), text);
        let (lines, names, text) = (self.lines(":"), self.names(";"), self.text());
        let spelled: Vec<(String, String)> =
            self.headers.iter().map(|(name, value)| (capitals(name), value.clone())).collect();
        let spelled = Self { headers: spelled, ..self.clone() };
        let reversed = Self { headers: self.headers.iter().rev().cloned().collect(), ..self.clone() };
        let mut sorted = self.clone();
        sorted.headers.sort();
        let Self { method, path, params, payload, .. } = self;
        vec![
            of(&generated::HEADERS_LAST_LINE_FEED, self.framed(&lines, "", &names)),
            of(&generated::HEADERS_LAST_LINE_FEED, self.framed(lines.trim_end(), "", &names)),
            of(&generated::HEADERS_LAST_LINE_FEED, self.framed(&lines, "\n\n", &names)),
            of(&generated::HEADERS_BLANK, self.framed(&self.lines(": "), "\n", &names)),
            of(&generated::HEADERS_EQUALS, self.framed(&self.lines("="), "\n", &names)),
            of(&generated::LIST_SEPARATOR, self.framed(&lines, "\n", &self.names(","))),
            of(&generated::NAMES_IN_CAPITALS, spelled.text()),
            of(&generated::NAMES_IN_CAPITALS, self.framed(&spelled.lines(":"), "\n", &names)),
            of(&generated::NAMES_IN_CAPITALS, self.framed(&lines, "\n", &spelled.names(";"))),
            of(&generated::HEADERS_ORDER, reversed.text()),
            of(&generated::HEADERS_ORDER, self.framed(&reversed.lines(":"), "\n", &names)),
            of(&generated::HEADERS_ORDER, self.framed(&sorted.lines(":"), "\n", &names)),
            of(&generated::HEADERS_ORDER, sorted.text()),
            of(&generated::TEXT_CRLF, text.replace('\n', "\r\n")),
            of(&generated::TEXT_ESCAPED_LINE_FEED, text.replace('\n', "\\n")),
            of(&generated::QUERY_QUESTION_MARK, text.replacen(params, &format!("?{params}"), 1)),
            of(&generated::CANONICAL_LINE, format!("{method}\n{path}\n{lines}\n{names}\n{payload}")),
            of(&generated::CANONICAL_LINE, format!("{method}\n{path}\n{params}\n{lines}\n{payload}")),
            of(&generated::CANONICAL_LINE, format!("{method}\n{path}\n{params}\n{lines}\n{names}")),
            of(&generated::CANONICAL_LINE, format!("{method}\n{path}\n{params}\n{names}\n{payload}")),
        ]
    }
}

/// StringToSign of a canonical request.
pub(super) fn string_to_sign(stamp: &str, scope: &str, canonical: &str) -> String {
    format!("{ALGORITHM}\n{stamp}\n{scope}\n{}", sha256_of(canonical.as_bytes()))
}

/// Other forms of StringToSign, of a right canonical request.
pub(super) fn texts(secret_id: &str, stamp: &str, scope: &str, canonical: &str) -> Vec<(Slip, String)> {
    let text = string_to_sign(stamp, scope, canonical);
    let digest = sha256_of(canonical.as_bytes()).to_string();
    let of = |kind: &'static Kind, text: String| (Slip::from(kind), text);
    let told = |kind, detail: &str, text: String| (Slip::of(kind, detail), text);
    let with = |stamp: &str, scope: &str, digest: &str| format!("{ALGORITHM}\n{stamp}\n{scope}\n{digest}");
    let scoped = |other: String| told(&generated::AWS4_SCOPE, &other, with(stamp, &other, &digest));
    let day = stamp.get(..8).unwrap_or(stamp);
    let hashed = |name: &str, other: String| told(&generated::TEXT_DIGEST, name, with(stamp, scope, &other));
    vec![
        of(&generated::TEXT_LINE_FEED, format!("{text}\n")),
        told(&generated::TEXT_FIRST_LINE, ALGORITHM, format!("{stamp}\n{scope}\n{digest}")),
        told(&generated::TEXT_FIRST_LINE, ALGORITHM, text.replacen(ALGORITHM, "AWS4-HMAC-SHA1", 1)),
        told(&generated::TEXT_FIRST_LINE, ALGORITHM, text.replacen(ALGORITHM, "TC3-HMAC-SHA256", 1)),
        of(&generated::AWS4_STAMP, format!("{ALGORITHM}\n{scope}\n{digest}")),
        of(&generated::AWS4_STAMP, with(day, scope, &digest)),
        of(&generated::AWS4_SCOPE_MISSING, format!("{ALGORITHM}\n{stamp}\n{digest}")),
        scoped(format!("{secret_id}/{scope}")),
        scoped(scope.trim_end_matches("/aws4_request").to_owned()),
        of(&generated::TEXT_NOT_HASHED, with(stamp, scope, canonical)),
        of(&generated::TEXT_CANONICAL, canonical.to_owned()),
        of(&generated::TEXT_CANONICAL, digest.clone()),
        of(&generated::TEXT_DIGEST_CAPITALS, with(stamp, scope, &digest.to_uppercase())),
        of(&generated::TEXT_CRLF, text.replace('\n', "\r\n")),
        of(&generated::TEXT_ESCAPED_LINE_FEED, text.replace('\n', "\\n")),
        of(&generated::TEXT_JOINED, text.replace('\n', "")),
        hashed("SHA-1", sha1_of(canonical.as_bytes()).to_string()),
        hashed("MD5", md5(canonical.as_bytes()).to_string()),
    ]
}
