"""A site with mozilla-django-oidc, in one file."""

import os

import django
from django.conf import settings

ISSUER = os.environ["ISSUER"]

# configuration
INSTALLED_APPS = [
    "django.contrib.auth",
    "mozilla_django_oidc",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
]
AUTHENTICATION_BACKENDS = ["site_oidc.Backend"]
OIDC_RP_CLIENT_ID = os.environ["CLIENT_ID"]
OIDC_RP_CLIENT_SECRET = os.environ["CLIENT_SECRET"]
OIDC_RP_SIGN_ALGO = "RS256"
OIDC_RP_SCOPES = "openid email profile"
OIDC_OP_AUTHORIZATION_ENDPOINT = ISSUER + "/oidc/authorize"
OIDC_OP_TOKEN_ENDPOINT = ISSUER + "/oidc/token"
OIDC_OP_USER_ENDPOINT = ISSUER + "/oidc/userinfo"
OIDC_OP_JWKS_ENDPOINT = ISSUER + "/oidc/jwks"
LOGIN_REDIRECT_URL = "/me"
LOGOUT_REDIRECT_URL = "/"
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
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    **{name: value for name, value in list(globals().items()) if name.isupper() and name != "ISSUER"},
)
django.setup()

from django.core.management import call_command
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.urls import include, path


def me(request):
    if not request.user.is_authenticated:
        return JsonResponse({}, status=401)
    person = request.user
    return JsonResponse({"name": person.first_name, "email": person.email, "acr": request.session["acr"]})


def index(request):
    token = get_token(request)
    field = f'<input type="hidden" name="csrfmiddlewaretoken" value="{token}">'
    return HttpResponse(f'<form method="post" action="/oidc/logout/">{field}<button>Sign out</button></form>')


urlpatterns = [path("oidc/", include("mozilla_django_oidc.urls")), path("me", me), path("", index)]

if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    call_command("runserver", "127.0.0.1:" + os.environ["PORT"], "--noreload")
