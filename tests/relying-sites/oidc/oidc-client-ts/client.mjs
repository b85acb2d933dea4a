// oidc-client-ts in a real browser: it signs in by a redirect, silently in a hidden frame, and in a window of its own.

import { walkInBrowser } from "../../support/browser-walk.mjs";

export default {
  name: "oidc-client-ts",
  title: "oidc-client-ts (in a browser)",
  kind: "npm",
  start: ["node", "site.mjs"],
  files: ["pages/settings.js"],
  origin: (port) => `https://localhost:${port}`,
  options: (site) => ["--redirect-uri", `${site}/callback`, "--post-logout-redirect-uri", `${site}/`, "--public"],
  walk: walkInBrowser,
  notes: [
    "The run signs in by `signinRedirect`, by `signinSilent` in a hidden frame, and by `signinPopup`, and signs out by `signoutRedirect`.",
    "`signinSilent` in a frame works where the site and Sluss belong to the same registrable domain: browsers give no cookies to frames of others.",
  ],
};
