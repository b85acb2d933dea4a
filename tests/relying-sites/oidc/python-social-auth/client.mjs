// python-social-auth for Django as its documentation has it, with its generic backend.

export default {
  name: "social-auth-app-django",
  title: "python-social-auth (Django)",
  kind: "pypi",
  start: ["python", "site.py"],
  options: (site) => ["--redirect-uri", `${site}/complete/oidc/`],
  enter: async (visitor, site) => {
    const page = await visitor.open(`${site}/`);
    return visitor.submit(page, visitor.form(page, { csrfmiddlewaretoken: undefined }));
  },
};
