//! Words of a command line as shells read it: what browsers copy as cURL.

/// Splits a command into its words: by the rules of bash, or of cmd where the command is escaped with carets,
/// as Chromium and Firefox copy it on Windows.
pub(super) fn split(command: &str) -> Result<Vec<String>, &'static str> {
    if is_for_cmd(command) { Ok(of_cmd(&without_carets(command))) } else { of_bash(command) }
}

/// Whether the command quotes with `^"`, or goes on in the next line behind a caret.
fn is_for_cmd(command: &str) -> bool {
    command.contains("^\"") || command.lines().any(|line| line.ends_with(" ^"))
}

/// Words by POSIX (Shell Command Language 2.2), and `$'…'` of bash and zsh.
fn of_bash(command: &str) -> Result<Vec<String>, &'static str> {
    const OPEN: &str = "a quote is not closed";
    let (mut words, mut word) = (Vec::new(), None::<String>);
    let mut chars = command.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                // The line goes on.
                Some('\n') | None => {}
                Some('\r') => drop(chars.next_if_eq(&'\n')),
                Some(c) => word.get_or_insert_default().push(c),
            },
            '\'' => {
                let quoted: String = chars.by_ref().take_while(|c| *c != '\'').collect();
                word.get_or_insert_default().push_str(&quoted);
            }
            '$' if chars.next_if_eq(&'\'').is_some() => {
                ansi_c(&mut chars, word.get_or_insert_default()).ok_or(OPEN)?;
            }
            '"' => in_double_quotes(&mut chars, word.get_or_insert_default()).ok_or(OPEN)?,
            c if c.is_ascii_whitespace() => words.extend(word.take()),
            c => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    Ok(words)
}

type Chars<'a> = std::iter::Peekable<std::str::Chars<'a>>;

/// The rest of `"…"`; none if it is not closed.
fn in_double_quotes(chars: &mut Chars<'_>, word: &mut String) -> Option<()> {
    loop {
        match chars.next()? {
            '"' => return Some(()),
            '\\' => match chars.next()? {
                '\n' => {}
                c @ ('"' | '\\' | '$' | '`') => word.push(c),
                c => word.extend(['\\', c]),
            },
            c => word.push(c),
        }
    }
}

/// The rest of `$'…'` (Bash manual, ANSI-C Quoting); none if it is not closed.
fn ansi_c(chars: &mut Chars<'_>, word: &mut String) -> Option<()> {
    loop {
        match chars.next()? {
            '\'' => return Some(()),
            '\\' => match chars.next()? {
                'n' => word.push('\n'),
                'r' => word.push('\r'),
                't' => word.push('\t'),
                'x' => word.extend(hex(chars, 2)),
                'u' => word.extend(utf16(chars)),
                'U' => word.extend(hex(chars, 8)),
                '0' => word.push('\0'),
                c => word.push(c),
            },
            c => word.push(c),
        }
    }
}

/// A character by at most so many hexadecimal digits.
fn hex(chars: &mut Chars<'_>, most: usize) -> Option<char> {
    char::from_u32(number(chars, most))
}

fn number(chars: &mut Chars<'_>, most: usize) -> u32 {
    let mut number = 0;
    for _ in 0..most {
        let Some(digit) = chars.peek().and_then(|c| c.to_digit(16)) else { break };
        number = number << 4 | digit;
        chars.next();
    }
    number
}

/// A character by `\uXXXX`, or two of them: Chromium writes the halves of a pair.
fn utf16(chars: &mut Chars<'_>) -> Option<char> {
    let first = number(chars, 4);
    let mut ahead = chars.clone();
    if !(0xd800..0xdc00).contains(&first) || ahead.next() != Some('\\') || ahead.next() != Some('u') {
        return char::from_u32(first);
    }
    let second = number(&mut ahead, 4);
    *chars = ahead;
    char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second.wrapping_sub(0xdc00) & 0x3ff))
}

/// A command as cmd passes it on: a caret stands for the character behind it, and for nothing before the end
/// of a line. An escaped line break is a caret and two line breaks.
fn without_carets(command: &str) -> String {
    let command = command.replace("\r\n", "\n");
    let mut plain = String::new();
    let mut chars = command.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('^', Some('\n')) => {
                chars.next();
                plain.push(if chars.next_if_eq(&'\n').is_some() { '\n' } else { ' ' });
            }
            ('^', _) => plain.extend(chars.next()),
            (c, _) => plain.push(c),
        }
    }
    plain
}

/// Words as programs of Windows read them: double quotes only, in which browsers double each backslash.
fn of_cmd(command: &str) -> Vec<String> {
    let (mut words, mut word, mut is_quoted) = (Vec::new(), None::<String>, false);
    let mut chars = command.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if is_quoted && chars.peek().is_some_and(|next| ['\\', '"'].contains(next)) => {
                word.get_or_insert_default().extend(chars.next());
            }
            '"' if is_quoted && chars.next_if_eq(&'"').is_some() => word.get_or_insert_default().push('"'),
            '"' => {
                is_quoted = !is_quoted;
                word.get_or_insert_default();
            }
            c if c.is_ascii_whitespace() && !is_quoted => words.extend(word.take()),
            c => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_bash_are_read() {
        for (command, words) in [
            ("curl 'a b' \\\n  -H 'x: y'", vec!["curl", "a b", "-H", "x: y"]),
            (r#"curl "a \"b\" \n""#, vec!["curl", r#"a "b" \n"#]),
            (r"curl $'a\'b\r\n\u0021\x41\ud83d\ude00'", vec!["curl", "a'b\r\n!A😀"]),
            ("curl ''", vec!["curl", ""]),
            (r"curl a'b'c\ d", vec!["curl", "abc d"]),
        ] {
            assert_eq!(split(command).as_deref(), Ok(&words.map_to_strings()[..]), "{command}");
        }
        assert!(split("curl \"a").is_err() && split("curl $'a").is_err());
    }

    #[test]
    fn words_of_cmd_are_read() {
        let command = "curl ^\"https://a/b?c=d^&e=%^20f^\" ^\r\n  -H ^\"accept: */*^\" ^\r\n  \
                       --data-raw ^\"^{^\\^\"a^\\^\":^\\^\"x^\\\\ny^\\^\"^}^\"";
        let words = ["curl", "https://a/b?c=d&e=%20f", "-H", "accept: */*", "--data-raw", r#"{"a":"x\ny"}"#];
        assert_eq!(split(command), Ok(words.map(str::to_owned).to_vec()));
        let older = "curl \"https://a/b\" ^\n  --data-raw \"{\\\"a\\\":1}^\n\n\"";
        let words = ["curl", "https://a/b", "--data-raw", "{\"a\":1}\n"];
        assert_eq!(split(older), Ok(words.map(str::to_owned).to_vec()));
    }

    trait MapToStrings {
        fn map_to_strings(&self) -> Vec<String>;
    }

    impl MapToStrings for Vec<&str> {
        fn map_to_strings(&self) -> Vec<String> {
            self.iter().map(ToString::to_string).collect()
        }
    }
}
