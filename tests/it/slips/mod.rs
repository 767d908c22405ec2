//! Seeded mistakes: signatures made wrongly in one way, and the sentence that `X-Cosplay-Reason` must hold
//! for each. The signers here are written out by the vendor's pages, so that they can be wrong at any step.

mod aws;
mod cloud;
mod legal;
mod policy;
mod q_sign;
mod secrets;
mod token;

use hmac::{Hmac, KeyInit, Mac};
use sha1::Digest;

use crate::support::World;
use crate::support::http::Request;

pub const ID: &str = cosplay::internals::config::written::DEMO_SECRET_ID;
pub const KEY: &str = cosplay::internals::config::written::DEMO_SECRET_KEY;

pub fn hmac_sha1(key: &[u8], text: &[u8]) -> Vec<u8> {
    let mut mac = Hmac::<sha1::Sha1>::new_from_slice(key).unwrap();
    mac.update(text);
    mac.finalize().into_bytes().to_vec()
}

pub fn hmac_sha256(key: &[u8], text: &[u8]) -> Vec<u8> {
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(key).unwrap();
    mac.update(text);
    mac.finalize().into_bytes().to_vec()
}

pub fn sha1(text: &[u8]) -> Vec<u8> {
    sha1::Sha1::digest(text).to_vec()
}

pub fn sha256(text: &[u8]) -> Vec<u8> {
    sha2::Sha256::digest(text).to_vec()
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn base64(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// Mistakes with the SecretKey, for every scheme: what was used, and what the reason says of it.
pub fn wrong_keys() -> Vec<(&'static str, String, &'static str)> {
    let around = |name, text: String, want| (name, text, want);
    vec![
        around("id", ID.to_owned(), "the SecretId was used as the key"),
        around("line feed", format!("{KEY}\n"), "had a line break"),
        around("carriage return", format!("{KEY}\r\n"), "had a line break"),
        around("blank behind", format!("{KEY} "), "had a blank"),
        around("blank in front", format!(" {KEY}"), "had a blank"),
        around("quotes", format!("\"{KEY}\""), "with the quotes around it"),
        around("ampersand", format!("{KEY}&"), "had an & behind it"),
        around("upper case", KEY.to_uppercase(), "lower or upper case"),
        around("base64", base64(KEY.as_bytes()), "the base64 form of the SecretKey"),
        around("cut", KEY[..KEY.len() - 1].to_owned(), "the SecretKey was cut"),
        around(
            "another's",
            crate::support::OTHER_SECRET_KEY.to_owned(),
            "the key of the SecretId AKIDother0000",
        ),
        around("undefined", "undefined".to_owned(), "the text \"undefined\" was used as the key"),
        around("placeholder", "YOUR_SECRET_KEY".to_owned(), "was used as the key; set the SecretKey"),
    ]
}

/// The score of a scheme.
#[derive(Default)]
pub struct Score {
    right: usize,
    wrong: Vec<String>,
}

impl Score {
    /// Sends a request that has to be refused, and looks for `want` in the reason.
    pub fn mistake(&mut self, world: &World, name: &str, request: Request, want: &str) {
        let answer = world.send(request);
        let reason = answer.header("x-cosplay-reason").unwrap_or_default();
        let shown = format!("{reason} {}", answer.text());
        if shown.contains(KEY) {
            self.wrong.push(format!("{name}: the answer shows the SecretKey"));
        } else if reason.contains(want) {
            self.right += 1;
        } else {
            self.wrong.push(format!("{name}:\n  want {want}\n  got  {} {reason}", answer.status));
        }
    }

    /// Prints the score; every mistake has to be named.
    #[track_caller]
    #[expect(clippy::print_stdout, reason = "the score is shown with --nocapture")]
    pub fn settle(self, scheme: &str, least: usize) {
        println!("{scheme}: {} mistakes named, {} not", self.right, self.wrong.len());
        assert!(self.wrong.is_empty(), "{}", self.wrong.join("\n"));
        assert!(self.right >= least, "{scheme} has only {} mistakes", self.right);
    }
}

/// Percent escapes with lower-case digits.
pub fn lower(encoded: &str) -> String {
    let mut parts = encoded.split('%');
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |text, part| format!("{text}%{}{}", part[..2].to_lowercase(), &part[2..]))
}
