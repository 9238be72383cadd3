"""What a contributor says of a change, as `suggestion.yml` says it."""

from __future__ import annotations

import pytest

from playbook.metadata.events import read_yaml
from playbook.metadata.files import PROPOSAL, PROPOSAL_PATH
from playbook.metadata.limits import RECORD
from playbook.metadata.writing import written
from playbook.model.proposal import Proposal
from playbook.model.text import Language

WHOLE = """\
title: Dire comment commencer
kind: new_content
why: |
  On ne sait pas par où commencer.

  La page n’en dit rien.
language: fr
segments: [segment-youth]
gba_note: "Qui lit peu : une image aiderait"
gba_unchanged: layout
name: Ada Example
consent: true
"""


def read(text: str) -> tuple[Proposal | None, list[str]]:
    document, faults = PROPOSAL.bind(PROPOSAL_PATH, read_yaml(PROPOSAL_PATH, text, RECORD))
    return (document.value if document else None), [fault.code for fault in faults]


def test_a_proposal_says_what_it_is_and_for_whom() -> None:
    proposal, faults = read(WHOLE)
    assert proposal is not None
    assert faults == []
    assert proposal.kind == "new_content"
    assert proposal.segments == ("segment-youth",)
    assert (proposal.why or "").count("\n") == 3


def test_a_title_and_a_language_are_enough() -> None:
    proposal, _ = read("title: no\nlanguage: en\n")
    assert proposal == Proposal(title="no", language=Language.EN)
    assert proposal is not None
    assert (proposal.kind, proposal.consent) == ("correction", False)


def test_nobody_agrees_to_be_named_by_saying_nothing() -> None:
    proposal, _ = read("title: x\nlanguage: en\nname: Ada Example\n")
    assert proposal is not None
    assert proposal.consent is False


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("language: en\n", "MET015"),
        ("title: x\nlanguage: de\n", "MET016"),
        ("title: x\nlanguage: en\nkind: praise\n", "MET016"),
        ("title: x\nlanguage: en\ngba_unchanged: no_time\n", "MET016"),
        ("title: x\nlanguage: en\nconsent: yes\n", "MET017"),
        ("title: x\nlanguage: en\nsegment: youth\n", "MET014"),
        (f"title: x\nlanguage: en\nsegments: [{', '.join(['a'] * 21)}]\n", "MET017"),
        ("- title\n", "MET021"),
    ],
)
def test_what_is_wrong_with_a_proposal_has_its_code(text: str, code: str) -> None:
    assert read(text) == (None, [code])


def test_a_proposal_comes_back_as_it_was_written() -> None:
    proposal, _ = read(WHOLE)
    assert proposal is not None
    assert read(written(proposal)) == (proposal, [])
