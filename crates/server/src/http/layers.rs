//! The middleware that every request and every answer passes through.

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state, map_request};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::request_id::{PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::trace::TraceLayer;

use super::app::App;
use super::guard::BODY_MAX;
use super::trace::RandomIds;
use super::{guard, headers, peers, refusal, trace};

/// The routes of one origin behind all middleware. What stands side by side is added at once: each addition to a router puts every route into another
/// box, which each request clones.
pub(crate) fn around(routes: Router<App>, app: App) -> Router {
    let bodies = ServiceBuilder::new()
        .layer(from_fn_with_state(app.clone(), guard::take_whole_bodies))
        .layer(from_fn_with_state(app.clone(), guard::refuse_other_sites));
    let limited =
        ServiceBuilder::new().layer(from_fn(guard::refuse_what_came_amiss)).layer(RequestBodyLimitLayer::new(BODY_MAX));
    let worded =
        ServiceBuilder::new().layer(from_fn(headers::secure)).layer(from_fn_with_state(app.clone(), refusal::in_words));
    let worded = worded.layer(from_fn_with_state(app.clone(), peers::share_device_api));
    traced(routes.layer(bodies).layer(limited), |router| router.layer(worded)).with_state(app)
}

/// Routes whose panics end only one request. Each request runs to its end under an id; `dressed` is the middleware in between.
pub(super) fn traced<S: Clone + Send + Sync + 'static>(
    routes: Router<S>,
    dressed: impl FnOnce(Router<S>) -> Router<S>,
) -> Router<S> {
    let ending =
        ServiceBuilder::new().layer(from_fn(trace::to_its_end)).layer(CatchPanicLayer::custom(trace::panicked));
    let lines = TraceLayer::new_for_http().make_span_with(trace::span).on_request(()).on_response(trace::line);
    let telling = ServiceBuilder::new()
        .layer(map_request(trace::forget_foreign_id))
        .layer(SetRequestIdLayer::x_request_id(RandomIds))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(lines.on_failure(()));
    dressed(routes.layer(ending)).layer(telling)
}
