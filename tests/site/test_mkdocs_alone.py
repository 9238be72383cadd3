"""`mkdocs build` and `mkdocs serve` work for whoever types them, one language at a time."""

from __future__ import annotations

import pytest

from tests.checkouts import Checkout
from tests.site.building import LANGUAGES, element, mkdocs, run, tree, words
from tests.site.serving import free_port, get, saved, started

STEPS = {"en": "Steps", "fr": "Étapes"}
# A build takes seconds: the other language's are for the long run; `playbook build` builds both.
language_of_the_site = pytest.mark.parametrize(
    "language", [LANGUAGES[0], pytest.param(LANGUAGES[1], marks=pytest.mark.long)]
)


@pytest.mark.parametrize(
    ("named", "language"),
    [
        pytest.param({}, "en", id="none is named"),
        pytest.param({"PLAYBOOK_LANGUAGE": "en"}, "en", marks=pytest.mark.long),
        pytest.param({"PLAYBOOK_LANGUAGE": "fr"}, "fr", marks=pytest.mark.long),
    ],
)
def test_build_fills_the_folder_of_its_language(
    checkout: Checkout, named: dict[str, str], language: str
) -> None:
    finished = run(checkout, "mkdocs", "build", **named)
    assert finished.returncode == 0, finished.stderr
    assert [path.name for path in (checkout.root / "site").iterdir()] == [language]
    for page in ("index.html", "methods/talk/index.html", "gba/talk/index.html", "404.html"):
        html = tree((checkout.root / "site" / language / page).read_bytes())
        assert element(html, "/html").get("lang") == language


def test_build_fills_the_folder_that_it_is_told(checkout: Checkout) -> None:
    finished = mkdocs(checkout, "fr", "build", "-d", "elsewhere")
    assert finished.returncode == 0, finished.stderr
    html = tree((checkout.root / "elsewhere" / "methods" / "talk" / "index.html").read_bytes())
    assert element(html, "/html").get("lang") == "fr"
    assert not (checkout.root / "site").exists()


@language_of_the_site
def test_strict_build_passes_with_warnings_and_advice(checkout: Checkout, language: str) -> None:
    checkout.replace("docs/en/start/welcome.md", "listen to people.", "utilize people.")
    checkout.replace("docs/en/start/welcome.md", "[[talk]]", "[here](../methods/talk.md)")
    finished = mkdocs(checkout, language, "build", "--strict")
    assert finished.returncode == 0, finished.stderr
    assert {"en": "(advice)", "fr": "(conseil)"}[language] in finished.stderr
    assert {"en": "(warning)", "fr": "(avertissement)"}[language] in finished.stderr


@language_of_the_site
def test_strict_build_fails_on_a_finding_at_error_level(checkout: Checkout, language: str) -> None:
    checkout.replace(f"docs/{language}/start/welcome.md", "[[talk]]", "[[tlak]]")
    finished = mkdocs(checkout, language, "build", "--strict")
    assert finished.returncode == 1
    assert "LNK001" in finished.stderr
    assert "Traceback" not in finished.stderr


@pytest.mark.long
def test_build_without_strict_passes_with_an_error(checkout: Checkout) -> None:
    checkout.replace("docs/en/start/welcome.md", "[[talk]]", "[[tlak]]")
    finished = mkdocs(checkout, "en", "build")
    assert finished.returncode == 0
    assert "LNK001" in finished.stderr


# Each file, each way to break it; what each of them is told is the reader's test.
@pytest.mark.parametrize(
    ("broken", "text"),
    [("policy.yml", ""), ("vocabulary.yml", "name: ["), ("types.yml", "surprise: 1\n")],
)
def test_build_tells_broken_reference_data_in_a_sentence(
    checkout: Checkout, broken: str, text: str
) -> None:
    checkout.write(f"docs/records/{broken}", text)
    finished = mkdocs(checkout, "fr", "build")
    said = finished.stdout + finished.stderr
    assert finished.returncode == 1
    assert "Traceback" not in said
    assert f"docs/records/{broken}" in said
    assert "lancez `playbook check`" in said


def test_build_refuses_a_third_language_in_a_sentence(checkout: Checkout) -> None:
    finished = mkdocs(checkout, "de", "build")
    assert finished.returncode == 1
    assert "PLAYBOOK_LANGUAGE=de" in finished.stdout
    assert "Traceback" not in finished.stderr


@language_of_the_site
def test_serve_answers_and_reloads_after_a_save(checkout: Checkout, language: str) -> None:
    port = free_port()
    arguments = ("serve", "-a", f"127.0.0.1:{port}")
    with started(checkout, "mkdocs", *arguments, PLAYBOOK_LANGUAGE=language) as server:
        base = server.await_line(r"Serving on (http\S+)").group(1)
        for page in ("", "methods/talk/", "gba/talk/"):
            answer = get(base + page)
            assert answer.status == 200
            assert element(tree(answer.text), "/html").get("lang") == language
        missing = get(f"{base}no/such/page")
        assert missing.status == 404
        style = element(tree(missing.text), "//link[contains(@href, 'playbook.css')]")
        assert get(base + str(style.get("href")).removeprefix("/")).status == 200
        with saved(base, "methods/talk/"):
            checkout.replace(f"docs/{language}/methods/talk.md", STEPS[language], "Changed here")
        assert "Changed here" in words(tree(get(f"{base}methods/talk/").text))
        with saved(base, "gba/talk/"):
            checkout.replace("docs/records/gba/talk.yml", "en: All employees.", "en: Everyone A.")
            checkout.replace("docs/records/gba/talk.yml", "fr: Tout le", "fr: Everyone A. Tout le")
        assert "Everyone A." in words(tree(get(f"{base}gba/talk/").text))
        assert server.interrupt() == 0
    assert "Traceback" not in server.output


def test_serve_tells_reference_data_broken_meanwhile_in_a_sentence(checkout: Checkout) -> None:
    arguments = ("serve", "-a", f"127.0.0.1:{free_port()}")
    with started(checkout, "mkdocs", *arguments) as server:
        base = server.await_line(r"Serving on (http\S+)").group(1)
        whole = checkout.read("docs/records/policy.yml")
        with saved(base, ""):
            checkout.write("docs/records/policy.yml", "name: [")
            server.await_line("run `playbook check`")
            checkout.write("docs/records/policy.yml", whole)
        assert get(base).status == 200
        server.interrupt()
    assert "Traceback" not in server.output
