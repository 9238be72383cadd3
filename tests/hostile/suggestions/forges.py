"""A checkout that takes its suggestions from a forge of the hostile corpus."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from tests.checkouts import Checkout, make_checkout
from tests.forge import make_forge
from tests.hostile.suggestions.builder import BRANCHES, Built, Case, build

_POLICY: Final = "docs/records/policy.yml"


class Attacked(NamedTuple):
    """A checkout, and the forge that its policy names."""

    checkout: Checkout
    built: Built

    @property
    def forge(self) -> Checkout:
        """The repository that strangers push to."""
        return self.built.forge


def attacked(root: Path, cases: Iterable[Case]) -> Attacked:
    """A checkout of the small edition, and a forge with a suggestion for each case."""
    checkout, forge = make_checkout(root / "checkout"), root / "forge.git"
    remote = f"{{name: main, url: 'file://{forge}', main: true, branches: {BRANCHES}}}"
    checkout.write(_POLICY, f"{checkout.read(_POLICY)}\nremotes:\n  - {remote}\n")
    checkout.commit("Say where suggestions come from")
    return Attacked(checkout, build(make_forge(checkout, forge), cases))
