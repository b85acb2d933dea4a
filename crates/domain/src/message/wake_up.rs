//! Waking those who wait: a sign-in page for a device, a device for a sign-in. They look up themselves what has
//! changed, so a wake-up that is lost or arrives twice does no harm.

use crate::message::Messages;
use crate::model::id::EventId;
use crate::model::wake_up::{Topic, WakeUp};
use crate::ports::entropy::new_id;
use crate::ports::store::Change;

impl Messages<'_> {
    /// The change that wakes whoever waits for this topic, on every node.
    #[must_use]
    pub fn wake_up(&self, topic: &Topic) -> Change {
        Change::Tell(WakeUp { id: new_id::<EventId>(&*self.sluss.entropy), topic: topic.name(), at: self.sluss.now() })
    }
}
