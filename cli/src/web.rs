//! Files over HTTP, as a device fetches them: no redirect, no more bytes than asked for, within thirty seconds.

use crate::walk::Host;
use anyhow::Context;
use reqwest::{StatusCode, header, redirect};
use std::time::Duration;
use xiaoqi_trust::Answer;

/// Where an extension's background asks from; what a host must let read its answers.
const ORIGIN: &str = "chrome-extension://xiaoqi";

/// A repository behind an address.
pub(crate) struct Web {
    client: reqwest::Client,
    /// Where paths that begin with this …
    metadata: String,
    /// … and all others lie.
    targets: String,
    /// What host a browser would not let an extension read; `None` while all is well.
    pub(crate) closed: Option<String>,
}

impl Web {
    /// A repository with both folders below `url`.
    pub(crate) fn new(url: &str) -> anyhow::Result<Web> {
        let url = url.trim_end_matches('/');
        Web::split(&format!("{url}/metadata"), &format!("{url}/targets"))
    }

    /// Metadata and targets at two addresses.
    pub(crate) fn split(metadata: &str, targets: &str) -> anyhow::Result<Web> {
        let wait = Duration::from_secs(30);
        let client = reqwest::Client::builder().redirect(redirect::Policy::none()).timeout(wait).build();
        let folder = |it: &str| it.trim_end_matches('/').to_owned();
        Ok(Web {
            client: client.context("no client for HTTP")?,
            metadata: folder(metadata),
            targets: folder(targets),
            closed: None,
        })
    }

    fn address(&self, path: &str) -> String {
        match path.split_once('/') {
            Some(("metadata", file)) => format!("{}/{file}", self.metadata),
            Some(("targets", file)) => format!("{}/{file}", self.targets),
            _ => format!("{}/{path}", self.targets),
        }
    }

    async fn fetch(&mut self, path: &str, limit: u64) -> Result<Answer, reqwest::Error> {
        let address = self.address(path);
        let request =
            self.client.get(&address).header(header::ORIGIN, ORIGIN).header(header::CACHE_CONTROL, "no-cache");
        let mut response = request.send().await?;
        if matches!(response.status(), StatusCode::NOT_FOUND | StatusCode::FORBIDDEN | StatusCode::GONE) {
            return Ok(Answer::Missing);
        }
        if response.status() != StatusCode::OK {
            return Ok(Answer::Unreachable);
        }
        let allowed = response.headers().get(header::ACCESS_CONTROL_ALLOW_ORIGIN).map(|it| it.as_bytes());
        if !matches!(allowed, Some(b"*")) && allowed != Some(ORIGIN.as_bytes()) {
            self.closed.get_or_insert(address);
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await? {
            bytes.extend_from_slice(&chunk);
            if u64::try_from(bytes.len()).is_ok_and(|it| it > limit) {
                return Ok(Answer::TooLong);
            }
        }
        Ok(Answer::Bytes(bytes))
    }
}

impl Host for Web {
    async fn get(&mut self, path: &str, limit: u64) -> Answer {
        self.fetch(path, limit).await.unwrap_or(Answer::Unreachable)
    }
}
