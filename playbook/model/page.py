"""The metadata of a page: common fields, then the fields of its type.

Values of controlled lists are checked against `vocabulary.yml` by a rule, not here: the lists are
the adopter's. Fixed words of the tool itself (`status`, `por_check`) are enumerated here.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from playbook.model.identifiers import (
    AssetPath,
    BlobId,
    Date,
    Digest,
    Duration,
    EditionId,
    Flag,
    GuidelineCode,
    GuidelineItem,
    PageId,
    PartialDate,
    RoleId,
    SourceId,
    VocabularyId,
    WebAddress,
)
from playbook.model.text import Language, PlainText, Prose, Value

Title = Annotated[PlainText, StringConstraints(max_length=100)]
Description = Annotated[PlainText, StringConstraints(max_length=250)]
Status = Literal["draft", "in_review", "published", "deprecated", "archived"]
ReviewKind = Literal["expert", "staff", "gba_plus", "official_languages", "accessibility"]

# Fields written in the page's own language; all others are the same in both twins.
WORDING: Final = frozenset(
    {
        "lang",
        "title",
        "description",
        "keywords",
        "aliases",
        "change_note",
        "translation",
        "old_paths",
        "best_for",
        "not_for",
        "at",
        "event",
        "name",
        "scale",
        "formula",
        "expansion",
        "abbreviation",
        "url",
        "report",
        "last_reviewed",
        "date_modified",
        "date_created",
    }
)


class SourceUse(Value):
    """A source that the page rests on, and where in it."""

    id: SourceId
    at: PlainText | None = None


class Review(Value):
    """One independent review of the page."""

    kind: ReviewKind
    on: Date
    role: RoleId
    outcome: Literal["accepted", "changes_requested", "rejected"]


class Translation(Value):
    """How a page came out of its twin; `source` is the git blob of the text translated.

    `wording` names what the translation itself said then.
    """

    source: BlobId | None = None
    wording: Digest | None = None
    status: Literal["machine_draft", "translated", "reviewed"]
    reviewed_by: RoleId | None = None


class Evidence(Value):
    """Where a practice was tried: a case page, or a report of use."""

    case: PageId | None = None
    report: PlainText | None = None


class Common(Value):
    """What every page says of itself."""

    id: PageId
    lang: Language
    title: Title
    description: Description
    keywords: tuple[PlainText, ...] = ()
    aliases: tuple[PlainText, ...] = ()
    status: Status
    introduced: EditionId
    date_created: Date
    date_modified: Date
    last_reviewed: Date
    review_in_months: Annotated[int, Field(ge=1, le=60)] | None = None
    owner: RoleId
    audience: tuple[VocabularyId, ...] = ()
    principles: tuple[VocabularyId, ...] = ()
    policy_phase: tuple[VocabularyId, ...] = ()
    purpose: tuple[VocabularyId, ...] = ()
    segments: tuple[PageId, ...] = ()
    implements: tuple[GuidelineItem, ...] = ()
    related: tuple[PageId, ...] = ()
    sources: tuple[SourceUse, ...] = ()
    reviews: tuple[Review, ...] = ()
    translation: Translation | None = None
    old_paths: tuple[PlainText, ...] = ()
    change_note: Prose | None = None
    replaced_by: PageId | None = None

    @property
    def named_pages(self) -> tuple[str, ...]:
        """The pages that fields of the type name, as evidence or as where something applies."""
        return ()


class Practice(Common):
    """A play or a method: something a team does, with its cost and how well it is proved."""

    effort: VocabularyId
    cost: VocabularyId
    maturity: VocabularyId
    evidence: tuple[Evidence, ...] = ()
    prep_time: Duration | None = None
    run_time: Duration | None = None
    elapsed: Duration | None = None
    best_for: tuple[PlainText, ...] = ()
    not_for: tuple[PlainText, ...] = ()

    @property
    def named_pages(self) -> tuple[str, ...]:
        """The cases that prove the practice."""
        return tuple(one.case for one in self.evidence if one.case)


class Guide(Common):
    """A page that explains."""

    type: Literal["guide"]


class Play(Practice):
    """A practice told as a move: when, why, how."""

    type: Literal["play"]
    building_block: VocabularyId | None = None


class Method(Practice):
    """A way to engage people, step by step."""

    type: Literal["method"]
    mode: Annotated[tuple[VocabularyId, ...], Field(min_length=1)]
    level: VocabularyId
    group_size: VocabularyId
    prep_time: Duration
    run_time: Duration
    elapsed: Duration
    skills: tuple[VocabularyId, ...] = ()
    recruitment: tuple[VocabularyId, ...] = ()
    por_check: Literal["required", "not_required"]
    personal_info: Literal["collected", "not_collected"]
    consent: Literal["required", "not_required"]


class Facets(Value):
    """The ten dimensions along which ISSA guideline SQ_00400 lets participants be segmented."""

    programme: tuple[VocabularyId, ...] = ()
    service_mode: tuple[VocabularyId, ...] = ()
    societal_group: tuple[VocabularyId, ...] = ()
    geography: tuple[VocabularyId, ...] = ()
    location: tuple[VocabularyId, ...] = ()
    life_event: tuple[VocabularyId, ...] = ()
    disability: tuple[VocabularyId, ...] = ()
    gender: tuple[VocabularyId, ...] = ()
    ict_adoption: tuple[VocabularyId, ...] = ()
    income: tuple[VocabularyId, ...] = ()


class RepresentativeBody(Value):
    """A body that speaks for a segment."""

    name: PlainText
    url: WebAddress | None = None


class Segment(Common):
    """A group of clients with similar needs, and how to reach it."""

    type: Literal["segment"]
    facets: Facets
    barriers: tuple[VocabularyId, ...] = ()
    vulnerable: Flag
    representative_bodies: tuple[RepresentativeBody, ...] = ()
    reach: Literal["direct", "via_partner", "advocate"]
    advocate_role: RoleId | None = None
    audience_code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = None


class GbaPage(Common):
    """A page about GBA Plus itself."""

    type: Literal["gba"]


class Template(Common):
    """A form to fill in, with its files."""

    type: Literal["template"]
    downloads: tuple[AssetPath, ...] = ()


class Measure(Common):
    """What is measured, on which scale, how it is worked out."""

    type: Literal["measure"]
    scale: PlainText
    formula: PlainText
    collection_points: tuple[VocabularyId, ...] = ()
    frequency: Duration


class TimelineEntry(Value):
    """Something that happened, by month or day."""

    date: PartialDate
    event: PlainText
    methods: tuple[PageId, ...] = ()


class Case(Common):
    """What an organization did, under the headings of the OPSI case template."""

    type: Literal["case"]
    opsi_status: Annotated[tuple[VocabularyId, ...], Field(min_length=1)]
    published_on: Date | None = None
    timeline: tuple[TimelineEntry, ...] = ()

    @property
    def named_pages(self) -> tuple[str, ...]:
        """The methods that were used."""
        return tuple(method for entry in self.timeline for method in entry.methods)


class Lesson(Common):
    """What was learned, and what changed because of it."""

    type: Literal["lesson"]
    learned_on: PartialDate
    state: Literal["captured", "acted_on", "no_change_needed"]
    applies_to: tuple[PageId, ...] = ()

    @property
    def named_pages(self) -> tuple[str, ...]:
        """The pages that the lesson is for."""
        return self.applies_to


class GuidelinePage(Common):
    """A page that explains a coded guideline."""

    type: Literal["guideline"]
    code: GuidelineCode


class Term(Common):
    """A word of the glossary."""

    type: Literal["term"]
    abbreviation: PlainText | None = None
    expansion: PlainText | None = None


Metadata = Annotated[
    Guide
    | Play
    | Method
    | Segment
    | GbaPage
    | Template
    | Measure
    | Case
    | Lesson
    | GuidelinePage
    | Term,
    Field(discriminator="type"),
]
PAGE_TYPES: Final[dict[str, type[Common]]] = {
    "guide": Guide,
    "play": Play,
    "method": Method,
    "segment": Segment,
    "gba": GbaPage,
    "template": Template,
    "measure": Measure,
    "case": Case,
    "lesson": Lesson,
    "guideline": GuidelinePage,
    "term": Term,
}
