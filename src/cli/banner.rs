//! What `cosplay serve` says of itself once it is ready, on standard error.

use std::fmt::{Display, Write as _};
use std::io::{self, Write as _};
use std::net::IpAddr;

use crate::cli::style;
use crate::config::Settings;
use crate::config::written::DEMO_SECRET_KEY;
use crate::domain::App;
use crate::domain::accounts::Account;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::cors::CorsMode;

/// Accounts, and buckets, that are named; the rest is counted.
const NAMED: usize = 3;

/// Prints the banner. A closed standard error does not stop the server.
pub(super) fn print(settings: &Settings, app: &App, urls: &[String]) {
    drop(io::stderr().write_all(text(settings, app, urls, style::on_stderr()).as_bytes()));
}

fn text(settings: &Settings, app: &App, urls: &[String], with_style: bool) -> String {
    let (bold, plain) = if with_style { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
    let mut banner = Banner(format!("\n{bold}cosplay {}{plain}\n\n", env!("CARGO_PKG_VERSION")));
    for (number, url) in urls.iter().enumerate() {
        let schemes = if number == 0 { "  (http and https)" } else { "" };
        banner.line(if number == 0 { "URL" } else { "" }, format_args!("{bold}{url}{plain}{schemes}"));
    }
    banner.line("Inspector", format_args!("{}/_cosplay/", urls[0]));
    let accounts = app.accounts.list();
    let buckets = app.store.buckets();
    banner.list("Account", "accounts", accounts.iter().map(|account| account_line(account)));
    if accounts.first().is_some_and(|account| account.is_demo()) {
        banner.line("", format_args!("SecretKey {DEMO_SECRET_KEY}"));
    }
    banner.list("Bucket", "buckets", buckets.iter().map(|bucket| bucket_line(bucket)));
    if buckets.iter().any(|bucket| bucket.settings.cors == CorsMode::Lenient) {
        banner.line("CORS", "pages of any origin may call, until PUT ?cors or with cors = \"strict\"");
    }
    banner.list("Callbacks", "accounts", accounts.iter().filter_map(|account| callback(account)));
    if let Some(path) = &settings.config {
        banner.line("Settings", path.display());
    }
    if is_open(settings) {
        banner.line("Warning", "listens beyond this machine: whoever reaches the port can use it");
    }
    banner.0.push('\n');
    banner.0
}

/// Lines of a name and a value.
struct Banner(String);

impl Banner {
    fn line(&mut self, name: &str, value: impl Display) {
        writeln!(self.0, "  {name:<10} {value}").expect("a String takes all");
    }

    /// One line an entry; the name stands before the first one.
    fn list(&mut self, name: &str, of: &str, entries: impl Iterator<Item = String>) {
        let entries: Vec<String> = entries.collect();
        for (number, entry) in entries.iter().take(NAMED).enumerate() {
            self.line(if number == 0 { name } else { "" }, entry);
        }
        if entries.len() > NAMED {
            self.line("", format_args!("and {} more {of}", entries.len() - NAMED));
        }
    }
}

/// AppId and SecretId.
fn account_line(account: &Account) -> String {
    format!("AppId {}  SecretId {}", account.appid, account.secret_id)
}

fn bucket_line(bucket: &Bucket) -> String {
    format!("{}  ({})", bucket.id, bucket.settings.region)
}

/// Where the account's callbacks go.
fn callback(account: &Account) -> Option<String> {
    account.options.vod.callback_url.as_ref().map(|url| format!("of AppId {} go to {url}", account.appid))
}

/// Whether it listens on an address that other machines can reach.
fn is_open(settings: &Settings) -> bool {
    settings.addresses().iter().any(|address| match address.ip() {
        IpAddr::V4(ip) => !ip.is_loopback(),
        IpAddr::V6(ip) => !ip.to_canonical().is_loopback(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn banner(settings: &Settings) -> String {
        let urls = ["http://127.0.0.1:1".to_owned(), "http://127.0.0.1:2".to_owned()];
        let app = settings.world(settings.seeds().unwrap(), crate::services::names()).unwrap();
        text(settings, &app, &urls, false)
    }

    #[test]
    fn the_demo_account_is_shown_whole_and_nothing_else_is_secret() {
        let text = banner(&Settings::default());
        for part in
            ["http://127.0.0.1:1/_cosplay/", DEMO_SECRET_KEY, "examplebucket-1250000000  (ap-guangzhou)"]
        {
            assert!(text.contains(part), "{text}");
        }
        assert!(!text.contains("Warning") && !text.contains("Callbacks") && !text.contains('\x1b'), "{text}");
    }

    #[test]
    fn secret_keys_of_other_accounts_are_not_shown() {
        let accounts = (1..=5).map(|n| format!("125000000{n}:AKIDmine{n}:topsecret").parse_account());
        let settings = Settings { accounts: accounts.collect(), ..Settings::default() };
        let text = banner(&settings);
        assert!(text.contains("AKIDmine3") && text.contains("and 2 more accounts"), "{text}");
        assert!(!text.contains("topsecret") && !text.contains("AKIDmine4"), "{text}");
    }

    #[test]
    fn listening_beyond_loopback_is_warned_of() {
        let settings = |host: &str| {
            let host = crate::config::values::ListenAddress::parse_host(host).unwrap();
            Settings { host, ..Settings::default() }
        };
        assert!(banner(&settings("0.0.0.0")).contains("Warning"));
        assert!(banner(&settings("::")).contains("Warning"));
        assert!(!banner(&settings("::1")).contains("Warning"));
    }

    trait ParseAccount {
        fn parse_account(&self) -> Account;
    }

    impl ParseAccount for String {
        fn parse_account(&self) -> Account {
            crate::config::written::parse_account(self).unwrap()
        }
    }
}
