// openid-client as its README has it: discovery, PKCE, the whole answer checked by the library, userinfo, and the way out.

export default {
  name: "openid-client",
  kind: "npm",
  start: ["node", "site.mjs"],
  options: (site) => ["--redirect-uri", `${site}/callback`, "--post-logout-redirect-uri", `${site}/`],
};
