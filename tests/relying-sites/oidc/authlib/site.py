"""A site with Authlib's client for Flask."""

import os

# configuration
from authlib.integrations.flask_client import OAuth
from flask import Flask, jsonify, redirect, session, url_for

app = Flask(__name__)
app.secret_key = "a long, randomly-generated string"
oauth = OAuth(app)
oauth.register(
    "sluss",
    client_id=os.environ["CLIENT_ID"],
    client_secret=os.environ["CLIENT_SECRET"],
    server_metadata_url=os.environ["ISSUER"] + "/.well-known/openid-configuration",
    client_kwargs={"scope": "openid profile email"},
)
# end


@app.get("/login")
def login():
    return oauth.sluss.authorize_redirect(url_for("authorize", _external=True))


@app.get("/authorize")
def authorize():
    token = oauth.sluss.authorize_access_token()
    session["user"] = token["userinfo"]
    session["id_token"] = token["id_token"]
    return redirect("/me")


@app.get("/me")
def me():
    user = session.get("user")
    if user is None:
        return jsonify({}), 401
    return jsonify({claim: user[claim] for claim in ("name", "email", "acr")})


@app.get("/logout")
def logout():
    token = session["id_token"]
    session.clear()
    return oauth.sluss.logout_redirect(url_for("index", _external=True), id_token_hint=token)


@app.get("/")
def index():
    return "Welcome"


app.run("127.0.0.1", int(os.environ["PORT"]))
