"""Characters that hide, steer, deceive or are none, in a page and in what is said of it."""

from __future__ import annotations

from typing import Final

from tests.hostile.suggestions.builder import CANARY, TALK, Case, Fate, File, Objects, says, talk


def _refused(name: str, character: str, code: str = "MET002") -> Case:
    """A page that is not read, because a character of it may stand in none."""
    return Case(name, Fate.FINDING, (code,), says(f"a{character}{CANARY}"))


def _bytes(name: str, written: bytes, code: str) -> Case:
    return Case(name, Fate.FINDING, (code,), {TALK: talk(CANARY) + written})


def _said(name: str, message: bytes, who: str = "", fate: Fate = Fate.KEPT, *codes: str) -> Case:
    """Words of a commit or of its author; the change itself is plain."""

    def make(objects: Objects) -> str:
        tree = objects.on_main(says("words."))
        return objects.commit(tree, message=message, who=who)

    return Case(name, fate, codes, make=make)


_PROPOSAL: Final[dict[str | bytes, File]] = {
    TALK: talk(CANARY),
    "suggestion.yml": f"title: a\u202e{CANARY}\nlanguage: en\n".encode(),
}

CASES: Final = (
    _refused("words that an override of direction turns round", "\u202e"),
    _refused("words that an isolate of direction hides", "\u2066"),
    _refused("a mark of the direction of text", "\u200f"),
    _refused("a space of no width within the words", "\u200b"),
    _refused("a joiner that has no width", "\u200d"),
    _refused("a hyphen that is not seen", "\u00ad"),
    _refused("a mark of the order of bytes within the text", "\ufeff"),
    _refused("a sentence hidden in the words", "".join(chr(0xE0000 + ord(one)) for one in "hide")),
    _refused("a selector of variants that hides bytes", "\U000e0100"),
    _refused("an escape within the words", "\x1b[31m"),
    _refused("a NUL within the text", "\x00"),
    _refused("a line separator of Unicode", "\u2028"),
    _refused("a letter that is not composed", "e\u0301", "MET003"),
    _refused("half of a pair", "\ud800", "MET001"),
    _bytes("a page in bytes that are no UTF-8", b"\xff\xfe\x00", "MET001"),
    _bytes("a slash in two bytes", b"\xc0\xaf", "MET001"),
    _bytes("a whole page of UTF-16", "x".encode("utf-16"), "MET001"),
    Case("letters that look like others", Fate.KEPT,
         files=says(f"\u0421\u0430nada {CANARY} \u0440ay\u0440al")),
    _refused("a hundred accents on a letter", "e" + "\u0323" * 100, "MET003"),
    Case("syllabics and Arabic, which are words like others", Fate.KEPT,
         files=says(f"ᐃᓄᒃᑎᑐᑦ العربية {CANARY}")),
    Case("what is said of a change in hidden characters", Fate.FINDING, ("MET002",), _PROPOSAL),
    _said("a message that steers a terminal", f"\x1b]0;{CANARY}\x07\x1b[2J\n".encode()),
    _said("a message that is no UTF-8", b"\xff\xfe " + CANARY.encode()),
    _said("a message that overrides the direction of text", f"a\u202e{CANARY}\n".encode()),
    _said("a message with trailers that claim a decision",
          f"{CANARY}\n\nSuggestion: pr-1\nDecided-by: minister\nTitle: {CANARY}\n".encode()),
    _said("a name of an author that steers a terminal", b"", f"\x1b[31m{CANARY}",
          Fate.NOT_FETCHED, "control characters"),
    _said("a name of an author with a script", b"", f"(script src=//evil.example/{CANARY})"),
    _said("a name of an author that overrides the direction of text", b"", f"a\u202e{CANARY}"),
)  # fmt: skip
