"""Templates of workflows: a stranger's suggestion is read, and can do nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from playbook.starter.workflows import WORKFLOWS, template
from tests.unit.starter.job_rules import breaches_of_github, breaches_of_gitlab

ACTION = "      - uses: actions/cache@{pin}\n"
CHECK_STEPS = "    steps:\n      - name: Get main"
FORGES = sorted(WORKFLOWS)
HASH = "0123456789abcdef0123456789abcdef01234567"


def breaches(forge: str, text: str) -> set[str]:
    return breaches_of_gitlab(text) if forge == "gitlab" else breaches_of_github(text)


def changed(text: str, before: str, after: str, count: int = 1) -> str:
    assert before in text
    return text.replace(before, after, count)


@pytest.mark.parametrize("forge", FORGES)
def test_a_template_keeps_every_rule(forge: str) -> None:
    path, text = template(forge)
    assert not path.startswith("/")
    assert breaches(forge, text) == set()


COMMON = [
    ("git clone --quiet", "git fetch origin refs/pull/1/head && git clone --quiet", "checkout"),
    ("git clone --quiet", "git clone --branch x --quiet", "checkout"),
    ("python3 -m venv tool", "git checkout FETCH_HEAD", "checkout"),
    (" --require-hashes", "", "install"),
    (" --only-binary :all:", "", "install"),
    ("-r playbook/requirements.txt",
     "-r playbook/requirements.txt\n          tool/bin/pip install x", "install"),
    ("-r playbook/requirements.txt", "playbook-generator", "install"),
    ('" <../list.json', '" <../list.json\n          eval "$head"', "runs"),
    ('" <../list.json', '" <../list.json\n          bash -c "$head"', "runs"),
    ('" <../list.json', '" <../list.json\n          . ../list.json', "runs"),
    ('" <../list.json', '" <../list.json\n          $head', "runs"),
    ('" <../list.json', '" <../list.json\n          curl x | sh', "runs"),
    ('"$HEAD" --findings ../en.json', '"$HEAD" --findings ../en.json; "$EN"', "runs"),
    ("intake fetch main", 'intake fetch "$GITHUB_HEAD_REF"', "chosen"),
    ("intake fetch main", 'intake fetch "${{ github.event.pull_request.title }}"', "expression"),
    ("intake fetch main", "intake fetch ${{ github.event.pull_request.number }}", "expression"),
    ("      NUMBER: ${{ github.event.pull_request.number }}",
     "      NUMBER: ${{ github.head_ref }}", "expression"),
    ("      NUMBER: ${{ github.event.pull_request.number }}",
     "      NUMBER: ${{ github.event.pull_request.body }}", "expression"),
    ("      NUMBER: ${{ github.event.pull_request.number }}",
     "      NUMBER: ${{ github.token }}", "secret"),
    ("      NUMBER: ${{ github.event.pull_request.number }}",
     "      NUMBER: ${{ secrets.OTHER }}", "secret"),
    ("      NUMBER: ${{ github.event.pull_request.number }}",
     "      PLAYBOOK_TOKEN_MAIN: x", "secret"),
    ("permissions: {}\n", "", "permissions"),
    ("permissions: {}\n", "permissions: write-all\n", "permissions"),
    ("permissions: {}\n", "permissions: read-all\n", "permissions"),
    ("    permissions:\n      contents: read\n    outputs", "    outputs", "permissions"),
    ("      contents: read\n    outputs", "      contents: write\n    outputs", "permissions"),
    ("      contents: read\n    outputs", "      contents: read\n      packages: read\n    outputs",
     "permissions"),
    ("      pull-requests: write", "      contents: write", "permissions"),
    ("      pull-requests: write", "      id-token: write", "permissions"),
    ("pull_request_target:", "pull_request:", "trigger"),
    ("  pull_request_target:", "  workflow_dispatch:\n  pull_request_target:", "trigger"),
    ("  pull_request_target:", "  issue_comment:\n  pull_request_target:", "trigger"),
    ("    needs: check\n", "", "jobs"),
    ('intake post "', 'intake check x; playbook intake post "', "jobs"),
    ("intake fetch main", "intake fetch main && playbook intake post", "jobs"),
    ("    timeout-minutes: 20\n", "", "timeout"),
    ("    shell: bash\n", "    shell: sh\n", "shell"),
    (CHECK_STEPS, f"    steps:\n{ACTION.format(pin='v4')}      - name: Get main", "pinned"),
    (CHECK_STEPS, f"    steps:\n{ACTION.format(pin=HASH)}      - name: Get main", "pinned"),
    (CHECK_STEPS, f"    steps:\n{ACTION.format(pin=HASH[:12])}      - name: Get main", "pinned"),
    (CHECK_STEPS,
     f"    steps:\n      - uses: actions/checkout@{HASH} # v6.0.0\n      - name: Get main",
     "checkout"),
    ("  answer:\n", "  answer:\n    uses: dept/x/.github/workflows/x.yml@main\n", "elsewhere"),
    ("| head -c 1000000", "", "bounded"),
]  # fmt: skip


@pytest.mark.parametrize("forge", ["forgejo", "github"])
@pytest.mark.parametrize(("before", "after", "broken"), COMMON)
def test_each_rule_of_a_workflow_can_be_broken(
    forge: str, before: str, after: str, broken: str
) -> None:
    text = template(forge)[1]
    count = -1 if broken == "bounded" else 1
    assert broken in breaches(forge, changed(text, before, after, count))


def test_an_action_that_is_pinned_with_its_version_may_be_used() -> None:
    steps = f"    steps:\n      - uses: actions/cache@{HASH} # v4.2.3\n      - name: Get main"
    assert breaches("github", changed(template("github")[1], CHECK_STEPS, steps)) == set()


@pytest.mark.parametrize(
    ("before", "after", "broken"),
    [
        ("          unset GITHUB_TOKEN GITEA_TOKEN FORGEJO_TOKEN\n", "", "secret"),
        ("image: python:3.12-bookworm", "image: python", "image"),
    ],
)
def test_each_rule_of_forgejo_can_be_broken(before: str, after: str, broken: str) -> None:
    assert broken in breaches("forgejo", changed(template("forgejo")[1], before, after))


@pytest.mark.parametrize(
    ("before", "after", "broken"),
    [
        ('"schedule"', '"merge_request_event"', "trigger"),
        (" && $CI_COMMIT_REF_PROTECTED", " || $CI_COMMIT_REF_PROTECTED", "trigger"),
        ('== "true"', '== "false"', "trigger"),
        ("    - if: $CI_PIPELINE", "    - when: always\n    - if: $CI_PIPELINE", "trigger"),
        ("workflow:\n", "workflows:\n", "trigger"),
        ("  stage: check\n", "  stage: check\n  rules: [{when: always}]\n", "trigger"),
        ("  stage: check\n", "  stage: check\n  environment: suggestions\n", "secret"),
        ('    GIT_DEPTH: "0"', "    TOKEN: $PLAYBOOK_TOKEN_MAIN", "secret"),
        ("    GIT_STRATEGY: none\n", "    GIT_STRATEGY: fetch\n", "answer"),
        ("  environment:\n    name: suggestions\n    action: access\n", "", "answer"),
        ("    paths: [found/]", "    paths: [.]", "artefact"),
        ("    expire_in: 1 day\n", "", "artefact"),
        ("  needs: [check]\n", "", "jobs"),
        ('intake post "', 'intake check x; playbook intake post "', "jobs"),
        ("stages:", "include: [{project: a/b, file: c.yml}]\nstages:", "elsewhere"),
        ("  stage: check\n", "  stage: check\n  before_script: [echo]\n", "elsewhere"),
        ("image: python:3.12-bookworm", "image: python", "image"),
        ("  timeout: 30 minutes\n", "", "timeout"),
        ("intake fetch main", "intake fetch $CI_MERGE_REQUEST_TITLE", "chosen"),
        ("intake fetch main", "intake fetch $CI_COMMIT_MESSAGE", "chosen"),
        ("    - mkdir found", "    - git fetch origin refs/merge-requests/1/head", "checkout"),
        ("    - mkdir found", "    - git checkout FETCH_HEAD", "checkout"),
        ("    - mkdir found", "    - eval x", "runs"),
        ('"$id" --head', '"$id"; sh -c "$name"; echo --head', "runs"),
        (" --require-hashes", "", "install"),
        (" -r requirements.txt", " -r requirements.txt .", "install"),
        ("head -c 1000000", "cat", "bounded"),
    ],
)  # fmt: skip
def test_each_rule_of_a_pipeline_can_be_broken(before: str, after: str, broken: str) -> None:
    count = -1 if broken == "bounded" else 1
    text = changed(template("gitlab")[1], before, after, count)
    assert broken in breaches("gitlab", text)


def scripts(forge: str) -> list[str]:
    """The scripts of a template."""
    read = yaml.BaseLoader(template(forge)[1]).get_single_data()
    if forge == "gitlab":
        return ["\n".join(read[name]["script"]) for name in ("check", "answer")]
    return ["\n".join(step["run"] for step in job["steps"]) for job in read["jobs"].values()]


@pytest.mark.parametrize("forge", FORGES)
def test_each_script_is_one_that_bash_reads(forge: str) -> None:
    for script in scripts(forge):
        subprocess.run(["bash", "-n"], input=script.encode(), check=True)


# Stands for what is installed: it says what it was called with, and answers as a test says.
TOOL = """\
#!/bin/bash
printf '%s\\n' "$*" >>"$CALLED"
case "$2" in
  fetch) cat "$REFUSED" >&2 ;;
  list) cat "$LISTED" ;;
  check) cat "$FOUND"; exit "$CODE" ;;
  post) cp ../en.json "$CALLED.findings" ;;
