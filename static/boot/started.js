// Starts a surface's wasm, and sees to it that nobody is left with an empty page: the words for everything that can fail stand in the page
// itself (index.html, account.html), hidden by styles alone once there is something else to see. So they come up too where no script does.

import { onFailure } from "./failure.js";

const say = (why) => {
  document.documentElement.dataset.failed ??= why;
};

/** What it means that the wasm did not start. */
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
