// A site with Auth.js, under the Express that its documentation is about.

import express from "express-4";
// configuration
import { ExpressAuth, getSession } from "@auth/express";

const sluss = {
  id: "sluss",
  name: "Sluss",
  type: "oidc",
  issuer: process.env.ISSUER,
  clientId: process.env.CLIENT_ID,
  clientSecret: process.env.CLIENT_SECRET,
};
const config = {
  providers: [sluss],
  secret: "a long, randomly-generated string stored in env",
  callbacks: {
    // The session has name and email by itself; the level is put in.
    jwt: ({ token, profile }) => (profile ? { ...token, acr: profile.acr } : token),
    session: ({ session, token }) => ({ ...session, acr: token.acr }),
  },
};
// end

const app = express();
app.set("trust proxy", true);
app.use("/auth/*", ExpressAuth(config));

app.get("/me", async (request, response) => {
  const session = await getSession(request, config);
  if (!session?.user) return response.status(401).json({});
  response.json({ name: session.user.name, email: session.user.email, acr: session.acr });
});

app.get("/", (_, response) => response.send("Welcome"));
app.listen(process.env.PORT, "127.0.0.1");
