"""Writes golden texts anew: `python -m tests.golden_site.update boards/ browse/a-to-z.md ...`."""

from __future__ import annotations

import sys

from tests.golden_site.editions import FOLDER, FULLNESS, every, golden, is_golden, texts


def main(starts: list[str]) -> None:
    """Write the texts of pages whose path starts with one of these, or of all."""
    for fullness, language, path in every():
        if not is_golden(path) or (starts and not path.startswith(tuple(starts))):
            continue
        file = golden(fullness, language, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(texts(fullness, language)[path], encoding="utf-8")
    kept = {golden(*one) for one in every() if is_golden(one[2])}
    for fullness in FULLNESS:
        for file in sorted((FOLDER / fullness).rglob("*")):
            if file.is_file() and file not in kept:
                file.unlink()
                sys.stdout.write(f"removed {file.relative_to(FOLDER)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
