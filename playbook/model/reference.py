"""The reference data of an edition: controlled lists, owners, sources, promises and the policy."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from playbook.model.gba import RecordStatus
from playbook.model.identifiers import (
    BlockId,
    Date,
    EditionId,
    FactId,
    Flag,
    GuidelineCode,
    GuidelineItem,
    PageId,
    PartialDate,
    RoleId,
    SiteAddress,
    SourceId,
    VocabularyId,
    WebAddress,
)
from playbook.model.page import ReviewKind
from playbook.model.remote import BY_HAND, Remote
from playbook.model.text import Label, Language, PlainText, Text, Value

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]


class Entry(Value):
    """A value of a controlled list."""

    id: VocabularyId
    label: Label
    definition: Text | None = None


class Section(Value):
    """A section of the site: the folder its pages stand in, its name, what a reader finds there."""

    id: PageId
    label: Label
    description: Text | None = None


class Alias(Value):
    """Words that people type for the same thing."""

    page: PageId
    en: tuple[PlainText, ...] = ()
    fr: tuple[PlainText, ...] = ()


class Vocabulary(Value):
    """`vocabulary.yml`: the sections in their order, the controlled lists, words people type."""

    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    lists: dict[VocabularyId, tuple[Entry, ...]]
    aliases: tuple[Alias, ...] = ()

    def ids(self, name: str) -> tuple[str, ...]:
        """The values a list allows, in its order; none when there is no such list."""
        return tuple(entry.id for entry in self.lists.get(name, ()))

    def label(self, name: str, value: str, language: Language) -> str:
        """The words for a value; the value itself when the list does not hold it."""
        found = (entry.label for entry in self.lists.get(name, ()) if entry.id == value)
        label = next(found, None)
        return label.in_(language) if label else value


class Block(Value):
    """A part that every page of a type has, under a heading with this id."""

    id: BlockId
    label: Label
    form: Literal["prose", "list"]
    cited: Flag = False


class PageType(Value):
    """What the pages of a type hold, and in which sections they may stand, the usual one first."""

    id: VocabularyId
    label: Label
    plural: Label
    sections: Annotated[tuple[PageId, ...], Field(min_length=1)]
    review_in_months: Annotated[int, Field(ge=1, le=60)]
    words_at_most: Annotated[int, Field(ge=50, le=20000)]
    blocks: tuple[Block, ...] = ()


class Types(Value):
    """`types.yml`: the required blocks of each page type."""

    types: Annotated[tuple[PageType, ...], Field(min_length=1)]

    def of(self, page_type: str) -> PageType | None:
        """The description of a type."""
        return next((one for one in self.types if one.id == page_type), None)


class Role(Value):
    """A role that owns pages or signs records; never a person."""

    id: RoleId
    label: Label
    duties: Text | None = None


class FormerExecutive(Value):
    """A role that led engagement before, and how it handed over."""

    role: RoleId
    since: Date
    until: Date
    handover: Text


class ExecutiveOwner(Value):
    """The single senior executive who leads engagement (SQ_00400, mechanism 4)."""

    role: RoleId
    since: Date
    previous: tuple[FormerExecutive, ...] = ()


class Owners(Value):
    """`owners.yml`: roles, no people."""

    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    executive_owner: ExecutiveOwner
    editorial_board: tuple[RoleId, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Every role id, in the file's order."""
        return tuple(role.id for role in self.roles)

    def label(self, role_id: str, language: Language) -> str:
        """The role's name; its id when unknown."""
        found = (role.label.in_(language) for role in self.roles if role.id == role_id)
        return next(found, role_id)


class Source(Value):
    """A public document that pages cite."""

    id: SourceId
    title: Label
    publisher: Label
    date: PartialDate | None = None
    consulted_on: Date | None = None
    languages: Annotated[tuple[Literal["en", "fr"], ...], Field(min_length=1)]
    url: WebAddress | None = None
    official_version: Text | None = None
    kind: Literal["report", "guideline", "letter", "web_page", "policy", "law", "research"]
    licence: PlainText | None = None
    note: Text | None = None


class Sources(Value):
    """`sources.yml`."""

    sources: tuple[Source, ...] = ()

    @property
    def by_id(self) -> dict[str, Source]:
        """Sources by their id."""
        return {source.id: source for source in self.sources}


class Fact(Value):
    """A number that a source states, with the word that bounds it (`over`, `nearly`)."""

    id: FactId
    value: Annotated[int, Field(ge=0)]
    words: Label | None = None
    qualifier: Label | None = None
    unit: Label
    source: SourceId
    at: Label


