// A site with express-openid-connect.

import express from "express";
// configuration
import { auth } from "express-openid-connect";
import session from "express-session";

const config = {
  issuerBaseURL: process.env.ISSUER,
  baseURL: process.env.SITE,
  clientID: process.env.CLIENT_ID,
  clientSecret: process.env.CLIENT_SECRET,
  secret: "a long, randomly-generated string stored in env",
  authRequired: false,
  idpLogout: true,
  backchannelLogout: { store: new session.MemoryStore() },
  authorizationParams: { response_type: "code" },
};
// end

const app = express();
app.use(auth(config));

app.get("/me", ({ oidc }, response) => {
  if (!oidc.isAuthenticated()) return response.status(401).json({});
  const { name, email, acr } = oidc.user;
  response.json({ name, email, acr });
});

app.get("/", (_, response) => response.send("Welcome"));
app.listen(process.env.PORT, "127.0.0.1");
