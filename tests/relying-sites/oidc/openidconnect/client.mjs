// The openidconnect crate as its documentation has it, in a small site of its own.

export default {
  name: "openidconnect",
  title: "openidconnect (Rust)",
  kind: "crates",
  start: ["../../cargo/debug/site-openidconnect"],
  files: ["src/main.rs"],
  options: (site) => ["--redirect-uri", `${site}/callback`, "--post-logout-redirect-uri", `${site}/`],
};
