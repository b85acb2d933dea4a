// Starts the authenticator's wasm, and the service worker that lets it work without a network.
import start from "surface";

import { run } from "./started.js";

// The browser offers this once, maybe before the app runs; the app asks the person at a better moment.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  globalThis.slussInstall = event;
});

/** Without service workers, the app works as long as there is a network. */
async function keep() {
  // The only address that may become a script; the content security policy names this Trusted Types policy and no other.
  const policy = self.trustedTypes?.createPolicy("sluss-service-worker", { createScriptURL: () => "/service-worker.js" });
  const url = policy ? policy.createScriptURL("") : "/service-worker.js";
  await navigator.serviceWorker?.register(url, { scope: "/app/" });
}

keep().catch((error) => console.warn("no service worker:", error.message));

await run(start);