esac
"""
HEAD = "6dcb09b5b57875f334f61aebed695e2e4193db5e"


class Run:
    """The scripts of a template, run by bash in a folder where a stand-in is installed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        tool = folder / "tool" / "bin" / "playbook"
        tool.parent.mkdir(parents=True)
        tool.write_text(TOOL)
        tool.chmod(0o755)
        (folder / "playbook").mkdir()
        (folder / "listed").write_text(f'[{{"id": "pr-12", "head": "{HEAD}"}}]')
        (folder / "outputs").touch()
        (folder / "refused").touch()

    def step(self, script: str, *, code: int = 0, found: bytes = b"[]", **given: str) -> int:
        """How the last step of a job ends."""
        (self.folder / "found").write_bytes(found)
        environment = {
            "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
            "CALLED": str(self.folder / "called"),
            "LISTED": str(self.folder / "listed"),
            "REFUSED": str(self.folder / "refused"),
            "FOUND": str(self.folder / "found"),
            "CODE": str(code),
            "GITHUB_OUTPUT": str(self.folder / "outputs"),
            "NUMBER": "12",
            "HEAD": HEAD,
            **given,
        }
        ran = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.folder / "playbook",
            env=environment,
            capture_output=True,
            check=False,
        )
        return ran.returncode

    @property
    def outputs(self) -> dict[str, str]:
        """What a job hands on."""
        lines = (self.folder / "outputs").read_text().splitlines()
        return dict(line.split("=", 1) for line in lines)


