"""An edition with an attack in every field: what an author's text must never become."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

import yaml

from tests.checkouts import Checkout, make_checkout

Yaml: TypeAlias = "str | list[Yaml] | dict[str, Yaml]"
_IMG: Final = "<img src=x onerror=canary(1)>"
# Each calls `canary`; none may.
ATTACKS: Final = {
    "script": "<script>canary(1)</script>",
    "script-case": "<ScRiPt >canary(1)</sCrIpT >",
    "script-split": "<scr<script>ipt>canary(1)</scr</script>ipt>",
    "script-unclosed": "<script>canary(1)//",
    "script-src": "<script src=data:text/javascript,canary(1)></script>",
    "title-end": "</title><script>canary(1)</script>",
    "article-end": "</p></article><script>canary(1)</script>",
    "style-end": "</style><script>canary(1)</script>",
    "json-end": '</script><script>canary(1)</script>"}',
    "textarea": "<textarea></textarea><img src=x onerror=canary(1)>",
    "img": "<img src=x onerror=canary(1)>",
    "img-quoted": '<img src="x" onerror="canary(1)">',
    "img-slash": "<img/src=x/onerror=canary(1)>",
    "img-unclosed": "<img src=x onerror=canary(1)//",
    "img-entity": "&lt;img src=x onerror=canary(1)&gt;",
    "img-numeric": "&#60;img src=x onerror=canary(1)&#62;",
    "img-double": "&amp;lt;img src=x onerror=canary(1)&amp;gt;",
    "svg": "<svg onload=canary(1)>",
    "svg-script": "<svg><script>canary(1)</script></svg>",
    "svg-animate": "<svg><animate onbegin=canary(1) attributeName=x dur=1s>",
    "math": "<math><mtext><img src=x onerror=canary(1)></mtext></math>",
    "iframe": "<iframe src=javascript:canary(1)></iframe>",
    "iframe-srcdoc": "<iframe srcdoc='&lt;script&gt;parent.canary(1)&lt;/script&gt;'>",
    "object": "<object data=javascript:canary(1)></object>",
    "embed": "<embed src=javascript:canary(1)>",
    "base": "<base href=//evil.example/>",
    "meta": "<meta http-equiv=refresh content=0;url=javascript:canary(1)>",
    "form": "<form action=javascript:canary(1)><button>x</button></form>",
    "details": "<details open ontoggle=canary(1)>x</details>",
    "input": "<input autofocus onfocus=canary(1)>",
    "video": "<video><source onerror=canary(1)></video>",
    "body": "<body onload=canary(1)>",
    "link": "<link rel=stylesheet href=javascript:canary(1)>",
    "style": "<style>*{background:url(javascript:canary(1))}</style>",
    "comment": "<!-- --><img src=x onerror=canary(1)> <!--",
    "cdata": "<![CDATA[<script>canary(1)</script>]]>",
    "instruction": "<?php <img src=x onerror=canary(1)> ?>",
    "quote": '" onmouseover="canary(1)" autofocus onfocus="canary(1)" x="',
    "single-quote": "' onmouseover='canary(1)' autofocus onfocus='canary(1)' x='",
    "quote-close": '"><img src=x onerror=canary(1)>',
    "single-quote-close": "'><img src=x onerror=canary(1)>",
    "backtick": "`` ` `` onerror=canary(1) <img alt=`` onerror=canary(1)>",
    "jinja": "{{ ''.__class__ }}{% raw %}<img src=x onerror=canary(1)>",
    "javascript": "javascript:canary(1)",
    "javascript-case": "JaVaScRiPt:canary(1)",
    "javascript-entity": "&#106;avascript:canary(1)",
    "javascript-hex": "java&#x73;cript:canary(1)",
    "javascript-tab": "java&Tab;script:canary(1)",
    "javascript-newline": "java&#10;script:canary(1)",
    "javascript-colon": "javascript&colon;canary(1)",
    "javascript-blank": "&#32;&#1;javascript:canary(1)",
    "vbscript": "vbscript:canary(1)",
    "data": "data:text/html,<script>parent.canary(1)</script>",
    "data-base64": "data:text/html;base64,PHNjcmlwdD5jYW5hcnkoMSk8L3NjcmlwdD4=",
    "link-text": "[x](javascript:canary(1))",
    "link-angle": "[x](<javascript:canary(1)>)",
    "link-title": "[x](/a 'y\" onmouseover=\"canary(1)')",
    "image": "![x](javascript:canary(1))",
    "image-quote": '![x" onerror="canary(1)](x.png)',
    "autolink": "<javascript:canary(1)>",
    "attributes": "*x*{ onclick=canary(1) onmouseover='canary(1)' style=position:fixed }",
    "attributes-href": "[x](/a){ href=javascript:canary(1) HREF=javascript:canary(1) }",
    "attributes-hide": "[x](/a){ #__search name=querySelector .md-overlay }",
    "attributes-quote": "[x](/a){ title='\"><img src=x onerror=canary(1)>' }",
    "wiki": '[[talk|"><img src=x onerror=canary(1)>]]',
    "wiki-block": '[[talk#" onmouseover="canary(1)|x]]',
    "wiki-unknown": "[[<img src=x onerror=canary(1)>]]",
    "citation": '[@guide-on-listening, "><img src=x onerror=canary(1)>]',
    "citation-unknown": "[@<img/src=x/onerror=canary(1)>, x]",
}  # fmt: skip
# Attacks that only a block of Markdown can carry.
BLOCKS: Final = {
    "fence-attribute": '```{.python onclick="canary(1)"}\nx\n```',
    "fence-class": '```{.python .a"><script>canary(1)</script>}\nx\n```',
    "fence-id": "```{.python id='a\" onclick=\"canary(1)'}\nx\n```",
    "fence-data": "```{.python data-x='\" onmouseover=\"canary(1)'}\nx\n```",
    "fence-title": '```{.python title="<img src=x onerror=canary(1)>"}\nx\n```',
    "fence-title-html": f'```{{.python title="{_IMG}" title_mode="html"}}\nx\n```',
    "fence-language": '```"><script>canary(1)</script>\nx\n```',
    "fence-in-list": f'- a\n\n    ```{{.x title="{_IMG}" title_mode="html"}}\n    x\n    ```',
    "fence-in-quote": '> ```{.x title="<svg onload=canary(1)>" title_mode=html}\n> x\n> ```',
    "admonition-class": '!!! note" onclick="canary(1) "x"\n\n    y',
    "heading-attributes": f"## x {{ onclick=canary(1) style=x data-toc-label='{_IMG}' }}",
    "heading-setext": "<img src=x onerror=canary(1)>\n=====",
    "paragraph-attributes": "x\n{: onclick=canary(1) style=position:fixed }",
    "cell-attributes": "| a | b |\n|---|---|\n| x { onclick=canary(1) style=x } | y |",
    "item-attributes": "- x\n{: onclick=canary(1) style=x }",
    "reference": "[x][r] ![x][r]\n\n[r]: javascript:canary(1) '\" onerror=\"canary(1)'",
    "abbreviation": 'abbr\n\n*[abbr]: " onmouseover="canary(1)',
    "footnote": "x[^a]\n\n[^a]: <img src=x onerror=canary(1)> [y](javascript:canary(1))",
    "footnote-id": 'x[^" onclick="canary(1)]\n\n[^" onclick="canary(1)]: y',
    "html-block": "<div onclick=canary(1)>\n\n<img src=x onerror=canary(1)>\n\n</div>",
    "html-markdown": '<div markdown="1" onclick="canary(1)">\n*x*\n</div>',
    "snippet": '--8<-- "../records/policy.yml"',
}  # fmt: skip
NAMES: Final = (*ATTACKS, *BLOCKS)

# One of each kind of Markdown, with an attack in every place.
_BODY: Final = """
## {attack}

