"""The built site shows suggestions, and nothing of those that nobody has acknowledged."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from playbook.model.text import Language
from tests.ideas import many_waiting
from tests.site.building import LANGUAGES, Site, element, elements, hrefs, tree, words
from tests.site.danger import Theme, dangers
from tests.site.ideas import UNREAD, live_with, plan_with

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)
MOST = 300_000


def readable(site: Site) -> Iterator[tuple[str, bytes]]:
    """Every file that was built, and what is packed in it."""
    for path in sorted(site.root.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            yield path.relative_to(site.root).as_posix(), data
            if data.startswith(b"\x1f\x8b"):
                yield f"{path.name}, unpacked", gzip.decompress(data)


def holding(site: Site, word: str) -> list[str]:
    """The files in which a word stands, or their names if it stands there."""
    written = word.encode()
    return [name for name, data in readable(site) if written in data.lower() or word in name]


def test_no_file_holds_a_word_of_a_suggestion_that_nobody_may_read(ideas_site: Site) -> None:
    assert holding(ideas_site, UNREAD) == []
    assert holding(ideas_site, "discrète") == []


def test_that_search_of_all_files_finds_the_words_of_one_that_may_be_read(
    ideas_site: Site,
) -> None:
    found = holding(ideas_site, "paid by the hour")
    assert "en/ideas/pr-12/index.html" in found
    assert any(name.endswith(".pf_fragment, unpacked") for name in found)


def fragments(site: Site, language: str) -> dict[str, str]:
    """What the search knows of each page, by its address."""
    found = {}
    for path in (site.root / language).rglob("*.pf_fragment"):
        data = gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")
        one = json.loads(data)
        found[str(one["url"])] = json.dumps(one, ensure_ascii=False)
    return found


@in_both_languages
def test_the_search_finds_suggestions_that_may_be_read_and_no_others(
    ideas_site: Site, language: str
) -> None:
    known = fragments(ideas_site, language)
    listed = {address for address in known if address.startswith("/ideas/")}
    shown = ("pr-12", "pr-3", "pr-68", "pr-69", "pr-70", "mail-0a1b2c3d", "br-clearer-ab12")
    assert listed == {f"/ideas/{one}/" for one in shown}
    for waiting in ("pr-40", "pr-66", "form-0z9y8x7w", "0z9y8x7w"):
        assert [address for address, told in known.items() if waiting in told] == []


@in_both_languages
def test_the_words_that_a_misspelt_word_is_corrected_to_are_none_of_a_suggestion(
    ideas_site: Site, language: str
) -> None:
    listed = (ideas_site.root / language / "search/words.json").read_text(encoding="utf-8")
    assert "hour" not in json.loads(listed)["words"].split()


@in_both_languages
def test_the_board_lists_what_waits_by_its_number_and_leads_nowhere(
    ideas_site: Site, language: str
) -> None:
    article = ideas_site.article(f"{language}/ideas/")
    rows = {words(elements(row, "./td")[0]): row for row in elements(article, ".//tbody/tr")}
    assert {"pr-40", "pr-66", "form-0z9y8x7w"} <= rows.keys()
    assert [one for one in hrefs(rows["pr-66"], ".//a") if "ideas" in one] == []
    assert not (ideas_site.root / language / "ideas/pr-40").exists()
    assert not (ideas_site.root / language / "ideas/pr-66").exists()


@in_both_languages
def test_a_title_in_the_other_language_says_so_wherever_it_stands(
    ideas_site: Site, language: str
) -> None:
    other = {"en": ("mail-0a1b2c3d", "fr"), "fr": ("pr-12", "en")}[language]
    suggestion, lang = other
    heading = element(ideas_site.article(f"{language}/ideas/{suggestion}/"), ".//h1")
    assert heading.get("lang") == lang
    board = ideas_site.article(f"{language}/ideas/")
    link = element(board, f".//a[contains(@href, '{suggestion}')]")
    assert link.get("lang") == lang


@in_both_languages
def test_a_title_in_the_other_language_says_so_in_the_table_of_contents_too(
    ideas_site: Site, language: str
) -> None:
    suggestion, lang = {"en": ("mail-0a1b2c3d", "fr"), "fr": ("br-clearer-ab12", "en")}[language]
    page = ideas_site.page(f"{language}/boards/answers/")
    contents = "//nav[contains(@class, 'md-nav--secondary')]"
    entry = elements(page, f"{contents}//a[@href='#{suggestion}']/span")[0]
    assert entry.get("lang") == lang
    assert len(elements(page, f"{contents}//span[@lang]")) < len(elements(page, f"{contents}//a"))


@in_both_languages
def test_where_no_text_is_shown_nothing_leads_to_one(ideas_site: Site, language: str) -> None:
    boxes = ".//section[contains(@class, 'playbook-glance')]//a"
    masked = ideas_site.article(f"{language}/ideas/pr-69/")
    assert "#idea-change" not in hrefs(masked, boxes)
    assert "#idea-change" in hrefs(ideas_site.article(f"{language}/ideas/pr-12/"), boxes)


@in_both_languages
def test_a_suggestion_shows_what_came_and_what_went_in_words_too(
    ideas_site: Site, language: str
) -> None:
    article = ideas_site.article(f"{language}/ideas/pr-12/")
    difference = elements(article, ".//div[@class='playbook-diff']")[0]
    (came,) = elements(difference, ".//ins")
    said = {"en": ("inserted:", "(end of insertion)"), "fr": ("ajouté\u00a0:", "(fin de l’ajout)")}
    first, last = elements(came, "./span[@class='playbook-said']")
    assert (words(first), words(last)) == (
        " ".join(said[language][0].split()),
        " ".join(said[language][1].split()),
    )
    assert first.get("lang") == language
    assert "quiet and" in words(came)


@in_both_languages
def test_the_change_stands_before_the_findings_and_the_table_of_contents_leads_to_it(
    ideas_site: Site, language: str
) -> None:
    page = ideas_site.page(f"{language}/ideas/pr-12/")
    marks = elements(page, "//article//h2[@id] | //article//div[@class='playbook-diff']")
    found = [str(one.get("id")) for one in marks]
    assert found.index("idea-change") + 1 == found.index("None") < found.index("idea-findings")
    assert "#idea-change" in hrefs(page, "//nav[contains(@class, 'md-nav--secondary')]//a")
    assert element(page, "//article//p[@class='playbook-up']/a").get("href") == "../"


@in_both_languages
def test_both_texts_of_each_page_stand_in_full_in_their_own_language(
    ideas_site: Site, language: str
) -> None:
    article = ideas_site.article(f"{language}/ideas/pr-12/")
    texts = elements(article, ".//details[@class='playbook-whole']/div")
    assert ["A calm" in words(one) for one in texts] == [True, False, False, False]
    assert ["A quiet and calm" in words(one) for one in texts] == [False, True, False, False]
    marks = {"en": [None, None, "fr", "fr"], "fr": ["en", "en", None, None]}
    assert [one.get("lang") for one in texts] == marks[language]
    for text in texts:
        assert [words(one) for one in elements(text, ".//h2 | .//h3")] == []


@in_both_languages
def test_no_two_elements_of_a_suggestion_s_page_have_one_id_and_every_link_in_it_leads_somewhere(
    ideas_site: Site, language: str
) -> None:
    at = f"{language}/ideas/pr-12/"
    page = ideas_site.page(at)
    ids = [str(one.get("id")) for one in elements(page, "//*[@id]")]
    assert len(ids) == len(set(ids))
    for address in hrefs(element(page, "//article")):
        if address.startswith("#"):
            assert address[1:] in ids
        elif "://" not in address:
            path = ideas_site.file(at).parent / address.partition("#")[0]
            assert path.resolve().exists(), address


@in_both_languages
def test_a_page_tells_which_suggestions_would_change_it_and_which_block_several_touch(
    ideas_site: Site, language: str
) -> None:
    box = element(
        ideas_site.article(f"{language}/methods/talk/"), ".//section[contains(@class, 'ideas')]"
    )
    listed = [words(one) for one in elements(box, "./ul/li")]
    waits = {"en": "waiting to be acknowledged", "fr": "en attente d’un accusé de réception"}
    waiting = [f"{one} ({waits[language]})" for one in ("pr-40", "pr-66")]
    assert listed == ["Say how long a talk takes", *waiting]
    blocks = hrefs(box, ".//dl//a[starts-with(@href, '#')]")
    assert blocks == {"en": ["#tips"], "fr": []}[language]
    assert ("3 open" if language == "en" else "3 suggestions") in words(box)


@in_both_languages
def test_no_page_is_over_300_kb_and_none_holds_anything_alive(
    ideas_site: Site, small_site: Site, language: str
) -> None:
    theme = Theme.of(small_site)
    found = {}
    for path in (ideas_site.root / language).rglob("*.html"):
        at = path.relative_to(ideas_site.root).as_posix()
        assert path.stat().st_size < MOST
        if "/ideas/" in at or "talk" in at or "answers" in at:
            found[at] = list(dangers(tree(path.read_bytes()), at, theme))
    assert len(found) > 8
    assert {at: those for at, those in found.items() if those} == {}


def test_the_map_of_the_site_names_no_suggestion_that_waits(ideas_site: Site) -> None:
    listed = etree.parse(ideas_site.root / "en/sitemap.xml").xpath("//*[local-name()='loc']/text()")
    assert not [one for one in map(str, listed) if "pr-40" in one or "pr-66" in one]  # type: ignore[arg-type]


@in_both_languages
def test_machines_read_no_more_of_one_that_waits_than_people(
    ideas_site: Site, language: str
) -> None:
    path = Path(ideas_site.root, language, "data/suggestions.json")
    told = json.loads(path.read_text(encoding="utf-8"))
    assert told["read"] is True
    assert {frozenset(one) for one in told["waiting"]} == {
        frozenset({"id", "door", "received_on", "pages", "findings"})
    }
    assert {one["id"] for one in told["waiting"]} == {"pr-40", "pr-66", "form-0z9y8x7w"}


def sizes(site: Site, count: int, most: int | None = None) -> dict[str, int]:
    """The bytes of the pages that tell of so many suggestions that wait, the largest first."""
    queue = many_waiting(count)
    plan = plan_with(site.checkout.root, queue, Language.EN)
    paths = [path for path in plan.paths if path.startswith("ideas/")]
    paths.sort(key=lambda path: -len(plan.page(path).markdown))
    live = live_with(site.checkout.root, queue, Language.EN)
    found = {}
    for path in [*paths[:most], "methods/talk.md"]:
        address = path.removesuffix(".md").removesuffix("/index")
        html = live.file(f"{address}/index.html")
        assert isinstance(html, str)
        found[path] = len(html.encode())
    return found


def test_the_largest_page_of_ten_thousand_suggestions_is_under_300_kb(small_site: Site) -> None:
    found = sizes(small_site, 10_000, most=1)
    assert len(found) == 2
    assert max(found.values()) < MOST


@pytest.mark.long
def test_every_page_of_ten_thousand_suggestions_is_under_300_kb_and_there_are_ten_times_as_many(
    small_site: Site,
) -> None:
    many, few = sizes(small_site, 10_000), sizes(small_site, 1_000)
    assert max(many.values()) < MOST
    assert 5 * len(few) < len(many) <= 10 * len(few)
