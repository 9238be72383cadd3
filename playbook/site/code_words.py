"""What a code says and advises before a finding fills it in: on its page and in `explain`."""

from __future__ import annotations

from string import Formatter
from typing import Final

from playbook.model.finding import Words
from playbook.rules.rule import Rule

_ELLIPSIS: Final = "…"
# What a finding says first when it knows, and otherwise leaves out.
_OPTIONAL: Final = frozenset({"meant", "instead", "reason"})
# What ends in a blank, before the advice that holds in every case.
_LEADING: Final = frozenset({"remedy"})


def message_of(rule: Rule) -> Words | None:
    """The message as a rule words it; None where all of it depends on the case."""
    return _worded(rule.message)


def help_of(rule: Rule) -> Words | None:
    """The help as a rule words it; None where all of it depends on the case."""
    return _worded(rule.help)


def leaves_blanks(rule: Rule) -> bool:
    """Whether an ellipsis stands within the message or the help: it is to be explained."""
    told = (*example(rule.message), *example(rule.help))
    return any(_ELLIPSIS in one.strip(_ELLIPSIS) for one in told)


def example(template: Words) -> Words:
    """A message or help with an ellipsis for each value that a finding fills in."""
    return Words(_example(template.en), _example(template.fr))


def _worded(template: Words) -> Words | None:
    words = example(template)
    return words if words.en.strip(_ELLIPSIS) else None


def _example(template: str) -> str:
    written = ""
    for literal, name, _, _ in Formatter().parse(template):
        written += literal
        if name in _LEADING:
            written += f"{_ELLIPSIS} "
        elif name and name not in _OPTIONAL:
            written += _ELLIPSIS
    return written.replace(_ELLIPSIS * 2, _ELLIPSIS).strip()
