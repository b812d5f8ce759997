"""Reading a long list by its mapping: a budget's lines, column by column."""

from collections.abc import Callable
from dataclasses import replace
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from rampath.domain.budget import AmountColumn, BudgetLines, Chosen
from rampath.wording import tr
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.line_amid import say_both_ways, say_headed_otherwise, say_parts_below
from rampath.workbook.line_body import Body
from rampath.workbook.line_doubts import leave_errors, leave_signs, say_sideless, say_uncoded, say_uncounted
from rampath.workbook.line_found import Found
from rampath.workbook.line_leftovers import left_over
from rampath.workbook.line_marks import Counting, counting_of, parts_of, say_unmarked, sides_of, years_of
from rampath.workbook.line_nested import leave_holders
from rampath.workbook.line_parents import say_parents
from rampath.workbook.line_rows import RowKinds, kinds_of, may_hold
from rampath.workbook.line_separators import separators_of
from rampath.workbook.line_totals import SHOWN, check_totals
from rampath.workbook.mapping import Mapping, Role
from rampath.workbook.torn_rows import say_torn, torn_rows
from rampath.workbook.uncollected import uncollected


@uncollected()
def read_lines(book: Book, sheet: Sheet, mapping: Mapping, edition: str) -> tuple[BudgetLines, Found]:
    """The lines of a sheet, and what was found and left out of it."""
    found = Found()

    def tick() -> None:
        book.tick("Reading the lines of {sheet}", sheet=sheet.name)

    tick()
    torn = torn_rows(book, sheet, mapping.header_row, mapping.begins, mapping.last_row or len(sheet.rows))
    body = Body(sheet, mapping, tick, torn)
    say_torn(book, sheet, torn, found)
    separators = separators_of(book, body, found)
    numbers = []
    for use in mapping.figures:
        tick()
        numbers.append(body.numbers(use, separators))
    amounts = np.column_stack([each.values for each in numbers]) if numbers else np.empty((len(body), 0))
    tick()
    counting = counting_of(body, tick)
    tick()
    sides = sides_of(body)
    tick()
    if mapping.nested:
        leave_holders(body, amounts, may_hold(body, amounts) & counting.counted, counting, found)
        tick()
    choices: dict[str, Chosen] = {"": counting.counted, SHOWN: np.ones(len(body), dtype=np.bool_)}
    choices |= {name: counting.counted & rows for name, rows in sides.items()}
    kinds = kinds_of(body, amounts, choices)
    sheet.know(body.first, len(body), int(body.held.sum()))
    tick()
    years = years_of(body, kinds.lines, counting, found)
    tick()
    parts = parts_of(body, kinds.lines, found)
    tick()
    lines = _lines(body, edition, kinds.lines, amounts, counting, years)
    tick()
    lines = replace(
        lines,
        file=book.file.name,
        sides={name: chosen[kinds.lines] for name, chosen in sides.items()},
        parts={name: chosen[kinds.lines] for name, chosen in parts.items()},
    )
    tick()
    found.unused += left_over(body, kinds.what)
    leave_signs(body, kinds.lines, numbers, found)
    leave_errors(body, kinds.lines, found)
    tick()
    _tell(body, lines, kinds, amounts, counting.counted, found, tick)
    found.findings += check_totals(body, amounts, kinds.what, choices, lines.unit, separators)
    tick()
    return lines, found


def _tell(
    body: Body, lines: BudgetLines, kinds: RowKinds, amounts: NDArray[np.float64], counted: Chosen, found: Found,
    tick: Callable[[], None],
) -> None:  # fmt: skip
    """What is to be said of the lines, beside their totals."""
    say_both_ways(body, kinds.what, counted, found)
    say_headed_otherwise(body, kinds.what, found)
    say_parts_below(body, kinds.what, counted, found)
    tick()
    say_uncoded(body, kinds.uncoded & counted, found)
    say_sideless(body, lines, found)
    if not body.mapping.repeats:
        say_uncounted(body, lines, found)
    tick()
    say_unmarked(body, kinds.lines & counted, found)
    if not body.mapping.nested:
        say_parents(body, amounts, kinds.lines & counted, found)
    tick()


def _lines(
    body: Body, edition: str, is_line: Chosen, amounts: NDArray[np.float64], counting: Counting,
    years: NDArray[np.int64] | None,
) -> BudgetLines:  # fmt: skip
    mapping = body.mapping
    place_of = is_line.cumsum() - 1
    every = bool(is_line.all())
    return BudgetLines(
        member=mapping.member,
        sheet=body.sheet.name,
        edition=edition,
        file="",
        unit=f"{mapping.currency} million".strip(),
        shift=mapping.power - 6,
        columns=tuple(
            AmountColumn(use.column, use.header, use.year or 0, use.kind, use.stage, use.month)
            for use in mapping.figures
        ),
        rows=np.flatnonzero(is_line) + body.first,
        texts={name: texts if every else list(compress(texts, is_line)) for name, texts in _texts(body).items()},
        amounts=amounts if every else amounts[is_line],
        counted=counting.counted[is_line],
        why_not={int(place_of[row]): why for row, why in counting.why_not.items() if is_line[row]},
        years=None if years is None else years[is_line],
        price_basis=mapping.price_basis,
        estimates_from=mapping.estimates_from,
    )


def _texts(body: Body) -> dict[str, list[str]]:
    """The texts of each row by role; several headings are numbered, other texts go by their header."""
    names = {Role.CODE: "code", Role.TITLE: "title", Role.LABEL: "title"}
    texts: dict[str, list[str]] = {}
    headings = 0
    for use in body.words:
        headings += use.role is Role.HEADING
        name = f"heading {headings}" if use.role is Role.HEADING else names.get(use.role, use.header)
        while name in texts:
            name += "'"
        texts[name] = body.texts(use)
    return texts


def repeated(lines: BudgetLines, sheet: str) -> BudgetLines:
    """The lines of a sheet that shows again what another one holds: read, and counted no second time."""
    why = tr("sheet {sheet} holds it already", sheet=sheet)
    nowhere = np.zeros(len(lines.rows), dtype=np.bool_)
    return replace(lines, counted=nowhere, why_not=dict.fromkeys(range(len(lines.rows)), why), repeats=sheet)
