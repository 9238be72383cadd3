"""A forge whose API answers on loopback, as a policy names it."""

from __future__ import annotations

import pytest

from tests.checkouts import Checkout
from tests.loopback.forge import TOKEN
from tests.loopback.server import CERTIFICATE

POLICY = "docs/records/policy.yml"


def trust(surroundings: pytest.MonkeyPatch) -> None:
    """Have the system trust the certificate on loopback, and hold a token for main."""
    surroundings.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    surroundings.setenv("PLAYBOOK_TOKEN_MAIN", TOKEN)


def name_the_api(checkout: Checkout, kind: str, api: str) -> None:
    """Say in the policy where the forge's API is."""
    named = f"main: true, forge: {kind}, api: '{api}', project: dept/playbook}}"
    checkout.replace(POLICY, "main: true}", named)
    checkout.commit("Say where the forge answers")
