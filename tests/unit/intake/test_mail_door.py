"""The mail door, with patches of real repositories: what was sent is what is suggested."""

from __future__ import annotations

from email.message import EmailMessage
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from playbook.intake.queue import read_suggestion
from playbook.model.remote import Remote
from tests.checkouts import Checkout
from tests.forge import PAGE, make_forge, suggest
from tests.post import DAY, Post, attach, mail, reasons
from tests.processes import counted_processes

TALK = "docs/en/methods/talk.md"
FRENCH = "L’équité d’abord.\n"


@pytest.fixture
def post(checkout: Checkout, tmp_path: Path) -> Post:
    return Post(checkout, tmp_path / "post")


def heads(post: Post) -> dict[str, str]:
    listed = post.kept("for-each-ref", "--format=%(refname) %(objectname)", "refs/intake")
    return dict(line.split(" ") for line in listed.splitlines())


def trees(post: Post) -> list[str]:
    return [post.kept("rev-parse", f"{head}^{{tree}}") for head in heads(post).values()]


def test_a_patch_becomes_a_commit_of_its_author_on_main(post: Post) -> None:
    made = post.commit({PAGE: FRENCH}, "Dire plus\n\nPour l’équité.")
    imported = post.take(*post.patches("-1"))
    ((name, patches, new),) = imported.taken
    assert (patches, new, imported.refused) == (1, True, ())
    assert list(heads(post)) == [f"refs/intake/mail/{name}"]
    (found,) = post.read()
    assert (found.id, found.door, found.remote) == (name, "mail", "mail")
    assert (found.base, found.received_on) == (post.checkout.git("rev-parse", "main"), DAY)
    assert [one.path for one in found.changes] == [PAGE]
    form = "--format=%T|%an|%ae|%aI|%P|%B"
    assert post.kept("log", "-1", form, found.head) == post.clone.git("log", "-1", form, made)
    assert post.kept("log", "-1", "--format=%ce", found.head) == "intake@playbook.invalid"


def test_the_same_patch_is_the_same_suggestion_even_when_main_has_moved_on(post: Post) -> None:
    patch = post.patch({PAGE: "New."})
    (first,) = post.send(patch).taken
    before = heads(post)
    post.checkout.write(TALK, "Main moved on.")
    post.checkout.commit("Move on")
    again = post.send(patch, patch.replace(b"\n", b"\r\n"))
    assert again.taken == (first._replace(new=False),) * 2
    assert heads(post) == before
    assert [one.id for one in post.read()] == [first.id]


def test_the_footer_of_a_list_and_a_missing_signature_make_no_other_suggestion(post: Post) -> None:
    footer = b"_______________________________________________\nplaybook mailing list\n"
    post.commit({PAGE: FRENCH, TALK: "Another text.\n"})
    (path,) = post.patches("-1")
    (unsigned,) = post.patches("-1", "--no-signature")
    patch = path.read_bytes()
    imported = post.send(
        patch,
        patch + footer,
        unsigned.read_bytes(),
        unsigned.read_bytes().rstrip(b"\n") + b"\n" + footer,
        text_mail(patch + footer, "quoted-printable"),
    )
    assert imported.refused == ()
    assert len({one.id for one in imported.taken}) == 1


def test_an_unedited_cover_letter_gives_no_words(post: Post) -> None:
    post.commit({PAGE: FRENCH}, "Dire plus")
    assert post.take(*post.patches("-1", "--cover-letter")).refused == ()
    (found,) = post.read()
    assert post.kept("log", "-1", "--format=%s", found.head) == "Dire plus"


def test_a_second_version_is_another_suggestion(post: Post) -> None:
    (first,) = post.send(post.patch({PAGE: "New."})).taken
    (second,) = post.send(post.patch({PAGE: "New, and better."})).taken
    assert first.id != second.id
    assert {one.id for one in post.read()} == {first.id, second.id}


