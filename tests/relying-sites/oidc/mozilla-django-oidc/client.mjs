// mozilla-django-oidc as its documentation has it. It shows what it has stored of the person, which is the address.

export default {
  name: "mozilla-django-oidc",
  kind: "pypi",
  start: ["python", "site.py"],
  login: "/oidc/authenticate/",
  files: ["site.py", "site_oidc.py"],
  options: (site) => ["--redirect-uri", `${site}/oidc/callback/`],
  leave: async (visitor, site) => {
    const page = await visitor.open(`${site}/`);
    return visitor.submit(page, visitor.form(page, { csrfmiddlewaretoken: undefined }));
  },
  notes: ["`OIDC_RP_SIGN_ALGO` is HS256 by itself, which no provider with a key of its own uses. `OIDC_RP_SCOPES` has no `profile` by itself, so there would be no name."],
};
