"""The invariants of the intake, one test each, and what no module may ask of GitPython."""

from __future__ import annotations

import ast
import datetime as dt
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from playbook.intake.assessment import Assessed
from playbook.intake.doors import doorways, is_ref_name, places
from playbook.intake.git_process import GitError, run
from playbook.intake.inbox import queue_of
from playbook.intake.objects import contents, kinds, read, sizes
from playbook.intake.quarantine import Quarantine
from playbook.model.remote import Remote
from playbook.workspace import read_workspace
from tests.checkouts import ROOT, Checkout
from tests.cli.running import english
from tests.forge import PAGE, add_commit, add_object, entry, make_forge, suggest
from tests.processes import counted_processes

DAY: Final = dt.date(2026, 11, 20)
POLICY: Final = "docs/records/policy.yml"
TALK: Final = "docs/en/methods/talk.md"
SEED: Final = 20261122
MANY: Final = 10_000


@pytest.fixture
def forge(checkout: Checkout, tmp_path: Path) -> Checkout:
    root = tmp_path / "forge.git"
    remote = f"{{name: main, url: 'file://{root}', main: true}}"
    checkout.write(POLICY, f"{checkout.read(POLICY)}\nremotes:\n  - {remote}\n")
    checkout.commit("Say where suggestions come from")
    return make_forge(checkout, root)


@pytest.fixture
def remote(forge: Checkout) -> Remote:
    return Remote(name="main", url=f"file://{forge.root}", main=True)


@pytest.fixture
def quarantine(checkout: Checkout) -> Quarantine:
    opened = Quarantine(checkout.root)
    opened.open()
    return opened


def assessed(checkout: Checkout, suggestion: str) -> Assessed:
    found = read_workspace(checkout.root).assessed(suggestion)
    assert found
    return found


def codes(one: Assessed) -> set[str]:
    return {finding.code for finding in one.findings}


