"""A page has every block that its type asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from playbook.model.body import Heading
from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.nearest import did_you_mean, nearest
from playbook.model.reference import Block
from playbook.rules.pag.blocks import BLOCK_LEVEL, block_headings, required_blocks
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PAG001",
    scope=Scope.PAGE,
    level=Level.ERROR,
    title=Words("Missing block", "Bloc manquant"),
    why=Words(
        "Readers look for the same block at the same place on every page of a type. The indexes "
        "of tips, tools and resources are made of these blocks.",
        "On cherche le même bloc au même endroit dans toutes les pages d’un type. Les index de "
        "conseils, d’outils et de ressources sont faits de ces blocs.",
    ),
    message=Words(
        "the block `{id}` ({label}) is missing from this page of type `{type}`",
        "le bloc `{id}` ({label}) manque à cette page de type `{type}`",
    ),
    help=Words(
        "{meant}write a heading `## {heading} {{#{id}}}` with its text under it",
        "{meant}écrivez un titre `## {heading} {{#{id}}}`, suivi de son texte",
    ),
    basis="GOV.UK research method pages share their headings",
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:
    """Each block of the page's type whose heading the page does not have."""
    there = block_headings(page)
    required = {block.id: block for block in required_blocks(page, reference)}
    spare = [h for h in page.body.headings if h.id not in required or h.level > BLOCK_LEVEL]
    for block in required.values():
        if block.id not in there:
            yield _fault(page, block, _meant(block, spare))


def _meant(block: Block, spare: Iterable[Heading]) -> Heading | None:
    """The heading that was probably to open the block: it has its name, or nearly its id."""
    names = {block.label.en.casefold(), block.label.fr.casefold()}
    by_id = {heading.id: heading for heading in spare}
    named = (heading for heading in by_id.values() if heading.text.casefold() in names)
    return next(named, by_id.get(nearest(block.id, by_id) or ""))


def _fault(page: Page, block: Block, meant: Heading | None) -> Fault:
    headings = page.body.headings
    last = headings[-1].place if headings else page.at("type")
    return RULE.at(
        meant.place if meant else last,
        id=block.id,
        label=Words(block.label.en, block.label.fr),
        type=page.meta.type,
        heading=block.label.in_(page.language),
        meant=did_you_mean(block.id if meant else None),
    )
