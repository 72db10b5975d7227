//! The commands of this repository. Each does its own set-up: on a machine with Rust (from rustup) and Node, nothing has to be
//! installed by hand.

use std::env;
use std::process::ExitCode;

mod bench;
mod browsers;
mod debian;
mod library;
mod lighthouse;
mod npm;
mod package;
mod pictures;
mod python;
mod run;
mod rust;
mod serve;
mod site;
mod site_makers;
mod stages;
mod test;
mod wasm;

use run::Result;
use test::Part;
use wasm::Purpose;

const HELP: &str = "\
Usage: cargo xtask COMMAND

  serve [--port N]   show the page while it is worked on, at http://127.0.0.1:5173/ unless told otherwise;
                     what is saved, in Rust or TypeScript, is built and shown anew
  test [PART…]       check and test everything, ending with Chromium and Firefox, or one of its parts:
                     rust, browser, package
  build              make the static site in dist/, which works from any folder of any host
  package            make the npm package in dist/npm/, and its tarball in dist/
  bench              measure the trainer
  lighthouse         what Lighthouse says of the built site, which it installs for it (185 MB)
  poster QUERY FILE [--size WIDTHxHEIGHT]
                     draw a run at rest, its panels side by side, as SVG or PNG: 'dataset=xor&epoch=500&panels=boundary,loss'";

/// The command requested on the command line.
#[derive(Debug, PartialEq, Eq)]
enum Task {
    Help,
    Serve {
        port: u16,
    },
    Test(Vec<Part>),
    Build,
    Package,
    Bench,
    Lighthouse,
    /// The arguments for the program `pictures`.
    Poster(Vec<String>),
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match parse(&arguments).and_then(perform) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\n{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn parse(arguments: &[String]) -> Result<Task> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["--help" | "-h" | "help"] => Ok(Task::Help),
        ["serve"] => Ok(Task::Serve { port: 5173 }),
        ["serve", "--port", port] => {
            let port =
                port.parse().map_err(|_| format!("--port takes a number from 1 to 65535, not `{port}`."))?;
            Ok(Task::Serve { port })
        }
        ["test", parts @ ..] => Ok(Task::Test(Part::named(parts)?)),
        ["build"] => Ok(Task::Build),
        ["package"] => Ok(Task::Package),
        ["bench"] => Ok(Task::Bench),
        ["lighthouse"] => Ok(Task::Lighthouse),
        ["poster", rest @ ..] if rest.len() >= 2 => Ok(Task::Poster(arguments[1..].to_vec())),
        _ => Err(format!("There is no command `cargo xtask {}`.\n\n{HELP}", words.join(" "))),
    }
}

fn perform(task: Task) -> Result<()> {
    match task {
        Task::Help => {
            println!("{HELP}");
            Ok(())
        }
        Task::Serve { port } => serve::serve(port),
        Task::Test(parts) => test::test(&parts),
        Task::Build => {
            npm::install()?;
            wasm::build(Purpose::Readers)?;
            site::build()
        }
        Task::Package => {
            npm::install()?;
            wasm::build(Purpose::Readers)?;
            package::package().map(drop)
        }
        Task::Bench => bench::bench(),
        Task::Lighthouse => lighthouse::lighthouse(),
        Task::Poster(arguments) => pictures::poster(&arguments),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Task> {
        parse(&line.split_whitespace().map(String::from).collect::<Vec<_>>())
    }

    #[test]
    fn commands_are_read() {
        assert_eq!(parsed(""), Ok(Task::Help));
        assert_eq!(parsed("--help"), Ok(Task::Help));
        assert_eq!(parsed("serve"), Ok(Task::Serve { port: 5173 }));
        assert_eq!(parsed("serve --port 8000"), Ok(Task::Serve { port: 8000 }));
        assert_eq!(parsed("test"), Ok(Task::Test(vec![Part::Rust, Part::Browser, Part::Package])));
        assert_eq!(parsed("test package rust"), Ok(Task::Test(vec![Part::Package, Part::Rust])));
        let poster = ["dataset=xor", "x.svg", "--size", "320x240"].map(String::from).to_vec();
        assert_eq!(parsed("poster dataset=xor x.svg --size 320x240"), Ok(Task::Poster(poster)));
        assert_eq!(parsed("package"), Ok(Task::Package));
    }

    #[test]
    fn mistakes_are_told() {
        assert!(parsed("serve --port many").unwrap_err().contains("not `many`"));
        assert!(parsed("poster dataset=xor").unwrap_err().starts_with("There is no command"));
        assert!(parsed("test rsut").unwrap_err().contains("takes any of rust, browser, package, not `rsut`"));
        assert!(parsed("tset").unwrap_err().starts_with("There is no command `cargo xtask tset`."));
    }
}
