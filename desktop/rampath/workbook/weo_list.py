"""The IMF's World Economic Outlook as a list, as its data portal gives it (SDMX-CSV): a row a figure.

The headings are dimensions and attributes, in codes, in words, or in both (`INDICATOR: Indicator`). `SCALE` tells in
what the portal shows a figure; the figure itself mostly stands in whole units, but lists that others made of it give
billions and millions. GDP in whole units and in billions are so far apart that the largest figure tells which it is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from typing_extensions import override

from rampath.domain.finding import Severity
from rampath.wording import tr
from rampath.workbook.grid import Row, Sheet, filled
from rampath.workbook.result import shown
from rampath.workbook.weo_header import LOOKED_AT, Header, Role, plain_heading, says_imf
from rampath.workbook.weo_rows import SheetReader
from rampath.workbook.weo_series import Series, base_year, last_actual, subject_in, text_of
from rampath.workbook.weo_subject import SUBJECTS
from rampath.workbook.years import Year, year_of

_HEADINGS: Mapping[Role, tuple[str, ...]] = {
    Role.ISO: ("country id", "country code", "iso", "iso3"),
    Role.SUBJECT: ("indicator id", "indicator code", "weo subject code", "concept code", "concept", "indicator"),
    Role.COUNTRY: ("ref area label", "country name", "country label", "country", "ref area"),
    Role.SERIES: ("series code",),
    Role.DESCRIPTOR: ("series name", "concept label", "subject descriptor"),
    Role.UNITS: ("unit label", "units", "unit"),
    Role.SCALE: ("scale label", "scale"),
    Role.CURRENCY: ("primary domestic currency", "domestic currency"),
    Role.BASE_YEAR: ("base year",),
    Role.LAST_ACTUAL: ("latest actual annual data", "lastactualdate", "last actual date", "estimates start after"),
    Role.TIME: ("time period", "time", "period", "year"),
    Role.VALUE: ("obs value", "observation value", "value"),
}
"""The headings of each role, the better ones first."""

_LOOKED_THROUGH = 20_000
_CODED = re.compile(r"([A-Z][A-Z0-9_]*): \S")


def list_header_of(sheet: Sheet, file: str = "") -> Header | None:
    """The header of a list; None where no row heads a year and a value over the IMF's subjects."""
    for number, row in enumerate(sheet.rows[:LOOKED_AT], 1):
        header = _header(number, row)
        if header is None:
            continue
        worded = False
        for each in sheet.rows[number:][:_LOOKED_THROUGH]:
            known, coded = _subject(each, header)
            if known and coded:
                return header
            worded = worded or known
        if worded and says_imf(sheet, file):
            return header
    return None


def _header(number: int, row: Row) -> Header | None:
    columns: dict[str, int] = {}
    worded = False
    for column, value in enumerate(row, 1):
        if isinstance(value, str) and value.strip():
            code, colon, _ = value.partition(": ")
            worded = worded or bool(colon)
            columns.setdefault(plain_heading(code), column)
    roles = {
        role: next(columns[heading] for heading in headings if heading in columns)
        for role, headings in _HEADINGS.items()
        if not columns.keys().isdisjoint(headings)
    }
    header = Header(number, roles, (), worded=worded)
    told = Role.DESCRIPTOR in roles or header.names_subjects
    return header if header.is_list and header.names_countries and told else None


def _subject(row: Row, header: Header) -> tuple[bool, bool]:
    """Whether a row is of one of the IMF's subjects, and whether its code says so; others use the same words."""
    bare = _bare(row, header)
    code = subject_in(bare, header)
    coded = any(code in text_of(bare, header, role).upper().split(".") for role in (Role.SUBJECT, Role.SERIES))
    return code in SUBJECTS, coded


def _bare(row: Row, header: Header) -> Row:
    """A row in which a code with its words, `NGDP_D: GDP deflator`, is the code alone."""
    if not header.worded:
        return row
    bare = list(row)
    for column in header.roles.values():
        coded = _CODED.match(row[column - 1]) if column <= len(row) and isinstance(row[column - 1], str) else None
        if coded is not None:
            bare[column - 1] = coded[1]
    return bare


@dataclass
class ListReader(SheetReader):
    """Goes down a list, whose rows each have a year and a figure; rows without tell of their whole series."""

    actual: dict[tuple[str, str], int] = field(default_factory=dict)
    bases: dict[tuple[str, str], int] = field(default_factory=dict)

    @override
    def cells_of(self, number: int) -> Row:
        return _bare(super().cells_of(number), self.wanted)

    @override
    def years_in(self, row: Row) -> dict[int, Year]:
        time = self.wanted.roles[Role.TIME]
        value = row[time - 1] if time <= len(row) else ""
        year = year_of(value) if filled(value) else None
        return {} if year is None else {self.wanted.roles[Role.VALUE]: year}

    @override
    def prepare(self) -> None:
        super().prepare()
        header = self.wanted
        for number, member in self.members_rows():
            row = self.cells_of(number)
            code = subject_in(row, header)
            if code not in SUBJECTS:
                continue
            if filled(text_of(row, header, Role.LAST_ACTUAL)):
                year = last_actual(row, header, self.published)
                self.actual[member.code, code] = max(year, self.actual.get((member.code, code), 0))
            base = base_year(row, header)
            if base:
                self.bases.setdefault((member.code, code), base)

    @override
    def figures(self, series: Series) -> None:
        if self.years:
            super().figures(series)
            return
        time = text_of(self.cells_of(series.row), self.wanted, Role.TIME)
        if not time:
            self.left.row(series.row, tr("names the series"))
            return
        self.left.row(series.row, tr("no figure of a whole year"))
        if self.first_time("time"):
            self.find(
                Severity.WARNING, series.row, self.wanted.roles[Role.TIME], time,
                tr("“{raw}” is no year", raw=shown(time)), expected=tr("a year"),
                done=tr("This figure, and others like it, were left out"),
            )  # fmt: skip

    @override
    def actual_until(self, row: Row, header: Header, key: tuple[str, str]) -> int:
        return self.actual[key] if key in self.actual else super().actual_until(row, header, key)

    @override
    def base_of(self, row: Row, header: Header, key: tuple[str, str]) -> int:
        return super().base_of(row, header, key) or self.bases.get(key, 0)
