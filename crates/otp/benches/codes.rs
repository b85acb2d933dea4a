//! How many codes a second one core makes. Prints a Markdown table; nothing here passes or fails.

use std::hint::black_box;
use std::time::{Duration, Instant};

use sluss_otp::ocra::{self, Inputs, Suite};
use sluss_otp::totp::Totp;

fn per_second(mut work: impl FnMut()) -> f64 {
    const FOR: Duration = Duration::from_secs(1);
    #[expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
    let start = Instant::now();
    let mut count = 0_u32;
    while start.elapsed() < FOR {
        for _ in 0..100 {
            work();
        }
        count += 100;
    }
    f64::from(count) / start.elapsed().as_secs_f64()
}

fn main() {
    let (question, session) = ("0f".repeat(32), [7; 64]);
    let qr = Inputs::question(&question).session(&session);
    let pin = qr.pin("8306");
    println!("| code | a second, one core |\n|---|---:|");
    let totp = per_second(|| drop(Totp::default().code_at(black_box(&[5; 20]), 59)));
    println!("| TOTP, SHA-1 | {totp:.0} |");
    let ocra = per_second(|| drop(ocra::response(&Suite::sluss_qr(), black_box(&[5; 32]), &qr)));
    println!("| OCRA for QR | {ocra:.0} |");
    let ocra = per_second(|| drop(ocra::response(&Suite::sluss_pin(), black_box(&[5; 32]), &pin)));
    println!("| OCRA with PIN | {ocra:.0} |");
}
