//! Who signed a request, and whether they may do it.

pub(crate) mod acl;
pub(crate) mod authorize;
mod coverage;
pub(crate) mod form_signature;
mod parts;
mod payload;
pub(crate) mod signature;
mod version_2;
