//! What would be left of an account's second factors if one device were lost: numbers, and no values.

use sluss_protocol::method::Method;
use sluss_protocol::watch::OtherWays;

use super::SecondFactors;
use super::second_factor;
use crate::error::Error;
use crate::model::device::Device;

impl SecondFactors<'_> {
    /// What the owner of this device could still sign in with if it were lost. Phone numbers count where codes by SMS are offered.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn besides(&self, device: &Device) -> Result<OtherWays, Error> {
        let factors = self.of(&device.account).await?;
        let by_sms = second_factor(Method::Sms).is_some_and(|sms| sms.is_offered(self.sluss));
        let others = factors.devices.iter().filter(|other| other.id != device.id).count();
        let count = |things: usize| u32::try_from(things).unwrap_or(u32::MAX);
        Ok(OtherWays {
            device_id: device.id.to_string(),
            devices: count(others),
            numbers: if by_sms { count(factors.numbers.len()) } else { 0 },
            recovery_codes: factors.left(Method::Recovery),
        })
    }
}
