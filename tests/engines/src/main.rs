//! The native side: `engines PACK DIVISIONS` answers each line of its input, a JSON string, with a JSON array.

use std::io::{BufRead, Write, stdin, stdout};
use xiaoqi_engines::Engines;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let [pack, divisions] =
        std::env::args().skip(1).collect::<Vec<_>>().try_into().map_err(|_| "engines PACK DIVISIONS")?;
    let mut engines = Engines::new(&std::fs::read(pack)?, &std::fs::read(divisions)?)?;
    let mut out = stdout().lock();
    for line in stdin().lock().lines() {
        let text: String = serde_json::from_str(&line?)?;
        serde_json::to_writer(&mut out, &engines.say(&text))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
