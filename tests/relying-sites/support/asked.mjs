// What a client asked of the provider, in a few words, from the requests that came.

const PATHS = { authorize: "/oidc/authorize", pushed: "/oidc/par", token: "/oidc/token", userinfo: "/oidc/userinfo" };

/** How a client showed at the token endpoint that it is itself. */
function shown({ scheme, fields }) {
  if (scheme?.toLowerCase() === "basic") return "secret in the header";
  if ("client_secret" in fields) return "secret in the form";
  return "client_assertion" in fields ? "signed assertion" : "no secret";
}

/** The words of a scope, which some clients send in an order that changes. */
const inOrder = (scope) => scope.split(" ").sort((one, other) => (other === "openid") - (one === "openid") || one.localeCompare(other, "en")).join(" ");

/** The requests in words; empty if the client has asked for nothing. */
export function asked(seen) {
  const first = (path) => seen.find((one) => one.path === path);
  const [pushed, token, userinfo] = [first(PATHS.pushed), first(PATHS.token), first(PATHS.userinfo)];
  const { fields } = pushed ?? first(PATHS.authorize) ?? {};
  if (!fields) return "";
  const words = [
    `\`${inOrder(fields.scope ?? "")}\``,
    pushed && "pushed (PAR)",
    "code_challenge" in fields ? `PKCE ${fields.code_challenge_method ?? "plain"}` : "no PKCE",
    "nonce" in fields ? "`nonce`" : "no `nonce`",
    fields.response_mode && fields.response_mode !== "query" && `\`response_mode=${fields.response_mode}\``,
    token && shown(token),
    token?.proof && "DPoP",
    userinfo ? "userinfo" : "claims from the ID token",
  ];
  return words.filter(Boolean).join(", ");
}
