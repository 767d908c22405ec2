//! `cosplay exec` and `cosplay ca`: a server for one command, and whom its clients have to trust.

use std::io::{BufRead, BufReader, Read};
use std::process::{Output, Stdio};
use std::time::Duration;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use crate::support::program::{Scratch, cosplay, text};

/// Runs a shell script with a server of its own; what it leaves in its temporary directory is a failure.
fn exec(flags: &[&str], script: &str) -> Output {
    let scratch = Scratch::new();
    let output = cosplay(&["exec"])
        .args(flags)
        .args(["--", "sh", "-c", script, env!("CARGO_BIN_EXE_cosplay")])
        .env("TMPDIR", scratch.path())
        .env_remove("SSL_CERT_FILE")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let left = std::fs::read_dir(&scratch.0).unwrap().count();
    assert_eq!(left, 0, "{script} leaves something behind");
    output
}

#[test]
fn the_status_of_the_command_is_ours() {
    let cases =
        [("exit 0", 0), ("exit 7", 7), ("kill -TERM $$", 128 + 15), ("exec /no/such/thing 2>&-", 127)];
    for (script, status) in cases {
        assert_eq!(exec(&[], script).status.code(), Some(status), "{script}");
    }
}

#[test]
fn a_command_that_is_not_there_ends_with_127_and_one_that_cannot_run_with_126() {
    for (command, status) in [("/no/such/command", 127), ("/dev/null", 126)] {
        let output = cosplay(&["exec", "--", command]).output().unwrap();
        assert_eq!(output.status.code(), Some(status));
        assert!(text(&output.stderr).contains(command), "{}", text(&output.stderr));
    }
}

#[test]
fn without_a_command_or_with_bad_settings_it_ends_with_2() {
    for args in [&["exec"] as &[&str], &["exec", "--"], &["exec", "--buckets", "no good", "--", "true"]] {
        let output = cosplay(args).output().unwrap();
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""), "{args:?}");
    }
}

#[test]
fn the_port_of_another_server_in_the_environment_is_left_alone() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output =
        cosplay(&["exec", "--", "true"]).env("COSPLAY_PORT", &port).stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let help = cosplay(&["exec", "--help"]).output().unwrap();
    assert!(text(&help.stdout).contains("[default: a free one]") && !text(&help.stdout).contains("8267"));
}

#[test]
fn standard_output_is_the_commands_alone_and_one_line_tells_what_arrived() {
    let output = exec(&[], "echo mine; \"$0\" health; echo also mine >&2");
    assert_eq!(text(&output.stdout), "mine\n");
    let told = "also mine\ncosplay: 0 requests, 0 refused signatures, no host that is not played\n\
                cosplay: nothing arrived through the proxy http://127.0.0.1:";
    let err = text(&output.stderr);
    assert!(
        err.starts_with(told) && err.ends_with("COSPLAY_CHROMIUM_ARGS\n") && err.lines().count() == 3,
        "{err}"
    );
    let fetched = "curl -s -o /dev/null https://vod2.qcloud.com/";
    let output = exec(&[], fetched);
    assert_eq!(
        text(&output.stderr),
        "cosplay: 1 request, 0 refused signatures, no host that is not played\n"
    );
    let output = exec(&[], &format!("unset SSL_CERT_FILE CURL_CA_BUNDLE; {fetched}"));
    let err = text(&output.stderr);
    assert!(err.contains("certificate not accepted: vod2.qcloud.com unknown_ca (1)\n"), "{err}");
    assert!(err.contains("COSPLAY_CA") && !err.contains("nothing arrived"), "{err}");
}

#[test]
fn every_language_is_told_where_the_server_is_and_whom_to_trust() {
    let script = r#"
        set -e
        for name in HTTP_PROXY http_proxy HTTPS_PROXY https_proxy ALL_PROXY all_proxy; do
            eval "[ \"\$$name\" = \"$COSPLAY_URL\" ]" || echo "$name"
        done
        for name in SSL_CERT_FILE REQUESTS_CA_BUNDLE CURL_CA_BUNDLE GIT_SSL_CAINFO NODE_EXTRA_CA_CERTS; do
            eval "grep -q 'BEGIN CERTIFICATE' \"\$$name\"" || echo "$name"
        done
        [ "$NO_PROXY" = localhost,127.0.0.1,::1 ] || echo NO_PROXY
        echo "$COSPLAY_APPID $COSPLAY_SECRET_ID $COSPLAY_SECRET_KEY $COSPLAY_BUCKET $COSPLAY_REGION"
        echo "$JAVA_TOOL_OPTIONS" | tr ' ' '\n' | grep -c -e '-Dhttps\?.proxyPort='"${COSPLAY_URL##*:}"'$'
        cat "${PHP_INI_SCAN_DIR#:}/cosplay.ini" | grep -c "$SSL_CERT_FILE"
    "#;
    let output = exec(&[], script);
    let demo = "1250000000 AKIDcosplaycosplaycosplaycosplay0000 cosplaysecretcosplaysecret000000";
    let expected = format!("{demo} examplebucket-1250000000 ap-guangzhou\n2\n2\n");
    assert_eq!(text(&output.stdout), expected, "{}", text(&output.stderr));
}

