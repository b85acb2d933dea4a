// Starts the account pages' wasm.
import start from "surface";

const told = (name) => document.querySelector(`meta[name="${name}"]`).content;

await start({ module_or_path: told("sluss-wasm") });
