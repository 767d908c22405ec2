//! The headers of a request or a response, as the journal keeps them.

use serde::Serialize;

use crate::domain::journal::masked::masked_header;

/// Header lines in one piece of memory of their own. hyper's header values share the buffer in which a
/// connection receives, so keeping them would keep up to 400 kB for each request.
#[derive(Debug, Clone, Default)]
pub struct Head(Box<[u8]>);

/// One header, its value masked if it signs or opens anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Header {
    /// In lower case.
    pub name: String,
    pub value: String,
}

/// Bytes that are kept of a head; the headers that do not fit are left out.
const MOST: usize = 8 * 1024;

impl Head {
    /// The head with these headers, whose names are in lower case and whose values hold no line feed.
    pub fn of<'a, I: Iterator<Item = (&'a str, &'a [u8])>>(headers: impl Fn() -> I) -> Self {
        let size: usize = headers().map(|(name, value)| name.len() + value.len() + 2).sum();
        let mut lines = Vec::with_capacity(size.min(MOST));
        for (name, value) in headers() {
            if lines.len() + name.len() + value.len() + 2 > MOST {
                continue;
            }
            lines.extend_from_slice(name.as_bytes());
            lines.push(b':');
            lines.extend_from_slice(value);
            lines.push(b'\n');
        }
        Self(lines.into_boxed_slice())
    }

    /// Names and values as they were received.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.split(|byte| *byte == b'\n').filter_map(|line| {
            let colon = line.iter().position(|byte| *byte == b':')?;
            Some((std::str::from_utf8(&line[..colon]).ok()?, &line[colon + 1..]))
        })
    }

    /// The value of the first header with this name, if it is UTF-8.
    pub fn text(&self, name: &str) -> Option<&str> {
        let found = self.headers().find(|(known, _)| *known == name);
        std::str::from_utf8(found?.1).ok()
    }

    /// The headers for people: secrets are masked.
    pub fn shown(&self) -> Vec<Header> {
        let shown = |(name, value): (&str, &[u8])| Header {
            name: name.to_owned(),
            value: masked_header(name, &String::from_utf8_lossy(value)),
        };
        self.headers().map(shown).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_keeps_what_fits() {
        let long = vec![b'x'; MOST];
        let sent: [(&str, &[u8]); 4] =
            [("host", b"a:1"), ("long", &long), ("odd", b"\xff:"), ("authorization", b"secret")];
        let head = Head::of(|| sent.into_iter());
        assert_eq!(head.headers().collect::<Vec<_>>(), [sent[0], sent[2], sent[3]]);
        assert_eq!(head.text("host"), Some("a:1"));
        let shown: Vec<_> = head.shown().into_iter().map(|header| header.value).collect();
        assert_eq!(shown, ["a:1", "\u{fffd}:", "***"]);
        assert_eq!(Head::default().headers().count(), 0);
    }
}
