//! The `cosplay` program. What it does is in the library; here is only the way in.

fn main() -> std::process::ExitCode {
    cosplay::internals::cli::main()
}