def test_an_id_that_other_patches_have_gets_twelve_letters(post: Post) -> None:
    patch = post.patch({PAGE: "New."})
    (first,) = post.send(patch).taken
    start = f"refs/intake/mail/{first.id}"
    post.kept("update-ref", start, "refs/main")
    (second,) = post.send(patch).taken
    assert second.new
    assert second.id.startswith(first.id)
    assert len(second.id) == len("mail-") + 12
    assert post.send(patch).taken == (second._replace(new=False),)
    post.kept("update-ref", f"refs/intake/mail/{second.id}", "refs/main")
    assert reasons(post.send(patch)) == ["other patches have its id"]


def test_a_series_is_one_suggestion_and_its_cover_letter_gives_the_words(post: Post) -> None:
    first, *_, made = (post.commit({PAGE: f"{one}."}, f"Step {one}") for one in (1, 2, 3))
    assert first != made
    paths = post.patches("-3", "--cover-letter")
    text = paths[0].read_text().replace("*** SUBJECT HERE ***", "Three steps")
    paths[0].write_text(text.replace("*** BLURB HERE ***", "Because one is\nnot enough."))
    ((name, patches, _),) = post.take(*paths).taken
    assert patches == 3
    assert post.take(*reversed(paths)).taken == ((name, 3, False),)
    log = post.kept("log", "--format=%T %s", f"refs/main..refs/intake/mail/{name}").splitlines()
    assert [line.partition(" ")[2] for line in log] == ["Three steps", "Step 3", "Step 2", "Step 1"]
    assert log[0].partition(" ")[0] == post.clone.git("rev-parse", f"{made}^{{tree}}")
    assert "Because one is\nnot enough." in post.kept("log", "-1", "--format=%b", name_of(name))


def name_of(name: str) -> str:
    return f"refs/intake/mail/{name}"


def test_a_series_without_a_patch_is_refused_with_its_number(post: Post) -> None:
    for number in (1, 2, 3):
        post.commit({PAGE: f"Step {number}."})
    first, _, third = post.patches("-3")
    post.clone.git("reset", "-q", "--hard", "origin/main")
    imported = post.take(first, third, post.save(post.patch({TALK: "Alone."})))
    assert reasons(imported) == ["the series has 3 patches, and these are missing: 2"]
    assert [one.patches for one in imported.taken] == [1]


def mail_with(patch: bytes) -> bytes:
    message = mail("Une idée", "Voir le fichier joint.")
    attach(message, patch)
    return message.as_bytes()


def test_patches_of_several_people_in_one_mbox_are_several_suggestions(post: Post) -> None:
    texts = [post.patch({PAGE: f"By {name}."}, f"Of {name}") for name in ("Anna", "Bao", "Céline")]
    box = b"\n".join(
        text.replace(b"From: Author <anna@", f"From: {name} <{name}@".encode())
        for text, name in zip(texts, ("anna", "bao", "celine"), strict=True)
    )
    imported = post.send(box)
    assert (len(imported.taken), imported.refused) == (3, ())
    said = [post.kept("log", "-1", "--format=%ae", one.head) for one in post.read()]
    assert sorted(said) == ["anna@example.org", "bao@example.org", "celine@example.org"]


def test_a_bad_mail_refuses_itself_only(post: Post) -> None:
    good, other = post.patch({PAGE: "Good."}), post.patch({TALK: "Good too."})
    bad = b"From nobody Mon Sep 17 00:00:00 2001\nSubject: Hello\n\nNothing here.\n"
    imported = post.send(good + b"\n" + bad + b"\n" + other)
    assert len(imported.taken) == 2
    assert [one.origin.mail for one in imported.refused] == [2]


# Where a patch is put.


def test_the_named_base_is_taken_where_the_quarantine_has_it(post: Post) -> None:
    post.read()
    began = post.checkout.git("rev-parse", "main")
    post.commit({PAGE: "New."})
    (path,) = post.patches("-1", f"--base={began}")
    post.checkout.write(TALK, "Main moved on.")
    post.checkout.commit("Move on")
    assert post.take(path).refused == ()
    assert [one.base for one in post.read()] == [began]