class Facts(Value):
    """`facts.yml`."""

    facts: tuple[Fact, ...] = ()

    @property
    def by_id(self) -> dict[str, Fact]:
        """Facts by their id."""
        return {fact.id: fact for fact in self.facts}


class Standard(Value):
    """A service standard: a public commitment to a measurable level of performance."""

    id: PageId
    statement: Text
    measure: Text
    target: Text
    working_days: Annotated[int, Field(ge=1, le=365)] | None = None
    channel: Text
    how_measured: Text
    since: Date


# The standards about suggestions: their results are worked out from the ledger.
ACKNOWLEDGE: Final = "acknowledge-suggestion"
DECIDE: Final = "decide-suggestion"
ANSWER: Final = "answer-in-your-language"


class Standards(Value):
    """`standards.yml`."""

    standards: Annotated[tuple[Standard, ...], Field(min_length=1)]


class PromiseItem(Value):
    """Something readers and contributors can expect, and the standard that measures it."""

    id: PageId
    statement: Text
    standard: PageId


class Promise(Value):
    """`promise.yml`."""

    promise: Annotated[tuple[PromiseItem, ...], Field(min_length=1)]


class Unimplemented(Value):
    """Why a guideline item is not put into practice yet."""

    reason: Text
    on: Date


class GuidelineEntry(Value):
    """One structure or mechanism item of a guideline, in our own words."""

    id: GuidelineItem
    kind: Literal["structure", "mechanism"]
    summary: Text
    not_implemented: Unimplemented | None = None


class Guideline(Value):
    """`guidelines/CODE.yml`: a coded guideline."""

    code: GuidelineCode
    title: Label
    type: PlainText
    weight: Annotated[int, Field(ge=0, le=1000)]
    source: SourceId
    coverage: Literal["in_scope", "not_in_scope"]
    items: tuple[GuidelineEntry, ...] = ()


class Waiver(Value):
    """A finding that is accepted for a while: committed data with an owner and an expiry."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}[0-9]{3}$")]
    path: PlainText
    reason: Text
    owner: RoleId
    expires: Date


class Intake(Value):
    """From which number on main's requests are suggestions, where its own entry does not say."""

    since: Annotated[int, Field(ge=1)] = 1


class GbaPolicy(Value):
    """What the department asks of a GBA Plus record."""

    required: RecordStatus = "approved"
    valid_months: Annotated[int, Field(ge=1, le=24)] = 24


class EditLinks(Value):
    """Where a page can be changed or its history read; `{path}` stands for the page's file."""

    edit: Annotated[str, StringConstraints(pattern=r"^(https://|/).*\{path\}")] | None = None
    history: Annotated[str, StringConstraints(pattern=r"^(https://|/).*\{path\}")] | None = None


class Policy(Value):
    """`policy.yml`: what the department decided about its playbook.

    `intro` is what the home page says of it, under its name.
    """

    name: Label
    department: Label
    notice: Text
    intro: Text | None = None
    edition: EditionId
    edition_date: Date
    licence: Label
    site_url: SiteAddress | None = None
    colour: Colour = "#26374a"
    reviews_required: tuple[ReviewKind, ...] = ()
    gba: GbaPolicy = GbaPolicy()
    links: EditLinks = EditLinks()
    remotes: tuple[Remote, ...] = ()
    intake: Intake = Intake()
    exceptions: tuple[Waiver, ...] = ()

    @property
    def sources(self) -> tuple[Remote, ...]:
        """The remotes, and what stands for a repository fetched by its address alone."""
        return self.listed if self._lists_main else (*self.listed, self._since(BY_HAND))

    @property
    def listed(self) -> tuple[Remote, ...]:
        """The remotes, each with the number that its suggestions begin at."""
        return tuple(map(self._since, self.remotes))

    def at(self, address: str) -> Remote | None:
        """The remote that a repository of this address counts as: the listed one, else main.

        None where another is listed as main, whose queue it would take the place of. Raises
        ValueError where it is no address of a repository.
        """
        by_hand = Remote(name=BY_HAND.name, url=address, main=True)
        known = next((one for one in self.listed if one.url == address), None)
        return known or (None if self._lists_main else self._since(by_hand))

    @property
    def _lists_main(self) -> bool:
        return any(one.main or one.name == BY_HAND.name for one in self.remotes)

    def _since(self, remote: Remote) -> Remote:
        if not remote.main or "since" in remote.model_fields_set:
            return remote
        return remote.model_copy(update={"since": self.intake.since})
