"""Names of refs: what is no door's, what steers a shell or an option, what deceives the eye."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tests.hostile.suggestions.builder import BRANCHES, CANARY, Case, Fate, Objects, says

# The id of a branch is made of its name, which is told; so it is another word.
_WORD: Final = "idea"
_HARMLESS: Final = says("words under a hostile name.")
_BRANCH: Final = f"refs/heads/{BRANCHES}".encode()


def _branch(name: str, written: str | bytes, fate: Fate = Fate.KEPT) -> Case:
    last = written if isinstance(written, bytes) else written.encode()
    return Case(name, fate, files=_HARMLESS, ref=_BRANCH + last)


def _no_door(name: str, ref: str) -> Case:
    return Case(name, Fate.IGNORED, files=_HARMLESS, ref=ref.encode())


def _tag(objects: Objects, target: str, kind: str) -> str:
    by = f"{CANARY} <{CANARY}@example.org> 1790000000 +0000"
    text = f"object {target}\ntype {kind}\ntag {CANARY}\ntagger {by}\n\n{CANARY}\n"
    return objects.add("tag", text.encode())


def _tag_of_a_commit(objects: Objects) -> str:
    return _tag(objects, objects.commit(objects.on_main(_HARMLESS)), "commit")


def _tag_of_a_tag(objects: Objects) -> str:
    return _tag(objects, _tag_of_a_commit(objects), "tag")


def _blob(objects: Objects) -> str:
    return objects.add("blob", CANARY.encode())


def _tree(objects: Objects) -> str:
    return objects.on_main(_HARMLESS)


def _tag_of_a_blob(objects: Objects) -> str:
    return _tag(objects, _blob(objects), "blob")


def _no_commit(name: str, make: Callable[[Objects], str]) -> Case:
    return Case(name, Fate.NOT_FETCHED, ("not a commit",), make=make)


CASES: Final = (
    _branch("an option of git as the name of a branch", f"--output={_WORD}"),
    _branch("a short option as the name of a branch", "-x"),
    _branch("an option that runs a program", f"--upload-pack=touch-{_WORD}"),
    _branch("a command in a dollar and brackets", f"$(touch${{IFS}}{_WORD})"),
    _branch("a command in backticks", f"`{_WORD}`"),
    _branch("a command after a semicolon", f"a;{_WORD}"),
    _branch("a command after a pipe", f"a|{_WORD}"),
    _branch("a command after an ampersand", f"a&&{_WORD}"),
    _branch("a redirection", f"a>{_WORD}"),
    _branch("quotes of both kinds", f"a'\"{_WORD}"),
    _branch("the name HEAD", "HEAD"),
    _branch("the name that stands for HEAD", "@"),
    _branch("a script element", f"<script>{_WORD}</script>"),
    _branch("a template", f"{{{{{_WORD}}}}}"),
    _branch("words that Python and C would fill in", f"%s%n{{0.__class__}}{_WORD}"),
    _branch("a name of forty hexadecimal digits", "a" * 40),
    _branch("a name like a door's inside a branch", "refs/pull/1/head"),
    _branch("a name in Inuktitut syllabics", "ᐃᓄᒃᑎᑐᑦ"),
    _branch("a composed accent", f"{_WORD}-\u00e9"),
    _branch("the same accent decomposed", f"{_WORD}-e\u0301"),
    _branch("a capital that another name has small", f"{_WORD}-CASE"),
    _branch("a small letter that another name has as a capital", f"{_WORD}-case"),
    _branch("a name that is as long as it may be", "x" * 180),
    _branch("a name of more than two hundred bytes", "x" * 190, Fate.IGNORED),
    _branch("an override of the direction of text", f"a\u202e{_WORD}", Fate.IGNORED),
    _branch("a space that has no width", f"a\u200b{_WORD}", Fate.IGNORED),
    _branch("bytes that are no UTF-8", b"\xff\xfe" + _WORD.encode(), Fate.IGNORED),
    _no_door("the number nought", "refs/pull/0/head"),
    _no_door("a number with a nought before it", "refs/pull/07/head"),
    _no_door("a number of eleven digits", "refs/pull/99999999999/head"),
    _no_door("an option where a number stands", f"refs/pull/--output={_WORD}/head"),
    _no_door("digits of another script", "refs/pull/١٢/head"),
    _no_door("what a forge has merged by itself", "refs/pull/1/merge"),
    _no_door("a branch beside the suggestions", f"refs/heads/{_WORD}"),
    _no_door("a replacement of an object", "refs/replace/" + "a" * 40),
    _no_door("notes", "refs/notes/commits"),
    _no_door("a place in the quarantine", "refs/intake/main/pull/1/head"),
    _no_door("a tag", f"refs/tags/{_WORD}"),
    _no_door("a change of Gerrit in the wrong folder", "refs/changes/13/12/1"),
    _branch("a branch that another branch has as a folder", f"{_WORD}-folder"),
    _branch("a branch below another branch", f"{_WORD}-folder/inside", Fate.NOT_FETCHED),
    _no_commit("a tag where a commit belongs", _tag_of_a_commit),
    _no_commit("a tag of a tag", _tag_of_a_tag),
    _no_commit("a tag of a file", _tag_of_a_blob),
    _no_commit("a file where a commit belongs", _blob),
    _no_commit("a tree where a commit belongs", _tree),
)  # fmt: skip
