"""Tables written as CSV: whole or not at all, readable by Excel, and never taken for formulas."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from rampath.workbook.harmless import harmless
from rampath.workbook.saving import write_whole


def write_csv(target: Path, headers: Sequence[str], rows: Iterable[Sequence[str | float | int]]) -> None:
    """Write a CSV with commas and decimal points, in UTF-8 with the mark by which Excel knows it.

    A text that a spreadsheet would take for a formula gets an apostrophe before it, unless it is a number. Raises
    NotSaved in one sentence.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([_harmless(header) for header in headers])
    writer.writerows([_harmless(value) for value in row] for row in rows)
    content = text.getvalue().encode("utf-8-sig", "replace")
    write_whole(target, lambda file: _put(file, content))


def _put(file: Path, content: bytes) -> None:
    file.write_bytes(content)


def _harmless(value: str | float) -> str | float:
    if not isinstance(value, str):
        return value
    try:
        float(value)
    except ValueError:
        return harmless(value)
    return value
