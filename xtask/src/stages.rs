//! A list of stages, all of which are tried, and the table of their results.

use std::fmt;
use std::time::{Duration, Instant};

use crate::run::Result;

/// The results of the stages so far.
#[derive(Default)]
pub struct Stages(Vec<Stage>);

struct Stage {
    name: &'static str,
    outcome: Outcome,
    took: Duration,
}

enum Outcome {
    Passed,
    Failed(String),
    /// Not tried, because a stage on which it depends failed.
    Skipped,
    /// Not available on this machine, and not required: the stages that would use it are left out.
    Without(String),
}

impl Stages {
    /// Tries a stage and returns whether it passed. `ready` contains the results of the stages on which it depends. It is skipped
    /// unless they all passed.
    pub fn stage(&mut self, name: &'static str, ready: &[bool], work: impl FnOnce() -> Result<()>) -> bool {
        let start = Instant::now();
        let outcome = if ready.contains(&false) {
            Outcome::Skipped
        } else {
            println!("\n━━ {name}");
            match work() {
                Ok(()) => Outcome::Passed,
                Err(sentence) => {
                    eprintln!("\n{sentence}");
                    Outcome::Failed(sentence)
                }
            }
        };
        let passed = matches!(outcome, Outcome::Passed);
        self.0.push(Stage { name, outcome, took: start.elapsed() });
        passed
    }

    /// Looks for something that a machine is not required to have.
    pub fn optional<T>(&mut self, name: &'static str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        let start = Instant::now();
        println!("\n━━ {name}");
        let (outcome, found) = match work() {
            Ok(found) => (Outcome::Passed, Some(found)),
            Err(sentence) => {
                eprintln!("{sentence}");
                (Outcome::Without(sentence), None)
            }
        };
        self.0.push(Stage { name, outcome, took: start.elapsed() });
        found
    }

    /// An error unless every stage passed, not counting those that look for optional programs.
    pub fn verdict(&self) -> Result<()> {
        let good = |stage: &&Stage| matches!(stage.outcome, Outcome::Passed | Outcome::Without(_));
        let bad = self.0.len() - self.0.iter().filter(good).count();
        match bad {
            0 => Ok(()),
            _ => Err(format!("{bad} of {} stages did not pass.", self.0.len())),
        }
    }
}

impl fmt::Display for Stages {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.0.iter().map(|stage| stage.name.chars().count()).max().unwrap_or(0);
        for Stage { name, outcome, took } in &self.0 {
            let seconds = took.as_secs_f64();
            match outcome {
                Outcome::Passed => writeln!(formatter, "  passed   {name:width$}  {seconds:6.1} s")?,
                Outcome::Failed(sentence) => {
                    writeln!(formatter, "  FAILED   {name:width$}  {seconds:6.1} s  {sentence}")?;
                }
                Outcome::Without(sentence) => {
                    writeln!(formatter, "  without  {name:width$}            {sentence}")?;
                }
                Outcome::Skipped => writeln!(formatter, "  skipped  {name}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_is_tried_but_those_that_build_on_a_failed_one() {
        let mut stages = Stages::default();
        let good = stages.stage("good", &[], || Ok(()));
        let bad = stages.stage("bad", &[], || Err("It broke.".into()));
        let mut tried = false;
        stages.stage("after both", &[good, bad], || {
            tried = true;
            Ok(())
        });
        assert!(stages.stage("last", &[good], || Ok(())));
        assert!(good && !bad && !tried);
        assert_eq!(stages.verdict(), Err("2 of 4 stages did not pass.".into()));
        let table = stages.to_string();
        assert!(table.contains("FAILED   bad            0.0 s  It broke."), "{table}");
        assert!(table.contains("skipped  after both"), "{table}");
    }

    #[test]
    fn what_need_not_be_there_is_no_error() {
        let mut stages = Stages::default();
        assert_eq!(stages.optional("there", || Ok(5)), Some(5));
        assert_eq!(stages.optional("absent", || Err::<(), _>("There is none.".into())), None);
        assert_eq!(stages.verdict(), Ok(()));
        let table = stages.to_string();
        assert!(table.contains("without  absent            There is none."), "{table}");
    }

    #[test]
    fn all_passed_is_no_error() {
        let mut stages = Stages::default();
        stages.stage("good", &[], || Ok(()));
        assert_eq!(stages.verdict(), Ok(()));
    }
}
