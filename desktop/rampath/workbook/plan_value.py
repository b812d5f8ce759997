"""A cell of a plan workbook as the value that its column declares, or a finding that says what is wrong."""

import math
import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from rampath.domain.carried import LEAST, MOST
from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.wording import percent, tr
from rampath.workbook.grid import Cell
from rampath.workbook.plan_form import Column, Form

Value = str | float | bool | None

EARLIEST_YEAR, LATEST_YEAR = 1900, 2200
HIGHEST_CHANGE = 10.0
"""Growth or a deflator above 1,000 % a year is a slip."""

_YES = {"yes", "true", "x", "1", "y"}
_NO = {"no", "false", "0", "n", "-"}
_NUMBER = re.compile(r"^[+\-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+\-]?\d+)?$")
_EITHER = re.compile(r"^[+\-]?[1-9]\d{0,2},\d{3}$")
"""`1,234` is a thousand to one reader and a little more than one to another."""


class Findings(list[Finding]):
    """Collects findings by cell."""

    def add(self, severity: Severity, cell_place: str, raw: str, message: str) -> None:
        self.append(Finding(severity, cell_place, raw, message))

    def tell(
        self,
        severity: Severity,
        cell_place: str,
        raw: str,
        said: str,
        *,
        expected: str = "",
        done: str = "",
        scope: Scope | None = None,
    ) -> None:
        """The same in parts, as `told` puts them together."""
        self.append(told(severity, cell_place, raw, said, expected=expected, done=done, scope=scope))


def value_in(cell: Cell, column: Column, findings: Findings) -> Value:
    """The text, number (years, and shares as fractions, are numbers) or flag in a cell; None where it is empty."""
    if cell.error:
        _lost(cell, tr("The cell holds an error or a formula that was never calculated"), tr("a value"), findings)
        return None
    return _READERS[column.form](cell, column, findings)


def _lost(cell: Cell, said: str, expected: str, findings: Findings, done: str = "") -> None:
    done = done or tr("It was taken as empty")
    findings.tell(Severity.ERROR, cell.place, cell.raw, said, expected=expected, done=done)


def _number_in(cell: Cell, text: str, findings: Findings) -> float | None:
    """The number in a cell, or the one that a text in it means: comma and point both separate decimals."""
    value = cell.number
    if value is None:
        bare = re.sub(r"[\s\u00a0\u2009\u202f]", "", text).replace("\u2212", "-")
        if _EITHER.match(bare):
            _lost(cell, tr("“{raw}” is text and may be read in two ways", raw=cell.raw), tr("a number, typed as one"),
                  findings)  # fmt: skip
            return None
        value = float(bare.replace(",", ".")) if _NUMBER.match(bare) else math.nan
    if not math.isfinite(value):
        _lost(cell, tr("“{raw}” cannot be read", raw=cell.raw), tr("a number"), findings)
        return None
    return value


def _number(cell: Cell, _column: Column, findings: Findings) -> float | None:
    return _number_in(cell, cell.text, findings)


def _text(cell: Cell, _column: Column, _findings: Findings) -> str:
    return cell.value if isinstance(cell.value, str) else cell.raw


def _flag(cell: Cell, _column: Column, findings: Findings) -> bool:
    said = cell.raw.strip().casefold()
    if said not in _YES | _NO:
        _lost(
            cell, tr("“{raw}” cannot be read", raw=cell.raw), tr("yes or nothing"), findings, tr("It was taken as no")
        )
    return said in _YES


def _year(cell: Cell, _column: Column, findings: Findings) -> float | None:
    value = _number_in(cell, cell.text, findings)
    if value is not None and not (value.is_integer() and EARLIEST_YEAR <= value <= LATEST_YEAR):
        _lost(cell, tr("“{raw}” cannot be read", raw=cell.raw), tr("a year from 1900 to 2200"), findings)
        return None
    return value


def _fraction(cell: Cell, findings: Findings) -> float | None:
    """A cell formatted as per cent holds a fraction already; a text such as `3.2 %` is brought to one."""
    if cell.number is None and cell.text.endswith("%"):
        value = _number_in(cell, cell.text.removesuffix("%"), findings)
        return None if value is None else hundredth(value)
    return _number_in(cell, cell.text, findings)


def _share(cell: Cell, column: Column, findings: Findings) -> float | None:
    """A share of GDP or of core; more than it may be is a per cent typed without its sign, and told."""
    value = _fraction(cell, findings)
    if value is None or column.highest is None:
        return value
    if 0 <= value <= column.highest:
        return value
    read = hundredth(value)
    if not 0 <= read <= column.highest:
        expected = tr("between 0 and {highest}", highest=percent(column.highest, 0))
        _lost(cell, tr("{raw} is no share that can be", raw=cell.raw), expected, findings)
        return None
    findings.tell(
        Severity.WARNING, cell.place, cell.raw,
        tr("{raw} as a share would be {whole}", raw=cell.raw, whole=percent(value, 0)),
        done=tr("It was read as {read}", read=percent(read)),
    )  # fmt: skip
    return read


def _change(cell: Cell, _column: Column, findings: Findings) -> float | None:
    """A growth or a deflator; one above 100 % is kept, and asked about, one that would leave nothing is not."""
    value = _fraction(cell, findings)
    if value is not None and not -1 < value <= HIGHEST_CHANGE:
        said = tr("{raw} is a change of {whole} in a year, which cannot be", raw=cell.raw, whole=percent(value, 0))
        expected = tr("more than -100 % and at most {most}", most=percent(HIGHEST_CHANGE, 0))
        _lost(cell, said, expected, findings)
        return None
    if value is not None and value > 1:
        findings.tell(
            Severity.WARNING, cell.place, cell.raw,
            tr("{raw} is a change of {whole} in a year", raw=cell.raw, whole=percent(value, 0)),
            done=tr("It was kept; if {read} is meant, type the per cent sign", read=percent(hundredth(value))),
        )  # fmt: skip
    return value


def _above_zero(cell: Cell, column: Column, findings: Findings) -> float | None:
    """GDP, an exchange rate or a population: what is not above zero cannot be, and is no figure."""
    value = _number_in(cell, cell.text, findings)
    if value is not None and not LEAST <= value <= MOST:
        said = tr("{what} of {raw} cannot be", what=column.header, raw=cell.raw)
        _lost(cell, said, tr("a number above zero"), findings)
        return None
    return value


def hundredth(per_cent: float) -> float:
    """A per cent as a fraction, exactly as it is written: 3.2 is 0.032."""
    return float(Decimal(repr(per_cent)) / 100)


_READERS: Mapping[Form, Callable[[Cell, Column, Findings], Value]] = {
    Form.TEXT: _text,
    Form.YEAR: _year,
    Form.SHARE: _share,
    Form.CHANGE: _change,
    Form.NUMBER: _number,
    Form.POSITIVE: _above_zero,
    Form.FLAG: _flag,
    Form.POINTS: _number,
    Form.MONEY: _number,
}
