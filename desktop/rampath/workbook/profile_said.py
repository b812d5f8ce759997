"""What the words around a table say of its unit, prices and estimates, held against what a profile says of them.

A profile knows a sheet by its columns, and those stay as they are where next year's figures are in billions, or at the
prices of another year.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.domain.measure_words import basis_words
from rampath.wording import listing, tr
from rampath.workbook.currency import CODES
from rampath.workbook.figure import figure_of
from rampath.workbook.grid import Sheet, filled, place
from rampath.workbook.guess_words import Unit, Words, unit_in
from rampath.workbook.mapping import Form, Item, Mapping, Role
from rampath.workbook.measure_kind import HEADS, MONEY
from rampath.workbook.price_words import estimates_told, says_constant
from rampath.workbook.result import shown
from rampath.workbook.single_units import told_single
from rampath.workbook.years import year_of

_LONGEST = 200
_TITLES, _NOTES, _UNITS = 30, 40, 3


def as_said(sheet: Sheet, mapping: Mapping) -> tuple[Mapping, tuple[Finding, ...]]:
    """The mapping with the first year of estimates as a note tells it now, and what the words contradict."""
    texts = (*words_near(sheet, mapping), *_notes(sheet, mapping))
    unit = unit_in(texts)
    single = told_single(texts) if unit.scale is None else None
    of_headings = _of_headings(sheet, mapping, scaled=unit.scale is not None)
    findings = [*_of_unit(unit, mapping, single), *_of_prices(unit, mapping, texts, sheet), *of_headings]
    found = None if mapping.form is Form.LINES else _estimates(texts, mapping)
    if found is None or found[1] == mapping.estimates_from:
        return mapping, tuple(findings)
    words, year = found
    if mapping.estimates_from is not None:
        expected = tr("{year}, as in the profile", year=mapping.estimates_from)
        findings.append(
            told(Severity.NOTE, words.place, shown(words.text), tr("Figures are estimates from {year} on", year=year),
                 expected=expected, done=tr("What stands there was taken"))
        )  # fmt: skip
    return replace(mapping, estimates_from=year), tuple(findings)


def contradicted(sheet: Sheet, mapping: Mapping) -> bool:
    """Whether the words around a table say something else than its mapping, as where a person knew better."""
    mapping_now, findings = as_said(sheet, mapping)
    return mapping_now != mapping or any(finding.severity is Severity.ERROR for finding in findings)


def _of_headings(sheet: Sheet, mapping: Mapping, *, scaled: bool) -> Iterator[Finding]:
    """What the headings of figures tell that the profile does not have, the first of those that tell the same.

    A heading of a column that is an item of its own says what that is, and is held against nothing; one of a member
    may tell its own currency. Where words around the table tell a scale (`scaled`), a heading's currency tells none.
    """
    own = {item.text for item in mapping.items} | CODES
    told_by: dict[tuple[object, ...], tuple[Unit, Words | None]] = {}
    for use in mapping.figures:
        heading = [Words(use.header, place(sheet.name, max(1, mapping.header_row), use.column))]
        if use.header not in own:
            heading += _below(sheet, mapping, use.column)
            unit, single = unit_in(heading), None if scaled else told_single(heading)
            if use.role is Role.VALUE and not mapping.currency:
                unit = unit._replace(currency=None, code="")
            per_cents = unit.percent is not None and unit.currency is None and unit.scale is None
            key = (unit.code, unit.scale is not None, unit.power, per_cents, unit.price_basis, single is not None)
            told_by.setdefault(key, (unit if per_cents else unit._replace(percent=None), single))
    for unit, single in told_by.values():
        yield from _of_unit(unit, mapping, single, per_cents=unit.percent)
        if unit.basis is not None:
            yield from _of_prices(unit, mapping, (), sheet)


def _below(sheet: Sheet, mapping: Mapping, column: int) -> Iterator[Words]:
    """What stands over a column between the header and the figures, such as a row of units."""
    for row in range(mapping.header_row + 1, min(mapping.begins, mapping.header_row + 1 + _UNITS, len(sheet.rows) + 1)):
        value = sheet.value(row, column)
        if isinstance(value, str) and filled(value):
            yield Words(" ".join(value.split()), place(sheet.name, row, column))


def _of_unit(
    unit: Unit, mapping: Mapping, single: Words | None, *, per_cents: Words | None = None
) -> Iterator[Finding]:
    """The first words that tell another currency or scale than any that the profile has and no label tells.

    `single` are words that tell single units of a currency, which count where none tell a scale. `per_cents` are words
    that tell per cents and no money, which are another unit than money has.
    """
    if mapping.of_role(Role.UNIT):
        return
    items = _items(mapping)
    own = [unit_in([Words(item.text, "")]) for item in items]
    powers = {item.power for item, told_by in zip(items, own, strict=True) if told_by.scale is None}
    codes = {item.currency for item, told_by in zip(items, own, strict=True)
             if told_by.currency is None and item.measure in MONEY}  # fmt: skip
    whose = mapping.member != ""
    other_money = (
        unit.currency is not None
        and unit.code in {"", *CODES}
        and codes
        and unit.code not in codes
        and not (whose and (unit.code == "" or "" in codes))
    )
    for_money = unit.scale is not None and unit.scale == unit.currency
    other_scale = unit.scale is not None and powers and unit.power not in powers and (codes or not for_money)
    if unit.scale is None and single is not None and powers and 0 not in powers and codes:
        other_scale, unit = True, unit._replace(scale=single)
    words = unit.scale if other_scale else unit.currency if other_money else per_cents if codes else None
    if words is not None:
        known = listing(list(dict.fromkeys(_unit(item) for item in items)))
        said = tr("“{text}” tells another unit than the profile's {unit}", text=shown(words.text), unit=known)
        done = tr("The figures were read as the profile says; mend its unit where that is wrong")
        yield told(Severity.ERROR, words.place, shown(words.text), said, done=done, scope=Scope.SHEET)


def _of_prices(unit: Unit, mapping: Mapping, words: Sequence[Words], sheet: Sheet) -> Iterator[Finding]:
    """Words that tell other prices than any that the profile has, or constant prices that nothing tells."""
    money = [item for item in _items(mapping) if item.measure in MONEY or mapping.form is Form.LINES]
    bases = {item.price_basis for item in money if unit_in([Words(item.text, "")]).basis is None}
    known = listing([basis_words(basis) for basis in sorted(bases)])
    if unit.basis is not None and bases and unit.price_basis not in bases:
        text = shown(unit.basis.text)
        said = tr("“{text}” tells other prices than the profile's {prices}", text=text, prices=known)
        done = tr("The figures were read as the profile says; mend its prices where that is wrong")
        yield told(Severity.ERROR, unit.basis.place, text, said, done=done, scope=Scope.SHEET)
    elif unit.basis is None and any(basis.startswith("constant") for basis in bases):
        at = next((each for each in words if says_constant(each.text)), None)
        said = tr("At which prices the figures are is the profile's; nothing near the table says it")
        where = place(sheet.name, max(1, mapping.header_row), 1) if at is None else at.place
        done = tr("They were read at {prices}; check it", prices=known)
        yield told(Severity.WARNING, where, "" if at is None else shown(at.text), said, done=done, scope=Scope.SHEET)


def _items(mapping: Mapping) -> list[Item]:
    """What the table counts that has a unit, where the words around it can tell that."""
    whole = Item("", mapping.measure, "", mapping.currency, mapping.power, mapping.percent, mapping.price_basis)
    items = [item for item in mapping.items or (whole,) if not item.left_out]
    money = [item for item in items if item.measure in MONEY]
    return money or [item for item in items if item.measure in HEADS]


def _unit(item: Item) -> str:
    words = {0: tr("single units"), 3: tr("thousand"), 6: tr("million"), 9: tr("billion"), 12: tr("trillion")}
    scale = words.get(item.power, f"10^{item.power}")
    if item.measure in HEADS:
        return scale
    return f"{item.currency or tr('own currency')} {scale}"


def _estimates(texts: Sequence[Words], mapping: Mapping) -> tuple[Words, int] | None:
    """The first year that a note calls an estimate, as far as it is one of the table's."""
    years = [use.year for use in mapping.figures if use.year is not None]
    told_by = ((words, estimates_told(words.text)) for words in texts)
    return next(
        ((words, year) for words, year in told_by
         if year is not None and (not years or min(years) <= year <= max(years))),
        None,
    )  # fmt: skip


