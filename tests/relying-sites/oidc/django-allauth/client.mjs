// django-allauth's provider for OpenID Connect as its documentation has it. By itself it sends neither a nonce nor a challenge.

/** Presses the one button of a page of allauth's. */
async function confirm(visitor, url) {
  const page = await visitor.open(url);
  return visitor.submit(page, visitor.form(page, { csrfmiddlewaretoken: undefined }));
}

export default {
  name: "django-allauth",
  kind: "pypi",
  start: ["python", "site.py"],
  options: (site) => ["--redirect-uri", `${site}/accounts/oidc/sluss/login/callback/`, "--pkce", "optional"],
  enter: (visitor, site) => confirm(visitor, `${site}/accounts/oidc/sluss/login/`),
  leave: (visitor, site) => confirm(visitor, `${site}/accounts/logout/`),
  notes: ['With `"OAUTH_PKCE_ENABLED": True` beside `"APPS"`, `--pkce optional` is not needed, and a stolen code is worth nothing.'],
};
