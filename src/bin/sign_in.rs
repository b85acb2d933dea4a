//! Mounts the sign-in page. On any other machine than a browser there is nothing to mount.

fn main() {
    #[cfg(target_arch = "wasm32")]
    sluss_app::sign_in::mount();
}
