"""A block that a type asks for holds text, and a list holds items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.pag.blocks import block_headings, required_blocks
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PAG002",
    scope=Scope.PAGE,
    level=Level.ERROR,
    title=Words("Empty block", "Bloc vide"),
    why=Words(
        "A heading with nothing under it promises something to read, and a tip that is not a list "
        "item is missing from the index of tips.",
        "Un titre sans rien en dessous promet une lecture qui n’existe pas, et un conseil qui "
        "n’est pas un élément de liste manque à l’index des conseils.",
    ),
    message=Words("the block `{id}` holds {nothing}", "le bloc `{id}` ne contient {nothing}"),
    help=Words(
        "{write}, or ask the editor whether pages of type `{type}` need this block",
        "{write}, ou demandez à la rédaction si les pages de type `{type}` ont besoin de ce bloc",
    ),
    basis="Canada.ca Content Style Guide: a heading is followed by text",
)
_NO_TEXT: Final = Words("no text", "aucun texte")
_NO_ITEM: Final = Words("no list item", "aucun élément de liste")
_WRITE_TEXT: Final = Words("write under the heading", "écrivez sous le titre")
_WRITE_ITEMS: Final = Words(
    "write each thing as a list item that starts with `- `",
    "faites de chaque idée un élément de liste qui commence par `- `",
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:
    """Each block of the page's type that is there without text, or is no list and should be."""
    headings = block_headings(page)
    for block in required_blocks(page, reference):
        if block.id not in headings:
            continue
        passages = page.body.block(block.id)
        place, page_type = headings[block.id].place, page.meta.type
        if not passages:
            yield RULE.at(place, id=block.id, nothing=_NO_TEXT, write=_WRITE_TEXT, type=page_type)
        elif block.form == "list" and not any(passage.kind == "item" for passage in passages):
            yield RULE.at(place, id=block.id, nothing=_NO_ITEM, write=_WRITE_ITEMS, type=page_type)
