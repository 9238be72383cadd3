"""Files that steer the site, the tools or a forge: read from main only, whoever sends them."""

from __future__ import annotations

from typing import Final

from tests.hostile.suggestions.builder import CANARY, Case, Fate, File, talk

_RUN: Final = f"import os\nos.system('touch {CANARY}')\n".encode()


def _apart(name: str, path: str, content: str | bytes) -> Case:
    """A file that is not read, beside a page that is."""
    held = content if isinstance(content, bytes) else content.encode()
    files: dict[str | bytes, File] = {path: held, "docs/en/methods/talk.md": talk(CANARY)}
    return Case(name, Fate.APART, ("SUG014",), files)


def _mkdocs(name: str, content: str) -> Case:
    return _apart(name, "mkdocs.yml", f"site_name: {CANARY}\n{content}\n")


def _fsck(name: str, code: str, path: str, content: str) -> Case:
    return Case(name, Fate.NOT_FETCHED, (code,), {path: content.encode()})


CASES: Final = (
    _mkdocs("a hook of MkDocs", f"hooks: [{CANARY}.py]"),
    _mkdocs("a configuration that inherits from another", f"INHERIT: ../{CANARY}.yml"),
    _mkdocs("a Python object in the configuration",
            f"x: !!python/object/apply:os.system ['touch {CANARY}']"),
    _mkdocs("a Python name in the configuration", "x: !!python/name:os.system"),
    _mkdocs("a variable of the environment", f"site_author: !ENV [{CANARY}, HOME]"),
    _mkdocs("a theme of its own", f"theme: {{name: null, custom_dir: docs/{CANARY}}}"),
    _mkdocs("plugins", f"plugins: [{CANARY}, search]"),
    _mkdocs("another folder for the docs", "docs_dir: /etc"),
    _mkdocs("another folder for the site", "site_dir: /tmp"),
    _mkdocs("extensions of Markdown that import", f"markdown_extensions: [{CANARY}.os]"),
    _mkdocs("snippets from everywhere",
            "markdown_extensions: [{pymdownx.snippets: {base_path: [/], check_paths: false}}]"),
    _mkdocs("scripts from elsewhere", f"extra_javascript: [//evil.example/{CANARY}.js]"),
    _mkdocs("a watch of the whole disk", "watch: [/]"),
    _mkdocs("an alias bomb in the configuration",
            "a: &a [x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]"),
    _apart("a hook that main runs", "hooks/pages.py", _RUN),
    _apart("a new hook", f"hooks/{CANARY}.py", _RUN),
    _apart("the package itself", "playbook/__init__.py", _RUN),
    _apart("a module that shadows another", "yaml.py", _RUN),
    _apart("a module that Python runs when it starts", "sitecustomize.py", _RUN),
    _apart("the project's configuration", "pyproject.toml", "[build-system]\nrequires = ['x']\n"),
    _apart("the locked packages", "requirements/runtime.txt", f"{CANARY}==1\n"),
    _apart("the script that starts the site", "scripts/site", "#!/bin/sh\ntouch x\n"),
    _apart("a workflow of GitHub", f".github/workflows/{CANARY}.yml", "on: pull_request_target\n"),
    _apart("a pipeline of GitLab", ".gitlab-ci.yml", f"x: {{script: [touch {CANARY}]}}\n"),
    _apart("a workflow of Gitea", ".gitea/workflows/x.yml", "on: push\n"),
    _apart("what continuous integration runs", ".ci/run", "#!/bin/sh\ntouch x\n"),
    _apart("a file of filters", ".gitattributes", f"*.md filter={CANARY} diff={CANARY} -text\n"),
    Case("filters within the docs", Fate.REFUSED, ("TRE005", "SUG014"),
         {"docs/.gitattributes": b"* export-subst ident eol=crlf\n"}),
    _apart("a way to ignore everything", ".gitignore", "*\n"),
    _apart("names for other authors", ".mailmap", f"A <a@example.org> <{CANARY}@example.org>\n"),
    _apart("who owns the code", ".github/CODEOWNERS", f"* @{CANARY}\n"),
    _apart("large files kept elsewhere", ".lfsconfig", "[lfs]\n\turl = https://evil.example\n"),
    _apart("settings of an editor that run", ".vscode/tasks.json", f'{{"x": "{CANARY}"}}'),
    _apart("the environment of direnv", ".envrc", f"touch {CANARY}\n"),
    _apart("the policy of the department", "docs/records/policy.yml", f"name: {CANARY}\n"),
    _apart("another remote in the policy", "docs/records/policy.yml",
           f"remotes: [{{name: {CANARY}, url: 'file:///', main: true}}]\n"),
    _apart("the vocabulary", "docs/records/vocabulary.yml", f"sections: [{CANARY}]\n"),
    _apart("the types of pages", "docs/records/types.yml", "types: []\n"),
    _apart("who owns what", "docs/records/owners.yml", f"roles: [{{id: {CANARY}}}]\n"),
    _apart("the answers for the whole programme", "docs/records/gba/_programme.yml", "x: y\n"),
    _apart("a record of the ledger", "docs/records/suggestions/pr-1.yml", f"id: {CANARY}\n"),
    _apart("a record of a release", "docs/records/releases/2026.11.yml", f"id: {CANARY}\n"),
    _apart("a guideline", "docs/records/guidelines/SQ_00400.yml", f"title: {CANARY}\n"),
    Case("a submodule's configuration", Fate.APART, ("SUG014",),
         {".gitmodules": f'[submodule "{CANARY}"]\n\tpath = x\n\turl = https://a.example/\n'.encode()}),
    _fsck("a submodule's name that leads upwards", "gitmodulesName", ".gitmodules",
          f'[submodule "../../{CANARY}"]\n\tpath = x\n\turl = https://a.example/\n'),
    _fsck("a submodule's address that is an option", "gitmodulesUrl", ".gitmodules",
          f'[submodule "x"]\n\tpath = x\n\turl = "-u{CANARY}"\n'),
    _fsck("a submodule's path that is an option", "gitmodulesPath", ".gitmodules",
          f'[submodule "x"]\n\tpath = "--{CANARY}"\n\turl = https://a.example/\n'),
    _fsck("a submodule that runs a program", "gitmodulesUpdate", ".gitmodules",
          f'[submodule "x"]\n\tpath = x\n\turl = https://a.example/\n\tupdate = !touch {CANARY}\n'),
    _fsck("a line of attributes that overflows", "gitattributesLineLength", ".gitattributes",
          f"{CANARY} {'a' * 3000}\n"),
)  # fmt: skip
