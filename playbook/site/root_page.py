"""The page above both languages: a choice that favours neither."""

from __future__ import annotations

from importlib.resources import files
from urllib.parse import urlsplit

from jinja2 import Environment, StrictUndefined

from playbook.model.reference import Policy
from playbook.model.text import Language
from playbook.site.content_security import with_one_style
from playbook.site.words import SiteWords


def root_page(policy: Policy) -> str:
    """The HTML of `index.html` above `en/` and `fr/`."""
    return _page(policy, "root.html")


def root_not_found(policy: Policy) -> str:
    """The HTML of the 404 page for an address in neither language."""
    return _page(policy, "root-404.html")


def site_path(policy: Policy) -> str:
    """Where both languages are served from: `/`, or the path of the address in the policy."""
    return urlsplit(policy.site_url or "/").path


def _page(policy: Policy, template: str) -> str:
    source = files("playbook.theme").joinpath("root", template).read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    choices = [(language.value, SiteWords(language)) for language in Language]
    return environment.from_string(source).render(
        policy=policy, choices=choices, base=site_path(policy), with_one_style=with_one_style
    )
