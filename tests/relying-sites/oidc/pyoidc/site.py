"""A site with pyoidc (the package oic), under Flask."""

import os

from flask import Flask, jsonify, redirect, request, session

# configuration
from oic import rndstr
from oic.oic import Client
from oic.oic.message import AuthorizationResponse, RegistrationResponse
from oic.utils.authn.client import CLIENT_AUTHN_METHOD

SITE = os.environ["SITE"]
client = Client(client_authn_method=CLIENT_AUTHN_METHOD)
client.provider_config(os.environ["ISSUER"])
client.store_registration_info(
    RegistrationResponse(client_id=os.environ["CLIENT_ID"], client_secret=os.environ["CLIENT_SECRET"])
)
client.redirect_uris = [SITE + "/authz_cb"]
# end

app = Flask(__name__)
app.secret_key = "a long, randomly-generated string"


@app.get("/login")
def login():
    session["state"] = rndstr()
    session["nonce"] = rndstr()
    asked = {
        "client_id": client.client_id,
        "response_type": "code",
        "scope": ["openid", "profile", "email"],
        "nonce": session["nonce"],
        "redirect_uri": client.redirect_uris[0],
        "state": session["state"],
    }
    return redirect(client.construct_AuthorizationRequest(request_args=asked).request(client.authorization_endpoint))


@app.get("/authz_cb")
def authz_cb():
    query = request.query_string.decode()
    answer = client.parse_response(AuthorizationResponse, info=query, sformat="urlencoded")
    assert answer["state"] == session["state"]
    tokens = client.do_access_token_request(
        state=answer["state"], request_args={"code": answer["code"]}, authn_method="client_secret_basic"
    )
    assert tokens["id_token"]["nonce"] == session["nonce"]
    told = client.do_user_info_request(state=answer["state"])
    session["user"] = {"name": told["name"], "email": told["email"], "acr": tokens["id_token"]["acr"]}
    return redirect("/me")


@app.get("/me")
def me():
    user = session.get("user")
    return (jsonify(user), 200) if user else (jsonify({}), 401)


@app.get("/logout")
def logout():
    state = session["state"]
    session.clear()
    asked = client.construct_EndSessionRequest(
        state=state, request_args={"post_logout_redirect_uri": SITE + "/"}
    )
    return redirect(asked.request(client.end_session_endpoint))


@app.get("/")
def index():
    return "Welcome"


app.run("127.0.0.1", int(os.environ["PORT"]))
