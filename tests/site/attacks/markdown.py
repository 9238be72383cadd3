"""Attacks that only Markdown makes: links, attribute lists, definitions, and whole blocks."""

from __future__ import annotations

from typing import Final

_IMG: Final = "<img src=x onerror=canary(1)>"
INLINE: Final = {
    "link-text": "[x](javascript:canary(1))",
    "link-angle": "[x](<javascript:canary(1)>)",
    "link-title": "[x](/a 'y\" onmouseover=\"canary(1)')",
    "link-image": "[![x](javascript:canary(1))](javascript:canary(1))",
    "link-brackets": "[<img src=x onerror=canary(1)>](/a)",
    "link-escaped": r"[x](javascript\:canary(1)) [x](\javascript:canary(1))",
    "image": "![x](javascript:canary(1))",
    "image-quote": '![x" onerror="canary(1)](x.png)',
    "image-elsewhere": "![x](https://evil.example/seen.png)",
    "autolink": "<javascript:canary(1)>",
    "autolink-data": "<data:text/html,canary(1)>",
    "autolink-mail": '<"><img/src=x/onerror=canary(1)>@x.example>',
    "attributes": "*x*{ onclick=canary(1) onmouseover='canary(1)' style=position:fixed }",
    "attributes-href": "[x](/a){ href=javascript:canary(1) HREF=javascript:canary(1) }",
    "attributes-src": "![x](x.png){ src=javascript:canary(1) srcset=//evil.example/seen }",
    "attributes-quote": "[x](/a){ title='\"><img src=x onerror=canary(1)>' }",
    "attributes-bare": "[x](/a){ href class id title onclick } ![x](x.png){ src alt }",
    "attributes-name": '*x*{ a"><img/src=x/onerror=canary(1)>=y }',
    "wiki": '[[talk|"><img src=x onerror=canary(1)>]]',
    "wiki-block": '[[talk#" onmouseover="canary(1)|x]]',
    "wiki-unknown": "[[<img src=x onerror=canary(1)>]]",
    "wiki-address": "[[javascript:canary(1)|x]] [[//evil.example|x]]",
    "citation": '[@guide-on-listening, "><img src=x onerror=canary(1)>]',
    "citation-unknown": "[@<img/src=x/onerror=canary(1)>, x]",
    "put-aside": "wzxhzdk:0 klzzwxh:0000 qlzqqlzuup zzzamp",
}
FENCES: Final = {
    "fence-attribute": '```{.python onclick="canary(1)"}\nx\n```',
    "fence-class": '```{.python .a"><script>canary(1)</script>}\nx\n```',
    "fence-id": "```{.python id='a\" onclick=\"canary(1)'}\nx\n```",
    "fence-id-config": "```{.python #__config}\nx\n```\n\n```{.python #playbook-words}\nx\n```",
    "fence-data": "```{.python data-x='\" onmouseover=\"canary(1)'}\nx\n```",
    "fence-title": '```{.python title="<img src=x onerror=canary(1)>"}\nx\n```',
    "fence-title-html": f'```{{.python title="{_IMG}" title_mode="html"}}\nx\n```',
    "fence-lines": '```{.python linenums="1" hl_lines="1<script>canary(1)</script>"}\nx\n```',
    "fence-language": '```"><script>canary(1)</script>\nx\n```',
    "fence-diagram": "```mermaid\ngraph LR\n  a --> b[<img src=x onerror=canary(1)>]\n```",
    "fence-tilde": "~~~{.x onclick=canary(1)}\n<script>canary(1)</script>\n~~~",
    "fence-in-list": f'- a\n\n    ```{{.x title="{_IMG}" title_mode="html"}}\n    x\n    ```',
    "fence-in-quote": '> ```{.x title="<svg onload=canary(1)>" title_mode=html}\n> x\n> ```',
    "code": f"    {_IMG}\n    </code></pre>{_IMG}",
}
BOXES: Final = {
    "admonition-class": '!!! note" onclick="canary(1) "x"\n\n    y',
    "admonition-title": f'!!! note "{_IMG}"\n\n    [x](javascript:canary(1))',
    "admonition-theme": '!!! md-overlay md-dialog "x"\n\n    y',
    "details-title": f'??? note "{_IMG} [x](javascript:canary(1))"\n\n    y',
    "tab-title": f'=== "{_IMG}"\n\n    x\n\n=== "[x](javascript:canary(1))"\n\n    y',
    "heading-attributes": f"## x {{ onclick=canary(1) style=x data-toc-label='{_IMG}' }}",
    "heading-id": "## x {#__search}\n\n## x {#__config}\n\n## x {#playbook-words}",
    "heading-setext": "<img src=x onerror=canary(1)>\n=====",
    "heading-link": "## [x](javascript:canary(1)) <img src=x onerror=canary(1)>",
}
PARTS: Final = {
    "paragraph-attributes": "x\n{: onclick=canary(1) style=position:fixed }",
    "quote-block": f"> {_IMG}\n> {{: onclick=canary(1) }}",
    "table": f"| {_IMG} | x |\n|---|:-:|\n| [x](javascript:canary(1)) | y |",
    "cell-attributes": "| a | b |\n|---|---|\n| x { onclick=canary(1) style=x } | y |",
    "item-attributes": "- x\n{: onclick=canary(1) style=x }",
    "task": f"- [x] {_IMG}\n- [ ] [x](javascript:canary(1)){{ onclick=canary(1) }}",
    "definition": f"{_IMG}\n:   [x](javascript:canary(1))\n{{: onclick=canary(1) }}",
    "reference": "[x][r] ![x][r]\n\n[r]: javascript:canary(1) '\" onerror=\"canary(1)'",
    "reference-short": "[r] [r][]\n\n[r]: <javascript:canary(1)>\n    'x\" onclick=\"canary(1)'",
    "abbreviation": 'abbr\n\n*[abbr]: " onmouseover="canary(1)',
    "abbreviation-html": f"<b>\n\n*[<b>]: {_IMG}\n*[b]: '{_IMG}",
    "footnote": "x[^a]\n\n[^a]: <img src=x onerror=canary(1)> [y](javascript:canary(1))",
    "footnote-id": 'x[^" onclick="canary(1)]\n\n[^" onclick="canary(1)]: y',
    "html-block": "<div onclick=canary(1)>\n\n<img src=x onerror=canary(1)>\n\n</div>",
    "html-markdown": '<div markdown="1" onclick="canary(1)">\n*x*\n</div>',
    "snippet": '--8<-- "../records/policy.yml"',
}
