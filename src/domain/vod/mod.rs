//! Video on demand: uploads that were applied for, the media they become, and the events that tell of it.

pub mod options;
pub mod procedure;
