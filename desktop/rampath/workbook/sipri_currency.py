"""Which currency a country's row of SIPRI's local-currency sheets is in: its word, checked by the rate it implies."""

from collections.abc import Iterator, Sequence
from statistics import median

from rampath.domain.finding import Severity
from rampath.domain.member import Member, Register
from rampath.wording import number, tr
from rampath.workbook.currency import currencies_in
from rampath.workbook.gathering import Gathering
from rampath.workbook.names import recognise
from rampath.workbook.result import shown
from rampath.workbook.sipri_table import Table
from rampath.workbook.sipri_words import DOLLARS

_ALIKE = 0.03
"""Two countries have one currency where their rates to the dollar differ by less."""


class Currencies:
    """The currency of each local row, with the rates that the workbook's own figures in dollars imply."""

    def __init__(self, tables: Sequence[Table], register: Register) -> None:
        self._register = register
        self._dollars = next((t for t in tables if t.series == DOLLARS), None)
        self._told: set[str] = set()

    def of(self, table: Table, row: int, member: Member, gathering: Gathering) -> str:
        """The ISO code of the row's currency.

        SIPRI gives all years in the currency that the country has now, and sometimes keeps the old one's word:
        Croatia's euros are headed `Kunas` after 2023. Where the word is not the present currency, the rate to the
        dollar decides, if other members have that currency.
        """
        present = member.currency(table.last_year)
        cell = table.sheet.cell(row, table.currency) if table.currency is not None else None
        word = cell.text if cell is not None else ""
        said = _code(word, member)
        if cell is None or not said or said == present:
            return present
        rate, peers = self._rate(table, row), self._peers(table, present, member)
        same = rate is not None and peers is not None and abs(rate / peers - 1) < _ALIKE
        if member.code not in self._told:
            self._told.add(member.code)
            taken = present if same else said
            if same:
                why = tr("{name}'s figures are headed “{word}”, but at {rate} to the US dollar they are in {present},"
                         " as other members' figures are", name=member.name, word=shown(word), rate=number(rate),
                         present=present)  # fmt: skip
            else:
                why = tr("{name}'s figures are headed “{word}”, though it has {present} now; check which they are in",
                         name=member.name, word=shown(word), present=present)  # fmt: skip
            gathering.find(Severity.WARNING, cell, why, done=tr("Read as {currency}", currency=taken))
        return present if same else said

    def _rate(self, table: Table, row: int) -> float | None:
        """Units of the row's currency to the US dollar, in the last year that both sheets have."""
        other = self._dollars
        member = recognise(table.walk.text(row, table.label), self._register).member
        if other is None or member is None:
            return None
        there = next((r for r, each in _members(other, self._register) if each == member.code), None)
        if there is None:
            return None
        columns = {column.year.year: column.column for column in other.years if not column.current}
        for column in sorted(table.years, key=lambda each: -each.year.year):
            local = table.sheet.value(row, column.column)
            dollars = other.sheet.value(there, columns[column.year.year]) if column.year.year in columns else ""
            if isinstance(local, float) and isinstance(dollars, float) and local > 0 and dollars > 0:
                return local / (dollars * 10.0 ** -table.shift(row))
        return None

    def _peers(self, table: Table, present: str, member: Member) -> float | None:
        """The middle rate of the other members whose word and present currency are this one."""
        rates = []
        for row, code in _members(table, self._register):
            other = self._register[code]
            word = table.walk.text(row, table.currency) if table.currency is not None else ""
            if other is not member and _code(word, other) == present == other.currency(table.last_year):
                rates.append(self._rate(table, row))
        known = [rate for rate in rates if rate is not None]
        return median(known) if known else None


def _members(table: Table, register: Register) -> Iterator[tuple[int, str]]:
    """The rows of members, with their codes."""
    for row in table.rows:
        member = recognise(table.walk.text(row, table.label), register).member
        if member is not None:
            yield row, member.code


def _code(word: str, member: Member) -> str:
    """The currency that a word means in a member's row; nothing where it leaves that to the register."""
    codes = [code for code in currencies_in(word).values() if code]
    own = {period.code for period in member.currencies}
    return next((code for code in codes if code in own), codes[0] if codes and codes[0] in {"EUR", "USD"} else "")
