"""Links whose scheme runs, hides or leads elsewhere; each stands in a page."""

from __future__ import annotations

from typing import Final

from tests.hostile.suggestions.builder import CANARY, Case, Fate, says
from tests.site.attacks.addresses import DATA, SCRIPTING

# Schemes that are written in letters; what is written in entities is text until it is rendered.
_PLAIN: Final = (
    "javascript",
    "javascript-case",
    "javascript-slashes",
    "vbscript",
    "livescript",
    "feed",
    "view-source",
    "blob",
    "file",
    "intent",
    "about",
)


def _linked(name: str, address: str, *codes: str) -> Case:
    return Case(name, Fate.FINDING, codes, says(f"Go to [{CANARY}]({address})."))


CASES: Final = (
    *(
        _linked(f"a link whose address is of the kind {name}", SCRIPTING[name], "LNK007")
        for name in _PLAIN
    ),
    *(
        Case(f"an image whose address is of the kind {name}", Fate.FINDING, ("LNK007",),
             says(f"![{CANARY}](<{address}>)"))
        for name, address in DATA.items()
    ),
    Case("a scheme in a definition of a link", Fate.FINDING, ("LNK007",),
         says(f"[{CANARY}][r]\n\n[r]: javascript:canary(1)")),
    Case("a scheme between angles", Fate.FINDING, ("LNK007",), says("<javascript:canary(1)>")),
    _linked("an absolute path of a disk", "/etc/passwd", "LNK003"),
    _linked("a path up and out of the tree", "../../../../etc/passwd", "LNK003"),
    _linked("an address without a scheme", "//evil.example/", "LNK007"),
    _linked("a scheme in entities", "&#106;avascript:canary(1)", "LNK007"),
    _linked("a scheme that a tab parts", "java&Tab;script:canary(1)", "LNK007"),
    _linked("a scheme with a backslash", r"java\script:canary(1)", "LNK003"),
)  # fmt: skip
