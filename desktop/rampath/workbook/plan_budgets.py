"""The sheet Budgets of a plan workbook: the totals of budgets that stand beside the plan."""

import math
from collections.abc import Iterable, Iterator

from rampath.domain.member import Register
from rampath.domain.observation import Kind
from rampath.domain.plan import Plan
from rampath.domain.plan_budget import BudgetSum
from rampath.wording import tr
from rampath.workbook.plan_cell import Value
from rampath.workbook.plan_table import Record


def budget_rows(plan: Plan) -> Iterator[tuple[Value, ...]]:
    for each in plan.budgets:
        months = ", ".join(map(str, each.months))
        yield (
            each.member, each.edition, each.part, each.side, each.year, each.stage, each.kind.value, months, each.lines,
            each.amount, each.unit, each.price_basis, each.file, each.place,
        )  # fmt: skip


def budgets_of(rows: Iterable[Record], register: Register) -> tuple[BudgetSum, ...]:
    """The totals of the sheet; the first of two for the same thing counts."""
    found: dict[object, BudgetSum] = {}
    for row in rows:
        year, amount, kind = row.year("Year"), row.number("Amount, million"), row.one_of(Kind, "Kind")
        if year is None or amount is None or kind is None or not math.isfinite(amount):
            continue
        member = row.text("Member")
        if member and member not in register:
            row.say("Member", tr("No member has this code; the total was left out."))
            continue
        each = BudgetSum(
            member, row.text("Budget"), row.text("Part"), row.text("Side"), year, row.text("Stage"), kind,
            _months(row), _count(row), amount, row.text("Unit"), row.text("Price basis"), row.text("File"),
            row.text("Source cells"),
        )  # fmt: skip
        if found.setdefault(each.key, each) is not each:
            row.say("Budget", tr("A second total of the same part, year and stage; the first one counts."))
    return tuple(found.values())


def _months(row: Record) -> tuple[int, ...]:
    parts = [part.strip() for part in row.text("Months").split(",") if part.strip()]
    months = tuple(int(part) for part in parts if part.isascii() and part.isdigit() and 1 <= int(part) <= 12)
    if len(months) < len(parts):
        row.tell("Months", tr("This is no list of months"), tr("numbers from 1 to 12, such as 1, 2, 3"),
                 tr("What is no month was left out"))  # fmt: skip
    return months


def _count(row: Record) -> int:
    lines = row.number("Lines")
    return int(lines) if lines is not None and 0 <= lines < 1e9 else 0
