// passport-openidconnect as its README has it. It sends neither a nonce nor a challenge by itself.

export default {
  name: "passport-openidconnect",
  kind: "npm",
  start: ["node", "site.mjs"],
  options: (site) => ["--redirect-uri", `${site}/cb`, "--pkce", "optional", "--id-token-claims"],
  notes: ["With `nonce: true` in the options of the strategy, `--pkce optional` is not needed, and a stolen code is worth nothing."],
};
