// The provider beside which Sluss is measured: `oidc-provider` with its own storage in memory, which is the fastest that it has, and one client. It
// prints its origin once it listens.

import { generateKeyPairSync } from "node:crypto";

import Provider from "oidc-provider";

const { PORT, CLIENT_ID, CLIENT_SECRET, REDIRECT } = process.env;
const key = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" });

const provider = new Provider(`http://localhost:${PORT}`, {
  clients: [{ client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [REDIRECT], grant_types: ["authorization_code"], id_token_signed_response_alg: "ES256" }],
  jwks: { keys: [{ ...key, alg: "ES256", use: "sig" }] },
  features: { introspection: { enabled: true } },
  claims: { openid: ["sub"], email: ["email", "email_verified"] },
  findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, email: `${sub}@example.eu`, email_verified: true }) }),
});
provider.listen(Number(PORT), "127.0.0.1", () => console.log(`http://localhost:${PORT}`));
