"""What a map would write into a workbook, use by use: the figure of the plan, and what it would do to the cell."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.cell import coordinate_from_string

from rampath.domain.measure_words import basis_words
from rampath.domain.plan import Plan
from rampath.domain.projection import Projection, project
from rampath.wording import tr
from rampath.workbook.address import address
from rampath.workbook.grid import Sheet, raw_text
from rampath.workbook.patch.cell_map import CellUse, change_for, terms_of
from rampath.workbook.patch.filling import CellDiff, Target
from rampath.workbook.safety import WorkbookRefused
from rampath.workbook.sheet_xml import Place
from rampath.workbook.years import FIRST, LAST


@dataclass(frozen=True, slots=True)
class Proposed:
    """A use and what it would do; without a diff where the plan has no such figure."""

    use: CellUse
    diff: CellDiff | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that a map would do, and the cells with formulas that follow from what it writes."""

    rows: tuple[Proposed, ...]
    following: tuple[str, ...]


def proposed(target: Target, uses: Sequence[CellUse], projection: Projection) -> tuple[Proposed, ...]:
    """What the uses would do, in their order."""
    changes = [change_for(use, projection) for use in uses]
    diffs = iter(target.diff([change for change in changes if change is not None]))
    rows = [Proposed(use, None if change is None else next(diffs)) for use, change in zip(uses, changes, strict=True)]
    return _held_against(target, [_in_terms(row, projection) for row in rows])


def _in_terms(row: Proposed, projection: Projection) -> Proposed:
    """Refuse a cell whose money is in another currency, or at prices of another year, than the plan's."""
    use, diff = row.use, row.diff
    if diff is None or diff.refusal or not any(use.terms) or use.terms == (ours := terms_of(use, projection)):
        return row
    theirs, own = (", ".join(filter(None, (currency, basis_words(basis)))) for currency, basis in (use.terms, ours))
    told = tr("{cell} is left as it is: it holds money in {theirs}, and the plan has it in {own}.",
              cell=use.cell, theirs=theirs, own=own)  # fmt: skip
    return replace(row, diff=replace(diff, refusal=told))


def _held_against(target: Target, rows: Sequence[Proposed]) -> tuple[Proposed, ...]:
    """Refuse the cells of which the headers that the map expects are gone, or say something else."""
    asked: dict[str, list[Place]] = {}
    for row in rows:
        if row.diff is not None and not row.diff.refusal:
            asked.setdefault(row.diff.change.sheet, []).extend(_place(cell) for cell, _text in row.use.expect)
    texts = {sheet: target.texts(sheet, places) for sheet, places in asked.items() if places}
    return tuple(_held(row, texts) for row in rows)


def _held(row: Proposed, texts: Mapping[str, Mapping[Place, str]]) -> Proposed:
    diff = row.diff
    if diff is None or diff.refusal:
        return row
    for cell, text in row.use.expect:
        found = texts[diff.change.sheet].get(_place(cell), "")
        if not _same(found, text):
            told = tr("{cell} is left as it is: the map expects “{text}” in {place}, and there stands “{found}”; point"
                      " at the cell again.", cell=row.use.cell, text=text, place=cell, found=found)  # fmt: skip
            return replace(row, diff=replace(diff, refusal=told))
    return row


def _place(cell: str) -> Place:
    column, row = coordinate_from_string(cell)
    return row, column_index_from_string(column)


def _same(one: str, other: str) -> bool:
    """Whether two texts say the same, numbers by their value."""
    try:
        return float(one) == float(other)
    except ValueError:
        return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def with_headers(use: CellUse, sheet: Sheet) -> CellUse:
    """The use with what tells its cell from others: the first text of its row, and the header above it."""
    at = address(use.cell)
    if at is None:
        return use
    row, column = at.first
    beside = next(((row, c) for c in range(1, column) if _is_words(sheet.value(row, c))), None)
    above = next(((r, column) for r in range(row - 1, 0, -1) if _is_header(sheet.value(r, column))), None)
    return replace(use, expect=tuple(
        (f"{get_column_letter(c)}{r}", raw_text(sheet.value(r, c))) for r, c in filter(None, (beside, above))
    ))  # fmt: skip


def _is_words(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_header(value: object) -> bool:
    if _is_words(value):
        return True
    return isinstance(value, (int, float)) and float(value).is_integer() and FIRST <= value <= LAST


def proposed_for(target: Target, uses: Sequence[CellUse], plan: Plan, scenario: str) -> Proposal:
    """The same for a scenario by its name, with what follows from the cells that can be written."""
    rows = proposed(target, uses, project(plan, plan.scenario(scenario)))
    return Proposal(rows, following(target, rows))


def following(target: Target, rows: Iterable[Proposed]) -> tuple[str, ...]:
    """The cells with formulas that follow from those that can be written."""
    open_to = [row.diff for row in rows if row.diff is not None and not (row.diff.refusal or row.diff.holds)]
    return tuple(each.cell for each in target.dependents(open_to))


def once(uses: Iterable[CellUse]) -> tuple[CellUse, ...]:
    """The uses of a map, in which no cell may stand twice; raises WorkbookRefused, which names the cell."""
    found = tuple(uses)
    twice = [cell for cell, times in Counter(use.cell.casefold() for use in found).items() if times > 1]
    if twice:
        named = next(use.cell for use in found if use.cell.casefold() == twice[0])
        raise WorkbookRefused(tr("The map names {cell} twice; keep one.", cell=named))
    return found
