"""Asks a search what people ask, and counts where the page that answers stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Page

from playbook.model.text import Language
from tests.search.queries import Query

LOOKED_AT: Final = 10
# A worker of either search: told the index once, asked one query after another.
_ASK: Final = """async ({worker, index, queries}) => {
  const asked = new Worker(worker);
  const answers = [];
  const next = (type) => new Promise((resolve, reject) => {
    asked.onerror = (event) => reject(new Error(event.message));
    asked.onmessage = ({data}) => data.type === type && resolve(data.data);
  });
  const setup = index ? await (await fetch(index)).json() : {};
  const ready = next(1);
  asked.postMessage({type: 0, data: {...setup, options: {suggest: false}}});
  await ready;
  for (const query of queries) {
    const answer = next(3);
    asked.postMessage({type: 2, data: query});
    answers.push((await answer).items.map((group) =>
      group.map((item) => item.location.split('#')[0].split('?')[0])[0]));
  }
  asked.terminate();
  return answers;
}"""


@dataclass(frozen=True)
class Answer:
    """The addresses that a query found, best first."""

    query: Query
    found: tuple[str, ...]

    def rank(self, addresses: Mapping[str, str]) -> int | None:
        """The place of the first page that answers, from 1; None where it is not looked at."""
        wanted = {addresses[page] for page in self.query.wanted}
        looked_at = enumerate(self.found[:LOOKED_AT], start=1)
        return next((place for place, address in looked_at if address in wanted), None)


@dataclass(frozen=True)
class Score:
    """How well queries are answered: the mean of 1/place, the share answered and left empty."""

    queries: int
    mrr: float
    hit: float
    empty: int

    @classmethod
    def of(cls, answers: Sequence[Answer], addresses: Mapping[str, str]) -> Score:
        """The score of these answers."""
        ranks = [answer.rank(addresses) for answer in answers]
        return cls(
            len(answers),
            round(sum(1 / rank for rank in ranks if rank) / len(ranks), 3),
            round(sum(rank is not None for rank in ranks) / len(ranks), 3),
            sum(not answer.found for answer in answers),
        )


def ask(page: Page, worker: str, index: str | None, asked: Iterable[Query]) -> list[Answer]:
    """What a search answers; the page stands on its site, and the worker's address is within it."""
    listed = list(asked)
    arguments = {"worker": worker, "index": index, "queries": [one.query for one in listed]}
    found: list[list[str]] = page.evaluate(_ASK, arguments)
    return [Answer(query, tuple(one)) for query, one in zip(listed, found, strict=True)]


def worker_of(language: Language) -> str:
    """The address of the site's own worker, within its language."""
    return f"javascripts/worker-search.js?lang={language}"


def scores(answers: Sequence[Answer], addresses: Mapping[str, str]) -> dict[str, Score]:
    """The score of each tag, then of all."""
    tags = dict.fromkeys(answer.query.tag for answer in answers)
    by_tag = {tag: [one for one in answers if one.query.tag == tag] for tag in tags}
    return {tag: Score.of(these, addresses) for tag, these in {**by_tag, "all": answers}.items()}
