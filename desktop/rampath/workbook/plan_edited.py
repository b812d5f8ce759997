"""What a person changed in a plan workbook since it was saved: inputs by their hidden columns, and computed cells."""

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rampath.domain.finding import Finding, Severity
from rampath.domain.observation import Kind
from rampath.domain.path import HIGHEST_SHARE
from rampath.wording import NONE, number, percent, tr
from rampath.workbook.cell import place
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.plan_form import SheetLayout
from rampath.workbook.plan_layout import (
    COMMITMENTS,
    COMPLIANCE,
    ECONOMY,
    HEADER_ROW,
    PATHS,
    PROJECTION,
    SPENDING,
    TARGETS,
    WORKINGS,
)
from rampath.workbook.plan_table import Record, records
from rampath.workbook.plan_value import Findings

SAVED: Mapping[str, Mapping[str, str]] = {
    PATHS.name: {
        "Year": "Year as saved", "Share, % of GDP": "Share as saved", "Shape": "Shape as saved",
        "Held": "Held as saved",
    },
    TARGETS.name: {"Share, % of GDP": "Share as saved"},
    COMMITMENTS.name: {"Deadline": "Deadline as saved"},
    ECONOMY.name: {"Real growth, %": "Growth as saved", "Deflator, %": "Deflator as saved"},
}  # fmt: skip
"""The inputs whose cells keep what they held when the workbook was saved, by sheet."""

_NOISE = 1e-12
"""LibreOffice saves 15 digits of a number; what differs by less is the same."""


def as_saved(layout: SheetLayout, row: Record) -> Record | None:
    """The row as it was when the workbook was saved; None for one that was added since.

    A row of a workbook without these columns is as it is.
    """
    pairs = SAVED.get(layout.name)
    if pairs is None or not all(row.has(saved) for saved in pairs.values()):
        return row
    before = {header: row.values.get(saved) for header, saved in pairs.items()}
    if all(value is None for value in before.values()) and any(row.values.get(header) is not None for header in pairs):
        return None
    kept = {header: value for header, value in row.values.items() if header not in pairs}
    return replace(row, values={**kept, **{header: value for header, value in before.items() if value is not None}})


def deleted(book: Book, rows: Sequence[Record]) -> Iterator[Record]:
    """The rows of the sheet Paths that were there when the workbook was saved and are no more."""
    layout = WORKINGS
    if book.sheet(layout.name) is None or (rows and not rows[0].has("Share as saved")):
        return
    left = Counter(_anchor(row) for row in rows)
    for line in records(book, layout, Findings()):
        head = {header: line.text(header) for header in ("Scenario", "Member", "Pillar")}
        for year, share, shape, held, mark in _anchors(line.text("Anchors as saved")):
            key = (*head.values(), year, round(share, 12))
            left[key] -= 1
            if left[key] >= 0:
                continue
            told: dict[str, str | float | bool | None] = {
                **head,
                "Year": year,
                "Share, % of GDP": share,
                "Shape": shape,
            }
            told |= {"Plain path": mark} if mark else {}
            told |= {"Held": True} if held else {}
            columns = {header: at for at, header in enumerate(PATHS.headers, 1)}
            yield Record(PATHS.name, HEADER_ROW, told, columns, Findings())


def _anchor(row: Record) -> tuple[object, ...]:
    year, share = row.values.get("Year as saved"), row.values.get("Share as saved")
    told = round(share, 12) if isinstance(share, float) else share
    return (row.text("Scenario"), row.text("Member"), row.text("Pillar"), year, told)


def _anchors(text: str) -> Iterator[tuple[float, float, str, bool, str]]:
    """The anchors of a line as it was saved; none where the cell is spoilt."""
    try:
        found = json.loads(text or "[]")
        for year, share, shape, held, mark in found:
            if 0 <= float(share) <= HIGHEST_SHARE:
                yield float(int(year)), float(share), str(shape), bool(held), str(mark)
    except (ValueError, TypeError):
        return


def gone(row: Record) -> Finding:
    """The note on a row that was deleted."""
    what = f"{row.text('Member')} {row.text('Pillar')} {_told('Year', row.number('Year'))}"
    message = tr("{what}: the row of {share} was deleted in the workbook.", what=what,
                 share=percent(row.number("Share, % of GDP")))  # fmt: skip
    return Finding(Severity.NOTE, PATHS.name, "", message)


def edits(layout: SheetLayout, row: Record) -> Iterator[Finding]:
    """A note on each cell of a row that holds something else than when the workbook was saved."""
    before = as_saved(layout, row)
    if before is row:
        return
    what = " ".join(text for header in ("Member", "Commitment") if (text := row.text(header)))
    what = " ".join(filter(None, (what, row.text("Pillar"))))
    if before is None:
        yield Finding(
            Severity.NOTE, row.place("Year"), "", tr("{what}: this row was added in the workbook.", what=what)
        )
        return
    for header in SAVED[layout.name]:
        old, new = before.values.get(header), row.values.get(header)
        if not _same(old, new):
            year = before.year("Year") if layout is not COMMITMENTS else None
            said = " ".join(filter(None, (what, "" if year is None else str(year))))
            message = tr("{what}: {header} was changed in the workbook from {old} to {new}.", what=said,
                         header=header.split(",")[0], old=_told(header, old), new=_told(header, new))  # fmt: skip
            yield Finding(Severity.NOTE, row.place(header), "" if new is None else str(new), message)


def _same(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=_NOISE, abs_tol=_NOISE)
    return one == other


def _told(header: str, value: object) -> str:
    if value is None:
        return tr("nothing")
    if isinstance(value, float):
        return number(value, 0).replace(",", "") if header in {"Year", "Deadline"} else percent(value)
    return tr("held") if value is True else str(value)


_FOLLOWING = ("Share at deadline, % of GDP", "Gap, pp", "First year met", "Status")
"""Columns of the sheet Compliance that hold formulas where there is a target."""


def typed_over(book: Book) -> Iterator[Finding]:
    """A warning on each computed cell that holds a value where a formula stood: it changes nothing."""
    for layout in (PROJECTION, SPENDING):
        sheet = book.sheet(layout.name)
        if sheet is not None:
            above = {cell.column: cell.text for cell in sheet.row(HEADER_ROW - 1)}
            planned = {column for column, text in above.items() if text == tr(Kind.PLAN.value)}
            yield from _typed(sheet, planned, tr("Change the anchors on the sheet Paths instead."))
    sheet = book.sheet(COMPLIANCE.name)
    if sheet is not None:
        columns = {COMPLIANCE.column(header) for header in _FOLLOWING}
        yield from _typed(sheet, columns, tr("Change the inputs that it follows from instead."))


def _typed(sheet: Sheet, columns: set[int], instead: str) -> Iterator[Finding]:
    formulas = sheet.formulas
    rows = {row for row, column in formulas if column in columns}
    for row in sorted(rows):
        for cell in sheet.row(row):
            if cell.column in columns and (row, cell.column) not in formulas and cell.raw.strip() not in {"", NONE}:
                said = tr("A formula stood here, and “{raw}” was typed over it; it changes nothing. {instead}",
                          raw=cell.raw, instead=instead)  # fmt: skip
                yield Finding(Severity.WARNING, place(sheet.name, row, cell.column), cell.raw, said)
