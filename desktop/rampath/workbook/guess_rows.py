"""Which rows of a table are sums of others: by their names, or because the numbers above add up to them."""

import re
from collections.abc import Iterable, Sequence
from math import isclose
from typing import NamedTuple

from rampath.domain.member import plain
from rampath.wording import listing, tr
from rampath.workbook.figure import figure_in
from rampath.workbook.glance import Glance
from rampath.workbook.guess_found import Table
from rampath.workbook.line_body import ENDS
from rampath.workbook.mapping import Form

_BEFORE = r"(?:(?:grand|overall|sub|sous|zwischen|gesamt|general)[\s\-]*)?"
_SUMS = (
    r"total[sei]?|totali|totaux|totaal|totalt|summe|sum|somme|suma|insgesamt|gesamt"
    r"|ensemble|razem|ogolem|celkem|spolu|i alt|summa"
    r"|kokku|kopa|is viso|yhteensa|osszesen|skupaj|(?:sve)?ukupno"
    r"|kogusumma|pavisam|uhrnem|viso|gjithsej|вкупно|toplam|samtals|συνολο|общо|всичко"
)
_MEANS = r"average|mean|median|durchschnitt|mittelwert|moyenne|media|gemiddelde"
_SUM = re.compile(rf"{_BEFORE}(?:{_SUMS})\b")
_SUM_BEHIND = re.compile(rf"(?<=\s)(?:{_SUMS})\W*$")
_TOTAL = re.compile(rf"{_BEFORE}(?:{_SUMS}|{_MEANS})\b")
_TOLERANCE = 0.002


class Totals(NamedTuple):
    """The labels of the rows that are totals, those without a label by number, and the reason."""

    labels: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    why: str = ""


def totals_in(glance: Glance, table: Table) -> Totals:
    """The total rows of a table of members; a total that the Alliance itself publishes is an aggregate, and none."""
    one_year = table.form is Form.LONG and not table.period
    if not (table.form is Form.YEARS or one_year) or not table.named:
        return Totals()
    named = [row for row in table.rows if row not in table.named and is_total(label_of(glance, table, row))]
    summed = [row for row in table.rows if row not in table.named and row not in named and _adds_up(glance, table, row)]
    labels = dict.fromkeys(label for row in (*named, *summed) if (label := label_of(glance, table, row)))
    rows = tuple(row for row in summed if not label_of(glance, table, row))
    said = [tr("“{label}” is called so", label=label_of(glance, table, row)) for row in named]
    said += [tr("the figures above add up to row {row}", row=row) for row in summed]
    why = tr("{said}.", said=listing(said)) if said else ""
    return Totals(tuple(labels), rows, why)


def is_total(label: str) -> bool:
    """Whether a label is called a sum or a mean in one of the members' languages."""
    return _TOTAL.match(plain(label)) is not None


def is_sum(label: str) -> bool:
    """Whether a label is called a sum."""
    return _SUM.match(plain(label)) is not None


def total_words(texts: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """The words, as they stand there, by which labels begin that are called a sum, or behind `…` by which they end."""
    different = dict.fromkeys(text for each in texts for text in each)
    found = [(text.split(), _SUM.match(plain(text))) for text in different]
    first = (" ".join(words[: len(match[0].split())]) for words, match in found if match)
    behind = ((words, _SUM_BEHIND.search(plain(" ".join(words)))) for words, match in found if not match)
    last = (ENDS + " ".join(words[-len(match[0].split()) :]) for words, match in behind if match)
    return tuple(dict.fromkeys([*first, *last]))


def label_of(glance: Glance, table: Table, row: int) -> str:
    """What names a row: its label, else the first words left of its figures."""
    label = glance.text(row, table.label)
    if label or not table.values:
        return label
    first = min(table.values)
    left = [cell for cell in glance.rows.get(row, []) if cell.column < first and cell.text]
    return " ".join(left[0].text.split()) if left else ""


def _adds_up(glance: Glance, table: Table, row: int) -> bool:
    """Whether the members' figures above add up to those of a row, in two columns or more."""
    above = [r for r in table.rows if r < row and r in table.members]
    if len(above) < 2:
        return False
    sums = [(_number(glance, row, c), _sum(glance, above, c)) for c in table.values]
    known = [(number, total) for number, total in sums if number is not None and total]
    agreeing = sum(isclose(number, total, rel_tol=_TOLERANCE) for number, total in known)
    return len(known) > 1 and agreeing >= 0.8 * len(known)


def _number(glance: Glance, row: int, column: int) -> float | None:
    cell = glance.cells.get((row, column))
    figure = None if cell is None else figure_in(cell)
    return None if figure is None else figure.value


def _sum(glance: Glance, rows: Sequence[int], column: int) -> float:
    return sum(_number(glance, row, column) or 0.0 for row in rows)
