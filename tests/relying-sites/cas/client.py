"""python-cas as it comes: `client.py BASE VERSION SERVICE [TICKET...]` says where it sends people, and what came of each ticket."""

import json
import sys

from cas import CASClient

base, version, service, *tickets = sys.argv[1:]
client = CASClient(version=int(version), service_url=service, server_url=base + "/")
message = (
    '<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"><samlp:SessionIndex>ST-1</samlp:SessionIndex></samlp:LogoutRequest>'
)
print(json.dumps({
    "login": client.get_login_url(),
    "logout": client.get_logout_url(service),
    # Only its client for version 3 reads logout messages.
    "slo": [one.text for one in client.get_saml_slos(message) or []] if hasattr(client, "get_saml_slos") else None,
    "verified": [client.verify_ticket(ticket)[:2] for ticket in tickets],
}))
