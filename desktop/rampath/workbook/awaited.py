"""Which cells of a file hold something that was not read, while a question about it is open."""

from collections.abc import Callable

from rampath.wording import marked, tr
from rampath.workbook.address import Address, address
from rampath.workbook.reading import Reading

_NOTHING = (marked("no figure given"), marked("confidential"), marked("a figure that is not told"))


def awaited(reading: Reading) -> Callable[[str], bool]:
    """Whether a cell may give a figure once the open questions are answered: none is known to be gone from it.

    Of a cell that says that there is no figure no answer will make one.
    """
    if all(question.answered for question in reading.questions):
        return lambda _cell: False
    nothing = {tr(reason) for reason in _NOTHING}
    left = [found for each in reading.unused if each.reason not in nothing and (found := address(each.place))]
    by_sheet: dict[str, list[Address]] = {}
    for each in left:
        by_sheet.setdefault(each.sheet, []).append(each)

    def is_awaited(cell: str) -> bool:
        at = address(cell)
        return at is not None and any(_holds(each, at) for each in by_sheet.get(at.sheet, ()))

    return is_awaited


def _holds(left: Address, at: Address) -> bool:
    rows, columns = (left.first[0], left.last[0]), (left.first[1], left.last[1])
    return rows[0] <= at.first[0] <= rows[1] and columns[0] <= at.first[1] <= columns[1]
