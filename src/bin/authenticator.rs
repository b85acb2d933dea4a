//! Mounts the authenticator. Outside a browser there is nothing to mount.

fn main() {
    #[cfg(target_arch = "wasm32")]
    sluss_app::authenticator::mount();
}
