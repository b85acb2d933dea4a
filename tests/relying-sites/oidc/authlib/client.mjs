// Authlib's client for Flask as its documentation has it.

export default {
  name: "Authlib",
  title: "Authlib (Flask)",
  kind: "pypi",
  start: ["python", "site.py"],
  options: (site) => ["--redirect-uri", `${site}/authorize`, "--post-logout-redirect-uri", `${site}/`, "--id-token-claims"],
};
