"""Pages and records to start from: valid as they stand, but for what an author must write.

Each such place stands between double braces and says what belongs there; PAG014 and PAG021 name
every one that is left. Values of controlled lists are the list's first, the others stand beside
them in a comment.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final, get_args

from playbook.model.edition import Reference
from playbook.model.finding import Words
from playbook.model.proposal import Proposal
from playbook.model.reference import Block
from playbook.model.text import Language, Value, on_one_line
from playbook.rules.dates import months_after

_TITLE: Final = Words(
    "title of {id}, at most 60 characters", "titre de {id}, au plus 60 caractères"
)
_DESCRIPTION: Final = Words(
    "one or two sentences, at most 130 characters", "une ou deux phrases, au plus 130 caractères"
)
_KEYWORD: Final = Words("words people type for this", "mots que les gens tapent pour cela")
_PROSE: Final = Words("write: {label}", "rédigez : {label}")
_ITEM: Final = Words("an item, with its source", "un élément, avec sa source")
_SCALE: Final = Words("the scale of answers", "l’échelle des réponses")
_FORMULA: Final = Words("how the figure is worked out", "comment le chiffre est calculé")


def _or(others: str) -> Words:
    """What a field could say instead, as a comment."""
    return Words(f"or: {others}", f"ou : {others}")


# What stands beside a field in a comment: its values, and what each asks for.
_STATUS: Final = Words(
    "then: in_review, approved; or: self_assessed", "puis : in_review, approved; ou : self_assessed"
)
_FACTORS: Final = Words(
    "relevant; considered_not_relevant, with a note; unknown, with a gap",
    "relevant; considered_not_relevant, avec une note; unknown, avec une lacune (gap)",
)
_ANSWERS: Final = Words(
    "met; partly or not_met, with action and due; not_applicable, with a reason",
    "met; partly ou not_met, avec action et due; not_applicable, avec une raison (reason)",
)
_DURATION: Final = Words("ISO 8601: P2D, PT2H, P3W", "ISO 8601 : P2D, PT2H, P3W")

_OPTIONAL: Final = (
    Words("why: what it is for, and for whom", "why: à quoi et à qui elle sert"),
    Words("segments: [id-of-a-segment-page]", "segments: [identifiant-d-une-page-de-segment]"),
    Words(
        "gba_note: whom it could help or leave out",
        "gba_note: qui elle peut aider ou laisser de côté",
    ),
    Words("name: shown only with `consent: true`", "name: affiché seulement avec `consent: true`"),
)
_PRACTICE: Final = ("effort", "cost", "maturity")
# What each type asks for beyond the common fields: a list's name, or the lines themselves.
_LISTED: Final[Mapping[str, tuple[str, ...]]] = {
    "play": _PRACTICE,
    "method": (*_PRACTICE, "level", "group_size"),
}
_LINES: Final[Mapping[str, tuple[tuple[str, Words | None], ...]]] = {
    "method": (
        ("prep_time: P1D", _DURATION),
        ("run_time: PT1H", None),
        ("elapsed: P2W", None),
        ("por_check: required", _or("not_required")),
        ("personal_info: collected", _or("not_collected")),
        ("consent: required", _or("not_required")),
    ),
    "segment": (
        ("vulnerable: false", None),
        ("reach: direct", _or("via_partner, advocate")),
    ),
    "measure": (("frequency: P1M", None),),
}


def page_skeleton(
    page_type: str,
    page_id: str,
    language: Language,
    original: Language,
    reference: Reference,
    day: dt.date,
) -> str:
    """A new page of a type in one language; `original` is the one that it is written in first."""
    lines = [
        "---",
        *_common(page_type, page_id, language, reference, day),
        *(() if language is original else ("translation: {status: translated}",)),
        *_type_fields(page_type, language, reference),
        "---",
        *_body(page_type, language, reference),
    ]
    return "\n".join(lines) + "\n"


def _common(
    page_type: str, page_id: str, language: Language, reference: Reference, day: dt.date
) -> Iterator[str]:
    yield f"id: {page_id}"
    yield f"lang: {language.value}"
    yield f"type: {page_type}"
    yield f'title: "{_braced(_TITLE.in_(language).format(id=page_id))}"'
    yield f"description: {_quoted(_DESCRIPTION, language)}"
    yield f"keywords: [{_quoted(_KEYWORD, language)}]"
    yield "status: draft"
    yield f'introduced: "{reference.policy.value.edition}"'
    for name in ("date_created", "date_modified", "last_reviewed"):
        yield f"{name}: {day.isoformat()}"
    yield f"owner: {reference.owners.value.ids[0]}"
    yield "related: []"
    yield "sources: []"


def _type_fields(page_type: str, language: Language, reference: Reference) -> Iterator[str]:
    yield from (_listed(name, reference, language) for name in _LISTED.get(page_type, ()))
    yield from (_beside(*line, language) for line in _LINES.get(page_type, ()))
    match page_type:
        case "method":
            yield _listed("mode", reference, language, many=True)
        case "segment":
            facet = _listed("societal_group", reference, language, many=True)
            yield f"facets:\n  {facet}"
        case "measure":
            yield f"scale: {_quoted(_SCALE, language)}"
            yield f"formula: {_quoted(_FORMULA, language)}"
        case "case":
            yield _listed("opsi_status", reference, language, many=True)
        case "lesson":
            yield f'learned_on: "{reference.as_of.year}"'
            yield _beside("state: captured", _or("acted_on, no_change_needed"), language)
        case "guideline":
            yield f"code: {next(iter(reference.guidelines), 'SQ_00000')}"
        case _:
            pass


def _listed(name: str, reference: Reference, language: Language, *, many: bool = False) -> str:
    """A field with the first value of the list of its name, and the others in a comment."""
    first, *others = reference.vocabulary.value.ids(name) or ("none",)
    value = f"[{first}]" if many else first
    return _beside(f"{name}: {value}", _or(", ".join(others)) if others else None, language)


def _beside(line: str, comment: Words | None, language: Language) -> str:
    """A line, with what a comment beside it says to its author."""
    return f"{line}  # {comment.in_(language)}" if comment else line


def _body(page_type: str, language: Language, reference: Reference) -> Iterator[str]:
    described = reference.types.value.of(page_type)
    for block in described.blocks if described else ():
        yield f"## {block.label.in_(language)} {{#{block.id}}}"
        yield ""
        yield _block_text(block, language)
        yield ""


def _block_text(block: Block, language: Language) -> str:
    if block.form == "list":
        return f"- {_braced(_ITEM.in_(language))}"
    label = block.label.in_(language)
    return _braced(_PROSE.in_(language).format(label=label))


def _braced(text: str) -> str:
    return f"{{{{ {text} }}}}"


def _quoted(words: Words, language: Language) -> str:
    return f'"{_braced(words.in_(language))}"'


def _both(en: str, fr: str) -> str:
    """A text of a record that is left to write, in both languages."""
    return f'{{en: "{_braced(en)}", fr: "{_braced(fr)}"}}'


def record_skeleton(page_id: str, language: Language, reference: Reference, day: dt.date) -> str:
    """A new GBA Plus record, its comments in one language.

    Every factor and every question of the checklist stands in it.
    """
    return "\n".join(_record(page_id, language, reference, day)) + "\n"


def _record(page_id: str, language: Language, reference: Reference, day: dt.date) -> Iterator[str]:
    until = months_after(day, reference.policy.value.gba.valid_months)
    roles = reference.owners.value.ids
    analyst = next((role for role in roles if "analyst" in role), roles[0])
    yield f"id: {page_id}"
    yield _beside("status: draft", _STATUS, language)
    others = "impacts_accepted, no_differential_impact, not_applicable"
    yield _beside("conclusion: impacts_mitigated", _or(others), language)
    yield _beside("timing: early", _or("mid, late"), language)
    yield f"started_on: {day.isoformat()}"
    yield f"valid_until: {until.isoformat()}"
    yield f"roles: {{analyst: {analyst}}}"
    yield f"target_group: {_both('whom the page is about', 'qui est visé par la page')}"
    yield f"issue: {_both('what could go wrong for whom', 'ce qui pourrait nuire, et à qui')}"
    yield "assumptions:"
    yield f"  - assumption: {_both('what you take for granted', 'ce que vous tenez pour acquis')}"
    yield f"    challenged_by: {_both('what questions it', 'ce qui le remet en question')}"
    yield _beside("    result: open", _or("held, changed"), language)
    yield from _factors(reference, language)
    yield from _facts(day, reference.vocabulary.value.ids("factors")[0], language)
    yield from _impacts(analyst, day, language)
    yield from _checklist(reference, language)
    yield from _follow_up(reference, analyst, day)


def _factors(reference: Reference, language: Language) -> Iterator[str]:
    factors = reference.vocabulary.value.ids("factors")
    yield _beside("factors:", _FACTORS, language)
    for factor in factors:
        yield f"  - factor: {factor}"
        yield "    status: relevant"
        yield f"    note: {_both('how it matters here', 'son importance ici')}"
    yield "intersections:"
    yield f"  - factors: [{', '.join(factors[:2])}]"
    yield f"    note: {_both('how they act together', 'comment ils se combinent')}"


def _facts(day: dt.date, factor: str, language: Language) -> Iterator[str]:
    yield "data_sources:"
    yield "  - id: DS-1"
    yield f"    title: {_both('what you read or heard', 'ce que vous avez lu ou entendu')}"
    yield f"    year: {day.year}"
    yield _beside("    kind: qualitative", _or("quantitative, lived_experience"), language)
    yield f"    disaggregated_by: [{factor}]"
    yield f"    limits: {_both('what it does not say', 'ce que cela ne dit pas')}"
    yield "    used_in: [F-1]"
    yield _beside("not_consulted:", _or("consulted, advocate_used"), language)
    why = _both(
        "why nobody was consulted, in 40 characters or more",
        "pourquoi personne n’a été consulté, en 40 caractères ou plus",
    )
    yield f"  reason: {why}"
    yield "findings:"
    yield "  - id: F-1"
    yield f"    statement: {_both('what the facts show', 'ce que montrent les faits')}"
    yield "    evidence: [DS-1]"
    yield f"    factors: [{factor}]"


def _impacts(analyst: str, day: dt.date, language: Language) -> Iterator[str]:
    yield "impacts:"
    yield "  - id: IMP-1"
    yield f"    group: {_both('who is affected', 'qui est touché')}"
    yield _beside("    kind: barrier", _or("benefit, negative, neutral"), language)
    yield f"    description: {_both('how they are affected', 'de quelle façon')}"
    yield _beside("    severity: low", _or("medium, high"), language)
    yield "    findings: [F-1]"
    yield "    mitigation:"
    yield f"      action: {_both('what is done about it', 'ce qui est fait à ce sujet')}"
    yield f"      owner: {analyst}"
    yield f"      due: {months_after(day, 6).isoformat()}"
    yield _beside("      status: planned", _or("in_place, not_possible"), language)
    yield f"    indicator: {_both('what will show a change', 'ce qui montrera un changement')}"


def _checklist(reference: Reference, language: Language) -> Iterator[str]:
    yield _beside("checklist:", _ANSWERS, language)
    for item in reference.checklist.value.items:
        yield f"  - item: {item.id}  # {on_one_line(item.question.in_(language))}"
        yield "    status: met"
        yield f"    evidence: {_both('what shows it', 'ce qui le montre')}"


def _follow_up(reference: Reference, analyst: str, day: dt.date) -> Iterator[str]:
    yield "monitoring:"
    yield f"  - indicator: {_both('what is watched', 'ce qui est suivi')}"
    yield f"    source: {_both('where the figure comes from', 'd’où vient le chiffre')}"
    yield "    frequency: P6M"
    yield f"    owner: {analyst}"
    yield f"    next_due: {months_after(day, 6).isoformat()}"
    formats = reference.vocabulary.value.ids("accessible_formats")[:1]
    yield (
        f"communication: {{accessible_formats: [{', '.join(formats)}], languages: [en, fr], "
        "imagery_checked: not_applicable}"
    )
    yield f"grf: [{', '.join(reference.vocabulary.value.ids('grf')[:1])}]"
    yield "questions_raised:"
    yield f"  - by: {analyst}"
    yield f"    on: {day.isoformat()}"
    challenge = _both("a question that challenges this", "une question qui remet cela en cause")
    yield f"    question: {challenge}"
    yield f"    answer: {_both('the answer', 'la réponse')}"
    summary_en = _braced("what readers should know, at most 600 characters")
    summary_fr = _braced("ce que le public doit savoir, au plus 600 caractères")
    yield f'summary:\n  en: "{summary_en}"\n  fr: "{summary_fr}"'


def suggestion_skeleton(language: Language) -> str:
    """`suggestion.yml` in the contributor's language; its title is left to write."""
    kinds, reasons = (_choices(Proposal, name) for name in ("kind", "gba_unchanged"))
    lines = (
        "title:",
        f"language: {language.value}",
        f"kind: correction  # {kinds}",
        *(f"# {one.in_(language)}" for one in _OPTIONAL),
        f"# gba_unchanged: wording  # {reasons}",
    )
    return "".join(f"{line}\n" for line in lines)


def _choices(model: type[Value], name: str) -> str:
    """The words that a field allows."""
    annotation = model.model_fields[name].annotation
    words = (one for part in (annotation, *get_args(annotation)) for one in get_args(part))
    return ", ".join(one for one in words if isinstance(one, str))
