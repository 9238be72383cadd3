"""Mails made to hurt: whatever they hold, nothing changes but the mail door's own refs."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.intake.mail import read_letter
from playbook.intake.mailbox import mails
from playbook.intake.refusal import MailError
from tests.checkouts import make_checkout
from tests.forge import PAGE
from tests.post import Post, attach, mail, reasons

TALK = "docs/en/methods/talk.md"
AWAY = "/var/tmp/escaped"  # noqa: S108 - nothing is written there
HEAD = "From: A <a@example.org>\nDate: Fri, 20 Nov 2026 09:00:00 -0500\nSubject: Idea\n\n---\n"


@pytest.fixture(scope="module")
def post(tmp_path_factory: pytest.TempPathFactory) -> Post:
    """One for all: what is refused leaves nothing behind."""
    folder = tmp_path_factory.mktemp("attacked")
    return Post(make_checkout(folder / "checkout"), folder / "post")


def new_file(path: str, text: str = "x", mode: str = "100644") -> str:
    """The change that adds a file of one line."""
    return (
        f"diff --git a/{path} b/{path}\nnew file mode {mode}\nindex 0000000..1111111\n"
        f"--- /dev/null\n+++ b/{path}\n@@ -0,0 +1 @@\n+{text}\n\\ No newline at end of file\n"
    )


def state(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, the repository's own among them, but for the quarantine."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".playbook" not in path.parts
    }


def other_refs(post: Post) -> str:
    listed = post.kept("for-each-ref").splitlines()
    return "\n".join(line for line in listed if "\trefs/intake/mail/mail-" not in line)


LINK = new_file("docs/en/out", AWAY, "120000")
REFUSED = {
    "a path that climbs out": new_file("../../escaped"),
    "a path that climbs out later": new_file("docs/../../../escaped"),
    "a hook": new_file(".git/hooks/post-commit"),
    "a hook in capitals": new_file("docs/.GIT/hooks/post-commit"),
    "a hook by a hidden character": new_file("docs/.g\u200cit/hooks/post-commit"),
    "a hook by its short name": new_file("docs/git~1/hooks/post-commit"),
    "an absolute path": new_file(AWAY),
    "a symbolic link that is written through": LINK + new_file("docs/en/out/escaped"),
    "a rename from outside": (
        "diff --git a/../secret b/docs/x.md\nsimilarity index 100%\n"
        "rename from ../secret\nrename to docs/x.md\n"
    ),
    "a copy from outside": (
        "diff --git a/../../etc/passwd b/docs/x.md\nsimilarity index 100%\n"
        "copy from ../../etc/passwd\ncopy to docs/x.md\n"
    ),
    "a rename to outside": (
        f"diff --git a/{TALK} b/../escaped\nsimilarity index 100%\n"
        f"rename from {TALK}\nrename to ../escaped\n"
    ),
    "a hunk with more lines than there are": new_file("docs/x").replace("+1 @@", "+1,999999999 @@"),
    "a hunk with a number out of bounds": new_file("docs/x").replace(
        "+1 @@", "+1,99999999999999999999999 @@"
    ),
    "a hunk far below the end": (
        f"diff --git a/{TALK} b/{TALK}\n--- a/{TALK}\n+++ b/{TALK}\n"
        "@@ -2000000000,1 +2000000000,1 @@\n-no\n+yes\n"
    ),
    "a tree in place of a file": new_file("docs/x", mode="040000"),
    "a file within a file": new_file("docs/x") + new_file("docs/x/y"),
    "a file of untold gigabytes": (
        "diff --git a/docs/x b/docs/x\nnew file mode 100644\nindex " + "0" * 40 + ".." + "1" * 40
        + "\nGIT binary patch\nliteral 99999999999\nIcmV+b0RR9100031\n\nliteral 0\nHcmV?d00001\n\n"
    ),
    "10,000 files": "".join(new_file(f"docs/{number}") for number in range(10_000)),
    "a path of 100,000 letters": new_file("docs/" + "a/" * 50_000 + "x"),
    "8 MiB": new_file("docs/x", "x" * 9_000_000),
    "a submodule's settings as a link": new_file(".gitmodules", "/etc/passwd", "120000"),
    "changes of nothing": "diff --git a/x b/x\n",
    "21 binary files": "".join(
        f"diff --git a/docs/{one} b/docs/{one}\nGIT binary patch\n" for one in range(21)
    ),
}  # fmt: skip
TAKEN = {
    "an absolute path without prefixes": new_file("x").replace("b/x", AWAY),
    "a file without a hunk": new_file("docs/x").partition("@@")[0],
    "a NUL in a path": new_file("docs/x\0.md"),
    "a symbolic link": LINK,
    "a submodule": new_file("docs/sub", f"Subproject commit {'1' * 40}", "160000"),
    "attributes that call a filter": new_file(".gitattributes", "* filter=evil text eol=crlf"),
    "a submodule's settings": new_file(".gitmodules", "# none"),
    "a hook of our own": new_file("hooks/theme.py", "import os").replace("theme", "other"),
    "a NUL in a file": new_file("docs/x", "a\0b"),
    "colours for a terminal": new_file("docs/\x1b[31mred"),
}


@pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED)
def test_a_hostile_patch_is_refused_and_leaves_nothing(post: Post, change: str) -> None:
    post.read()
    files, quarantine = state(post.checkout.root.parent), state_of(post)
    imported = post.send(HEAD.encode() + change.encode())
    assert (len(imported.taken), len(imported.refused)) == (0, 1)
    assert not Path(AWAY).exists()
    assert {**files, **saved(post)} == state(post.checkout.root.parent)
    assert state_of(post) == quarantine


def saved(post: Post) -> dict[str, bytes]:
    """The mails that a test has saved."""
    return {
        str(path.relative_to(post.checkout.root.parent)): path.read_bytes()
        for path in post.root.glob("*.mbox")
    }


def state_of(post: Post) -> dict[str, bytes]:
    """Every file of the quarantine but the days of receipt, and the lock of a fetch."""
    path = post.quarantine.path
    return {
        str(one.relative_to(path)): one.read_bytes()
        for one in sorted(path.rglob("*"))
        if one.is_file() and one.name not in {"received", "fetch.lock"}
    }


@pytest.mark.parametrize("change", TAKEN.values(), ids=TAKEN)
def test_what_git_can_hold_is_kept_as_data_to_be_judged(post: Post, change: str) -> None:
    post.read()
    files, refs = state(post.checkout.root.parent), other_refs(post)
    imported = post.send(HEAD.encode() + change.encode())
    ((name, _, new),) = imported.taken
    assert (new, imported.refused) == (True, ())
    assert {**files, **saved(post)} == state(post.checkout.root.parent)
    assert other_refs(post) == refs
    assert [len(one.changes) for one in post.read() if one.id == name] == [1]


def test_what_gits_own_check_refuses_is_named_and_keeps_nothing_else_out(post: Post) -> None:
    hostile = new_file(".gitmodules", '[submodule "../../x"]\n+\tpath = x\n+\turl = -u./y')
    hostile = hostile.replace("+1 @@", "+1,3 @@")
    good = post.patch({PAGE: "Good."})
    imported = post.send(good, HEAD.encode() + hostile.encode())
    assert len(imported.taken) == 1
    (reason,) = reasons(imported)
    assert reason.startswith("git won’t keep it: ")
    assert imported.taken[0].id in {one.id for one in post.read()}


BOXES: dict[str, Callable[[], bytes]] = {
    "a file that is too big": lambda: b"x" * (33 * 1024 * 1024),
    "too many mails": lambda: b"From a Mon Sep 17 00:00:00 2001\n\n" * 1_001,
    "parts within parts": lambda: b"".join(
        b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (one, one) for one in range(5_000)
    ),
    "an endless subject": lambda: b"Subject: " + b"=?a?q?" * 100_000 + b"\n\n",
    "an endless author": lambda: b"From: " + b"<" * 100_000 + b"\n\n",
    "an endless thread": lambda: HEAD.replace(
        "\n\n", "\nReferences: " + "<" * 100_000 + "\n\n", 1
    ).encode(),
    "an endless message": lambda: (
        HEAD.replace("---", "x" * 70_000).encode() + new_file("docs/x").encode()
    ),
    "an endless series": lambda: (
        HEAD.replace("Idea", "[PATCH 1/9999] x").encode() + new_file("docs/x").encode()
    ),
    "endless first lines": lambda: HEAD.encode() + b"From: " + b"@" * 4_000_000 + b"\nx\n",
    "endless lines between mails": lambda: (b"From " + b"1:11" * 60 + b"\n") * 10_000,
    "no author": lambda: b"Subject: x\nDate: Fri, 20 Nov 2026 09:00:00 -0500\n\n",
    "an author without an address": lambda: HEAD.replace("a@example.org", "@").encode(),
    "no date": lambda: b"From: A <a@example.org>\n\n" + new_file("docs/x").encode(),
    "a date that is none": lambda: HEAD.replace("Nov 2026", "Foo 99999").encode(),
    "a date before there were computers": lambda: HEAD.replace("2026", "1900").encode(),
    "a broken encoded word": lambda: HEAD.replace("Idea", "=?utf-8?b?a?=").encode(),
    "an unknown charset": lambda: HEAD.replace("Idea", "=?no-such?q?=41?=").encode(),
    "a file that is no mail": lambda: b"\x89PNG\r\n\x1a\n",
    "an empty file": lambda: b"",
    "a patch without its mail": lambda: new_file("docs/x").encode(),
    "a part that is no base64": lambda: HEAD.replace(
        "\n\n---", "\nContent-Transfer-Encoding: base64\n\n!!!!"
    ).encode(),
}


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_a_hostile_mail_is_refused_and_changes_nothing(
    post: Post, box: Callable[[], bytes]
) -> None:
    post.read()
    before = state_of(post)
    imported = post.send(box())
    assert (len(imported.taken), len(imported.refused)) == (0, 1)
    assert state_of(post) == before


def test_a_folder_is_no_file_of_mails(post: Post) -> None:
    assert reasons(post.take(post.root)) == ["the file can’t be read: Is a directory"]


def mangled(lines: list[bytes], seed: int) -> bytes:
    """The lines with some of them, few or many, lost, doubled, moved, cut or overwritten."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    share = chance.choice([0.01, 0.03, 0.1, 0.3])
    found: list[bytes] = []
    for line in lines:
        found.append(line)
        if chance.random() < share:
            found[-1:] = spoilt(line, chance)
        if chance.random() < share / 4:
            found[-2:] = found[-2:][::-1]
    return b"".join(found)


