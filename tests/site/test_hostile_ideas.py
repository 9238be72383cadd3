"""No word of a stranger comes alive on the page of a suggestion, whatever the field."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from playbook.engine.live_language import LiveLanguage
from playbook.model.finding import Words
from playbook.model.ledger import Said, State
from playbook.model.queue import Assessment, PageChange, Queue, Shown
from playbook.model.text import Language
from tests.checkouts import make_checkout
from tests.ideas import ACKNOWLEDGED, HEAD, TALK, finding, record, step, text_of
from tests.site.attacks import ATTACKS, BLOCKS
from tests.site.building import POINT, Site, element, elements, hrefs, tree, words
from tests.site.danger import Theme, dangers
from tests.site.hostile import attack, token
from tests.site.ideas import live_with

EN: Final = TALK[Language.EN]
BEFORE: Final = text_of(EN)
NAMES: Final = (*ATTACKS, *BLOCKS)
EACH: Final = 12
SUGGESTIONS: Final = tuple(NAMES[start : start + EACH] for start in range(0, len(NAMES), EACH))


def changed(body: str) -> PageChange:
    """The page about talking with this for its last words."""
    return PageChange(EN, "talk", Language.EN, BEFORE, f"{BEFORE}\n{body}\n")


def hostile(number: int, names: tuple[str, ...]) -> Shown:
    """A suggestion with attacks in every field and a page changed by each."""
    one = attack(names[0])
    said = Said(en=one, fr=one)
    found = replace(finding("PAG006", EN), message=Words(one, one), help=Words(one, one))
    fields = {"title": one[:250], "why": one, "gba_note": one, "theme": None}
    by = {"name": one[:250], "consent": True}
    decided = step("2026-11-09", State.DECLINED, reason=said, answer=said, head=HEAD)
    told = record(f"pr-{number}", ACKNOWLEDGED, decided, submitter=by, **fields)
    texts = [{**ATTACKS, **BLOCKS}[name] for name in names]
    pages = [
        changed(f"Words {token(name)}.\n\n{text}\n\nLast words.")
        for name, text in zip(names, texts, strict=True)
    ]
    return Shown(told, Assessment(HEAD, tuple(pages), (one,), (one,), (found,)))


QUEUE: Final = Queue(
    shown=tuple(hostile(number, names) for number, names in enumerate(SUGGESTIONS)),
    touching={"talk": tuple(f"pr-{number}" for number in range(len(SUGGESTIONS)))},
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile-ideas")
    checkout = make_checkout(folder / "checkout")
    (checkout.root / "docs/assets").mkdir()
    (checkout.root / "docs/assets/point.png").write_bytes(POINT)
    return checkout.root


def live(root: Path, queue: Queue = QUEUE, language: Language = Language.EN) -> LiveLanguage:
    return live_with(root, queue, language)


def page(site: LiveLanguage, address: str) -> str:
    html = site.file(f"{address}index.html")
    assert isinstance(html, str)
    return html


# Every attack in one language, and some in the other, where the suggestion is marked as such.
@pytest.mark.parametrize(("language", "most"), [(Language.EN, None), (Language.FR, 2)])
def test_no_field_of_a_suggestion_comes_alive(
    root: Path, small_site: Site, language: Language, most: int | None
) -> None:
    theme, site = Theme.of(small_site), live(root, language=language)
    addresses = [f"ideas/pr-{number}/" for number in range(len(SUGGESTIONS))][:most]
    found = {}
    absent = []
    for address, names in zip(addresses, SUGGESTIONS, strict=False):
        html = page(site, address)
        at = f"{language}/{address}index.html"
        found[at] = list(dangers(tree(html), at, theme))
        said = words(element(tree(html), "//article"))
        absent += [name for name in names if said.count(token(name)) < 2]
    for address in ("ideas/", "boards/answers/", "methods/talk/"):
        at = f"{language}/{address}index.html"
        found[at] = list(dangers(tree(page(site, address)), at, theme))
    assert {at: those for at, those in found.items() if those} == {}
    assert absent == []


def shown(body: str, **given: object) -> Queue:
    """A queue with a suggestion that adds this to the page about talking."""
    told = Assessment(HEAD, (changed(body),))
    return Queue(shown=(Shown(record("pr-1", ACKNOWLEDGED), replace(told, **given)),))  # type: ignore[arg-type]


def full_text(root: Path, body: str) -> str:
    """The HTML of the page after a change."""
    html = page(live(root, shown(body)), "ideas/pr-1/")
    return html.partition('<details class="playbook-whole"')[2].rpartition("</details>")[0]


def test_an_image_of_main_is_shown_and_a_new_one_is_words(root: Path) -> None:
    body = "![Old](../../assets/point.png) ![New one](../../assets/new.png)"
    after = tree(full_text(root, body))
    (image,) = elements(after, "//img")
    assert image.get("src") == "../../media/point.png"
    note = element(after, "//*[@class='playbook-no-image']")
    assert words(note) == "Image not shown before the suggestion is accepted: New one"
    assert elements(after, "//*[@class='playbook-missing']") == []


@pytest.mark.parametrize(
    ("written", "leads"),
    [
        ("[x](../start/welcome.md)", "../../start/welcome/"),
        ("[x](../start/welcome.md#in-short)", "../../start/welcome/#in-short"),
        ("[[welcome]]", "../../start/welcome/"),
        ("[x](/data/pages.json)", "../../data/pages.json"),
        ("[x](https://example.org/a?b=c&d)", "https://example.org/a?b=c&d"),
        ("[x](#tips)", "#part-002-tips"),
    ],
)
def test_a_link_of_a_suggested_page_leads_where_the_page_would_lead(
    root: Path, written: str, leads: str
) -> None:
    assert leads in hrefs(tree(full_text(root, written)))


@pytest.mark.parametrize(
    "written", ["../no/page.md", "../../../../etc/passwd", "welcome/../x", "/ideas/pr-9.md", "?q=1"]
)
def test_a_link_to_nowhere_is_words(root: Path, written: str) -> None:
    after = tree(full_text(root, f"[words of it]({written})"))
    assert [one for one in hrefs(after) if not one.startswith("#")] == []
    assert "words of it" in words(after)


def test_tabs_of_both_texts_are_apart(root: Path) -> None:
    tabs = '=== "One"\n\n    a\n\n=== "Two"\n\n    b\n'
    before = BEFORE + tabs
    change = PageChange(EN, "talk", Language.EN, before, f"{before}\nMore.\n")
    queue = Queue(shown=(Shown(record("pr-1", ACKNOWLEDGED), Assessment(HEAD, (change,))),))
    html = tree(page(live(root, queue), "ideas/pr-1/"))
    names = {str(one.get("name")) for one in elements(html, "//input[@type='radio'][@name]")}
    assert len([name for name in names if name.startswith("__tabbed")]) == 2


@pytest.mark.parametrize("text", ["no metadata", f"{BEFORE}\u202e", BEFORE.replace("id: talk", "")])
def test_a_text_that_is_no_page_is_shown_as_a_difference_alone(root: Path, text: str) -> None:
    change = PageChange(EN, "talk", Language.EN, BEFORE, text)
    queue = Queue(shown=(Shown(record("pr-1", ACKNOWLEDGED), Assessment(HEAD, (change,))),))
    html = page(live(root, queue), "ideas/pr-1/")
    assert "can’t be shown as a page" in html
    assert "playbook-whole" not in html
    assert "playbook-diff" in html
    assert "\u202e" not in html


def test_a_page_that_a_suggestion_adds_or_deletes_is_shown_whole(root: Path) -> None:
    new = "docs/en/methods/new.md"
    added = PageChange(new, "new", Language.EN, None, BEFORE.replace("id: talk", "id: new"))
    gone = PageChange(EN, "talk", Language.EN, BEFORE, None)
    told = Assessment(HEAD, (added, gone))
    html = page(
        live(root, Queue(shown=(Shown(record("pr-1", ACKNOWLEDGED), told),))), "ideas/pr-1/"
    )
    assert "The suggestion adds this page." in html
    assert "The suggestion deletes this page." in html
    assert html.count('<details class="playbook-whole" open>') == 2
    assert "playbook-diff" not in html


LONG: Final = "".join(f"Sentence {number} of a very long page.\n\n" for number in range(3_500))


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        (
            (PageChange(EN, "talk", Language.EN, BEFORE + LONG, BEFORE + LONG + "x"),),
            "difference alone",
        ),
        ((PageChange(EN, "talk", Language.EN, BEFORE, BEFORE + LONG),), "too long to be shown"),
        ((PageChange(EN, "talk", Language.EN, None, BEFORE + LONG),), "too long to be shown"),
        ((changed("One more sentence."),) * 400, "changes 370 more pages"),
    ],
)
def test_no_page_of_a_suggestion_is_over_300_kb(
    root: Path, pages: tuple[PageChange, ...], said: str
) -> None:
    longest = "*" * 3_900
    steps = [step("2026-11-06", State.IN_ASSESSMENT, reason=Said(en=longest, fr=longest))] * 190
    decided = step("2026-11-09", State.DECLINED, reason=steps[0].reason, answer=steps[0].reason)
    told = record("pr-1", ACKNOWLEDGED, *steps, decided, why=longest, gba_note=longest)
    many = tuple(f"{number}.html" for number in range(20_000))
    found = (finding("PAG006", EN),) * 5_000
    queue = Queue(shown=(Shown(told, Assessment(HEAD, pages, many, many, found, same=many)),))
    html = page(live(root, queue), "ideas/pr-1/")
    assert said in html
    assert len(html.encode()) < 300_000
