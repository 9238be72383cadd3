"""What editors are told of what a forge's API told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.cli.context import say
from playbook.cli.words import (
    AUTHOR_TOLD,
    BRANCH_TOLD,
    CLOSED_THERE,
    DRAFT_THERE,
    FOR_ANOTHER_BRANCH,
    LABELS_TOLD,
    MERGED_THERE,
    TITLE_TOLD,
    TOLD_BY_FORGE,
)
from playbook.intake.forges.told import told_of
from playbook.intake.quarantine import Quarantine
from playbook.model.finding import Words
from playbook.model.forge import Told
from playbook.model.text import Language
from playbook.workspace import Workspace

_TOGETHER: Final = ", "


def words_of_state(told: Told) -> Iterator[Words]:
    """What a forge says of where a request stands, where that is not simply open."""
    if told.state != "open":
        yield MERGED_THERE if told.state == "merged" else CLOSED_THERE
    elif told.draft:
        yield DRAFT_THERE
    if told.branch:
        yield FOR_ANOTHER_BRANCH


def told_by_forge(workspace: Workspace, suggestion: str, language: Language) -> Iterator[str]:
    """Where it stands, its title, its labels, and the one author that is more than a claim."""
    remotes = workspace.edition.reference.policy.value.sources if workspace.edition else ()
    told = told_of(Quarantine(workspace.root), remotes).get(suggestion)
    if told is None:
        return
    parts = [say(words, language) for words in words_of_state(told)]
    parts += [say(TITLE_TOLD, language, title=told.title)] if told.title else []
    parts += [say(AUTHOR_TOLD, language, author=told.author)] if told.author else []
    parts += [say(LABELS_TOLD, language, labels=_TOGETHER.join(told.labels))] if told.labels else []
    parts += [say(BRANCH_TOLD, language, branch=told.branch)] if told.branch else []
    yield from (say(TOLD_BY_FORGE, language, told=part) for part in parts)
