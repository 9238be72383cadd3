"""A queue of suggestions on the small edition, as reading a quarantine and a ledger gives it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from playbook.model.finding import Finding, Level, Words
from playbook.model.ledger import LedgerRecord, Said, State, Step
from playbook.model.place import Place
from playbook.model.queue import Assessment, Overlap, PageChange, Queue, Shown, Waiting
from playbook.model.suggestion import Door
from playbook.model.text import Language
from tests.golden.cases import BASE

HEAD: Final = "a" * 40
DIGEST: Final = "0" * 64
TALK: Final = {one: f"docs/{one.value}/methods/talk.md" for one in Language}


def text_of(path: str) -> str:
    """A page of the small edition."""
    return (BASE / path).read_text(encoding="utf-8")


def step(on: str, to: State, **fields: object) -> Step:
    """A step; its digests prove nothing here."""
    told = {"by": "engagement-team", "before": DIGEST, "digest": DIGEST, **fields}
    return Step.model_validate({"on": on, "to": to, **told})


def record(suggestion: str, *steps: Step, **fields: object) -> LedgerRecord:
    """A record of the ledger."""
    told: Mapping[str, object] = {
        "id": suggestion,
        "steps": steps,
        "door": Door.PULL,
        "received_on": dt.date(2026, 11, 2),
        "language": Language.EN,
        "kind": "correction",
        "title": f"Title of {suggestion}",
        "pages": ("talk",),
        **fields,
    }
    return LedgerRecord.model_validate(told)


def talk_changed(
    language: Language, before: str, after: str, *, awaits: bool = False
) -> PageChange:
    """The page about talking with some of its words changed."""
    text = text_of(TALK[language])
    assert before in text
    changed = text.replace(before, after)
    return PageChange(TALK[language], "talk", language, text, changed, awaits)


def finding(code: str, path: str, *, masked: bool = False) -> Finding:
    """What a check says."""
    message = Words(f"`{code}` is `<b>wrong</b>` *here*", f"`{code}` est `<b>faux</b>` *ici*")
    return Finding(
        Place(path, 19, 3), code, Level.ERROR, message, Words("mend it", "corrigez-le"), masked
    )


ACKNOWLEDGED: Final = step("2026-11-05", State.ACKNOWLEDGED, head=HEAD)
ASSESSED: Final = Shown(
    record(
        "pr-12",
        ACKNOWLEDGED,
        step("2026-11-10", State.IN_ASSESSMENT, head=HEAD),
        title="Say how long a talk takes",
        why="People asked *how long*.\n\nThey plan <b>their</b> day.",
        segments=("newcomers",),
        gba_note="Helps people who are paid by the hour.",
        theme="accuracy",
        submitter={"name": "Robin Example", "consent": True},
    ),
    Assessment(
        HEAD,
        pages=(
            talk_changed(Language.EN, "A calm", "A quiet and calm", awaits=True),
            talk_changed(Language.FR, "Une", "Une belle"),
        ),
        files=("docs/assets/new.png",),
        apart=("hooks/<i>.py",),
        findings=(finding("PAG006", TALK[Language.EN]),),
        conflict=True,
        same=("pr-30", "pr-40"),
        near=("pr-13",),
    ),
    moved=True,
)
DECLINED: Final = Shown(
    record(
        "mail-0a1b2c3d",
        ACKNOWLEDGED,
        step(
            "2026-11-20",
            State.DECLINED,
            reason=Said(fr="Cette page ne traite pas de ce sujet."),
            answer=Said(fr="Merci. Voyez la page d’accueil."),
        ),
        door=Door.MAIL,
        language=Language.FR,
        title="Ajouter un plan",
        why="On s’y perd.",
        submitter={"name": "Personne Discrète", "consent": False},
    )
)
DONE: Final = Shown(
    record(
        "br-clearer-ab12",
        ACKNOWLEDGED,
        step(
            "2026-11-09",
            State.ACCEPTED_WITH_CHANGES,
            reason=Said(en="It is clearer.", fr="C’est plus clair."),
            answer=Said(en="Thank you.", fr="Merci."),
        ),
        step("2026-11-12", State.IMPLEMENTED),
        step("2026-11-22", State.RELEASED, edition="2026.11"),
        door=Door.BRANCH,
        title="A clearer title",
        winner_of="2026-11",
        submitter={"name": "Sam Example", "consent": True},
    )
)
OLD: Final = Shown(
    record(
        "pr-3",
        step("2026-07-02", State.ACKNOWLEDGED),
        received_on=dt.date(2026, 7, 1),
        language=Language.FR,
        kind="question",
        title="Une vieille question",
        pages=(),
    ),
    vanished=True,
)
WITHHELD: Final = Shown(record("pr-13", ACKNOWLEDGED, step("2026-11-06", State.WITHHELD)))
WAITING: Final = (
    Waiting("pr-40", Door.PULL, dt.date(2026, 11, 21), ("talk", "no-page-of-main"), 3),
    Waiting("form-0z9y8x7w", Door.FORM, dt.date(2026, 8, 1), ("welcome",), 0),
)
QUEUE: Final = Queue(
    waiting=WAITING,
    shown=(ASSESSED, DECLINED, DONE, OLD, WITHHELD),
    overlaps=(
        Overlap("talk", Language.EN, "tips", ("pr-12",), conflict=True, waiting=1),
        Overlap("talk", Language.EN, "no-heading-of-main", ("pr-12",), conflict=False, waiting=1),
    ),
    touching={"talk": ("pr-12", "pr-40"), "welcome": ("form-0z9y8x7w",)},
)


def many_waiting(count: int) -> Queue:
    """A queue in which so many wait."""
    waiting = tuple(
        Waiting(
            f"pr-{number}",
            Door.PULL,
            dt.date(2026, 1, 1) + dt.timedelta(number % 300),
            ("talk", "welcome"),
            number % 7,
        )
        for number in range(1, count + 1)
    )
    ids = tuple(one.id for one in waiting)
    return Queue(waiting=waiting, touching={"talk": ids, "welcome": ids})
