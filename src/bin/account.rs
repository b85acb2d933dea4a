//! Mounts the account pages. Outside a browser there is nothing to mount.

fn main() {
    #[cfg(target_arch = "wasm32")]
    sluss_app::account::mount();
}
