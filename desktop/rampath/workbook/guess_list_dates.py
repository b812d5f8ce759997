"""The amounts of a budget's list by their headings and titles: of which year and month, budget or outturn."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from rampath.domain.member import plain
from rampath.domain.observation import Kind
from rampath.wording import tr
from rampath.workbook.firmness import by_day, why_by_day
from rampath.workbook.grid import Book
from rampath.workbook.guess_columns import Told
from rampath.workbook.guess_list_columns import ListColumns
from rampath.workbook.guess_one_year import year_in
from rampath.workbook.guess_words import Around, Words
from rampath.workbook.line_heading import amount_of
from rampath.workbook.mapping import Role
from rampath.workbook.result import shown
from rampath.workbook.years import kind_among, kind_told

_LETTERS = {"r": Kind.ACTUAL, "b": Kind.PLAN, "f": Kind.PLAN, "bo": Kind.PLAN}
"""How Denmark's budgets head their years: regnskab, bevilling, finanslov, budgetoverslag; `BO 1 2024`."""

_NTH = re.compile(r"(.*\b(?:a|n|t|y|anno|annee|ano|jaar|jahr|year) ?)([1-9])")
"""A heading that counts years from that of the line on, as Italy's budget laws do: `lb_cp_a1`, `lb_cp_a2`."""


def dated_amounts(told: Sequence[Told], columns: ListColumns, words: Around, book: Book) -> tuple[Told, ...]:
    """The columns of a list, those of amounts with year, kind, month and stage by their headings, or by the title."""
    stages = {_letter(columns, each) for each in told if each.use.role is Role.AMOUNT}
    lettered = len(stages) > 1 and "r" in stages and stages <= _LETTERS.keys()
    first = {plain(columns.heading(column)) for column in columns.amounts}
    titles = [each for each in words.near if year_in(each) is not None]
    title = titles[0] if titles else None
    found: list[Told] = []
    taken: set[tuple[object, ...]] = set()
    for each in told:
        if each.use.role is not Role.AMOUNT:
            found.append(each)
            continue
        one = _amount(each, columns, title, book)
        one = _by_letter(one, _letter(columns, each)) if lettered else one
        one = _of_later_year(one, plain(columns.heading(each.use.column)), first) if columns.period else one
        key = (one.use.year, one.use.month, one.use.stage.casefold())
        if key in taken:
            why = tr("Another column has the same heading; one of the two can be read.")
            one = Told(replace(one.use, role=Role.UNKNOWN), why)
        taken.add(key)
        found.append(one)
    return tuple(found)


def _amount(each: Told, columns: ListColumns, title: Words | None, book: Book) -> Told:
    """A column of amounts with what its heading tells of them, or where it is silent the title."""
    heading = columns.heading(each.use.column)
    said = amount_of(heading)
    use = replace(each.use, month=said.month, stage=said.stage, year=said.year, kind=said.kind)
    above = None if title is None else year_in(title)
    if said.year is not None:
        why, sure = tr("Its heading tells the year {year}.", year=said.year), True
    elif columns.period:
        why, sure = tr("Its amounts are of the year of each line."), each.sure
    elif title is None or above is None:
        return Told(use, tr("Nothing says of which year its amounts are."), sure=False)
    else:
        use, sure = replace(use, year=above.year), each.sure
        why = tr("“{text}” tells the year {year}.", text=shown(title.text), year=above.year)
    return _firm(Told(use, why, sure), heading, title, book)


def _firm(told: Told, heading: str, title: Words | None, book: Book) -> Told:
    """A column of amounts with whether they are budget or outturn, by its heading, the title, or the day."""
    use, year = told.use, told.use.year or 0
    worded = kind_told(heading) is not None or use.kind is not Kind.ACTUAL
    kind = by_day(year, use.kind, book.day, said=worded)
    if kind is not use.kind:
        return Told(replace(use, kind=kind), f"{told.why} {why_by_day(year, book.day)}", told.sure)
    if worded:
        return told
    if title is not None and kind_among(title.text) is not Kind.ACTUAL:
        kind = kind_among(title.text)
        why = tr("“{text}” speaks of a budget or estimates.", text=shown(title.text))
    else:
        why = tr("Nothing says whether it is budget or outturn; it is taken as outturn.")
    return Told(replace(use, kind=kind), f"{told.why} {why}", sure=False)


def _of_later_year(told: Told, heading: str, headings: Collection[str]) -> Told:
    """A column of amounts, or one that nobody knows, where another counts the same of the line's own year."""
    found = _NTH.fullmatch(heading)
    if found is None or found[2] == "1" or f"{found[1]}1" not in headings:
        return told
    why = tr("Its heading counts years from that of the line on; its amounts are of a later year.")
    return Told(replace(told.use, role=Role.UNKNOWN), why)


def _letter(columns: ListColumns, each: Told) -> str:
    """The first word of what a heading says beside its year, in small letters: `bo` of `BO 1 2024`."""
    return next(iter(amount_of(columns.heading(each.use.column)).stage.casefold().split()), "")


def _by_letter(told: Told, letter: str) -> Told:
    """A column of amounts with whether they are budget or outturn by a letter that each of the headings has."""
    why = tr("Its heading tells the year {year}; of the letters beside the years R is outturn, B, F and BO are budget.",
             year=told.use.year)  # fmt: skip
    return Told(replace(told.use, kind=_LETTERS[letter]), why)
