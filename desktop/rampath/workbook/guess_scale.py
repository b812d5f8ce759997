"""The scale that a column of a long list tells by numbers for each row, as SDMX's UNIT_MULT does: 6 for millions."""

from collections.abc import Sequence
from dataclasses import replace

from openpyxl.utils import get_column_letter

from rampath.wording import tr
from rampath.workbook.column_words import is_multiplier
from rampath.workbook.glance import Glance
from rampath.workbook.guess_found import Table
from rampath.workbook.guess_unit import Field
from rampath.workbook.mapping import Mapping, Role
from rampath.workbook.scale import multiplied, multiplier


def scaled_by_row(glance: Glance, table: Table, mapping: Mapping) -> tuple[Mapping, str]:
    """The mapping with the scale of all rows where it is one, and why nobody has to say it; nothing where rows do not.

    Of an item it is that of the rows, too: each row is read by its own in any case.
    """
    for use in mapping.of_role(Role.UNIT):
        told = {multiplier(glance.shown(row, use.column)) for row in table.rows} if is_multiplier(use.header) else {""}
        if "" not in told:
            why = tr("Column {column} tells it for each row.", column=get_column_letter(use.column))
            power = multiplied(told.pop()) if len(told) == 1 else None
            if power is None:
                return mapping, why
            items = tuple(replace(item, power=power) for item in mapping.items)
            return replace(mapping, power=power, items=items), why
    return mapping, ""


def with_scale(fields: Sequence[Field], why: str) -> tuple[Field, ...]:
    """The reasons, with this one for each scale."""
    return tuple(Field(each.name, why) if why and each.name.partition(" ")[0] == "power" else each for each in fields)
