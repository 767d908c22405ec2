//! Arguments of Chromium that lead it to the server: the one list that `cosplay exec`, `cosplay ca`, the ready
//! file and the packages for Node.js and Python have.

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

/// The arguments as words of a shell, which splits them at blanks. Chromium takes a form feed for the blanks
/// of its rules (`base::kWhitespaceASCII`), and no shell splits there.
pub(super) fn words(arguments: &[String]) -> String {
    let words: Vec<String> = arguments.iter().map(|argument| argument.replace(' ', "\x0c")).collect();
    words.join(" ")
}
