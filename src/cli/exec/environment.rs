//! Environment variables that lead SDKs to the server: each language has its own for the proxy and for
//! trusted certificates.

use std::env;
use std::ffi::OsString;
use std::net::SocketAddr;

use serde_json::json;

use crate::cli::chromium;
use crate::cli::exec::jks;
use crate::cli::exec::trust::Trust;
use crate::config::seed::Seeds;

/// Hosts that are reached without the proxy: a test's own servers on this machine. It replaces what was set
/// before.
const DIRECT: &str = "localhost,127.0.0.1,::1";

/// Account and bucket that the command uses unless it has its own.
#[derive(Debug, Default)]
pub(super) struct Identity {
    account: Vec<(&'static str, String)>,
}

impl Identity {
    /// The first account and its first bucket.
    pub(super) fn of(seeds: &Seeds) -> Self {
        let Some((account, bucket)) = seeds.first() else { return Self::default() };
        let mut account_variables = vec![
            ("COSPLAY_APPID", account.appid.to_string()),
            ("COSPLAY_SECRET_ID", account.secret_id.clone()),
            ("COSPLAY_SECRET_KEY", account.secret_key.clone()),
        ];
        if let Some((bucket, region)) = bucket {
            account_variables
                .extend([("COSPLAY_BUCKET", bucket.to_string()), ("COSPLAY_REGION", region.to_owned())]);
        }
        Self { account: account_variables }
    }
}

pub(super) struct Environment<'a> {
    /// Address of the server.
    pub address: SocketAddr,
    /// Hash of the public key that every certificate chain contains.
    pub spki: String,
    pub trust: &'a Trust,
    pub identity: Identity,
    pub hooks: Hooks,
}

/// Scripts that are loaded into languages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hooks {
    pub node: bool,
    pub python: bool,
}

impl Environment<'_> {
    /// Names and values of the variables.
    pub(super) fn variables(self) -> Vec<(&'static str, OsString)> {
        let url = format!("http://{}", self.address);
        let trust = self.trust;
        let proxies = ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
        let mut all: Vec<(&'static str, OsString)> = Vec::new();
        all.extend(proxies.map(|name| (name, url.clone().into())));
        all.extend(["NO_PROXY", "no_proxy"].map(|name| (name, DIRECT.into())));
        // OpenSSL, Go, Ruby, .NET and Rust · requests and urllib3 · curl · git · the AWS SDKs
        let bundles =
            ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "GIT_SSL_CAINFO", "AWS_CA_BUNDLE"];
        all.extend(bundles.map(|name| (name, trust.bundle.clone().into())));
        all.extend(["NODE_EXTRA_CA_CERTS", "DENO_CERT", "COSPLAY_CA"].map(|n| (n, trust.ca.clone().into())));
        // From Node 22.21 and 24.5 on, its own clients go by the proxy variables when told so; before, by the
        // hook.
        all.push(("NODE_USE_ENV_PROXY", "1".into()));
        if self.hooks.node {
            all.push(("NODE_OPTIONS", self.node()));
        }
        if self.hooks.python {
            all.push(("PYTHONPATH", self.python()));
        }
        let browser = chromium::arguments(&self.address.to_string(), &self.spki);
        all.push(("COSPLAY_CHROMIUM_ARGS", chromium::shell_words(&browser).into()));
        all.push(("COSPLAY_CHROMIUM_ARGS_JSON", json!(browser).to_string().into()));
        all.push(("COSPLAY_CA_SPKI", self.spki.clone().into()));
        all.push(("JAVA_TOOL_OPTIONS", self.java()));
        all.push(("PHP_INI_SCAN_DIR", self.php()));
        all.push(("COSPLAY_URL", url.into()));
        all.extend(self.identity.account.into_iter().map(|(name, value)| (name, value.into())));
        all
    }

    /// Options of Node.js, after those that are set already. It reads quotes and backslashes as in JSON.
    fn node(&self) -> OsString {
        let mut options = env::var_os("NODE_OPTIONS").unwrap_or_default();
        let script = self.trust.node.display().to_string().replace('\\', "\\\\").replace('"', "\\\"");
        options.push(format!(" --require \"{script}\""));
        options
    }

    /// Directories that Python imports from, ours first: it runs the first `sitecustomize` it finds, and
    /// ours runs the next one.
    fn python(&self) -> OsString {
        let mut directories = self.trust.python.clone().into_os_string();
        if let Some(given) = env::var_os("PYTHONPATH").filter(|given| !given.is_empty()) {
            directories.push(":");
            directories.push(given);
        }
        directories
    }

    /// Options of the Java VM, after those that are set already.
    fn java(&self) -> OsString {
        let mut options = env::var_os("JAVA_TOOL_OPTIONS").unwrap_or_default();
        let (host, port) = (self.address.ip(), self.address.port());
        for scheme in ["http", "https"] {
            options.push(format!(" -D{scheme}.proxyHost={host} -D{scheme}.proxyPort={port}"));
        }
        options.push(" -Dhttp.nonProxyHosts=localhost|127.*|[::1] -Djavax.net.ssl.trustStore='");
        // In quotes, because the path of a temporary directory may have a blank.
        options.push(&self.trust.java);
        options.push(format!(
            "' -Djavax.net.ssl.trustStoreType=JKS -Djavax.net.ssl.trustStorePassword={}",
            jks::PASSWORD
        ));
        options
    }

    /// Directories that PHP reads settings from; an empty one stands for those it was built with.
    fn php(&self) -> OsString {
        let mut directories = env::var_os("PHP_INI_SCAN_DIR").unwrap_or_default();
        directories.push(":");
        directories.push(&self.trust.php);
        directories
    }
}
