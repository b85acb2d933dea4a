// Starts a surface's wasm, and sees to it that nobody is left with an empty page: the words for everything that can fail stand in the page
// itself (index.html, account.html), hidden by styles alone once there is something else to see. So they come up too where no script does.

const say = (why) => {
  document.documentElement.dataset.failed ??= why;
};

/** What it means that the wasm did not start. */
const reason = (error) => {
  if (typeof WebAssembly !== "object") return "no-wasm";
  return error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError ? "no-wasm" : "no-file";
};

/** A program that has failed inside is over: its listeners are there, and do nothing. Others' scripts in the page may fail as they like. */
const isEnd = (error) => error instanceof WebAssembly.RuntimeError || /\.wasm\b|wasm-function/.test(error?.stack ?? "");

export async function run(start) {
  const told = (name) => document.querySelector(`meta[name="${name}"]`).content;
  try {
    await start({ module_or_path: told("sluss-wasm") });
  } catch (error) {
    say(reason(error));
    console.info("The page cannot start:", error.message);
    return;
  }
  addEventListener("error", ({ error }) => isEnd(error) && say("stopped"));
  addEventListener("unhandledrejection", ({ reason: error }) => isEnd(error) && say("stopped"));
}
