//! The service's types.

/// The service.
#[derive(Debug)]
pub struct ErrorBucket;

/// A key of the scripted bucket, decoded.
#[derive(Debug, Clone)]
pub struct ScriptedKey(pub String);
