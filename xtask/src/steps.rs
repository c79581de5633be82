//! A task made of steps: each prints its heading and its time, the first that fails ends the task and is named last.
//! Must never count a step that did not run.

use anyhow::{Context, Result};
use std::time::{Duration, Instant};

/// The steps run so far.
pub(crate) struct Steps {
    began: Instant,
    passed: usize,
    skipped: Vec<String>,
}

impl Steps {
    pub(crate) fn new() -> Self {
        Self { began: Instant::now(), passed: 0, skipped: Vec::new() }
    }

    /// Runs one step; its error carries the step's name.
    pub(crate) fn step(&mut self, name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
        println!("\n==> {name}");
        let began = Instant::now();
        let outcome = work();
        let took = seconds(began.elapsed());
        match outcome {
            Ok(()) => {
                self.passed += 1;
                println!("--- {name}: passed in {took}");
                Ok(())
            }
            Err(error) => {
                println!("--- {name}: FAILED after {took}");
                println!("\n{}", self.summary(1));
                Err(error).with_context(|| format!("step `{name}` failed"))
            }
        }
    }

    /// Says that a step has nothing to do, and why.
    pub(crate) fn skip(&mut self, name: &str, why: &str) {
        println!("\n==> {name}\n--- {name}: skipped, {why}");
        self.skipped.push(name.into());
    }

    /// The last line of a task all of whose steps passed.
    pub(crate) fn finish(&self) {
        println!("\n{}", self.summary(0));
    }

    fn summary(&self, failed: usize) -> String {
        let mut line = format!("{} passed, {failed} failed", self.passed);
        if !self.skipped.is_empty() {
            line.push_str(&format!(", skipped: {}", self.skipped.join(", ")));
        }
        format!("{line} (steps, {})", seconds(self.began.elapsed()))
    }
}

/// A time for people.
pub(crate) fn seconds(time: Duration) -> String {
    let whole = time.as_secs();
    if whole < 60 { format!("{:.1} s", time.as_secs_f64()) } else { format!("{} min {:02} s", whole / 60, whole % 60) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::anyhow;

    #[test]
    fn only_steps_that_ran_are_counted() {
        let mut steps = Steps::new();
        assert!(steps.step("one", || Ok(())).is_ok());
        steps.skip("two", "no files");
        let error = steps.step("three", || Err(anyhow!("broke"))).expect_err("it must fail");
        assert_eq!(format!("{error:#}"), "step `three` failed: broke");
        assert!(steps.summary(1).starts_with("1 passed, 1 failed, skipped: two"));
    }

    #[test]
    fn times_read_well() {
        assert_eq!(seconds(Duration::from_millis(1540)), "1.5 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 05 s");
    }
}
