//! Access policies: parsing of session and bucket policies, their evaluation, and the least policy for what
//! was done.
//!
//! Request facts and the time come in as values. [`Policy::parse`](document::Policy::parse) reads a document,
//! [`decide`](decision::decide) combines session policy, account rights, bucket policy and ACL,
//! [`least`](least::least) makes the policy that allows what was done, and
//! [`StrictRules`](strict::StrictRules) checks what a signature covers.
//!
//! The language is documented at <https://cloud.tencent.com/document/product/436/18023>, its conditions at
//! <https://cloud.tencent.com/document/product/436/71307> and
//! <https://cloud.tencent.com/document/product/598/10608>.

pub mod action;
pub mod call;
pub mod condition;
pub mod condition_value;
pub mod decision;
pub mod document;
pub mod elements;
pub mod error;
pub mod facts;
pub mod idle;
pub mod json;
pub mod keys;
pub mod least;
pub mod matching;
pub mod operator;
pub mod pattern;
pub mod principal;
pub mod reader;
pub mod reason;
pub mod resource;
pub mod strict;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod reading;
#[cfg(test)]
mod table;