#[test]
fn what_was_set_before_is_kept_where_it_can_be_and_hosts_cannot_slip_past_the_proxy() {
    let script = r#"echo "$JAVA_TOOL_OPTIONS" | cut -d' ' -f1
echo "$PHP_INI_SCAN_DIR" | cut -d: -f1
echo "$NO_PROXY""#;
    let output = cosplay(&["exec", "--", "sh", "-c", script])
        .env("JAVA_TOOL_OPTIONS", "-Dmine=1")
        .env("PHP_INI_SCAN_DIR", "/mine")
        .env("NO_PROXY", "myqcloud.com")
        .output()
        .unwrap();
    assert_eq!(text(&output.stdout), "-Dmine=1\n/mine\nlocalhost,127.0.0.1,::1\n");
}

#[test]
fn a_browser_is_led_to_every_zone_by_arguments_that_a_shell_and_json_read_alike() {
    let script = r#"
        [ "$("$0" ca --chromium-args)" = "$COSPLAY_CHROMIUM_ARGS" ] || echo other arguments
        [ "$("$0" ca --spki)" = "$COSPLAY_CA_SPKI" ] || echo another hash
        echo "$COSPLAY_URL $COSPLAY_CA_SPKI"
        echo "$COSPLAY_CHROMIUM_ARGS_JSON"
        eval "set -- $COSPLAY_CHROMIUM_ARGS"
        for word do echo "$word"; done
    "#;
    let output = exec(&[], script);
    let lines: Vec<&str> = text(&output.stdout).lines().collect();
    let (url, spki) = lines[0].split_once(' ').unwrap();
    let address = url.trim_start_matches("http://");
    let json: Vec<String> = serde_json::from_str(lines[1]).unwrap();
    assert_eq!(lines[2..], json);
    let played = ["qcloud.com", "myqcloud.com", "tencentcos.cn", "dnsv1.com", "tencentcloudapi.com"];
    for host in played.map(|zone| format!("*.{zone}")).into_iter().chain(["livedemo.tim.qq.com".into()]) {
        assert!(json[0].contains(&format!("MAP {host} {address}")), "{host}: {json:?}");
    }
    assert_eq!(json[1], format!("--ignore-certificate-errors-spki-list={spki}"));
}

/// A program and its arguments under `cosplay exec`; none where this machine does not have the program.
#[expect(clippy::print_stderr, reason = "what was skipped is told")]
fn exec_program(
    program: &str,
    flags: &[&str],
    variables: &[(&str, &str)],
    arguments: &[&str],
) -> Option<String> {
    if std::process::Command::new(program).arg("--version").output().is_err() {
        eprintln!("skipped: there is no {program} here");
        return None;
    }
    let output = cosplay(&["exec"])
        .args(flags)
        .args(["--", program])
        .args(arguments)
        .envs(variables.iter().copied())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
    Some(text(&output.stdout).to_owned())
}

#[test]
fn nodes_own_clients_go_through_the_proxy_and_scripts_that_were_loaded_before_still_are() {
    let scratch = Scratch::new();
    let mine = scratch.write("mine.cjs", "globalThis.mine = 'mine'");
    let script = "
        const https = require('node:https');
        const url = 'https://vod2.qcloud.com/';
        fetch(url).then((one) => https.get(url, (two) => {
            console.log(globalThis.mine, one.status, two.statusCode);
            two.resume();
        }));
        fetch('https://example.com/').catch((error) => console.log(error.message));
    ";
    let before = format!("--require {mine}");
    let Some(told) = exec_program("node", &[], &[("NODE_OPTIONS", &before)], &["-e", script]) else { return };
    let mut lines: Vec<&str> = told.lines().collect();
    lines.sort_unstable();
    assert_eq!(lines, ["fetch failed", "mine 404 404"], "{told}");
    let options =
        exec_program("node", &["--no-node-hook"], &[], &["-p", "process.env.NODE_OPTIONS ?? 'none'"]);
    assert_eq!(options.unwrap(), "none\n");
}

