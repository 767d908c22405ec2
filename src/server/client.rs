//! The HTTP client of whatever leaves this machine: callbacks, and files that are pulled.

use std::time::Duration;

use ureq::Agent;

/// A client without proxy and redirects.
pub(super) fn agent(timeout: Duration) -> Agent {
    let config = Agent::config_builder()
        .timeout_global(Some(timeout))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .proxy(None)
        .user_agent(concat!("cosplay/", env!("CARGO_PKG_VERSION")));
    config.build().into()
}
