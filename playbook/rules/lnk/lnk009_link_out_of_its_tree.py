"""A page links to pages by id, within its own language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.lnk.targets import is_page_id, leaves_its_tree, name_of, scheme_of
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="LNK009",
    scope=Scope.PAGE,
    level=Level.ERROR,
    title=Words(
        "Link that leaves its language",
        "Lien qui sort de sa langue",
    ),
    why=Words(
        "A reader is thrown into the other language; and an address written out breaks when "
        "the site moves.",
        "La lecture passe sans prévenir dans l’autre langue; et une adresse écrite en entier "
        "casse quand le site déménage.",
    ),
    message=Words(
        "the link leads to `{target}`, not to a page by its id",
        "le lien mène à « {target} », et non à une page par son identifiant",
    ),
    help=Words(
        "write the page’s id, as in `[[{page}|words]]`: the link then stays in the reader’s "
        "language",
        "écrivez l’identifiant de la page, comme dans `[[{page}|mots]]` : le lien reste alors "
        "dans la langue de lecture",
    ),
    basis="Canada.ca Content Style Guide, 7.2",
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:
    """Each Markdown link into the other tree, to `/en/`, to `/fr/` or to the site's address."""
    site = reference.policy.value.site_url
    for link in page.body.links:
        if (path := _path_in_site(page, link.target, site)) is not None:
            name = name_of(path)
            shown = name if is_page_id(name) else "page-id"
            yield RULE.at(link.place, target=link.target, page=shown)


def _path_in_site(page: Page, target: str, site: str | None) -> str | None:
    """What a target names within the site, by its address or in another tree; None elsewhere."""
    if site and f"{target}/".casefold().startswith(site.casefold()):
        return target[len(site) :]
    return target if not scheme_of(target) and leaves_its_tree(page, target) else None
