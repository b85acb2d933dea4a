// A site with passport-openidconnect.

import express from "express";
import session from "express-session";
import passport from "passport";
// configuration
import OpenIDConnectStrategy from "passport-openidconnect";

const { ISSUER, SITE, CLIENT_ID, CLIENT_SECRET } = process.env;
const options = {
  issuer: ISSUER,
  authorizationURL: `${ISSUER}/oidc/authorize`,
  tokenURL: `${ISSUER}/oidc/token`,
  userInfoURL: `${ISSUER}/oidc/userinfo`,
  clientID: CLIENT_ID,
  clientSecret: CLIENT_SECRET,
  callbackURL: `${SITE}/cb`,
  scope: ["profile", "email"],
};
passport.use(new OpenIDConnectStrategy(options, function verify(issuer, profile, context, done) {
  return done(null, { name: profile.displayName, email: profile.emails[0].value, acr: context.class });
}));
// end

passport.serializeUser((user, done) => done(null, user));
passport.deserializeUser((user, done) => done(null, user));

const app = express();
app.use(session({ secret: "only for this run", resave: false, saveUninitialized: false }));
app.use(passport.authenticate("session"));
app.get("/login", passport.authenticate("openidconnect"));
app.get("/cb", passport.authenticate("openidconnect", { failureRedirect: "/failed", failureMessage: true }), (_, response) => response.redirect("/me"));
app.get("/failed", ({ session: { messages } }, response) => response.status(403).json(messages ?? []));
app.get("/me", ({ user }, response) => response.status(user ? 200 : 401).json(user ?? {}));
app.get("/logout", (request, response, next) => request.logout((error) => (error ? next(error) : response.redirect("/"))));
app.get("/", (_, response) => response.send("Welcome"));
app.listen(process.env.PORT, "127.0.0.1");
