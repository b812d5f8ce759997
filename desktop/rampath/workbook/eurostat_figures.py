"""Eurostat's figures with their flags, and what is to be said of flags and of what has no measure."""

import re
from dataclasses import replace

from rampath.domain.finding import Finding, Severity, told
from rampath.domain.member import Member
from rampath.domain.observation import Kind
from rampath.wording import marked, number, tr
from rampath.workbook.eurostat_words import Dimensions, series_of, stranger
from rampath.workbook.gathering import Gathering, Series
from rampath.workbook.grid import Cell
from rampath.workbook.national_currency import Settled, unit_in
from rampath.workbook.result import shown
from rampath.workbook.years import Year

_ESTIMATED = frozenset("epfs")
_WITH_FLAGS = re.compile(r"(?P<figure>.*[0-9])\s+(?P<flags>[bcdefnprsuz]+)")
"""A figure and what Eurostat says of it: `0.0 n` is not significant, and `12.5 bn` no billions."""
_STATUS = re.compile(r"(?P<rest>.*\S)\s*@(?P<status>[A-Z])")
"""And how free it is to publish: `12.5 bp@N`, or nothing at all: `: @C`."""
CONFIDENTIAL = frozenset("CNSD")
"""SDMX's codes of a figure that is not free: confidential, not for publication, by statistical secrecy."""
IS_FLAG = re.compile(r"[a-z]{1,4}|\([a-z]{1,4}\)")
_WORDS = {
    "b": marked("{count} figures are marked as a break in their series (b), the first in {place}."),
    "c": marked("{count} figures are marked as confidential (c), the first in {place}."),
    "d": marked("{count} figures are marked as defined otherwise (d), the first in {place}."),
    "u": marked("{count} figures are marked as of low reliability (u), the first in {place}."),
}
_ONE = {
    "b": marked("The figure in {place} is marked as a break in its series (b)."),
    "c": marked("The figure in {place} is marked as confidential (c)."),
    "d": marked("The figure in {place} is marked as defined otherwise (d)."),
    "u": marked("The figure in {place} is marked as of low reliability (u)."),
}
_NAMED = 3


class FlaggedFigures:
    """Takes figures with the flags in or beside their cells, and remembers what was said of them."""

    def __init__(self, gathering: Gathering, settled: Settled) -> None:
        self._gathering = gathering
        self._settled = settled
        self._series: dict[tuple[tuple[tuple[str, str], ...], str], Series | None] = {}
        self._strange: set[tuple[tuple[tuple[str, str], ...], str]] = set()
        self._flagged: dict[str, list[Cell]] = {}
        self._unknown: dict[str, Cell] = {}

    def series(self, dimensions: Dimensions, title: str, cell: Cell) -> Series | None:
        """What figures with these dimensions are; what has no measure is remembered with the cell that names it."""
        series = self._series_of(dimensions, title)
        if series is None:
            key = (tuple(dimensions.items()), title)
            if key not in self._strange:
                self._strange.add(key)
                self._unknown.setdefault(stranger(dimensions, title), cell)
        return series

    def knows(self, dimensions: Dimensions, title: str) -> bool:
        """Whether there is a measure for figures with these dimensions; nothing is remembered for telling."""
        return self._series_of(dimensions, title) is not None

    def _series_of(self, dimensions: Dimensions, title: str) -> Series | None:
        key = (tuple(dimensions.items()), title)
        if key not in self._series:
            self._series[key] = series_of(dimensions, title)
        return self._series[key]

    def take(self, cell: Cell, member: Member, series: Series, year: Year, beside: str = "") -> None:
        """A figure under or beside a year, with the flags that stand beside it."""
        unit = unit_in(series, member, self._settled)
        if not unit:
            self._gathering.leave([cell], tr("in a currency that is not certain"))
            return
        series = series if series.unit else replace(series, unit=unit)
        letters = beside
        status = _STATUS.fullmatch(cell.text) if "@" in cell.text else None
        if status is not None:
            letters += "c" if status["status"] in CONFIDENTIAL else ""
            cell = cell._replace(value=status["rest"])
        flagged = _WITH_FLAGS.fullmatch(cell.text)
        if flagged is not None:
            letters += flagged["flags"]
            cell = cell._replace(value=flagged["figure"])
        estimated = not _ESTIMATED.isdisjoint(letters)
        kind = Kind.ESTIMATE if estimated and year.kind is Kind.ACTUAL else year.kind
        before = len(self._gathering.observations)
        figure = self._gathering.figure(cell, member, series, year.year, kind)
        if figure is not None and len(self._gathering.observations) > before:
            for letter in set(letters + figure.flags) & set(_WORDS):
                self._flagged.setdefault(letter, []).append(cell)

    def tell(self) -> None:
        """Says how many figures bear a flag that matters, and what had no measure."""
        findings = self._gathering.findings
        for letter, cells in sorted(self._flagged.items()):
            message = tr(_ONE[letter], place=cells[0].place)
            if len(cells) > 1:
                message = tr(_WORDS[letter], count=number(len(cells), 0), place=cells[0].place)
            findings.append(Finding(Severity.NOTE, cells[0].place, cells[0].raw, message))
        if not self._unknown:
            return
        names = [f"“{shown(name)}”" for name in self._unknown]
        more = f" …, {tr('{count} in all', count=len(names))}" if len(names) > _NAMED else ""
        cell = next(iter(self._unknown.values()))
        said = tr("Rampath has no measure for these figures: {names}", names=", ".join(names[:_NAMED]) + more)
        findings.append(told(Severity.WARNING, cell.place, cell.raw, said, done=tr("They were left out")))
