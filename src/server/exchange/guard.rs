//! Panics of a service, made its errors.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::services::error::ServiceError;
use crate::services::service::Service;

/// Runs a step; a panic becomes an error of the service.
pub(super) fn guarded<S: Service, T>(step: impl FnOnce() -> Result<T, S::Error>) -> Result<T, S::Error> {
    catch_unwind(AssertUnwindSafe(step)).unwrap_or_else(|panic| Err(S::Error::internal(message(&*panic))))
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "a panic without a message".into())
}
