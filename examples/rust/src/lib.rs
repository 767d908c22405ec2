//! What is tested: an uploader that tries again when the service is busy.

use std::time::{SystemTime, UNIX_EPOCH};

use cosplay::sign::UnixSeconds;
use cosplay::sign::cos_xml::{Grant, SignedRequest, sign};

pub struct Uploader {
    /// Where the service is: its own address, or that of a test's server.
    pub endpoint: String,
    pub host: String,
    pub secret_id: String,
    pub secret_key: String,
}

impl Uploader {
    /// Stores an object; returns how many attempts it took.
    pub fn put(&self, key: &str, content: &[u8]) -> Result<u32, ureq::Error> {
        let mut attempt = 1;
        loop {
            let sent = ureq::put(format!("{}/{key}", self.endpoint))
                .header("Host", &self.host)
                .header("Authorization", self.signature("put", key))
                .send(content);
            match sent {
                Err(ureq::Error::StatusCode(503)) if attempt < 3 => attempt += 1,
                sent => return sent.map(|_| attempt),
            }
        }
    }

    /// Reads an object.
    pub fn get(&self, key: &str) -> Result<Vec<u8>, ureq::Error> {
        ureq::get(format!("{}/{key}", self.endpoint))
            .header("Host", &self.host)
            .header("Authorization", self.signature("get", key))
            .call()?
            .body_mut()
            .read_to_vec()
    }

    #[allow(clippy::disallowed_methods, reason = "a program outside the server reads the system's clock")]
    fn signature(&self, method: &str, key: &str) -> String {
        let now =
            SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs().cast_signed());
        let (secret_id, secret_key) = (self.secret_id.as_str(), self.secret_key.as_str());
        let grant = Grant {
            secret_id,
            secret_key,
            start: UnixSeconds(now - 60),
            end: UnixSeconds(now + 600),
            headers: &[],
            params: &[],
        };
        let path = format!("/{key}");
        let request = SignedRequest { method, path: &path, params: &[], header: &|_: &str| None, date: None };
        sign(&grant, &request)
    }
}
