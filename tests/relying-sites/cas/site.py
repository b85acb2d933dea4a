"""A site of one file that signs people in with django-cas-ng as it comes: `site.py FOLDER PORT BASE VERSION`."""

import sys

import django
from django.conf import settings
from django.core.management import call_command
from django.http import HttpResponse, JsonResponse
from django.urls import path

folder, port, base, version = sys.argv[1:]
settings.configure(
    DEBUG=False,
    SECRET_KEY="for a test on this machine alone",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages", "django_cas_ng"],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django_cas_ng.middleware.CASMiddleware",
    ],
    AUTHENTICATION_BACKENDS=["django.contrib.auth.backends.ModelBackend", "django_cas_ng.backends.CASBackend"],
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder + "/site.sqlite3"}},
    LOGGING={"version": 1, "handlers": {"said": {"class": "logging.StreamHandler"}}, "root": {"handlers": ["said"]}},
    LOGIN_URL="cas_ng_login",
    CAS_SERVER_URL=base + "/",
    CAS_VERSION=version,
    CAS_REDIRECT_URL="/",
    CAS_APPLY_ATTRIBUTES_TO_USER=True,
)
django.setup()

from django.contrib.auth.decorators import login_required  # noqa: E402: the settings come first
from django_cas_ng import views  # noqa: E402


@login_required
def secret(request):
    """Who signed in, as the site knows it."""
    return JsonResponse({
        "user": request.user.username,
        "email": request.user.email,
        "attributes": request.session["attributes"],
    })


urlpatterns = [
    path("", lambda request: HttpResponse("front page")),
    path("secret", secret),
    path("accounts/login", views.LoginView.as_view(), name="cas_ng_login"),
    path("accounts/logout", views.LogoutView.as_view(), name="cas_ng_logout"),
    path("accounts/callback", views.CallbackView.as_view(), name="cas_ng_proxy_callback"),
]

call_command("migrate", verbosity=0)
call_command("runserver", "127.0.0.1:" + port, use_reloader=False)
