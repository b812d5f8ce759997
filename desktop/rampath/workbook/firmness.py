"""How firm the figures of a year can be on the day of reading: nothing is actual that has not happened yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.domain.member import plain
from rampath.domain.observation import Kind
from rampath.wording import listing, tr
from rampath.workbook.grid import Cell
from rampath.workbook.years import says_kind

_LETTERS, _MOST_LETTERS = frozenset("bcdefnprsuz"), 3
"""Eurostat's flags, of which up to three stand together."""

_FLAGS = frozenset(
    {"e", "p", "a", "f", "b", "c", "n", "r", "est", "estimate", "provisional", "final", "actual", "plan", "ist", "soll"}
)
_YES = frozenset({"1", "true", "yes", "y", "x", "wahr", "ja", "j", "vrai", "oui", "o"})
_NO = frozenset({"0", "false", "no", "n", "falsch", "nein", "faux", "non"})
_SOFTER = ("forecast", "project", "prevision")
"""How words begin that are said of figures of years to come."""


def is_yes_or_no(text: str) -> bool:
    """Whether a cell answers yes or no: `1`, `TRUE`, `nein`."""
    return text.casefold() in _YES | _NO


def by_answer(heading: str, text: str) -> Kind | None:
    """The kind that a yes or no tells below a heading such as “Estimate”; None where the text is neither."""
    if not is_yes_or_no(text):
        return None
    if text.casefold() in _NO:
        return Kind.ACTUAL
    return Kind.PLAN if any(word in plain(heading) for word in _SOFTER) else Kind.ESTIMATE


def by_day(year: int, kind: Kind, day: date | None, *, said: bool) -> Kind:
    """The kind that figures of a year have at most: later years are plans, the current one an estimate.

    Of the current year what is `said` stands. Without a day the kind stays as it is.
    """
    if day is None or year < day.year:
        return kind
    if year > day.year:
        return Kind.PLAN
    return Kind.ESTIMATE if kind is Kind.ACTUAL and not said else kind


def are_letters(text: str) -> bool:
    """Whether a text is several of Eurostat's flags together, such as `bp`."""
    return 1 < len(text) <= _MOST_LETTERS and text.islower() and set(text) <= _LETTERS


def is_flag(text: str) -> bool:
    """Whether a text alone in its cell is a flag of a figure beside it, such as `e`, `(p)` or `bp`."""
    return is_one_flag(text) or are_letters(text)


def is_one_flag(text: str) -> bool:
    """Whether it is a single one, which is no code of a country as `be` and `de` are, or a word such as `Budget`."""
    return text.casefold().strip("().") in _FLAGS or (len(text) > _MOST_LETTERS and says_kind(text))


def by_letters(text: str) -> Kind | None:
    """The kind that several flags tell together: `bp` is a break, and provisional."""
    if not are_letters(text):
        return None
    return Kind.PLAN if "f" in text else Kind.ESTIMATE if set(text) & {"e", "p"} else None


def why_by_day(year: int, day: date | None) -> str:
    """The reason, where it is the day that tells the kind."""
    if day is not None and year > day.year:
        return tr("The year {year} has not come yet, so its figures are plans.", year=year)
    return tr("The year {year} is not over yet, so its figures are estimates.", year=year)


@dataclass
class Ahead:
    """Years that were taken for less firm than they stand there, by the first cell of each, to be told once."""

    day: date | None
    _years: dict[int, Cell] = field(default_factory=dict)

    def kind(self, year: int, kind: Kind, cell: Cell, *, said: bool) -> Kind:
        found = by_day(year, kind, self.day, said=said)
        if found is not kind:
            self._years.setdefault(year, cell)
        return found

    def findings(self) -> list[Finding]:
        if self.day is None:
            return []
        day = self.day
        plans = {year: cell for year, cell in self._years.items() if year > day.year}
        now = {year: cell for year, cell in self._years.items() if year == day.year}
        found = []
        if now:
            said, done = tr("The year {year} is not over yet", year=day.year), tr("Its figures were taken as estimates")
            found.append(_note(now, said, done))
        if plans:
            one = len(plans) == 1
            said = (
                tr("The year {year} has not come yet", year=_years(plans))
                if one
                else tr("The years {years} have not come yet", years=_years(plans))
            )
            done = tr("Its figures were taken as plans") if one else tr("Their figures were taken as plans")
            found.append(_note(plans, said, done))
        return found


def _note(years: Mapping[int, Cell], said: str, done: str) -> Finding:
    cell = years[min(years)]
    return told(Severity.NOTE, cell.place, cell.raw, said, done=done, scope=Scope.SHEET)


def _years(years: Iterable[int]) -> str:
    return listing([str(year) for year in sorted(years)])
