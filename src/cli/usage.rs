//! Reads the command line and the environment. An error names the flag, or the variable, whose value is
//! wrong.

use clap::builder::Resettable;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgMatches, Command, Error};

/// Reads the process's own command line and environment.
///
/// # Errors
/// Bad usage, or a wish for help or the version: errors to exit with.
pub(super) fn read(command: Command) -> Result<ArgMatches, Error> {
    let command = with_negatives(without(&is_empty, command));
    command
        .clone()
        .try_get_matches_from(std::env::args_os())
        .map_err(|error| advised(located(error, command)))
}

/// Lets every flag have a negative number, so that it is refused with the flag's name where it means nothing.
fn with_negatives(command: Command) -> Command {
    let signed = |arg: Arg| {
        let is_flag = arg.get_long().is_some() && arg.get_action().takes_values();
        if is_flag && !arg.is_require_equals_set() { arg.allow_negative_numbers(true) } else { arg }
    };
    command.mut_args(signed).mut_subcommands(with_negatives)
}

/// The error with what to write instead.
fn advised(mut error: Error) -> Error {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    };
    let (arg, value, command) = (
        text(ContextKind::InvalidArg),
        text(ContextKind::InvalidValue),
        text(ContextKind::InvalidSubcommand),
    );
    let tip = match (error.kind(), arg, command) {
        (ErrorKind::ValueValidation, Some(arg), _) => {
            let Some(instead) = instead(&error) else { return error };
            let value = value.unwrap_or_default();
            return Error::raw(
                ErrorKind::ValueValidation,
                format!(
                    "invalid value '{value}' for '{arg}': {instead}\n\nFor more information, try '--help'.\n"
                ),
            );
        }
        (ErrorKind::ArgumentConflict, _, Some(command)) => {
            format!("flags of {command} stand behind it: cosplay {command} --FLAG")
        }
        (ErrorKind::UnknownArgument, Some(arg), _) => match negative(&arg) {
            Some(tip) => tip,
            None => return error,
        },
        _ => return error,
    };
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    error
}

/// How to give a flag a value that begins with `-` and a digit, if that is what is unknown.
fn negative(unknown: &str) -> Option<String> {
    let is_negative = unknown.strip_prefix('-')?.starts_with(|first: char| first.is_ascii_digit());
    let words: Vec<String> = std::env::args().collect();
    let at = words.iter().position(|word| is_negative && word.starts_with(unknown))?;
    let (flag, value) = (words.get(at.checked_sub(1)?)?, &words[at]);
    flag.starts_with("--").then(|| format!("a value that begins with - is written {flag}={value}"))
}

/// What to write in place of a value that the standard library cannot read.
fn instead(error: &Error) -> Option<&'static str> {
    match std::error::Error::source(error)?.to_string().as_str() {
        "invalid digit found in string" => Some("not a whole number; write one such as 8"),
        "cannot parse integer from empty string" => Some("it is empty; write a whole number"),
        "number too large to fit in target type" => Some("too large a number"),
        "number too small to fit in target type" => Some("too small a number"),
        "invalid float literal" => Some("not a number; write one such as 0.5"),
        _ => None,
    }
}

/// Whether the argument's variable is empty, which counts as not set: a compose file makes that of
/// `${UNSET}`.
fn is_empty(arg: &Arg) -> bool {
    arg.get_env().is_some_and(|name| std::env::var_os(name).is_some_and(|value| value.is_empty()))
}

/// Lets such arguments ignore the environment.
fn without(ignored: &dyn Fn(&Arg) -> bool, command: Command) -> Command {
    let unset = |arg: Arg| if ignored(&arg) { arg.env(Resettable::Reset) } else { arg };
    command.mut_args(unset).mut_subcommands(|command| without(ignored, command))
}

/// The error with its variable's name, where the value came from one, and without the value, where that is a
/// secret.
fn located(mut error: Error, command: Command) -> Error {
    let mut built = command.clone();
    built.build();
    let Some(arg) = at_fault(&error).and_then(|shown| find(&built, shown)) else { return error };
    if arg.is_hide_env_values_set() {
        error.insert(ContextKind::InvalidValue, ContextValue::String("***".into()));
    }
    let Some(variable) = arg.get_env().filter(|name| std::env::var_os(name).is_some()) else { return error };
    // If the argument is fine without the variable, that is where the value came from.
    let is_meant = |other: &Arg| other.get_id() == arg.get_id();
    let again = without(&is_meant, command).try_get_matches_from(std::env::args_os());
    if !again.is_err_and(|again| at_fault(&again) == at_fault(&error)) {
        error.insert(ContextKind::InvalidArg, ContextValue::String(variable.to_string_lossy().into_owned()));
    }
    error
}

/// The argument whose value is wrong, as clap shows it: `--flag <VALUE>`.
fn at_fault(error: &Error) -> Option<&str> {
    match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(shown)) => Some(shown),
        _ => None,
    }
}

/// The argument that clap shows so and that has a variable.
fn find<'a>(command: &'a Command, shown: &str) -> Option<&'a Arg> {
    let here = command.get_arguments().find(|arg| arg.get_env().is_some() && arg.to_string() == shown);
    here.or_else(|| command.get_subcommands().find_map(|command| find(command, shown)))
}
