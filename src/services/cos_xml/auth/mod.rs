//! Who signed a request, and whether they may do it.

pub(crate) mod authorize;
pub(crate) mod form_signature;
pub(crate) mod signature;
