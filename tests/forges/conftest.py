"""What every test of forges needs: this system trusts the certificate of loopback."""

from __future__ import annotations

import pytest

from tests.loopback.server import CERTIFICATE


@pytest.fixture(autouse=True)
def _trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
