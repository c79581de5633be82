//! The same on a server that speaks S3: published, cut off from by others, raced.

use crate::tools::{Shop, python, said, works, xiaoqi};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// The server; ends with the test.
struct Server {
    child: Child,
    endpoint: String,
}

impl Server {
    fn start() -> Server {
        let mut child = python("s3.py").stdout(Stdio::piped()).spawn().unwrap();
        let mut port = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut port).unwrap();
        Server { child, endpoint: format!("http://127.0.0.1:{}", port.trim()) }
    }

    fn on<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        let keys = [("AWS_ACCESS_KEY_ID", "test"), ("AWS_SECRET_ACCESS_KEY", "test"), ("AWS_REGION", "us-east-1")];
        command.args(["--endpoint", &self.endpoint]).envs(keys)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const URL: &str = "s3://xiaoqi/shop/rules";

#[test]
fn a_bucket_is_published_to_and_raced_for() {
    let (shop, server) = (Shop::new(), Server::start());
    works(server.on(&mut shop.repo("init", URL, &[])));
    works(server.on(&mut shop.repo("publish", URL, &[&shop.pack("one")])));
    works(server.on(&mut shop.repo("publish", URL, &[&shop.pack("two")])));
    works(server.on(&mut shop.repo("rollback", URL, &["--to", "1"])));
    works(server.on(&mut shop.repo("refresh", URL, &[])));
    let again = server.on(&mut shop.repo("init", URL, &[])).output().unwrap();
    assert!(said(&again).contains("there is a repository already"), "{}", said(&again));

    // All at once: whoever publishes has a number of his own, whoever does not is told to look again.
    let racers: Vec<Child> = (0..8)
        .map(|number| {
            let mut command = shop.repo("publish", URL, &[&shop.pack(&format!("race-{number}")), "--json"]);
            server.on(&mut command).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    let mut numbers = Vec::new();
    for racer in racers {
        let output = racer.wait_with_output().unwrap();
        if output.status.success() {
            let line: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
            numbers.push(line["pack_version"].as_u64().unwrap());
        } else {
            assert!(said(&output).contains("somebody else has published in the meantime"), "{}", said(&output));
        }
    }
    numbers.sort_unstable();
    let expected: Vec<u64> = (4..).take(numbers.len()).collect();
    assert!(!numbers.is_empty() && numbers == expected, "{numbers:?}");
    works(server.on(&mut shop.repo("publish", URL, &[&shop.pack("last")])));
    let status = works(server.on(&mut xiaoqi(&["repo", "status", "--json", "--repo", URL])));
    assert!(status.contains(&format!("\"pack_version\":{}", 4 + numbers.len())), "{status}");
}
