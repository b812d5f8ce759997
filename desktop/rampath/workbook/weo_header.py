"""The header of the IMF's World Economic Outlook: which column holds the country, the subject, and each year."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from rampath.domain.member import Register
from rampath.workbook.grid import Row, Sheet, filled
from rampath.workbook.weo_subject import SUBJECTS, code_told
from rampath.workbook.years import Year, year_of

LOOKED_AT = 40
"""The header stands among the first rows."""
_BELOW = 6_000
"""So many rows are looked through for codes where no heading names their column."""
_FEWEST = 3
_LONGEST_NAME = 80
_OF_OUTLOOK = re.compile(r"\bWEO\b|world economic outlook", re.IGNORECASE)
_BY_IMF = re.compile(r"\bIMF\b|international monetary fund|\bWEO\b|world economic outlook", re.IGNORECASE)
_NAMED_IMF = re.compile(r"(?<![^\W\d_])(?:IMF|WEO)", re.IGNORECASE)
_LONGEST_NOTE = 1_000
_OWN_HEADINGS = frozenset({"subject descriptor", "estimates start after", "country series specific notes"})
_WORLD_BANKS = re.compile(r"[A-Z]{2}(?:\.[A-Z0-9]{2,6}){2,6}")


class Role(StrEnum):
    """What a column that is no year holds."""

    ISO = "ISO"
    SUBJECT = "WEO Subject Code"
    SERIES = "SERIES_CODE"
    COUNTRY = "Country"
    GROUP = "Country Group Name"
    DESCRIPTOR = "Subject Descriptor"
    UNITS = "Units"
    SCALE = "Scale"
    NOTES = "Country/Series-specific Notes"
    CURRENCY = "PRIMARY_DOMESTIC_CURRENCY"
    BASE_YEAR = "BASE_YEAR"
    LAST_ACTUAL = "Estimates Start After"
    TIME = "TIME_PERIOD"
    VALUE = "OBS_VALUE"


_HEADINGS: Mapping[str, Role] = {
    heading: role
    for role, headings in {
        Role.ISO: ("iso", "iso code", "iso3", "iso 3", "country id", "country iso", "country code", "iso alpha 3"),
        Role.SUBJECT: ("weo subject code", "subject code", "indicator id", "indicator code"),
        Role.SERIES: ("series code",),
        Role.COUNTRY: ("country", "country name", "pays"),
        Role.GROUP: ("country group name", "weo country group code", "country group"),
        Role.DESCRIPTOR: ("subject descriptor", "indicator", "series name", "subject"),
        Role.UNITS: ("units", "unit", "unité", "unités"),
        Role.SCALE: ("scale", "échelle"),
        Role.NOTES: ("country series specific notes", "series specific notes", "country specific notes"),
        Role.CURRENCY: ("primary domestic currency", "domestic currency", "national currency"),
        Role.BASE_YEAR: ("base year",),
        Role.LAST_ACTUAL: ("estimates start after", "latest actual annual data", "latest actual data", "latest actual",
                           "latest actual year"),
    }.items()
    for heading in headings
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Header:
    """A header row: the columns (from 1) of roles and years, and the roles that only the cells below told.

    `strange` are columns behind the first year that name neither a year nor anything known. `worded` where codes have
    their words with them: `NGDP_D: GDP deflator`.
    """

    row: int
    roles: Mapping[Role, int]
    years: tuple[tuple[int, Year], ...]
    guessed: tuple[Role, ...] = ()
    strange: tuple[int, ...] = ()
    again: tuple[int, ...] = ()
    worded: bool = False

    @property
    def names_countries(self) -> bool:
        return bool({Role.ISO, Role.SERIES, Role.COUNTRY} & self.roles.keys())

    @property
    def names_subjects(self) -> bool:
        return bool({Role.SUBJECT, Role.SERIES} & self.roles.keys())

    @property
    def is_list(self) -> bool:
        """Whether each row has one year and one figure, and no column is a year."""
        return {Role.TIME, Role.VALUE} <= self.roles.keys()


def header_of(sheet: Sheet, register: Register, file: str = "") -> Header | None:
    """The header of a sheet; None where it has no row of years over a column of the IMF's subject codes.

    Words that others use, too, count where the sheet or the name of its `file` names the IMF.
    """
    for number, row in enumerate(sheet.rows[:LOOKED_AT], 1):
        found = _header(number, row)
        if found is None or _are_figures_of_a_list(found, sheet):
            continue
        found = _completed(found, sheet, register)
        told = found.names_subjects and (_names_outlook(row) or _has_subjects(found, sheet))
        told = told or (_describes(found, sheet) and (_names_outlook(row) or says_imf(sheet, file)))
        if told and not _is_world_banks(found, sheet):
            return found
    return None


def headers_below(sheet: Sheet, first: Header, register: Register) -> Mapping[int, Header]:
    """The headers of further tables in a sheet, by their rows: what stands below one has its years, not the first's.

    Such a row begins, in the first table's leftmost named column, with one of that table's headings.
    """
    column = min((at for role, at in first.roles.items() if role not in first.guessed), default=0)
    if first.is_list or not column:
        return {}
    headings = {_cell(sheet.rows[first.row - 1], at) for at in first.roles.values()}
    rows = ((number, row) for number, row in enumerate(sheet.rows[first.row :], first.row + 1) if len(row) >= column)
    found = (_header(number, row) for number, row in rows if row[column - 1] in headings and row[column - 1] != "")
    return {header.row: _completed(header, sheet, register) for header in found if header is not None}


def _are_figures_of_a_list(header: Header, sheet: Sheet) -> bool:
    """Whether years stand below a year, too: then each row has its own, and this is one of them."""
    below = sheet.rows[header.row : header.row + LOOKED_AT]
    for column, _ in header.years:
        values = [row[column - 1] for row in below if column <= len(row) and filled(row[column - 1])]
        if len(values) > 1 and all(year_of(value) is not None for value in values):
            return True
    return False


def _names_outlook(row: Row) -> bool:
    """Whether a heading is one of the World Economic Outlook's own; the others are those of all the IMF's data."""
    headings = (plain_heading(value) for value in row if isinstance(value, str))
    return any(heading.startswith("weo ") or heading in _OWN_HEADINGS for heading in headings)


def says_imf(sheet: Sheet, file: str) -> bool:
    """Whether a sheet, its name or that of its file names the IMF: others describe population and GDP so, too."""
    if any(map(_NAMED_IMF.search, (file, sheet.name))):
        return True
    return any(_BY_IMF.search(text) for text in sheet.texts if len(text) < _LONGEST_NOTE)


def _has_subjects(header: Header, sheet: Sheet) -> bool:
    """Whether a row below is of the Outlook, by its code or its data set; tables of other data have other codes."""
    column = header.roles.get(Role.SUBJECT, header.roles.get(Role.SERIES))
    for row in sheet.rows[header.row : header.row + _BELOW]:
        parts = _cell(row, column).upper().split(".")
        if any(part.partition(":")[0].strip() in SUBJECTS for part in parts) or any(
            map(_OF_OUTLOOK.search, _texts(row))
        ):
            return True
    return False


def _texts(row: Row) -> Iterator[str]:
    return (value for value in row if isinstance(value, str) and len(value) < _LONGEST_NAME)


def _is_world_banks(header: Header, sheet: Sheet) -> bool:
    """Whether the codes below are indicators of the World Bank's, which stand under the same headings."""
    column = header.roles.get(Role.SUBJECT, header.roles.get(Role.SERIES))
    return any(_WORLD_BANKS.fullmatch(_cell(row, column)) for row in sheet.rows[header.row : header.row + _BELOW])


