//! Lines to paste, one sample a language or tool, with this server's address, account and bucket.

use askama::Template;

use crate::domain::App;
use crate::domain::accounts::Account;
use crate::domain::store::bucket::Bucket;
use crate::services::admin::error::Error;
use crate::services::admin::inspector::visit::Visit;

/// Where clients go and as whom.
#[derive(Debug, Clone)]
struct Site {
    url: String,
    host: String,
    port: String,
    appid: String,
    secret_id: String,
    secret_key: String,
    /// Name of the bucket, without the AppId.
    name: String,
    /// Name of the bucket with the AppId.
    bucket: String,
    region: String,
}

/// A sample.
#[derive(Debug)]
pub(super) struct Snippet {
    /// Id in the page.
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) text: String,
}

/// A template a sample, and the function that fills in all of them.
macro_rules! snippets {
    ($($name:ident: $id:literal, $path:literal, $title:literal;)*) => {
        $(#[derive(Template)]
        #[template(path = $path, escape = "none")]
        struct $name<'a> {
            site: &'a Site,
        })*

        fn filled(site: &Site) -> Result<Vec<Snippet>, askama::Error> {
            Ok(vec![$(Snippet { id: $id, title: $title, text: $name { site }.render()? }),*])
        }
    };
}

snippets! {
    Python: "python", "snippets/python.txt", "Python · cos-python-sdk-v5";
    Node: "node", "snippets/node.txt", "Node.js · cos-nodejs-sdk-v5";
    Browser: "browser", "snippets/browser.txt", "Chromium · vod-js-sdk-v6";
    Curl: "curl", "snippets/curl.txt", "curl";
    Go: "go", "snippets/go.txt", "Go";
    Java: "java", "snippets/java.txt", "Java";
    Aws: "aws", "snippets/aws.txt", "S3 · aws-cli";
    Environment: "env", "snippets/env.txt", "HTTP_PROXY, HTTPS_PROXY";
}

/// The samples for the first account and its first bucket: those of VOD belong to it, but have another AppId.
pub(super) fn snippets(app: &App, visit: &Visit) -> Result<Vec<Snippet>, Error> {
    let account = app.accounts.first();
    let buckets = app.store.buckets();
    let owner = account.as_ref().map(|account| account.appid);
    let bucket = buckets.iter().find(|bucket| Some(bucket.id.appid) == owner);
    filled(&site(visit, account.as_deref(), bucket.map(|bucket| &**bucket)))
        .map_err(|error| Error::Internal(error.to_string()))
}

fn site(visit: &Visit, account: Option<&Account>, bucket: Option<&Bucket>) -> Site {
    let (host, port) = visit.authority.rsplit_once(':').unwrap_or((&visit.authority, "80"));
    let text = |value: Option<&str>, missing: &str| value.unwrap_or(missing).to_owned();
    let key = account.filter(|account| account.is_demo()).map(|account| account.secret_key.as_str());
    let appid = account.map_or_else(|| "APPID".into(), |account| account.appid.to_string());
    Site {
        url: format!("http://{}", visit.authority),
        host: host.to_owned(),
        port: port.to_owned(),
        secret_id: text(account.map(|account| account.secret_id.as_str()), "SECRET_ID"),
        secret_key: text(key, "SECRET_KEY"),
        name: text(bucket.map(|bucket| &*bucket.id.name), "BUCKET"),
        bucket: bucket.map_or_else(|| format!("BUCKET-{appid}"), |bucket| bucket.id.to_string()),
        region: text(bucket.map(|bucket| &*bucket.settings.region), "ap-guangzhou"),
        appid,
    }
}
