"""Whoever decides a suggestion is not the person who made it.

Compared are the author of the commit that added the deciding step and the authors of the
suggestion's own commits, as soon as git knows them. A commit that takes a suggestion in bears its
author: there the committer decided. They are never printed: what git says of them is a claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.metadata.files import LEDGER
from playbook.model.edition import Filed, Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.history import Commit, History
from playbook.model.ledger import Step
from playbook.rules.rule import Rule, Scope
from playbook.rules.sug.recorded import recorded

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
    decision = filed.value.decision
    if decision and is_own(filed, decision):
        number = filed.value.steps.index(decision)
        yield RULE.at(filed.document.at("steps", number, "to"), state=decision.to)


def is_own(filed: Filed, decision: Step) -> bool:
    """Whether git tells that who recorded a decision also wrote the suggestion."""
    value = filed.value
    heads = {step.head for step in value.steps if step.head}
    landings = [landing for head in heads if (landing := filed.history.landing(head))]
    suggested = frozenset[str]().union(*(landing.authors for landing in landings))
    commit = recorded(filed, decision) if suggested else None
    return commit is not None and _decider(filed.history, commit) in suggested


def _decider(history: History, commit: Commit) -> str:
    """Who recorded a step: of a commit that also takes pages in, whoever committed it."""
    landing = history.landing(commit.id)
    takes_in = landing and any(not path.startswith(LEDGER) for path in landing.paths)
    return (commit.committer if takes_in else None) or commit.author
