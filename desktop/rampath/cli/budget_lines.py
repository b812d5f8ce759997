"""Budget lines on the command line: how many there are, and what they add up to."""

from typing import Any

from rampath.domain.budget import BudgetLines, BudgetTotal
from rampath.domain.observation import Kind
from rampath.wording import number, tr

_PART = 44
_COLUMN = 18
_MOST_COLUMNS = 5
_YEAR = 12
_LEAST_DECIMALS, _MOST_DECIMALS = 3, 8


def lines_as_json(lines: BudgetLines) -> dict[str, Any]:
    """Counts and totals of a list; amounts in its unit, one object for each side, part, year and stage."""
    return {
        "file": lines.file,
        "sheet": lines.sheet,
        "edition": lines.edition,
        "member": lines.member or None,
        "unit": lines.unit,
        "price_basis": lines.price_basis or None,
        "lines": len(lines.rows),
        "counted": int(lines.counted.sum()),
        "repeats": lines.repeats or None,
        "joined": lines.joined,
        "totals": [
            {
                "side": total.side or None,
                "part": total.part or None,
                "year": total.year,
                "stage": total.stage or None,
                "kind": total.kind.value,
                "months": list(total.months) or None,
                "lines": total.lines,
                "amount": total.amount,
            }
            for total in lines.totals()
        ],
    }


def lines_as_text(lines: BudgetLines) -> list[str]:
    """Counts in a sentence, and the totals as a table: a row for each side and part, a column for each year."""
    if lines.repeats:
        return [
            tr("  {sheet}: {count} lines, which {other} holds already; they are not counted again.",
               sheet=lines.sheet, count=number(len(lines.rows), 0), other=lines.repeats)
        ]  # fmt: skip
    uncounted = len(lines.rows) - int(lines.counted.sum())
    told = [tr("  {sheet}: {count} lines.", sheet=lines.sheet, count=number(len(lines.rows), 0))]
    if uncounted:
        told.append(tr("  Lines that no total counts, since others hold them or their year is not known: {count}.",
                       count=number(uncounted, 0)))  # fmt: skip
    if lines.joined:
        told.append(tr("  A part of one budget with the other lists of the file; a plan adds them up."))
    told.append(tr("  Totals in {unit}:", unit=lines.unit))
    totals = lines.totals()
    decimals = max([_LEAST_DECIMALS, *(_decimals(total.amount) for total in totals)])
    heads = list(dict.fromkeys(map(_head, totals)))
    for begin in range(0, len(heads), _MOST_COLUMNS):
        told += _table(totals, heads[begin : begin + _MOST_COLUMNS], decimals)
    return told


def _decimals(millions: float) -> int:
    """How many decimals an amount needs, down to the cent."""
    return len(f"{millions:.{_MOST_DECIMALS}f}".rstrip("0").partition(".")[2])


Head = tuple[int, str, Kind, tuple[int, ...]]
"""Year, stage, kind and months of a column of totals."""


def _head(total: BudgetTotal) -> Head:
    return total.year, total.stage, total.kind, total.months


def _table(totals: tuple[BudgetTotal, ...], heads: list[Head], decimals: int) -> list[str]:
    words = [_words(head) for head in heads]
    height = max(len(each) for each in words)
    rows = ["    " + " " * _PART + "".join(f"{_nth(each, at, height):>{_COLUMN}}" for each in words)
            for at in range(height)]  # fmt: skip
    known = {(total.side, total.part, _head(total)): total.amount for total in totals}
    for side, part in dict.fromkeys((total.side, total.part) for total in totals):
        amounts = [known.get((side, part, head)) for head in heads]
        if any(amount is not None for amount in amounts):
            name = ", ".join(filter(None, (side, part))) or tr("all lines")
            cut = name if len(name) < _PART else name[: _PART - 2] + "…"
            rows.append(f"    {cut:<{_PART}}" + "".join(f"{number(amount, decimals):>{_COLUMN}}" for amount in amounts))
    return rows


def _words(head: Head) -> list[str]:
    """The heading of a column on lines that are narrow enough: stage, months where some are lacking, year."""
    year, stage, _kind, months = head
    words = f"{stage} {year}".split()
    if 0 < len(months) < _YEAR:
        words.append(tr("(months {first}-{last})", first=months[0], last=months[-1]))
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) + 1 >= _COLUMN and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _nth(lines: list[str], at: int, height: int) -> str:
    """A line of a heading that stands at the foot of its place."""
    begin = height - len(lines)
    return lines[at - begin] if at >= begin else ""
