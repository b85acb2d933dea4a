//! The middleware that every request and every answer passes through.

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state, map_request};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::request_id::{PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::trace::TraceLayer;

use super::app::App;
use super::guard::BODY_MAX;
use super::trace::RandomIds;
use super::{guard, headers, refusal, trace};

/// The routes of one origin behind all middleware.
pub(crate) fn around(routes: Router<App>, app: App) -> Router {
    let guarded = routes
        .layer(from_fn_with_state(app.clone(), guard::refuse_other_sites))
        .layer(from_fn_with_state(app.clone(), guard::take_whole_bodies))
        .layer(RequestBodyLimitLayer::new(BODY_MAX))
        .layer(from_fn(guard::refuse_what_came_amiss));
    let worded = |router: Router<App>| {
        router.layer(from_fn_with_state(app.clone(), refusal::in_words)).layer(from_fn(headers::secure))
    };
    traced(guarded, worded).with_state(app)
}

/// Routes whose panics end only one request. Each request runs to its end under an id; `dressed` is the middleware in between.
pub(super) fn traced<S: Clone + Send + Sync + 'static>(
    routes: Router<S>,
    dressed: impl FnOnce(Router<S>) -> Router<S>,
) -> Router<S> {
    let answering = routes.layer(CatchPanicLayer::custom(trace::panicked)).layer(from_fn(trace::to_its_end));
    let lines = TraceLayer::new_for_http().make_span_with(trace::span).on_request(()).on_response(trace::line);
    dressed(answering)
        .layer(lines.on_failure(()))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(SetRequestIdLayer::x_request_id(RandomIds))
        .layer(map_request(trace::forget_foreign_id))
}
