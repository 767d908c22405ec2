//! Starts the command, passes signals on to it, and waits for it.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::{ExitCode, ExitStatus};

use rustix::process::{Pid, Signal, kill_process};
use tokio::process::Command;
use tokio::signal::unix::{self, SignalKind, signal};

use crate::cli::error::CliError;

/// Exit statuses of shells for a command that is not found, and for one that cannot be run (POSIX, Shell
/// Command Language 2.8.2).
const NOT_FOUND: u8 = 127;
const NOT_RUN: u8 = 126;

/// The end of the command.
pub(super) struct Ended {
    pub status: ExitCode,
    /// Whether it has begun.
    pub has_run: bool,
}

/// Signals to pass on.
pub(super) struct Signals {
    terminate: unix::Signal,
    hang_up: unix::Signal,
    interrupt: unix::Signal,
}

impl Signals {
    /// Catches them: from now on they do not end this process.
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            hang_up: signal(SignalKind::hangup())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    /// The next signal that the command does not get by itself. A terminal sends its interrupt to both
    /// processes.
    async fn next(&mut self) -> Signal {
        let by_terminal = io::stdin().is_terminal();
        loop {
            tokio::select! {
                _ = self.terminate.recv() => return Signal::TERM,
                _ = self.hang_up.recv() => return Signal::HUP,
                _ = self.interrupt.recv() => if !by_terminal { return Signal::INT },
            }
        }
    }
}

/// Runs the command to its end and returns its exit status, or 128 plus the number of the signal that ended
/// it, as shells do.
pub(super) async fn run(
    command: &[OsString],
    variables: Vec<(&'static str, OsString)>,
    mut signals: Signals,
) -> Result<Ended, CliError> {
    let Some((program, arguments)) = command.split_first() else {
        return Err(CliError::Failed("there is no command to run".into()));
    };
    let mut command = Command::new(program);
    let started = command.args(arguments).envs(variables).kill_on_drop(true).spawn();
    let mut child = match started {
        Ok(child) => child,
        Err(error) => return Ok(Ended { status: not_started(program, &error), has_run: false }),
    };
    let pid = child.id().and_then(|id| Pid::from_raw(id.cast_signed()));
    loop {
        tokio::select! {
            status = child.wait() => return Ok(Ended { status: code(status?), has_run: true }),
            signal = signals.next() => {
                // It may have ended a moment ago.
                pid.map(|pid| kill_process(pid, signal).ok());
            }
        }
    }
}

fn not_started(program: &OsString, error: &io::Error) -> ExitCode {
    // Nothing can be done when standard error is closed as well.
    drop(writeln!(io::stderr(), "cosplay: {}: {error}", program.display()));
    ExitCode::from(if error.kind() == io::ErrorKind::NotFound { NOT_FOUND } else { NOT_RUN })
}

fn code(status: ExitStatus) -> ExitCode {
    let by_signal = || status.signal().map(|signal| signal + 128);
    let code = status.code().or_else(by_signal).unwrap_or(1);
    ExitCode::from(u8::try_from(code).unwrap_or(1))
}
