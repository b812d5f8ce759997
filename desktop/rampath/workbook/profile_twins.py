"""Years that come twice in a header, as budget and as outturn: whichever is firmer is read, and the other left out."""

from collections.abc import Sequence
from dataclasses import replace

from openpyxl.utils import get_column_letter

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.domain.observation import Kind
from rampath.wording import listing, tr
from rampath.workbook.grid import Sheet, place
from rampath.workbook.mapping import ColumnUse, Form, Mapping, Role
from rampath.workbook.profile_kind import kind_over

_FIRMNESS = (Kind.ACTUAL, Kind.ESTIMATE, Kind.PLAN)


def softer_twins(sheet: Sheet, mapping: Mapping) -> frozenset[int]:
    """The columns that are left out beside a firmer one of the same year, which is read.

    Words around the years tell the kinds of both; else they may count different things.
    """
    if mapping.form is not Form.YEARS:
        return frozenset()
    uses = [use for use in mapping.columns if use.year is not None and use.role in {Role.YEAR, Role.IGNORED}]
    columns = [use.column for use in uses]
    below = mapping.begins - mapping.header_row - 1
    told = [use for use in uses if kind_over(sheet, mapping.header_row, use.column, columns, below) is use.kind]
    firmest = _firmest([use for use in told if use.role is Role.YEAR])
    return frozenset(use.column for use in told if use.role is Role.IGNORED and _is_softer(use, firmest))


def without_softer(
    sheet: Sheet, header_row: int, columns: Sequence[ColumnUse]
) -> tuple[list[ColumnUse], list[Finding]]:
    """The columns, of which those of a year that another one tells more firmly are left out; that is said."""
    firmest = _firmest([use for use in columns if use.role is Role.YEAR])
    softer = [use for use in columns if use.role is Role.YEAR and _is_softer(use, firmest)]
    if not softer:
        return [*columns], []
    years = listing([str(use.year) for use in softer])
    letters = listing([get_column_letter(use.column) for use in softer])
    finding = told(
        Severity.NOTE, place(sheet.name, header_row, softer[0].column), softer[0].header,
        tr("More than one column is of the same year: {years}", years=years),
        done=tr("The firmest was read, and what is planned or estimated in {letters} left out", letters=letters),
        scope=Scope.HEADER,
    )  # fmt: skip
    return [replace(use, role=Role.IGNORED) if use in softer else use for use in columns], [finding]


def _firmest(columns: Sequence[ColumnUse]) -> dict[int, int]:
    """How firm the firmest column of each year is, 0 for actual."""
    found: dict[int, int] = {}
    for use in columns:
        if use.year is not None:
            found[use.year] = min(found.get(use.year, len(_FIRMNESS)), _FIRMNESS.index(use.kind))
    return found


def _is_softer(use: ColumnUse, firmest: dict[int, int]) -> bool:
    return use.year is not None and firmest.get(use.year, len(_FIRMNESS)) < _FIRMNESS.index(use.kind)
