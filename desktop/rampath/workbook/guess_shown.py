"""In which unit a table's cells show their figures: `5.8` as `5.8 Mrd. €`, where all of them agree."""

from collections.abc import Iterable
from typing import NamedTuple

from rampath.workbook.cell import place
from rampath.workbook.glance import Glance
from rampath.workbook.number_format import unit_of
from rampath.workbook.sheet_xml import Place

_MOST_ROWS = 5_000
"""In a longer sheet nobody goes through the styles of all cells for a guess."""


class Shown(NamedTuple):
    """What the number format of figures tells: the `words` beside them, a currency's ISO code, and the scale.

    `power` is what the numbers themselves count in, None where the format has no word of it; they are shown divided by
    ten to the power of `divided`. `place` is the first of their cells.
    """

    words: str = ""
    currency: str = ""
    power: int | None = None
    divided: int = 0
    place: str = ""


AS_THEY_STAND = Shown()


def shown_by(glance: Glance, places: Iterable[Place]) -> Shown:
    """How the cells at these places show their numbers; as they stand there where they do not all agree."""
    at = [place for place in places if place in glance.told]
    if not at or len(glance.sheet.rows) > _MOST_ROWS:
        return AS_THEY_STAND
    styles = glance.sheet.styles
    found = {
        Shown(unit.words, unit.currency, unit.power if unit.scaled else None, unit.divided)
        for unit in (unit_of(styles.at(*each)) for each in at)
    }
    return found.pop()._replace(place=place(glance.sheet.name, *at[0])) if len(found) == 1 else AS_THEY_STAND
