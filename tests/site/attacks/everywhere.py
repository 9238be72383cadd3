"""One of each kind of Markdown, with an attack in every place."""

from __future__ import annotations

from typing import Final

EVERYWHERE: Final = """
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
