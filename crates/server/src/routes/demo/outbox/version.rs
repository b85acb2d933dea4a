//! `/demo/outbox/version`: a number that grows with every message, for the page that looks whether there is a new one.

use crate::routes::demo::Kept;

pub(crate) async fn get(Kept(outbox): Kept) -> String {
    outbox.version().to_string()
}
