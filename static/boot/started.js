// Starts a surface's wasm, and makes sure that nobody is left with an empty page: the words for everything that can fail are in the page
// itself (index.html, account.html), and only styles hide them once there is something else to see. So they appear even if no script runs.

import { onFailure } from "./failure.js";

const say = (why) => {
  document.documentElement.dataset.failed ??= why;
};

/** Why the wasm did not start. */
const reason = (error) => {
  if (typeof WebAssembly !== "object") return "no-wasm";
  return error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError ? "no-wasm" : "no-file";
};

export async function run(start) {
  const told = (name) => document.querySelector(`meta[name="${name}"]`).content;
  try {
    await start({ module_or_path: told("sluss-wasm") });
  } catch (error) {
    say(reason(error));
    console.info("The page cannot start:", error.message);
    return;
  }
  onFailure(() => say("stopped"));
}
