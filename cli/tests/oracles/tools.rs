//! The command, the Python beside it, a small pack, and a server for a folder.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// Python with what requirements.txt names.
pub(crate) fn python(script: &str) -> Command {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(1).unwrap();
    let given = std::env::var_os("XIAOQI_PYTHON").map(PathBuf::from);
    let python = given.unwrap_or_else(|| root.join(".python/bin/python"));
    assert!(python.is_file(), "{}: run `cargo xtask setup` first", python.display());
    let mut command = Command::new(python);
    command.arg("-B").arg(root.join("cli/tests/python").join(script));
    command
}

/// The command, with the tests' passphrase.
pub(crate) fn xiaoqi(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xiaoqi"));
    command.args(arguments).env("XIAOQI_PASSPHRASE", "right horse battery");
    command
}

/// What it printed; it must have worked.
pub(crate) fn works(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}\n{}", said(&output));
    String::from_utf8(output.stdout).unwrap()
}

pub(crate) fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A folder with a key and packs in it.
pub(crate) struct Shop {
    pub(crate) folder: TempDir,
}

impl Shop {
    pub(crate) fn new() -> Shop {
        let shop = Shop { folder: tempfile::tempdir().unwrap() };
        works(&mut xiaoqi(&["key", "new", "--output", &shop.path("key.pem")]));
        shop
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    /// A pack that forbids one word.
    pub(crate) fn pack(&self, word: &str) -> String {
        let folder = self.path(&format!("pack-{word}"));
        std::fs::create_dir_all(&folder).unwrap();
        let about = format!("[pack]\nname = \"{word}\"\nversion = \"1\"\n");
        std::fs::write(Path::new(&folder).join("pack.toml"), about).unwrap();
        folder
    }

    /// `repo VERB` with the key, on the repository.
    pub(crate) fn repo(&self, verb: &str, url: &str, more: &[&str]) -> Command {
        let key = self.path("key.pem");
        let mut command = xiaoqi(&["repo", verb, "--repo", url, "--key", &key]);
        command.args(more);
        command
    }
}

/// Serves a folder on loopback; its address. Ends with the test.
pub(crate) fn serve(folder: &Path, cors: bool) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let folder = folder.to_path_buf();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            let mut first = String::new();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            if reader.read_line(&mut first).is_err() {
                continue;
            }
            let mut line = String::new();
            while reader.read_line(&mut line).is_ok_and(|read| read > 2) {
                line.clear();
            }
            let path = first.split(' ').nth(1).unwrap_or("/").trim_start_matches('/');
            let found = std::fs::read(folder.join(path));
            let status = if found.is_ok() { "200 OK" } else { "404 Not Found" };
            let cors = if cors { "Access-Control-Allow-Origin: *\r\n" } else { "" };
            let body = found.unwrap_or_default();
            let head =
                format!("HTTP/1.1 {status}\r\n{cors}Connection: close\r\nContent-Length: {}\r\n\r\n", body.len());
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
        }
    });
    format!("http://{address}")
}
