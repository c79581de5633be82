//! Key files: what is written opens with its passphrase and no other, and is not written over.

use super::file::{KeyFile, create, public, read};

#[test]
fn a_key_opens_with_its_passphrase_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.pem");
    let key = create(&path, "right horse battery").expect("a key");
    let KeyFile::Locked(locked) = read(&path).expect("readable") else { panic!("not locked") };
    assert_eq!(locked.unlock("right horse battery").expect("opens").to_bytes(), key.to_bytes());
    let refused = locked.unlock("wrong horse battery").expect_err("a wrong passphrase").to_string();
    assert!(refused.contains("passphrase is wrong"), "{refused}");
    assert_eq!(public(&path).expect("public"), key.verifying_key().to_bytes());
    let text = std::fs::read_to_string(&path).expect("text");
    assert!(text.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----"), "{text}");
}

#[test]
fn a_key_is_not_written_over_and_not_readable_by_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.pem");
    let key = create(&path, "right horse battery").expect("a key");
    assert!(create(&path, "right horse battery").is_err());
    let KeyFile::Locked(locked) = read(&path).expect("readable") else { panic!("not locked") };
    assert_eq!(locked.unlock("right horse battery").expect("opens").to_bytes(), key.to_bytes());
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&path).expect("there").permissions());
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn an_open_private_key_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("open.pem");
    std::fs::write(&path, "-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----\n").expect("written");
    let Err(refused) = read(&path) else { panic!("accepted") };
    assert!(refused.to_string().contains("not encrypted"), "{refused}");
}
