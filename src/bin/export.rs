//! Serves the page from a worker: files for other apps, and backups. Outside a browser there is nothing to serve.

fn main() {
    #[cfg(target_arch = "wasm32")]
    sluss_app::workers::export::serve();
}
