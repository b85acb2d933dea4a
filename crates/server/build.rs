//! Takes the symbols out of the program that operators download. The profile asks for that too, but cargo forgets it for a package with an
//! optimisation of its own, and this one is compiled for size.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
    if is("PROFILE", "release") && is("CARGO_CFG_TARGET_OS", "linux") {
        println!("cargo::rustc-link-arg-bins=-s");
    }
}
