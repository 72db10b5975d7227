//! The page during development: Vite's dev server, and the module, rebuilt whenever the Rust sources change.

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::Child;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, sleep};
use std::time::{Duration, SystemTime};

use crate::run::{Result, root};
use crate::wasm::Purpose;
use crate::{npm, site, wasm};

/// The interval at which the sources are checked.
const TICK: Duration = Duration::from_millis(300);

/// Serves the page on `port` until Ctrl-C.
pub fn serve(port: u16) -> Result<()> {
    // Checked first, so that a wrong port does not cost the wait for a build.
    TcpListener::bind(("127.0.0.1", port)).map_err(|error| {
        let other = if port < u16::MAX { port + 1 } else { 5173 };
        format!("Port {port} cannot be used ({error}): choose another, `cargo xtask serve --port {other}`.")
    })?;

    let mut built_from = newest_source();
    // Both at the same time, because one of them waits for the network.
    let packages = thread::spawn(npm::install);
    let built = wasm::build(Purpose::Work);
    packages.join().map_err(|_| "The npm packages could not be installed.")??;
    built?;

    let stopping = Arc::new(AtomicBool::new(false));
    let handler_side = Arc::clone(&stopping);
    ctrlc::set_handler(move || handler_side.store(true, Ordering::Relaxed))
        .map_err(|error| format!("Ctrl-C cannot be listened for: {error}."))?;

    let mut server = Server::start(port)?;
    while !stopping.load(Ordering::Relaxed) {
        if let Some(sentence) = server.has_ended()? {
            // On Ctrl-C the terminal signals both programs, and Vite may end first.
            return if stopping.load(Ordering::Relaxed) { Ok(()) } else { Err(sentence) };
        }
        let newest = newest_source();
        if newest > built_from {
            built_from = newest;
            if let Err(sentence) = wasm::build(Purpose::Work) {
                eprintln!("\n{sentence} The page still shows the last good build.");
            }
        }
        sleep(TICK);
    }
    Ok(())
}

/// The running dev server, which is stopped when this value is dropped.
struct Server(Child);

impl Server {
    fn start(port: u16) -> Result<Self> {
        site::vite(["--host", "127.0.0.1", "--strictPort", "--port", &port.to_string()])
            .spawn()
            .map(Self)
            .map_err(|error| format!("Vite could not be started: {error}."))
    }

    /// The error message if the server is no longer running.
    fn has_ended(&mut self) -> Result<Option<String>> {
        match self.0.try_wait() {
            Ok(None) => Ok(None),
            Ok(Some(_)) => Ok(Some("Vite ended by itself; its own words are above.".into())),
            Err(error) => Err(format!("Vite cannot be watched: {error}.")),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Fails only if the server has already ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The time of the last change of the files from which the module is built.
fn newest_source() -> Option<SystemTime> {
    ["src", "build.rs", "www/locales", "www/styles/tokens.css", "Cargo.toml", "Cargo.lock"]
        .iter()
        .filter_map(|name| newest(&root().join(name)))
        .max()
}

fn newest(path: &Path) -> Option<SystemTime> {
    if path.is_dir() {
        fs::read_dir(path).ok()?.flatten().filter_map(|entry| newest(&entry.path())).max()
    } else {
        path.metadata().ok()?.modified().ok()
    }
}
