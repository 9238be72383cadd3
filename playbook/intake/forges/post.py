"""What is told on a forge of a suggestion that was checked: one comment, and a status.

Invariants:
- a comment is changed only where both its first line and its account are our own: a stranger who
  copies the line neither has words put into a comment of theirs nor keeps ours away;
- what is told stands in a comment as it is: nobody is called by it, no command of the forge, no
  HTML and no link comes of it, whatever a stranger wrote into a page.
"""

from __future__ import annotations

import re
from typing import Final

from pydantic import SecretStr

from playbook.intake.forges.choose import forge_of
from playbook.intake.forges.error import NO_COMMIT, ForgeError
from playbook.intake.forges.forge import Comment, Forge, Outcome
from playbook.model.finding import Words
from playbook.model.remote import Remote
from playbook.model.text import visible

_COMMIT: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
MARKER: Final = "<!-- playbook: findings -->"
# GitHub takes 65,536 characters.
_LENGTH: Final = 60_000
_DESCRIPTIONS: Final[dict[Outcome, Words]] = {
    "success": Words("nothing at error level", "rien de niveau erreur"),
    "failure": Words("errors were found", "des erreurs ont été trouvées"),
    "error": Words("the check did not end", "la vérification n’a pas abouti"),
}
_CUT: Final = Words(
    "… the rest is too long for a comment", "… la suite est trop longue pour un commentaire"
)


def post_findings(
    remote: Remote, number: int, head: str, findings_text: str, state: Outcome, token: SecretStr
) -> bool:
    """Set a commit's status, and say what was found in the one comment that is ours.

    The status comes first: it is what a branch rule waits for. What is said already is not said
    again. False where no request to main is open: then nothing is said. Raises ForgeError.
    """
    if not _COMMIT.fullmatch(head):
        raise ForgeError(NO_COMMIT)
    forge = forge_of(remote, token)
    if not forge.request(number).is_open:
        return False
    description = f"{_DESCRIPTIONS[state].en} / {_DESCRIPTIONS[state].fr}"
    if not forge.has_status(head, state, description):
        forge.set_status(head, state, description)
    body = comment_of(findings_text)
    found = _own(forge, number)
    if found is None:
        forge.add_comment(number, body)
    elif found.body.replace("\r\n", "\n").rstrip() != body:
        forge.change_comment(number, found.id, body)
    return True


def comment_of(findings_text: str) -> str:
    """A comment that shows a text as it is, after a line that readers do not see.

    Each line is four blanks in: of all ways to write code this alone can't be ended from within,
    and no line begins with the slash that GitLab takes for a command.
    """
    lines: list[str] = []
    left = _LENGTH
    for line in visible(findings_text).rstrip().split("\n"):
        left -= len(line) + 5
        if left < 0:
            lines.append(f"{_CUT.en} / {_CUT.fr}")
            break
        lines.append(line)
    return "\n".join([MARKER, "", *(f"    {line}".rstrip() for line in lines)])


def _own(forge: Forge, number: int) -> Comment | None:
    """The comment with our line that our account wrote; who we are is asked only if it matters."""
    marked = [one for page in forge.comments(number) for one in page if _is_marked(one)]
    if not marked:
        return None
    myself = forge.myself()
    return next((one for one in marked if one.author == myself), None)


def _is_marked(comment: Comment) -> bool:
    return comment.body.partition("\n")[0].rstrip() == MARKER
