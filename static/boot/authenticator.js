// Starts the authenticator's wasm.
const told = (name) => document.querySelector(`meta[name="${name}"]`).content;

const { default: start } = await import(told("sluss-script"));
await start({ module_or_path: told("sluss-wasm") });
