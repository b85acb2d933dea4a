// Starts the authenticator's wasm, and the service worker that lets it work without a network.
import start from "surface";

const told = (name) => document.querySelector(`meta[name="${name}"]`).content;

if ("serviceWorker" in navigator) {
  // The one address that may become a script; the content security policy names this policy and no other.
  const policy = self.trustedTypes?.createPolicy("sluss-service-worker", { createScriptURL: () => "/service-worker.js" });
  const url = policy ? policy.createScriptURL("") : "/service-worker.js";
  navigator.serviceWorker.register(url, { scope: "/app/" }).catch((error) => console.warn("no service worker:", error.message));
}

await start({ module_or_path: told("sluss-wasm") });
