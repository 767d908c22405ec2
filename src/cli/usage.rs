//! Reads the command line and the environment. An error names the flag, or the variable, whose value is
//! wrong.

use clap::builder::Resettable;
use clap::error::{ContextKind, ContextValue};
use clap::{Arg, ArgMatches, Command, Error};

/// Reads the process's own command line and environment.
///
/// # Errors
/// Bad usage, or a wish for help or the version: errors to exit with.
pub(super) fn read(command: Command) -> Result<ArgMatches, Error> {
    let command = without(&is_empty, command);
    command.clone().try_get_matches_from(std::env::args_os()).map_err(|error| located(error, command))
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
