"""Tables side by side under one row of years that begin again, each with words above it that tell what it counts."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from rampath.workbook.currency import currencies_in
from rampath.workbook.glance import Glance
from rampath.workbook.measure_in import measure_in
from rampath.workbook.price_words import basis_told
from rampath.workbook.years import Year

_REACH, _FEWEST = 3, 2
_PER_CENT = re.compile(r"%|\bper ?cent|\bpct\b|pro[zc]ent|pour ?cent|por ?ciento|per ?cento", re.IGNORECASE)


class Side(NamedTuple):
    """The years of one table by column, the columns of those beside it, and the row of the words above them."""

    years: Mapping[int, Year]
    beside: frozenset[int] = frozenset()
    row: int = 0


def sides(glance: Glance, header: int, years: Mapping[int, Year]) -> list[Side]:
    """The tables under a row of years; one, unless the words above the years tell several measures apart."""
    whole = [Side(years)]
    blocks: list[dict[int, Year]] = [{}]
    for column in sorted(years):
        if years[column].year in {year.year for year in blocks[-1].values()}:
            blocks.append({})
        blocks[-1][column] = years[column]
    if len(blocks) < _FEWEST or any(len(block) < _FEWEST for block in blocks):
        return whole
    for row in range(header - 1, max(0, header - 1 - _REACH), -1):
        words = [glance.above(row, min(block)) for block in blocks]
        texts = ["" if cell is None else " ".join(cell.text.split()) for cell in words]
        if any(texts) and not (all(texts) and len(set(texts)) == 1):  # such as Actual, over each of them
            told = {
                (measure_in(text), _PER_CENT.search(text) is not None, basis_told(text), *currencies_in(text).values())
                for text in texts
            }
            if not all(texts) or len(told) < len(blocks):
                return whole
            return [Side(block, frozenset(years) - frozenset(block), row) for block in blocks]
    return whole
