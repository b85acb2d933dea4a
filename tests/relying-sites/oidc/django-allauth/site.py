"""A site with django-allauth, in one file."""

import os

import django
from django.conf import settings

# configuration
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "sluss",
                "name": "Sluss",
                "client_id": os.environ["CLIENT_ID"],
                "secret": os.environ["CLIENT_SECRET"],
                "settings": {"server_url": os.environ["ISSUER"]},
            }
        ]
    }
}
# end

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
settings.configure(
    DEBUG=True,
    SECRET_KEY="only for this run",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["PORT"] + ".sqlite"}},
    LOGIN_REDIRECT_URL="/me",
    INSTALLED_APPS=INSTALLED_APPS,
    MIDDLEWARE=MIDDLEWARE,
    AUTHENTICATION_BACKENDS=AUTHENTICATION_BACKENDS,
    SOCIALACCOUNT_PROVIDERS=SOCIALACCOUNT_PROVIDERS,
    TEMPLATES=TEMPLATES,
)
django.setup()

from django.core.management import call_command
from django.http import HttpResponse, JsonResponse
from django.urls import include, path


def me(request):
    if not request.user.is_authenticated:
        return JsonResponse({}, status=401)
    told = request.user.socialaccount_set.get().extra_data
    name = told["userinfo"]["name"]
    return JsonResponse({"name": name, "email": request.user.email, "acr": told["id_token"]["acr"]})


urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("me", me),
    path("", lambda request: HttpResponse("Welcome")),
]

if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    call_command("runserver", "127.0.0.1:" + os.environ["PORT"], "--noreload")
