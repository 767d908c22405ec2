//! PEM (RFC 7468): binary data between two lines that name it.

use base64::{Engine, engine::general_purpose::STANDARD};

/// `der` under `label`, 64 characters a line.
pub fn encode(label: &str, der: &[u8]) -> String {
    let text = STANDARD.encode(der);
    let mut pem = format!("-----BEGIN {label}-----\n");
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(64));
        pem.extend([line, "\n"]);
        rest = after;
    }
    pem + &format!("-----END {label}-----\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_have_64_characters_and_the_last_one_the_rest() {
        assert_eq!(encode("X", b"abc"), "-----BEGIN X-----\nYWJj\n-----END X-----\n");
        let lines: Vec<usize> = encode("X", &[0; 96]).lines().map(str::len).collect();
        assert_eq!(lines, [17, 64, 64, 15]);
    }
}