def test_without_a_named_base_the_files_tell_it(post: Post) -> None:
    began = post.checkout.git("rev-parse", "main")
    patch = post.patch({TALK: "Another text."})
    for text in ("Main rewrote it.", "And again."):
        post.checkout.write(TALK, text)
        post.checkout.commit("Rewrite")
    named = patch.replace(b"\n-- \n", b"\nbase-commit: " + b"1" * 40 + b"\n-- \n")
    assert post.send(patch, named).refused == ()
    assert [one.base for one in post.read()] == [began, began]


def test_files_that_came_back_tell_the_newest_commit(post: Post) -> None:
    before = post.checkout.read(TALK)
    patch = post.patch({TALK: "Another text."})
    post.checkout.write(TALK, "Main rewrote it.")
    post.checkout.commit("Rewrite")
    post.checkout.write(TALK, before)
    newest = post.checkout.commit("Put it back")
    assert post.send(patch).refused == ()
    assert [one.base for one in post.read()] == [newest]


def test_a_patch_on_files_that_main_never_had_goes_on_main_where_it_applies(post: Post) -> None:
    patch = post.patch({TALK: post.checkout.read(TALK) + "\nOne more line.\n"})
    odd = patch.replace(b"index ", b"index abcdef0..1234567 100644\nindex ", 1)
    assert post.send(odd).refused == ()
    assert [one.base for one in post.read()] == [post.checkout.git("rev-parse", "main")]


def test_a_patch_that_fits_nowhere_is_refused_in_gits_words(post: Post) -> None:
    post.commit({PAGE: "One.\n"})
    patch = post.patch({PAGE: "Two.\n"})
    imported = post.send(patch)
    assert imported.taken == ()
    assert reasons(imported) == [f"git can’t apply it: error: {PAGE}: does not exist in index"]
    assert heads(post) == {}


def test_many_patches_cost_few_processes_each(post: Post) -> None:
    patches = [post.patch({PAGE: f"Text {number}."}) for number in range(5)]
    post.read()
    with counted_processes() as few:
        post.send(*patches[:1])
    with counted_processes() as many:
        post.send(*patches[1:])
    assert len(many) - len(few) == 3 * 4


# What changes of a file survive the way.

