"""Suggestions made to harm: each meets the fate that its case says, and none gets further.

What is told before a person has acknowledged a suggestion holds no word of its files, messages or
authors. The name of a branch is told, as a slug: it is the suggestion's id.
"""

from __future__ import annotations

import re
import signal
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from playbook.intake.assessment import Assessed, assess, merged
from playbook.intake.inbox import queue_of
from playbook.intake.quarantine import Quarantine
from playbook.workspace import Workspace, read_workspace
from tests.cli.running import Ran, english, playbook
from tests.hostile.suggestions import CASES, CLASSES
from tests.hostile.suggestions.builder import CANARY, TALK, Case, Fate, words_of
from tests.hostile.suggestions.forges import Attacked, attacked

# More than any case has ever taken by far: only what never ends is found by it.
_SECONDS: Final = 60
# What policy forbids, said anew here: whatever the rules call it, nothing else may be carried.
_NAME: Final = re.compile(r"[a-z0-9_][a-z0-9._-]*")
_CARRIED: Final = re.compile(
    r"docs/(?:(?:en|fr)/.+\.md|records/gba/[a-z0-9-]+\.yml|records/sources\.yml"
    r"|records/registers/lessons\.yml|assets/.+\.(?:png|jpg|webp|pdf|odt|docx|md))"
)


class Seen(NamedTuple):
    """What fetching, listing and checking the whole corpus gave, by ref."""

    refused: Mapping[str, str]
    told: tuple[Ran, ...]
    assessed: Mapping[str, Assessed]
    workspace: Workspace


@contextmanager
def no_longer_than(seconds: int, name: str) -> Iterator[None]:
    """Ends what never ends."""

    def stop(*_: object) -> None:
        pytest.fail(f"{name}: still at it after {seconds} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def see(corpus: Attacked) -> Seen:
    """Take the corpus in, as the commands do, and check each suggestion of it."""
    root = corpus.checkout.root
    fetched = english(root, "intake", "fetch")
    listed = english(root, "intake", "list", "--format", "json")
    told = (fetched, listed, playbook(root, "intake", "list", "--lang", "fr"))
    refused = dict(re.findall(r"(?m)^refused: (\S+): (.*)$", fetched.err))
    workspace = read_workspace(root)
    assert workspace.edition
    (remote,) = workspace.edition.reference.policy.value.remotes
    assert set(Quarantine(root).heads(remote)).isdisjoint(refused)
    found = {}
    assert workspace.main
    path, inbox = Quarantine(root).path, workspace.inbox
    commit = Quarantine(root).take_main_in()
    judged = assess(path, workspace.main, merged(path, commit, tuple(inbox.open.values())))
    for one in judged:
        case = corpus.built.refs[one.suggestion.ref]
        assert inbox.outlines[one.suggestion.id].findings == len(one.findings), case.name
        found[one.suggestion.ref] = one
        if len(found) % _EACH == 0:
            with no_longer_than(_SECONDS, case.name):
                alone = workspace.assessed(one.suggestion.id)
            assert alone, case.name
            assert alone.findings == one.findings, case.name
    return Seen(refused, told, found, workspace)


# A check of one suggestion alone is the same as in the whole inbox: each so many are held against.
_EACH: Final = 10


def fate_of(ref: str, seen: Seen) -> tuple[Fate, str]:
    """What happened to a suggestion, and what was told of it."""
    if ref in seen.refused:
        return Fate.NOT_FETCHED, seen.refused[ref]
    if ref not in seen.assessed:
        return Fate.IGNORED, ""
    one = seen.assessed[ref]
    codes = " ".join(sorted({finding.code for finding in one.findings}))
    if one.refused:
        return Fate.REFUSED, codes
    if one.apart:
        return Fate.APART, codes
    return Fate.FINDING if re.search("MET", codes) else Fate.KEPT, codes


def is_as_told(case: Case, ref: str, seen: Seen) -> bool:
    """Whether a case met its fate, and all its codes were told."""
    fate, told = fate_of(ref, seen)
    meant = {Fate.FINDING, Fate.KEPT} if case.fate is Fate.FINDING else {case.fate}
    return fate in meant and all(code in told for code in case.codes)


def forbidden(one: Assessed) -> list[str]:
    """What policy forbids of what a suggestion that is not refused would carry into main."""
    if one.refused:
        return []
    carried = [
        change for change in one.suggestion.changes
        if change.blob and change.path not in {*one.apart, "suggestion.yml"}
    ]  # fmt: skip
    wrong = [
        change.path
        for change in carried
        # Of a file that is marked as a program, `apply` takes in the bytes alone.
        if change.mode not in {"100644", "100664", "100755"}
        or not _CARRIED.fullmatch(change.path)
        or not all(map(_NAME.fullmatch, change.path.split("/")))
        or len(change.path.encode()) > 120
    ]
    sizes = [file.after.size for file in one.proposed.files if file.after]
    too_large = len(carried) > 200 or sum(sizes) > 20 * 2**20 or max(sizes, default=0) > 10 * 2**20
    return [*wrong, *(["too large"] if too_large else [])]


def test_there_are_more_than_three_hundred_cases_in_ten_classes() -> None:
    least = {
        "ref names": 30,
        "tree names": 45,
        "modes": 15,
        "configuration": 25,
        "front matter": 60,
        "markup": 70,
        "snippets": 10,
        "addresses": 15,
        "characters": 15,
        "bombs": 15,
    }
    assert {name: len(cases) >= least[name] for name, cases in CLASSES.items()} == dict.fromkeys(
        least, True
    )
    assert len(CASES) >= 300
    assert [name for name, count in Counter(one.name for one in CASES).items() if count > 1] == []
    assert set(Fate) == {case.fate for case in CASES}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    return attacked(tmp_path_factory.mktemp("corpus"), CASES)


def test_each_case_meets_its_fate_and_no_word_of_it_is_told(corpus: Attacked) -> None:
    seen = see(corpus)
    wrong = {
        case.name: fate_of(ref, seen)
        for ref, case in corpus.built.refs.items()
        if not is_as_told(case, ref, seen)
    }
    assert wrong == {}
    assert {ref: bad for ref, one in seen.assessed.items() if (bad := forbidden(one))} == {}
    assert [ran.code for ran in seen.told] == [0, 0, 0]
    for ran in seen.told:
        assert CANARY not in (ran.out + ran.err).casefold()
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", ran.out + ran.err)
    assert seen.workspace.edition
    assert CANARY not in repr(queue_of(seen.workspace.inbox, seen.workspace.edition)).casefold()
    kept = Quarantine(corpus.checkout.root).path / "outlines.json"
    assert CANARY not in kept.read_text(encoding="utf-8").casefold()
    for ref, case in corpus.built.refs.items():
        if case.fate is Fate.KEPT and (words := words_of(case)):
            pages = {
                after.path: after.content for _, after in seen.assessed[ref].proposed.pages if after
            }
            assert pages[TALK] == words, case.name


def test_what_is_refused_once_is_refused_again_and_nothing_else_is_asked_for(
    tmp_path: Path,
) -> None:
    """A fetch that fails leaves no object behind that the next one would find and trust."""
    cases = [case for case in CLASSES["configuration"] if case.fate is Fate.NOT_FETCHED]
    one = attacked(tmp_path, cases)
    first = english(one.checkout.root, "intake", "fetch")
    (tmp_path / "checkout/.playbook/quarantine.git/refused-main").unlink()
    assert english(one.checkout.root, "intake", "fetch").err == first.err
    assert english(one.checkout.root, "intake", "fetch").err == first.err
    assert english(one.checkout.root, "intake", "list").out == ""
