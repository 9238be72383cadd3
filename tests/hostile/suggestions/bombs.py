"""Much work for little: lines, aliases, trees, packs and histories made to be slow or large."""

from __future__ import annotations

import struct
import zlib
from hashlib import sha1
from typing import Final

from tests.hostile.suggestions.builder import (
    CANARY,
    PLAIN,
    TALK,
    TREE,
    Case,
    Fate,
    File,
    Objects,
    says,
    talk,
)

_MEGABYTE: Final = 1024 * 1024
_NEW: Final = f"docs/en/methods/{CANARY}"
_PACKED: Final = 3 * _MEGABYTE


def _line(name: str, words: str, fate: Fate = Fate.KEPT, *codes: str) -> Case:
    return Case(name, fate, codes, says(words))


def _front(name: str, line: str, *codes: str) -> Case:
    return Case(name, Fate.FINDING, codes, {TALK: talk(CANARY, front=line)})


def _files(name: str, files: dict[str | bytes, File], fate: Fate, *codes: str) -> Case:
    return Case(name, fate, codes, files)


def _exponential(objects: Objects) -> str:
    """Ten billion files in eleven trees."""
    tree = objects.tree((PLAIN, b"a.md", objects.add("blob", CANARY.encode())))
    for _ in range(10):
        tree = objects.tree(*((TREE, b"d%d" % number, tree) for number in range(10)))
    return objects.commit(objects.on_main({}, {f"docs/en/{CANARY}": tree}))


def _exponential_at_the_root(objects: Objects) -> str:
    tree = objects.tree((PLAIN, b"a.md", objects.add("blob", CANARY.encode())))
    for _ in range(40):
        tree = objects.tree((TREE, b"a", tree), (TREE, b"b", tree))
    return objects.commit(tree)


def _long_message(objects: Objects) -> str:
    return objects.commit(
        objects.on_main(says("words.")), message=f"{CANARY} ".encode() * 1_200_000
    )


def _many_trailers(objects: Objects) -> str:
    message = b"x\n\n" + f"Why: {CANARY}\n".encode() * 50_000
    return objects.commit(objects.on_main(says("words.")), message=message)


def _many_parents(objects: Objects) -> str:
    """An octopus with ten thousand arms, each a commit of its own."""
    tree = objects.on_main({})
    arms = [objects.commit(tree, message=b"%d" % number) for number in range(200)]
    return objects.commit(objects.on_main(says("words.")), parents=[*arms * 50])


def _no_past(objects: Objects) -> str:
    tree = objects.on_main(says("words."))
    by = f"{CANARY} <a@example.org> 1790000000 +0000"
    text = f"tree {tree}\nauthor {by}\ncommitter {by}\n\n{CANARY}\n"
    return objects.add("commit", text.encode())


def _long_past(objects: Objects) -> str:
    tree, head = objects.on_main(says("words.")), objects.main
    for number in range(300):
        head = objects.commit(tree, [head], b"%d" % number)
    return head


def _far_future(objects: Objects) -> str:
    tree = objects.on_main(says("words."))
    by = f"{CANARY} <a@example.org> 99999999999 +9999"
    text = f"tree {tree}\nparent {objects.main}\nauthor {by}\ncommitter {by}\n\n{CANARY}\n"
    return objects.add("commit", text.encode())


def _no_date(objects: Objects) -> str:
    tree = objects.on_main(says("words."))
    text = f"tree {tree}\nparent {objects.main}\nauthor {CANARY}\ncommitter {CANARY}\n\nx\n"
    return objects.add("commit", text.encode())


def _deltas(objects: Objects) -> str:
    """Eight large files in a pack of some kilobytes: one whole, the others told by deltas."""
    base = b"\x00" * _PACKED
    name = _blob_id(base)
    ids, deltas = [name], []
    for number in range(7):
        ids.append(_blob_id(base + b"%d" % number))
        deltas.append(_ref_delta(name, b"%d" % number))
    objects.add_pack([_packed(3, base), *deltas])
    entries = ((PLAIN, b"%s-%02d.pdf" % (CANARY.encode(), at), one) for at, one in enumerate(ids))
    return objects.commit(objects.on_main({}, {"docs/assets": objects.tree(*entries)}))


def _blob_id(content: bytes) -> str:
    return sha1(b"blob %d\x00" % len(content) + content, usedforsecurity=False).hexdigest()


def _packed(kind: int, content: bytes, reference: bytes = b"") -> bytes:
    """An object as a pack holds it: kind and size in groups of bits, then its bytes."""
    size = len(content)
    first, size = (kind << 4) | (size & 15), size >> 4
    head = bytearray()
    while size:
        head.append(first | 0x80)
        first, size = size & 0x7F, size >> 7
    head.append(first)
    return bytes(head) + reference + zlib.compress(content, 1)


def _ref_delta(base: str, added: bytes) -> bytes:
    """The base, copied whole, and some bytes more."""
    copied = b""
    for start in range(0, _PACKED, 0xFFFFFF):
        size = min(0xFFFFFF, _PACKED - start)
        copied += b"\xff" + struct.pack("<I", start) + struct.pack("<I", size)[:3]
    sizes = _size(_PACKED) + _size(_PACKED + len(added))
    return _packed(7, sizes + copied + bytes([len(added)]) + added, bytes.fromhex(base))


