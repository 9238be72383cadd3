"""What a stranger's few bytes could cost: paths, packs, names and dates, refused at the fetch."""

from __future__ import annotations

import datetime as dt
import struct
import zlib
from collections.abc import Callable
from hashlib import sha1
from pathlib import Path

import pytest

from playbook.intake import transfer
from playbook.intake.quarantine import Quarantine
from playbook.model.remote import Remote
from tests.checkouts import Checkout
from tests.forge import make_forge
from tests.hostile.suggestions.builder import PLAIN, TALK, TREE, Objects, talk
from tests.processes import counted_processes

DAY = dt.date(2026, 11, 20)
GOOD, BAD = "refs/pull/1/head", "refs/pull/2/head"
_MEGABYTE = 1024 * 1024


@pytest.fixture
def forge(checkout: Checkout, tmp_path: Path) -> Checkout:
    return make_forge(checkout, tmp_path / "forge.git")


@pytest.fixture
def objects(forge: Checkout) -> Objects:
    return Objects(forge)


@pytest.fixture
def remote(forge: Checkout, objects: Objects) -> Remote:
    good = objects.commit(objects.on_main({TALK: talk("A good one.")}))
    forge.git("update-ref", GOOD, good)
    return Remote(name="main", url=f"file://{forge.root}", main=True)


@pytest.fixture
def quarantine(checkout: Checkout) -> Quarantine:
    opened = Quarantine(checkout.root)
    opened.open()
    return opened


def wide(objects: Objects) -> str:
    """Twenty thousand files in two small trees."""
    blob = objects.add("blob", b"x")
    leaf = objects.tree(*((PLAIN, b"f%03d" % at, blob) for at in range(200)))
    return objects.tree(*((TREE, b"d%03d" % at, leaf) for at in range(100)))


def long_name(objects: Objects) -> str:
    return objects.on_main({}, {f"docs/en/{'a' * 256}": wide(objects)})


def long_paths(objects: Objects) -> str:
    """No name is over its limit, and no folder too deep, and yet their paths fill the memory."""
    tree = wide(objects)
    for _ in range(20):
        tree = objects.tree((TREE, b"b" * 250, tree))
    return objects.on_main({}, {"docs/en/a": tree})


def deep(objects: Objects) -> str:
    tree = objects.tree((PLAIN, b"a", objects.add("blob", b"x")))
    for _ in range(33):
        tree = objects.tree((TREE, b"b", tree))
    return objects.on_main({}, {"docs/en/a": tree})


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (long_name, "too long names of files or folders"),
        (long_paths, "too long names of files or folders"),
        (deep, "too many folders in folders"),
    ],
)
def test_a_tree_that_would_take_much_to_walk_is_refused(
    quarantine: Quarantine,
    remote: Remote,
    objects: Objects,
    make: Callable[[Objects], str],
    reason: str,
) -> None:
    forge = Checkout(Path(remote.url.removeprefix("file://")))
    forge.git("update-ref", BAD, objects.commit(make(objects)))
    fetched = quarantine.fetch(remote, DAY)
    assert fetched.refused == ((BAD, reason),)
    assert fetched.new == (GOOD,)


def test_what_the_quarantine_has_counts_as_often_as_it_is_named(
    forge: Checkout, objects: Objects, remote: Remote, quarantine: Quarantine
) -> None:
    folder = wide(objects)
    forge.git("update-ref", GOOD, objects.commit(objects.on_main({}, {"docs/en/a": folder})))
    assert quarantine.fetch(remote, DAY).new == (GOOD,)
    often = objects.tree(*((TREE, b"d%d" % at, folder) for at in range(3)))
    forge.git("update-ref", BAD, objects.commit(objects.on_main({}, {"docs/en/b": often})))
    assert quarantine.fetch(remote, DAY).refused == ((BAD, "too many files"),)


def said(objects: Objects, role: str, who: str) -> str:
    """A harmless change in which one of the two people is said in another way."""
    people = dict.fromkeys(("author", "committer"), "x <x@example.org> 1790000000 +0000")
    people[role] = who
    lines = "".join(f"{one} {told}\n" for one, told in people.items())
    tree = objects.on_main({TALK: talk("Harmless words.")})
    text = f"tree {tree}\nparent {objects.main}\n{lines}\nBetter words\n"
    return objects.add("commit", text.encode())


