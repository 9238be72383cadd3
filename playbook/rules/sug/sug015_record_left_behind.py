"""A change of what a page’s analysis rests on moves its GBA Plus record, or says why not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.metadata.files import RECORDS
from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.place import Place
from playbook.model.proposed import Proposed
from playbook.rules.rule import Rule, Scope
from playbook.rules.wording import is_rewritten, share_changed

RULE: Final = Rule(
    code="SUG015",
    scope=Scope.CHANGE,
    level=Level.ERROR,
    title=Words("GBA Plus record left behind", "Fiche ACS Plus laissée en arrière"),
    why=Words(
        "The analysis speaks of the page as it was. A change of whom the page is for, what it "
        "advises, shows or counts can leave somebody out that the analysis had thought of.",
        "L’analyse porte sur la page telle qu’elle était. Modifier à qui la page s’adresse, ce "
        "qu’elle conseille, montre ou compte peut laisser de côté des personnes auxquelles "
        "l’analyse avait pensé.",
    ),
    message=Words(
        "{what}, and the GBA Plus record `{id}` stays as it was",
        "{what}, et la fiche ACS Plus `{id}` reste telle quelle",
    ),
    help=Words(
        "bring `docs/records/gba/{id}.yml` along, or give the reason, `gba_unchanged:` wording, "
        "translation, layout, source_or_link or already_analysed, in `suggestion.yml`, as a line "
        "of the commit’s message or with `git push -o gba_unchanged=`",
        "modifiez aussi `docs/records/gba/{id}.yml`, ou donnez la raison, `gba_unchanged:` "
        "wording, translation, layout, source_or_link ou already_analysed, dans "
        "`suggestion.yml`, sur une ligne du message de commit ou avec `git push -o gba_unchanged=`",
    ),
    basis="WAGE: GBA Plus at all stages; OAG 2022, report 3, Follow-up on Gender-Based Analysis "
    "Plus",
)

# Whom a page is for, and what it makes people give: who is left out turns on these.
_FIELDS: Final = (
    "type",
    "audience",
    "segments",
    "mode",
    "recruitment",
    "personal_info",
    "consent",
    "facets",
    "barriers",
    "reach",
    "vulnerable",
)
_FOLDER: Final = f"{RECORDS}gba/"
_IMAGES: Final = Words("the images of the page change", "les images de la page changent")
_DATA: Final = Words(
    "the figures that the page cites change", "les chiffres que cite la page changent"
)


def check(proposed: Proposed, index: Index) -> Iterator[Fault]:
    """Each page that changes in what its record rests on, where the record does not."""
    if proposed.proposal and proposed.proposal.value.gba_unchanged:
        return
    moved = _moved(proposed)
    for before, after in proposed.pages:
        if before and after and after.id in index.records and after.id not in moved:
            for place, what in _needs(before, after, index):
                yield RULE.at(place, what=what, id=after.id)


def _moved(proposed: Proposed) -> set[str]:
    """The pages whose records say something else; what can't be read says so itself."""
    brought = {path for path in proposed.paths if path.startswith(_FOLDER)}
    same = {
        record.id
        for record in proposed.records
        if record.before and record.after and record.before.value == record.after.value
    }
    return {path.removeprefix(_FOLDER).removesuffix(".yml") for path in brought} - same


def _needs(before: Page, after: Page, index: Index) -> Iterator[tuple[Place, Words]]:
    for name in _FIELDS:
        if getattr(before.meta, name, None) != getattr(after.meta, name, None):
            yield after.at(name), Words(f"`{name}` changes", f"`{name}` change")
    if _images(before) != _images(after):
        yield after.at("id"), _IMAGES
    if _facts(before, index) != _facts(after, index):
        yield after.at("id"), _DATA
    if is_rewritten(before, after):
        percent = share_changed(before, after)
        yield (
            after.at("id"),
            Words(
                f"{percent}% of the words of the page change",
                f"{percent} % des mots de la page changent",
            ),
        )


def _images(page: Page) -> set[str]:
    return {link.target for link in page.body.links if link.image}


def _facts(page: Page, index: Index) -> set[str]:
    facts = index.reference.facts.value.by_id
    return {citation.id for citation in page.body.citations if citation.id in facts}
