"""Valid metadata comes back as written, each value at its place."""

from __future__ import annotations

import datetime as dt
import json
import os
from random import Random
from unicodedata import is_normalized

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playbook.metadata.reading import read_page
from playbook.model.place import Place
from playbook.model.text import on_one_line, unsafe_character

EXAMPLES = 500 if "PLAYBOOK_FULL" in os.environ else 150
PATH = "docs/en/start/welcome.md"
FIXED = {
    "id": "welcome",
    "lang": "en",
    "type": "guide",
    "introduced": "2026.11",
    "owner": "engagement-team",
}


def is_plain(text: str) -> bool:
    return (
        bool(text.strip())
        and on_one_line(text) == text
        and is_normalized("NFC", text)
        and not unsafe_character(text)
    )


words = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co", "Mn", "Mc", "Me", "Cf", "Lo")),
    min_size=1,
    max_size=80,
).filter(is_plain)
ids = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
days = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)).map(str)
fields = st.fixed_dictionaries(
    {
        "title": words,
        "description": words,
        "status": st.sampled_from(["draft", "in_review", "published"]),
        "date_created": days,
        "date_modified": days,
        "last_reviewed": days,
    },
    optional={
        "keywords": st.lists(words, max_size=5),
        "related": st.lists(ids, max_size=5),
        "change_note": words,
        "review_in_months": st.integers(1, 60).map(str),
        "replaced_by": ids,
    },
)


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def written(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(fields, st.randoms(use_true_random=False), st.booleans())
def test_every_value_comes_back_and_its_place_points_at_it(
    drawn: dict[str, str | list[str]],
    random: Random,
    block: bool,  # noqa: FBT001 - drawn
) -> None:
    entries = [*FIXED.items(), *drawn.items()]
    random.shuffle(entries)
    lines = ["---"]
    for key, value in entries:
        if isinstance(value, str):
            lines.append(f"{key}: {quoted(value)}")
        elif block and value:
            lines += [f"{key}:", *(f"  - {quoted(item)}" for item in value)]
        else:
            lines.append(f"{key}: [{', '.join(map(quoted, value))}]")
    source = "\n".join([*lines, "---", "## In short", ""])
    page, faults, text = read_page(PATH, source.encode())
    assert (faults, text) == ((), source)
    assert page is not None
    told = page.meta.model_dump(mode="json")
    for key, value in entries:
        assert told[key] == (int(value) if key == "review_in_months" else value)  # type: ignore[arg-type]
        assert pointed(text, page.key(key)) == key
        locations = [(key,)] if isinstance(value, str) else [(key, n) for n in range(len(value))]
        for location, item in zip(locations, written(value), strict=True):
            assert pointed(text, page.at(*location)) == quoted(item)
    assert page.markdown == "## In short\n"
    assert page.body.headings[0].place.line == text.count("\n")


def pointed(text: str, place: Place) -> str:
    line = text.split("\n")[place.line - 1]
    return line[place.column - 1 : place.column - 1 + place.length]
