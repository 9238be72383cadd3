"""What a suggestion would change in a page, where its text is made to be slow or deep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from markdown import Markdown
from markdown.extensions import Extension

from playbook.model.queue import Assessment, PageChange
from playbook.model.text import Language
from playbook.site.frame.values import Proposed
from playbook.site.proposed import Site, is_tangled, proposed
from playbook.site.words import SiteWords
from tests.golden.cases import BASE
from tests.unit.site.rendering import REFERENCES, extensions

TALK = "docs/en/methods/talk.md"
WORDS = SiteWords(Language.EN)
MINUTES = {
    "brackets": "[",
    "images": "![](",
    "links": "[a](",
    "wiki links": "[[a#b|",
    "citations": "[@a, ",
    "abbreviations": "*[ABC]: x\n",
}


def make(ours: Sequence[Extension]) -> Markdown:
    names, configured = extensions()
    return Markdown(extensions=[*names, *ours], extension_configs=configured)


def changed(more: str) -> Proposed:
    before = (BASE / TALK).read_text()
    return shown(PageChange(TALK, "talk", Language.EN, before, f"{before}\n{more}\n"))


def shown(change: PageChange) -> Proposed:
    site = Site(REFERENCES, frozenset({"methods/talk.md"}), frozenset(), "")
    sites = dict.fromkeys(Language, site)
    (found,) = proposed(Assessment("a" * 40, (change,)), sites, WORDS, make, 0).changes
    return found


def test_a_text_is_shown_before_and_after_and_by_its_difference() -> None:
    found = changed("One more [[talk|sentence]]. [@source, 2]")
    assert len(found.texts) == 2
    assert found.diff
    assert "One more" in found.diff


def test_a_page_that_comes_with_another_is_named_in_it_and_called_missing_nowhere() -> None:
    talk = (BASE / TALK).read_text()
    new = talk.replace("id: talk", "id: ask").replace("title: ", "title: Ask, ", 1)
    changes = (
        PageChange(
            TALK, "talk", Language.EN, talk, f"{talk}\nThen [[ask]], [[ask|words]]; [[no]].\n"
        ),
        PageChange(TALK.replace("talk", "ask"), "ask", Language.EN, None, new),
    )
    site = Site(REFERENCES, frozenset({"methods/talk.md"}), frozenset(), "")
    sites = dict.fromkeys(Language, site)
    first, _ = proposed(Assessment("a" * 40, changes), sites, WORDS, make, 0).changes
    after = str(first.texts[-1].html)
    assert "<span>Ask, Talk" in after
    assert "<span>words</span>; " in after
    assert ">no (not found)<" in after
    french = replace(changes[0], language=Language.FR, path=TALK.replace("/en/", "/fr/"))
    (alone, _) = proposed(Assessment("a" * 40, (french, changes[1])), sites, WORDS, make, 0).changes
    assert ">ask (not found)<" in str(alone.texts[-1].html)


def test_a_page_whose_twin_alone_is_there_is_not_called_as_its_twin_is() -> None:
    assert shown(PageChange(TALK, "talk", Language.EN, None, "x")).title == "Title of talk"
    assert shown(PageChange(TALK, "parler", Language.EN, None, "x")).title == "parler"


@pytest.mark.parametrize("unit", MINUTES.values(), ids=MINUTES)
def test_a_text_that_could_take_minutes_to_render_is_shown_by_its_difference_alone(
    unit: str,
) -> None:
    line = unit * (1900 // len(unit)) if "\n" not in unit else unit
    found = changed(line * 300 if "\n" in unit else f"{line}\n" * 20)
    assert found.texts == ()
    assert WORDS["idea_change_unreadable"] in found.notes
    assert found.diff


def test_lists_within_lists_end_no_build() -> None:
    found = changed(f"{'- ' * 990}x")
    assert found.texts == ()
    assert WORDS["idea_change_unreadable"] in found.notes


def test_what_people_write_is_not_tangled() -> None:
    line = "- [ ] [[talk|Talk]] of [this](talk.md), [@source, page 2]; see [1].\n"
    assert not is_tangled(line * 1000)
    assert not any(is_tangled(path.read_text()) for path in BASE.rglob("*.md"))
