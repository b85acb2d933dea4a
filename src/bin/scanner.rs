//! Serves the page from a worker: QR codes in pictures. Outside a browser there is nothing to serve.

fn main() {
    #[cfg(target_arch = "wasm32")]
    sluss_app::workers::scanner::serve();
}
