//! Bodies in the form `aws-chunked`: sizes in hexadecimal, each chunk with its signature or none, trailers at
//! the end.
//!
//! Documented in AWS's pages on signed and unsigned chunked uploads. Nothing is copied: chunks are slices of
//! the body.

use crate::primitives::digest::{HmacKey256, Sha256, sha256_of};

/// The trailer that carries the signature of the others.
pub const TRAILER_SIGNATURE: &str = "x-amz-trailer-signature";

/// State that each chunk's signature continues.
#[derive(Debug, Clone)]
pub struct ChunkChain {
    key: HmacKey256,
    /// Time and scope, each with its line feed.
    preamble: String,
    previous: Sha256,
}

impl ChunkChain {
    /// The chain that begins with the signature of the head.
    pub(super) fn new(key: HmacKey256, stamp: &str, scope: &str, seed: [u8; 32]) -> Self {
        Self { key, preamble: format!("{stamp}\n{scope}\n"), previous: Sha256(seed) }
    }

    fn string_to_sign(&self, chunk: &[u8]) -> String {
        let (preamble, previous) = (&self.preamble, self.previous);
        let (nothing, chunk) = (sha256_of(b""), sha256_of(chunk));
        format!("AWS4-HMAC-SHA256-PAYLOAD\n{preamble}{previous}\n{nothing}\n{chunk}")
    }

    /// Signs the next chunk.
    pub fn sign(&mut self, chunk: &[u8]) -> String {
        self.previous = Sha256(self.key.code(self.string_to_sign(chunk).as_bytes()));
        self.previous.to_string()
    }

    fn trailers_to_sign(&self, trailers: &[(&str, &str)]) -> String {
        let mut lines: Vec<String> =
            trailers.iter().map(|(name, value)| format!("{}:{value}\n", name.to_ascii_lowercase())).collect();
        lines.sort_unstable();
        let (preamble, previous, lines) =
            (&self.preamble, self.previous, sha256_of(lines.concat().as_bytes()));
        format!("AWS4-HMAC-SHA256-TRAILER\n{preamble}{previous}\n{lines}")
    }

    /// Signs the trailers, which follow the last chunk: the value of [`TRAILER_SIGNATURE`].
    pub fn sign_trailers(&self, trailers: &[(&str, &str)]) -> String {
        Sha256(self.key.code(self.trailers_to_sign(trailers).as_bytes())).to_string()
    }

    fn accept(&mut self, chunk: &[u8], code: Sha256) -> Result<(), String> {
        let text = self.string_to_sign(chunk);
        let good = self.key.matches(text.as_bytes(), &code.0);
        self.previous = code;
        if good { Ok(()) } else { Err(text) }
    }
}

/// Error of a chunked body.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChunkError {
    /// The body ends too early.
    #[error("the body ends at byte {at}, before {what}; the last chunk has the size 0")]
    Incomplete {
        /// Length of the body in bytes.
        at: usize,
        /// Missing element.
        what: &'static str,
    },
    /// Malformed chunk.
    #[error("at byte {at} of the body: {what}")]
    Malformed {
        /// Where.
        at: usize,
        what: &'static str,
    },
    /// A chunk's signature is not that of its bytes.
    #[error("the signature of chunk {number} is not that of its bytes and of the chunks before it")]
    Signature {
        /// Counted from 1.
        number: usize,
        /// Text that the server has signed.
        string_to_sign: String,
    },
    /// The trailers are not signed, or by another signature.
    #[error(
        "x-amz-trailer-signature is not there, or not that of the trailers and of the chunks before them"
    )]
    Trailers {
        /// Text that the server has signed.
        string_to_sign: String,
    },
    /// The chunks together have another length than the head says.
    #[error("x-amz-decoded-content-length is {declared}, but the chunks hold {got} bytes")]
    Length {
        /// In the head.
        declared: u64,
        /// In the body.
        got: u64,
    },
}

/// The chunks of a body, in order; the empty one at the end is not among them. After an error there are no
/// more.
#[derive(Debug)]
pub struct Chunks<'a> {
    body: &'a [u8],
    at: usize,
    chain: Option<ChunkChain>,
    declared: Option<u64>,
    signs_trailers: bool,
    number: usize,
    got: u64,
    ended: bool,
    trailers: Vec<(&'a str, &'a str)>,
}

impl<'a> Chunks<'a> {
    /// Reads `body`. With a `chain` every chunk has to carry the signature that continues it; `declared` is
    /// `x-amz-decoded-content-length`.
    pub fn new(body: &'a [u8], chain: Option<ChunkChain>, declared: Option<u64>) -> Self {
        let (signs_trailers, trailers) = (false, Vec::new());
        Self { body, at: 0, chain, declared, signs_trailers, number: 0, got: 0, ended: false, trailers }
    }

    /// The same, with trailers behind signed chunks, which the chain's next signature covers. Otherwise
    /// signed chunks have none.
    #[must_use]
    pub fn with_signed_trailers(self) -> Self {
        Self { signs_trailers: true, ..self }
    }