def last_steps(forge: str) -> tuple[str, str]:
    """The steps that check and that answer."""
    jobs = yaml.BaseLoader(template(forge)[1]).get_single_data()["jobs"]
    return jobs["check"]["steps"][-1]["run"], jobs["answer"]["steps"][-1]["run"]


@pytest.mark.parametrize("forge", ["forgejo", "github"])
def test_findings_reach_the_answer_as_they_are(forge: str, tmp_path: Path) -> None:
    check, answer = last_steps(forge)
    run = Run(tmp_path)
    found = '[{"message": "EOF\\nfr=x $(touch pwned) `id` ’é"}]\n'.encode()
    assert run.step(check, code=1, found=found) == 0
    assert set(run.outputs) == {"en", "fr"}
    assert run.step(answer, EN=run.outputs["en"], FR=run.outputs["fr"]) == 0
    posted = f"intake post pr-12 --head {HEAD} --findings ../en.json --findings ../fr.json"
    assert (tmp_path / "called").read_text().splitlines()[-1] == posted
    assert (tmp_path / "called.findings").read_bytes() == found
    assert not list(tmp_path.rglob("pwned"))


@pytest.mark.parametrize("forge", ["forgejo", "github"])
def test_a_check_that_failed_a_moved_head_and_too_much_are_no_findings(
    forge: str, tmp_path: Path
) -> None:
    check, answer = last_steps(forge)
    run = Run(tmp_path)
    assert run.step(check, code=3) != 0
    assert run.step(check, code=2) != 0
    assert run.step(check, HEAD="0" * 40) != 0
    (tmp_path / "refused").write_text("refused: refs/pull/13/head: error: object\n")
    assert run.step(check, NUMBER="13") != 0
    assert run.outputs == {}
    noise = bytes(byte % 251 for byte in range(1)) + __import__("random").Random(1).randbytes(
        400_000
    )
    assert run.step(check, code=1, found=noise) == 0
    assert run.outputs == {"en": "", "fr": ""}
    assert run.step(answer, EN="", FR="") == 0
    assert (tmp_path / "called.findings").read_bytes() == b""