def state(root: Path) -> dict[str, bytes]:
    """Every file below a folder but for the quarantine."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".playbook" not in path.parts
    }


def test_1_the_quarantine_checks_objects_runs_no_hook_and_speaks_few_protocols(
    checkout: Checkout,
    forge: Checkout,
    remote: Remote,
    quarantine: Quarantine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trace = checkout.root.parent / "ran"
    for name in ("reference-transaction", "post-checkout", "pre-auto-gc", "post-index-change"):
        hook = quarantine.path / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\ntouch '{trace}'\n")
        hook.chmod(0o755)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_EXTERNAL_DIFF", "GIT_SSH_COMMAND"):
        monkeypatch.setenv(name, str(trace))
    blob = forge.git("rev-parse", "main:docs/records/policy.yml", GIT_DIR=str(forge.root))
    inside = add_object(forge, b"tree", entry("100644", "config", blob))
    hostile = add_commit(forge, add_object(forge, b"tree", entry("40000", ".git", inside)))
    good = forge.git("rev-parse", "main", GIT_DIR=str(forge.root))
    for number, commit in ((1, hostile), (2, good)):
        forge.git("update-ref", f"refs/pull/{number}/head", commit, GIT_DIR=str(forge.root))
    fetched = quarantine.fetch(remote, DAY)
    assert fetched.new == ("refs/pull/2/head",)
    assert "hasDotgit" in dict(fetched.refused)["refs/pull/1/head"]
    with pytest.raises(GitError):
        run(quarantine.path, "cat-file", "-e", hostile)
    assert not trace.exists()
    for url in (f"ext::touch {trace}", "git://127.0.0.1/x", "http://127.0.0.1/x", f"{forge.root}"):
        with pytest.raises(GitError, match="not allowed"):
            run(quarantine.path, "ls-remote", "--end-of-options", url, protocols=("ext", "git"))
    assert not trace.exists()


def fuzzed() -> list[str]:
    """Strings made of what options, shells, revisions, paths and terminals are made of."""
    made = random.Random(SEED)  # noqa: S311 - the same strings each time
    parts = (
        *("--output=x", "-x", "--upload-pack=touch x", "--", "--end-of-options", "-c", "--stdin"),
        *(
            "$(id)",
            "`id`",
            ";id",
            "|id",
            "&&id",
            "> x",
            "\n",
            "\r",
            "\t",
            "\0",
            " ",
            "'",
            '"',
            "\\",
        ),
        *("HEAD", "@", "@{-1}", "@{u}", "^{commit}", "^", "~1", "..", "...", ":", ":/x", ":(top)"),
        *("refs/", "heads/", "pull/", "/head", "refs/pull/", "refs/changes/", ".lock", "//", "*"),
        *("a" * 39, "a" * 41, "a" * 63, "A" * 40, "g" * 40, "0x", "pr-", "mr-", "ch-", "br-", "é"),
        *("\u202e", "\u200b", "\x1b[31m", "\ud800", "１２", "١٢", "-1", "1e3", "%s", "{0}", "../"),
        *("file:///etc", "ext::sh", "main", "refs/heads/main", "info/", "objects/"),
    )
    return ["".join(made.choices(parts, k=made.randint(1, 5))) for _ in range(MANY)]


_SPY: Final = """#!/bin/sh
printf '%s\\n' "$@" >>'{log}'
case " $* " in *" ls-remote "*) cat '{listing}' ;; *" --stdin "*|*" --batch"*) cat >>'{log}' ;; esac
"""


def test_2_a_ref_name_or_an_id_from_elsewhere_is_never_an_argument(
    quarantine: Quarantine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strings = fuzzed()
    assert len(set(strings)) > MANY * 0.7
    log, listing, programs = tmp_path / "log", tmp_path / "listing", tmp_path / "programs"
    programs.mkdir()
    lines = "".join(f"{'b' * 40}\t{one}\n" for one in strings)
    listing.write_bytes(lines.encode("utf-8", "surrogatepass"))
    spy = programs / "git"
    spy.write_text(_SPY.format(log=log, listing=listing))
    spy.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs), prepend=":")
    remote = Remote(name="main", url="file:///nowhere", main=True)
    with_branches = Remote(name="main", url="file:///nowhere", main=True, branches="suggest/")
    assert quarantine.fetch(remote, DAY).new == ()
    for ask in (sizes, kinds):
        assert ask(quarantine.path, strings) == {}
    assert contents(quarantine.path, strings, 1000) == read(quarantine.path, strings) == {}
    asked = [place for one in strings for place in places(with_branches, one)]
    numbered = re.compile(r"refs/(?:[a-z-]+/[0-9]+/(?:head|from)|changes/[0-9]{2}/[0-9]+/)")
    assert [
        one for one in asked if not numbered.fullmatch(one) and one != "refs/heads/suggest/"
    ] == []
    branches = [f"refs/heads/suggest/{one}" for one in strings]
    taken = doorways(with_branches, branches)
    assert all(is_ref_name(ref) and not re.search(r"[\x00-\x20\x7f]", ref) for ref in taken)
    seen = log.read_text()
    assert "ls-remote" in seen
    told = set(seen.split("\n"))
    ours = {"--", "--end-of-options", "--stdin", "-c", "HEAD", "main", ""}
    assert [one for one in strings if one not in ours and one in told] == []


def test_3_trees_and_blobs_are_read_as_objects_and_nothing_is_checked_out(
    checkout: Checkout, forge: Checkout, remote: Remote, quarantine: Quarantine
) -> None:
    suggest(checkout, forge, "refs/pull/1/head", {TALK: "Changed.", PAGE: "New."})
    link = forge.git("rev-parse", f"main:{POLICY}")
    tree = forge.git("rev-parse", "main^{tree}")
    entries = forge.git("ls-tree", "-z", tree).split("\0")[:-1]
    written = [line.partition("\t") for line in entries]
    content = b"".join(
        entry(one.split(" ")[0].lstrip("0"), name, one.split(" ")[2]) for one, _, name in written
    )
    hostile = add_object(forge, b"tree", content + entry("120000", "zz", link))
    head = add_commit(forge, hostile, forge.git("rev-parse", "main"))
    forge.git("update-ref", "refs/pull/2/head", head)
    with counted_processes() as started:
        quarantine.fetch(remote, DAY)
        assert "TRE001" in codes(assessed(checkout, "pr-2"))
        assert read_workspace(checkout.root).inbox.outlines.keys() == {"pr-1", "pr-2"}
    words = {word for command in started for word in command}  # type: ignore[attr-defined]
    assert words.isdisjoint(
        {"checkout", "archive", "worktree", "submodule", "clone", "checkout-index", "read-tree"}
    )
    assert run(quarantine.path, "rev-parse", "--is-bare-repository") == b"true\n"
    assert not (quarantine.path / "index").exists()
    names = {path.name for path in quarantine.path.rglob("*") if path.is_file()}
    assert not names.intersection({"talk.md", "more.md", "zz", "FETCH_HEAD"})


def test_4_what_judges_a_suggestion_is_mains(
    checkout: Checkout, forge: Checkout, remote: Remote, quarantine: Quarantine
) -> None:
    vocabulary = "docs/records/vocabulary.yml"
    talk = checkout.read(TALK).replace("mode: [in_person]", "mode: [by_pigeon]")
    known = checkout.read(vocabulary).replace("id: in_person", "id: by_pigeon")
    assert "by_pigeon" in talk
    assert "by_pigeon" in known
    suggest(checkout, forge, "refs/pull/1/head", {TALK: talk})
    suggest(checkout, forge, "refs/pull/2/head", {TALK: talk, vocabulary: known, "mkdocs.yml": "x"})
    quarantine.fetch(remote, DAY)
    alone, together = (assessed(checkout, f"pr-{number}") for number in (1, 2))
    assert "PAG011" in codes(alone)
    assert codes(together) == codes(alone) | {"SUG014"}
    assert together.apart == (vocabulary, "mkdocs.yml")
    assert together.proposed.lists == ()


def test_5_a_strangers_words_steer_no_terminal_and_are_in_no_queue(
    checkout: Checkout, forge: Checkout, remote: Remote, quarantine: Quarantine
) -> None:
    said = "title: <script>wicked</script>\nwhy: wicked {{ words }}\nlanguage: en\n"
    files = {
        TALK: f"{checkout.read(TALK)}\nwicked\x1b]0;wicked\x07\u202e\n",
        "suggestion.yml": said,
    }
    suggest(checkout, forge, "refs/pull/1/head", files)
    for number in (2, 3):
        words = f"{checkout.read(TALK)}\n## Wicked {{#wicked}}\n\nWords {number}.\n"
        suggest(checkout, forge, f"refs/pull/{number}/head", {TALK: words})
    quarantine.fetch(remote, DAY)
    ran = [english(checkout.root, "intake", name, "pr-1") for name in ("show", "check")]
    assert "<script>wicked</script>" in ran[0].out
    for one in ran:
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", one.out + one.err)
    workspace = read_workspace(checkout.root)
    assert workspace.edition
    queue = queue_of(workspace.inbox, workspace.edition)
    assert [one.id for one in queue.waiting] == ["pr-1", "pr-2", "pr-3"]
    (shared,) = queue.overlaps
    assert (shared.suggestions, shared.waiting, shared.block) == ((), 2, "tips")
    assert shared.conflict
    assert "wicked" not in repr(queue)


def test_6_who_wrote_a_suggestion_is_a_claim_that_is_shown_nowhere(
    checkout: Checkout, forge: Checkout, remote: Remote, quarantine: Quarantine
) -> None:
    checkout.git("checkout", "-q", "--detach", "main")
    checkout.write(TALK, "Changed.")
    names = {"GIT_AUTHOR_NAME": "Wicked", "GIT_COMMITTER_NAME": "Wicked"}
    mails = {"GIT_AUTHOR_EMAIL": "wicked@a.example", "GIT_COMMITTER_EMAIL": "wicked@a.example"}
    checkout.git("commit", "-q", "-a", "-m", "Change", **names, **mails)
    checkout.git("push", "-q", str(forge.root), "HEAD:refs/pull/1/head")
    checkout.git("checkout", "-q", "main")
    quarantine.fetch(remote, DAY)
    for arguments in (["list"], ["list", "--format", "json"], ["show", "pr-1"], ["check", "pr-1"]):
        ran = english(checkout.root, "intake", *arguments)
        assert "wicked" not in (ran.out + ran.err).casefold()
    workspace = read_workspace(checkout.root)
    assert "wicked" not in repr((workspace.queue, workspace.inbox)).casefold()


def test_7_reading_the_queue_changes_nothing_but_the_quarantine_and_asks_no_remote(
    checkout: Checkout, forge: Checkout, remote: Remote, quarantine: Quarantine
) -> None:
    suggest(checkout, forge, "refs/pull/1/head", {TALK: "Changed."})
    quarantine.fetch(remote, DAY)
    forge.root.rename(forge.root.with_name("away.git"))
    before = state(checkout.root.parent)
    with counted_processes() as started:
        assert english(checkout.root, "intake", "list").out.startswith("pr-1: methods/talk;")
        assert english(checkout.root, "intake", "check", "pr-1").code == 1
        assert english(checkout.root, "intake", "conflicts").code == 0
        assert read_workspace(checkout.root).queue.waiting
    assert state(checkout.root.parent) == before
    words = [word for command in started for word in command]  # type: ignore[attr-defined]
    assert [word for word in words if "://" in word or word == "ls-remote"] == []


_USED: Final = {"Repo", "GitError"}
_BANNED: Final = frozenset(
    {
        *("git", "config_writer", "clone", "clone_from", "init", "archive", "bundle"),
        *("submodule", "submodules", "create_submodule", "iter_submodules", "submodule_update"),
        *(
            "checkout",
            "remote",
            "remotes",
            "create_remote",
            "fetch",
            "pull",
            "push",
            "iter_commits",
        ),
        *("create_head", "create_tag", "set_reference", "set_commit", "delete_head", "rev_parse"),
        *("diff", "blame", "execute", "merge_base", "is_ancestor", "untracked_files"),
    }
)


def misused(source: str) -> Iterator[str]:
    """What a module asks of GitPython that nobody may: what runs git with words of others."""
    tree = ast.parse(source)
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    named = {alias.name for node in imports for alias in node.names if isinstance(node, ast.Import)}
    named |= {str(node.module) for node in imports if isinstance(node, ast.ImportFrom)}
    if not any(name.split(".")[0] == "git" for name in named):
        return
    yield from (f"import of {name}" for name in named if name.startswith("git."))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "git":
            yield "from git import"
        if isinstance(node, ast.Attribute):
            of_module = isinstance(node.value, ast.Name) and node.value.id == "git"
            if node.attr in _BANNED or (of_module and node.attr not in _USED):
                yield ast.unparse(node)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"getattr", "setattr"}:
            yield ast.unparse(node)


def test_no_module_asks_gitpython_to_run_git() -> None:
    modules = {path: path.read_text() for path in ROOT.glob("playbook/**/*.py")}
    found = {path.name: list(misused(source)) for path, source in modules.items()}
    assert {name: uses for name, uses in found.items() if uses} == {}
    users = [
        path.name for path, source in modules.items() if re.search(r"(?m)^import git$", source)
    ]
    assert users == ["own_git.py"]


@pytest.mark.parametrize(
    "use",
    [
        "git.Repo('x').git.log('--output=x')",
        "repo.git.diff(x)",
        "git.Git('x')",
        "git.Repo.clone_from(url, path)",
        "repo.clone(path)",
        "repo.config_writer()",
        "repo.submodules",
        "repo.create_submodule('x')",
        "repo.archive(stream)",
        "repo.index.checkout()",
        "git.cmd.Git().execute(x)",
        "getattr(repo, 'git')",
        "repo.remotes.origin.fetch()",
    ],
)
def test_what_is_banned_is_seen(use: str) -> None:
    assert list(misused(f"import git\nrepo = git.Repo('.')\n{use}\n"))
