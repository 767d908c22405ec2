//! Errors of settings say where the value stands: file, line and key; the environment variable; or the flag.

use crate::support::program::{Scratch, cosplay, text};

/// What the program says to settings that it must not take.
fn refused(args: &[&str], variables: &[(&str, &str)]) -> String {
    let output = cosplay(args).envs(variables.iter().copied()).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{args:?} {variables:?}");
    text(&output.stderr).lines().next().unwrap().to_owned()
}

#[test]
fn an_error_in_the_file_names_line_and_key() {
    let scratch = Scratch::new();
    let account = "[[accounts]]\nappid = 1\nsecret_id = \"i\"\nsecret_key = \"k\"\n";
    for (content, wanted) in [
        ("port = 0\nidle_timeout = 99999999999\n", "2: idle_timeout: 99999999999 seconds are too many"),
        (
            "\nport = 70000",
            "2: port: invalid value: integer `70000`, expected a whole number from 0 to 65535",
        ),
        ("max_body = \"lots\"", "1: max_body: \"lots\": not a size"),
        ("host = \"a b\"", "1: host: \"a b\": not an address"),
        ("\nlisten = [\"127.0.0.1:0\", \"no good\"]", "2: listen[1]: \"no good\": not an address"),
        ("tls_names = [\"-\"]", "1: tls_names[0]: \"-\": not a name for certificates"),
        ("log_level = \"deubg\"", "1: log_level: \"deubg\": \"deubg\" is no level"),
        ("[vod_errors]\n19001 = 5\n5 = 3\n", "3: vod_errors.5: \"5\": does not exchange a code of VOD"),
        ("[[buckets]]\nname = \"a\"\n\nacl = 1", "4: buckets[0].acl: wanted string or table"),
        (
            "[[buckets]]\nname = \"a\"\ntoken = true",
            "3: unknown field `token`, did you mean `token_protection`? Expected one of `region`",
        ),
        ("[[buckets]]\nname = 5\n", "2: buckets[0].name: invalid type"),
        ("[[buckets]]\nappid = 5\n", "1: buckets[0]: missing field `name`"),
        ("config = \"x\"", "1: unknown field `config`"),
        ("port = 1\nport = 2", "2: duplicate key"),
        (
            &format!("{account}[accounts.options]\nonce_policy = \"never\""),
            "6: accounts[0].options.once_policy: unknown variant `never`",
        ),
    ] {
        let file = scratch.write("cosplay.toml", content);
        let said = refused(&["--config", &file], &[]);
        assert!(said.starts_with(&format!("cosplay: {file}:{wanted}")), "{content}\n{said}");
    }
    let unknown = scratch.write("cosplay.toml", &format!("{account}[accounts.options]\nno_such = 1"));
    assert!(refused(&["--config", &unknown], &[]).ends_with(", in accounts[0].options"));
}

#[test]
fn an_error_in_the_environment_names_the_variable_and_one_at_the_command_line_the_flag() {
    let wrong = [("COSPLAY_IDLE_TIMEOUT", "soon")];
    let of_variable = refused(&[], &wrong);
    assert!(
        of_variable.starts_with("error: invalid value 'soon' for 'COSPLAY_IDLE_TIMEOUT': "),
        "{of_variable}"
    );
    assert_eq!(refused(&["exec", "--", "true"], &wrong), of_variable);
    let of_flag = refused(&["serve", "--idle-timeout", "later"], &wrong);
    assert!(of_flag.starts_with("error: invalid value 'later' for '--idle-timeout <TIME>': "), "{of_flag}");
    let of_list = refused(&[], &[("COSPLAY_BUCKETS", "fine,no good")]);
    assert!(of_list.starts_with("error: invalid value 'no good' for 'COSPLAY_BUCKETS': "), "{of_list}");
    let of_command = refused(&["health"], &[("COSPLAY_PORT", "x")]);
    assert!(of_command.starts_with("error: invalid value 'x' for 'COSPLAY_PORT': "), "{of_command}");
    let of_secret = refused(&[], &[("COSPLAY_ACCOUNTS", "1250000000:hushhush")]);
    assert!(of_secret.starts_with("error: invalid value '***' for 'COSPLAY_ACCOUNTS': "), "{of_secret}");
}

#[test]
fn a_flag_beats_the_environment_which_beats_the_file_which_beats_the_default() {
    let scratch = Scratch::new();
    let file = scratch.write("cosplay.toml", "log_level = \"off\"\nhost = \"no host\"\n");
    let host = [("COSPLAY_HOST", "no such host")];
    assert!(refused(&["--config", &file], &[]).contains("no host"));
    assert!(refused(&["--config", &file], &host).contains("'COSPLAY_HOST'"));
    assert!(refused(&["--config", &file, "--host", "no no"], &host).contains("'--host <HOST>'"));
}
