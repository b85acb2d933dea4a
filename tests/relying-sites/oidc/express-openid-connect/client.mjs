// express-openid-connect as its README has it, with the code flow: its own default, an ID token in a form from the browser, is a flow that we do not have.

export default {
  name: "express-openid-connect",
  kind: "npm",
  start: ["node", "site.mjs"],
  options: (site) => ["--redirect-uri", `${site}/callback`, "--post-logout-redirect-uri", site, "--id-token-claims", "--backchannel-logout-uri", `${site}/backchannel-logout`],
  notes: ["Its own default, `response_type=id_token`, is refused (`unsupported_response_type`): the ID token would come through the browser."],
};