def _size(number: int) -> bytes:
    written = bytearray()
    while number >= 0x80:
        written.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*written, number])


_ALIASES: Final = "\n".join(
    [
        f"a0: &a0 [{CANARY}]",
        *(f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9)}]" for at in range(1, 9)),
    ]
)
_MERGES: Final = "\n".join(
    [
        "m0: &m0 {a: b}",
        *(f"m{at}: &m{at} {{<<: [{', '.join([f'*m{at - 1}'] * 9)}]}}" for at in range(1, 9)),
    ]
)

CASES: Final = (
    _line("a line of stars", "*" * 1999),
    _line("a line of stars and words", "*a **b ***c " * 160),
    _line("a line of opening brackets", "[" * 1999),
    _line("a line of images that never end", "![](" * 490),
    _line("a line of links within links", "[a](" * 490),
    _line("a line of backticks of many lengths", "` `` ``` ```` " * 140),
    _line("a line of carets and tildes", "^a^~b~==c==" * 180),
    _line("a line of angles", "<" * 1999),
    _line("a line of braces", "a{: " * 490),
    _line("a line of citations that never end", "[@a, " * 390),
    _line("a line of wiki links that never end", "[[a#b|" * 330),
    _line("a line of addresses", f"https://a.example/{'a-' * 900}"),
    _line("a line of letters and signs like an e-mail address", "a@" * 990),
    _line("a line of digits like a phone number", "613-555-" * 240),
    _line("a line of blanks", "a" + " " * 1990 + "a"),
    _line("five thousand lines of stars", "*a_\n" * 5_000),
    _line("a line one character too long", "x" * 2001, Fate.FINDING, "MET009"),
    _line("a quotation within a quotation, a thousand times", "> " * 990 + "x"),
    _line("a list within a list, as deep as a line lets it", "- " * 990 + "x"),
    _line("a table of a thousand columns", f"{'|' * 999}\n{'|-' * 999}\n{'|' * 999}"),
    _line("two thousand headings", "\n".join(f"## h {at}" for at in range(2_000))),
    _front("an alias bomb", _ALIASES, "MET006"),
    _front("a bomb of merge keys", _MERGES, "MET006"),
    _front("a thousand lists within each other", f"x: {'[' * 1000}", "MET009"),
    _front("ten thousand lists within each other", f"x:\n{'- ' * 900}", "MET009"),
    _front("five hundred keys", "\n".join(f"k{at}: x" for at in range(500)), "MET009"),
    _front("a mapping with keys that are mappings", f"{'? ' * 900}x", "MET011"),
    _front("seventeen kilobytes of metadata", f"# {CANARY * 100}\n" * 20 + "x: y", "MET009"),
    _files("fifty megabytes that call themselves an image",
           {f"docs/assets/{CANARY}.png": b"\x89PNG\r\n\x1a\n" + b"\x00" * 50 * _MEGABYTE},
           Fate.REFUSED, "TRE008", "TRE011"),
    _files("a page of a megabyte", {TALK: talk("a\n" * 600_000)}, Fate.REFUSED, "TRE008"),
    _files("two hundred and one files", {f"{_NEW}-{at}.md": b"x" for at in range(201)},
           Fate.REFUSED, "TRE011"),
    _files("more than twenty megabytes together",
           {f"docs/assets/{CANARY}-{at}.pdf": b"%%PDF-%d" % at + b"\x00" * 7 * _MEGABYTE
            for at in range(3)}, Fate.REFUSED, "TRE011"),
    _files("a record of a megabyte", {"docs/records/gba/talk.yml": b"# x\n" * 300_000},
           Fate.FINDING, "MET009"),
    _files("what is said of a change, in a megabyte",
           {TALK: talk(CANARY), "suggestion.yml": b"title: " + b"x" * _MEGABYTE},
           Fate.FINDING, "MET009"),
    _files("an archive bomb that calls itself a document",
           {f"docs/assets/{CANARY}.docx":
            b"PK\x03\x04" + b"\x14\x00" * 13 + zlib.compress(b"\x00" * _MEGABYTE)},
           Fate.KEPT),
    _files("an image that says it is as large as a country",
           {f"docs/assets/{CANARY}.png":
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x06"},
           Fate.KEPT),
    Case("ten billion files in eleven trees", Fate.NOT_FETCHED, ("too many files",),
         make=_exponential),
    Case("a thousand billion files from the root", Fate.NOT_FETCHED, ("too many files",),
         make=_exponential_at_the_root),
    Case("a message of ten megabytes", Fate.KEPT, make=_long_message),
    Case("fifty thousand trailers", Fate.KEPT, make=_many_trailers),
    Case("ten thousand parents", Fate.KEPT, make=_many_parents),
    Case("a past that main does not share", Fate.FINDING, ("SUG019",), make=_no_past),
    Case("three hundred commits", Fate.KEPT, make=_long_past),
    Case("a commit of the far future", Fate.NOT_FETCHED, ("between 1970 and 2100",),
         make=_far_future),
    Case("a commit of no day and nobody", Fate.NOT_FETCHED, ("missingEmail",), make=_no_date),
    Case("a pack of deltas that unfold", Fate.REFUSED, ("TRE011",), make=_deltas),
)  # fmt: skip
