//! Serves the page from a worker: keys out of passphrases. Outside a browser there is nothing to serve.

fn main() {
    #[cfg(target_arch = "wasm32")]
    sluss_app::workers::passphrase::serve();
}
