//! Who signed a request, and whether they may do it.

pub(crate) mod acl;
pub(crate) mod acl_limit;
pub(crate) mod authorize;
mod coverage;
pub(crate) mod facts;
pub(crate) mod form_signature;
mod parts;
mod payload;
mod referer;
pub(crate) mod signature;
mod slips;
mod strict;
mod version_2;
