//! How alike two lists of times are. Knows nothing of what was timed.

use std::time::Duration;

/// How a list of times is to another.
pub(crate) struct Likeness {
    /// Its median by the other's.
    pub(crate) ratio: f64,
    /// How likely ranks that differ as much are where there is no difference (Mann and Whitney's U, two-sided, by the normal
    /// distribution, which is close from twenty of each on).
    pub(crate) p: f64,
}

impl Likeness {
    pub(crate) fn of(first: &[Duration], second: &[Duration]) -> Self {
        Self { ratio: median(second) / median(first), p: p(first, second) }
    }
}

fn median(times: &[Duration]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted[sorted.len() / 2].as_secs_f64()
}

fn p(first: &[Duration], second: &[Duration]) -> f64 {
    let [n, m] = [first, second].map(|times| f64::from(u32::try_from(times.len()).unwrap_or(u32::MAX)));
    let sorted = {
        let mut sorted = second.to_vec();
        sorted.sort_unstable();
        sorted
    };
    // For each of the first how many of the second are less, the equal ones by half.
    let u: f64 = first.iter().map(|time| halves(&sorted, *time) / 2.0).sum();
    let z = (u - n * m / 2.0) / (n * m * (n + m + 1.0) / 12.0).sqrt();
    erfc(z.abs() / 2.0_f64.sqrt())
}

/// How many are less and how many are not more, added up.
fn halves(sorted: &[Duration], time: Duration) -> f64 {
    let less = sorted.partition_point(|other| *other < time);
    let not_more = sorted.partition_point(|other| *other <= time);
    f64::from(u32::try_from(less + not_more).unwrap_or(u32::MAX))
}

/// The complementary error function to seven digits (Abramowitz and Stegun, 7.1.26).
fn erfc(x: f64) -> f64 {
    let t = 1.0 / 0.327_591_1_f64.mul_add(x, 1.0);
    let factors = [1.061_405_429, -1.453_152_027, 1.421_413_741, -0.284_496_736, 0.254_829_592];
    let sum = factors.iter().fold(0.0_f64, |sum, factor| sum.mul_add(t, *factor));
    sum * t * (-x * x).exp()
}
