"""Writes the reports of golden cases anew: `python -m tests.golden.update GBA012 ...`."""

from __future__ import annotations

import sys

from tests.golden.cases import REPORTS, cases


def main(codes: list[str]) -> None:
    """Write the reports of these codes, or of all; cases with `valid.txt` stay as they are."""
    for case in cases():
        if (codes and case.code not in codes) or (case.folder / "valid.txt").exists():
            continue
        for language, report in case.reports().items():
            (case.folder / REPORTS[language]).write_text(report)
            sys.stdout.write(f"== {case.name} ({language})\n{report}")


if __name__ == "__main__":
    main(sys.argv[1:])