def words_near(sheet: Sheet, mapping: Mapping) -> list[Words]:
    """The texts of the header that head neither figures nor what is left out, and those above it, nearest first."""
    figures = {use.column for use in mapping.figures}
    others = figures | {use.column for use in mapping.of_role(Role.IGNORED)}
    own = _until_figures(sheet, range(mapping.begins - 1, mapping.header_row, -1), figures)
    above = range(mapping.header_row - 1, max(0, mapping.header_row - 1 - _TITLES), -1)
    heads = [words for column, words in _words(sheet, mapping.header_row) if column not in others]
    titles = [words for row in (*own, *_until_figures(sheet, above, figures)) for _, words in _words(sheet, row)]
    return [words for words in (*heads, *titles) if len(words.text) <= _LONGEST]


def _notes(sheet: Sheet, mapping: Mapping) -> list[Words]:
    """The texts below the table; none where another table follows, whose they may be."""
    figures = {use.column for use in mapping.figures}
    if mapping.last_row is not None:
        below = range(mapping.last_row + 1, min(len(sheet.rows), mapping.last_row + _NOTES) + 1)
        rows = [*_until_figures(sheet, below, figures)]
        return [words for row in rows for _, words in _words(sheet, row)] if len(rows) == len(below) else []
    below = range(len(sheet.rows), max(mapping.begins, len(sheet.rows) - _NOTES), -1)
    rows = [*_until_figures(sheet, below, figures)]
    return [words for row in reversed(rows) for _, words in _words(sheet, row)]


def _until_figures(sheet: Sheet, rows: range, columns: set[int]) -> Iterator[int]:
    return takewhile(lambda row: not any(is_figure(sheet.value(row, column)) for column in columns), rows)


def is_figure(value: object) -> bool:
    """Whether a value is a number, and no year."""
    if not isinstance(value, (str, float, int)) or not filled(value) or year_of(value) is not None:
        return False
    figure = figure_of(value)
    return figure is not None and figure.value is not None


def _words(sheet: Sheet, row: int) -> Iterator[tuple[int, Words]]:
    values = sheet.rows[row - 1] if 1 <= row <= len(sheet.rows) else []
    for column, value in enumerate(values, 1):
        if isinstance(value, str) and filled(value):
            yield column, Words(" ".join(value.split()), place(sheet.name, row, column))
