// What a surface does when its own script fails. A panic leaves the wasm in no state to go on, and surfaces as an error that nobody
// caught, in whatever event, timer or promise it happened.

/** Errors of extensions, translators and the network are not ours: ours went through the wasm. */
const isOurs = (error) => error instanceof Error && (error.name === "RuntimeError" || /wasm-function/.test(error.stack));

/** Calls `act` once, at the first failure. */
export function onFailure(act) {
  let failed = false;
  const hear = (event) => {
    if (!isOurs(event.error ?? event.reason)) return;
    // Whatever comes after the first is its consequence, and tells nobody anything.
    if (failed) return event.preventDefault();
    failed = true;
    act();
  };
  addEventListener("error", hear);
  addEventListener("unhandledrejection", hear);
}