#[test]
fn certifi_names_the_bundle_and_the_users_own_sitecustomize_runs_as_well() {
    let scratch = Scratch::new();
    scratch.write("sitecustomize.py", "import sys\nsys.mine = __file__\n");
    scratch.write("certifi/__init__.py", "from .core import contents, where\n");
    let core = "def where():\n    return 'its own'\n\ndef contents():\n    return 'its own'\n";
    scratch.write("certifi/core.py", core);
    let script = "
import os, subprocess, sys
from certifi import contents, where
mine = os.path.dirname(sys.mine) == os.environ['MINE']
print(where() == os.environ.get('SSL_CERT_FILE'), contents() == 'its own', mine)
    ";
    let variables = [("PYTHONPATH", scratch.path()), ("MINE", scratch.path())];
    let run = |flags: &[&str]| exec_program("python3", flags, &variables, &["-c", script]);
    let Some(told) = run(&[]) else { return };
    assert_eq!(told, "True False True\n");
    assert_eq!(run(&["--no-python-hook"]).unwrap(), "False True True\n");
}

#[test]
fn javas_own_clients_go_through_the_proxy_and_trust_the_certificate() {
    let fetch = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/interop/exec_others/Fetch.java");
    let urls = ["https://vod2.qcloud.com/v3/index.php", "http://vod2.qcloud.com/v3/index.php"];
    let Some(told) = exec_program("java", &[], &[], &[fetch, urls[0], urls[1]]) else { return };
    assert_eq!(told.matches("\"code\"").count(), 4, "{told}");
}

#[test]
fn the_bundle_holds_what_was_trusted_before_and_ours() {
    let scratch = Scratch::new();
    let before = pem::encode(&pem::Pem::new("CERTIFICATE", "somebody else's"));
    let file = scratch.write("before.pem", &before);
    let output = cosplay(&["exec", "--", "sh", "-c", "cat $SSL_CERT_FILE; cat $COSPLAY_CA"])
        .env("SSL_CERT_FILE", file)
        .output()
        .unwrap();
    let certificates: Vec<_> = CertificateDer::pem_slice_iter(&output.stdout).flatten().collect();
    assert_eq!(certificates.len(), 3);
    assert_eq!(certificates[0].as_ref(), b"somebody else's");
    assert_eq!(certificates[1], certificates[2]);
}

