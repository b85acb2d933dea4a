//! Mounts the account pages. On any other machine than a browser there is nothing to mount.

fn main() {
    #[cfg(target_arch = "wasm32")]
    sluss_app::account::mount();
}
