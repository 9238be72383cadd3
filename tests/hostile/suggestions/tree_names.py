"""Names of entries: git's own, those that escape, deceive or collide, and those that are many."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tests.hostile.suggestions.builder import (
    CANARY,
    PLAIN,
    TALK,
    TREE,
    Case,
    Fate,
    Objects,
    talk,
)

_WORDS: Final = talk(CANARY)
_METHODS: Final = "docs/en/methods/"
_DEEP: Final = 3_000
_MANY: Final = 100_000


def _blob(objects: Objects) -> str:
    return objects.add("blob", CANARY.encode())


def _fsck(name: str, code: str, *entries: str | bytes) -> Case:
    """A folder with entries of these names that git itself refuses."""

    def make(objects: Objects) -> str:
        blob = _blob(objects)
        names = (one if isinstance(one, bytes) else one.encode() for one in entries)
        tree = objects.tree(*((PLAIN, one, blob) for one in names))
        return objects.commit(objects.on_main({}, {f"docs/{CANARY}": tree}))

    return Case(name, Fate.NOT_FETCHED, (code,), make=make)


# Without a code, the forge already fails, in words that come in no certain order.
def _raw(name: str, code: str, content: Callable[[Objects], bytes]) -> Case:
    def make(objects: Objects) -> str:
        tree = objects.add("tree", content(objects))
        return objects.commit(objects.on_main({}, {f"docs/{CANARY}": tree}))

    return Case(name, Fate.NOT_FETCHED, (code,), make=make)


def _nul(objects: Objects) -> bytes:
    blob = bytes.fromhex(_blob(objects))
    return b"100644 a\x00" + blob + b"100644 b\x00.md\x00" + blob


def _cut(objects: Objects) -> bytes:
    return b"100644 a\x00" + bytes.fromhex(_blob(objects))[:12]


def _file_and_folder(objects: Objects) -> bytes:
    blob = bytes.fromhex(_blob(objects))
    inside = bytes.fromhex(objects.tree((PLAIN, b"x", _blob(objects))))
    return b"100644 a\x00" + blob + b"40000 a\x00" + inside


def _missing(objects: Objects) -> str:
    tree = objects.tree((PLAIN, b"gone.md", "c" * 40))
    return objects.commit(objects.on_main({}, {f"docs/{CANARY}": tree}))


def _deep(objects: Objects) -> str:
    tree = objects.tree((PLAIN, b"a.md", _blob(objects)))
    for _ in range(_DEEP):
        tree = objects.tree((TREE, b"d", tree))
    return objects.commit(objects.on_main({}, {f"docs/en/{CANARY}": tree}))


def _many(objects: Objects) -> str:
    blob = _blob(objects)
    tree = objects.tree(*((PLAIN, b"a%06d.md" % one, blob) for one in range(_MANY)))
    return objects.commit(objects.on_main({}, {f"docs/en/{CANARY}": tree}))


def _named(name: str, path: str | bytes, *codes: str, fate: Fate = Fate.REFUSED) -> Case:
    return Case(name, fate, codes, {path: _WORDS})


def _page(name: str, file: str, *codes: str) -> Case:
    return _named(name, f"{_METHODS}{file}", *codes)


CASES: Final = (
    _fsck("git's own folder", "hasDotgit", ".git"),
    _fsck("git's own folder in capitals", "hasDotgit", ".GIT"),
    _fsck("git's own folder with a joiner in it", "hasDotgit", ".g\u200cit"),
    _fsck("git's own folder as Windows shortens it", "hasDotgit", "git~1"),
    _fsck("git's own folder with a blank after it", "hasDotgit", ".git "),
    _fsck("git's own folder with dots after it", "hasDotgit", ".git..."),
    _fsck("git's own folder as a stream of Windows", "hasDotgit", ".git::$INDEX_ALLOCATION"),
    _fsck("a step upwards", "hasDotdot", ".."),
    _fsck("the folder itself", "hasDot", "."),
    _fsck("a name that is empty", "", ""),
    _fsck("a slash within a name", "fullPathname", f"a/{CANARY}.md"),
    _fsck("an absolute path as a name", "fullPathname", "/etc/passwd"),
    _fsck("a step upwards within a name", "fullPathname", "../../.git/hooks/post-checkout"),
    _fsck("names out of order", "treeNotSorted", "b", "a"),
    _fsck("the same name twice", "duplicateEntries", "a", "a"),
    _raw("a file and a folder of one name", "duplicateEntries", _file_and_folder),
    _raw("a NUL within a name", "", _nul),
    _raw("a tree that is cut short", "", _cut),
    Case("a file that the forge does not have", Fate.NOT_FETCHED, make=_missing),
    _page("the name of a page of main in capitals", "Talk.md", "TRE010", "TRE005"),
    _page("an ending in capitals", f"{CANARY}.MD", "TRE005", "TRE009"),
    _named("the folder of a language in capitals", f"docs/EN/start/{CANARY}.md", "TRE005"),
    Case(
        "two new pages whose names differ in their case", Fate.REFUSED, ("TRE010",),
        {f"{_METHODS}{CANARY}.md": _WORDS, f"{_METHODS}{CANARY.upper()}.md": _WORDS},
    ),
    _page("an accent that is composed", f"{CANARY}-\u00e9.md", "TRE005"),
    _page("an accent that is not composed", f"{CANARY}-e\u0301.md", "TRE010"),
    Case(
        "two new pages whose names differ in their form", Fate.REFUSED, ("TRE010",),
        {f"{_METHODS}{CANARY}\u00e9.md": _WORDS, f"{_METHODS}{CANARY}e\u0301.md": _WORDS},
    ),
    _page("a page of main in letters of full width", "ｔａｌｋ.md", "TRE010"),
    _page("a page of main with a Cyrillic letter", "t\u0430lk.md", "TRE005"),
    _page("a ligature", f"\ufb01{CANARY}.md", "TRE005"),
    _page("a Turkish letter that folds into another", "tal\u212a.md", "TRE010"),
    _page("a dot after the ending", "talk.md.", "TRE005"),
    _page("a blank after the ending", "talk.md ", "TRE005"),
    _page("a blank within a name", f"{CANARY} x.md", "TRE005"),
    _page("the name of the console of Windows", "con.md", "TRE005"),
    _page("the name of nothing in Windows", "nul.md", "TRE005"),
    _page("the name of a port of Windows", "com1.md", "TRE005"),
    _named("a folder that is a device", f"docs/en/aux/{CANARY}.md", "TRE005"),
    _page("a backslash", f"..\\..\\{CANARY}.md", "TRE005"),
    _page("a stream of Windows", f"talk.md:{CANARY}", "TRE005"),
    _page("the folder's index as a stream", "x::$INDEX_ALLOCATION", "TRE005"),
    _page("a line break", f"{CANARY}\n.md", "TRE010"),
    _page("a tab", f"{CANARY}\t.md", "TRE010"),
    _page("a return that hides what was before it", f"{CANARY}\rtalk.md", "TRE010"),
    _page("an escape that colours a terminal", f"{CANARY}\x1b[31m.md", "TRE010"),
    _page("an escape that renames a terminal", f"{CANARY}\x1b]0;x\x07.md", "TRE010"),
    _page("a delete", f"{CANARY}\x7f.md", "TRE010"),
    _page("a name that an override of direction turns round", f"{CANARY}\u202edm.md", "TRE010"),
    _page("an isolate of the direction of text", f"{CANARY}\u2066.md", "TRE010"),
    _page("a space of no width in a name", "ta\u200blk.md", "TRE010"),
    _page("a mark of the order of bytes", "\ufefftalk.md", "TRE010"),
    _page("a sentence hidden in tags", f"{CANARY}\U000e0041.md", "TRE010"),
    _named("a name in bytes that are no UTF-8", b"docs/en/methods/\xff\xfe.md", "TRE010"),
    _named("half of a pair that UTF-8 can't hold", b"docs/en/methods/\xed\xa0\x80.md", "TRE010"),
    _page("an option as a name", f"--output={CANARY}.md", "TRE005"),
    _page("a hyphen that begins a name", f"-{CANARY}.md", "TRE005"),
    _page("a dot that begins a name", f".{CANARY}.md", "TRE005"),
    _page("an underscore that begins a name", f"_{CANARY}.md", "TRE005"),
    _page("a command in a name", f"$(touch {CANARY}).md", "TRE005"),
    _page("every file in a name", "*.md", "TRE005"),
    _page("magic of a path of git", f":(exclude){CANARY}.md", "TRE005"),
    _page("a script element in a name", f"<img src=x onerror={CANARY}>.md", "TRE005"),
    _page("a template in a name", f"{{{{{CANARY}}}}}.md", "TRE005"),
    _page("words to fill in a name", f"{{reason}}{CANARY}%s.md", "TRE005"),
    _page("a name of two hundred bytes", f"{CANARY * 25}.md", "TRE005"),
    Case("a name of four thousand bytes", Fate.NOT_FETCHED, ("too long names of files",),
         {f"docs/en/methods/{CANARY * 500}.md": b"x"}),
    _named("nine parts", f"docs/en/a/b/c/d/e/f/{CANARY}.md", "TRE005"),
    _named("the home page", "docs/en/index.md", "TRE004"),
    _named("a script of the theme", f"docs/en/assets/javascripts/{CANARY}.md", "TRE004"),
    _named("the folder of the search", f"docs/en/search/{CANARY}.md", "TRE004"),
    _named("the page that tells of a missing page", "docs/fr/404.md", "TRE004"),
    _named("a script beside the pages", f"docs/en/{CANARY}.js", "TRE003"),
    _named("a page of HTML", f"docs/en/{CANARY}.html", "TRE003"),
    _named("a drawing that can hold scripts", f"docs/assets/{CANARY}.svg", "TRE003"),
    _named("a style sheet", f"docs/assets/{CANARY}.css", "TRE003"),
    _named("an image that is none", f"docs/assets/{CANARY}.png", "TRE007"),
    Case(
        "a page of HTML that calls itself an image", Fate.REFUSED, ("TRE003",),
        {f"docs/assets/{CANARY}.png": b"<!DOCTYPE html><script>x</script>"},
    ),
    _named("a program in an archive", f"docs/assets/{CANARY}.jar", "TRE003"),
    _named("an archive", f"docs/assets/{CANARY}.zip", "TRE009"),
    Case(
        "a page that becomes a folder", Fate.REFUSED, ("TRE009",),
        {f"{TALK}/{CANARY}.txt": _WORDS},
    ),
    Case("a folder within a folder, three thousand times", Fate.NOT_FETCHED,
         ("too many folders in folders",), make=_deep),
    Case("a hundred thousand entries", Fate.NOT_FETCHED, ("too many files",), make=_many),
)  # fmt: skip
