"""What a workflow must keep to so that a stranger's suggestion can do nothing but be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

_ACTION: Final = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
_PINNED: Final = re.compile(r"uses: *\S+@[0-9a-f]{40} +# v[0-9]+\.[0-9.]+ *$", re.MULTILINE)
_EXPRESSION: Final = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
# Values that a forge makes, or that our own jobs hand on; no title, branch, label or login.
_VALUES: Final = {
    "github.event.pull_request.number",
    "github.event.pull_request.head.sha",
    "steps.check.outputs.en",
    "steps.check.outputs.fr",
    "needs.check.outputs.en",
    "needs.check.outputs.fr",
}
_TOKENS: Final = {"github.token", "secrets.PLAYBOOK_TOKEN"}
_WRITES: Final = {"pull-requests", "statuses", "issues"}
# Ways to put a tree on the disk, or to run what a variable or a file holds.
_GIT: Final = re.compile(
    r"(?<![.\w-])git\b(?! clone --quiet \"\$\w+(?:/\$\w+\.git)?\" \S+$)", re.MULTILINE
)
_RUNS: Final = re.compile(
    r"\b(?:eval|source|exec|xargs|curl|wget|npm|gh|make|sudo)\b|\b(?:ba|da)?sh\b +-|^ *\. |`"
    r"|(?:^|[|;&(]) *[\"']?\$",
    re.MULTILINE,
)
_INSTALL: Final = re.compile(
    r"pip install --quiet --require-hashes --only-binary :all: -r (?:playbook/|/tmp/playbook/)?"
    r"requirements\.txt$",
    re.MULTILINE,
)
# What forges put into variables that a stranger chose.
_CHOSEN: Final = re.compile(
    r"\$\{?(?:CI_MERGE_REQUEST_|CI_COMMIT_(?:MESSAGE|TITLE|DESCRIPTION|AUTHOR|REF_NAME|BRANCH)"
    r"|CI_EXTERNAL|GITHUB_(?:HEAD_REF|ACTOR|TRIGGERING|EVENT_PATH|REF))"
)
_TAGGED: Final = re.compile(r"[\w./-]+(?::[\w.-]+|@sha256:[0-9a-f]{64})")

# The pipeline of a merge request would follow the stranger's own file.
_SCHEDULED: Final = (
    '$CI_PIPELINE_SOURCE == "schedule" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH'
    ' && $CI_COMMIT_REF_PROTECTED == "true"'
)

Values = dict[str, Any]


def breaches_of_github(text: str) -> set[str]:
    """The rules that a workflow of GitHub, Forgejo or Gitea breaks."""
    read = _read(text)
    jobs: Values = read["jobs"]
    return {
        *_breaches_of_triggers(read),
        *_breaches_of_actions(text, jobs),
        *_breaches_of_permissions(read, jobs),
        *_breaches_of_expressions(jobs),
        *(breach for name, job in jobs.items() for breach in _breaches_of_job(name, job)),
    }


def breaches_of_gitlab(text: str) -> set[str]:
    """The rules that a pipeline of GitLab breaks."""
    read = _read(text)
    jobs = {name: job for name, job in read.items() if isinstance(job, dict) and "script" in job}
    return {
        *_breaches_of_pipeline(read, jobs),
        *_breaches_of_roles(jobs["check"], jobs["answer"]),
        *(breach for name, job in jobs.items() for breach in _breaches_of_task(name, job)),
    }


def _breaches_of_pipeline(read: Values, jobs: Values) -> Iterator[str]:
    if read.get("workflow", {}).get("rules") != [{"if": _SCHEDULED}]:
        yield "trigger"
    if {"include", "variables", "cache", "before_script"} & {*read, *read["default"]}:
        yield "elsewhere"
    if not _TAGGED.fullmatch(read["default"].get("image", "")):
        yield "image"
    if set(jobs) != {"check", "answer"} or jobs["answer"].get("needs") != ["check"]:
        yield "jobs"


def _breaches_of_roles(check: Values, answer: Values) -> Iterator[str]:
    if {"environment", "secrets", "id_tokens"} & {*check} or "PLAYBOOK_TOKEN" in str(check):
        yield "secret"
    if "environment" not in answer or answer.get("variables", {}).get("GIT_STRATEGY") != "none":
        yield "answer"
    kept = check.get("artifacts", {})
    if kept.get("paths") != ["found/"] or "expire_in" not in kept or "artifacts" in answer:
        yield "artefact"


def _breaches_of_task(name: str, job: Values) -> Iterator[str]:
    if {"rules", "only", "trigger"} & {*job}:
        yield "trigger"
    if {"before_script", "after_script", "extends", "cache"} & {*job}:
        yield "elsewhere"
    if "timeout" not in job:
        yield "timeout"
    yield from _breaches_of_script(name, "\n".join(job["script"]))


def _read(text: str) -> Values:
    """A template, every scalar a string: YAML 1.1 takes `on` for a truth value."""
    read = yaml.BaseLoader(text).get_single_data()
    assert isinstance(read, dict)
    return read


def _breaches_of_triggers(read: Values) -> Iterator[str]:
    # `pull_request` would run the file as the stranger wrote it.
    if set(read["on"]) != {"pull_request_target"}:
        yield "trigger"
    if read.get("defaults") != {"run": {"shell": "bash"}}:
        yield "shell"
    if set(read["jobs"]) != {"check", "answer"} or read["jobs"]["answer"].get("needs") != "check":
        yield "jobs"


def _breaches_of_actions(text: str, jobs: Values) -> Iterator[str]:
    used = [step["uses"] for job in jobs.values() for step in job["steps"] if "uses" in step]
    if any("checkout" in one for one in used):
        yield "checkout"
    if not all(map(_ACTION.fullmatch, used)) or len(_PINNED.findall(text)) != len(used):
        yield "pinned"
    images = [job["container"]["image"] for job in jobs.values() if "container" in job]
    if not all(map(_TAGGED.fullmatch, images)):
        yield "image"
    if any("uses" in job for job in jobs.values()):
        yield "elsewhere"


def _breaches_of_permissions(read: Values, jobs: Values) -> Iterator[str]:
    if read.get("permissions") != {} or not all(
        isinstance(job.get("permissions"), dict) for job in jobs.values()
    ):
        yield "permissions"
        return
    if jobs["check"]["permissions"] != {"contents": "read"}:
        yield "permissions"
    written = {name for name, how in jobs["answer"]["permissions"].items() if how != "read"}
    if not written <= _WRITES or jobs["answer"]["permissions"].get("contents") != "read":
        yield "permissions"


def _breaches_of_expressions(jobs: Values) -> Iterator[str]:
    for name, job in jobs.items():
        outside = {key: value for key, value in job.items() if key not in {"steps", "if"}}
        for step in job["steps"]:
            if "${{" in step.get("run", ""):
                yield "expression"
            outside[str(len(outside))] = {key: step[key] for key in step if key != "run"}
        for expression in _EXPRESSION.findall(str(outside)):
            if expression in _TOKENS:
                if name != "answer":
                    yield "secret"
            elif expression not in _VALUES:
                yield "secret" if "secrets" in expression else "expression"


def _breaches_of_job(name: str, job: Values) -> Iterator[str]:
    if "timeout-minutes" not in job:
        yield "timeout"
    for step in job["steps"]:
        if "shell" in step:
            yield "shell"
    script = "\n".join(step.get("run", "") for step in job["steps"])
    yield from _breaches_of_script(name, script)
    if name == "check" and "PLAYBOOK_TOKEN" in str(job):
        yield "secret"
    if name == "check" and "docker" in job["runs-on"] and script.count("unset GITHUB_TOKEN") != 2:
        yield "secret"


def _breaches_of_script(name: str, script: str) -> Iterator[str]:
    commands = "\n".join(line for line in script.split("\n") if not line.strip().startswith("#"))
    if _GIT.search(commands):
        yield "checkout"
    # The scripts given to Python are ours; only the shell's own words are looked at.
    if _RUNS.search(re.sub(r"'[^']*'", "''", commands)):
        yield "runs"
    if commands.count("pip ") + commands.count("pip3 ") != 1 or not _INSTALL.search(commands):
        yield "install"
    if _CHOSEN.search(commands):
        yield "chosen"
    reads, posts = "intake check" in commands, "intake post" in commands
    if (reads, posts) != ((True, False) if name == "check" else (False, True)):
        yield "jobs"
    if "head -c 1000000" not in commands and "-le 120000" not in commands:
        yield "bounded"
