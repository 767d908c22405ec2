//! A request of the journal once more: as a cURL command, or played by the server.

pub(super) mod curl;
pub(super) mod replay;
mod request;
mod scheme;
mod sealed;
mod signer;
