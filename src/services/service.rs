//! One API of the vendor (its hosts, signatures and errors), and one call of it in three steps: what it is
//! called and takes (`SPEC`), its input (`parse`), and what it does (`run`). The exchange (`server/exchange`)
//! is generic over both.
//!
//! `run` gets no request. Whatever it needs stands in its input or in the [`Ctx`], so nothing is parsed
//! twice, and an operation's input type shows all that it reads.
//!
//! A request passes these steps, each once:
//!
//! ```text
//! claims ─ target ─ params ─ route ─ Operation::parse ─ authenticate ─ Operation::run ─ respond ─ add_common_headers
//! ```

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use crate::domain::App;
use crate::domain::accounts::AccountOptions;
use crate::domain::journal::step::Step;
use crate::services::error::ServiceError;
use crate::services::spec::{Cost, OperationSpec, Precedence, Subject};
use crate::wire::read::{Intake, Received};
use crate::wire::request::RequestHead;
use crate::wire::response::Response;
use crate::wire::urls::Urls;

/// One API of the vendor, or cosplay's own.
pub trait Service: Sized + fmt::Debug + 'static {
    /// Its name in rules, rows and the journal: `cos_json`.
    const NAME: &'static str;
    /// Whether it is cosplay's own interface: not in the journal, and out of the reach of fault rules.
    const IS_OWN: bool = false;
    /// Bytes of a body beyond which it is not read.
    const MAX_BODY: u64;
    /// The error that is answered when both the input and the caller are wrong.
    const PRECEDENCE: Precedence;
    /// Every operation: the one list of them.
    const OPERATIONS: &'static [Endpoint<Self>];

    /// What a URL addresses, typed: bucket and key, a playback file, nothing.
    type Target: Clone + fmt::Debug + Send + Sync + 'static;
    /// A request's parameters as this service takes them, from query and body: read once, before the
    /// operation is known.
    type Params: fmt::Debug + Send + Sync + 'static;
    /// Proof that an operation may ask of its caller.
    type Auth: Copy + fmt::Debug + Send + Sync + 'static;
    /// Who signed, and what the signature grants.
    type Caller: fmt::Debug + Send + Sync + 'static;
    /// Errors of this service and of no other.
    type Error: ServiceError;

    /// Whether a request is for this service.
    fn claims(head: &RequestHead) -> bool;

    /// Adds to a request of another dialect what it means in the service's own.
    fn adapt(_: &mut RequestHead) {}

    /// Bytes of this request's body beyond which it is not read.
    fn max_body(_: &RequestHead) -> u64 {
        Self::MAX_BODY
    }

    /// How the body is read.
    fn intake(head: &RequestHead) -> Intake;

    /// Reads method and URL, before the body is read.
    ///
    /// # Errors
    /// A URL that addresses nothing here.
    fn target(app: &App, head: &RequestHead) -> Result<Self::Target, Self::Error>;

    /// The parameters of a request whose body is here.
    fn params(head: &RequestHead, target: &Self::Target, received: Received) -> Self::Params;

    /// The options of the account that the target belongs to, or the key that a request presents.
    fn options(app: &App, target: &Self::Target, params: &Self::Params) -> Arc<AccountOptions>;

    /// Finds the operation that a request names.
    ///
    /// # Errors
    /// A request that names none, or one that is not played.
    fn route(app: &App, request: &Request<Self>) -> Result<&'static Endpoint<Self>, Self::Error>;

    /// Names in a request that its operation does not read. Those that would be missed are refused.
    ///
    /// # Errors
    /// Something that is not played, or that the operation does not have.
    fn unread(_: &Request<Self>, _: &OperationSpec) -> Result<Vec<Unread>, Self::Error> {
        Ok(Vec::new())
    }

    /// The operation that one parameter of the body names, while the rest of it still arrives.
    fn named_by(_parameter: &str, _value: &[u8]) -> Option<&'static str> {
        None
    }

    /// Bytes per second at which the body of a request may arrive because its head asks for it, or a field of
    /// its form that was just read.
    fn arrival_rate(
        _: &App,
        _: &RequestHead,
        _: &Self::Target,
        _field: Option<(&str, &[u8])>,
    ) -> Option<u64> {
        None
    }

    /// Bucket, key and tenant that a request is about, for rules and the journal: by its target, and by its
    /// parameters once they are here.
    fn subject(app: &App, target: &Self::Target, params: Option<&Self::Params>) -> Subject;

    /// The SecretId that a request presents, unverified.
    fn secret_id(head: &RequestHead, params: Option<&Self::Params>) -> Option<String>;

    /// Verifies the proof that an operation asks for, and that its caller may call it.
    ///
    /// # Errors
    /// A signature that is missing or wrong, or a caller who may not do this.
    fn authenticate(
        app: &App,
        endpoint: &Endpoint<Self>,
        request: &Request<Self>,
    ) -> Result<Self::Caller, Self::Error>;

    /// Words an error as the vendor does.
    fn respond(app: &App, head: &RequestHead, error: &Self::Error) -> Response;

    /// Answers a CORS preflight.
    fn preflight(app: &App, head: &RequestHead) -> Response;

    /// Adds the headers that every response of the service has.
    fn add_common_headers(app: &App, head: &RequestHead, response: &mut Response);
}

/// A name in a request that its operation does not read, and that is ignored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Its place and the name: `header x-cos-sdk-retry`.
    pub name: String,
    /// Whether it is something that is not played, ignored because the account wants it so.
    pub is_unsupported: bool,
}

