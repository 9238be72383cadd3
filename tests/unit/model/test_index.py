"""An index that was changed page by page is the index that would be made anew."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.metadata.reading import read_edition, read_page
from playbook.model.document import Page
from playbook.model.edition import Index, Reference, keys_of
from playbook.model.text import Language
from tests.golden.cases import BASE, DAY, Case

NAMES = ("welcome", "talk", "third", "fourth")
PATHS = tuple(f"docs/en/start/{name}.md" for name in NAMES)


def reference() -> Reference:
    case = Case(BASE)
    contents = case.contents()
    edition = read_edition(case.tree(contents), contents, DAY).edition
    assert edition is not None
    return edition.reference


REFERENCE = reference()


def page(path: str, title: str, refers: list[str]) -> Page:
    """A page with this title that links to these pages."""
    name = path.rpartition("/")[2].removesuffix(".md")
    text = (BASE / "docs/en/start/welcome.md").read_text()
    text = text.replace("id: welcome", f"id: {name}").replace("Welcome to the playbook", title)
    text += "".join(f"\nSee [[{other}]].\n" for other in refers)
    read, faults, _ = read_page(path, text.encode())
    assert read is not None, faults
    return read


PAGES = st.builds(
    page,
    st.sampled_from(PATHS),
    st.sampled_from(["One title", "Another title"]),
    st.lists(st.sampled_from(NAMES), max_size=3),
)


@settings(max_examples=60)
@given(st.lists(PAGES, max_size=4, unique_by=lambda one: one.path), st.lists(PAGES, max_size=6))
def test_changes_one_after_the_other_give_the_index_made_anew(
    start: list[Page], changes: list[Page]
) -> None:
    index = Index.of(REFERENCE, start)
    now = {one.path: one for one in start}
    for number, after in enumerate(changes):
        # A page changes, goes (every third), or moves: another page stands where this one stood.
        moved = min(now) if now and after.path not in now else after.path
        before = now.pop(moved, None)
        gone = number % 3 == 2
        index = index.with_layer([(before, None if gone else after)])
        if not gone:
            now[after.path] = after
    anew = Index.of(REFERENCE, now.values())
    keys = {key for one in (*start, *changes) for key in keys_of(one)}
    assert {key: index.found(*key) for key in keys} == {key: anew.found(*key) for key in keys}


@settings(max_examples=60)
@given(
    st.lists(PAGES, max_size=4, unique_by=lambda one: one.path),
    st.lists(PAGES, max_size=4, unique_by=lambda one: one.path),
)
def test_changes_all_at_once_give_the_index_made_anew(
    before: list[Page], after: list[Page]
) -> None:
    were, are = ({one.path: one for one in pages} for pages in (before, after))
    changes = [(were.get(path), are.get(path)) for path in were.keys() | are.keys()]
    changed = Index.of(REFERENCE, before).with_changes(changes)
    anew = Index.of(REFERENCE, after)
    keys = {key for one in (*before, *after) for key in keys_of(one)}
    assert {key: changed.found(*key) for key in keys} == {key: anew.found(*key) for key in keys}


def test_a_change_leaves_the_index_before_it_as_it_was() -> None:
    first, second = page(PATHS[0], "One title", []), page(PATHS[0], "Another title", [])
    index = Index.of(REFERENCE, [first])
    index.with_layer([(first, second)])
    index.with_changes([(first, second)])
    assert index.page("welcome", Language.EN) is first
    assert index.found("title", "en", "another title") == ()
