"""What is to be said of a list: cells that are no amounts, lines without a code, lines that belong nowhere."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from rampath.domain.budget import BudgetLines, Chosen
from rampath.domain.finding import Severity
from rampath.wording import listing, number, tr
from rampath.workbook.column import Numbers
from rampath.workbook.grid import filled, place, raw_text
from rampath.workbook.line_body import Body
from rampath.workbook.line_found import Found
from rampath.workbook.mapping import FIGURES, ColumnUse, Role
from rampath.workbook.result import Unused, shown

_NAMED = 20
"""How many cells of a column are named one by one; the others are counted."""


def leave_signs(body: Body, lines: Chosen, numbers: Sequence[Numbers], found: Found) -> None:
    """The cells of lines that stand where an amount could, and hold none."""
    for use, each in zip(body.mapping.figures, numbers, strict=True):
        for at, value in each.missing.items():
            if lines[at]:
                found.unused.append(Unused(_where(body, at, use), shown(raw_text(value)), tr("no figure given")))
        _leave_unread(body, use, [(at, value) for at, value in each.unread.items() if lines[at]], found)


def _leave_unread(body: Body, use: ColumnUse, wrong: list[tuple[int, Any]], found: Found) -> None:
    for nth, (at, value) in enumerate(wrong):
        where, raw = _where(body, at, use), shown(raw_text(value))
        found.unused.append(Unused(where, raw, tr("unreadable")))
        if nth < _NAMED:
            found.find(
                Severity.ERROR, where, raw,
                tr("“{raw}” is no figure", raw=raw), expected=tr("an amount of “{header}”", header=use.header),
                done=tr("Left out"),
            )  # fmt: skip
    if len(wrong) > _NAMED:
        found.find(
            Severity.ERROR, place(body.sheet.name, body.mapping.header_row, use.column), use.header,
            tr("More cells of this column that are no figures: {count}", count=number(len(wrong) - _NAMED, 0)),
            expected=tr("amounts"), done=tr("They were left out; check that the column holds amounts"),
        )  # fmt: skip


def leave_errors(body: Body, lines: Chosen, found: Found) -> None:
    """Error cells and formulas whose value was never stored, which the values show as empty."""
    marks = body.sheet.marks
    for (row, column), text in sorted({**marks.unstored, **marks.errors}.items()):
        if filled(body.sheet.value(row, column)):
            continue
        where = place(body.sheet.name, row, column)
        found.unused.append(Unused(where, shown(text), tr("error cell")))
        use = body.mapping.use(column)
        at = row - body.first
        if 0 <= at < len(lines) and lines[at] and use is not None and use.role in FIGURES:
            found.find(
                Severity.ERROR, where, shown(text),
                tr("“{raw}” is no figure: the cell holds an error, or a formula whose value was not stored",
                   raw=shown(text)),
                expected=tr("an amount of “{header}”", header=use.header),
                done=tr("Left out; open the file in Excel and save it again"),
            )  # fmt: skip


def say_uncoded(body: Body, uncoded: Chosen, found: Found) -> None:
    """Rows with an amount and no code, or no title where a list has no codes, may be totals that do not add up."""
    rows = np.flatnonzero(uncoded).tolist()
    named = [use for role in (Role.CODE, Role.LABEL, Role.TITLE) for use in body.mapping.of_role(role)]
    if rows and named:
        use = named[0]
        found.find(
            Severity.WARNING, _where(body, rows[0], use), "",
            tr("Rows that have an amount but no “{header}”, and are not the sum of rows above: {count}",
               count=number(len(rows), 0), header=use.header),
            done=tr("Each was counted as a line; check that none is a total"),
        )  # fmt: skip


def say_uncounted(body: Body, lines: BudgetLines, found: Found) -> None:
    """A list none of whose lines counts, such as an exhibit that shows parts of others."""
    if not len(lines.rows) or lines.counted.any():
        return
    found.find(
        Severity.WARNING, place(body.sheet.name, int(lines.rows[0]), 1), "",
        tr("No line of this list counts; of the first, {why}", why=next(iter(lines.why_not.values()), "")),
        done=tr("A plan keeps no total of it"),
    )  # fmt: skip


def say_sideless(body: Body, lines: BudgetLines, found: Found) -> None:
    """Lines that are on no side of a list that has sides."""
    if not lines.sides:
        return
    nowhere = lines.counted & np.isfinite(lines.amounts).any(axis=1)
    for chosen in lines.sides.values():
        nowhere &= ~chosen
    if nowhere.any():
        first = int(lines.rows[int(np.argmax(nowhere))])
        names = tr("one of {names}", names=listing([tr("“{name}”", name=name) for name in lines.sides]))
        found.find(
            Severity.ERROR, place(body.sheet.name, first, 1), "",
            tr("Lines that belong to none of the sides of this list: {count}", count=number(int(nowhere.sum()), 0)),
            expected=names, done=tr("No total holds them"),
        )  # fmt: skip


def _where(body: Body, at: int, use: ColumnUse) -> str:
    return place(body.sheet.name, at + body.first, use.column)
