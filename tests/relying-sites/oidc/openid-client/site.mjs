// A site with openid-client.

import express from "express";
import session from "express-session";
// configuration
import * as client from "openid-client";

const config = await client.discovery(new URL(process.env.ISSUER), process.env.CLIENT_ID, process.env.CLIENT_SECRET);
// end

const { PORT, SITE } = process.env;
const app = express();
app.use(session({ secret: "only for this run", resave: false, saveUninitialized: false }));

app.get("/login", async (request, response) => {
  const verifier = client.randomPKCECodeVerifier();
  request.session.verifier = verifier;
  const parameters = {
    redirect_uri: `${SITE}/callback`,
    scope: "openid email profile",
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  };
  if (!config.serverMetadata().supportsPKCE()) {
    parameters.state = request.session.state = client.randomState();
  }
  response.redirect(client.buildAuthorizationUrl(config, parameters).href);
});

app.get("/callback", async (request, response) => {
  const { verifier, state } = request.session;
  const checks = { pkceCodeVerifier: verifier, expectedState: state };
  const tokens = await client.authorizationCodeGrant(config, new URL(request.originalUrl, SITE), checks);
  const { sub, acr } = tokens.claims();
  const { name, email } = await client.fetchUserInfo(config, tokens.access_token, sub);
  request.session.person = { name, email, acr };
  request.session.idToken = tokens.id_token;
  response.redirect("/me");
});

app.get("/me", ({ session: { person } }, response) => {
  response.status(person ? 200 : 401).json(person ?? {});
});

app.get("/logout", (request, response) => {
  const hint = { id_token_hint: request.session.idToken, post_logout_redirect_uri: `${SITE}/` };
  request.session.destroy(() => response.redirect(client.buildEndSessionUrl(config, hint).href));
});

app.get("/", (_, response) => response.send("Welcome"));
app.listen(PORT, "127.0.0.1");
