"""What the notes below a table say of the marks in its headings: `* Schätzung` of `2024*`."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from rampath.domain.observation import Kind
from rampath.workbook.grid import Cell
from rampath.workbook.years import year_of

_LEGEND = re.compile(r"\(?(?P<mark>\*{1,4}|[†‡])\)?\s*[=:–-]?\s*(?P<words>[^\W\d_][^*†‡]*?)[\s.,;]*(?=[*†‡(]|$)")
_MARK = re.compile(r"(?<=[0-9])\s?\(?(\*{1,4}|[†‡])\)?$")


class Note(NamedTuple):
    """A note that says of a mark how firm figures are, and nothing else."""

    kind: Kind
    cell: Cell


def legend(cells: Iterable[Cell]) -> dict[str, Note]:
    """The notes by their marks; where two say something of one mark, the first."""
    found: dict[str, Note] = {}
    for cell in cells:
        text = cell.text.strip()
        for note in _LEGEND.finditer(text) if text[:2].strip("(")[:1] in {"*", "†", "‡"} else ():
            year = year_of(f"2000 {note['words']}")
            if year is not None and year.kind is not Kind.ACTUAL:
                found.setdefault(note["mark"], Note(year.kind, cell))
    return found


def mark_of(heading: str) -> str:
    """The mark that ends a heading: `*` of `2024*`; nothing where none does."""
    found = _MARK.search(heading)
    return "" if found is None else found[1]
