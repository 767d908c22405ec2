//! The admin interface, as a test uses it.

use std::io::{ErrorKind, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

use super::World;
use super::http::{Answer, Request, read};

impl World {
    /// A call to the admin interface.
    pub fn admin(&self, method: &'static str, path: &str, body: &str) -> Answer {
        let mut request =
            Request::new(method, format!("/_cosplay/{path}")).header("Host", &self.address.to_string());
        request.body = body.into();
        self.send(request)
    }

    /// What a list shows.
    #[track_caller]
    pub fn shown(&self, path: &str) -> Value {
        let answer = self.admin("GET", path, "");
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json()
    }

    /// Adds a fault rule, which must be sound.
    #[track_caller]
    pub fn fault(&self, rule: &str) {
        let answer = self.admin("POST", "faults", rule);
        assert_eq!(answer.status, 201, "{}", answer.text());
    }

    /// How often each rule has acted.
    pub fn hits(&self) -> Vec<u64> {
        let rules = self.shown("faults");
        rules.as_array().unwrap().iter().map(|rule| rule["hits"].as_u64().unwrap()).collect()
    }
}

/// How a connection ended.
#[derive(Debug, PartialEq, Eq)]
pub enum End {
    /// With a reset.
    Reset,
    /// In good order, after these bytes.
    Closed(Vec<u8>),
    /// It has not ended: these bytes came and then nothing.
    Open(Vec<u8>),
}

/// A connection whose every byte is watched.
pub struct Wire(TcpStream);

impl Wire {
    /// Connects.
    pub fn open(world: &World) -> Self {
        let stream = TcpStream::connect(world.address).unwrap();
        stream.set_nodelay(true).unwrap();
        Self(stream)
    }

    /// Sends bytes.
    pub fn send(&mut self, bytes: &[u8]) {
        drop(self.0.write_all(bytes));
    }

    /// Reads until the connection ends, or nothing comes for `patience`.
    pub fn end(&mut self, patience: Duration) -> End {
        self.0.set_read_timeout(Some(patience)).unwrap();
        let (mut came, mut buffer) = (Vec::new(), [0; 4096]);
        loop {
            match read(&mut self.0, &mut buffer) {
                Ok(0) => return End::Closed(came),
                Ok(len) => came.extend(&buffer[..len]),
                Err(error) if error.kind() == ErrorKind::ConnectionReset => return End::Reset,
                Err(_) => return End::Open(came),
            }
        }
    }
}

/// A request's head and its body.
pub fn split(request: &Request) -> (Vec<u8>, Vec<u8>) {
    let bytes = request.bytes();
    let head = bytes.len() - request.body.len();
    (bytes[..head].to_vec(), request.body.clone())
}
