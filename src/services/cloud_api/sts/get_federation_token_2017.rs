//! `GetFederationToken` as of 2017: the same key by other names.

use serde::{Deserialize, Serialize};

use crate::services::cloud_api::envelope_2017;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::api::FEDERATION_2017;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::sts::get_federation_token::Input;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Issues a key to a federated user. Errors: as for today's.
pub(crate) struct GetFederationToken2017;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Parameters {
    name: String,
    policy: String,
    duration_seconds: Option<u64>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Output<'a> {
    credentials: Credentials<'a>,
    expired_time: i64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Credentials<'a> {
    session_token: &'a str,
    tmp_secret_id: &'a str,
    tmp_secret_key: &'a str,
}

impl Operation for GetFederationToken2017 {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: FEDERATION_2017,
        ..OperationSpec::new(
            "get_federation_token_2017",
            "Issues a temporary key that a policy bounds, at https://sts.api.qcloud.com/v2/index.php.",
            "https://cloud.tencent.com/doc/api/309/7025",
            Route::Action("GetFederationToken"),
        )
    };
    const AUTH: Auth = Auth::STS_2017;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        let Parameters { name, policy, duration_seconds } = request.params.input()?;
        Input::new(name, &policy, duration_seconds)
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let note = input.note();
        let issued = input.issue(ctx)?;
        let credentials = Credentials {
            session_token: &issued.token,
            tmp_secret_id: &issued.account.secret_id,
            tmp_secret_key: &issued.account.secret_key,
        };
        let mut response = envelope_2017::answer(Output { credentials, expired_time: issued.expires.0 });
        note.into_iter().for_each(|note| response.set_note(note));
        Ok(response)
    }
}
