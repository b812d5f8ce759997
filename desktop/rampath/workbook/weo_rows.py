"""The rows of a World Economic Outlook: whose they are, which subject, and each year's figure with its cell."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.domain.member import Member, Register
from rampath.domain.observation import Observation
from rampath.wording import tr
from rampath.workbook.figure import figure_of, shifted
from rampath.workbook.grid import Book, Row, Sheet, filled, place, raw_text
from rampath.workbook.left_out import LeftOut
from rampath.workbook.names import recognise
from rampath.workbook.result import shown
from rampath.workbook.separators import Separators, decide, doubt
from rampath.workbook.weo_edition import Published, Vintages, vintages_in
from rampath.workbook.weo_findings import about_columns, about_missing, about_others
from rampath.workbook.weo_header import Header, Role, headers_below
from rampath.workbook.weo_series import (
    Series,
    base_year,
    country_in,
    currency_in,
    kind_of,
    last_actual,
    power_in,
    subject_in,
    text_of,
    unit_of,
)
from rampath.workbook.weo_subject import SUBJECTS, Subject
from rampath.workbook.weo_whole import in_whole_units
from rampath.workbook.years import Year

_TICK = 500


@dataclass
class SheetReader:
    """Goes down one sheet; without a header everything on it is left out.

    `series` are the figures by member and subject, `currencies` those of the members' own money.
    """

    book: Book
    sheet: Sheet
    header: Header | None
    register: Register
    published: Published | None
    edition: str
    observations: list[Observation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    series: dict[tuple[str, str], dict[int, float]] = field(default_factory=dict)
    currencies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.left = LeftOut(self.sheet)
        self._others: Counter[str] = Counter()
        self._subjects: Counter[str] = Counter()
        self._members: dict[tuple[str, str], Member | None] = {}
        self._seen: dict[tuple[str, str, int, str], tuple[int, int]] = {}
        self.years: dict[int, Year] = {}
        self.separators: Separators | None = None
        self._said: set[str] = set()
        self._latest = 0
        self._whole: set[tuple[str, str]] = set()
        self._headers: dict[int, Header] = {}
        self._vintages = Vintages()

    def read(self) -> None:
        header = self.header
        last = self.left.last_row
        if header is None:
            self.left.rows(range(1, last + 1), tr("outside the IMF's table"))
            return
        self._vintages = vintages_in(self.sheet, header.row)
        self._headers = {header.row: header, **headers_below(self.sheet, header, self.register)}
        self.prepare()
        if any(self._members.values()):  # a sheet of groups or commodities lacks nothing
            for each in self._headers.values():
                self.findings += about_columns(self.sheet, each, dated=self.published is not None)
        self.left.rows(range(1, header.row), tr("title"))
        for row in range(header.row, last + 1):
            self._tick("Reading {sheet}: {rows} rows", row)
            if self._is_header(row):
                self.left.row(row, tr("header"))
            else:
                self._row(row, self.wanted)
        self.findings += about_missing(self.sheet.name, self.series, self.register)
        self.findings += about_others(self.sheet.name, self._others, self._subjects)

    def _is_header(self, number: int) -> bool:
        """Whether a row is a header; from there on it is the one that counts."""
        if number not in self._headers:
            return False
        self.header = self._headers[number]
        return True

    def prepare(self) -> None:
        """Look through the members' rows for what holds for all of them: currencies, and separators in texts."""
        texts: list[str] = []
        values: list[tuple[tuple[str, str], str | float | date]] = []
        first = None
        for number, member in self.members_rows():
            row, header = self.cells_of(number), self.wanted
            named = currency_in(row, header, member)
            if named:
                self.currencies.setdefault(member.code, named)
            code = subject_in(row, header)
            years = self.years_in(row) if code in SUBJECTS else {}
            self._latest = max(self._latest, *(year.year for year in years.values()), 0)
            for column in years:
                value = row[column - 1] if column <= len(row) else ""
                if filled(value):
                    values.append(((member.code, code), value))
                if isinstance(value, str) and value:
                    texts.append(value)
                    first = first or (number, column)
        if first is not None:
            decision = decide(texts)
            self.separators = decision.separators
            finding = doubt(decision, place(self.sheet.name, *first))
            if finding is not None:
                self.findings.append(finding)
        figures = ((key, figure_of(value, self.separators)) for key, value in values if SUBJECTS[key[1]].kept)
        self._whole = in_whole_units(
            (key, figure.value) for key, figure in figures if figure is not None and figure.value is not None
        )

    @property
    def wanted(self) -> Header:
        """The header, where there is one."""
        if self.header is None:
            raise ValueError(self.sheet.name)
        return self.header

    def cells_of(self, number: int) -> Row:
        """The values of a row from column A on."""
        return self.sheet.rows[number - 1] if number <= len(self.sheet.rows) else []

    def years_in(self, row: Row) -> dict[int, Year]:  # noqa: ARG002 - a list has another year in each row
        """The columns of a row that hold figures, each with its year."""
        return dict(self.wanted.years)

    def members_rows(self) -> Iterator[tuple[int, Member]]:
        """The rows that are about a member, with whom."""
        for number in range(min(self._headers), len(self.sheet.rows) + 1):
            self._tick("Looking through {sheet}: {rows} rows", number)
            if self._is_header(number):
                continue
            row = self.cells_of(number)
            member = None if self._vintages.leaves_out(row) else self._member(row, self.wanted, number)
            if member is not None:
                yield number, member

    def _tick(self, doing: str, row: int) -> None:
        if row % _TICK == 0:
            self.book.tick(doing, sheet=self.sheet.name, rows=row)

    def _row(self, number: int, header: Header) -> None:
        row = self.cells_of(number)
        if self._vintages.leaves_out(row):
            self.left.row(number, tr("another edition"))
            self._tell_edition(number, row)
            return
        self.years = self.years_in(row)
        code = subject_in(row, header)
        name = country_in(row, header)
        given = any(filled(row[column - 1]) for column in self.years if column <= len(row))
        if not code and not (any(name) and given):
            self.left.row(number, tr("note"))
            return
        member = self._member(row, header, number)
        if member is None:
            self._others[name[1] or name[0]] += 1
            self.left.row(number, tr("a country or group that is no member"))
        elif code not in SUBJECTS:
            self._subjects[code or _words_of(row, header)] += 1
            self.left.row(number, tr("another subject of the IMF"))
        else:
            self.figures(self._series(number, row, header, member, SUBJECTS[code]))

    def _tell_edition(self, number: int, row: Row) -> None:
        """Says once that rows are of other editions than the one that is read."""
        if not self.first_time("edition"):
            return
        latest = self._vintages.latest
        said = tr("Rows of this sheet are of the edition of {others}, and others of that of {latest}",
                  others=self._vintages.words, latest="" if latest is None else latest.words)  # fmt: skip
        column = self._vintages.column
        self.find(
            Severity.WARNING, number, column, raw_text(row[column - 1]), said,
            expected=tr("one edition in a sheet"), done=tr("The earlier ones were left out"), scope=Scope.HEADER,
        )  # fmt: skip

    def _member(self, row: Row, header: Header, number: int) -> Member | None:
        """The member of a row: by its code first, then by its name; where they disagree that is said once."""
        code, name = key = country_in(row, header)
        if key in self._members:
            return self._members[key]
        by_code = self.register[code] if code in self.register.codes else None
        by_name = recognise(name, self.register).member if name else None
        if by_name is not None and by_name.code not in self.register.codes:
            by_name = None
        found = by_code or by_name
        self._members[key] = found
        if code and by_name is not None and by_code is not by_name:
            said = tr("The code “{code}” and the name “{name}” do not go together", code=shown(code), name=shown(name))
            done = tr("Read as {member}", member=found.name if found is not None else name)
            column = header.roles.get(Role.ISO, header.roles.get(Role.SERIES, 1))
            self.find(Severity.WARNING, number, column, code, said, done=done)
        return found

    def _series(self, number: int, row: Row, header: Header, member: Member, subject: Subject) -> Series:
        last = self.published.year if self.published is not None else self._latest
        currency = self.currencies.setdefault(member.code, member.currency(last))
        key = member.code, subject.code
        unit, basis = unit_of(subject, currency, self.base_of(row, header, key))
        shift = -2 if subject.percent else self.power(number, row, header, key) - subject.kept
        return Series(number, member, subject, unit, basis, shift, self.actual_until(row, header, key))

    def actual_until(self, row: Row, header: Header, key: tuple[str, str]) -> int:  # noqa: ARG002 - a list asks by it
        """The last actual year of a row, whose member and subject are given by their codes."""
        return last_actual(row, header, self.published)

    def base_of(self, row: Row, header: Header, key: tuple[str, str]) -> int:  # noqa: ARG002 - a list asks by it
        """The year of a row's constant prices, or 0; its member and subject are given by their codes."""
        return base_year(row, header)

    def first_time(self, what: str) -> bool:
        """Whether something is said of this sheet for the first time."""
        if what in self._said:
            return False
        self._said.add(what)
        return True

    def power(self, number: int, row: Row, header: Header, key: tuple[str, str]) -> int:
        """The power of ten that a row counts in; the IMF's usual one where the row does not say, which is told.

        `key` are the codes of its member and subject.
        """
        subject = SUBJECTS[key[1]]
        if key in self._whole:
            self._tell_whole(number, row, header)
            return 0
        power = power_in(row, header, subject)
        if power is not None:
            return power
        word = text_of(row, header, Role.SCALE)
        if self.first_time(f"scale {word}"):
            said = tr("The scale of {code} is not said, or not known", code=subject.code)
            done = tr("Money was taken for billions and heads for millions, as the IMF gives them; check this")
            self.find(
                Severity.WARNING, number, header.roles.get(Role.SCALE, 1), word, said,
                expected=tr("Billions, Millions or Units"), done=done, scope=Scope.HEADER,
            )  # fmt: skip
        return subject.usual

    def _tell_whole(self, number: int, row: Row, header: Header) -> None:
        """Says once that figures stand in whole units though a scale is told; rows without figure tell nothing."""
        word = text_of(row, header, Role.SCALE)
        columns = (column for column in self.years if column <= len(row) and filled(row[column - 1]))
        column = next(columns, None)
        if column is None or word in {"", "0"} or word.casefold() == "units" or not self.first_time("whole"):
            return
        said = tr("The scale is given as {scale}, and the figures stand in whole units, such as {raw}",
                  scale=shown(word), raw=shown(raw_text(row[column - 1])))  # fmt: skip
        self.find(
            Severity.NOTE, number, header.roles[Role.SCALE], word, said,
            done=tr("They were read as they stand"), scope=Scope.HEADER,
        )  # fmt: skip

    def figures(self, series: Series) -> None:
        """Each cell of a row that is read: a figure, missing, unreadable, or what says which series it is."""
        reasons: dict[str, list[int]] = {}
        for column in self.left.columns(series.row):
            reason = self._cell(series, column)
            if reason:
                reasons.setdefault(reason, []).append(column)
        for reason, columns in reasons.items():
            self.left.cells(series.row, columns, reason)

    def _cell(self, series: Series, column: int) -> str:
        """Take the figure of a cell; the reason where it gives none."""
        year = self.years.get(column)
        if year is None:
            return self._beside(series, column)
        value = self.sheet.value(series.row, column)
        figure = figure_of(value, self.separators) if filled(value) else None
        if figure is None or figure.scale or figure.currency:
            raw = self.left.raw(series.row, column)
            expected = tr("{name} of {member} in {year}", name=tr(series.subject.name), member=series.member.name,
                          year=year.year)  # fmt: skip
            said = tr("“{raw}” is no figure", raw=shown(raw))
            self.find(Severity.ERROR, series.row, column, raw, said, expected=expected, done=tr("Left out"))
            return tr("unreadable")
        if figure.value is None:
            return tr("no figure given")
        percent = series.subject.percent and not isinstance(value, str)
        bare = percent and (series.row, column) in self.sheet.percents
        amount = figure.value if bare else shifted(figure.value, series.shift)  # 0.021 that is shown as 2.1 %
        return self._take(series, column, year.year, amount, raw_text(value))

    def _take(self, series: Series, column: int, year: int, value: float, raw: str) -> str:
        code, subject = series.member.code, series.subject
        key = (code, subject.measure.value, year, series.unit)
        first = self._seen.setdefault(key, (series.row, column))
        if first != (series.row, column):
            return self._again(series, column, first, raw)
        self.series.setdefault((code, subject.code), {})[year] = value
        self.observations.append(
            Observation(
                code, subject.measure, year, value, series.unit, series.price_basis,
                kind_of(year, series.actual, self.published), self.edition, self.book.file.name,
                place(self.sheet.name, series.row, column), raw,
            )
        )  # fmt: skip
        return ""

    def _again(self, series: Series, column: int, first: tuple[int, int], raw: str) -> str:
        """A figure that was read before: GDP of the United States in its own money and in dollars, or a row twice."""
        before = self.left.raw(*first)
        year = self.years[column].year
        kept = self.series.get((series.member.code, "NGDP"), {}).get(year)
        if raw != before:
            said = tr("{name} of {member} in {year} stands here a second time, as {raw} after {first} in {place}",
                      name=tr(series.subject.name), member=series.member.name, year=year, raw=shown(raw),
                      first=shown(before), place=place(self.sheet.name, *first))  # fmt: skip
            self.find(Severity.ERROR, series.row, column, raw, said, done=tr("The first was used"))
        elif series.subject.code == "NGDPD" and kept is not None:
            self.series.setdefault((series.member.code, "NGDPD"), {})[year] = kept
        return tr("given before")

    def _beside(self, series: Series, column: int) -> str:
        """A cell under no year: what names the series, or a figure of a column that is not known, told once."""
        header = self.header
        if header is None or column not in {*header.strange, *header.again}:
            if header is None or column in header.roles.values() or not header.years or column < header.years[0][0]:
                return tr("names the series")
            return tr("beside the table")
        number = self.sheet.value(series.row, column)
        if column in header.strange and isinstance(number, (float, int)) and self.first_time(f"column {column}"):
            raw = self.left.raw(header.row, column)
            self.find(
                Severity.WARNING, header.row, column, raw, tr("“{raw}” is no year that is known", raw=shown(raw)),
                expected=tr("a year"), done=tr("The figures of its column were left out"), scope=Scope.HEADER,
            )  # fmt: skip
        return tr("beside the table")

    def find(
        self, severity: Severity, row: int, column: int, raw: str, said: str, *,
        expected: str = "", done: str = "", scope: Scope | None = None,
    ) -> None:  # fmt: skip
        at = place(self.sheet.name, row, column)
        self.findings.append(told(severity, at, raw, said, expected=expected, done=done, scope=scope))


def _words_of(row: Row, header: Header) -> str:
    """A subject in words, with the units without which it may be one that is read."""
    words, units = text_of(row, header, Role.DESCRIPTOR), text_of(row, header, Role.UNITS)
    return f"{words} ({units})" if units else words