{attack}

Words {attack} and *{attack}* and `{attack}`, [{attack}](/a), [x]({attack}), <{attack}>,
![{attack}]({attack}), [x](/a "{attack}"), [[talk|{attack}]], [[{attack}]], [x][{attack}].
[@source-{name}, {attack}] [@{attack}] [@source-{name}, "{attack}"]

[{attack}]: {attack} "{attack}"

- {attack}
- [ ] {attack}
- [x] [a]({attack})

1. {attack}

> {attack}

!!! note "{attack}"

    {attack}

??? tip "{attack}"

    {attack}

=== "{attack}"

    {attack}

=== "{attack}"

    [x]({attack}){{ title='{attack}' }}

| {attack} | b |
|---|---|
| {attack} | [x]({attack}) |

Term {attack}
:   {attack}

abbr[^1]

*[abbr]: {attack}

[^1]: {attack}

```{{.python title="{attack}"}}
{attack}
```

```{{.python title="{attack}" title_mode="html" .{attack} id='{attack}' data-x='{attack}'}}
{attack}
```

Words
{{: title='{attack}' class='{attack}' }}

{attack}
========
"""


def token(name: str) -> str:
    """A word that only the page of an attack has, to search for."""
    return "quark" + name.replace("-", "")


def attack(name: str) -> str:
    """An attack on one line."""
    return " ".join({**ATTACKS, **BLOCKS}[name].split())


def make_hostile(root: Path) -> Checkout:
    """A checkout of the hostile edition."""
    checkout = make_checkout(root)
    _attack_reference_data(checkout)
    pages = {
        language: (
            checkout.read(f"docs/{language}/methods/talk.md"),
            checkout.read(f"docs/{language}/start/welcome.md"),
        )
        for language in ("en", "fr")
    }
    record = _read(checkout, "docs/records/gba/talk.yml")
    for name in NAMES:
        for language, (method, guide) in pages.items():
            _write_pages(checkout, language, name, method, guide)
        _write_record(checkout, name, record)
    checkout.commit("Attack")
    return checkout


def _write_pages(checkout: Checkout, language: str, name: str, method: str, guide: str) -> None:
    """A page with the attack everywhere, and one in a section that is named by it."""
    body = _BODY.format(attack=attack(name), name=name)
    if name in BLOCKS:
        body = f"\n{BLOCKS[name]}\n"
    page = _front_matter(method, f"page-{name}", name) + body
    checkout.write(f"docs/{language}/methods/page-{name}.md", page)
    page = _front_matter(guide, f"guide-{name}", name) + "\nx\n"
    checkout.write(f"docs/{language}/section-{name}/guide-{name}.md", page)


def _write_record(checkout: Checkout, name: str, record: dict[str, Yaml]) -> None:
    hostile = _everywhere(record, lambda text: f"{text} {attack(name)}")
    assert isinstance(hostile, dict)
    factor: Yaml = {"factor": _listed(name), "status": "unknown"}
    formats: Yaml = [_listed(name)]
    hostile |= {"id": f"page-{name}", "factors": [factor], "grf": [_listed(name)]}
    communication = hostile["communication"]
    assert isinstance(communication, dict)
    communication["accessible_formats"] = formats
    checkout.write(f"docs/records/gba/page-{name}.yml", _dumped(hostile))


def _listed(name: str) -> str:
    return "value_" + name.replace("-", "_")


def _front_matter(page: str, page_id: str, name: str) -> str:
    """The metadata of a page, with an attack in each field that holds words."""
    kept = [
        line
        for line in page.split("---\n")[1].splitlines()
        if not line.startswith(("id:", "title:", "description:", "keywords:", "owner:"))
    ]
    words = attack(name)
    written: dict[str, Yaml] = {
        "id": page_id,
        "title": f"{token(name)} {words}"[:100],
        "description": words[:250],
        "keywords": [words],
        "aliases": [words],
        "change_note": words,
        "owner": f"role-{name}",
    }
    if page_id.startswith("page-"):
        written |= {"best_for": [words], "not_for": [words]}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in written.items()]
    return "\n".join(["---", *lines, *kept, "---", ""])


def _everywhere(value: Yaml, attacked: Callable[[str], str]) -> Yaml:
    """A record with an attack in each `{en, fr}` but the git blobs."""
    if isinstance(value, dict):
        return {
            key: attacked(inner)
            if key in {"en", "fr"} and isinstance(inner, str) and " " in inner
            else _everywhere(inner, attacked)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_everywhere(one, attacked) for one in value]
    return value


def _attack_reference_data(checkout: Checkout) -> None:
    """Attacks in the name, the notice, roles, sources, sections and controlled lists."""
    records = "docs/records"
    for file, key, prefix in (
        ("owners.yml", "roles", "role"),
        ("sources.yml", "sources", "source"),
        ("vocabulary.yml", "sections", "section"),
    ):
        value = _read(checkout, f"{records}/{file}")
        _extend(value[key], [_entry(prefix, name) for name in NAMES])
        checkout.write(f"{records}/{file}", _dumped(value))
    value = _read(checkout, f"{records}/vocabulary.yml")
    lists = value["lists"]
    assert isinstance(lists, dict)
    for listed in lists.values():
        _extend(listed, [{"id": _listed(n), "label": _both(attack(n))} for n in NAMES])
    checkout.write(f"{records}/vocabulary.yml", _dumped(value))
    value = _read(checkout, f"{records}/policy.yml")
    value |= {
        "name": _both(" ".join(map(attack, ("title-end", "quote", "img")))),
        "department": _both(" ".join(map(attack, ("quote-close", "svg")))),
        "licence": _both(" ".join(map(attack, ("single-quote-close", "script")))),
        "notice": _both(" ".join(ATTACKS.values())[:1500]),
    }
    checkout.write(f"{records}/policy.yml", _dumped(value))


def _entry(prefix: str, name: str) -> Yaml:
    """A role, source or section with an attack in its words."""
    words = _both(attack(name))
    if prefix != "source":
        return {"id": f"{prefix}-{name}", "label": words}
    return {
        "id": f"{prefix}-{name}",
        "title": words,
        "publisher": words,
        "date": "2025",
        "languages": ["en", "fr"],
        "kind": "report",
    }


def _extend(entries: Yaml, more: list[Yaml]) -> None:
    assert isinstance(entries, list)
    entries += more


def _both(text: str) -> Yaml:
    return {"en": text, "fr": text}


def _read(checkout: Checkout, path: str) -> dict[str, Yaml]:
    value: dict[str, Yaml] = yaml.CBaseLoader(checkout.read(path)).get_single_data()
    return value


class _Dumper(yaml.SafeDumper):
    """Writes no aliases, which the bounded reader refuses."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


def _dumped(value: dict[str, Yaml]) -> str:
    text: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, width=100_000)
    return text