def _describes(header: Header, sheet: Sheet) -> bool:
    """Whether the rows below name the IMF's subjects in words, as a selection from its web site does without codes."""
    descriptor, units = header.roles.get(Role.DESCRIPTOR), header.roles.get(Role.UNITS)
    if descriptor is None or not header.names_countries:
        return False
    return any(
        code_told(_cell(row, descriptor), _cell(row, units)) for row in sheet.rows[header.row : header.row + _BELOW]
    )


def _cell(row: Row, column: int | None) -> str:
    value = row[column - 1] if column is not None and column <= len(row) else ""
    return value if isinstance(value, str) else ""


def _header(number: int, row: Row) -> Header | None:
    """The header that a row is; one with a subject code in it is a row of figures, whatever years stand there."""
    if any(isinstance(value, str) and value.strip() in SUBJECTS for value in row):
        return None
    years: list[tuple[int, Year]] = []
    again: list[int] = []
    roles: dict[Role, int] = {}
    others: list[int] = []
    for column, value in enumerate(row, 1):
        if not filled(value):
            continue
        year = year_of(value) if isinstance(value, (str, float, int, date)) else None
        role = _HEADINGS.get(plain_heading(value)) if isinstance(value, str) else None
        if role is not None:
            roles.setdefault(role, column)
        elif year is None:
            others.append(column)
        elif any(known.year == year.year for _, known in years):
            again.append(column)
        else:
            years.append((column, year))
    fewest = 1 if {Role.ISO, Role.COUNTRY} & roles.keys() and {Role.SUBJECT, Role.DESCRIPTOR} & roles.keys() else 2
    if len(years) < fewest or len(again) > len(years) / 2 or not all(isinstance(row[at - 1], str) for at in others):
        return None
    first = years[0][0]
    strange = tuple(column for column in others if column > first)
    return Header(number, roles, tuple(years), strange=strange, again=tuple(again))


