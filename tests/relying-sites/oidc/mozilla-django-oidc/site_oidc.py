"""What the documentation of mozilla-django-oidc tells to write for other fields than the address."""

# configuration
from mozilla_django_oidc.auth import OIDCAuthenticationBackend


class Backend(OIDCAuthenticationBackend):
    def create_user(self, claims):
        user = super().create_user(claims)
        user.first_name = claims["name"]
        user.save()
        return user

    def verify_token(self, token, **kwargs):
        payload = super().verify_token(token, **kwargs)
        self.request.session["acr"] = payload["acr"]
        return payload
# end
