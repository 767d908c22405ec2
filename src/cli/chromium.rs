//! Arguments of Chromium that lead it to the server: the one list that `cosplay exec`, `cosplay ca`, the
//! ready file and the packages for Node.js and Python have.

use crate::wire::host::BROWSER_PATTERNS;

/// Arguments for a server at `address`, `host:port`, whose certificate chains contain the public key with the
/// hash `spki`.
pub(super) fn arguments(address: &str, spki: &str) -> Vec<String> {
    let rules: Vec<String> =
        BROWSER_PATTERNS.iter().map(|pattern| format!("MAP {pattern} {address}")).collect();
    vec![
        format!("--host-resolver-rules={}", rules.join(",")),
        format!("--ignore-certificate-errors-spki-list={spki}"),
        // A proxy would resolve the names in our place, and Chromium reads the variables of `cosplay exec`.
        "--no-proxy-server".into(),
        // A page of the internet may not ask this machine without a person's leave.
        "--disable-features=LocalNetworkAccessChecks".into(),
    ]
}

/// The arguments as a shell writes them. Chromium's rules have blanks in them, and it takes nothing else in
/// their place, so that what has blanks is quoted: for `eval`, and for Python's `shlex.split`.
pub(super) fn shell_words(arguments: &[String]) -> String {
    let quoted = |argument: &String| match argument.split_once('=') {
        Some((name, value)) if value.contains(' ') => format!("{name}='{value}'"),
        _ => argument.clone(),
    };
    arguments.iter().map(quoted).collect::<Vec<_>>().join(" ")
}
