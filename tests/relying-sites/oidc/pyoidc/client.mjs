// pyoidc's relying party as its documentation has it.

export default {
  name: "oic",
  title: "pyoidc (oic)",
  kind: "pypi",
  start: ["python", "site.py"],
  options: (site) => ["--redirect-uri", `${site}/authz_cb`, "--post-logout-redirect-uri", `${site}/`],
};
