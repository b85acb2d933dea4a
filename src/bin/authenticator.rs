//! Mounts the authenticator. On any other machine than a browser there is nothing to mount.

fn main() {
    #[cfg(target_arch = "wasm32")]
    sluss_app::authenticator::mount();
}
