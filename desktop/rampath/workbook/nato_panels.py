"""The tables of a sheet that stand side by side, each for itself."""

from collections.abc import Iterator, Sequence

from rampath.workbook.grid import Line, Sheet
from rampath.workbook.nato_words import is_title, titles_in


def panels(sheet: Sheet) -> Iterator[Sequence[Line]]:
    """The rows of a sheet; where titles stand side by side, those of each table for itself."""
    starts: set[int] = set()
    for line in sheet.lines if len(titles_in(sheet.texts)) > 1 else ():
        titles = [cell.column for cell, text in zip(line.words, line.texts, strict=True) if is_title(text)]
        if len(titles) > 1:
            starts.update(titles)
    edges = sorted(starts)[1:]
    if not edges:
        yield sheet.lines
        return
    for begin, end in zip([0, *edges], [*edges, None], strict=True):
        parts = [line.part(begin, end) for line in sheet.lines]
        yield [part for part in parts if len(part)]