@pytest.mark.parametrize("role", ["author", "committer"])
@pytest.mark.parametrize(
    ("who", "reason"),
    [
        ("x <x@example.org> 284990400000 +0000", "between 1970 and 2100"),
        ("x <x@example.org> 4102444800 +0000", "between 1970 and 2100"),
        ("x <x\x01y@example.org> 1790000000 +0000", "control characters"),
        ("x\x1b[2J <x@example.org> 1790000000 +0000", "control characters"),
        ("x\u009b2J <x@example.org> 1790000000 +0000", "control characters"),
    ],
)
def test_who_wrote_a_commit_is_said_as_every_program_can_read_it(
    quarantine: Quarantine, remote: Remote, objects: Objects, who: str, reason: str, role: str
) -> None:
    forge = Checkout(Path(remote.url.removeprefix("file://")))
    forge.git("update-ref", BAD, said(objects, role, who))
    below = objects.commit(objects.on_main({}), [said(objects, role, who)], b"One more\n")
    forge.git("update-ref", "refs/pull/3/head", below)
    fetched = quarantine.fetch(remote, DAY)
    assert fetched.new == (GOOD,)
    assert [(ref, reason in why) for ref, why in fetched.refused] == [
        (BAD, True),
        ("refs/pull/3/head", True),
    ]
    assert quarantine.fetch(remote, DAY).refused == fetched.refused


def test_what_main_has_in_its_past_keeps_no_suggestion_out(
    checkout: Checkout, forge: Checkout, remote: Remote, quarantine: Quarantine
) -> None:
    tree = checkout.git("rev-parse", "main^{tree}")
    text = (
        f"tree {tree}\nparent {checkout.git('rev-parse', 'main')}\n"
        "author x\x01 <x@example.org> 284990400000 +0000\n"
        "committer x <x@example.org> 1790000000 +0000\n\nOdd\n"
    )
    odd = Objects(Checkout(checkout.root / ".git")).add("commit", text.encode())
    checkout.git("reset", "-q", "--hard", odd)
    checkout.git("push", "-q", str(forge.root), "HEAD:refs/heads/main")
    objects = Objects(forge)
    forge.git("update-ref", GOOD, objects.commit(objects.on_main({TALK: talk("On it.")})))
    assert quarantine.fetch(remote, DAY).refused == ()


def test_who_wrote_what_main_has_taken_in_keeps_nothing_out_any_more(
    checkout: Checkout, remote: Remote, objects: Objects, quarantine: Quarantine
) -> None:
    forge = Checkout(Path(remote.url.removeprefix("file://")))
    odd = said(objects, "author", "x <x@example.org> 284990400000 +0000")
    on_it = objects.commit(objects.on_main({TALK: talk("On it.")}), [odd])
    forge.git("update-ref", BAD, on_it)
    assert [ref for ref, _ in quarantine.fetch(remote, DAY).refused] == [BAD]
    checkout.git("fetch", "-q", str(forge.root), BAD)
    checkout.git("reset", "-q", "--hard", odd)
    fetched = quarantine.fetch(remote, DAY)
    assert (fetched.new, fetched.refused) == ((BAD,), ())


def unfolding(forge: Checkout, objects: Objects, copies: int, size: int) -> str:
    """A commit with files of this size, each a few bytes that say how it differs from the first.

    The pack and its index are written as they are: the forge itself computes nothing.
    """
    start = b"%PDF-" + b"\0" * size
    whole = sha1(b"blob %d\0" % len(start) + start, usedforsecurity=False).hexdigest()
    longer = sha1(b"blob %d\0" % (len(start) + 6) + start, usedforsecurity=False)
    names, parts = [whole], [_packed(3, start)]
    for number in range(copies):
        made, added = longer.copy(), b"%06d" % number
        made.update(added)
        names.append(made.hexdigest())
        parts.append(_packed(7, _delta(len(start), added), bytes.fromhex(whole)))
    _write_pack(forge.root / "objects" / "pack", names, parts)
    entries = ((PLAIN, b"f%05d.pdf" % at, one) for at, one in enumerate(names))
    return objects.commit(objects.on_main({}, {"docs/assets": objects.tree(*entries)}))


