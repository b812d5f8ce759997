"""Footnotes of NATO's tables: what the marks after members' names mean, which is something else in each table."""

from collections.abc import Iterator

from rampath.domain.finding import Finding, Severity
from rampath.wording import listing, tr
from rampath.workbook.nato_table import Table
from rampath.workbook.nato_words import MARK
from rampath.workbook.result import shown


def footnotes(table: Table) -> Iterator[Finding]:
    """What the footnote marks after members' names mean in a table."""
    for mark, names in table.marks.items():
        note = table.notes.get(mark)
        if note is not None:
            said = shown(MARK.sub("", note.text, count=1))
            message = tr("“{mark}” stands after {names} in this table, and means: {note}",
                         mark=mark, names=listing(names), note=said)  # fmt: skip
            yield Finding(Severity.NOTE, note.place, note.raw, message)
