//! Who signed a request, and whether they may do it.

pub mod authorize;
pub mod form_signature;
pub mod signature;
