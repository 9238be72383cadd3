"""`playbook serve`: both languages on one address, saves seen, troubles told in sentences."""

from __future__ import annotations

import socket

import pytest

from tests.checkouts import Checkout
from tests.site.building import LANGUAGES, element, elements, tree, words
from tests.site.serving import get, saved, started

SERVING = r"(?:serving both languages at|les deux langues sont servies à) (http\S+)"
ANY = ("serve", "--port", "0")


def test_serve_answers_in_both_languages_and_ends_when_interrupted(checkout: Checkout) -> None:
    with started(checkout, "playbook", *ANY) as server:
        base = server.await_line(SERVING).group(1)
        assert base.startswith("http://127.0.0.1:")
        assert words(tree(get(base).text)).count("English") == 1
        for language in LANGUAGES:
            for page in ("", "methods/talk/", "gba/talk/"):
                answer = get(f"{base}{language}/{page}")
                assert answer.status == 200
                assert element(tree(answer.text), "/html").get("lang") == language
        assert server.interrupt() == 0
    assert "Traceback" not in server.output


def test_serve_shows_what_is_saved_in_both_languages(checkout: Checkout) -> None:
    with started(checkout, "playbook", *ANY) as server:
        base = server.await_line(SERVING).group(1)
        for language, before in (("en", "## Steps"), ("fr", "## Étapes")):
            page = f"{language}/methods/talk/"
            with saved(base, page):
                checkout.replace(f"docs/{page[:-1]}.md", before, "## Changed here")
            assert "Changed here" in words(tree(get(base + page).text))
        with saved(base, "en/gba/talk/"):
            record = checkout.read("docs/records/gba/talk.yml")
            record = record.replace("en: All employees.", "en: Everyone of us.")
            record = record.replace("fr: Tout le personnel.", "fr: Chacun de nous.")
            checkout.write("docs/records/gba/talk.yml", record)
        assert "Everyone of us." in words(tree(get(f"{base}en/gba/talk/").text))
        assert "Chacun de nous." in words(tree(get(f"{base}fr/gba/talk/").text))


def test_serve_shows_a_new_page_and_a_new_asset(checkout: Checkout) -> None:
    with started(checkout, "playbook", *ANY) as server:
        base = server.await_line(SERVING).group(1)
        assert get(f"{base}en/start/again/").status == 404
        with saved(base, "en/"):
            text = checkout.read("docs/en/start/welcome.md")
            text = text.replace("id: welcome", "id: again")
            checkout.write("docs/en/start/again.md", text)
        assert get(f"{base}en/start/again/").status == 200


def test_serve_prints_the_findings_and_serves_all_the_same(checkout: Checkout) -> None:
    checkout.replace("docs/en/start/welcome.md", "[[talk]]", "[[tlak]]")
    with started(checkout, "playbook", *ANY, "--lang", "fr") as server:
        base = server.await_line(SERVING).group(1)
        assert "docs/en/start/welcome.md:22:" in server.output
        assert "LNK001" in server.output
        assert "(erreur)" in server.output
        answer = get(f"{base}en/start/welcome/")
        assert answer.status == 200
        assert "tlak (this page was not found)" in words(tree(answer.text))


def test_serve_outlives_reference_data_that_is_broken_meanwhile(checkout: Checkout) -> None:
    with started(checkout, "playbook", *ANY) as server:
        base = server.await_line(SERVING).group(1)
        whole = checkout.read("docs/records/policy.yml")
        with saved(base, "en/"):
            checkout.write("docs/records/policy.yml", "name: [")
            server.await_line("the playbook can't be read")
        assert get(f"{base}en/").status == 200
        with saved(base, "en/"):
            checkout.write("docs/records/policy.yml", whole.replace("Example", "Mended"))
        assert "Mended playbook" in words(tree(get(f"{base}en/").text))
        assert server.interrupt() == 0
    assert "Traceback" not in server.output


def test_serve_says_in_a_sentence_that_reference_data_is_broken(checkout: Checkout) -> None:
    checkout.write("docs/records/policy.yml", "name: [")
    with started(checkout, "playbook", *ANY) as server:
        assert server.await_end() == 1
    assert "the playbook can't be read" in server.output
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
    checkout.write("docs/records/policy.yml", checkout.read("docs/records/policy.yml") + site_url)
    with started(checkout, "playbook", *ANY) as server:
        base = server.await_line(SERVING).group(1)
        assert base.endswith("/playbook/") == bool(site_url)
        origin = "/".join(base.split("/")[:3])
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
