//! The admin interface: signatures and requests to be explained.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cosplay::internals::config::written::{DEMO_APPID, DEMO_SECRET_ID, DEMO_SECRET_KEY};
use cosplay::internals::domain::App;
use cosplay::internals::domain::accounts::{Account, AccountOptions};
use cosplay::internals::domain::auth::explain::{Explanation, Verdict, explain};
use cosplay::internals::domain::clock::{Clock, Mode};
use cosplay::internals::primitives::time::UnixSeconds;

/// When everything happens.
pub const NOW: i64 = 1_700_000_000;

/// What is said of a text where the demo account's key is known.
pub fn explained(text: &str) -> Explanation {
    let app = App::new(Clock::new(Mode::Frozen { now: UnixSeconds(NOW) }), 1, 1 << 20, Default::default());
    app.accounts.insert(Account::new(DEMO_APPID, DEMO_SECRET_ID, DEMO_SECRET_KEY, AccountOptions::default()));
    explain(text, app.keyring(), UnixSeconds(NOW))
}

/// A text as it is, and as what base64 hides. What is not good has a reason.
pub fn anything(data: &[u8]) {
    for text in [String::from_utf8_lossy(data).into_owned(), STANDARD.encode(data)] {
        let told = explained(&text);
        assert!(told.verdict == Verdict::Good || !told.findings.is_empty(), "{text:?}: {told:?}");
    }
}