impl Unread {
    /// A harmless one.
    pub fn new(place: &str, name: &str) -> Self {
        /// Bytes that are kept of a name.
        const LONGEST: usize = 64;
        let name = &name[..name.floor_char_boundary(LONGEST)];
        Self { name: format!("{place} {name}"), is_unsupported: false }
    }
}

/// A request as its service sees it.
#[derive(Debug)]
pub struct Request<S: Service> {
    /// The head, shared with the exchange.
    pub head: Arc<RequestHead>,
    /// What the URL addresses.
    pub target: S::Target,
    /// Parameters of query and body.
    pub params: S::Params,
    /// Options of the account that the target belongs to.
    pub options: Arc<AccountOptions>,
}

/// An operation of the service `Service`, named by the vendor's own word. Implemented by a unit struct in a
/// file of its own.
pub trait Operation: 'static {
    /// The service it belongs to.
    type Service: Service;
    /// Its parameters, typed, defaults filled in.
    type Input: Send + 'static;

    /// The operation as data, for the router, the documents and the rules.
    const SPEC: OperationSpec;
    /// Proof that it asks of its caller.
    const AUTH: <Self::Service as Service>::Auth;

    /// Reads everything that the operation will ever need from the request. Changes nothing.
    ///
    /// # Errors
    /// A parameter that is missing, malformed or out of range, worded by the service.
    fn parse(request: &Request<Self::Service>) -> Result<Self::Input, ErrorOf<Self>>;

    /// The call's part in an upload that takes several calls, even if its parameters are refused; none for
    /// most operations.
    fn step(_: &Request<Self::Service>) -> Option<Step> {
        None
    }

    /// Real time for which a call is held that is not ready.
    const PATIENCE: Duration = Duration::ZERO;

    /// Whether the call can run. One that cannot is looked at again and again, for [`Self::PATIENCE`]; then
    /// it runs all the same. Not asked where there is no patience.
    fn is_ready(_: &Ctx<Self::Service>, _: &mut Self::Input) -> bool {
        true
    }

    /// How much computing the call takes beside reading its body.
    fn cost(_: &Ctx<Self::Service>, _: &Self::Input) -> Cost {
        Cost::Inline
    }

    /// Carries the operation out, without waiting.
    ///
    /// # Errors
    /// Whatever the world has against it, worded by the service.
    fn run(ctx: &Ctx<Self::Service>, input: Self::Input) -> Result<Response, ErrorOf<Self>>;
}

/// The error type of an operation's service.
pub type ErrorOf<O> = <<O as Operation>::Service as Service>::Error;

/// What an operation may use beside its input.
#[derive(Debug)]
pub struct Ctx<S: Service> {
    /// The world, with the clock of the request's tenant.
    pub app: Arc<App>,
    /// Who signed.
    pub caller: S::Caller,
    /// Bucket and key, or whatever else the URL addresses.
    pub target: S::Target,
    /// Options of the account that the target belongs to.
    pub options: Arc<AccountOptions>,
    head: Arc<RequestHead>,
}

impl<S: Service> Ctx<S> {
    /// The context of `request` once its caller is known. The request's parameters end here.
    pub fn new(app: Arc<App>, caller: S::Caller, request: Request<S>) -> Self {
        let Request { head, target, options, params: _ } = request;
        Self { app, caller, target, options, head }
    }

    /// URLs that lead back here by the way the client came.
    pub fn urls(&self) -> Urls {
        Urls::for_head(&self.head)
    }
}

/// Parses a request into an input that can be run.
pub(crate) type Parse<S> = fn(&Request<S>) -> Result<Box<dyn Parsed<S>>, <S as Service>::Error>;

/// An operation without its types: an entry of a service's table.
pub struct Endpoint<S: Service> {
    /// The operation as data.
    pub spec: &'static OperationSpec,
    /// Proof that it asks of its caller.
    pub auth: S::Auth,
    /// See [`Operation::step`].
    pub step: fn(&Request<S>) -> Option<Step>,
    /// See [`Operation::parse`].
    pub parse: Parse<S>,
}

impl<S: Service> Endpoint<S> {
    /// The entry of `O`.
    pub const fn of<O: Operation<Service = S>>() -> Self {
        Self {
            spec: Typed::<O>::SPEC,
            auth: O::AUTH,
            step: O::step,
            parse: |request| Ok(Box::new(Typed::<O>(O::parse(request)?, PhantomData))),
        }
    }
}

/// A parsed call.
pub trait Parsed<S: Service>: Send {
    /// See [`Operation::PATIENCE`].
    fn patience(&self) -> Duration;

    /// See [`Operation::is_ready`].
    fn is_ready(&mut self, ctx: &Ctx<S>) -> bool;

    /// See [`Operation::cost`].
    fn cost(&self, ctx: &Ctx<S>) -> Cost;

    /// See [`Operation::run`].
    fn run(self: Box<Self>, ctx: &Ctx<S>) -> Result<Response, S::Error>;
}

/// The input of `O`, which remembers its operation.
struct Typed<O: Operation>(O::Input, PhantomData<fn() -> O>);

impl<O: Operation> Typed<O> {
    const SPEC: &'static OperationSpec = &O::SPEC;
}

impl<O: Operation> Parsed<O::Service> for Typed<O> {
    fn patience(&self) -> Duration {
        O::PATIENCE
    }

    fn is_ready(&mut self, ctx: &Ctx<O::Service>) -> bool {
        O::is_ready(ctx, &mut self.0)
    }

    fn cost(&self, ctx: &Ctx<O::Service>) -> Cost {
        O::cost(ctx, &self.0)
    }

    fn run(self: Box<Self>, ctx: &Ctx<O::Service>) -> Result<Response, ErrorOf<O>> {
        O::run(ctx, self.0)
    }
}