def spoilt(line: bytes, chance: random.Random) -> list[bytes]:
    """What may become of a line."""
    cut = line[: chance.randrange(len(line) + 1)]
    ways: tuple[list[bytes], ...] = (
        [],
        [line, line],
        [cut],
        [cut + chance.randbytes(3) + b"\n"],
        [line.translate(bytes.maketrans(b"0a:-+ ", b"9../ -"))],
    )
    return chance.choice(ways)


SEEDS = st.integers(min_value=0, max_value=2**32)


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> tuple[Post, list[bytes]]:
    """A post, and the lines of an mbox with a series, its cover letter and an attached patch."""
    folder = tmp_path_factory.mktemp("mangled")
    post = Post(make_checkout(folder / "checkout"), folder / "post")
    message = mail("Une idée")
    attach(message, post.patch({TALK: "Attached.\n"}))
    for number in (1, 2):
        post.commit({PAGE: f"Step {number}.\n"})
    texts = [path.read_bytes() for path in post.patches("-2", "--cover-letter", "--thread")]
    first = b"From nobody Mon Sep 17 00:00:00 2001\n"
    post.read()
    return post, b"\n".join([*texts, first + message.as_bytes()]).splitlines(keepends=True)


@settings(max_examples=25)
@given(SEEDS)
def test_mangled_mails_raise_nothing_and_move_no_other_ref(
    box: tuple[Post, list[bytes]], seed: int
) -> None:
    post, lines = box
    files, refs = state(post.checkout.root), other_refs(post)
    imported = post.send(mangled(lines, seed))
    assert imported.taken or imported.refused
    assert (state(post.checkout.root), other_refs(post)) == (files, refs)


