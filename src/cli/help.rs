//! Help of the program as a whole: its commands in groups, and of the settings of `serve` only the usual
//! ones.

use clap::Command;
use clap::builder::{StyledStr, Styles};

/// Commands by what they are for.
const GROUPS: [(&str, &[&str]); 5] = [
    ("Server", &["serve", "exec", "health", "ca", "completions", "man"]),
    ("Inspect", &["requests", "uploads", "events", "verify", "operations"]),
    ("Provoke", &["faults", "clock"]),
    ("Sign and explain", &["sign", "explain", "errors", "sts", "policy"]),
    ("World", &["accounts", "buckets", "objects", "snapshots", "reset"]),
];

/// Settings of `serve` that the help of the program shows as well.
const USUAL: [&str; 6] = ["host", "port", "config", "seed", "ready_file", "quiet"];

/// Lays out the help of the program.
pub(super) fn laid_out(command: Command) -> Command {
    let header = *Styles::styled().get_header();
    let groups = groups(&command);
    let template = StyledStr::from(format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{groups}\
         {header}Options of serve, the default command{header:#} (`cosplay serve --help` shows all):\n\
         {{options}}\n\n\
         `cosplay COMMAND --help` shows the options of a command, and an example."
    ));
    command
        .mut_args(|arg| {
            let is_usual = USUAL.contains(&arg.get_id().as_str());
            arg.help_heading(None).hide(!is_usual)
        })
        .help_template(template)
}

/// The groups with their commands, a line each.
fn groups(command: &Command) -> String {
    let styles = Styles::styled();
    let (header, literal) = (*styles.get_header(), *styles.get_literal());
    let about = |name: &str| {
        let command = command.find_subcommand(name).expect("every name of the table is that of a command");
        command.get_about().map(ToString::to_string).unwrap_or_default()
    };
    let group = |(title, names): &(&str, &[&str])| {
        let lines = names.iter().map(|name| format!("  {literal}{name:<12}{literal:#} {}\n", about(name)));
        format!("{header}{title}:{header:#}\n{}\n", lines.collect::<String>())
    };
    GROUPS.iter().map(group).collect()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Cli;

    #[test]
    fn every_command_stands_in_one_group() {
        let command = Cli::command();
        let mut grouped: Vec<_> = GROUPS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        let mut known: Vec<_> = command.get_subcommands().map(Command::get_name).collect();
        grouped.sort_unstable();
        known.sort_unstable();
        assert_eq!(grouped, known);
    }
}
