"""A page with every kind of Markdown that authors are told to write, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.checkouts import Checkout, make_checkout
from tests.site.building import POINT

EVERYTHING: Final = """
## Boxes {#boxes}

!!! note "A note"

    With *words*, **stress**, `code`, [a link](../start/welcome.md) and [[welcome]].

!!! warning

    A warning without a title of its own.

??? tip "Closed until it is opened"

    Inside the closed box.

???+ info "Open from the start"

    Inside the open box.

## Tabs {#tabs}

=== "In person"

    Words about meeting in person.

=== "Remote"

    Words about meeting remotely.

    - with a list

## Lists {#lists}

- One
    - Inside one
- Two

Steps, counted:

1. Three
2. Four

What is to be done:

- [x] A task that is done
- [ ] A task to do, with [a link](#boxes)

What words mean:

Term
:   What the term means.

Another term
:   What it means, with *stress*.

## Tables {#tables}

| Words | Number | Middle |
|---|--:|:-:|
| Left | 1,200 | yes |
| *Stress* | 3 | [a link](#lists) |
| Head {: scope=row } | 4 | no |

## Code {#code}

```python title="example.py" linenums="1" hl_lines="2"
def double(number: int) -> int:
    return number * 2  # twice
```

```yaml
key: value
```

    indented code

## Notes {#notes}

A sentence with a footnote.[^note] Another one.[^other] HTML is explained.

[^note]: The first footnote.
[^other]: The second, with `code`.

*[HTML]: HyperText Markup Language

> A quotation of one sentence.

A cited sentence. [@guide-on-listening, chapter 2]

![A point](../../assets/point.png){ width=20 } [A button](#boxes){ .md-button }

Call us :material-phone: by 10:30:45, `:material-phone:` or :no-such-icon: :smile:

A line with a break,\x20\x20
and one in *français : « mots »*{ lang=fr }.

---

<https://example.org/>
"""


def make_everything(root: Path) -> Checkout:
    """The small edition, with this page for one of its own."""
    checkout = make_checkout(root)
    for language in ("en", "fr"):
        path = f"docs/{language}/methods/talk.md"
        front = checkout.read(path).split("---\n")[1]
        checkout.write(path, f"---\n{front}---\n{EVERYTHING}")
    (root / "docs/assets").mkdir(exist_ok=True)
    (root / "docs/assets/point.png").write_bytes(POINT)
    checkout.commit("Write everything")
    return checkout