@settings(max_examples=300)
@given(SEEDS)
def test_reading_mangled_mails_raises_nothing_but_a_refusal(
    box: tuple[Post, list[bytes]], seed: int
) -> None:
    for raw in mails(mangled(box[1], seed)):
        with contextlib.suppress(MailError):
            read_letter(raw)


@settings(max_examples=300)
@given(st.binary(max_size=300), st.binary(max_size=300))
def test_reading_any_bytes_raises_nothing_but_a_refusal(head: bytes, body: bytes) -> None:
    for raw in mails(b"From: " + head + b"\n\n" + body):
        with contextlib.suppress(MailError):
            read_letter(raw)


def test_a_header_whose_parameters_would_be_parted_for_minutes_is_refused() -> None:
    for kind in ("text/plain", "multipart/mixed"):
        for quoted in (";" * 160_000, ";\n " * 50_000):
            raw = f'From: a@example.org\nSubject: x\nContent-Type: {kind}; x="{quoted}\n\nhello\n'
            with pytest.raises(MailError, match="more than 4000 characters"):
                read_letter(raw.encode())


def test_a_part_has_no_more_headers_and_a_mail_no_more_parts_than_their_limits() -> None:
    many = b"From: a@example.org\n" + b"Content-X: y\n" * 100 + b"\nhello\n"
    with pytest.raises(MailError, match="more than 100 headers"):
        read_letter(many)
    parts = b"--b\nContent-Type: text/plain\n\nx\n" * 251
    mixed = b"From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n"
    with pytest.raises(MailError, match="more than 250 parts"):
        read_letter(mixed + parts + b"--b--\n")


def test_headers_that_servers_add_may_be_long_and_many(post: Post) -> None:
    patch = post.patch({PAGE: "New."})
    head, _, rest = patch.partition(b"Subject:")
    added = b"X-Report: " + b"x;" * 9_000 + b"\n" + b"Received: from a by b\n" * 200
    imported = post.send(head + added + b"Subject:" + rest)
    assert [one.new for one in imported.taken] == [True]
    assert imported.refused == ()
