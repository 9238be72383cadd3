"""Addresses that templates print as they are hold nothing that HTML gives a meaning to."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from playbook.model.identifiers import SiteAddress

ADDRESS: TypeAdapter[str] = TypeAdapter(SiteAddress)


@pytest.mark.parametrize(
    "address",
    ["https://playbook.example.org/", "http://intranet/guide/", "https://a.example:8080/é/b-c/"],
)
def test_takes_the_address_of_a_site(address: str) -> None:
    assert ADDRESS.validate_python(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org", "//example.org/", "javascript:x/", "https:///", "https://a b/",
        'https://example.org/"><script>x</script>/', "https://example.org/'onload='x/",
        "https://<b>/", "https://example.org/&quot;/", "https://example.org/`/", "ftp://a/",
    ],
)  # fmt: skip
def test_refuses_what_is_no_address_or_would_end_an_attribute(address: str) -> None:
    with pytest.raises(ValidationError):
        ADDRESS.validate_python(address)
