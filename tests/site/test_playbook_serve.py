"""`playbook serve`: both languages on one address, saves seen at once, troubles told in place."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.checkouts import Checkout
from tests.site.building import LANGUAGES, element, elements, tree, words
from tests.site.serving import Answer, Server, get, shown, started

SERVING: Final = r"(?:serving both languages at|les deux langues sont servies à) (http\S+)"
CHECKED: Final = r"everything checked:|tout est vérifié\s:"
ANY: Final = ("serve", "--port", "0")
TALK: Final = "docs/en/methods/talk.md"
WELCOME: Final = "docs/en/start/welcome.md"
POLICY: Final = "docs/records/policy.yml"


@pytest.fixture
def serving(checkout: Checkout) -> Iterator[tuple[Server, str]]:
    """The small edition, served."""
    with started(checkout, "playbook", *ANY) as server:
        yield server, server.await_line(SERVING).group(1)


def says(text: str) -> Callable[[Answer], bool]:
    return lambda answer: text in words(tree(answer.text))


def says_not(text: str) -> Callable[[Answer], bool]:
    return lambda answer: text not in words(tree(answer.text))


def navigation(answer: Answer) -> str:
    return words(element(tree(answer.text), "//nav[contains(@class, 'md-nav--primary')]"))


def found(answer: Answer) -> str:
    """What a page says of the findings in its file."""
    return " ".join(
        words(one) for one in elements(tree(answer.text), "//*[@class='playbook-findings']")
    )


def test_serve_answers_in_both_languages(serving: tuple[Server, str]) -> None:
    _, base = serving
    assert base.startswith("http://127.0.0.1:")
    assert words(tree(get(base).text)).count("English") == 1
    for language in LANGUAGES:
        for page in ("", "methods/talk/", "gba/talk/", "start/"):
            answer = get(f"{base}{language}/{page}")
            assert answer.status == 200
            assert element(tree(answer.text), "/html").get("lang") == language


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_serve_ends_in_silence_and_leaves_nothing_behind(
    checkout: Checkout, tmp_path: Path, sign: signal.Signals
) -> None:
    (tmp_path / "temporary").mkdir()
    given = {"TMPDIR": str(tmp_path / "temporary")}
    with started(checkout, "playbook", *ANY, **given) as server:
        get(server.await_line(SERVING).group(1))
        assert list((tmp_path / "temporary").iterdir())
        os.killpg(server.process.pid, sign)
        assert server.await_end() == 0
    assert "Traceback" not in server.output
    assert list((tmp_path / "temporary").iterdir()) == []


def test_serve_shows_what_is_saved_in_both_languages(
    checkout: Checkout, serving: tuple[Server, str]
) -> None:
    _, base = serving
    for language, before in (("en", "## Steps"), ("fr", "## Étapes")):
        page = f"{language}/methods/talk/"
        checkout.replace(f"docs/{page[:-1]}.md", before, "## Changed here")
        shown(base + page, says("Changed here"))
    record = checkout.read("docs/records/gba/talk.yml")
    record = record.replace("en: All employees.", "en: Everyone of us.")
    record = record.replace("fr: Tout le personnel.", "fr: Chacun de nous.")
    checkout.write("docs/records/gba/talk.yml", record)
    shown(f"{base}en/gba/talk/", says("Everyone of us."))
    shown(f"{base}fr/gba/talk/", says("Chacun de nous."))


def test_serve_shows_a_title_in_the_page_in_the_navigation_and_in_links(
    checkout: Checkout, serving: tuple[Server, str]
) -> None:
    _, base = serving
    assert "Talk with one person" in navigation(get(f"{base}en/methods/"))
    checkout.replace(TALK, "title: Talk with one person", "title: Speak with somebody")
    page = shown(f"{base}en/methods/talk/", says("Speak with somebody"))
    assert words(element(tree(page.text), "//h1")) == "Speak with somebody"
    assert "Talk with one person" not in words(tree(page.text))
    for other in ("en/methods/", "en/start/welcome/", "en/"):
        assert "Speak with somebody" in words(tree(get(base + other).text))
    assert "Speak with somebody" in navigation(get(f"{base}en/methods/"))


def test_serve_shows_a_page_that_comes_and_one_that_goes(
    checkout: Checkout, serving: tuple[Server, str]
) -> None:
    _, base = serving
    address = f"{base}en/start/again/"
    missing = get(address)
    assert missing.status == 404
    text = checkout.read(WELCOME).replace("id: welcome", "id: again")
    checkout.write("docs/en/start/again.md", text)
    assert shown(address, lambda answer: answer.status == 200).status == 200
    (checkout.root / "docs/en/start/again.md").unlink()
    assert shown(address, lambda answer: answer.status == 404).status == 404


def test_serve_answers_with_pictures_and_what_the_theme_brings(
    checkout: Checkout, serving: tuple[Server, str]
) -> None:
    _, base = serving
    picture = "docs/assets/new.png"
    checkout.replace(TALK, "## Steps", "![Two people talk](../../assets/new.png)\n\n## Steps")
    checkout.write(picture, "first")
    shown(f"{base}en/media/new.png", lambda answer: answer.text == "first")
    page = shown(f"{base}en/methods/talk/", lambda answer: "media/new.png" in answer.text)
    for path in ("//link[@rel='stylesheet']", "//script[@src]", "//article//img"):
        assert elements(tree(page.text), path)
        for one in elements(tree(page.text), path):
            address = f"{base}en/methods/talk/{one.get('href') or one.get('src')}"
            answer = get(address)
            assert answer.status == 200, address
            kind = {"link": "text/css", "script": "application/javascript", "img": "image/png"}
            assert answer.headers["Content-Type"] == kind[str(one.tag)]
    for file in ("data/pages.json", "sitemap.xml"):
        assert get(f"{base}fr/{file}").status == 200
    checkout.write(picture, "second")
    assert get(f"{base}en/media/new.png").text == "second"


def test_serve_answers_with_a_search_that_finds_what_is_saved(
    checkout: Checkout, serving: tuple[Server, str]
) -> None:
    _, base = serving
    versions = {language: searched(base, language) for language in LANGUAGES}
    checkout.replace(TALK, "## Steps", "## Zebras and giraffes")
    while searched(base, "en") == versions["en"]:
        time.sleep(0.05)
    assert get(f"{base}de/pagefind/pagefind.js").status == 404
    assert get(f"{base}en/pagefind/").status == 404


def searched(base: str, language: str) -> str:
    """What tells one search from another, once there is one."""
    while (answer := get(f"{base}{language}/pagefind/pagefind-entry.json")).status == 404:
        time.sleep(0.05)
    assert answer.headers["Content-Type"] == "application/json"
    assert get(f"{base}{language}/pagefind/pagefind.js").status == 200
    return answer.text


@pytest.mark.parametrize(
    ("language", "position"), [("en", "line 22, column "), ("fr", "ligne 22, colonne ")]
)
def test_serve_tells_findings_in_the_terminal_and_in_the_page(
    checkout: Checkout, language: str, position: str
) -> None:
    path = f"docs/{language}/start/welcome.md"
    checkout.replace(path, "[[talk]]", "[[tlak]]")
    with started(checkout, "playbook", *ANY, "--lang", language) as server:
        address = f"{server.await_line(SERVING).group(1)}{language}/start/welcome/"
        server.await_line(CHECKED)
        assert f"{path}:22:" in server.output
        assert "LNK001" in server.output
        assert {"en": "(error)", "fr": "(erreur)"}[language] in server.output
        page = shown(address, lambda answer: bool(found(answer)))
        assert page.status == 200
        assert "LNK001" in found(page)
        assert position in found(page)
        missing = {"en": "this page was not found", "fr": "page introuvable"}[language]
        assert f"tlak ({missing})" in words(tree(page.text))
        checkout.replace(path, "[[tlak]]", "[[talk]]")
        shown(address, lambda answer: not found(answer))


def test_serve_shows_a_finding_in_the_twin_and_the_record_too(
    checkout: Checkout, serving: tuple[Server, str]
) -> None:
    server, base = serving
    server.await_line(CHECKED)
    (checkout.root / "docs/fr/start/welcome.md").unlink()
    shown(f"{base}en/start/welcome/", lambda answer: "LNG001" in found(answer))
    record = "docs/records/gba/talk.yml"
    checkout.replace(record, "analyst: gba-analyst", "analyst: nobody")
    page = shown(f"{base}en/gba/talk/", lambda answer: "GBA001" in found(answer))
    assert "nobody" in found(page)
    assert "GBA001" not in found(get(f"{base}en/methods/talk/"))


@pytest.mark.parametrize(
    ("language", "title", "help_"),
    [("en", "This page can’t be read", "help: "), ("fr", "Cette page est illisible", "aide : ")],
)
def test_serve_shows_at_its_address_why_a_page_can_not_be_read(
    checkout: Checkout, serving: tuple[Server, str], language: str, title: str, help_: str
) -> None:
    server, base = serving
    path, address = f"docs/{language}/start/welcome.md", f"{base}{language}/start/welcome/"
    checkout.replace(path, "status: published", "status: <b>&")
    page = shown(address, says(title))
    assert page.status == 500
    assert element(tree(page.text), "/html").get("lang") == language
    line = checkout.read(path).split("\n").index("status: <b>&") + 1
    assert words(element(tree(page.text), "//h2")).startswith(f"{path}:{line}:9: MET016 ")
    excerpt = element(tree(page.text), "//pre").text or ""
    assert excerpt.split("\n") == [f"{line:>4} | status: <b>&", "     |         ^^^^"]
    assert help_ in words(element(tree(page.text), "//main"))
    assert not elements(tree(page.text), "//b")
    server.await_line(f"{path}:{line}:9: MET016")
    other = next(one for one in LANGUAGES if one != language)
    assert get(f"{base}{other}/start/welcome/").status == 200
    assert get(f"{base}{language}/methods/talk/").status == 200
    checkout.replace(path, "status: <b>&", "status: published")
    assert shown(address, says_not(title)).status == 200


def test_serve_outlives_reference_data_that_is_broken_meanwhile(
    checkout: Checkout, serving: tuple[Server, str]
) -> None:
    server, base = serving
    whole = checkout.read(POLICY)
    checkout.write(POLICY, "name: [")
    server.await_line("the playbook can't be read")
    pages = []
    for address, title in (
        ("en/", "This playbook can’t be read"),
        ("fr/methods/talk/", "Ce guide est illisible"),
        ("en/nowhere/at/all/", "This playbook can’t be read"),
        ("", "This playbook can’t be read"),
    ):
        pages.append(shown(base + address, says(title)))
        assert pages[-1].status == 500
        assert "docs/records/policy.yml:2:1: MET004" in words(tree(pages[-1].text))
    assert "Ce guide est illisible" in words(tree(pages[-1].text))
    checkout.replace(TALK, "## Steps", "## Changed meanwhile")
    checkout.write(POLICY, whole.replace("Example", "Mended"))
    assert shown(f"{base}en/", says("Mended playbook")).status == 200
    assert "Changed meanwhile" in words(tree(get(f"{base}en/methods/talk/").text))
    assert server.interrupt() == 0
    assert "Traceback" not in server.output


def test_serve_starts_with_reference_data_that_is_broken(checkout: Checkout) -> None:
    whole = checkout.read(POLICY)
    checkout.write(POLICY, "name: [")
    with started(checkout, "playbook", *ANY, "--lang", "fr") as server:
        base = server.await_line(SERVING).group(1)
        assert "docs/records/policy.yml:2:1: MET004" in server.output
        assert "le guide est illisible" in server.output
        assert get(base).status == 500
        checkout.write(POLICY, f"{whole}site_url: https://example.gc.ca/playbook/\n")
        page = shown(f"{base}playbook/fr/", lambda answer: answer.status == 200)
        assert element(tree(page.text), "/html").get("lang") == "fr"
        assert "Traceback" not in server.output


def test_serve_says_what_is_wrong_with_the_engines_configuration(
    checkout: Checkout, serving: tuple[Server, str]
) -> None:
    server, base = serving
    whole = checkout.read("mkdocs.yml")
    checkout.write("mkdocs.yml", whole.replace("name: material", "name: nothing"))
    page = shown(f"{base}fr/", says("Cette page ne peut pas être affichée"))
    assert page.status == 500
    server.await_line("Unrecognised theme name")
    checkout.write("mkdocs.yml", whole)
    assert shown(f"{base}fr/", lambda answer: answer.status == 200).status == 200
    assert "Traceback" not in server.output


@pytest.mark.parametrize(
    ("language", "said"), [("en", "choose another port"), ("fr", "choisissez un autre port")]
)
def test_serve_says_in_a_sentence_that_the_port_is_taken(
    checkout: Checkout, language: str, said: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        arguments = ("serve", "--port", port, "--lang", language)
        with started(checkout, "playbook", *arguments) as server:
            assert server.await_end() == 3
    assert said in server.output
    assert f"127.0.0.1:{port}" in server.output
    assert "Traceback" not in server.output
    assert not server.output.count("http://127.0.0.1")


@pytest.mark.parametrize("site_url", ["", "site_url: https://example.gc.ca/playbook/\n"])
def test_serve_answers_a_missing_page_in_its_language_with_its_style(
    checkout: Checkout, site_url: str
) -> None:
    checkout.write(POLICY, checkout.read(POLICY) + site_url)
    with started(checkout, "playbook", *ANY) as server:
        base = server.await_line(SERVING).group(1)
        assert base.endswith("/playbook/") == bool(site_url)
        origin = "/".join(base.split("/")[:3])
        for address in (f"{origin}/", base.rstrip("/")):
            assert "English" in words(tree(get(address).text))
        for language, said in (("fr", "Page introuvable"), ("en", "This page was not found")):
            for address in ("x", "no/such/page", "methods/talk/no/such/", "a/b/c/d.html"):
                missing = get(f"{base}{language}/{address}")
                assert missing.status == 404
                page = tree(missing.text)
                assert element(page, "/html").get("lang") == language
                assert words(element(page, "//h1")) == said
                for link in elements(page, "//link[@href] | //article//a[@href]"):
                    assert get(f"{origin}{link.get('href')}").status == 200
        elsewhere = get(f"{base}de/no/such/page")
        assert elsewhere.status == 404
        assert [one.get("lang") for one in elements(tree(elsewhere.text), "//section")] == [
            "en",
            "fr",
        ]
        for link in elements(tree(elsewhere.text), "//a"):
            assert get(f"{origin}{link.get('href')}").status == 200
