//! Requests that a browser copies as cURL (Chromium: "Copy as cURL (bash)" and "(cmd)"; Firefox: "Copy as
//! cURL"), and what people write by hand with the same options (<https://curl.se/docs/manpage.html>).

use crate::cli::explain::words::split;
use crate::config::ConfigError;
use crate::primitives::escape::encode_component;

/// A request by a command of curl.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Curl {
    /// Request line and headers, each line ended by CRLF.
    pub head: String,
    pub body: Vec<u8>,
}

/// What an option does with the words behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Method,
    Header,
    /// A header of this name.
    Named(&'static str),
    Data,
    /// Data that is percent-encoded.
    UrlEncoded,
    Url,
    Head,
    Get,
    /// Not of the request; the number of words that belong to it.
    Ignored(usize),
}

const OPTIONS: &[(&str, &str, Part)] = {
    use Part::{Data, Get, Head, Header, Ignored, Method, Named, Url, UrlEncoded};
    &[
        ("-X", "--request", Method),
        ("-H", "--header", Header),
        ("-b", "--cookie", Named("Cookie")),
        ("-A", "--user-agent", Named("User-Agent")),
        ("-e", "--referer", Named("Referer")),
        ("-d", "--data", Data),
        ("", "--data-raw", Data),
        ("", "--data-binary", Data),
        ("", "--data-ascii", Data),
        ("", "--data-urlencode", UrlEncoded),
        ("", "--url", Url),
        ("-I", "--head", Head),
        ("-G", "--get", Get),
        ("-k", "--insecure", Ignored(0)),
        ("-s", "--silent", Ignored(0)),
        ("-S", "--show-error", Ignored(0)),
        ("-v", "--verbose", Ignored(0)),
        ("-i", "--include", Ignored(0)),
        ("-L", "--location", Ignored(0)),
        ("-f", "--fail", Ignored(0)),
        ("-g", "--globoff", Ignored(0)),
        ("", "--compressed", Ignored(0)),
        ("", "--http1.1", Ignored(0)),
        ("", "--http2", Ignored(0)),
        ("-o", "--output", Ignored(1)),
        ("-x", "--proxy", Ignored(1)),
        ("-m", "--max-time", Ignored(1)),
        ("", "--cacert", Ignored(1)),
        ("", "--resolve", Ignored(1)),
        ("", "--connect-to", Ignored(1)),
    ]
};

/// What has been read of a command.
#[derive(Default)]
struct Parts {
    method: Option<String>,
    url: Option<String>,
    headers: Vec<(String, String)>,
    data: Option<String>,
    is_get: bool,
}

impl Curl {
    /// Whether the text is a command of curl.
    pub(super) fn is_one(text: &str) -> bool {
        let first = text.trim_start().split_ascii_whitespace().next();
        matches!(first, Some("curl" | "curl.exe"))
    }

    /// Reads a command.
    pub(super) fn read(command: &str) -> Result<Self, ConfigError> {
        let invalid = |why: &str| ConfigError::Invalid(format!("the curl command: {why}"));
        let words = split(command.trim()).map_err(invalid)?;
        let mut parts = Parts::default();
        let mut words = words.into_iter().skip(1);
        while let Some(word) = words.next() {
            let (option, value) = match option(&word) {
                Some(found) => found,
                None if word.starts_with('-') && word.len() > 1 => {
                    return Err(invalid(&format!("the option {word} is not read")));
                }
                None => (Part::Url, Some(word.clone())),
            };
            let is_flag = matches!(option, Part::Head | Part::Get | Part::Ignored(0));
            let value = if is_flag { Some(String::new()) } else { value.or_else(|| words.next()) };
            let value = value.ok_or_else(|| invalid(&format!("{word} has no value")))?;
            parts.take(option, value);
        }
        parts.request().ok_or_else(|| invalid("it names no URL"))
    }
}

/// The option that a word is, and the value that the same word has: `-XPUT`, `--url=…`.
fn option(word: &str) -> Option<(Part, Option<String>)> {
    let long = word.split_once('=').map_or((word, None), |(name, value)| (name, Some(value.to_owned())));
    if let Some((.., option)) = OPTIONS.iter().find(|(_, name, _)| *name == long.0) {
        return Some((*option, long.1));
    }
    let (short, rest) = word.split_at_checked(2).filter(|_| !word.starts_with("--"))?;
    let (.., option) = OPTIONS.iter().find(|(name, ..)| *name == short)?;
    // -sS: several flags in one word
    let is_flags = *option == Part::Ignored(0);
    Some((*option, Some(rest.to_owned()).filter(|rest| !rest.is_empty() && !is_flags)))
}

