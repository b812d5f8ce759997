"""What is to be said of rows amid a list that have no amount of their own: money that comes in, and parts of a line."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from rampath.domain.budget import Chosen
from rampath.domain.finding import Severity
from rampath.domain.plan_budget import is_expenditure, is_revenue
from rampath.wording import number, tr
from rampath.workbook.grid import filled, place
from rampath.workbook.guess_list_words import is_of_which
from rampath.workbook.header_pattern import header_text
from rampath.workbook.line_body import Body
from rampath.workbook.line_found import Found
from rampath.workbook.line_rows import What
from rampath.workbook.mapping import Role
from rampath.workbook.result import shown

_LONGEST = 80
"""A longer text is a note."""
_NAMING = frozenset({Role.CODE, Role.TITLE, Role.LABEL, Role.HEADING, Role.COUNTED})


def say_both_ways(body: Body, what: NDArray[np.int8], counted: Chosen, found: Found) -> None:
    """Warn where headings or totals tell revenue from expenditure amid a list whose sides nobody has told."""
    if body.mapping.sides or not (what == What.LINE).any():
        return
    naming = (what == What.HEADING) | (what == What.TOTAL)
    if body.mapping.nested:
        naming |= (what == What.LINE) & ~counted
    amid = [*_texts(body, np.flatnonzero(naming).tolist())]
    if not any(is_revenue(text) or is_expenditure(text) for _, text in amid):
        return
    amid += _titles(body)
    coming = next(((where, text) for where, text in amid if is_revenue(text) and not is_expenditure(text)), None)
    going = next(((where, text) for where, text in amid if is_expenditure(text) and not is_revenue(text)), None)
    if coming is None or going is None:
        return
    found.find(
        Severity.WARNING, coming[0], shown(coming[1]),
        tr("“{revenue}” and “{expenditure}” stand in one list, and no column keeps them apart",
           revenue=shown(coming[1]), expenditure=shown(going[1])),
        done=tr("Their lines were added together; read one of them alone, from its first row to its last"),
    )  # fmt: skip


def say_headed_otherwise(body: Body, what: NDArray[np.int8], found: Found) -> None:
    """An error where a row heads the amounts below it otherwise than the header does, as that of another table."""
    for at in np.flatnonzero(what == What.HEADER).tolist():
        for use in body.mapping.figures:
            value = body.column(use.column)[at]
            text = header_text(value) if filled(value) else ""
            if text and text != header_text(use.header):
                row = at + body.first
                found.find(
                    Severity.ERROR, place(body.sheet.name, row, use.column), shown(text),
                    tr("Row {row} heads the columns otherwise: “{text}”, and not “{header}”",
                       row=row, text=shown(text), header=use.header),
                    done=tr("The lines below it were read like those above it; end the list before it"),
                )  # fmt: skip
                return


def say_parts_below(body: Body, what: NDArray[np.int8], counted: Chosen, found: Found) -> None:
    """Warn where a row says “of which” and nothing else, and the lines below it count."""
    heads = np.flatnonzero(what[:-1] == What.HEADING).tolist()
    rows = [at for at in heads if what[at + 1] == What.LINE and counted[at + 1]]
    said = [(where, text) for where, text in _texts(body, rows) if is_of_which(text)]
    if said:
        found.find(
            Severity.WARNING, said[0][0], shown(said[0][1]),
            tr("Rows that say “{text}” of the lines below them: {count}", text=shown(said[0][1]),
               count=number(len(said), 0)),
            done=tr("These lines were counted; check that the lines above do not hold them already"),
        )  # fmt: skip


def _titles(body: Body) -> Iterator[tuple[str, str]]:
    """The short texts above the header."""
    for row in range(1, body.mapping.header_row):
        for column, value in enumerate(body.sheet.rows[row - 1], 1):
            if isinstance(value, str) and 0 < len(value) <= _LONGEST:
                yield place(body.sheet.name, row, column), value


def _texts(body: Body, rows: list[int]) -> Iterator[tuple[str, str]]:
    """The short words that name these rows, with their cells."""
    named = [use for use in body.words if use.role in _NAMING]
    for at in rows:
        for use in named:
            text = body.texts(use)[at]
            if text and len(text) <= _LONGEST:
                yield place(body.sheet.name, at + body.first, use.column), text
