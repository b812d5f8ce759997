"""The World Bank's figures in the members' currencies, and what is to be said of indicators that are not known."""

from dataclasses import replace

from rampath.domain.finding import Severity, told
from rampath.domain.member import Member
from rampath.domain.observation import Kind
from rampath.wording import number, tr
from rampath.workbook.gathering import Gathering, Series
from rampath.workbook.grid import Cell
from rampath.workbook.national_currency import Settled, unit_in
from rampath.workbook.result import shown
from rampath.workbook.worldbank_headings import Subject
from rampath.workbook.worldbank_words import INDICATORS, base_for_granted, series_of

_TOLD = 5
"""So many indicators that are not known are told one by one: a whole database has more than a thousand."""
_KD = "NY.GDP.MKTP.KD"
"""GDP at constant prices, whose name says of which year they are."""


class IndicatorFigures:
    """Takes figures of indicators, and remembers which ones are not known.

    `updated` is the year in which the file was made, or 0: what it says of later years is projected.
    """

    def __init__(self, gathering: Gathering, settled: Settled, updated: int = 0) -> None:
        self.gathering = gathering
        self._updated = updated
        self._settled = settled
        self._unknown: dict[Subject, tuple[Cell | None, str]] = {}
        self._undated: dict[Subject, Cell | None] = {}

    def series(self, subject: Subject, cell: Cell | None, *, column: bool = False) -> Series | None:
        """What an indicator's figures are; one that is not known is remembered with the cell that names it."""
        series = series_of(*subject)
        if series is None and any(subject):
            done = tr("Its column was left out") if column else tr("Its rows were left out")
            self._unknown.setdefault(subject, (cell, done))
        elif subject not in self._undated and base_for_granted(*subject):
            self._undated[subject] = cell
        return series

    def take(self, cell: Cell, member: Member, series: Series, year: int) -> None:
        """A figure of a member in a year."""
        unit = unit_in(series, member, self._settled)
        if unit:
            own = series if series.unit else replace(series, unit=unit)
            self.gathering.figure(cell, member, own, year, self._kind(year))
        else:
            self.gathering.leave([cell], tr("in a currency that is not certain"))

    def _kind(self, year: int) -> Kind:
        """Actual before the year of the file, an estimate in it, and a projection after it."""
        if not self._updated or year < self._updated:
            return Kind.ACTUAL
        return Kind.ESTIMATE if year == self._updated else Kind.PLAN

    def tell(self) -> None:
        """Says which indicators are not known, and which are at constant prices of a year that nothing says."""
        unknown = [*self._unknown.items()]
        for (code, name), (cell, done) in unknown[:_TOLD]:
            said = tr("The indicator “{name}” is not one that Rampath knows", name=shown(name or code))
            if name and code:
                said = tr("The indicator “{name}” ({code}) is not one that Rampath knows",
                          name=shown(name), code=shown(code))  # fmt: skip
            self._warn(cell, said, done=done)
        if len(unknown) > _TOLD:
            _, (cell, _) = unknown[_TOLD]
            said = tr("{count} more indicators are not among those that Rampath knows, from here on",
                      count=number(len(unknown) - _TOLD, 0))  # fmt: skip
            self._warn(cell, said, done=tr("They were left out"))
        for (code, name), cell in self._undated.items():
            base = base_for_granted(code, name).removeprefix("constant ")
            said = tr(
                "Nothing says of which year the constant prices of {indicator} are", indicator=shown(code or name)
            )
            done = tr("They were taken for prices of {year}, which the World Bank has had since 2021; its earlier files"
                      " are in those of other years", year=base)  # fmt: skip
            self._warn(cell, said, expected=tr("the indicator's name, such as “{name}”", name=INDICATORS[_KD].name),
                       done=done)  # fmt: skip

    def _warn(self, cell: Cell | None, said: str, *, expected: str = "", done: str) -> None:
        place, raw = (self.gathering.book.file.name, "") if cell is None else (cell.place, cell.raw)
        self.gathering.findings.append(told(Severity.WARNING, place, raw, said, expected=expected, done=done))
