//! `/_cosplay/ui/explain`: what is pasted stands on the left, what is wrong with it on the right.

use askama::Template;

use crate::domain::App;
use crate::primitives::names::AppId;
use crate::services::admin::envelope::spec;
use crate::services::admin::error::Error;
use crate::services::admin::explain::answer;
use crate::services::admin::inspector::explained::Explained;
use crate::services::admin::inspector::frame::{Frame, page};
use crate::services::admin::inspector::menu::Place;
use crate::services::admin::inspector::requests::{Choice, choices};
use crate::services::admin::inspector::visit::Visit;
use crate::services::admin::inspector::words::explain::ExplainWords;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::fields::Fields;
use crate::wire::response::Response;

#[derive(Template)]
#[template(path = "explain.html")]
struct View {
    frame: Frame,
    words: &'static ExplainWords,
    text: String,
    tenants: Vec<Choice>,
    explained: Option<Explained>,
}

/// What is to be explained, by whose clock.
#[derive(Debug)]
pub(in crate::services::admin) struct Question {
    text: String,
    tenant: Option<AppId>,
}

/// Shows the form, and the answer to `?text=`.
pub(in crate::services::admin) struct Ask;

impl Operation for Ask {
    type Service = Admin;
    type Input = (Question, Visit);

    const SPEC: OperationSpec = OperationSpec {
        query: &["lang", "theme", "text", "appid"],
        ..page(
            "ui/explain",
            "ui_explain",
            "Shows what a signature or a request contains and what is wrong with it.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Self::Input, Error> {
        let text = request.params.text("text")?.unwrap_or_default();
        Ok((Question { text, tenant: request.params.tenant()? }, Visit::of(&request.head)))
    }

    fn run(ctx: &Ctx<Admin>, (question, visit): Self::Input) -> Result<Response, Error> {
        visit.page(&view(&ctx.app, question, &visit))
    }
}

/// Answers the form, whose text may be too long for a URL.
pub(in crate::services::admin) struct Answer;

impl Operation for Answer {
    type Service = Admin;
    type Input = (Question, Visit);

    const SPEC: OperationSpec = OperationSpec {
        query: &["lang", "theme"],
        ..spec(Verb::Post, "ui/explain", "ui_explain_answer", "Answers the form of the page that explains.")
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Self::Input, Error> {
        let mut fields = Fields::default();
        fields.push_pairs(&request.params.body);
        let text = |name: &str| {
            let text = fields.text(name).map_err(|error| Error::bad(format!("{name}: {error}")))?;
            Ok::<_, Error>(text.map(String::from))
        };
        let tenant = text("appid")?.map(|appid| {
            AppId::parse(&appid).ok_or_else(|| Error::bad(format!("appid={appid} is not an AppId")))
        });
        let question = Question { text: text("text")?.unwrap_or_default(), tenant: tenant.transpose()? };
        Ok((question, Visit::of(&request.head)))
    }

    fn run(ctx: &Ctx<Admin>, (question, visit): Self::Input) -> Result<Response, Error> {
        visit.page(&view(&ctx.app, question, &visit))
    }
}

fn view(app: &App, Question { text, tenant }: Question, visit: &Visit) -> View {
    let explained = (!text.trim().is_empty()).then(|| Explained::of(&answer(app, &text, tenant)));
    let chosen = tenant.map(|appid| appid.to_string());
    View {
        frame: Frame::at(visit, Place::Explain, "explain"),
        words: ExplainWords::of(visit.language),
        tenants: choices(
            app.accounts.list().iter().map(|account| account.appid.to_string()),
            chosen.as_deref(),
        ),
        explained,
        text,
    }
}
