//! Runs other programs, and describes their failures in a sentence.

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Output, Stdio};

/// An error is the sentence shown to the user: what happened, and what to do about it.
pub type Result<T> = std::result::Result<T, String>;

/// The folder of the repository.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// `program` with `arguments`, to be run in the folder of the repository.
pub fn command<A: AsRef<OsStr>>(program: &str, arguments: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// The cargo program that runs these commands.
pub fn cargo<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Command {
    command(&env::var("CARGO").unwrap_or_else(|_| "cargo".into()), arguments)
}

/// Runs `command` to its end, with its output on the screen.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` {}.", shown(command), ending(status))) }
}

/// Runs `command`, an npm script that runs tests, to its end, with its output on the screen. The error names the failed tests.
pub fn run_tests(command: &mut Command) -> Result<()> {
    let mut running = command.stdout(Stdio::piped()).spawn().map_err(|error| not_started(command, &error))?;
    let mut failed = BTreeSet::new();
    let output = running.stdout.take().into_iter().flat_map(|output| BufReader::new(output).lines());
    for line in output.map_while(std::result::Result::ok) {
        println!("{line}");
        failed.extend(failed_test(&line).map(str::to_owned));
    }
    let status = running.wait().map_err(|error| not_started(command, &error))?;
    if status.success() {
        return Ok(());
    }
    let names = failed.into_iter().collect::<Vec<_>>().join("; ");
    let names = if names.is_empty() { names } else { format!(" Failed: {names}.") };
    Err(format!("`{}` {}.{names}", shown(command), ending(status)))
}

/// The name of the test or suite in a line of Node's report, if the line reports a failure.
fn failed_test(line: &str) -> Option<&str> {
    let test = line.trim_start().strip_prefix("✖ ")?;
    let name =
        test.rsplit_once(" (").filter(|(_, took)| took.ends_with("ms)")).map_or(test, |(name, _)| name);
    (name != "failing tests:").then_some(name)
}

/// Runs `command` to its end and captures its output. An exit code other than 0 is not an error here: it is in the output.
pub fn capture(command: &mut Command) -> Result<Output> {
    command.output().map_err(|error| not_started(command, &error))
}

/// Whether `command` can be started and exits with 0. Its output is not shown.
pub fn succeeds(command: &mut Command) -> bool {
    command.output().is_ok_and(|output| output.status.success())
}

/// The file that `name` starts, if there is one on the `PATH`.
pub fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Whether the last output of a program, `text`, is about a host that it could not reach.
pub fn is_about_network(text: &str) -> bool {
    const SIGNS: [&str; 9] = [
        "ENOTFOUND",
        "ECONNREFUSED",
        "ECONNRESET",
        "ETIMEDOUT",
        "EAI_AGAIN",
        "Could not resolve host",
        "Couldn't resolve host",
        "Could not connect",
        "Temporary failure resolving",
    ];
    SIGNS.iter().any(|sign| text.contains(sign))
}

fn not_started(command: &Command, error: &std::io::Error) -> String {
    let program = name(command);
    match error.kind() {
        ErrorKind::NotFound => {
            format!("`{program}` is not installed, or not on the PATH: install it, then run this again.")
        }
        _ => format!("`{program}` could not be started: {error}."),
    }
}

fn ending(status: ExitStatus) -> String {
    match status.code() {
        Some(code) => format!("failed with exit code {code}; its own words are above"),
        None => "was stopped by a signal".into(),
    }
}

/// The command as it would be typed.
fn shown(command: &Command) -> String {
    let arguments = command.get_args().map(|argument| format!(" {}", argument.to_string_lossy()));
    name(command) + &arguments.collect::<String>()
}

fn name(command: &Command) -> String {
    Path::new(command.get_program())
        .file_stem()
        .unwrap_or(command.get_program())
        .to_string_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_named() {
        let sentence = run(&mut command("no-such-program", ["now"])).unwrap_err();
        assert_eq!(
            sentence,
            "`no-such-program` is not installed, or not on the PATH: install it, then run this again."
        );
    }

    #[test]
    fn a_failed_command_is_shown_as_typed() {
        let mut failing = cargo(["--quiet", "--list", "--no-such-flag"]);
        let sentence = run(failing.stderr(std::process::Stdio::null())).unwrap_err();
        assert!(
            sentence.starts_with("`cargo --quiet --list --no-such-flag` failed with exit code "),
            "{sentence}"
        );
    }

    #[test]
    fn failed_tests_are_named() {
        let report = "▶ saving (firefox)\n  ✔ keeps a link (9.1ms)\n  ✖ gives a picture (of its own) (1543.2ms)\n\
            ✖ saving (firefox) (9.8ms)\nℹ fail 1\n\n✖ failing tests:\n\n✖ gives a picture (of its own) (1543.2ms)";
        let mut script = command("sh", ["-c", &format!("printf '{}'; exit 1", report.replace('\n', "\\n"))]);
        let sentence = run_tests(&mut script).unwrap_err();
        assert!(
            sentence.ends_with(
                "failed with exit code 1; its own words are above. Failed: gives a picture (of its own); saving (firefox)."
            ),
            "{sentence}"
        );
    }

    #[test]
    fn network_errors_are_recognised() {
        assert!(is_about_network("npm error code EAI_AGAIN"));
        assert!(!is_about_network("npm error code EUSAGE"));
    }
}
