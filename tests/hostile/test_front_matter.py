"""Hostile metadata: a grammar of what has broken YAML readers before, by the ten thousand.

`PLAYBOOK_FULL=1` runs a hundred thousand. The seed is fixed: a failure comes again.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable

import pytest

from playbook.metadata.reading import read_page
from playbook.rules.registry import registry

SEED = 20261122
COUNT = 100_000 if os.environ.get("PLAYBOOK_FULL") == "1" else 5_000
PATH = "docs/en/methods/talk.md"
VALID = {
    "id": "talk", "lang": "en", "type": "method", "title": "Talk", "description": "A talk.",
    "status": "published", "introduced": '"2026.11"', "date_created": "2026-10-01",
    "date_modified": "2026-11-01", "last_reviewed": "2026-11-01", "owner": "engagement-team",
    "mode": "[in_person]", "level": "ask", "group_size": "one", "prep_time": "P2D",
    "run_time": "PT1H", "elapsed": "P3W", "effort": "low", "cost": "none", "maturity": "tested",
    "por_check": "required", "personal_info": "not_collected", "consent": "required",
}  # fmt: skip
OTHER_KEYS = (
    "keywords", "sources", "evidence", "reviews", "translation", "related", "review_in_months",
    "vulnerable", "facets", "timeline", "learned_on", "code", "downloads", "replaced_by",
    "frequency",
)  # fmt: skip
TYPES = ("guide", "play", "segment", "template", "measure", "case", "lesson", "guideline", "term")
TAGS = (
    "!!str", "!!int", "!!float", "!!bool", "!!null", "!!binary", "!!timestamp", "!!set", "!!omap",
    "!!pairs", "!!map", "!!seq", "!!merge", "!!value", "!!python/object/apply:os.system",
    "!!python/name:os.system", "!local", "!", "!<tag:x>", "!h!x", "!<", "!%41", "!%zz",
)  # fmt: skip
SCALARS = (
    "0", "-1", "1e999", ".inf", ".nan", "0x7fffffffffffffff", "0b2", "0o9", "1_000", "9" * 400,
    "12:30:45", "190:20:30", "2026-13-45", "0000-00-00", "9999-12-31", "2026-11-22T99:99:99Z",
    "2026-11-22 10:00:00.123456789123 +99:99", "no", "yes", "on", "NULL", "~", "null", "true", "=",
    "<<", "''", '""', "-", "?", ":", "#", "@", "`", "%", "&", "*", "|", ">", "|9", ">-3", "|+\n",
    "Leave: policy", "a #b", "[", "]", "{", "}", "{{}}", "{a}", "{0}", "%s", "--- a", "...",
    "\N{NO-BREAK SPACE}", "é" * 90, "\U0001f600", "\ud7ff", "published", "in_person", "[a, b]",
    "2026-11-01", "{en: a, fr: b}", "P1D", "SQ_00400-M1", "12", "true", "false",
)  # fmt: skip
CHARACTERS = (
    "e\u0301", "\u212b", "\u202e", "\u200b", "\ufeff", "\u2028", "\x00", "\x07", "\x1b[2J", "\x7f",
    "\x85", "\ufffe", "\U000e0041", "\ud800",
)  # fmt: skip
ESCAPES = (
    '"\\0"', '"\\a\\e"', '"\\x00"', '"\\u202e"', '"\\ud800"', '"\\udfff\\ud800"', '"\\U0010ffff"',
    '"\\U00110000"', '"\\q"', '"\\', '"\\x4"', '"\\N\\_\\L\\P"', '"\\\n"', "'", '"', "'a\n\nb'",
    '"a" b', "'a' 'b'",
)  # fmt: skip
DIRECTIVES = (
    "%YAML 1.1\n---",
    "%YAML 9.9\n---",
    "%TAG ! !\n---",
    "%FOO",
    "---",
    "...",
    "--- |",
    "%",
)


class Grammar:
    """Draws hostile documents, each from what the seed says."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - the same documents each time
        self.nodes: tuple[Callable[[int], str], ...] = (
            self.plain, self.escape, self.tagged, self.anchored, self.alias, self.flow_list,
            self.flow_map, self.block, self.deep, self.long, self.folded,
        )  # fmt: skip

    def pick(self, options: tuple[str, ...]) -> str:
        return self.random.choice(options)

    def node(self, depth: int = 0) -> str:
        if depth > 3 or self.random.random() < 0.5:
            return self.plain(depth)
        return self.random.choice(self.nodes)(depth)

    def plain(self, _depth: int) -> str:
        # Most die at a character that no text may hold: the rare ones are kept rare.
        return self.pick(CHARACTERS) if self.random.random() < 0.02 else self.pick(SCALARS)

    def escape(self, _depth: int) -> str:
        return self.pick(ESCAPES)

    def tagged(self, depth: int) -> str:
        return f"{self.pick(TAGS)} {self.node(depth + 1)}"

    def anchored(self, depth: int) -> str:
        return f"&{self.pick(('a', 'b', 'x' * 300, 'é', ''))} {self.node(depth + 1)}"

    def alias(self, _depth: int) -> str:
        return f"*{self.pick(('a', 'b', 'é', '', 'a*'))}"

    def flow_list(self, depth: int) -> str:
        inside = ", ".join(self.node(depth + 1) for _ in range(self.random.randint(0, 3)))
        return f"[{inside}{self.pick((']', ']', ']', '', '}', ',]'))}"

    def flow_map(self, depth: int) -> str:
        inside = ", ".join(
            f"{self.key(depth + 1)}: {self.node(depth + 1)}"
            for _ in range(self.random.randint(0, 3))
        )
        return f"{{{inside}{self.pick(('}', '}', '}', '', ']', ',}'))}"

    def block(self, depth: int) -> str:
        indent = "\n" + self.pick(("  ", "    ", "\t", " ")) * (depth + 1)
        return "".join(
            f"{indent}{self.pick(('- ', '? ', ': ', 'k: ', '<<: ', '-'))}{self.node(depth + 1)}"
            for _ in range(self.random.randint(1, 3))
        )

    def deep(self, _depth: int) -> str:
        count = self.random.choice((1, 2, 3, 5, 50, 1000, 5000))
        return self.pick(("[", "{a: ", "- ", "? ", "[{", "!a ")) * count

    def long(self, _depth: int) -> str:
        count = self.random.choice((2, 20, 100, 1900, 2001, 20_000))
        return self.pick(("x", "é", "\u0301", "a\n ", "a: ", '"', "\\", "[],", "a,")) * count

    def folded(self, _depth: int) -> str:
        head = self.pick(("|", ">", "|-", ">+", "|2", "| # c", "|x"))
        return f"{head}\n{self.pick(('  ', ' ', chr(9), ''))}{self.plain(0)}\n\n  {self.plain(0)}"

    def key(self, depth: int) -> str:
        if self.random.random() < 0.8:
            return self.pick((*VALID, *OTHER_KEYS))
        keys = (
            "<<",
            "? a",
            "[a]",
            "{a: b}",
            "~",
            "''",
            "x" * 1100,
            "*a",
            "&a b",
            "!!str k",
            '"\\u202e"',
        )
        return self.pick(keys) if self.random.random() < 0.7 else self.node(depth + 1)

    def metadata(self) -> str:
        fields = dict(VALID)
        if self.random.random() < 0.5:
            fields["type"] = self.pick(TYPES)
        lines = [f"{key}: {value}" for key, value in fields.items()]
        for _ in range(self.random.randint(1, 3)):
            line = f"{self.key(0)}: {self.node()}"
            if self.random.random() < 0.6:
                key = self.pick(tuple(fields))
                lines[list(fields).index(key)] = f"{key}: {self.node()}"
            else:
                lines.insert(self.random.randint(0, len(lines)), line)
        if self.random.random() < 0.1:
            lines.insert(self.random.randint(0, len(lines)), self.pick(DIRECTIVES))
        if self.random.random() < 0.03:
            lines += [f"k{number}: [{number}]" for number in range(self.random.choice((150, 300)))]
        return "\n".join(lines)

    def page(self) -> bytes:
        opening = self.pick(
            ("---\n",) * 100 + ("--- \n", "", "\ufeff---\n", "---\r\n", "----\n", "\n---\n")
        )
        closing = self.pick(
            ("\n---\n",) * 100 + ("\n...\n", "", "\n---", "\n--- x\n", "\r\n---\r\n")
        )
        text = f"{opening}{self.metadata()}{closing}## Steps\n\nText.\n"
        return self.damaged(text.encode("utf-8", "surrogatepass"))

    def damaged(self, content: bytes) -> bytes:
        if self.random.random() < 0.93:
            return content
        place = self.random.randint(0, len(content))
        return self.random.choice(
            (
                content[:place],
                content[place:],
                content[:place] + bytes([self.random.randint(0, 255)]) + content[place:],
                content[:place] + content[place + 1 :],
                content.replace(b"\n", b"\r", 3),
                content[:place] + content[place // 2 :],
            )
        )


def test_no_metadata_make_the_reader_raise(capsys: pytest.CaptureFixture[str]) -> None:
    grammar, rules = Grammar(SEED), registry()
    slowest, slowest_page, read = 0.0, b"", 0
    for _ in range(COUNT):
        content = grammar.page()
        start = time.perf_counter()
        page, faults, _text = read_page(PATH, content)
        took = time.perf_counter() - start
        assert (page is None) <= bool(faults), content
        for fault in faults:
            assert rules[fault.code].rule.finding(fault).message.fr, content
            assert fault.place.line >= 1
            assert fault.place.column >= 1
        read += page is not None
        if took > slowest:
            slowest, slowest_page = took, content
    with capsys.disabled():
        head = slowest_page.decode("utf-8", "replace")[:80]
        told = f"{COUNT} pages, {read} valid, slowest {slowest * 1000:.1f} ms: {head!a}"
        print(f"\n{told}")  # noqa: T201 - a person who runs it wants to know
    assert slowest < 2
