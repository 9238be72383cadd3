"""Whoever decides a suggestion is not the person who made it.

Compared are the author of the commit that added the deciding step and the authors of the
suggestion's own commits, as soon as git knows them. They are never printed: what git says of an
author is a claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Filed, Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.history import History
from playbook.model.ledger import Step
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="SUG007",
    scope=Scope.LEDGER,
    level=Level.WARNING,
    release=Level.ERROR,
    title=Words("Own suggestion decided", "Décision sur sa propre suggestion"),
    why=Words(
        "A suggestion that its own author accepts was read by nobody else; recognition and results "
        "would count it as if it had been.",
        "Une suggestion que la personne qui l’a faite accepte elle-même n’a été lue par personne "
        "d’autre; la reconnaissance et les résultats la compteraient comme si elle l’avait été.",
    ),
    message=Words(
        "by git, `{state}` was recorded by an author of the suggestion’s own commits (authors in "
        "git are claims)",
        "selon git, `{state}` a été inscrit par une personne qui a fait des commits de la "
        "suggestion (dans git, le nom d’auteur reste une déclaration)",
    ),
    help=Words(
        "have another person assess the suggestion again and decide it, in a commit of their own; "
        "what is implemented already, another person reads and excepts in `policy.yml`",
        "faites évaluer de nouveau la suggestion par une autre personne, qui décidera dans un "
        "commit à elle; ce qui est déjà fait, une autre personne le lit et l’excepte dans "
        "`policy.yml`",
    ),
    basis="Jersey: whoever assesses feedback is not whoever gave it",
)


def check(filed: Filed, index: Index) -> Iterator[Fault]:  # noqa: ARG001 - the scope's
    """The decision that holds, where its author also wrote the suggestion."""
    value, decision = filed.value, filed.value.decision
    if decision is None:
        return
    heads = {step.head for step in value.steps if step.head}
    landings = [landing for head in heads if (landing := filed.history.landing(head))]
    suggested = frozenset[str]().union(*(landing.authors for landing in landings))
    if suggested and _author(filed.history, filed.document.path, decision) in suggested:
        number = value.steps.index(decision)
        yield RULE.at(filed.document.at("steps", number, "to"), state=decision.to)


def _author(history: History, path: str, decision: Step) -> str | None:
    """Who wrote the commit that added a step; None where a merge did, or no commit yet.

    A step's digest is in the file from that commit on, and in no other file.
    """
    for commit in (history.commits(path) or ())[::-1]:
        if _holds(history, commit.blob, decision):
            return None if _holds(history, commit.before, decision) else commit.author
    return None


def _holds(history: History, blob: str | None, step: Step) -> bool:
    text = history.text(blob) if blob else None
    return text is not None and step.digest in text
