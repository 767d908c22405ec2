//! Common mistakes in making a signature, found by trying them after a verification has failed.
//!
//! `mistakes.csv` words each in English and Chinese. The modules named after a scheme try those of the
//! scheme, one at a time, until a signature comes out that is the one received. A search hashes a bounded
//! number of bytes ([`search::BUDGET`]). Nothing is concluded by exclusion: where no mistake fits, the search
//! finds nothing.

pub mod aws_v2;
pub mod aws_v4;
mod aws_v4_text;
pub mod canonical;
pub mod cloud_v1;
#[rustfmt::skip]
pub mod generated;
mod encoding;
pub mod identity;
mod json_forms;
pub mod keys;
pub mod kind;
pub mod pair;
pub mod policy;
pub mod q_sign;
mod q_sign_key;
mod q_sign_text;
mod received;
pub mod search;
pub mod tc3;
pub mod tc3_attempt;
mod tc3_canonical;
mod tc3_key;
pub mod times;
pub mod token;
mod words;
