"""Pull requests of a real forge, which knows nothing of playbooks, are read by their refs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checkouts import Checkout
from tests.cli.running import english
from tests.forge import PAGE
from tests.kallithea import install, kallithea, python_3_8

POLICY = "docs/records/policy.yml"


@pytest.mark.long
def test_a_pull_request_of_kallithea_is_taken_in_and_checked(
    checkout: Checkout, tmp_path: Path
) -> None:
    python = python_3_8()
    if python is None:
        pytest.skip("Kallithea 0.7.0 runs on Python 3.8 alone, which is missing here")
    environment = install(python, tmp_path / "environment")
    (tmp_path / "forge").mkdir()
    with kallithea(environment, tmp_path / "forge") as forge:
        address = forge.repository("playbook").as_uri()
        remotes = f"remotes:\n  - {{name: main, url: '{address}', main: true}}\n"
        checkout.write(POLICY, f"{checkout.read(POLICY)}\n{remotes}")
        main = checkout.commit("Say where suggestions come from")
        checkout.git("checkout", "-q", "-b", "idea")
        checkout.write(PAGE, "---\nid: more\n---\n")
        head = checkout.commit("Secret words")
        checkout.git("checkout", "-q", "main")
        forge.create_repository("playbook")
        checkout.git("push", "-q", forge.url("playbook"), "main", "idea")
        opened = forge.open_pull_request("playbook", ("idea", head), main)
        assert "/pull-request/1/" in opened
        ran = english(checkout.root, "intake", "fetch")
        assert (ran.code, ran.out) == (0, "main: new 1, changed 0, gone 0, refused 0\n")
    listed = english(checkout.root, "intake", "list").out
    assert listed.startswith("pr-1: pages: 0, new pages: 1; received ")
    checked = english(checkout.root, "intake", "check", "pr-1")
    assert checked.code == 1
    assert PAGE in checked.out
