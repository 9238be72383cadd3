"""`playbook schema`: the schemas that editors complete and check with."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from playbook.metadata.files import PROPOSAL_PATH, kind_of, schemas
from tests.checkouts import ROOT
from tests.cli.running import english

COMMITTED = ROOT / ".vscode" / "schemas"
SETTINGS = ROOT / ".vscode" / "settings.json"


def _texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}


def test_writes_valid_json_schemas(tmp_path: Path) -> None:
    ran = english(tmp_path, "schema", str(tmp_path / "new" / "folder"))
    written = _texts(tmp_path / "new" / "folder")
    assert ran.code == 0
    assert len(ran.out.splitlines()) == len(written) == len(schemas())
    for text in written.values():
        Draft202012Validator.check_schema(json.loads(text))


def test_the_committed_schemas_are_what_the_models_say(tmp_path: Path) -> None:
    english(tmp_path, "schema", str(tmp_path))
    assert _texts(COMMITTED) == _texts(tmp_path), "run: playbook schema .vscode/schemas"


def test_the_editors_settings_name_each_schema_once() -> None:
    named = json.loads(SETTINGS.read_text())["yaml.schemas"]
    text = SETTINGS.read_text()
    # Front matter is no YAML file: page.schema.json is there for editors that can check it.
    expected = {f".vscode/schemas/{name}" for name in _texts(COMMITTED)}
    assert set(named) == expected - {".vscode/schemas/page.schema.json"}
    assert all(text.count(f'"{name}"') == 1 for name in named)


def test_the_editors_settings_give_each_file_the_schema_of_its_kind() -> None:
    other_names = {"guidelines": "guideline", "suggestions": "ledger"}
    patterns = json.loads(SETTINGS.read_text())["yaml.schemas"]
    assert patterns.pop(".vscode/schemas/suggestion.schema.json") == PROPOSAL_PATH
    for schema, pattern in patterns.items():
        kind = kind_of(pattern.replace("[a-z]*", "a-page").replace("*", "SQ_00400"))
        assert kind is not None, pattern
        name = other_names.get(kind.name, kind.name)
        assert schema == f".vscode/schemas/{name}.schema.json"


def test_refuses_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert english(tmp_path, "schema", "file").code == 2
