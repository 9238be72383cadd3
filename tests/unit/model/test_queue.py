"""The queue as the site may show it."""

from __future__ import annotations

from playbook.model.queue import Overlap
from playbook.model.text import Language


def test_an_overlap_counts_those_that_may_not_be_named() -> None:
    assert Overlap("talk", Language.EN, "tips", ("pr-1",), conflict=False, waiting=2).count == 3