#[test]
fn the_flags_of_a_server_are_taken() {
    let flags =
        ["--accounts", "1250000009:AKIDmine:minekey", "--buckets", "mine@sh", "--tls-name", "cos.test"];
    let script = "echo $COSPLAY_SECRET_KEY $COSPLAY_BUCKET $COSPLAY_REGION; \"$0\" sign cos-json --bucket \
        mine --show | head -n 1 | cut -d'&' -f1-3";
    let output = exec(&flags, script);
    let expected = "minekey mine-1250000009 ap-shanghai\na=1250000009&b=mine&k=AKIDmine\n";
    assert_eq!(text(&output.stdout), expected);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn signals_are_passed_on_and_everything_is_cleaned_up() {
    for (name, status) in [("TERM", 41), ("HUP", 42), ("INT", 43)] {
        let scratch = Scratch::new();
        let script = "trap 'exit 41' TERM; trap 'exit 42' HUP; trap 'exit 43' INT; echo ready; while :; do \
            sleep 0.1; done";
        let mut child = cosplay(&["exec", "--", "sh", "-c", script])
            .env("TMPDIR", scratch.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        assert_eq!(line, "ready\n");
        assert_eq!(std::fs::read_dir(&scratch.0).unwrap().count(), 1);
        let pid = child.id().to_string();
        assert!(std::process::Command::new("kill").args(["-s", name, &pid]).status().unwrap().success());
        assert_eq!(child.wait().unwrap().code(), Some(status), "{name}");
        let mut told = String::new();
        child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        assert!(told.contains("0 requests"), "{told}");
        assert_eq!(std::fs::read_dir(&scratch.0).unwrap().count(), 0, "{name}");
    }
}

#[test]
fn two_at_once_do_not_meet() {
    let start = |script: &'static str| std::thread::spawn(move || exec(&[], script));
    let both = [start("echo $COSPLAY_URL; sleep 0.3"), start("echo $COSPLAY_URL; sleep 0.3")];
    let urls = both.map(|one| text(&one.join().unwrap().stdout).to_owned());
    assert_ne!(urls[0], urls[1]);
}

#[test]
fn ca_prints_the_certificate_of_a_server_that_runs_and_says_where_it_lies() {
    let output = exec(&[], "\"$0\" ca | cmp - \"$COSPLAY_CA\" && \"$0\" ca 2>&1 >/dev/null");
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(0), "{err}");
    assert!(out.ends_with("/_cosplay/ca.pem\n") && out.starts_with("http://127.0.0.1:"), "{out}");
    let nobody = cosplay(&["ca", "--url", "http://127.0.0.1:9"]).output().unwrap();
    assert_eq!(nobody.status.code(), Some(1));
}

#[test]
fn ca_makes_one_in_the_data_directory_and_servers_use_it_from_then_on() {
    let scratch = Scratch::new();
    let directory = format!("{}/new/data", scratch.path());
    let printed = cosplay(&["ca", "--data-dir", &directory]).output().unwrap();
    assert_eq!(text(&printed.stderr), format!("{directory}/ca.pem\n"));
    let output = exec(&["--data-dir", &directory], "cat $COSPLAY_CA; echo $COSPLAY_CA");
    assert_eq!(text(&output.stdout), format!("{}{directory}/ca.pem\n", text(&printed.stdout)));
    let args = ["exec", "--data-dir", &directory, "--tls-name", "example.com", "--", "true"];
    let unfit = cosplay(&args).output().unwrap();
    assert_eq!(unfit.status.code(), Some(2));
    assert!(text(&unfit.stderr).contains("example.com"), "{}", text(&unfit.stderr));
    let key = format!("{directory}/ca.key");
    std::fs::set_permissions(key, std::os::unix::fs::PermissionsExt::from_mode(0o640)).unwrap();
    let warned = exec(&["--data-dir", &directory], "true");
    assert!(text(&warned.stderr).contains("mode 640"), "{}", text(&warned.stderr));
}

#[test]
fn the_ready_file_says_where_the_certificate_lies() {
    let scratch = Scratch::new();
    let file = format!("{}/ready.json", scratch.path());
    let mut server = cosplay(&["--port", "0", "--ready-file", &file, "--data-dir", scratch.path()])
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let ready = (0..200).find_map(|_| {
        std::thread::sleep(Duration::from_millis(20));
        std::fs::read(&file).ok()
    });
    server.kill().unwrap();
    server.wait().unwrap();
    let ready: serde_json::Value = serde_json::from_slice(&ready.expect("it gets ready")).unwrap();
    assert_eq!(ready["ca"], format!("{}/ca.pem", scratch.path()));
    assert_eq!(ready["ca_spki"].as_str().unwrap().len(), 44);
    let rules = ready["chromium_args"][0].as_str().unwrap();
    assert!(rules.contains("MAP *.tencentcos.cn 127.0.0.1:"), "{rules}");
}

#[test]
fn ca_issue_writes_a_certificate_that_the_ca_vouches_for_and_refuses_foreign_names() {
    let scratch = Scratch::new();
    let (data, leaf) = (format!("{}/ca", scratch.path()), format!("{}/leaf.pem", scratch.path()));
    let issue = |names: &[&str]| {
        let args = ["ca", "issue", "--data-dir", &data, "--out", &leaf];
        cosplay(&args).args(names).output().unwrap()
    };
    let made = issue(&["vod2.qcloud.com", "*.cos.ap-guangzhou.myqcloud.com", "127.0.0.1"]);
    assert!(made.status.success(), "{}", text(&made.stderr));
    let pem = std::fs::read_to_string(&leaf).unwrap();
    assert_eq!(pem.matches("BEGIN CERTIFICATE").count(), 3, "leaf, intermediate, root");
    assert_eq!(pem.matches("BEGIN PRIVATE KEY").count(), 1);
    let foreign = issue(&["example.com"]);
    let why = text(&foreign.stderr);
    assert_eq!(foreign.status.code(), Some(1));
    assert!(why.contains("cannot vouch for example.com") && why.contains("--tls-name"), "{why}");
    let nowhere = cosplay(&["ca", "issue", "localhost"]).output().unwrap();
    assert_eq!(nowhere.status.code(), Some(2));
    assert!(text(&nowhere.stderr).contains("--data-dir"), "{}", text(&nowhere.stderr));
}
