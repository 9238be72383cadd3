"""A throwaway repository in which patches become commits, and its index is the only thing touched.

Invariants:
- no work tree, no configuration, hook, filter or attribute of anybody takes part;
- it borrows the quarantine's objects and writes its own: the quarantine takes from it what its fsck
  lets through, and the rest is deleted with it;
- git takes no more memory at once and no more time than the limits, whatever a patch asks for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playbook.intake.git_process import Limits, run
from playbook.intake.mail_header import Author
from playbook.intake.object_format import format_of
from playbook.intake.series import Proposal

_LIMITS: Final = Limits(memory=16 * 1024 * 1024, seconds=10)
# Who puts patches on their base: no person, so that nobody is said to have written another's work.
_COMMITTER: Final = "playbook intake <intake@playbook.invalid>"
_APPLY: Final = (
    "-c",
    "core.protectHFS=true",
    "-c",
    "core.protectNTFS=true",
    "-c",
    "core.attributesFile=/dev/null",
    "-c",
    "apply.ignoreWhitespace=no",
    "apply",
    "--cached",
    "--whitespace=nowarn",
)


class Workshop:
    """Makes commits of patches; open it with `workshop`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def commit(self, proposal: Proposal, base: str) -> str:
        """The id of the last commit of a suggestion on a base; the same for the same. GitError.

        A cover letter is a commit after the others that changes nothing.
        """
        run(self.path, "read-tree", base)
        head, tree = base, ""
        for patch in proposal.patches:
            run(self.path, *_APPLY, stdin=patch.diff, limits=_LIMITS)
            tree = run(self.path, "write-tree").decode().strip()
            head = self._commit(tree, head, patch.author, patch.message)
        cover = proposal.cover
        return self._commit(tree, head, cover.author, cover.words) if cover else head

    def base_of(self, head: str, proposal: Proposal) -> str:
        """The commit that a head was put on, were it this suggestion's. GitError."""
        commits = len(proposal.patches) + bool(proposal.cover)
        return (
            run(self.path, "rev-parse", "--verify", "--quiet", f"{head}~{commits}").decode().strip()
        )

    def _commit(self, tree: str, parent: str, author: Author, message: str) -> str:
        name, address, date = author
        text = (
            f"tree {tree}\nparent {parent}\nauthor {name} <{address}> {date}\n"
            f"committer {_COMMITTER} {date}\n\n{message}\n"
        )
        arguments = ("hash-object", "-t", "commit", "-w", "--stdin")
        return run(self.path, *arguments, stdin=text.encode()).decode().strip()


@contextmanager
def workshop(quarantine: Path) -> Iterator[Workshop]:
    """A workshop within the quarantine, gone afterwards. Raises GitError."""
    with TemporaryDirectory(dir=quarantine, prefix="mail-") as folder:
        path = Path(folder)
        named = f"--object-format={format_of(quarantine)}"
        run(path, "init", "--quiet", "--bare", "--template=", named)
        borrowed = path / "objects" / "info"
        borrowed.mkdir(parents=True, exist_ok=True)
        # From this folder: a path in full would have to be quoted for git.
        (borrowed / "alternates").write_text("../../objects\n", encoding="utf-8")
        yield Workshop(path)
