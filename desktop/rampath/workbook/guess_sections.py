"""Parts of a table below one header that each begin with a row of a member's name: whose the rows below it are."""

from collections.abc import Collection, Sequence

from rampath.domain.member import AGGREGATES
from rampath.workbook.glance import Glance
from rampath.workbook.names import Recognised

_FEWEST = 2


def sections(glance: Glance, header: int, rows: Sequence[int], columns: Collection[int]) -> list[tuple[int, list[int]]]:
    """The rows of figures, parted by the rows that name somebody and hold nothing else, each with that row, or 0.

    Nothing where fewer than two are named so.
    """
    heads = [row for row in glance.rows if header < row <= rows[-1] and _names_alone(glance, row, columns)]
    names = {_name(glance.named(glance.rows[row][0].text)) for row in heads}
    if len(names) < _FEWEST:
        return []
    found: list[tuple[int, list[int]]] = []
    for first, end in zip([0, *heads], [*heads, rows[-1] + 1], strict=True):
        inside = [row for row in rows if first < row < end]
        if inside:
            found.append((first, inside))
    return found if len(found) > 1 else []


def _names_alone(glance: Glance, row: int, columns: Collection[int]) -> bool:
    """Whether the only cell of a row stands left of the figures and names a member or another country."""
    cells = glance.rows[row]
    return len(cells) == 1 and cells[0].column < min(columns) and _name(glance.named(cells[0].text)) != ""


def _name(found: Recognised) -> str:
    """The member or country; what a state pays for the Alliance is not the Alliance's."""
    code = "" if found.member is None else found.member.code
    return "" if code in AGGREGATES else code or found.country
