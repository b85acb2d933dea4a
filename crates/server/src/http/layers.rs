//! What every request passes through on its way to a route, and every answer on its way back, from the outside to the inside.

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};

use super::app::App;
use super::{guard, headers, refusal, trace};

/// The routes of one origin behind all of it.
pub(crate) fn around(routes: Router<App>, app: App) -> Router {
    routes
        .layer(from_fn_with_state(app.clone(), guard::refuse_other_sites))
        .layer(from_fn_with_state(app.clone(), guard::take_whole_bodies))
        .layer(from_fn(guard::refuse_what_came_amiss))
        .layer(from_fn(trace::catch_panics))
        .layer(from_fn_with_state(app.clone(), refusal::in_words))
        .layer(from_fn(headers::secure))
        .layer(from_fn(trace::log))
        .with_state(app)
}
