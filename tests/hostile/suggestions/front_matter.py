"""Metadata of a page that would run, lie, break a reader of YAML, or pass for something else."""

from __future__ import annotations

from typing import Final

from tests.hostile.suggestions.builder import CANARY, TALK, Case, Fate, talk

_TITLE: Final = "title: Talk with one person"


def _line(name: str, line: str, *codes: str, fate: Fate = Fate.FINDING) -> Case:
    """One line more in the metadata."""
    return Case(name, fate, codes, {TALK: talk(CANARY, front=line)})


def _instead(name: str, before: str, after: str, *codes: str, fate: Fate = Fate.FINDING) -> Case:
    return Case(name, fate, codes, {TALK: talk(CANARY, before=before, after=after)})


def _title(name: str, written: str, *codes: str, fate: Fate = Fate.FINDING) -> Case:
    return _instead(name, _TITLE, f"title: {written}", *codes, fate=fate)


def _whole(name: str, text: str, *codes: str) -> Case:
    return Case(name, Fate.FINDING, codes, {TALK: text.encode()})


def _kept(name: str, written: str) -> Case:
    return _title(name, written, fate=Fate.KEPT)


CASES: Final = (
    _kept("a title with an image that runs", f"'<img src=x onerror={CANARY}(1)>'"),
    _kept("a title with a script", f"'</title><script>{CANARY}(1)</script>'"),
    _kept("a title that ends an attribute", f"'\" onmouseover=\"{CANARY}(1)'"),
    _kept("a title that ends a string of JSON", f"'\",\"x\":\"</script>{CANARY}'"),
    _title("a title with a template", f"'{{{{ config.x }}}} {{% raw %}}{CANARY}'", "PAG014"),
    _kept("a title with words to fill in", f"'{{0.__class__}} %s $title {CANARY}'"),
    _kept("a title with an address that runs", f"'[x](javascript:{CANARY}(1))'"),
    _kept("a title with entities", f"'&lt;script&gt;{CANARY}&lt;/script&gt;'"),
    _kept("a title with a formula of a spreadsheet", f"'=HYPERLINK(\"//a.example\",\"{CANARY}\")'"),
    _kept("a title with attributes of Markdown", f"'{CANARY} {{ onclick=x }}'"),
    _instead("a description that ends an attribute", "description: A calm",
             f"description: '\"><script>{CANARY}(1)</script> '\nx: A calm", "MET014"),
    _instead("a keyword that runs in the results of a search", "keywords: [interview",
             f"keywords: ['<img src=x onerror={CANARY}(1)>'", fate=Fate.KEPT),
    _line("another name of a page that runs", f"aliases: ['<svg onload={CANARY}(1)>']",
          fate=Fate.KEPT),
    _line("a note of a change that runs", f"change_note: '<script>{CANARY}(1)</script>'",
          fate=Fate.KEPT),
    _instead("an owner that is a script", "owner: engagement-team",
             f"owner: '<script>{CANARY}</script>'", "MET017"),
    _instead("an id that is a script", "id: talk", "id: '<script>'", "MET017"),
    _instead("an id that leads upwards", "id: talk", "id: ../../welcome", "MET017"),
    _instead("the id of another page", "id: talk", "id: welcome", "MET018"),
    _instead("the language of another tree", "lang: en", "lang: fr", "MET018"),
    _instead("a type that is not there", "type: method", "type: config", "MET016"),
    _instead("a status that nobody gave", "status: published", "status: approved", "MET016"),
    _line("a template of its own", f"template: {CANARY}.html", "MET014"),
    _line("a hook of its own", f"hooks: [{CANARY}.py]", "MET014"),
    _line("a part of the page hidden", "hide: [navigation, toc]", "MET014"),
    _line("a number where a list belongs", "hide: 3", "MET014"),
    _line("a page left out of the search", "search: {exclude: true}", "MET014"),
    _line("a picture that leads upwards", "icon: ../../../etc/passwd", "MET014"),
    _line("tags that are a number", "tags: 5", "MET014"),
    _line("tags that hold nothing", "tags: [null]", "MET014"),
    _line("a redirection of the page", "redirect: //evil.example", "MET014"),
    _line("a key of Python", "__class__: x", "MET014"),
    _line("a key of JavaScript", "__proto__: {x: y}", "MET014"),
    _line("a Python object", f"x: !!python/object/apply:os.system ['touch {CANARY}']", "MET007"),
    _line("a Python name", "x: !!python/name:os.system", "MET007"),
    _line("a Python module", "x: !!python/module:os", "MET007"),
    _line("a variable of the environment in the metadata", "x: !ENV HOME", "MET007"),
    _line("bytes in base64", "x: !!binary aGVsbG8=", "MET007"),
    _line("a set", "x: !!set {a, b}", "MET007"),
    _line("a tag of its own", f"x: !{CANARY} y", "MET007"),
    _line("an anchor", f"x: &{CANARY} y", "MET006"),
    _line("an alias of nothing", f"x: *{CANARY}", "MET006"),
    _line("a merge of keys", "<<: {title: x}", "MET008"),
    _line("a key that stands twice", f"title: {CANARY}", "MET010"),
    _line("a list that is a key", f"? [{CANARY}]\n: x", "MET011"),
    _line("a colon within a value", f"x: {CANARY}: y", "MET005"),
    _line("a bracket that never ends", f"x: [{CANARY}", "MET004"),
    _line("a quotation that never ends", f'x: "{CANARY}', "MET004"),
    _line("a tab that indents", f"x:\n\t- {CANARY}", "MET004"),
    _line("an escape of a control character", '"x\\u0007": y', "MET002"),
    _line("an escape of an override of direction", f'x: "{CANARY}\\u202e"', "MET002"),
    _line("an escape of half of a pair", f'x: "{CANARY}\\ud800"', "MET004"),
    _line("an escape of what is no character", 'x: "\\UFFFFFFFF"', "MET004"),
    _line("a second document", f"--- \n{CANARY}: x", "PAG012"),
    _line("an end of the document", f"...\n{CANARY}: x", "MET011"),
    _line("a directive", "%YAML 1.1", "MET004"),
    _line("a review that claims to be done", f"reviews: [{{kind: expert, on: x, role: {CANARY}}}]",
          "MET017"),
    _line("a translation that claims to be reviewed",
          "translation: {status: reviewed, source: HEAD}", "MET017"),
    _line("an old path that leads upwards", f"old_paths: ['../../{CANARY}']"),
    _line("a source that is a script", "replaced_by: 'javascript:x'", "MET017"),
    _instead("a date that is none", "date_created: 2026-10-01", "date_created: 2026-13-45",
             "MET017"),
    _instead("a date of the far future", "date_modified: 2026-11-01",
             "date_modified: 9999-12-31"),
    _instead("a duration without end", "prep_time: P2D", f"prep_time: P{'9' * 400}D", "MET017"),
    _title("a title of nothing", "''", "MET017"),
    _title("a title that is a list", f"[{CANARY}]", "MET017"),
    _title("a title that is a mapping", f"{{en: {CANARY}}}", "MET017"),
    _title("a title that is no", "~", "MET017"),
    _title("a title of five hundred letters", f"{CANARY * 60}", "MET017"),
    _title("a title on many lines", f"|\n  {CANARY}\n  y", fate=Fate.KEPT),
    _instead("no title at all", f"{_TITLE}\n", "", "MET015"),
    _whole("a page without metadata", f"# {CANARY}\n", "MET012"),
    _whole("metadata that never end", f"---\ntitle: {CANARY}\n", "MET013"),
    _whole("metadata that are a list", f"---\n- {CANARY}\n---\nx\n", "MET021"),
    _whole("metadata that are empty", f"---\n---\n{CANARY}\n", "MET021"),
    _whole("a page that is empty", "", "MET012"),
    _whole("metadata of another program", f"+++\ntitle = '{CANARY}'\n+++\n", "MET012"),
)  # fmt: skip
