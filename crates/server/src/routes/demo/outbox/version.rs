//! `/demo/outbox/version`: a number that grows with every message, for the page that looks whether there is a new one.

use crate::routes::demo::DemoOutbox;

pub(crate) async fn get(DemoOutbox(outbox): DemoOutbox) -> String {
    outbox.version().to_string()
}
