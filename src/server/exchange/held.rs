//! Calls that are held until they can run, such as PullEvents until an event comes.

use std::time::Duration;

use tokio::time::{Instant, sleep};

use crate::server::exchange::guard::guarded;
use crate::services::service::{Ctx, Parsed, Service};

/// Time between two looks at a call that is held. Nothing wakes it: what it waits for may also come because
/// somebody moves a tenant's clock.
const LOOK: Duration = Duration::from_millis(20);

/// Holds a call until it is ready, or its patience is at an end. No thread and no lock is held meanwhile.
///
/// # Errors
/// A panic of the service.
pub(super) async fn hold<S: Service>(
    mut parsed: Box<dyn Parsed<S>>,
    ctx: &Ctx<S>,
) -> Result<Box<dyn Parsed<S>>, S::Error> {
    let patience = parsed.patience();
    if patience.is_zero() {
        return Ok(parsed);
    }
    let end = Instant::now() + patience;
    while !guarded::<S, _>(|| Ok(parsed.is_ready(ctx)))? && Instant::now() < end {
        sleep(LOOK).await;
    }
    Ok(parsed)
}