CHANGES: dict[str, dict[str, bytes | None]] = {
    "a file without a last line end": {PAGE: b"No end"},
    "a file with CRLF": {PAGE: b"One\r\nTwo\r\nThree\r\n"},
    "a file with blanks at its ends": {PAGE: b"One \t\n\n\n  \n"},
    "a binary file": {"docs/assets/a.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40},
    "a name with accents and blanks": {"docs/assets/l’été à côté.txt": b"Text\n"},
    "a deleted file": {TALK: None},
    "an empty file": {PAGE: b""},
    "words that part a mail": {PAGE: b"From here on: 10:00, 2026\n-- \nDiff\n---\n"},
    "a file in Latin-1": {PAGE: FRENCH.replace("’", "'").encode("latin-1")},
}


def change(post: Post, files: dict[str, bytes | None]) -> str:
    for path, content in files.items():
        place = post.clone.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            place.unlink()
        else:
            place.write_bytes(content)
    commit = post.clone.commit("Change files")
    return post.clone.git("rev-parse", f"{commit}^{{tree}}")


@pytest.mark.parametrize("files", CHANGES.values(), ids=CHANGES)
def test_what_git_wrote_is_what_is_suggested(post: Post, files: dict[str, bytes | None]) -> None:
    tree = change(post, files)
    (path,) = post.patches("-1", "--binary")
    message = mail("Une idée")
    attach(message, path.read_bytes())
    assert post.take(path, post.save(message.as_bytes())).refused == ()
    assert set(trees(post)) == {tree}


def test_a_renamed_file_and_a_mode_are_taken(post: Post) -> None:
    post.clone.git("mv", TALK, "docs/en/methods/speak.md")
    (post.clone.root / "docs/en/methods/speak.md").chmod(0o755)
    made = post.clone.commit("Rename")
    assert post.take(*post.patches("-1", "-M")).refused == ()
    assert trees(post) == [post.clone.git("rev-parse", f"{made}^{{tree}}")]


# The ways in which mail programs bring a patch.


def text_mail(patch: bytes, encoding: str, charset: str = "utf-8") -> bytes:
    """The patch as the text of a mail that a program sends."""
    head, _, body = patch.partition(b"\n\n")
    message = EmailMessage()
    for line in head.split(b"\n")[1:]:
        name, _, value = line.decode().partition(": ")
        if not name.startswith(("MIME", "Content")):
            message[name] = value
    message.set_content(body.decode(), charset=charset, cte=encoding)
    return message.as_bytes()


def signed(patch: bytes) -> bytes:
    head, _, body = patch.partition(b"\n\n")
    dashed = b"\n".join(b"- " + line if line[:1] == b"-" else line for line in body.split(b"\n"))
    return b"\n".join(
        (
            head.partition(b"\n")[2],
            b"\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n",
            dashed,
            b"-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE\n-----END PGP SIGNATURE-----\n",
        )
    )


def sealed(patch: bytes) -> bytes:
    """PGP/MIME: the signature is a part of its own."""
    outer = MIMEMultipart("signed", protocol="application/pgp-signature")
    outer["From"], outer["Date"] = "A <anna@example.org>", "Fri, 20 Nov 2026 09:00:00 -0500"
    outer["Subject"] = "[PATCH] Say more"
    body = patch.partition(b"\n\n")[2].decode()
    outer.attach(MIMEText(body, "plain", "utf-8"))
    outer.attach(MIMEApplication(b"-----BEGIN PGP SIGNATURE-----", "pgp-signature"))
    return outer.as_bytes()


def forwarded(patch: bytes) -> bytes:
    message = mail("Tr: une idée", "Voir plus bas.")
    inner = EmailMessage()
    inner["From"], inner["Date"] = "A <anna@example.org>", "Fri, 20 Nov 2026 09:00:00 -0500"
    inner["Subject"] = "[PATCH] Say more"
    inner.set_content(patch.partition(b"\n\n")[2].decode())
    message.add_attachment(inner)
    return message.as_bytes()


def with_part(patch: bytes) -> bytes:
    """A patch that a mail program calls by its type, and nothing but changes in it."""
    outer = MIMEMultipart()
    outer["From"], outer["Date"] = "A <anna@example.org>", "Fri, 20 Nov 2026 09:00:00 -0500"
    outer["Subject"] = "=?utf-8?q?Une_id=C3=A9e?="
    outer.attach(MIMEText("Bonjour,\n", "plain"))
    outer.attach(MIMEText("<p>Bonjour</p>", "html"))
    diff = patch[patch.index(b"diff --git") :]
    part = MIMEText(diff.decode(), "x-patch", "utf-8")
    outer.attach(part)
    return outer.as_bytes()


LATIN = "L'équité d'abord; au cœur.\n"
WAYS = {
    "as git wrote it": lambda patch: patch,
    "with CRLF": lambda patch: patch.replace(b"\n", b"\r\n"),
    "with a byte order mark": lambda patch: b"\xef\xbb\xbf" + patch,
    "without the first line": lambda patch: patch.partition(b"\n")[2],
    "quoted-printable": lambda patch: text_mail(patch, "quoted-printable"),
    "base64": lambda patch: text_mail(patch, "base64"),
    "8 bits": lambda patch: text_mail(patch, "8bit"),
    "ISO-8859-15": lambda patch: text_mail(patch, "quoted-printable", "iso-8859-15"),
    "Windows-1252": lambda patch: text_mail(patch, "8bit", "windows-1252"),
    "attached as GitLab takes it": mail_with,
    "attached with CRLF": lambda patch: mail_with(patch.replace(b"\n", b"\r\n")),
    "attached by its type": with_part,
    "signed in the text": signed,
    "signed in a part": sealed,
    "signed, with CRLF": lambda patch: signed(patch).replace(b"\n", b"\r\n"),
    "forwarded": forwarded,
}


@pytest.mark.parametrize("way", WAYS)
def test_a_patch_survives_the_way_that_mail_programs_send_it(post: Post, way: str) -> None:
    made = post.commit({PAGE: LATIN, TALK: "- A list\n- of two\n"}, "Say more")
    (path,) = post.patches("-1")
    imported = post.send(WAYS[way](path.read_bytes()))
    assert imported.refused == ()
    assert trees(post) == [post.clone.git("rev-parse", f"{made}^{{tree}}")]


def test_git_puts_the_patch_into_a_part_of_its_own(post: Post) -> None:
    made = post.commit({PAGE: LATIN}, "Dire plus\n\nParce que.")
    for option in ("--attach", "--inline"):
        assert post.take(*post.patches("-1", option)).refused == ()
    assert set(trees(post)) == {post.clone.git("rev-parse", f"{made}^{{tree}}")}
    (head, *_) = heads(post).values()
    assert post.kept("log", "-1", "--format=%B", head) == "Dire plus\n\nParce que."


@pytest.mark.parametrize("prefix", ["", "[PATCH 0/2] "])
def test_several_attached_patches_are_one_suggestion_with_the_mails_words(
    post: Post, prefix: str
) -> None:
    message = mail(
        f"{prefix}Deux idées", "Bonjour,\n\nvoici deux idées.\n-- \nAnna, 613 555-0100\n"
    )
    for number in (1, 2):
        post.commit({PAGE: f"Step {number}."}, f"Step {number}")
    for path in post.patches("-2"):
        attach(message, path.read_bytes(), path.name)
    ((name, patches, _),) = post.send(message.as_bytes()).taken
    assert patches == 2
    told = post.kept("log", "-1", "--format=%B", name_of(name))
    assert told == "Deux idées\n\nBonjour,\n\nvoici deux idées."


def test_a_patch_that_a_program_may_have_wrapped_is_refused(post: Post) -> None:
    message = mail("[PATCH] Say more")
    message.set_content(post.patch({PAGE: "New."}).partition(b"\n\n")[2].decode())
    message.set_param("format", "flowed")
    (reason,) = reasons(post.send(message.as_bytes()))
    assert "format=flowed" in reason


# The queue and its other doors.


def test_a_fetch_of_a_remote_leaves_what_came_by_mail(post: Post, tmp_path: Path) -> None:
    forge = make_forge(post.checkout, tmp_path / "forge.git")
    remote = Remote(name="main", url=f"file://{forge.root}", main=True)
    (taken,) = post.send(post.patch({PAGE: "By mail."})).taken
    suggest(post.checkout, forge, "refs/pull/1/head", {PAGE: "By a forge."})
    post.quarantine.fetch(remote, DAY)
    forge.git("update-ref", "-d", "refs/pull/1/head")
    post.quarantine.fetch(remote, DAY)
    assert list(heads(post)) == [name_of(taken.id)]
    assert post.quarantine.received()[taken.id] == DAY


def test_one_suggestion_is_found_by_its_id(post: Post) -> None:
    first, second = post.send(post.patch({PAGE: "One."}), post.patch({PAGE: "Two."})).taken
    main = post.quarantine.take_main_in()
    found = read_suggestion(post.quarantine, [], main, second.id, DAY)
    assert found == next(one for one in post.read() if one.id == second.id)
    for name in (first.id[:-1], "mail-", "mail-*", f"{first.id}/..", ""):
        assert read_suggestion(post.quarantine, [], main, name, DAY) is None


def test_what_main_holds_is_no_longer_open(post: Post) -> None:
    post.send(post.patch({PAGE: "New."}))
    (found,) = post.read()
    post.checkout.git("fetch", "-q", str(post.quarantine.path), name_of(found.id))
    post.checkout.git("merge", "-q", "--ff-only", "FETCH_HEAD")
    assert post.read() == ()


def test_nothing_is_left_of_the_workshop(post: Post) -> None:
    post.send(post.patch({PAGE: "New."}), b"Subject: nothing\n\n")
    assert sorted(path.name for path in post.quarantine.path.iterdir()) == [
        "HEAD",
        "config",
        "fetch.lock",
        "main.lock",
        "making.lock",
        "objects",
        "received",
        "refs",
    ]
