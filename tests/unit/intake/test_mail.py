"""Reading mails: what their headers and parts say, as git takes them."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from playbook.intake.hunks import changes_only
from playbook.intake.mail import Letter, read_letter
from playbook.intake.mail_header import author, heading
from playbook.intake.mailbox import mails
from playbook.intake.patch import preimages
from playbook.intake.refusal import MailError
from tests.post import attach, mail

DIFF = (
    "diff --git a/docs/x b/docs/x\nnew file mode 100644\nindex 0000000..1111111\n"
    "--- /dev/null\n+++ b/docs/x\n@@ -0,0 +1 @@\n+x\n"
)
NOON = "Fri, 20 Nov 2026 12:00:00 +0000"
HEADERS = f"From: Anna <anna@example.org>\nDate: {NOON}\n"


def letter(body: str, headers: str = HEADERS + "Subject: [PATCH] Say more\n") -> Letter:
    return read_letter(f"{headers}\n{body}".encode())


@pytest.mark.parametrize(
    ("subject", "found"),
    [
        ("[PATCH] Say more", ("Say more", 1, 0, 0)),
        ("[PATCH 2/3] Say more", ("Say more", 1, 2, 3)),
        ("[PATCH v2 02/13] Say more", ("Say more", 2, 2, 13)),
        ("[RFC PATCH docs V12 0/3] Say more", ("Say more", 12, 0, 3)),
        ("Re: [playbook-list] [PATCH 1/2] Say [more]", ("Say [more]", 1, 1, 2)),
        ("TR : Fwd: [PATCH] Dire plus", ("Dire plus", 1, 0, 0)),
        ("Say more about 24/7 help", ("Say more about 24/7 help", 1, 0, 0)),
        ("[PATCH 1/99999] Say more", ("Say more", 1, 0, 0)),
        ("", ("", 1, 0, 0)),
    ],
)
def test_a_subject_says_which_patch_of_which_series(
    subject: str, found: tuple[str, int, int, int]
) -> None:
    assert heading(subject) == found


@pytest.mark.parametrize(
    ("source", "name", "address"),
    [
        ("Anna Roy <anna@example.org>", "Anna Roy", "anna@example.org"),
        ('"Roy, Anna" <anna@example.org>', "Roy, Anna", "anna@example.org"),
        ("anna@example.org (Anna Roy)", "Anna Roy", "anna@example.org"),
        ("anna@example.org", "anna", "anna@example.org"),
        ("<anna@example.org>", "anna", "anna@example.org"),
        ("Anna >< Roy <anna@example.org>", "Anna  Roy", "anna@example.org"),
        ("anna@home <anna@example.org>", "anna@home", "anna@example.org"),
        ("... <anna@example.org>", "anna", "anna@example.org"),
    ],
)
def test_an_author_is_named_as_git_names_one(source: str, name: str, address: str) -> None:
    assert author(source, NOON) == (name, address, "1795176000 +0000")


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("Fri, 20 Nov 2026 07:30:00 -0430", "1795176000 -0430"),
        ("20 Nov 2026 12:00 GMT", "1795176000 +0000"),
        ("Fri, 20 Nov 2026 12:00:00 +9999", None),
        ("Thu, 1 Jan 1970 00:00:00 +0000", "0 +0000"),
        ("Fri, 20 Nov 9999 12:00:00 +0000", None),
        ("Fri, 20 Nov 999999999999 12:00:00 +0000", None),
        ("yesterday", None),
    ],
)
def test_a_date_is_seconds_and_zone_or_none(date: str, found: str | None) -> None:
    try:
        written: str | None = author("anna@example.org", date).date
    except MailError:
        written = None
    assert written == found


@pytest.mark.parametrize(
    "written",
    [
        "=?UTF-8?q?L=C3=A9a_C=C3=B4t=C3=A9?= <lea@example.org>",
        "=?ISO-8859-1?Q?L=E9a_C=F4t=E9?= <lea@example.org>",
        "=?utf-8?B?TMOpYQ==?= =?utf-8?B?IEPDtHTDqQ==?=\n <lea@example.org>",
        "Léa Côté <lea@example.org>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_names_are_read_in_the_charset_that_they_are_written_in(
    written: str, encoding: str
) -> None:
    text = f"From: {written}\nDate: {NOON}\nSubject: x\n\n{DIFF}"
    assert read_letter(text.encode(encoding)).author.name == "Léa Côté"


def test_the_lines_between_the_message_and_the_changes_are_no_words() -> None:
    (patch,) = letter(f"Because.\n\nReally.\n---\n docs/x | 1 +\n\n{DIFF}-- \n2.39.5\n").patches
    assert patch.message == "Say more\n\nBecause.\n\nReally."
    assert patch.diff.decode() == f"{DIFF}-- \n2.39.5\n"


def test_the_first_lines_of_a_body_name_another_author() -> None:
    body = f"From: Bao <bao@example.org>\nSubject: [PATCH] Better words\n\nBecause.\n---\n{DIFF}"
    found = letter(body)
    assert (found.author.name, found.sender) == ("Bao", "Anna <anna@example.org>")
    assert found.patches[0].message == "Better words\n\nBecause."
    assert letter(f"From: here on, it is clear.\n---\n{DIFF}").author.name == "Anna"


def test_a_commit_that_git_names_as_the_base_is_read() -> None:
    base = "1" * 40
    assert letter(f"---\n{DIFF}\nbase-commit: {base}\n-- \n2.39.5\n").base == base
    assert letter(f"---\n{DIFF}\nbase-commit: {base[:12]}\n").base is None


def test_an_mbox_is_parted_where_git_parts_it_and_its_quotes_are_taken_off() -> None:
    stored = (
        "From abc Mon Sep 17 00:00:00 2001\nSubject: a\n\n>From here on: 10:00 in 2026\n"
        "From here on we agree.\n>>From there\n\n"
        "From - Fri Nov 20 09:00:00 2026\nSubject: b\n\n"
    )
    assert mails(stored.encode()) == (
        b"Subject: a\n\nFrom here on: 10:00 in 2026\nFrom here on we agree.\n>From there\n\n",
        b"Subject: b\n\n",
    )
    assert mails(b"Subject: a\n\n>From here\n") == (b"Subject: a\n\n>From here\n",)


def test_signatures_html_and_pictures_are_no_words_and_no_patches() -> None:
    message = mail("Une idée", "Bonjour")
    message.add_alternative(f"<pre>\n{DIFF}</pre>", subtype="html")
    message.add_attachment(DIFF.encode(), maintype="image", subtype="png", filename="a.png")
    message.add_attachment(f"> {DIFF}", filename="notes.txt")
    with pytest.raises(MailError, match="no patch"):
        read_letter(message.as_bytes())
    attach(message, DIFF.encode())
    assert [patch.message for patch in read_letter(message.as_bytes()).patches] == [
        "Une idée\n\nBonjour"
    ]


def test_a_mail_within_a_mail_within_a_mail_within_a_mail_is_not_looked_into() -> None:
    message = mail("[PATCH] Say more", DIFF)
    for depth in range(3):
        outer = mail(f"Fwd {depth}")
        attach(outer, message.as_bytes(), "forwarded.eml")
        message = outer
        if depth < 2:
            assert len(read_letter(message.as_bytes()).patches) == 1
    with pytest.raises(MailError, match="no patch"):
        read_letter(message.as_bytes())


@pytest.mark.parametrize("name", ["0001-say-more.patch.txt", "changes.txt"])
def test_a_text_that_is_attached_is_a_patch_where_git_wrote_changes_into_it(name: str) -> None:
    message = mail("Une idée", "Bonjour")
    message.add_attachment(DIFF, filename=name)
    (patch,) = read_letter(message.as_bytes()).patches
    assert patch.diff.decode() == DIFF


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [
        ("pkcs7-mime", None, ("S/MIME", "S/MIME")),
        ("x-pkcs7-mime", "smime.p7m", ("S/MIME", "S/MIME")),
        ("octet-stream", "smime.p7m", ("without either", "sans l’un ni l’autre")),
        ("ms-tnef", "winmail.dat", ("choose plain text", "choisissez le format")),
        ("octet-stream", "WINMAIL.DAT", ("choose plain text", "choisissez le format")),
    ],
)
def test_what_a_program_packs_a_whole_mail_into_is_refused_with_advice(
    kind: str, name: str | None, told: tuple[str, str]
) -> None:
    message = EmailMessage()
    message["From"], message["Date"] = "anna@example.org", NOON
    if name is None:
        message.set_content(DIFF.encode(), "application", kind)
    else:
        message.set_content("Bonjour")
        message.add_attachment(DIFF.encode(), "application", kind, filename=name)
    with pytest.raises(MailError) as caught:
        read_letter(message.as_bytes())
    assert all(one in words for one, words in zip(told, caught.value.reason, strict=True))
    attach(message, DIFF.encode())
    assert len(read_letter(message.as_bytes()).patches) == 1


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_a_patch_in_utf_16_is_read_where_no_accent_can_have_been_spoilt(codec: str) -> None:
    text = f"\ufeff{HEADERS}Subject: [PATCH] Say more\n\n---\n{DIFF}".replace("\n", "\r\n")
    (raw,) = mails(text.encode(codec))
    assert read_letter(raw).patches[0].diff.decode() == DIFF
    message = mail("Une idée")
    attach(message, text.encode(codec))
    assert len(read_letter(message.as_bytes()).patches) == 1
    for spoilt in (text.replace("+x", "+├®").encode(codec), text.encode(codec) + b"x"):
        with pytest.raises(MailError, match="PowerShell"):
            mails(spoilt)


GIT_WROTE = "*** BLURB HERE ***\n\nAnna (1):\n  Say more\n\n docs/x | 1 +\n\n-- \n2.39.5\n"


@pytest.mark.parametrize(
    ("subject", "blurb", "words"),
    [
        ("*** SUBJECT HERE ***", "*** BLURB HERE ***", ""),
        ("*** SUBJECT HERE ***", "Because.", "Because.\n\nAnna (1):"),
        ("Three steps", "*** BLURB HERE ***", "Three steps\n\nAnna (1):"),
        ("Three steps", "Because.", "Three steps\n\nBecause.\n\nAnna (1):"),
    ],
)
def test_what_git_wrote_to_be_replaced_is_no_word_of_a_cover_letter(
    subject: str, blurb: str, words: str
) -> None:
    headers = f"{HEADERS}Subject: [PATCH 0/1] {subject}\n"
    found = letter(GIT_WROTE.replace("*** BLURB HERE ***", blurb), headers).words
    assert found.startswith(words)
    assert bool(found) == bool(words)
    assert "***" not in found


FOOTER = "_______________________________________________\nplaybook list\nUnsubscribe\n"
RENAME = "diff --git a/p b/q\nsimilarity index 100%\nrename from p\nrename to q\n"
NOT_TEXT = (
    "diff --git a/p b/p\nindex 5555555..6666666 100644\nGIT binary patch\n"
    "literal 1\nIcmV+b0RR910096100031\n\nliteral 0\nHcmV?d00001\n\n"
)
LOST = (
    "diff --git a/p b/p\nindex 5555555..6666666 100644\n--- a/p\n+++ b/p\n@@ -1,3 +1,3 @@\n"
    "-- \n\n line\n+--\n\\ No newline at end of file\n"
)


@pytest.mark.parametrize("diff", [DIFF, RENAME, NOT_TEXT, LOST, DIFF + RENAME + LOST + NOT_TEXT])
@pytest.mark.parametrize(
    "after",
    [
        "",
        "-- \n2.39.5\n",
        FOOTER,
        f"-- \n2.39.5\n{FOOTER}",
        f"\nbase-commit: {'1' * 40}\n",
    ],
)
def test_a_patch_ends_where_its_changes_do(diff: str, after: str) -> None:
    assert changes_only(f"{diff}{after}".encode()).decode() == diff


def test_a_hunk_that_is_cut_off_ends_the_patch() -> None:
    cut = LOST.replace(" line\n", "line\n")
    assert changes_only(cut.encode()).decode() == cut.partition("line\n")[0]


def changed(path: str, before: str, after: str = "2222222", head: str = "") -> bytes:
    return (
        f"diff --git a/{path} b/{path}\n{head}index {before}..{after} 100644\n"
        f"--- a/{path}\n+++ b/{path}\n@@ -1 +1 @@\n-diff --git a/z b/z\n+index 1..2\n"
    ).encode()


BINARY = (
    b'diff --git "a/l\\303\\251g\\"e" "b/l\\303\\251g\\"e"\nindex 5555555..6666666 100644\n'
    b"GIT binary patch\n"
)
RENAMED = (
    b"diff --git a/old b/new\nsimilarity index 90%\nrename from old\nrename to new\n"
    b"index 7777777..8888888 100644\n--- a/old\n+++ b/new\n@@ -1 +1 @@\n"
)


def test_a_series_says_which_files_it_found() -> None:
    found = preimages(
        [
            changed("one", "1111111") + DIFF.encode(),
            changed("one", "2222222") + changed("docs/x", "3333333") + changed("a b", "4444444"),
            BINARY,
            RENAMED,
            b"diff --git a/p b/q\nsimilarity index 100%\nrename from p\nrename to q\n",
            changed("q", "9999999") + changed("new", "9999999"),
            b"diff --git a/x b/y\nindex 1111111..2222222 100644\n",
        ]
    )
    assert found == {
        b"one": "1111111",
        b"docs/x": None,
        b"a b": "4444444",
        'lég"e'.encode(): "5555555",
        b"old": "7777777",
    }
