"""An edition with an attack in every field: what an author's text must never become."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, TypeAlias

import yaml

from tests.checkouts import ROOT, Checkout, make_checkout
from tests.site.attacks import ATTACKS, BLOCKS, NAMES, REFUSED
from tests.site.attacks.everywhere import EVERYWHERE
from tests.site.building import POINT

Yaml: TypeAlias = "str | list[Yaml] | dict[str, Yaml]"
# Where each attack stands; a tag is a keyword and another name of the page.
FIELDS: Final = ("title", "description", "tag", "heading", "body", "link", "alt", "answer")
_FILLED: Final = ROOT / "tests" / "golden_site" / "_filled" / "docs"
# What is appended to every sentence of every record of which no attack has its own.
MIX: Final = (
    """"><img src=x onerror=canary(1)> [x](javascript:canary(1)){ onclick=canary(1) } {{ 7*7 }}"""
)
# Where the site says that it stands.
ADDRESS: Final = "https://playbook.example.org/"
_LINKS: Final = ("edit", "history")
_LETTERS: Final = "bgkmpvwz"
_LABEL_LENGTH: Final = 300
# Lists whose values are lists of pages on the site: a few of the attacks name values there.
_PAGE_LISTS: Final = ("principles", "policy_phase", "purpose")
_EACH: Final = 30
# A site of every attack takes minutes to build: CI builds every sixth, the long run all.
_SOME: Final = frozenset({*NAMES[::6], "img"})
BUILT: Final = NAMES if "PLAYBOOK_FULL" in os.environ else tuple(filter(_SOME.__contains__, NAMES))
# Every page lists every section.
_EACH_SECTION: Final = 5


