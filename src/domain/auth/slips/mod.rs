//! Common mistakes in making a signature, found by trying them after a verification has failed.
//!
//! `mistakes.csv` words each in English and Chinese. The modules named after a scheme try those of the
//! scheme, one at a time, until a signature comes out that is the one received. A search hashes a bounded
//! number of bytes ([`search::BUDGET`]). Nothing is concluded by exclusion: where no mistake fits, the search
//! finds nothing.

pub mod aws_v2;
pub mod aws_v4;
pub mod canonical;
#[rustfmt::skip]
pub mod generated;
pub mod identity;
pub mod keys;
pub mod kind;
pub mod pair;
pub mod policy;
pub mod q_sign;
mod q_sign_key;
pub mod search;
pub mod times;
pub mod token;
