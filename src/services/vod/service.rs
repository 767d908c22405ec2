//! The service's types.

use std::sync::Arc;

use crate::domain::accounts::Account;
use crate::domain::auth::vod::Verified;
use crate::primitives::names::{AppId, BucketId};

/// The service.
#[derive(Debug)]
pub struct Vod;

/// What a URL addresses.
#[derive(Debug, Clone)]
pub enum Target {
    /// The upload API; its parameter `Action` names the operation.
    Api,
    /// A service that makes upload signatures, with the shape of its responses.
    Signatures(Shape),
    /// Telemetry of the SDKs.
    Report,
    /// HttpDNS.
    HttpDns,
    /// A file below a committed media's directory.
    Playback {
        /// The app in the host's name.
        app: AppId,
        /// The storage bucket: the path's first segment.
        bucket: BucketId,
        /// The whole path without its leading slash.
        key: String,
    },
}

/// The shape of a signature service's responses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `{"returnValue":0,"returnMsg":…,"returnData":{"signature":…}}`, as captured.
    ReturnValue,
    /// `{"code":0,"message":"ok","data":{"signature":…}}`, as in the guide's sample service.
    Data,
    /// `{"code":0,"message":"ok","data":{"sign":…}}`, as the SDKs' demos read it.
    Sign,
    /// `{"code":0,"signature":…}`, as in the web SDK's guide.
    Flat,
    /// The signature and nothing else, as the vendor's function template answers.
    Text,
    /// `{"RequestId":…,"Code":0,"Message":…,"Data":{"UploadSign":…,"ExpireTime":…}}`, as the short-video
    /// template does.
    UploadSign,
}

/// Proof that an operation asks of its caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auth {
    /// None.
    Open,
    /// An upload signature.
    UploadSignature,
    /// An upload signature that a new upload may spend, if it is good for one upload only.
    NewUpload,
}

/// Who called.
#[derive(Debug)]
pub enum Caller {
    /// Anybody.
    Anyone,
    /// The maker of an upload signature.
    Signed(Box<Verified>),
}

impl Caller {
    /// The verified upload signature.
    ///
    /// # Panics
    /// The operation's `AUTH` asks for none.
    pub fn signature(&self) -> &Verified {
        match self {
            Self::Signed(verified) => verified,
            Self::Anyone => unreachable!("only operations that ask for an upload signature look at it"),
        }
    }

    /// The account whose upload signature it is.
    ///
    /// # Panics
    /// The operation's `AUTH` asks for no signature.
    pub fn account(&self) -> &Arc<Account> {
        &self.signature().account
    }
}