def _number(number: int, first: int = 7) -> bytes:
    written = bytearray([number & ((1 << first) - 1)])
    number >>= first
    while number:
        written[-1] |= 0x80
        written.append(number & 0x7F)
        number >>= 7
    return bytes(written)


def _packed(kind: int, content: bytes, reference: bytes = b"") -> bytes:
    head = bytearray(_number(len(content), 4))
    head[0] |= kind << 4
    return bytes(head) + reference + zlib.compress(content, 1)


def _delta(size: int, added: bytes) -> bytes:
    copied = b""
    for start in range(0, size, 0xFFFFFF):
        length = struct.pack("<I", min(0xFFFFFF, size - start))[:3]
        copied += b"\xff" + struct.pack("<I", start) + length
    return _number(size) + _number(size + len(added)) + copied + bytes([len(added)]) + added


def _write_pack(folder: Path, names: list[str], parts: list[bytes]) -> None:
    pack = b"PACK" + struct.pack(">II", 2, len(parts)) + b"".join(parts)
    pack += sha1(pack, usedforsecurity=False).digest()
    starts = [12]
    for part in parts:
        starts.append(starts[-1] + len(part))
    told = sorted(zip(map(bytes.fromhex, names), starts, parts, strict=False))
    index = b"\xfftOc" + struct.pack(">I", 2)
    for first in range(256):
        index += struct.pack(">I", sum(name[0] <= first for name, _, _ in told))
    index += b"".join(name for name, _, _ in told)
    index += b"".join(struct.pack(">I", zlib.crc32(part)) for _, _, part in told)
    index += b"".join(struct.pack(">I", start) for _, start, _ in told) + pack[-20:]
    index += sha1(index, usedforsecurity=False).digest()
    folder.mkdir(exist_ok=True)
    named = folder / f"pack-{pack[-20:].hex()}"
    named.with_suffix(".pack").write_bytes(pack)
    named.with_suffix(".idx").write_bytes(index)


def test_a_pack_that_unfolds_without_end_is_given_up_and_not_asked_for_again(
    forge: Checkout,
    objects: Objects,
    remote: Remote,
    quarantine: Quarantine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    forge.git("config", "pack.window", "0")
    forge.git("update-ref", BAD, unfolding(forge, objects, 4_000, 20 * _MEGABYTE))
    monkeypatch.setattr(transfer, "_COMPUTING", 1)
    monkeypatch.setattr(transfer, "_COMPUTING_ALONE", 2)
    fetched = quarantine.fetch(remote, DAY)
    assert fetched.new == (GOOD,)
    assert [ref for ref, _ in fetched.refused] == [BAD]
    assert "too much computing" in fetched.refused[0][1]
    assert not list(quarantine.path.glob("incoming-*"))
    with counted_processes() as started:
        assert quarantine.fetch(remote, DAY).refused == fetched.refused
    assert len(started) == 2


def test_an_object_too_large_to_unpack_keeps_nothing_else_out(
    forge: Checkout,
    objects: Objects,
    remote: Remote,
    quarantine: Quarantine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    forge.git("config", "pack.window", "0")
    forge.git("update-ref", BAD, unfolding(forge, objects, 2, 20 * _MEGABYTE))
    monkeypatch.setattr(transfer, "_OBJECT", 16 * _MEGABYTE)
    fetched = quarantine.fetch(remote, DAY)
    assert fetched.new == (GOOD,)
    assert [(ref, "over limit" in why) for ref, why in fetched.refused] == [(BAD, True)]
    assert quarantine.fetch(remote, DAY).refused


def test_a_pack_that_would_fill_the_disk_is_given_up(
    forge: Checkout,
    objects: Objects,
    remote: Remote,
    quarantine: Quarantine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    noise = b"".join(sha1(b"%d" % at, usedforsecurity=False).digest() for at in range(200_000))
    head = objects.commit(objects.on_main({"docs/assets/x.pdf": b"%PDF-" + noise}))
    forge.git("update-ref", BAD, head)
    monkeypatch.setattr(transfer, "_FILE", 1_000_000)
    fetched = quarantine.fetch(remote, DAY)
    assert fetched.new == (GOOD,)
    assert [ref for ref, _ in fetched.refused] == [BAD]
