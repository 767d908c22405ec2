//! Digests that clients of the JSON API send.

use cosplay::internals::primitives::digest::{Chain, ChainLink, datasha_and_md5, sha1};
use serde_json::{Value, json};

/// SHA-1 in hexadecimal.
pub fn sha_of(bytes: &[u8]) -> String {
    sha1(&bytes.to_vec().into()).to_string()
}

/// `uploadparts` of `bytes` in parts of `len`: running states, and at the end the file's SHA-1.
pub fn uploadparts(bytes: &[u8], len: usize) -> String {
    let mut before = Chain::START;
    let mut parts = Vec::new();
    for (n, part) in bytes.chunks(len).enumerate() {
        let ends = (n + 1) * len >= bytes.len();
        let link = ChainLink { before, ends_file_of: ends.then_some(bytes.len() as u64) };
        let (datasha, _) = datasha_and_md5(link, part);
        before = Chain::from_datasha(datasha);
        parts.push(json!({ "offset": n * len, "datalen": part.len(), "datasha": datasha.to_string() }));
    }
    Value::Array(parts).to_string()
}
