//! The help of every command, its example, completions and man pages.

use std::process::Command;

use crate::cli::binary::Running;
use crate::support::program::{Scratch, cosplay, text};

fn help(command: &[String]) -> String {
    let output = cosplay(&[]).args(command).arg("--help").output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{command:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Names at the beginning of the lines below these headings.
fn names(help: &str, is_list: impl Fn(&str) -> bool) -> Vec<String> {
    let mut names = Vec::new();
    let mut is_inside = false;
    for line in help.lines() {
        if !line.starts_with(' ') && !line.is_empty() {
            is_inside = is_list(line);
        } else if let Some(entry) = line.strip_prefix("  ").filter(|line| is_inside && !line.starts_with(' '))
        {
            names.extend(entry.split(' ').next().map(str::to_owned));
        }
    }
    names.retain(|name| name != "help");
    names
}

/// Every command and every command of a command, with its help.
fn commands() -> Vec<(Vec<String>, String)> {
    const GROUPS: [&str; 5] = ["Server:", "Inspect:", "Provoke:", "Sign and explain:", "World:"];
    let mut all = Vec::new();
    for name in names(&help(&[]), |line| GROUPS.contains(&line)) {
        let own = help(std::slice::from_ref(&name));
        let further = names(&own, |line| line == "Commands:");
        all.extend(further.into_iter().map(|further| {
            let command = vec![name.clone(), further];
            let own = help(&command);
            (command, own)
        }));
        all.push((vec![name], own));
    }
    all
}

/// Lines of the example at the end of a help.
fn example(help: &str) -> Vec<&str> {
    let start = help.rfind("\nExample").unwrap_or(help.len());
    help[start..].trim().lines().skip(1).map(str::trim).collect()
}

#[test]
fn every_command_has_an_example_that_works_as_pasted() {
    let server = Running::with(&[]);
    let scratch = Scratch::new();
    scratch.write("request.http", "GET / HTTP/1.1\nHost: service.cos.myqcloud.com\n");
    let allow = r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["*"]}"#;
    scratch.write("policy.json", &format!(r#"{{"version":"2.0","statement":[{allow}]}}"#));
    let ready = scratch.write("ready.json", &format!("{{\"url\":\"{}\"}}", server.url()));
    let bin = std::path::Path::new(env!("CARGO_BIN_EXE_cosplay")).parent().unwrap().to_owned();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    // They exit with 1, because nothing has happened on this server, or do not end.
    let others = ["cosplay events redeliver 1", "cosplay explain request.http"];
    let all = commands();
    assert!(all.len() > 50, "{all:?}");
    for (command, help) in all {
        let lines = example(&help);
        assert!(!lines.is_empty(), "{command:?} has no example");
        for line in lines {
            assert!(line.contains(&format!("cosplay {}", command[0])), "{command:?}: {line}");
            assert!(line.len() < 78, "a terminal would wrap it: {line}");
            if command[0] == "serve" {
                continue;
            }
            let mut shell = Command::new("sh");
            shell
                .args(["-c", line])
                .current_dir(&scratch.0)
                .env("PATH", &path)
                .env("COSPLAY_READY_FILE", &ready);
            let output = shell.output().unwrap();
            let wanted = i32::from(others.contains(&line));
            assert_eq!(output.status.code(), Some(wanted), "{line}: {}", text(&output.stderr));
        }
    }
}

#[test]
fn the_help_fits_a_narrow_terminal() {
    for (command, help) in commands() {
        let end = help.rfind("\nExample").unwrap_or(help.len());
        let widest = help[..end].lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(100), "{command:?}");
    }
    let own = help(&[]);
    let groups =
        own.lines().skip_while(|line| *line != "Server:").take_while(|line| !line.starts_with("Options"));
    assert!(groups.clone().count() > 25 && groups.clone().all(|line| line.chars().count() <= 80), "{own}");
    assert!(own.lines().count() <= 60);
}

#[test]
fn completions_are_made_for_three_shells() {
    for (shell, words) in
        [("bash", "complete -F"), ("zsh", "#compdef cosplay"), ("fish", "complete -c cosplay")]
    {
        let output = cosplay(&["completions", shell]).output().unwrap();
        assert!(output.status.success() && text(&output.stdout).contains(words), "{shell}");
        assert!(text(&output.stdout).contains("snapshots"), "{shell}");
    }
    assert_eq!(cosplay(&["completions", "tcsh"]).output().unwrap().status.code(), Some(2));
}

#[test]
fn there_is_a_man_page_for_the_program_and_for_each_command() {
    let scratch = Scratch::new();
    let directory = format!("{}/man1", scratch.path());
    assert!(cosplay(&["man", &directory]).status().unwrap().success());
    for (page, word) in [("cosplay.1", "snapshots"), ("cosplay-faults-add.1", "after\\-bytes")] {
        let page = std::fs::read_to_string(format!("{directory}/{page}")).unwrap();
        assert!(page.contains(".TH") && page.contains(word), "{page}");
    }
    let file = scratch.write("file", "");
    assert_eq!(cosplay(&["man", &file]).output().unwrap().status.code(), Some(2));
}

#[test]
fn help_and_lists_are_plain_where_nobody_watches() {
    for args in [&["--help"][..], &["errors"], &["operations"]] {
        let output = cosplay(args).output().unwrap();
        assert!(!output.stdout.contains(&0x1b), "{args:?}");
    }
}

#[test]
fn a_reader_that_has_enough_is_no_error() {
    let line = format!("'{}' operations | head -1", env!("CARGO_BIN_EXE_cosplay"));
    let output = Command::new("sh").args(["-c", &line]).output().unwrap();
    assert_eq!((text(&output.stdout).lines().count(), text(&output.stderr)), (1, ""));
}