    /// The trailers, once all chunks have been read; names as received.
    pub fn trailers(&self) -> &[(&'a str, &'a str)] {
        &self.trailers
    }

    /// Reads one chunk; the last one is empty.
    fn read(&mut self) -> Result<&'a [u8], ChunkError> {
        let head_at = self.at;
        let head = self.line("the end of a chunk's head")?;
        let (size, signature) = read_head(head, head_at)?;
        self.number += 1;
        let rest = self.body.len() - self.at;
        let size = usize::try_from(size).ok().filter(|size| *size <= rest);
        let size = size.ok_or_else(|| self.incomplete("the end of a chunk"))?;
        let chunk = &self.body[self.at..self.at + size];
        if let Some(chain) = &mut self.chain {
            let what = "a chunk's head has no chunk-signature of 64 hexadecimal digits";
            let code = signature.ok_or(ChunkError::Malformed { at: head_at, what })?;
            let number = self.number;
            chain
                .accept(chunk, code)
                .map_err(|string_to_sign| ChunkError::Signature { number, string_to_sign })?;
        }
        self.at += size;
        self.got += size as u64;
        match size {
            0 => self.finish()?,
            _ => self.line_feed()?,
        }
        Ok(chunk)
    }

    /// Trailers, an empty line, and the length of it all.
    fn finish(&mut self) -> Result<(), ChunkError> {
        loop {
            // Some clients leave out the empty line after the last chunk's head.
            if self.at == self.body.len() && self.trailers.is_empty() {
                break;
            }
            let at = self.at;
            let line = self.line("the empty line at its end")?;
            if line.is_empty() {
                break;
            }
            let trailer = std::str::from_utf8(line).ok().and_then(|line| line.split_once(':'));
            let what = "a trailer is not <name>:<value>";
            let (name, value) = trailer.ok_or(ChunkError::Malformed { at, what })?;
            self.trailers.push((name.trim(), value.trim()));
        }
        if self.at < self.body.len() {
            return Err(ChunkError::Malformed { at: self.at, what: "something follows the last chunk" });
        }
        self.check_trailers()?;
        match self.declared {
            Some(declared) if declared != self.got => Err(ChunkError::Length { declared, got: self.got }),
            _ => Ok(()),
        }
    }

    /// Whether trailers behind signed chunks are signed, too; takes their signature from among them.
    fn check_trailers(&mut self) -> Result<(), ChunkError> {
        let Some(chain) = &self.chain else { return Ok(()) };
        if !self.signs_trailers && self.trailers.is_empty() {
            return Ok(());
        }
        let at = self.trailers.iter().position(|(name, _)| name.eq_ignore_ascii_case(TRAILER_SIGNATURE));
        let code = at.map(|at| self.trailers.remove(at)).and_then(|(_, code)| Sha256::from_hex(code));
        let string_to_sign = chain.trailers_to_sign(&self.trailers);
        let is_good = |code: Sha256| chain.key.matches(string_to_sign.as_bytes(), &code.0);
        if self.signs_trailers && code.is_some_and(is_good) {
            Ok(())
        } else {
            Err(ChunkError::Trailers { string_to_sign })
        }
    }

    /// The line that begins here, without its CR LF.
    fn line(&mut self, what: &'static str) -> Result<&'a [u8], ChunkError> {
        let rest = &self.body[self.at..];
        let end = memchr::memmem::find(rest, b"\r\n").ok_or_else(|| self.incomplete(what))?;
        self.at += end + 2;
        Ok(&rest[..end])
    }

    fn line_feed(&mut self) -> Result<(), ChunkError> {
        match &self.body[self.at..] {
            [b'\r', b'\n', ..] => {
                self.at += 2;
                Ok(())
            }
            [] | [b'\r'] => Err(self.incomplete("the line break after a chunk")),
            _ => Err(ChunkError::Malformed { at: self.at, what: "no line break where a chunk should end" }),
        }
    }

    fn incomplete(&self, what: &'static str) -> ChunkError {
        ChunkError::Incomplete { at: self.body.len(), what }
    }
}

impl<'a> Iterator for Chunks<'a> {
    type Item = Result<&'a [u8], ChunkError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let chunk = self.read();
        self.ended = !matches!(chunk, Ok([_, ..]));
        match chunk {
            Ok([]) => None,
            other => Some(other),
        }
    }
}

/// `<size>[;chunk-signature=<code>]`.
fn read_head(head: &[u8], at: usize) -> Result<(u64, Option<Sha256>), ChunkError> {
    let malformed = ChunkError::Malformed { at, what: "a chunk does not begin with its size in hexadecimal" };
    let head = std::str::from_utf8(head).map_err(|_| malformed.clone())?;
    let mut parts = head.split(';');
    let size = parts.next().unwrap_or_default().trim();
    if size.is_empty() || !size.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(malformed);
    }
    let size = u64::from_str_radix(size, 16).map_err(|_| malformed)?;
    let signature =
        parts.find_map(|part| part.trim().strip_prefix("chunk-signature=").and_then(Sha256::from_hex));
    Ok((size, signature))
}
