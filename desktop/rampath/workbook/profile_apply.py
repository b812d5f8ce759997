"""The mappings that a profile gives for a book: columns followed where they have moved, and said loudly where not."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from rampath.domain.finding import Finding, Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind
from rampath.wording import tr
from rampath.workbook.edition import named_by_file
from rampath.workbook.firmness import by_day
from rampath.workbook.grid import Book, Sheet, filled
from rampath.workbook.header_pattern import header_text, is_open, named
from rampath.workbook.mapping import FIGURES, ColumnUse, Form, Item, Mapping, Part, Role
from rampath.workbook.profile_anchor import anchor_row, rows_saying, year_of_title
from rampath.workbook.profile_doubts import (
    fixed_years,
    missing_items,
    no_header,
    no_row,
    no_sheet,
    of_header,
    unknown,
    without_year,
)
from rampath.workbook.profile_end import end_of, of_end
from rampath.workbook.profile_first import first_line
from rampath.workbook.profile_flags import flags_beside, say_flags
from rampath.workbook.profile_header import Header, Headings, Placed, header_in
from rampath.workbook.profile_kind import Span, kind_of, kind_over, of_kinds, span_of
from rampath.workbook.profile_preliminary import counts_as_estimate, last_year, word_in_name
from rampath.workbook.profile_rival import own_header
from rampath.workbook.profile_said import as_said
from rampath.workbook.profile_twins import without_softer
from rampath.workbook.profile_values import Anchor, Profile, ProfileSheet, YearFrom
from rampath.workbook.profile_whose import as_named
from rampath.workbook.safety import Container
from rampath.workbook.years import kind_told

_YEAR_IN_NAME = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")


def apply(
    profile: Profile, book: Book, register: Register | None = None
) -> tuple[tuple[Mapping, ...], tuple[Finding, ...]]:
    """The mappings of a book's sheets by a profile, and what was not as the profile expects it.

    A column or header row elsewhere is followed, with a note; a missing sheet, header, anchor or year is an error;
    a column that the profile does not know is a warning, and of the role UNKNOWN. With a `register` a table of one
    member is taken for the one that the words around it name.
    """
    applied = _Applied(book, profile, register)
    for wanted in profile.sheets:
        applied.sheet(wanted)
    order = {sheet.name: at for at, sheet in enumerate(book.sheets)}
    mappings = sorted(applied.mappings, key=lambda mapping: (order[mapping.sheet], mapping.header_row))
    edition = _edition(profile, book, mappings)
    return tuple(replace(mapping, edition=edition) for mapping in mappings), tuple(applied.findings)


def _edition(profile: Profile, book: Book, mappings: Sequence[Mapping]) -> str:
    main = next((mapping for mapping in mappings if not mapping.repeats), None)
    years = [use.year for use in main.figures if use.year] if main is not None else []
    fields = {
        "file": named_by_file(book),
        "sheet": "" if main is None else main.sheet,
        "year": str(max(years)) if years else "",
    }
    edition = re.sub(r"\{(\w+)\}", lambda brace: fields.get(brace[1], ""), profile.edition)
    return " ".join(edition.split()).strip(" ,;-") or named_by_file(book)


class _Applied:
    """The mappings of one book by one profile, and the findings on the way."""

    def __init__(self, book: Book, profile: Profile, register: Register | None) -> None:
        self.book = book
        self._profile = profile
        self._register = register
        self.mappings: list[Mapping] = []
        self.findings: list[Finding] = []
        self._taken: dict[str, set[str]] = {}

    def sheet(self, wanted: ProfileSheet) -> None:
        """Take the sheets that one entry of the profile means, and those that repeat them.

        Several entries may mean one sheet, where they name it: a table each. One for any sheet takes what is left.
        """
        free = [sheet for sheet in self.book.sheets if self._is_free(wanted, sheet)]
        meant = [sheet for sheet in free if wanted.is_called(sheet.name)]
        if not meant and self.book.container is Container.TEXT:  # whose sheet is only called after the file
            meant = [sheet for sheet in free if header_in(Headings(sheet), wanted).row]
        found = [(sheet, own_header(sheet, wanted, self._profile.sheets)) for sheet in meant]
        if wanted.anywhere or len(meant) > 1:
            found = [each for each in found if each[1].row]
        if not found and not wanted.optional:
            others = (sheet for sheet in free if sheet not in meant and header_in(Headings(sheet), wanted).row)
            self.findings.append(no_sheet(wanted, self.book, meant, next(others, None)))
        span = span_of([header for _sheet, header in found])
        for sheet, header in found:
            self.findings += of_kinds(sheet, header, span)
            self._map(wanted, sheet, header, span)
        main = next((sheet.name for sheet, header in found if header.row), "")
        for sheet in self.book.sheets:
            again = any(named(pattern, sheet.name) is not None for pattern in wanted.repeated_in)
            if again and sheet.name not in self._taken:
                header = header_in(Headings(sheet), wanted)
                if header.row:
                    self._map(wanted, sheet, header, span, repeats=main)

    def _is_free(self, wanted: ProfileSheet, sheet: Sheet) -> bool:
        taken = self._taken.get(sheet.name)
        return taken is None or taken == {wanted.sheet}

    def _map(self, wanted: ProfileSheet, sheet: Sheet, header: Header, span: Span, repeats: str = "") -> None:
        self._taken.setdefault(sheet.name, set()).add(wanted.sheet)
        if not header.row:
            self.findings.append(no_header(wanted, sheet))
            return
        self.findings += of_header(wanted, sheet, header)
        placed = (self._use(each, wanted, sheet, header, span) for each in header.placed)
        columns = [*placed, *self._others(wanted, sheet, header)]
        mapping = Mapping(
            sheet.name,
            wanted.form,
            header.row,
            tuple(sorted(columns, key=lambda use: use.column)),
            first_row=self._first(wanted, sheet, header),
            last_row=self._last(wanted, sheet, header, columns),
            measure=wanted.measure,
            detail=wanted.detail,
            member=wanted.member,
            currency=wanted.currency,
            power=wanted.power,
            percent=wanted.percent,
            price_basis=wanted.price_basis,
            estimates_from=wanted.estimates_from,
            totals=wanted.totals,
            left_out=self._left_out(wanted, sheet, header),
            decimal=wanted.decimal,
            parts=_placed_parts(wanted.parts, header),
            sides=_placed_parts(wanted.sides, header),
            repeats=repeats,
            items=_placed_items(wanted.items, header),
            nested=wanted.nested,
        )
        mapping, softer = without_softer(sheet, mapping)
        self.findings += softer
        self.findings += [*without_year(wanted, mapping, self.book.file.stem), *fixed_years(sheet, header)]
        self.findings += missing_items(sheet, mapping)
        if not wanted.words_differ:
            mapping, findings = as_said(sheet, mapping)
            self.findings += findings
            if self._register is not None:
                mapping, findings = as_named(self.book, sheet, mapping, self._register)
                self.findings += findings
        self.mappings.append(self._preliminary(wanted, sheet, mapping))

    def _preliminary(self, wanted: ProfileSheet, sheet: Sheet, mapping: Mapping) -> Mapping:
        """The mapping with its last year as an estimate, where the file says that it is not final."""
        word = word_in_name(wanted, self.book)
        year = None if word is None else last_year(sheet, mapping)
        if word is None or year is None:
            return mapping
        self.findings.append(counts_as_estimate(word, mapping, year))
        return replace(mapping, estimates_from=min(year, mapping.estimates_from or year))

    def _use(self, each: Placed, wanted: ProfileSheet, sheet: Sheet, header: Header, span: Span) -> ColumnUse:
        column, said = each.wanted, each.said
        year = column.year or said.year
        if column.role in FIGURES and year is None and wanted.year_from is YearFrom.TITLE:
            year = year_of_title(sheet, wanted.anchors, header.row - wanted.header_row)
        elif column.role in FIGURES and year is None:
            name = {YearFrom.FILE: self.book.file.stem, YearFrom.SHEET: sheet.name}.get(wanted.year_from, "")
            years = {int(found) for found in _YEAR_IN_NAME.findall(name)}
            year = years.pop() if len(years) == 1 else None
        return ColumnUse(
            each.column,
            each.header,
            column.role,
            year,
            self._kind(each, wanted, year, span, over=lambda: _over(sheet, header, each, wanted.skipped)),
            column.month or said.month,
            column.stage or said.stage,
            column.not_counted,
            column.digits,
            column.member,
            column.counts,
        )

    def _kind(
        self, each: Placed, wanted: ProfileSheet, year: int | None, span: Span, over: Callable[[], Kind | None]
    ) -> Kind:
        """What profile and heading say of how firm figures are, and in a table of years what the day does."""
        kind = kind_of(each, span)
        if each.wanted.kind or year is None or wanted.form is Form.LINES:
            return kind
        above = over() if each.wanted.role in FIGURES and kind is Kind.ACTUAL else None
        said = above is not None or kind_told(each.header) is not None
        return by_day(year, above or kind, self.book.day, said=said)

    def _others(self, wanted: ProfileSheet, sheet: Sheet, header: Header) -> list[ColumnUse]:
        """The columns that the profile does not know, and those that came twice, which are left out."""
        known = {each.column for each in header.placed}
        found = [ColumnUse(each.column, each.header, Role.IGNORED) for each in header.twice]
        known |= {use.column for use in found}
        for column in range(1, sheet.width + 1):
            value = sheet.value(header.row, column)
            flags = None if column in known else flags_beside(sheet, header, column)
            if flags is not None and wanted.form is Form.YEARS:
                self.findings.append(say_flags(sheet, header, column))
                found.append(flags)
            elif column not in known and _any_below(sheet, header.row, column):
                use = ColumnUse(column, header_text(value) if filled(value) else "", Role.UNKNOWN)
                self.findings.append(unknown(wanted, sheet, header, use))
                found.append(use)
        return found

    def _first(self, wanted: ProfileSheet, sheet: Sheet, header: Header) -> int:
        first = max(1, header.row + 1 + wanted.skipped)
        if wanted.form is Form.LINES:
            first = first_line(sheet, header, first)
        done = tr("The sheet was read from row {row} on", row=first)
        above = (each for each in self.mappings if (each.sheet, each.header_row) == (sheet.name, header.row))
        end = max((each.last_row or 0 for each in above), default=0)
        row = self._row(wanted, sheet, header, wanted.first, (Severity.ERROR, done), below=end)
        return first if row is None else row

    def _last(self, wanted: ProfileSheet, sheet: Sheet, header: Header, columns: Sequence[ColumnUse]) -> int | None:
        done = tr("The sheet was read down to its end")
        row = self._row(wanted, sheet, header, wanted.last, (Severity.ERROR, done))
        if row is None or wanted.last is None:
            return None
        heads = {header_in(Headings(sheet), each).row for each in self._profile.sheets}
        end = end_of(sheet, wanted, columns, row, heads)
        self.findings += of_end(sheet, wanted.last, end)
        return end.row

    def _left_out(self, wanted: ProfileSheet, sheet: Sheet, header: Header) -> tuple[int, ...]:
        lacking = (Severity.WARNING, tr("No row was left out for it"))
        rows: set[int] = set()
        for anchor in wanted.left_out:
            if anchor.cell:
                row = self._row(wanted, sheet, header, anchor, lacking)
                rows |= set() if row is None else {row}
            else:
                rows |= {*rows_saying(sheet, anchor.text, below=header.row)}
        return tuple(sorted(rows))

    def _row(
        self, wanted: ProfileSheet, sheet: Sheet, header: Header, anchor: Anchor | None, lacking: tuple[Severity, str],
        *, below: int = 0,
    ) -> int | None:  # fmt: skip
        """The row of a text below the header, and below a row; told where it is not there."""
        if anchor is None:
            return None
        row = anchor_row(sheet, anchor, header.row - wanted.header_row, below=max(header.row, below))
        if row is None:
            severity, done = lacking
            self.findings.append(no_row(severity, sheet, anchor, done))
        return row


def _over(sheet: Sheet, header: Header, each: Placed, below: int) -> Kind | None:
    figures = [placed.column for placed in header.placed if placed.wanted.role in FIGURES]
    return kind_over(sheet, header.row, each.column, figures, below)


def _placed_parts(parts: Sequence[Part], header: Header) -> tuple[Part, ...]:
    """The parts by the headers that the sheet has."""
    headers = {text: each.header for each in header.placed for text in each.wanted.headers}
    return tuple(replace(part, header=headers.get(part.header, part.header)) for part in parts)


def _placed_items(items: Sequence[Item], header: Header) -> tuple[Item, ...]:
    """The items that columns count, by the headers that the sheet has."""
    headers = {text: each.header for each in header.placed for text in each.wanted.headers if is_open(text)}
    return tuple(replace(item, text=headers.get(item.text, item.text)) for item in items)


def _any_below(sheet: Sheet, row: int, column: int) -> bool:
    return any(len(each) >= column and filled(each[column - 1]) for each in sheet.rows[row:])
