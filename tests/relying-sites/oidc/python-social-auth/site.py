"""A site with python-social-auth for Django, in one file."""

import os

import django
from django.conf import settings

# configuration
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "social_django",
]
AUTHENTICATION_BACKENDS = [
    "social_core.backends.open_id_connect.OpenIdConnectAuth",
    "django.contrib.auth.backends.ModelBackend",
]
SOCIAL_AUTH_OIDC_OIDC_ENDPOINT = os.environ["ISSUER"]
SOCIAL_AUTH_OIDC_KEY = os.environ["CLIENT_ID"]
SOCIAL_AUTH_OIDC_SECRET = os.environ["CLIENT_SECRET"]
LOGIN_REDIRECT_URL = "/me"
# end

settings.configure(
    DEBUG=True,
    SECRET_KEY="only for this run",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["PORT"] + ".sqlite"}},
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    **{name: value for name, value in list(globals().items()) if name.isupper()},
)
django.setup()

import jwt
from django.contrib.auth import logout
from django.core.management import call_command
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import include, path


def me(request):
    if not request.user.is_authenticated:
        return JsonResponse({}, status=401)
    person = request.user
    # The library has verified it; what it keeps is the token as it came.
    token = jwt.decode(person.social_auth.get().extra_data["id_token"], options={"verify_signature": False})
    return JsonResponse({"name": person.get_full_name(), "email": person.email, "acr": token["acr"]})


def index(request):
    token = get_token(request)
    field = f'<input type="hidden" name="csrfmiddlewaretoken" value="{token}">'
    return HttpResponse(f'<form method="post" action="/login/oidc/">{field}<button>Sign in</button></form>')


def leave(request):
    logout(request)
    return redirect("/")


urlpatterns = [
    path("", include("social_django.urls", namespace="social")),
    path("me", me),
    path("logout", leave),
    path("", index),
]

if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    call_command("runserver", "127.0.0.1:" + os.environ["PORT"], "--noreload")
