// oauth4webapi as its examples par.ts and dpop.ts have it: the request is pushed, and all tokens are bound to a key.

export default {
  name: "oauth4webapi",
  kind: "npm",
  start: ["node", "site.mjs"],
  options: (site) => ["--redirect-uri", `${site}/callback`, "--post-logout-redirect-uri", `${site}/`, "--require-par", "--require-dpop"],
};
