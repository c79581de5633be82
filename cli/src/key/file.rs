//! Key files: a private key is an encrypted PKCS#8 PEM (scrypt, AES-256), its public half a PEM beside it. Both are
//! standard: openssl and Python's cryptography read them. Must never write a private key unencrypted, nor over a file
//! that is there.

use anyhow::{Context, bail};
use ed25519_dalek::pkcs8::KeypairBytes;
use ed25519_dalek::{SigningKey, VerifyingKey};
use pkcs8::pkcs5::{pbes2, scrypt};
use pkcs8::{
    DecodePrivateKey, DecodePublicKey, EncodePrivateKey, EncodePublicKey, EncryptedPrivateKeyInfoRef, LineEnding,
    PrivateKeyInfoRef, SecretDocument,
};
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

const SECRET: &str = "ENCRYPTED PRIVATE KEY";

/// What a key file holds.
pub(crate) enum KeyFile {
    /// The public half, for naming who may sign.
    Public([u8; 32]),
    /// A private key under a passphrase.
    Locked(Locked),
}

/// A private key that nobody has unlocked yet.
pub(crate) struct Locked {
    path: PathBuf,
    document: SecretDocument,
}

impl Locked {
    /// The private key. Fails with a wrong passphrase.
    pub(crate) fn unlock(&self, passphrase: &str) -> anyhow::Result<SigningKey> {
        let locked = EncryptedPrivateKeyInfoRef::try_from(self.document.as_bytes())
            .with_context(|| format!("{}: not an encrypted private key", self.path.display()))?;
        let wrong = || format!("{}: the passphrase is wrong, or the file is damaged", self.path.display());
        let open = locked.decrypt(passphrase).ok().with_context(wrong)?;
        SigningKey::from_pkcs8_der(open.as_bytes()).ok().with_context(wrong)
    }
}

/// Reads either half.
pub(crate) fn read(path: &Path) -> anyhow::Result<KeyFile> {
    let text = Zeroizing::new(std::fs::read_to_string(path).with_context(|| path.display().to_string())?);
    if text.contains("-----BEGIN PRIVATE KEY-----") {
        bail!("{}: this private key is not encrypted; make one with `xiaoqi key new`", path.display());
    }
    let bad = || format!("{}: not a key file", path.display());
    if text.contains("-----BEGIN PUBLIC KEY-----") {
        return Ok(KeyFile::Public(VerifyingKey::from_public_key_pem(text.trim()).with_context(bad)?.to_bytes()));
    }
    let (label, document) = SecretDocument::from_pem(text.trim()).map_err(anyhow::Error::msg).with_context(bad)?;
    if label != SECRET {
        bail!("{}: a {label}, not a key of ours", path.display());
    }
    Ok(KeyFile::Locked(Locked { path: path.into(), document }))
}

/// The public half of the key at `path`: of the file itself, or of the `.pub` beside it. Asks for no passphrase.
pub(crate) fn public(path: &Path) -> anyhow::Result<[u8; 32]> {
    if let KeyFile::Public(key) = read(path)? {
        return Ok(key);
    }
    let beside = public_path(path);
    match read(&beside).with_context(|| format!("the public half of {}", path.display()))? {
        KeyFile::Public(key) => Ok(key),
        KeyFile::Locked(_) => bail!("{}: not a public key", beside.display()),
    }
}

/// A new key, written to `path` under `passphrase`, its public half beside it.
pub(crate) fn create(path: &Path, passphrase: &str) -> anyhow::Result<SigningKey> {
    let mut seed = Zeroizing::new([0; 32]);
    fill(seed.as_mut())?;
    let key = SigningKey::from_bytes(&seed);
    write_new(path, lock(&key, passphrase)?.as_bytes(), true)?;
    let public = key.verifying_key().to_public_key_pem(LineEnding::LF).context("the public key")?;
    write_new(&public_path(path), public.as_bytes(), false)?;
    Ok(key)
}

fn lock(key: &SigningKey, passphrase: &str) -> anyhow::Result<Zeroizing<String>> {
    let (mut salt, mut iv) = ([0; 16], [0; 16]);
    fill(&mut salt)?;
    fill(&mut iv)?;
    // 16 MiB five times over: OWASP's equal of 2^17 once, within the memory OpenSSL allows itself.
    let cost = scrypt::Params::new(14, 8, 5).map_err(anyhow::Error::msg)?;
    let cipher = pbes2::Parameters::generate_scrypt_aes256cbc(cost, &salt, iv).map_err(anyhow::Error::msg)?;
    // Without the public half: older OpenSSL does not read a key that has it.
    let open = KeypairBytes { secret_key: key.to_bytes(), public_key: None };
    let open = open.to_pkcs8_der().context("the private key")?;
    let open = PrivateKeyInfoRef::try_from(open.as_bytes()).context("the private key")?;
    let locked = open.encrypt_with_params(cipher, passphrase).context("the private key")?;
    locked.to_pem(SECRET, LineEnding::LF).map_err(anyhow::Error::msg)
}

fn public_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".pub");
    name.into()
}

fn fill(bytes: &mut [u8]) -> anyhow::Result<()> {
    getrandom::fill(bytes).map_err(|e| anyhow::anyhow!("no randomness from the system: {e}"))
}

fn write_new(path: &Path, bytes: &[u8], secret: bool) -> anyhow::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if secret {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let _ = secret;
    let mut file = options.open(path).with_context(|| format!("{}: is not written over", path.display()))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).with_context(|| path.display().to_string())
}