def _completed(header: Header, sheet: Sheet, register: Register) -> Header:
    """The header with columns of codes that no heading names, told by what stands below."""
    if header.names_subjects and header.names_countries:
        return header
    below = sheet.rows[header.row : header.row + _BELOW]
    roles = dict(header.roles)
    if not header.names_subjects and _describes_by_code(header, below):
        roles[Role.SUBJECT] = roles.pop(Role.DESCRIPTOR)
        return _completed(replace(header, roles=roles), sheet, register)
    taken = {*header.roles.values(), *(column for column, _ in header.years)}
    guessed: list[Role] = []
    tests: tuple[tuple[Role, bool, Callable[[str], bool]], ...] = (
        (Role.SUBJECT, header.names_subjects, SUBJECTS.__contains__),
        (Role.ISO, header.names_countries, lambda text: text in register.codes),
        (Role.COUNTRY, header.names_countries, lambda text: register.find(text) is not None),
    )
    for role, known, fits in tests:
        if known or (role is Role.COUNTRY and Role.ISO in roles):
            continue
        column = _column_of(below, fits, taken)
        if column is None and role is Role.SUBJECT and Role.DESCRIPTOR not in roles:
            return header  # no table of the IMF's: a long list is not looked through for countries
        if column is not None:
            roles[role] = column
            taken.add(column)
            guessed.append(role)
    strange = tuple(column for column in header.strange if column not in taken)
    return Header(header.row, roles, header.years, tuple(guessed), strange, header.again)


def _describes_by_code(header: Header, below: list[Row]) -> bool:
    """Whether the column of descriptions holds codes, as the data portal's INDICATOR does where asked for codes."""
    column = header.roles.get(Role.DESCRIPTOR)
    return column is not None and any(_cell(row, column).strip() in SUBJECTS for row in below)


def _column_of(below: list[Row], fits: Callable[[str], bool], taken: set[int]) -> int | None:
    """The column in which the most different texts fit, three at least."""
    found: dict[int, set[str]] = {}
    for row in below:
        for column, value in enumerate(row, 1):
            if isinstance(value, str) and len(value) < 40 and column not in taken and fits(value.strip()):
                found.setdefault(column, set()).add(value.strip())
    best = max(found, key=lambda column: len(found[column]), default=None)
    return best if best is not None and len(found[best]) >= _FEWEST else None


def plain_heading(heading: str) -> str:
    """A heading in small letters, with one blank for whatever parts its words."""
    return re.sub(r"[\W_]+", " ", heading.casefold()).strip()
