//! The service's types.

/// The service.
#[derive(Debug)]
pub(crate) struct ErrorBucket;

/// A key of the scripted bucket, decoded.
#[derive(Debug, Clone)]
pub(crate) struct ScriptedKey(pub String);