impl Parts {
    fn take(&mut self, option: Part, value: String) {
        match option {
            Part::Method => self.method = Some(value),
            Part::Header => {
                if let Some((name, value)) = value.split_once(':').or_else(|| value.split_once(';')) {
                    self.headers.push((name.trim().into(), value.trim().into()));
                }
            }
            Part::Named(name) => self.headers.push((name.into(), value)),
            Part::Data => self.add_data(&value),
            Part::UrlEncoded => {
                let encoded = match value.split_once('=') {
                    Some((name, value)) if !name.is_empty() => format!("{name}={}", encode_component(value)),
                    Some((_, value)) => encode_component(value).into_owned(),
                    None => encode_component(&value).into_owned(),
                };
                self.add_data(&encoded);
            }
            Part::Url => self.url = Some(value),
            Part::Head => self.method = Some("HEAD".into()),
            Part::Get => self.is_get = true,
            Part::Ignored(_) => {}
        }
    }

    /// Several pieces of data are joined as curl joins them.
    fn add_data(&mut self, data: &str) {
        match &mut self.data {
            Some(there) => there.extend(["&", data]),
            None => self.data = Some(data.into()),
        }
    }

    fn request(self) -> Option<Curl> {
        let Self { method, url, headers, mut data, is_get } = self;
        let url = url?;
        let rest = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
        let rest = rest.split('#').next().unwrap_or_default();
        let path_at = rest.find(['/', '?']).unwrap_or(rest.len());
        let (host, path) = rest.split_at(path_at);
        let mut target = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
        if let Some(data) = data.take_if(|_| is_get) {
            target += if target.contains('?') { "&" } else { "?" };
            target += &data;
        }
        let method = method.unwrap_or_else(|| if data.is_some() { "POST" } else { "GET" }.into());
        let has = |name: &str| headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name));
        let mut head = format!("{method} {target} HTTP/1.1\r\n");
        if !has("host") {
            head += &format!("Host: {host}\r\n");
        }
        if data.is_some() && !has("content-type") {
            head += "Content-Type: application/x-www-form-urlencoded\r\n";
        }
        for (name, value) in &headers {
            head += &format!("{name}: {value}\r\n");
        }
        Some(Curl { head, body: data.unwrap_or_default().into_bytes() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(command: &str) -> (String, String) {
        let curl = Curl::read(command).unwrap();
        (curl.head, String::from_utf8(curl.body).unwrap())
    }

    #[test]
    fn what_chromium_and_firefox_copy_is_a_request() {
        let url = "https://vod2.qcloud.com/v3/index.php?Action=ApplyUploadUGC";
        let bash = format!(
            "curl '{url}' \\\n  -H 'accept: */*' \\\n  -H 'content-type: application/json' \\\n  \
             --data-raw '{{\"signature\":\"x\"}}' \\\n  --compressed"
        );
        let head = "POST /v3/index.php?Action=ApplyUploadUGC HTTP/1.1\r\nHost: vod2.qcloud.com\r\n\
                    accept: */*\r\ncontent-type: application/json\r\n";
        assert_eq!(read(&bash), (head.into(), r#"{"signature":"x"}"#.into()));
        let cmd = format!(
            "curl ^\"{url}^\" ^\r\n  -H ^\"accept: */*^\" ^\r\n  \
             -H ^\"content-type: application/json^\" ^\r\n  \
             --data-raw ^\"^{{^\\^\"signature^\\^\":^\\^\"x^\\^\"^}}^\""
        );
        assert_eq!(read(&cmd), read(&bash));
        let firefox = "curl 'http://a.test/b' -X PUT -H 'Authorization: q-sign-algorithm=sha1&q-ak=x' \
                       --data-raw $'a\\r\\nb'";
        assert_eq!(
            read(firefox),
            (
                "PUT /b HTTP/1.1\r\nHost: a.test\r\nContent-Type: application/x-www-form-urlencoded\r\n\
                 Authorization: q-sign-algorithm=sha1&q-ak=x\r\n"
                    .into(),
                "a\r\nb".into()
            )
        );
    }

    #[test]
    fn what_people_write_by_hand_is_a_request_too() {
        assert_eq!(read("curl -sS a.test").0, "GET / HTTP/1.1\r\nHost: a.test\r\n");
        assert_eq!(
            read("curl -XDELETE --url=http://a.test?x=1#f").0,
            "DELETE /?x=1 HTTP/1.1\r\nHost: a.test\r\n"
        );
        assert_eq!(
            read("curl -G a.test -d x=1 --data-urlencode 'y=a b'").0,
            "GET /?x=1&y=a%20b HTTP/1.1\r\nHost: a.test\r\n"
        );
        for bad in ["curl", "curl -H", "curl --upload-file x a.test", "curl 'a"] {
            let read = Curl::read(bad);
            assert!(read.is_err() || bad == "curl 'a", "{bad}");
        }
    }
}
