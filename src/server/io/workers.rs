//! Threads that serve connections, one runtime each: a connection stays on its thread, so nothing of it moves
//! between cores.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;

use tokio::runtime::{Builder, Handle};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// The threads. They end once the server stops and its tasks have ended.
#[derive(Debug)]
pub(crate) struct Workers {
    runtimes: Vec<Handle>,
    next: AtomicUsize,
}

impl Workers {
    /// Starts as many threads as the current runtime has.
    ///
    /// # Errors
    /// A thread or its runtime cannot be made.
    pub(crate) fn start(stop: &CancellationToken, tasks: &TaskTracker) -> io::Result<Self> {
        let count = Handle::current().metrics().num_workers();
        let runtimes =
            (0..count).map(|_| start_one(stop.clone(), tasks.clone())).collect::<Result<_, _>>()?;
        Ok(Self { runtimes, next: AtomicUsize::new(0) })
    }

    /// The runtime of the next connection, in turn.
    pub(crate) fn next(&self) -> &Handle {
        &self.runtimes[self.next.fetch_add(1, Relaxed) % self.runtimes.len()]
    }
}

fn start_one(stop: CancellationToken, tasks: TaskTracker) -> io::Result<Handle> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    thread::Builder::new().name("cosplay-connections".into()).spawn(move || {
        runtime.block_on(async {
            stop.cancelled().await;
            tasks.wait().await;
        });
        // Work beside the socket threads may go on for a while; nobody waits for its result any more.
        runtime.shutdown_background();
    })?;
    Ok(handle)
}