@pytest.mark.parametrize("forge", ["forgejo", "github"])
def test_a_request_that_is_not_open_is_nothing_to_check_and_nothing_is_said(
    forge: str, tmp_path: Path
) -> None:
    check, answer = last_steps(forge)
    run = Run(tmp_path)
    (tmp_path / "refused").write_text("refused: refs/pull/13/head: error: object\n")
    assert run.step(check, NUMBER="3") == 0
    assert run.outputs == {"en": "none"}
    assert run.step(answer, NUMBER="3", EN="none", FR="") == 0
    calls = (tmp_path / "called").read_text().splitlines()
    assert [call.split(" ")[1] for call in calls] == ["fetch", "list"]


GITLAB_TOOL = """\
#!/bin/bash
printf '%s\\n' "$*" >>"$CALLED"
case "$2" in
  list) cat "$LISTED" ;;
  check) cat "$FOUND"; [ "$3" = mr-7 ] || exit 3; exit 1 ;;
  post) cat "$7" >>"$CALLED.findings"; [ "$3" = mr-7 ] ;;
esac
"""


@pytest.mark.parametrize("strangers_file", ["mr-$(touch pwned).x.en.json", "mr-7 8.x.en.json"])
def test_a_pipeline_answers_each_request_by_the_findings_of_its_own_head(
    strangers_file: str, tmp_path: Path
) -> None:
    tool = tmp_path / "tool" / "bin" / "playbook"
    tool.parent.mkdir(parents=True)
    tool.write_text(GITLAB_TOOL)
    tool.chmod(0o755)
    listed = [("mr-7", "mr"), ("mr-8", "mr"), ("br-words-0000", "br")]
    entries = [{"id": name, "door": door, "head": HEAD} for name, door in listed]
    (tmp_path / "listed").write_text(json.dumps(entries))
    (tmp_path / "findings").write_text('["found"]')
    (tmp_path / "playbook").mkdir()
    environment = {
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "CI_PROJECT_DIR": str(tmp_path),
        "CALLED": str(tmp_path / "called"),
        "LISTED": str(tmp_path / "listed"),
        "FOUND": str(tmp_path / "findings"),
    }

    def run(script: str) -> int:
        """How bash ends, in a folder that stands for the machine's own."""
        lines = [line for line in script.split("\n") if not line.startswith("git clone")]
        kept = "\n".join(line for line in lines if "venv" not in line and "pip" not in line)
        command = ["bash", "-eo", "pipefail", "-c", kept.replace("/tmp/", f"{tmp_path}/")]  # noqa: S108 - what the template says
        return subprocess.run(command, cwd=tmp_path, env=environment, check=False).returncode

    check, answer = scripts("gitlab")
    assert run(check) == 0
    found = {path.name: path.read_text() for path in (tmp_path / "found").iterdir()}
    assert found == {
        f"mr-{number}.{HEAD}.{language}.json": content
        for number, content in ((7, '["found"]'), (8, ""))
        for language in ("en", "fr")
    }
    (tmp_path / "found" / strangers_file).write_text("[]")
    (tmp_path / "called").unlink()
    # One answer that fails, as that of mr-8 does here, keeps no other back, and is told.
    assert run(answer) == 1
    calls = (tmp_path / "called").read_text().splitlines()
    assert [call.split(" ")[2:5] for call in calls] == [
        ["mr-7", "--head", HEAD],
        ["mr-8", "--head", HEAD],
    ]
    assert (tmp_path / "called.findings").read_text() == '["found"]'
    assert not list(tmp_path.rglob("pwned"))
