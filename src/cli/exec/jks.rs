//! A trust store that every Java reads: JKS, as `sun.security.provider.JavaKeyStore` writes it. It holds
//! public certificates only; its digest guards against damage and its password is no secret.
//!
//! ```text
//! FEEDFEED 2 count { 2 alias time "X.509" length certificate } SHA-1(password in UTF-16, "Mighty Aphrodite", all before)
//! ```

use crate::primitives::digest;
use crate::primitives::time::UnixSeconds;

/// The password that Java's own store has.
pub(super) const PASSWORD: &str = "changeit";

const MAGIC: u32 = 0xFEED_FEED;
const VERSION: u32 = 2;
const TRUSTED: u32 = 2;

/// A store of these certificates, made at `now`.
pub(super) fn store<'a>(certificates: impl ExactSizeIterator<Item = &'a [u8]>, now: UnixSeconds) -> Vec<u8> {
    let mut store = Vec::new();
    push(&mut store, MAGIC);
    push(&mut store, VERSION);
    push(&mut store, certificates.len() as u32);
    for (number, certificate) in certificates.enumerate() {
        push(&mut store, TRUSTED);
        push_text(&mut store, &format!("certificate-{number}"));
        store.extend((now.0 * 1000).to_be_bytes());
        push_text(&mut store, "X.509");
        push(&mut store, certificate.len() as u32);
        store.extend(certificate);
    }
    let mut digested: Vec<u8> = PASSWORD.encode_utf16().flat_map(u16::to_be_bytes).collect();
    digested.extend(b"Mighty Aphrodite");
    digested.extend(&store);
    store.extend(digest::sha1(&digested.into()).0);
    store
}

fn push(store: &mut Vec<u8>, number: u32) {
    store.extend(number.to_be_bytes());
}

/// Short ASCII, with its length in two bytes.
fn push_text(store: &mut Vec<u8>, text: &str) {
    store.extend((text.len() as u16).to_be_bytes());
    store.extend(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_store_has_a_head_its_certificates_and_a_digest() {
        let store = store([&b"abc"[..], b""].into_iter(), UnixSeconds(1));
        assert_eq!(store[..12], [0xFE, 0xED, 0xFE, 0xED, 0, 0, 0, 2, 0, 0, 0, 2]);
        let entry = |alias: usize, len: usize| 4 + 2 + alias + 8 + 2 + 5 + 4 + len;
        assert_eq!(store.len(), 12 + entry(13, 3) + entry(13, 0) + 20);
    }
}
