//! Serves the page from a worker: other apps' files. Outside a browser there is nothing to serve.

fn main() {
    #[cfg(target_arch = "wasm32")]
    sluss_app::workers::import::serve();
}
