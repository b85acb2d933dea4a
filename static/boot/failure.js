// What a surface does when its own script fails. A panic leaves the wasm in no state to go on, and surfaces as an uncaught error, in
// whatever event, timer or promise it happened.

/** Tells our errors, which went through the wasm, from those of extensions, translators and the network. */
const isOurs = (error) => error instanceof Error && (error.name === "RuntimeError" || /wasm-function/.test(error.stack));

/** Calls `act` once, at the first failure. */
export function onFailure(act) {
  let failed = false;
  const hear = (event) => {
    if (!isOurs(event.error ?? event.reason)) return;
    // Later failures are consequences of the first, and tell nothing new.
    if (failed) return event.preventDefault();
    failed = true;
    act();
  };
  addEventListener("error", hear);
  addEventListener("unhandledrejection", hear);
}
