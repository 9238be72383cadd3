"""A wiki link is closed and names a page by its id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from playbook.metadata.body import masked
from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.nearest import did_you_mean
from playbook.model.slug import slug
from playbook.rules.lnk.targets import is_page_id
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="LNK010",
    scope=Scope.PAGE,
    level=Level.ERROR,
    title=Words(
        "Wiki link badly written",
        "Lien wiki mal écrit",
    ),
    why=Words(
        "What is not a link is shown as brackets in the middle of a sentence.",
        "Ce qui n’est pas un lien s’affiche entre crochets au milieu d’une phrase.",
    ),
    message=Words(
        "`{written}` is not a wiki link",
        "« {written} » n’est pas un lien wiki",
    ),
    help=Words(
        "{reason}write `[[page-id]]`, `[[page-id|words]]` or `[[page-id#block]]` on one line",
        "{reason}écrivez `[[page-id]]`, `[[page-id|mots]]` ou `[[page-id#bloc]]` sur une ligne",
    ),
)
_OPENED: Final = re.compile(r"\[\[(?P<inside>[^\[\]\n]{0,500})(?P<end>\]{0,2})")
_NOT_CLOSED: Final = Words("close it with `]]`: ", "fermez-le par `]]` : ")
_NO_PAGE: Final = Words("it names no page: ", "il ne nomme aucune page : ")
_NO_BLOCK: Final = Words("it names no block: ", "il ne nomme aucun bloc : ")


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001
    """Each `[[` that opens no link, outside code, and each link whose page cannot be an id."""
    for passage in page.body.passages:
        for match in _OPENED.finditer(masked(passage.text)):
            if match["end"] == "]]":
                written, reason = match.group(), _reason(match["inside"])
            else:
                written = f"[[{match['inside'].partition(' ')[0]}{match['end']}"
                reason = _NOT_CLOSED
            if reason:
                yield RULE.at(
                    passage.place(match.start(), len(written)), written=written, reason=reason
                )


def _reason(inside: str) -> Words | None:
    """Why what stands between the brackets leads nowhere; None when it may be a link."""
    page, hash_sign, block = inside.partition("|")[0].partition("#")
    if hash_sign and not block.strip():
        return _NO_BLOCK
    if not page.strip():
        return None if hash_sign else _NO_PAGE
    if is_page_id(page.strip()):
        return None
    meant = slug(page.strip())
    return did_you_mean(f"[[{meant}]]") if is_page_id(meant) else _NO_PAGE