def token(name: str, field: str = "") -> str:
    """A word that only the page of an attack has, to search for and to find a field by."""
    number = NAMES.index(name)
    letters = [_LETTERS[number // 8**place % 8] for place in (2, 1, 0)]
    return f"quark{''.join(letters)}{field}"


def attack(name: str) -> str:
    """An attack on one line."""
    return re.sub(r"[ \n]+", " ", {**ATTACKS, **BLOCKS, **REFUSED}[name]).strip(" ")


def make_hostile(root: Path, names: Sequence[str] = BUILT) -> Checkout:
    """A checkout of the hostile edition: the small one, filled, with a page for each attack."""
    checkout = make_checkout(root)
    shutil.copytree(_FILLED, root / "docs", dirs_exist_ok=True)
    (root / "docs/assets").mkdir(exist_ok=True)
    (root / "docs/assets/point.png").write_bytes(POINT)
    clean = _Clean(checkout)
    sections = list(_packed(names[::_EACH_SECTION]))
    for path in sorted((root / "docs/records").rglob("*.yml")):
        _attack_record(checkout, path.relative_to(root).as_posix(), names, sections)
    for language in ("en", "fr"):
        for name in names:
            _write_page(checkout, clean, language, name)
        for number, label in enumerate(sections):
            _write_guide(checkout, clean, language, number, label)
    for name in names:
        _write_answer(checkout, clean, f"page-{name}", name)
    for name in REFUSED:
        _write_refused(checkout, clean, name)
    checkout.commit("Attack")
    return checkout


def refused_files(name: str) -> Iterator[str]:
    """The files that are refused for what stands in one of their fields, in either language."""
    for field in FIELDS:
        if field == "answer":
            yield f"docs/records/gba/refused-{name}-answer.yml"
        else:
            yield from (f"docs/{one}/methods/refused-{name}-{field}.md" for one in ("en", "fr"))


class _Clean:
    """The pages and the record that attacks are put into."""

    def __init__(self, checkout: Checkout) -> None:
        both = ("en", "fr")
        self.method = {one: checkout.read(f"docs/{one}/methods/talk.md") for one in both}
        self.guide = {one: checkout.read(f"docs/{one}/start/welcome.md") for one in both}
        self.record = _read(checkout, "docs/records/gba/talk.yml")


def _write_page(checkout: Checkout, clean: _Clean, language: str, name: str) -> None:
    """A page with the attack in each field, and in every place of Markdown."""
    words = attack(name)
    fields: dict[str, Yaml] = {
        "title": f"{token(name)} {words}",
        "description": words,
        "keywords": [words],
        "aliases": [f"{token(name, 'tag')} {words}"],
        "change_note": words,
        "owner": f"role-{name}",
        "best_for": [words],
        "not_for": [words],
        **{key: [_listed(_representative(name))] for key in _PAGE_LISTS},
    }
    front = _front_matter(clean.method[language], f"page-{name}", fields)
    last = BLOCKS[name] if name in BLOCKS else EVERYWHERE.format(attack=words, name=name)
    body = f"{_heading(name)}\n\n{_body(name)}\n\n{_link(name)}\n\n{_image(name)}\n\n{last}\n"
    checkout.write(f"docs/{language}/methods/page-{name}.md", front + body)


def _heading(name: str) -> str:
    return f"## {token(name, 'heading')} {attack(name)}"


def _body(name: str) -> str:
    return f"Words {token(name, 'body')} {attack(name)} and words."


def _link(name: str) -> str:
    return f"[{token(name, 'link')}]({attack(name)})"


def _image(name: str) -> str:
    return f"![{token(name, 'alt')} {attack(name)}](../../assets/point.png)"


def _write_guide(checkout: Checkout, clean: _Clean, language: str, number: int, label: str) -> None:
    """A page in a section that is named by attacks."""
    fields: dict[str, Yaml] = {"title": label[:100], "description": label[:250], "owner": "role"}
    page = _front_matter(clean.guide[language], f"guide-{number}", fields) + "\nx\n"
    checkout.write(f"docs/{language}/section-{number}/guide-{number}.md", page)


def _write_answer(checkout: Checkout, clean: _Clean, page: str, name: str) -> None:
    """A record with the attack after every sentence."""
    record = _everywhere(clean.record, lambda text: f"{text} {attack(name)}")
    assert isinstance(record, dict)
    record |= {"id": page}
    if name in NAMES:
        factor: Yaml = {"factor": _listed(name), "status": "unknown"}
        record |= {"factors": [factor], "grf": [_listed(name)]}
        communication = record["communication"]
        assert isinstance(communication, dict)
        communication["accessible_formats"] = [_listed(name)]
    checkout.write(f"docs/records/gba/{page}.yml", _dumped(record))


def _write_refused(checkout: Checkout, clean: _Clean, name: str) -> None:
    """A page for each field, and a record: each is refused for this one thing in it."""
    words = attack(name)
    for path in refused_files(name):
        page_id = path.rpartition("/")[2].partition(".")[0]
        if path.endswith(".yml"):
            _write_answer(checkout, clean, page_id, name)
            continue
        field = page_id.rpartition("-")[2]
        fields: dict[str, Yaml] = {
            "title": page_id + (words if field == "title" else ""),
            "description": page_id + (words if field == "description" else ""),
            "keywords": [page_id + (words if field == "tag" else "")],
        }
        body = {
            "heading": f"## {words}\n",
            "body": f"x {words}\n",
            "link": f"[x](/a{words})\n",
            "alt": f"![{words}](../../assets/point.png)\n",
        }.get(field, "x\n")
        page = clean.method[path.split("/")[1]]
        checkout.write(path, _front_matter(page, page_id, fields) + body)


def _representative(name: str) -> str:
    """One of a few attacks."""
    return NAMES[NAMES.index(name) // _EACH * _EACH]


def _listed(name: str) -> str:
    return "value_" + name.replace("-", "_")


def _front_matter(page: str, page_id: str, fields: dict[str, Yaml]) -> str:
    """The metadata of a page, with other values in these fields."""
    written = {"id": page_id, **fields}
    kept = [
        line
        for line in page.split("---\n")[1].splitlines()
        if line.partition(":")[0] not in written.keys() | {"keywords"}
    ]
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in written.items()]
    return "\n".join(["---", *lines, *kept, "---", ""])


def _everywhere(value: Yaml, attacked: Callable[[str], str]) -> Yaml:
    """A record with an attack in each `{en, fr}` that holds words, not a git blob."""
    if isinstance(value, dict):
        return {
            key: attacked(inner)
            if key in {"en", "fr"} and isinstance(inner, str) and " " in inner
            else _everywhere(inner, attacked)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_everywhere(one, attacked) for one in value]
    return value


def _attack_record(
    checkout: Checkout, path: str, names: Sequence[str], sections: Sequence[str]
) -> None:
    """Attacks after every sentence of a record, and entries with one in their names."""
    value = _everywhere(_read(checkout, path), lambda text: f"{text} {MIX}")
    assert isinstance(value, dict)
    if path.endswith("/owners.yml"):
        roles = [_entry(f"role-{name}", attack(name)) for name in names]
        _extend(value["roles"], [_entry("role", MIX), *roles])
    elif path.endswith("/sources.yml"):
        _extend(value["sources"], [_source(name) for name in names])
    elif path.endswith("/vocabulary.yml"):
        named = [_entry(f"section-{number}", label) for number, label in enumerate(sections)]
        _extend(value["sections"], named)
        lists = value["lists"]
        assert isinstance(lists, dict)
        for key, listed in lists.items():
            named_so = names[::_EACH] if key in _PAGE_LISTS else names
            _extend(listed, [_entry(_listed(name), attack(name)) for name in named_so])
    elif path.endswith("/policy.yml"):
        value |= _policy()
    checkout.write(path, _dumped(value))


def _policy() -> dict[str, Yaml]:
    return {
        "name": _both(" ".join(map(attack, ("title-end", "quote", "img")))),
        "department": _both(" ".join(map(attack, ("quote-close", "svg")))),
        "licence": _both(" ".join(map(attack, ("single-quote-close", "script")))),
        "notice": _both(" ".join(ATTACKS.values())[:1500]),
        "intro": _both("\n\n".join(ATTACKS.values())[:1500]),
        "site_url": ADDRESS,
        "links": {key: f"https://evil.example/{attack('quote-close')}/{{path}}" for key in _LINKS},
    }


def _packed(names: Iterable[str]) -> Iterator[str]:
    """Labels of sections: as many attacks in each as it holds."""
    label = ""
    for words in map(attack, names):
        if len(f"{label} {words}") > _LABEL_LENGTH:
            yield label
            label = ""
        label = f"{label} {words}".strip()
    yield label


def _entry(entry_id: str, words: str) -> Yaml:
    return {"id": entry_id, "label": _both(words)}


def _source(name: str) -> Yaml:
    """A source with an attack in its words."""
    words = _both(attack(name))
    return {
        "id": f"source-{name}",
        "title": words,
        "publisher": words,
        "date": "2025",
        "languages": ["en", "fr"],
        "kind": "report",
        "url": f"https://evil.example/{name}",
    }


def _extend(entries: Yaml, more: list[Yaml]) -> None:
    assert isinstance(entries, list)
    entries += more


def _both(text: str) -> Yaml:
    return {"en": text, "fr": text}


def _read(checkout: Checkout, path: str) -> dict[str, Yaml]:
    value: dict[str, Yaml] = yaml.CBaseLoader(checkout.read(path)).get_single_data()
    return value


class _Dumper(yaml.SafeDumper):
    """Writes no aliases, which the bounded reader refuses."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


def _dumped(value: dict[str, Yaml]) -> str:
    text: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, width=100_000)
    return text
