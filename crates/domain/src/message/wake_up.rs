//! Waking those who wait: a sign-in page for a device, a device for a sign-in. What has changed they look up themselves, so a
//! wake-up that is lost or comes twice does no harm.

use crate::model::id::EventId;
use crate::model::wake_up::{Topic, WakeUp};
use crate::ports::entropy::new_id;
use crate::ports::store::Change;
use crate::sluss::Sluss;

impl Sluss {
    /// The change that wakes whoever waits for this, on every node.
    #[must_use]
    pub fn tell(&self, topic: &Topic) -> Change {
        Change::Tell(WakeUp { id: new_id::<EventId>(&*self.entropy), topic: topic.name(), at: self.now() })
    }
}
