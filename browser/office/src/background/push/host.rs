//! What the update cycle needs of the world: bytes by name, the network, the compiler, clock and chance. The browser's is
//! `extension/push.js`; tests bring their own, which fails where they say.

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

/// How a fetch ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Got {
    /// All of it.
    Bytes(Vec<u8>),
    /// There is no such file.
    Missing,
    /// More than was allowed.
    TooLong,
    /// No answer, or none that counts.
    Unreachable,
}

/// What does not fit on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Full;

/// Why a pack was not compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unfit {
    /// In the words of `xiaoqi_trust::Status`.
    pub(super) status: String,
    /// In detail.
    pub(super) said: String,
}

/// The world.
pub(super) trait Host {
    /// What is kept under a name; nothing if it cannot be read.
    async fn read(&self, name: &str) -> Option<Vec<u8>>;
    /// All that is kept under names that begin so.
    async fn all(&self, prefix: &str) -> Vec<(String, Vec<u8>)>;
    /// Keeps bytes under a name; what stood there stays if that fails.
    async fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Full>;
    /// Keeps nothing under a name any more.
    async fn remove(&self, name: &str);
    /// Fetches at most `limit` bytes; and for how many seconds the server wants to be left alone.
    async fn get(&self, url: &str, limit: u64) -> (Got, u32);
    /// SHA-256 of some bytes; nothing if it cannot be had.
    async fn sha256(&self, bytes: &[u8]) -> Option<[u8; 32]>;
    /// Compiles and proves a pack out of targets by their names.
    async fn compile(&self, targets: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Unfit>;
    /// Seconds since 1970.
    fn now(&self) -> i64;
    /// Chance, for the number of this installation.
    fn random(&self, length: u32) -> Vec<u8>;
    /// The extension's version.
    fn app(&self) -> String;
}

#[wasm_bindgen]
extern "C" {
    /// `host` of `extension/push.js`.
    pub type JsHost;

    #[wasm_bindgen(method, catch)]
    async fn read(this: &JsHost, name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn all(this: &JsHost, prefix: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn write(this: &JsHost, name: &str, bytes: Uint8Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn remove(this: &JsHost, name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn get(this: &JsHost, url: &str, limit: f64) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn sha256(this: &JsHost, bytes: Uint8Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn compile(this: &JsHost, names: Array, parts: Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method)]
    fn now(this: &JsHost) -> f64;
    #[wasm_bindgen(method)]
    fn random(this: &JsHost, length: u32) -> Uint8Array;
    #[wasm_bindgen(method)]
    fn app(this: &JsHost) -> String;
}

fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

fn field(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

impl Host for JsHost {
    async fn read(&self, name: &str) -> Option<Vec<u8>> {
        bytes(&JsHost::read(self, name).await.ok()?)
    }

    async fn all(&self, prefix: &str) -> Vec<(String, Vec<u8>)> {
        let all = JsHost::all(self, prefix).await.unwrap_or(JsValue::UNDEFINED);
        let Some(pairs) = all.dyn_ref::<Array>() else { return Vec::new() };
        let pair = |pair: JsValue| {
            let pair = pair.dyn_into::<Array>().ok()?;
            Some((pair.get(0).as_string()?, bytes(&pair.get(1))?))
        };
        pairs.iter().filter_map(pair).collect()
    }

    async fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Full> {
        JsHost::write(self, name, Uint8Array::from(bytes)).await.map(|_| ()).map_err(|_| Full)
    }

    async fn remove(&self, name: &str) {
        let _ = JsHost::remove(self, name).await;
    }

    async fn get(&self, url: &str, limit: u64) -> (Got, u32) {
        let Ok(answer) = JsHost::get(self, url, limit as f64).await else { return (Got::Unreachable, 0) };
        let wait = field(&answer, "wait").as_f64().unwrap_or(0.0) as u32;
        let got = match field(&answer, "kind").as_string().as_deref() {
            Some("bytes") => bytes(&field(&answer, "bytes")).map_or(Got::Unreachable, Got::Bytes),
            Some("missing") => Got::Missing,
            Some("too-long") => Got::TooLong,
            _ => Got::Unreachable,
        };
        (got, wait)
    }

    async fn sha256(&self, data: &[u8]) -> Option<[u8; 32]> {
        let digest = JsHost::sha256(self, Uint8Array::from(data)).await.ok()?;
        bytes(&digest)?.try_into().ok()
    }

    async fn compile(&self, targets: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Unfit> {
        let names: Array = targets.iter().map(|(name, _)| JsValue::from_str(name)).collect();
        let parts: Array = targets.iter().map(|(_, bytes)| Uint8Array::from(bytes.as_slice())).collect();
        let broken = || Unfit { status: "compile_error".to_owned(), said: "the compiler broke down".to_owned() };
        match JsHost::compile(self, names, parts).await {
            Ok(built) => bytes(&built).ok_or_else(broken),
            Err(fault) => Err(match (field(&fault, "status").as_string(), field(&fault, "said").as_string()) {
                (Some(status), Some(said)) => Unfit { status, said },
                _ => broken(),
            }),
        }
    }

    fn now(&self) -> i64 {
        JsHost::now(self) as i64
    }

    fn random(&self, length: u32) -> Vec<u8> {
        JsHost::random(self, length).to_vec()
    }

    fn app(&self) -> String {
        JsHost::app(self)
    }
}
