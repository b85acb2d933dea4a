// What can be wrong with an element, its page or its registration: each has a code that stays, the OAuth error that it comes closest to, and a
// sentence for the site's developers. It knows no DOM, and no words for people who sign in.

/** A value as it can be read in a sentence and pasted into a shell, where it stays a single word. */
const quoted = (value) => (/^[\w.:/-]+$/.test(value ?? "") ? value : `'${(value ?? "").replaceAll(/['\p{Cc}]/gu, "?")}'`);

const update = ({ client }, what) => `\`sluss client update ${quoted(client)} ${what}\``;

const NEEDED = {
  issuer: "the address of the server, such as https://sluss.example.eu",
  "client-id": "the id in `sluss client list`",
  "redirect-uri": "an address of this page's origin that `sluss client show` lists",
};
const FITTING = {
  issuer: "must be the server's whole address, such as https://sluss.example.eu: https, and nothing after the path",
  "redirect-uri": "must be a whole address, such as https://rasff.example.eu/callback, and not a path",
  theme: "must be light, dark or auto; it is taken for auto",
  mode: "must be frame or redirect; it is taken for frame",
};

/**
 * What each code means: the OAuth error; the person's way on (`page`: the sign-in on a page of its own; `alone`: this page by itself; `again`: another try, once it is mended;
 * `later`: another try, since it may pass; or none); and what is wrong and what to do.
 */
const MISTAKES = {
  "missing-attribute": ["invalid_request", "", ({ attribute }) => `${attribute} is missing: give ${attribute.split(", ").map((name) => `${name} (${NEEDED[name]})`).join(" and ")}`],
  "bad-attribute": ["invalid_request", "", ({ attribute, value }) => `${attribute}=${quoted(value)} ${FITTING[attribute]}`],
  "insecure-page": ["invalid_request", "", ({ origin }) => `this page came by http (${origin}), where browsers compute no proof of the request: serve it over https`],
  "no-origin": ["invalid_request", "", () => "this page has no origin, so nobody can answer it: serve it over https, and give a frame around it sandbox=\"allow-scripts allow-same-origin\""],
  "other-origin": ["invalid_request", "page", (about) => `redirect-uri=${quoted(about.redirect)} is not of this page's origin, to which alone the frame answers: give one that begins with ${about.origin}/ and register it with ${update(about, `--redirect-uri ${about.origin}/…`)}, naming those that shall stay too`],
  "unknown-client": ["unauthorized_client", "again", ({ client, issuer }) => `client-id=${quoted(client)} is not registered at ${issuer}: \`sluss client list\` shows the ids, and \`sluss client add\` registers one`],
  "unknown-redirect-uri": ["invalid_request", "again", (about) => `exactly redirect-uri=${quoted(about.redirect)} is not registered for ${quoted(about.client)}: register it with ${update(about, `--redirect-uri ${quoted(about.redirect)}`)}, naming those that shall stay too`],
  "frame-not-permitted": ["unauthorized_client", "page", (about) => `${quoted(about.client)} may not show the sign-in in a frame: permit it with ${update(about, "--web-message yes")}, or give mode="redirect"`],
  "frame-blocked": ["invalid_request", "page", ({ issuer }) => `this page's content security policy forbids the frame: add ${new URL(issuer).origin} to frame-src, or give mode="redirect"`],
  "outer-page": ["invalid_request", "alone", (about) => `a page around this one may not frame the sign-in: permit its origin with ${update(about, `--origin ${about.outer ?? "https://…"}`)}, naming those that shall stay too`],
  "check-blocked": ["temporarily_unavailable", "later", ({ issuer }) => `the frame is silent, and this page's content security policy forbids to ask why: add ${new URL(issuer).origin} to connect-src, and look whether client-id and redirect-uri are registered`],
  unreachable: ["temporarily_unavailable", "later", ({ issuer }) => `nothing answers at issuer=${quoted(issuer)}: look whether the address is right and the server runs`],
  silent: ["temporarily_unavailable", "later", ({ issuer }) => `the server at ${issuer} permits this frame, but the frame is silent: look in its console and its network requests`],
};

/** The mistake of a code with its sentence. `about` says what the element and the page are. */
export function mistake(code, about) {
  const [error, way, sentence] = MISTAKES[code];
  return { code, error, way, message: sentence(about) };
}

/** What the server says is wrong, by the reasons of `/embed/check`. */
const REASONS = { "unknown-client": "unknown-client", "redirect-uri": "unknown-redirect-uri", origin: "other-origin", "web-message": "frame-not-permitted" };

/** Whether it is worth asking the server: what is wrong with the attributes themselves it does not know better. */
export const isSuspected = (code) => ["silent", "frame-blocked", "other-origin"].includes(code);

/**
 * The code after the server was asked. `said` is its reason, or `fine`, `blocked` (this page's policy forbids to ask) or `nothing`. What it
 * says comes first: a frame may be forbidden because it was led astray.
 */
export function settled(code, said, isFramed) {
  const reason = Object.hasOwn(REASONS, said) ? REASONS[said] : undefined;
  if (reason) return reason;
  if (code !== "silent") return code;
  if (said === "fine") return isFramed ? "outer-page" : "silent";
  return said === "blocked" ? "check-blocked" : "unreachable";
}
