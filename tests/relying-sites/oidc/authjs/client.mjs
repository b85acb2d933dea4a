// Auth.js by @auth/express: its own pages sign in and out by forms.

/** Presses a button of one of Auth.js' own pages. */
async function press(visitor, url, fields) {
  const page = await visitor.open(url);
  return visitor.submit(page, visitor.form(page, fields));
}

export default {
  name: "@auth/express",
  title: "Auth.js (@auth/express)",
  kind: "npm",
  start: ["node", "site.mjs"],
  options: (site) => ["--redirect-uri", `${site}/auth/callback/sluss`, "--id-token-claims"],
  enter: (visitor, site) => press(visitor, `${site}/auth/signin`, { csrfToken: undefined }),
  leave: (visitor, site) => press(visitor, `${site}/auth/signout`, { csrfToken: undefined }),
};
